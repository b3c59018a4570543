//! What a change by hand keeps, what it would do to cases, and that nobody decides on an answer the data no longer give.
use crate::changed_lines::{through_the_site, version};
use crate::forms::{FAR, Way};
use crate::house::House;
use serde_json::{Value, json};

fn drawn(house: &House, id: &str) -> Value {
    let all = json!({"bbox": [111.0, 24.0, 112.0, 25.0]});
    let shown = house.does("owner", "facilities/draw", all);
    let found = shown["facilities"].as_array().into_iter().flatten();
    found
        .clone()
        .find(|f| f["id"] == id)
        .cloned()
        .expect("drawn")
}

#[test]
fn a_new_name_changes_neither_spread_nor_error_nor_any_answer() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", 4.0);
    let before = drawn(&house, "L1");
    let stood = way.show()["screening"]["verdict"].clone();
    let change = json!({
        "expected": version(&house)["version"], "remove": [],
        "put": [{
            "id": "L1", "name": "示例改名线", "kind": before["kind"], "voltage": "10kV", "owner": "",
            "spread_m": null, "keep_spread": true, "accuracy_m": before["accuracy_m"],
            "crs": "EPSG:4326", "geometry": before["geometry"],
        }],
    });
    let effect = house.does("owner", "facilities/preview_edit", change.clone());
    assert_eq!(effect["cases"], json!([]));
    let mut sent = change.clone();
    sent["reason"] = json!("核对铭牌");
    let made = house.does("owner", "facilities/edit", sent);
    assert_eq!(made["label"], "±1");
    let mut after = drawn(&house, "L1");
    assert_eq!(after["name"], "示例改名线");
    after["name"] = before["name"].clone();
    after["owner"] = before["owner"].clone();
    assert_eq!(after, before);
    let shown = way.show();
    assert_eq!(
        (&shown["answer_now"], &shown["screening"]["verdict"]),
        (&Value::Null, &stood)
    );

    // Said to be unknown it is, and the list told so before.
    let mut lost = change;
    lost["expected"] = version(&house)["version"].clone();
    lost["put"][0]["keep_spread"] = json!(false);
    lost["put"][0]["accuracy_m"] = Value::Null;
    let effect = house.does("owner", "facilities/preview_edit", lost);
    assert_eq!(effect["cases"][0]["after"]["verdict"], "cannot_tell");
}

#[test]
fn nobody_decides_on_an_answer_that_the_data_no_longer_give() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR).surveyed("surveyor", "none");
    assert_eq!(way.show()["answer_now"], Value::Null);
    let change = through_the_site(&version(&house)["version"]);
    let mut asked = change.clone();
    asked.as_object_mut().unwrap().remove("reason");
    let effect = house.does("owner", "facilities/preview_edit", asked);
    assert_eq!(effect["cases"][0]["after"]["verdict"], "inside");
    house.does("owner", "facilities/edit", change);

    let shown = house.does("head", "case/show", json!({"case": way.case}));
    assert_eq!(shown["answer_now"]["inside"], json!(["示例新建线"]));
    let allowed = shown["allowed"].as_array().into_iter().flatten();
    let reasons: Vec<_> = allowed
        .filter(|a| a["reason"]["code"] == "change.unsettled")
        .map(|a| a["operation"].clone())
        .collect();
    assert!(reasons.contains(&json!("supply/approve")), "{reasons:?}");
    let approval =
        json!({"agreement": null, "permit": null, "ground": null, "waiver": null, "opinion": ""});
    way.is_refused(
        "head",
        "supply/approve",
        approval.clone(),
        422,
        "change.unsettled",
    );
    way.does(
        "safety",
        "facilities/settle",
        json!({"decision": "stands", "reason": "线路尚未投运"}),
    );
    assert_eq!(way.show()["answer_now"], Value::Null);
    way.does("head", "supply/approve", approval);
}
