//! Areas declared densely populated: added, changed and taken away one by one, read out of files, and what they would do.
use crate::forms::{FAR, Way};
use crate::house::House;
use serde_json::{Value, json};

fn version(house: &House) -> Value {
    house.does("owner", "facilities/current", json!({}))["version"]["version"].clone()
}

fn areas(house: &House) -> Vec<Value> {
    let shown = house.does("clerk", "facilities/populated", json!({}));
    shown["areas"].as_array().expect("areas").clone()
}

fn square(west: f64, south: f64, size: f64) -> Value {
    let (east, north) = (west + size, south + size);
    json!({"type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]]})
}

/// Around the tests' lines, as a person types and draws it.
fn area() -> Value {
    json!({
        "at": null, "authority": "示例市人民政府", "document": "示例〔2025〕1号", "as_of": "2025-03-01", "accuracy_m": 1.0,
        "outline": {"geometry": square(111.5, 24.3, 0.3), "crs": "EPSG:4490"},
    })
}

fn change(expected: &Value, put: &[Value], remove: &[u64]) -> Value {
    json!({"expected": expected, "put": put, "remove": remove})
}

fn ask(expected: &Value, put: &[Value], remove: &[u64], reason: &str) -> Value {
    let mut ask = change(expected, put, remove);
    ask["reason"] = json!(reason);
    ask
}

const EDIT: &str = "facilities/edit_populated";

#[test]
fn a_populated_area_is_added_changed_and_goes_with_a_reason() {
    let house = House::new();
    let before = version(&house);
    let one = [area()];
    let refused = |who: &str, ask: Value, status: u16, code: &str| {
        house.is_refused(who, EDIT, ask, status, code);
    };
    refused(
        "clerk",
        ask(&before, &one, &[], "公告"),
        403,
        "access.denied",
    );
    refused("owner", ask(&before, &one, &[], " "), 422, "reason.missing");
    refused(
        "owner",
        ask(&json!("old"), &one, &[], "公告"),
        409,
        "facilities.changed",
    );
    refused(
        "owner",
        ask(&before, &[], &[], "公告"),
        422,
        "facilities.nothing_edited",
    );
    refused(
        "owner",
        ask(&before, &[], &[0], "公告"),
        404,
        "facilities.area_unknown",
    );

    let mut second = area();
    second["document"] = json!("示例〔2026〕8号");
    second["accuracy_m"] = Value::Null;
    let made = house.does("owner", EDIT, ask(&before, &[area(), second], &[], "公告"));
    assert_eq!(
        (&made["label"], &made["note"], &made["crs_confirmed"]),
        (
            &json!("+示例〔2025〕1号 +示例〔2026〕8号"),
            &json!("公告"),
            &json!("EPSG:4490")
        )
    );
    let shown = areas(&house);
    assert_eq!(
        (&shown[0]["accuracy_m"], &shown[1]["accuracy_m"]),
        (&json!(1.0), &Value::Null)
    );
    assert_eq!(shown[0]["geometry"]["type"], "MultiPolygon");

    // Other words, the outline as it stands.
    let mut words = area();
    words["at"] = json!(0);
    words["outline"] = Value::Null;
    let same = words.clone();
    refused(
        "owner",
        ask(&made["version"], std::slice::from_ref(&same), &[], "更正"),
        422,
        "facilities.nothing_edited",
    );
    refused(
        "owner",
        ask(&made["version"], &[same], &[0], "更正"),
        404,
        "facilities.area_unknown",
    );
    words["authority"] = json!("示例市规划局");
    let corrected = house.does(
        "owner",
        EDIT,
        ask(&made["version"], &[words], &[], "更正机关"),
    );
    assert_eq!(corrected["label"], "±示例〔2025〕1号");
    assert_eq!(areas(&house)[0]["authority"], "示例市规划局");
    assert_eq!(areas(&house)[0]["geometry"], shown[0]["geometry"]);

    let gone = house.does(
        "owner",
        EDIT,
        ask(&corrected["version"], &[], &[0, 1], "公告废止"),
    );
    assert_eq!(gone["version"], before, "the same data as before the areas");
    assert_eq!(areas(&house), Vec::<Value>::new());
}

#[test]
fn what_is_no_declared_area_is_refused_by_name() {
    let house = House::new();
    let before = version(&house);
    let refused = |field: &str, value: Value, code: &str| {
        let mut wrong = area();
        wrong[field] = value;
        let said = house.is_refused(
            "owner",
            EDIT,
            ask(&before, &[wrong], &[], "公告"),
            422,
            code,
        );
        said["params"].clone()
    };
    refused("authority", json!(" "), "field.missing");
    refused("document", json!(""), "field.missing");
    refused("document", json!("长".repeat(201)), "field.too_long");
    refused("accuracy_m", json!(-1.0), "facilities.accuracy_impossible");
    refused("outline", Value::Null, "site.empty");
    let outline = |geometry: Value, crs: &str, code: &str| {
        refused("outline", json!({"geometry": geometry, "crs": crs}), code)
    };
    let ring = |ring: Value| json!({"type": "Polygon", "coordinates": [ring]});
    let crossed = ring(json!([
        [111.6, 24.4],
        [111.7, 24.5],
        [111.7, 24.4],
        [111.6, 24.5],
        [111.6, 24.4]
    ]));
    let said = outline(crossed, "EPSG:4490", "site.self_crossing");
    assert_eq!(said["area"], "示例〔2025〕1号");
    let two = ring(json!([[111.6, 24.4], [111.7, 24.5], [111.6, 24.4]]));
    outline(two, "EPSG:4490", "site.too_few_points");
    let sliver = ring(json!([
        [111.6, 24.4],
        [111.600_01, 24.4],
        [111.6, 24.400_000_000_1],
        [111.6, 24.4]
    ]));
    outline(sliver, "EPSG:4490", "site.flat");
    outline(
        json!({"type": "Point", "coordinates": [111.6, 24.4]}),
        "EPSG:4490",
        "site.not_geometry",
    );
    outline(
        square(111.5, 24.3, 0.1),
        "unknown",
        "facilities.crs_unknown",
    );
    outline(square(11.5, 48.1, 0.1), "EPSG:4326", "site.out_of_range");
    outline(square(111.5, 24.3, 0.1), "EPSG:4525", "site.zone_mismatch");
}

#[test]
fn what_a_system_adds_to_the_border_is_kept_with_the_area() {
    let house = House::new();
    let mut shifted = area();
    shifted["outline"]["crs"] = json!("GCJ-02");
    house.does(
        "owner",
        EDIT,
        ask(&version(&house), &[shifted], &[], "公告"),
    );
    let shown = areas(&house);
    assert_eq!(
        (&shown[0]["accuracy_m"], &shown[0]["own_error_m"]),
        (&json!(1.0), &json!(1.0))
    );
}

#[test]
fn a_preview_names_the_cases_that_an_area_changes_and_writes_nothing() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR);
    // 110 kV, its outer conductor 8 m from the site: within 10 m, beyond 1.5 m of wind and 4 m of safety.
    let lat = 24.448 + (0.8 + FAR - 3.2 - 8.0) / 110.77 / 1000.0;
    let line = json!({
        "id": null, "name": "示例设计线", "kind": "line", "voltage": "110kV", "owner": "", "spread_m": 6.4, "accuracy_m": 0.3,
        "crs": "EPSG:4490", "geometry": {"type": "LineString", "coordinates": [[111.599, lat], [111.602, lat]]},
        "attributes": {"water": null, "height_m": null, "height_accuracy_m": null, "wind_deviation_m": 1.5, "safe_distance_m": null},
    });
    let edit =
        json!({"expected": version(&house), "put": [line], "remove": [], "reason": "竣工图"});
    let before = house.does("owner", "facilities/edit", edit)["version"].clone();

    let preview = |put: &[Value], remove: &[u64]| {
        house.does(
            "owner",
            "facilities/preview_populated",
            change(&version(&house), put, remove),
        )
    };
    let seen = preview(&[area()], &[]);
    let case = &seen["cases"][0];
    assert_eq!(seen["checked"], 1);
    assert_eq!(
        (
            &case["case"],
            &case["before"]["verdict"],
            &case["after"]["verdict"]
        ),
        (&json!(way.case), &json!("inside"), &json!("outside")),
        "{seen}"
    );
    assert_eq!(version(&house), before, "nothing was written");
    house.is_refused(
        "clerk",
        "facilities/preview_populated",
        change(&before, &[area()], &[]),
        403,
        "access.denied",
    );
    // An area elsewhere changes nothing.
    let mut elsewhere = area();
    elsewhere["outline"]["geometry"] = square(112.5, 24.3, 0.1);
    assert_eq!(preview(&[elsewhere], &[])["cases"], json!([]));

    house.does("owner", EDIT, ask(&before, &[area()], &[], "公告"));
    let back = preview(&[], &[0]);
    assert_eq!(back["cases"][0]["after"]["verdict"], "inside");
}

