//! Through the API with a surveyor's session: what must not be possible is not.
use crate::forms::{FAR, NEAR, Way};
use crate::house::House;
use serde_json::json;

#[test]
fn nobody_approves_a_t2_survey_of_their_own() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "30", FAR).surveyed("both", "none");
    way.does("clerk", "supply/hand_over", json!({"note": ""}));
    way.does("reviewer", "supply/answer_capacity", json!({"sufficient": true, "transformer": "示例", "way_on": null, "planned_for": null, "note": ""}));
    let said = way.is_refused(
        "both",
        "supply/approve",
        way.approval(),
        422,
        "four_eyes.same_person",
    );
    assert_eq!(said["params"]["surveyor"], "both");
    let mut waived = way.approval();
    waived["waiver"] = json!("同事很忙");
    way.is_refused(
        "both",
        "supply/approve",
        waived,
        422,
        "four_eyes.same_person",
    );
    way.is_refused(
        "surveyor",
        "supply/approve",
        way.approval(),
        403,
        "access.denied",
    );
    way.does("head", "supply/approve", way.approval());
}

#[test]
fn nobody_approves_with_an_open_notice_or_refuses_without_grounds() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", NEAR).surveyed("both", "severe");
    let notice = way.noticed()["notice"].clone();
    let said = way.is_refused("both", "supply/approve", way.approval(), 422, "notice.open");
    assert_eq!(said["params"]["number"], "示电隐告〔2026〕1号");
    // A further survey that finds nothing does not take the notice back.
    let clean = way.survey_body(&["surveyor"], "none");
    way.does("surveyor", "survey/record", clean);
    way.is_refused("both", "supply/approve", way.approval(), 422, "notice.open");
    let refusal = json!({"ground": "", "reasons": "不给", "evidence": [], "waiver": null});
    way.is_refused(
        "both",
        "supply/refuse",
        refusal.clone(),
        422,
        "refuse.needs_service",
    );
    way.served(&notice);
    house.later(40);
    way.reinspected(&notice, "severe");
    way.is_refused("both", "supply/refuse", refusal, 422, "refuse.needs_ground");
    let silent =
        json!({"ground": "endangers_supply", "reasons": " ", "evidence": [], "waiver": null});
    way.is_refused("both", "supply/refuse", silent, 422, "reason.missing");
    assert_eq!(way.show()["stage"], "hazard");
}

#[test]
fn another_unit_does_not_decide() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR).surveyed("surveyor", "none");
    way.is_refused(
        "stranger",
        "supply/approve",
        way.approval(),
        403,
        "access.not_your_unit",
    );
    way.is_refused(
        "stranger",
        "application/withdraw",
        json!({"reason": "x"}),
        403,
        "access.not_your_unit",
    );
}

#[test]
fn an_incomplete_application_is_not_accepted_and_says_what_is_missing() {
    let house = House::new();
    let mut form = crate::forms::form("380V", "13.2001", FAR);
    form["party"]["name"] = json!("");
    form["party"]["id_number"] = json!("450000197001011000");
    let said = house.is_refused(
        "clerk",
        "application/accept",
        json!({"draft": null, "form": form}),
        422,
        "application.incomplete",
    );
    let missing = said["params"]["missing"].to_string();
    for field in ["party.name", "party.id_number", "capacity"] {
        assert!(missing.contains(field), "{field} is not named in {missing}");
    }
}

