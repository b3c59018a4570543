//! Where a survey and the line as drawn cannot both be right.
use crate::forms::{NEAR, Way};
use crate::house::House;
use serde_json::{Value, json};

/// A case surveyed with one measured distance.
fn measured(house: &House, distance_mm: i64, facility: Option<&str>) -> (Value, i64, Value) {
    let way = Way::accepted(house, "380V", "10", NEAR);
    let entry = way.show()["screening"]["facilities"][0].clone();
    let mut body = way.survey_body(&["surveyor", "both"], "none");
    body["survey"]["measurements"][0]["distance_mm"] = json!(distance_mm);
    if let Some(id) = facility {
        body["survey"]["measurements"][0]["facility"] = json!(id);
    }
    way.does("surveyor", "survey/record", body);
    let asked = house.does("owner", "survey/corrections", json!({"case": way.case}));
    let computed = entry["conductor_mm"].as_i64().expect("millimetres");
    (asked, computed, json!(way.case))
}

#[test]
fn a_distance_that_fits_the_line_is_no_correction() {
    let house = House::new();
    let (answer, computed, _) = measured(&house, 2_340, None);
    assert!((1_900..=2_100).contains(&computed), "{computed}");
    assert_eq!(
        answer,
        json!({"current": true, "proposals": [], "left_out": 0, "sent": []})
    );
}

#[test]
fn a_distance_that_cannot_be_of_the_line_as_drawn_is_told_until_the_line_changes() {
    let house = House::new();
    let (answer, computed, case) = measured(&house, 62_000, None);
    let proposal = &answer["proposals"][0];
    let comparison = &proposal["comparisons"][0];
    let number = |v: &Value| v.as_i64().expect("millimetres");
    assert_eq!(comparison["measured_mm"], 62_000);
    // The same distance as the screening's, but for rounding.
    assert!((number(&comparison["computed_mm"]) - computed).abs() <= 5);
    let difference = number(&comparison["difference_mm"]);
    assert_eq!(difference, 62_000 - number(&comparison["computed_mm"]));
    assert!(difference > number(&comparison["u_mm"]), "{comparison}");
    assert_eq!(
        proposal["shift"],
        Value::Null,
        "one distance fixes no shift"
    );

    // Another version of the data is in force: nothing is compared with a line that may have been put right.
    let before = house.does("owner", "facilities/current", json!({}))["version"]["version"].clone();
    let pole = json!({
        "expected": before, "remove": [], "reason": "竣工图",
        "put": [{
            "id": null, "name": "示例901线#99", "kind": "tower", "voltage": "10kV", "owner": "", "spread_m": null, "accuracy_m": 0.2,
            "crs": "EPSG:4490", "geometry": {"type": "Point", "coordinates": [111.7, 24.6]},
        }],
    });
    house.does("owner", "facilities/edit", pole);
    let later = house.does("owner", "survey/corrections", json!({"case": case}));
    assert_eq!(
        later,
        json!({"current": false, "proposals": [], "left_out": 0, "sent": []})
    );
}

#[test]
fn a_distance_to_a_facility_without_an_answer_is_counted_and_not_guessed() {
    let house = House::new();
    let (answer, _, _) = measured(&house, 62_000, Some("nobody"));
    assert_eq!(
        answer,
        json!({"current": true, "proposals": [], "left_out": 1, "sent": []})
    );
}

/// Measured 62 m where the line is drawn 2 m away; the request that sends it to the owner.
fn to_send(house: &House) -> (Value, Value) {
    let (answer, _, case) = measured(house, 62_000, None);
    let facility = answer["proposals"][0]["facility"].clone();
    let version = house.does("surveyor", "case/show", json!({"case": case}))["version"].clone();
    let send =
        json!({"case": case, "expected": version, "facility": facility, "note": "全站仪复测两次"});
    (case, send)
}

