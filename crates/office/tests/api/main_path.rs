//! The main path of each tier, by the people who walk it.
use crate::forms::{FAR, NEAR, Way, reply};
use crate::house::House;
use serde_json::json;

#[test]
fn a_t1_application_goes_from_the_counter_to_the_reply() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "13.2", FAR);
    let shown = way.show();
    assert_eq!(
        (
            &shown["tier"],
            &shown["stage"],
            &shown["screening"]["verdict"]
        ),
        (&json!("T1"), &json!("surveying"), &json!("outside"))
    );
    assert_eq!(shown["number"], "2026-0001");
    assert_eq!(shown["next"]["operation"], "survey/record");
    let way = way.surveyed("surveyor", "none");
    assert_eq!(way.show()["stage"], "deciding");
    way.does("head", "supply/approve", json!({"agreement": null, "permit": null, "ground": null, "waiver": null, "opinion": "同意"}));
    assert_eq!(way.show()["stage"], "replying");
    let answer = way.does("clerk", "supply/reply", reply());
    let shown = way.show();
    assert_eq!(
        (&shown["stage"], &shown["supply"]["reply"]["how"]),
        (&json!("approved"), &json!("handed"))
    );
    let paper = house.get(
        "clerk",
        &format!("/api/paper/{}.pdf", answer["paper"]["id"].as_str().unwrap()),
    );
    assert_eq!(paper.headers["content-type"], "application/pdf");
    assert!(paper.bytes.starts_with(b"%PDF"));
    way.does(
        "clerk",
        "supply/energise",
        json!({"energised_on": house.today(), "extent_matches": true, "note": ""}),
    );
    assert_eq!(way.show()["stage"], "energised");
    let kinds: Vec<_> = way.show()["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| t["kind"].as_str().unwrap().to_owned())
        .collect();
    for kind in ["accepted", "surveyed", "approved", "replied", "energised"] {
        assert!(
            kinds.iter().any(|k| k == kind),
            "{kind} is not in {kinds:?}"
        );
    }
}

#[test]
fn a_site_within_the_zone_is_approved_only_with_its_papers() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", NEAR);
    let screening = way.show()["screening"].clone();
    assert_eq!(screening["verdict"], "inside");
    let distance = screening["facilities"][0]["conductor_mm"].as_i64().unwrap();
    assert!((1_900..=2_100).contains(&distance), "{distance}");
    let way = way.surveyed("surveyor", "none");
    let bare =
        json!({"agreement": null, "permit": null, "ground": null, "waiver": null, "opinion": ""});
    way.is_refused(
        "head",
        "supply/approve",
        bare,
        422,
        "approve.needs_agreement",
    );
    way.does("head", "supply/approve", way.approval());
}

#[test]
fn a_t2_application_goes_by_the_works_area() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "30", FAR).surveyed("surveyor", "none");
    way.does("clerk", "supply/hand_over", json!({"note": ""}));
    way.is_refused(
        "head",
        "supply/approve",
        way.approval(),
        422,
        "approve.needs_capacity_answer",
    );
    let answer = json!({"sufficient": true, "transformer": "示例3号公变", "way_on": null, "planned_for": null, "note": ""});
    way.is_refused(
        "head",
        "supply/answer_capacity",
        answer.clone(),
        403,
        "access.denied",
    );
    way.does("reviewer", "supply/answer_capacity", answer);
    way.does("head", "supply/approve", way.approval());
    way.does("clerk", "supply/reply", reply());
    assert_eq!(way.show()["stage"], "approved");
}

#[test]
fn a_t3_application_goes_by_scheme_sign_off_and_meeting() {
    let house = House::new();
    let way = Way::accepted(&house, "10kV", "400", FAR);
    let body = way.survey_body(&["manager", "owner"], "none");
    way.does("manager", "survey/record", body);
    let scheme = json!({"scheme": {"source": "示例901线", "voltage": "10kV", "capacity": "400 kVA", "boundary": "分支杆", "metering": "高供高计", "note": ""}});
    way.does("manager", "supply/draft_scheme", scheme.clone());
    way.is_refused(
        "manager",
        "supply/sign_off",
        json!({"agree": true, "opinion": "同意"}),
        403,
        "access.denied",
    );
    way.does(
        "marketing",
        "supply/sign_off",
        json!({"agree": true, "opinion": "同意"}),
    );
    let meeting = |decision: &str, reasons: &str| json!({"held_on": house.today(), "agenda": "方案审定", "decision": decision, "minutes": "纪要", "reasons": reasons});
    way.does(
        "secretary",
        "supply/decide_meeting",
        meeting("returned", "裕度不足"),
    );
    way.is_refused(
        "key-head",
        "supply/approve",
        way.approval(),
        422,
        "approve.needs_scheme",
    );
    way.does("manager", "supply/draft_scheme", scheme);
    way.does(
        "marketing",
        "supply/sign_off",
        json!({"agree": true, "opinion": "同意"}),
    );
    way.does(
        "secretary",
        "supply/decide_meeting",
        meeting("approved", ""),
    );
    way.is_refused(
        "manager",
        "supply/approve",
        way.approval(),
        422,
        "four_eyes.same_person",
    );
    way.does("key-head", "supply/approve", way.approval());
    way.does("clerk", "supply/reply", reply());
    assert_eq!(way.show()["stage"], "approved");
}