#[test]
fn one_office_of_one_person_goes_on_by_a_recorded_waiver() {
    let house = House::empty();
    let founded = house.post(
        None,
        "office/found",
        Some(&crate::house::key()),
        json!({"name": "示例所", "notice_word": "示", "administrator": "独示例", "pin": crate::house::PIN}).to_string().into_bytes(),
    );
    assert_eq!(founded.status, 200, "{}", founded.json());
    let way = {
        let mut form = crate::forms::form("380V", "30", FAR);
        form["party"]["id_number"] = json!(crate::forms::resident_id());
        let answer = house.does(
            "administrator",
            "application/accept",
            json!({"draft": null, "form": form}),
        );
        Way {
            house: &house,
            case: answer["case"].as_str().unwrap().to_owned(),
            version: 1.into(),
        }
    };
    let photo = house.put("administrator", "p.jpg", &[0xFF, 0xD8, 0xFF, 9]);
    let survey = json!({"survey": {
        "surveyed_at": house.now(), "surveyors": ["administrator"], "fixes": [], "photos": [{"file": photo, "caption": "示例", "shows": "场地"}],
        "measurements": [], "unlawful": false, "unlawful_note": "", "inside_zone": false, "hazard": "none", "hindrance": "none", "differences": [], "note": "",
    }});
    way.does("administrator", "survey/record", survey);
    way.does("administrator", "supply/hand_over", json!({"note": ""}));
    way.does("administrator", "supply/answer_capacity", json!({"sufficient": true, "transformer": "示例", "way_on": null, "planned_for": null, "note": ""}));
    way.is_refused(
        "administrator",
        "supply/approve",
        way.approval(),
        422,
        "four_eyes.waiver_missing",
    );
    let mut waived = way.approval();
    waived["waiver"] = json!("本所仅一人");
    way.does("administrator", "supply/approve", waived);
    let shown = house.does("administrator", "case/show", json!({"case": way.case}));
    assert_eq!(shown["supply"]["approval"]["waiver"], "本所仅一人");
}

#[test]
fn a_case_that_changes_its_capacity_is_routed_again_on_the_record() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "30", FAR).surveyed("both", "none");
    let to = |voltage: &str, capacity: &str| json!({"voltage": voltage, "capacity": capacity, "existing": "", "reason": "改小容量"});
    way.does("clerk", "supply/hand_over", json!({"note": ""}));
    way.does("reviewer", "supply/answer_capacity", json!({"sufficient": false, "transformer": "示例", "way_on": "smaller_capacity", "planned_for": null, "note": ""}));
    way.is_refused(
        "surveyor",
        "application/change_capacity",
        to("380V", "12"),
        403,
        "access.denied",
    );
    way.is_refused(
        "clerk",
        "application/change_capacity",
        to("380V", "30.0"),
        422,
        "capacity.unchanged",
    );
    let said = way.is_refused(
        "clerk",
        "application/change_capacity",
        to("380V", "13.2001"),
        422,
        "capacity.too_fine",
    );
    assert_eq!(said["params"]["field"], "capacity");
    way.does("clerk", "application/change_capacity", to("380V", "12"));
    let shown = way.show();
    assert_eq!(shown["routing"]["tier"], "T1");
    assert_eq!(shown["application"]["capacity"], "12 kW");
    way.does("head", "supply/approve", way.approval());
    way.is_refused(
        "clerk",
        "application/change_capacity",
        to("380V", "30"),
        422,
        "case.decided",
    );
}

#[test]
fn the_works_area_may_answer_again_after_it_said_no() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "30", FAR).surveyed("both", "none");
    let answer = |sufficient: bool| json!({"sufficient": sufficient, "transformer": "示例", "way_on": (!sufficient).then_some("high_voltage"), "planned_for": null, "note": ""});
    way.does("clerk", "supply/hand_over", json!({"note": ""}));
    way.does("reviewer", "supply/answer_capacity", answer(false));
    way.is_refused(
        "head",
        "supply/approve",
        way.approval(),
        422,
        "capacity.insufficient",
    );
    let shown = house.does("reviewer", "case/show", json!({"case": way.case}));
    assert!(
        shown["allowed"]
            .as_array()
            .unwrap()
            .iter()
            .any(|a| a["operation"] == "supply/answer_capacity" && a["allowed"] == true),
        "{}",
        shown["allowed"]
    );
    way.does("reviewer", "supply/answer_capacity", answer(true));
    way.does("head", "supply/approve", way.approval());
}