/// The line as it is, with an honest accuracy: what an owner does where nobody knows which part of it is wrong.
fn correct(house: &House, facility: &Value) {
    let version =
        house.does("owner", "facilities/current", json!({}))["version"]["version"].clone();
    let near = house.does(
        "owner",
        "facilities/draw",
        json!({"bbox": [100.0, 20.0, 120.0, 30.0]}),
    );
    let drawn = near["facilities"].as_array().expect("facilities");
    let line = drawn
        .iter()
        .find(|f| f["id"] == *facility)
        .expect("the line");
    let put = json!({
        "expected": version, "remove": [], "reason": "按勘查更正建议",
        "put": [{
            "id": facility, "name": line["name"], "kind": line["kind"], "voltage": "10kV", "owner": "", "spread_m": null,
            "accuracy_m": 65.0, "crs": "EPSG:4326", "geometry": line["geometry"],
        }],
    });
    house.does("owner", "facilities/edit", put);
}

#[test]
fn an_owner_is_told_puts_the_line_right_and_answers() {
    let house = House::new();
    let (case, send) = to_send(&house);
    let facility = send["facility"].clone();
    house.does("surveyor", "survey/send_correction", send.clone());

    let list = house.does("owner", "facilities/corrections", json!({}));
    assert_eq!(list["open"], 1);
    let row = &list["rows"][0];
    assert_eq!(row["sent"]["note"], "全站仪复测两次");
    assert_eq!(
        row["sent"]["proposal"]["comparisons"][0]["measured_mm"],
        62_000
    );
    assert_eq!(row["changed"], false);
    assert!(row["extent"].is_array(), "{row}");

    let answer = |decision: &str, reason: &str| {
        let row = house.does("owner", "facilities/corrections", json!({}))["rows"][0].clone();
        json!({
            "case": case, "expected": row["expected"], "facility": facility, "decision": decision, "reason": reason,
        })
    };
    house.is_refused(
        "owner",
        "facilities/answer_correction",
        answer("corrected", ""),
        422,
        "correction.not_corrected",
    );
    house.is_refused(
        "owner",
        "facilities/answer_correction",
        answer("declined", " "),
        422,
        "reason.missing",
    );
    house.is_refused(
        "clerk",
        "facilities/answer_correction",
        answer("declined", "不是我们的线"),
        403,
        "access.denied",
    );

    correct(&house, &facility);
    assert_eq!(
        house.does("owner", "facilities/corrections", json!({}))["rows"][0]["changed"],
        true
    );
    house.does(
        "owner",
        "facilities/answer_correction",
        answer("corrected", ""),
    );
    let list = house.does("owner", "facilities/corrections", json!({}));
    assert_eq!(list["open"], 0);
    assert_eq!(list["rows"][0]["sent"]["reply"]["decision"], "corrected");
    house.is_refused(
        "owner",
        "facilities/answer_correction",
        answer("declined", "已处理"),
        422,
        "correction.none_open",
    );

    // The case keeps both, also when the data have moved on.
    let kept = house.does("surveyor", "survey/corrections", json!({"case": case}));
    assert_eq!(kept["current"], false);
    assert_eq!(kept["sent"][0]["reply"]["decision"], "corrected");
}

#[test]
fn a_proposal_is_sent_once_and_only_where_there_is_one() {
    let house = House::new();
    let (case, send) = to_send(&house);
    let nobody =
        json!({"case": case, "expected": send["expected"], "facility": "nobody", "note": ""});
    house.is_refused(
        "surveyor",
        "survey/send_correction",
        nobody,
        422,
        "correction.nothing_to_send",
    );
    house.does("surveyor", "survey/send_correction", send.clone());
    let mut again = send.clone();
    again["expected"] = json!(send["expected"].as_i64().expect("a version") + 1);
    house.is_refused(
        "surveyor",
        "survey/send_correction",
        again.clone(),
        422,
        "correction.already_sent",
    );

    // Declined, it may be sent again: the owner may have been wrong.
    let declined = json!({
        "case": case, "expected": again["expected"], "facility": send["facility"], "decision": "declined",
        "reason": "测量点不在本线",
    });
    house.does("owner", "facilities/answer_correction", declined);
    again["expected"] = json!(again["expected"].as_i64().expect("a version") + 1);
    house.does("surveyor", "survey/send_correction", again);
    let list = house.does("owner", "facilities/corrections", json!({}));
    assert_eq!(list["open"], 1);
    assert_eq!(list["rows"].as_array().map(Vec::len), Some(2));
    assert_eq!(list["rows"][1]["sent"]["reply"]["reason"], "测量点不在本线");
}
