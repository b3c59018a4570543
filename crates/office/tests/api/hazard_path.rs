//! The hazard path to its two ends, and what stands on the notice.
use crate::forms::{NEAR, Way, reply};
use crate::house::House;
use serde_json::{Value, json};
use std::process::Command;

/// The text of an issued paper, by pdftotext.
fn text_of(house: &House, paper: &Value) -> String {
    let pdf = house.get(
        "clerk",
        &format!("/api/paper/{}.pdf", paper["id"].as_str().expect("an id")),
    );
    let file = house.path().join("paper.pdf");
    std::fs::write(&file, &pdf.bytes).expect("written");
    let output = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8"])
        .arg(&file)
        .arg("-")
        .output()
        .expect("pdftotext is installed");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_hazard_is_noticed_served_rectified_reinspected_and_then_approved() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", NEAR).surveyed("surveyor", "severe");
    assert_eq!(
        (&way.show()["stage"], &way.show()["next"]["operation"]),
        (&json!("hazard"), &json!("notice/issue"))
    );
    way.is_refused("head", "supply/approve", way.approval(), 422, "notice.open");
    let head = house.head();
    let issued = way.noticed();
    assert_eq!(issued["number"], "示电隐告〔2026〕1号");
    notice_says_what_it_must(&house, &way, &issued, &head);

    way.is_refused("head", "supply/approve", way.approval(), 422, "notice.open");
    let notice = &issued["notice"];
    // Evidence that is not there yet: taken in, named, not counted.
    let unsigned = way.service(json!([]));
    let served = way.does(
        "surveyor",
        "notice/serve",
        json!({"notice": notice, "service": unsigned}),
    );
    assert_eq!(
        (&served["effective_on"], &served["missing"]),
        (&Value::Null, &json!(["signed_receipt"]))
    );
    house.later(1);
    assert_eq!(way.served(notice)["effective_on"], house.today());
    way.is_refused(
        "surveyor",
        "notice/reinspect",
        way.look(notice, "none"),
        422,
        "reinspection.too_early",
    );
    house.later(1);
    way.rectified(notice);
    let mut alone = way.look(notice, "none");
    alone["inspectors"] = json!(["surveyor"]);
    way.is_refused(
        "surveyor",
        "notice/reinspect",
        alone,
        422,
        "reinspection.two_persons",
    );
    way.reinspected(notice, "none");
    assert_eq!(way.show()["notices"][0]["state"], "passed");
    way.does("head", "supply/approve", way.approval());
    way.does("clerk", "supply/reply", reply());
    assert_eq!(way.show()["stage"], "approved");
}

fn notice_says_what_it_must(house: &House, way: &Way<'_>, issued: &Value, head: &Value) {
    let text = tight(&text_of(house, &issued["paper"]));
    let template = house.does("surveyor", "notice/template", json!({"case": way.case}));
    let line = &template["locked"]["facility_lines"][0];
    assert_eq!(
        (&line["measured_mm"], &line["required_mm"]),
        (&json!(2340), &json!(5000)),
        "the tape wins over the machine"
    );
    let fingerprint = head["fingerprint"]
        .as_str()
        .expect("a fingerprint")
        .to_owned();
    for (what, wanted) in [
        ("measured", "2.34".to_owned()),
        ("required", "规定的5m".to_owned()),
        ("clause", tight(line["clause"].as_str().expect("a clause"))),
        ("number", "示电隐告〔2026〕1号".to_owned()),
        (
            "fingerprint",
            format!("指纹{}", fingerprint.replace('-', "").to_lowercase()),
        ),
        ("applicant", "申示例".to_owned()),
        ("line", "示例901线".to_owned()),
    ] {
        assert!(
            text.contains(&wanted),
            "the notice does not say its {what} {wanted:?}: {text}"
        );
    }
    assert!(
        text.contains("可以向示例市供电公司客服中心提出，"),
        "where to object is said once: {text}"
    );
}

#[test]
fn a_hazard_that_remains_is_refused_reported_and_referred_to_government() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", NEAR).surveyed("surveyor", "severe");
    let refusal = |ground: &str| json!({"ground": ground, "reasons": "隐患仍在", "evidence": [], "waiver": null});
    way.is_refused(
        "head",
        "supply/refuse",
        refusal("endangers_supply"),
        422,
        "refuse.needs_service",
    );
    let notice = way.noticed()["notice"].clone();
    way.is_refused(
        "head",
        "supply/refuse",
        refusal("endangers_supply"),
        422,
        "refuse.needs_service",
    );
    way.served(&notice);
    // The date lapses: that leads to a re-inspection, not to a refusal.
    house.later(40);
    way.is_refused(
        "head",
        "supply/refuse",
        refusal("endangers_supply"),
        422,
        "refuse.needs_reinspection",
    );
    way.reinspected(&notice, "severe");
    assert_eq!(way.show()["next"]["operation"], "supply/refuse");
    way.is_refused(
        "head",
        "supply/refuse",
        refusal("no_such_ground"),
        422,
        "refuse.needs_ground",
    );
    way.is_refused("head", "supply/approve", way.approval(), 422, "notice.open");
    way.is_refused(
        "clerk",
        "referral/report",
        json!({"note": ""}),
        422,
        "referral.not_refused",
    );
    way.does("head", "supply/refuse", refusal("endangers_supply"));
    way.does(
        "clerk",
        "supply/reply",
        json!({"how": "post", "reasons": "存在严重隐患，不予供电。", "conditions": ""}),
    );
    way.is_refused(
        "marketing",
        "referral/file_to_safety",
        json!({"note": ""}),
        422,
        "referral.not_reported",
    );
    let report = way.does("head", "referral/report", json!({"note": ""}));
    assert!(
        tight(&text_of(&house, &report["paper"])).contains("示电隐告〔2026〕1号"),
        "the report names the notice"
    );
    way.is_refused(
        "head",
        "referral/file_to_safety",
        json!({"note": ""}),
        403,
        "access.denied",
    );
    way.does("marketing", "referral/file_to_safety", json!({"note": ""}));
    let letter = json!({"addressees": ["示例执法办"], "request": "请依法督促消除隐患"});
    way.is_refused(
        "marketing",
        "referral/file",
        letter.clone(),
        403,
        "access.denied",
    );
    way.does("safety", "referral/file", letter);
    assert_eq!(way.show()["stage"], "referred");
    house.later(10);
    let answer = |addressee: &str| json!({"addressee": addressee, "answered_on": house.today(), "answer": "已立案", "result": "ordered_removal", "closes": true, "file": null});
    way.is_refused(
        "safety",
        "referral/answer",
        answer("别人"),
        422,
        "referral.unknown_addressee",
    );
    way.does("safety", "referral/answer", answer("示例执法办"));
    assert_eq!(way.show()["stage"], "closed");
}