fn read(house: &House, name: &str, text: &str, crs: Value) -> Value {
    let file = house.put("owner", name, text.as_bytes());
    json!({"files": [{"name": name, "file": file}], "crs": crs})
}

#[test]
fn outlines_and_words_are_read_out_of_files_of_any_format() {
    let house = House::new();
    let does = |ask: Value| house.does("owner", "facilities/read_populated", ask);
    let features = json!({"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": square(111.5, 24.3, 0.3),
            "properties": {"发布机关": "示例市人民政府", "文号": "示例〔2025〕1号", "公布日期": "2025-03-01", "精度": "1 m"}},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [111.5, 24.3]}, "properties": {}},
    ]});
    let got = does(read(
        &house,
        "范围.geojson",
        &features.to_string(),
        Value::Null,
    ));
    assert_eq!(
        (&got["crs"], &got["crs_by"], &got["others"]),
        (&json!("EPSG:4326"), &json!("default"), &json!(1))
    );
    assert_eq!(got["lines"], 3);
    let whole = &got["areas"][0];
    assert_eq!(
        [
            &whole["authority"],
            &whole["document"],
            &whole["as_of"],
            &whole["accuracy_m"],
            &whole["geometry"]
        ],
        [
            &json!("示例市人民政府"),
            &json!("示例〔2025〕1号"),
            &json!("2025-03-01"),
            &json!(1.0),
            &square(111.5, 24.3, 0.3)
        ]
    );

    // A table of WKT says no system: nothing is placed before somebody does.
    let table = "名称,WKT\n示例新区,\"POLYGON((553838 2709484,553938 2709484,553938 2709584,553838 2709484))\"\n交叉,\"POLYGON((553838 2709484,553938 2709584,553938 2709484,553838 2709584,553838 2709484))\"\n";
    let got = does(read(&house, "范围.csv", table, Value::Null));
    assert_eq!(got["lines"], Value::Null);
    assert_eq!(
        (&got["crs"], &got["crs_by"]),
        (&Value::Null, &json!("unknown"))
    );
    assert_eq!(
        (&got["areas"][0]["name"], &got["areas"][0]["placed"]),
        (&json!("示例新区"), &Value::Null)
    );
    let guessed = got["crs_candidates"].as_array().expect("candidates");
    assert!(guessed.contains(&json!("EPSG:4546")), "{guessed:?}");
    let got = does(read(&house, "范围.csv", table, json!("EPSG:4546")));
    assert_eq!(
        (&got["crs"], &got["crs_by"]),
        (&json!("EPSG:4546"), &json!("given"))
    );
    assert_eq!(got["lines"], 0, "far from every line");
    // Ten thousand square metres halved.
    let m2 = got["areas"][0]["area_m2"].as_f64().expect("placed");
    assert!((m2 - 5000.0).abs() < 20.0, "{m2}");
    assert_eq!(
        (
            &got["areas"][1]["problem"]["code"],
            &got["areas"][1]["geometry"]
        ),
        (&json!("site.self_crossing"), &Value::Null)
    );

    let kml = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><name>示例新区</name><Polygon><outerBoundaryIs><LinearRing><coordinates>111.5,24.3 111.6,24.3 111.6,24.4 111.5,24.3</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>";
    let got = does(read(&house, "范围.kml", kml, Value::Null));
    assert_eq!(
        (&got["crs"], &got["areas"][0]["name"]),
        (&json!("EPSG:4326"), &json!("示例新区"))
    );

    let refused = |ask: Value, code: &str| {
        house.is_refused("owner", "facilities/read_populated", ask, 422, code);
    };
    let point = json!({"type": "FeatureCollection", "features": [features["features"][1]]});
    refused(
        read(&house, "点.geojson", &point.to_string(), Value::Null),
        "facilities.populated_empty",
    );
    refused(json!({"files": [], "crs": null}), "facilities.no_file");
    let parcels = json!({"type": "FeatureCollection", "features": vec![features["features"][0].clone(); 501]});
    refused(
        read(&house, "地块.geojson", &parcels.to_string(), Value::Null),
        "facilities.populated_too_many",
    );
}
