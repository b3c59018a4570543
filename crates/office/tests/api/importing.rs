//! Files brought in beside what is loaded: what it would change, which ids stay, and what the person says of the files.
use crate::forms::{FAR, Way, lines};
use crate::house::House;
use serde_json::{Value, json};

/// Reads one file and waits for the reading: its handle and what it came to.
fn read(house: &House, features: &Value, more: &Value) -> (Value, Value) {
    let bytes = json!({"type": "FeatureCollection", "features": features}).to_string();
    let file = house.put("owner", "新数据.geojson", bytes.as_bytes());
    let mut request = json!({
        "files": [{"name": "新数据.geojson", "file": file}], "crs": "EPSG:4490", "columns": {}, "spread_m": null,
        "accuracy_m": null, "label": "新数据", "attribution": null, "licence": null,
    });
    let fields = more.as_object().expect("an object").clone();
    request.as_object_mut().expect("an object").extend(fields);
    let reading = house.does("owner", "facilities/read", request)["reading"].clone();
    let ready = (0..400).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        let look = house.does("owner", "facilities/reading", json!({"reading": reading}));
        (look["state"] != "reading").then_some(look)
    });
    (reading, ready.expect("read within four seconds"))
}

fn line(id: &str, name: &str, lat: f64) -> Value {
    json!({
        "type": "Feature", "geometry": {"type": "LineString", "coordinates": [[111.590, lat], [111.610, lat]]},
        "properties": {"id": id, "name": name, "kind": "line", "voltage": "10 kV", "owner": "配电运检室", "accuracy": 0.2, "spread": 1.6},
    })
}

fn make(reading: &Value, mode: &str, same: Value) -> Value {
    json!({
        "reading": reading, "crs_confirmed": "EPSG:4490", "accept_rejects": false, "confirm_removed": true, "mode": mode,
        "same": same, "coverage": null, "note": "",
    })
}

fn version(house: &House) -> Value {
    house.does("owner", "facilities/current", json!({}))["version"].clone()
}

#[test]
fn a_preview_names_the_cases_and_writes_nothing() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR);
    let before = version(&house);
    // Ten metres into the far site.
    let lat = 24.448 + (0.8 + FAR + 10.0) / 110.77 / 1000.0;
    let (reading, ready) = read(&house, &json!([line("N1", "示例新建线", lat)]), &json!({}));
    assert_eq!(ready["difference"]["affected_open"], 1, "{ready}");
    let add = json!({"reading": reading, "mode": "add"});
    let seen = house.does("owner", "facilities/preview", add);
    assert_eq!(
        (
            &seen["checked"],
            &seen["difference"]["added"],
            &seen["difference"]["removed"]
        ),
        (&json!(1), &json!(1), &json!(0))
    );
    let case = &seen["cases"][0];
    assert_eq!(
        (
            &case["case"],
            &case["before"]["verdict"],
            &case["after"]["verdict"],
            &case["after"]["inside"]
        ),
        (
            &json!(way.case),
            &json!("outside"),
            &json!("inside"),
            &json!(["示例新建线"])
        )
    );
    assert_eq!(version(&house), before, "nothing was written");
    assert_eq!(
        house.does("safety", "facilities/affected", json!({"since": null}))["cases"],
        json!([])
    );
    // In place of everything it takes three lines away, and no line is near another case.
    let replace = json!({"reading": reading, "mode": "replace"});
    let seen = house.does("owner", "facilities/preview", replace);
    assert_eq!(seen["difference"]["removed"], 3);
    house.is_refused(
        "clerk",
        "facilities/preview",
        json!({"reading": reading, "mode": "add"}),
        403,
        "access.denied",
    );
}

