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
        json!({"current": true, "proposals": [], "left_out": 0})
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
        json!({"current": false, "proposals": [], "left_out": 0})
    );
}

#[test]
fn a_distance_to_a_facility_without_an_answer_is_counted_and_not_guessed() {
    let house = House::new();
    let (answer, _, _) = measured(&house, 62_000, Some("nobody"));
    assert_eq!(
        answer,
        json!({"current": true, "proposals": [], "left_out": 1})
    );
}