#[test]
fn a_confirmed_pair_keeps_its_id() {
    let house = House::new();
    let mut all = lines()["features"].clone();
    all[1]["properties"]["id"] = json!("902-NEW");
    let (reading, _) = read(&house, &all, &json!({}));
    let seen = house.does(
        "owner",
        "facilities/preview",
        json!({"reading": reading, "mode": "replace"}),
    );
    let pair = json!({"old": "L2", "new": "902-NEW"});
    let [row] = &seen["renamed"].as_array().expect("pairs")[..] else {
        panic!("one pair: {seen}")
    };
    assert_eq!(
        (&row["old"], &row["new"], &row["name"], &row["metres"]),
        (
            &json!("L2"),
            &json!("902-NEW"),
            &json!("示例902线"),
            &json!(0.0)
        )
    );
    assert_eq!(
        (&seen["difference"]["added"], &seen["difference"]["removed"]),
        (&json!(1), &json!(1))
    );
    let confirmed = json!({"reading": reading, "mode": "replace", "same": [pair]});
    let seen = house.does("owner", "facilities/preview", confirmed);
    assert_eq!(
        (&seen["difference"]["added"], &seen["difference"]["removed"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(
        seen["renamed"].as_array().map(Vec::len),
        Some(1),
        "it can be taken back"
    );
    house.is_refused(
        "owner",
        "facilities/make_current",
        make(
            &reading,
            "replace",
            json!([{"old": "L1", "new": "902-NEW"}]),
        ),
        422,
        "facilities.pair_unknown",
    );
    house.does(
        "owner",
        "facilities/make_current",
        make(&reading, "replace", json!([pair])),
    );
    let found = house.does("owner", "facilities/search", json!({"query": "示例902"}));
    assert_eq!(found["rows"][0]["id"], "L2");
}

#[test]
fn what_is_added_again_is_updated_and_an_id_of_another_thing_is_refused() {
    let house = House::new();
    let again = json!([
        line("L1", "示例901线", 24.4485),
        line("L2", "示例902线", 24.448 + 1500.0 / 110.77 / 1000.0)
    ]);
    let (reading, _) = read(&house, &again, &json!({}));
    let seen = house.does(
        "owner",
        "facilities/preview",
        json!({"reading": reading, "mode": "add"}),
    );
    assert_eq!(seen["difference"]["added"], 0, "{seen}");
    assert!(
        seen["difference"]["updated"]
            .as_u64()
            .is_some_and(|n| n >= 1)
    );
    let made = house.does(
        "owner",
        "facilities/make_current",
        make(&reading, "add", json!([])),
    );
    assert_eq!(made["facilities"], 3, "three lines as before, none twice");
    let found = house.does("owner", "facilities/search", json!({"query": "示例901"}));
    assert_eq!(found["rows"].as_array().map(Vec::len), Some(1));
    assert_eq!(found["rows"][0]["extent"][1], 24.4485, "where it is now");

    let other = json!([line("L1", "别处示例线", 24.6)]);
    let (reading, _) = read(&house, &other, &json!({}));
    let refused = house.is_refused(
        "owner",
        "facilities/preview",
        json!({"reading": reading, "mode": "add"}),
        422,
        "facilities.id_taken",
    );
    assert_eq!(refused["params"], json!({"count": 1, "ids": ["L1"]}));
    house.is_refused(
        "owner",
        "facilities/make_current",
        make(&reading, "add", json!([])),
        422,
        "facilities.id_taken",
    );
    assert_eq!(version(&house)["number"], made["number"]);
}

#[test]
fn an_encoding_that_does_not_fit_is_told() {
    let house = House::new();
    let table = "名称,经度,纬度\n示例杆,111.6,24.448\n";
    let file = house.put("owner", "杆塔.csv", table.as_bytes());
    let ask = |encoding: &str| {
        let request = json!({
            "files": [{"name": "杆塔.csv", "file": file}], "crs": "EPSG:4490", "columns": {}, "spread_m": null,
            "accuracy_m": null, "label": "杆塔", "attribution": null, "licence": null, "encodings": {"杆塔.csv": encoding},
        });
        let reading = house.does("owner", "facilities/read", request)["reading"].clone();
        (0..400).find_map(|_| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            let look = house.does("owner", "facilities/reading", json!({"reading": reading}));
            (look["state"] != "reading").then_some(look)
        })
    };
    let read = ask("UTF-8").expect("read");
    assert_eq!(read["report"]["files"][0]["encoding_by"], "given", "{read}");
    let failed = ask("klingon").expect("read");
    assert_eq!(failed["error"]["code"], "file.encoding_name_unknown");
}
