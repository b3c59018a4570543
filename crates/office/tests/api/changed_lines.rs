//! Facility data changed by hand: found, edited, undone, and what becomes of the cases it touches.
use crate::forms::{FAR, Way, reply};
use crate::house::House;
use serde_json::{Value, json};

pub fn version(house: &House) -> Value {
    house.does("owner", "facilities/current", json!({}))["version"].clone()
}

/// A 110 kV line straight through the far site of the tests.
pub fn through_the_site(expected: &Value) -> Value {
    let lat = 24.448 + (0.8 + FAR + 10.0) / 110.77 / 1000.0;
    json!({
        "expected": expected, "remove": [], "reason": "新建线路竣工图",
        "put": [{
            "id": null, "name": "示例新建线", "kind": "line", "voltage": "110kV", "owner": "输电运检室", "spread_m": 6.4,
            "accuracy_m": 0.3, "crs": "EPSG:4490",
            "geometry": {"type": "LineString", "coordinates": [[111.599, lat], [111.602, lat]]},
        }],
    })
}

fn affected(house: &House) -> Vec<Value> {
    house.does("safety", "facilities/affected", json!({"since": null}))["cases"]
        .as_array()
        .expect("cases")
        .clone()
}

#[test]
fn an_approved_case_under_a_new_line_is_listed_and_settled_by_safety() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR).surveyed("surveyor", "none");
    way.does(
        "head",
        "supply/approve",
        json!({"agreement": null, "permit": null, "ground": null, "waiver": null, "opinion": ""}),
    );
    way.does("clerk", "supply/reply", reply());
    assert_eq!(affected(&house), Vec::<Value>::new());

    let before = version(&house);
    let made = house.does(
        "owner",
        "facilities/edit",
        through_the_site(&before["version"]),
    );
    assert_eq!(
        (&made["number"], &made["note"]),
        (&json!(2), &json!("新建线路竣工图"))
    );
    let [case] = &affected(&house)[..] else {
        panic!("one case is affected")
    };
    assert_eq!(
        (
            &case["approved"],
            &case["before"]["verdict"],
            &case["after"]["verdict"]
        ),
        (&json!(true), &json!("outside"), &json!("inside"))
    );
    assert_eq!(case["after"]["inside"], json!(["示例新建线"]));

    let settle = |reason: &str| json!({"decision": "resurvey", "reason": reason});
    way.is_refused(
        "head",
        "facilities/settle",
        settle("看过"),
        403,
        "access.denied",
    );
    way.is_refused(
        "safety",
        "facilities/settle",
        settle(" "),
        422,
        "reason.missing",
    );
    way.does(
        "safety",
        "facilities/settle",
        settle("线路先于建筑投运，重新勘查"),
    );
    let shown = way.show();
    assert_eq!(
        (
            &shown["stage"],
            &shown["screening"]["verdict"],
            &shown["supply"]["approval"]
        ),
        (&json!("surveying"), &json!("inside"), &Value::Null),
        "back to survey with the new answer"
    );
    let entry = shown["timeline"]
        .as_array()
        .and_then(|t| t.iter().find(|e| e["kind"] == "change_settled"))
        .expect("on the timeline")
        .clone();
    assert_eq!(entry["body"], "线路先于建筑投运，重新勘查");
    assert_eq!(affected(&house), Vec::<Value>::new(), "settled");
    way.is_refused(
        "safety",
        "facilities/settle",
        settle("再来"),
        422,
        "change.nothing_changed",
    );
}

#[test]
fn a_connected_case_can_only_be_let_stand() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR).surveyed("surveyor", "none");
    way.does(
        "head",
        "supply/approve",
        json!({"agreement": null, "permit": null, "ground": null, "waiver": null, "opinion": ""}),
    );
    way.does("clerk", "supply/reply", reply());
    way.does(
        "clerk",
        "supply/energise",
        json!({"energised_on": house.today(), "extent_matches": true, "note": ""}),
    );
    house.does(
        "owner",
        "facilities/edit",
        through_the_site(&version(&house)["version"]),
    );
    way.is_refused(
        "safety",
        "facilities/settle",
        json!({"decision": "resurvey", "reason": "看"}),
        422,
        "change.too_late",
    );
    way.does(
        "safety",
        "facilities/settle",
        json!({"decision": "stands", "reason": "建筑先于线路"}),
    );
    assert_eq!(way.show()["stage"], "energised");
    assert_eq!(affected(&house), Vec::<Value>::new());
}

#[test]
fn an_edit_is_undone_by_a_further_version() {
    let house = House::new();
    let before = version(&house);
    house.does(
        "owner",
        "facilities/edit",
        through_the_site(&before["version"]),
    );
    let found = house.does("clerk", "facilities/search", json!({"query": "新建"}));
    assert_eq!(found["rows"][0]["name"], "示例新建线");

    let undo = |number: u64, reason: &str| json!({"number": number, "reason": reason});
    house.is_refused(
        "clerk",
        "facilities/restore",
        undo(1, "误"),
        403,
        "access.denied",
    );
    house.is_refused(
        "owner",
        "facilities/restore",
        undo(1, ""),
        422,
        "reason.missing",
    );
    house.is_refused(
        "owner",
        "facilities/restore",
        undo(2, "误"),
        422,
        "facilities.in_force_already",
    );
    house.is_refused(
        "owner",
        "facilities/restore",
        undo(9, "误"),
        404,
        "facilities.number_unknown",
    );
    let made = house.does("owner", "facilities/restore", undo(1, "图纸有误"));
    assert_eq!(
        (&made["number"], &made["version"]),
        (&json!(3), &before["version"])
    );
    let found = house.does("clerk", "facilities/search", json!({"query": "新建"}));
    assert_eq!(found["rows"], json!([]));
}

#[test]
fn an_edit_that_cannot_be_right_changes_nothing() {
    let house = House::new();
    let before = version(&house)["version"].clone();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut body = through_the_site(&before);
        change(&mut body);
        body
    };
    let refused = |body: Value, status, code| {
        house.is_refused("owner", "facilities/edit", body, status, code);
    };
    refused(with(&|b| b["reason"] = json!("")), 422, "reason.missing");
    refused(
        with(&|b| b["put"] = json!([])),
        422,
        "facilities.nothing_edited",
    );
    refused(
        with(&|b| b["expected"] = json!("another")),
        409,
        "facilities.changed",
    );
    refused(
        with(&|b| b["remove"] = json!(["no such"])),
        404,
        "facilities.facility_unknown",
    );
    refused(
        with(&|b| b["put"][0]["crs"] = json!("局部坐标")),
        422,
        "facilities.crs_unknown",
    );
    refused(
        with(&|b| b["put"][0]["voltage"] = json!("很高")),
        422,
        "facilities.voltage_unreadable",
    );
    refused(
        with(&|b| b["put"][0]["geometry"]["coordinates"] = json!([[111.6, 24.4]])),
        422,
        "facilities.geometry_unusable",
    );
    assert_eq!(version(&house)["version"], before);

    let gone = with(&|b| {
        b["put"] = json!([]);
        b["remove"] = json!(["L2"]);
    });
    house.does("owner", "facilities/edit", gone);
    assert_eq!(version(&house)["facilities"], 2);
}

#[test]
fn the_map_is_told_where_open_cases_lie() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR);
    let all = json!({"bbox": [111.0, 24.0, 112.0, 25.0]});
    let shown = house.does("clerk", "case/sites", all.clone());
    let site = &shown["sites"][0];
    assert_eq!(
        (&site["case"], &site["verdict"], &site["geometry"]["type"]),
        (&json!(way.case), &json!("outside"), &json!("Polygon"))
    );
    let elsewhere = house.does(
        "clerk",
        "case/sites",
        json!({"bbox": [100.0, 24.0, 101.0, 25.0]}),
    );
    assert_eq!(elsewhere["sites"], json!([]));
    way.does("clerk", "application/withdraw", json!({"reason": "不建了"}));
    assert_eq!(house.does("clerk", "case/sites", all)["sites"], json!([]));
}

#[test]
fn the_facilities_in_force_leave_as_files_that_read_the_same() {
    let house = House::new();
    let answer = house.get("clerk", "/api/facilities/export/geojson");
    assert_eq!(answer.headers["content-type"], "application/octet-stream");
    let file: Value = serde_json::from_slice(&answer.bytes).expect("GeoJSON");
    let names: Vec<&Value> = file["features"]
        .as_array()
        .expect("features")
        .iter()
        .map(|f| &f["properties"]["name"])
        .collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names.contains(&&json!("示例901线")));
    let packed = house.get("clerk", "/api/facilities/export/gpkg");
    assert!(packed.bytes.starts_with(b"SQLite format 3\0"));
    assert_eq!(
        packed.bytes,
        house.get("audit", "/api/facilities/export/gpkg").bytes,
        "one version, the same bytes"
    );
}

/// Four parameters that leave a place where it is, which shows that they were used.
fn own_system(label: &str) -> Value {
    json!({
        "label": label, "accuracy_m": 0.3, "source": "示例市测绘院 示-1",
        "way": {"by": "four", "target": 4546, "parameters": {"turn": "clockwise", "north_m": 0.0, "east_m": 0.0, "rotation_arcsec": 0.0, "scale_ppm": 0.0}},
    })
}

#[test]
fn a_site_in_an_old_system_is_measured_only_with_the_offices_parameters() {
    let house = House::new();
    let shown = house.does("owner", "facilities/own_systems", json!({}));
    let set = |systems: Value, expected: &Value, reason: &str| json!({"expected": expected, "systems": systems, "reason": reason});
    let version = shown["version"].clone();
    let own = json!([own_system("own:示例80")]);
    house.is_refused(
        "clerk",
        "facilities/set_own_systems",
        set(own.clone(), &version, "文件"),
        403,
        "access.denied",
    );
    house.is_refused(
        "owner",
        "facilities/set_own_systems",
        set(own.clone(), &version, ""),
        422,
        "reason.missing",
    );
    let twice = json!([own_system("own:示例80"), own_system("own:示例80")]);
    house.is_refused(
        "owner",
        "facilities/set_own_systems",
        set(twice, &version, "文件"),
        422,
        "own_crs.repeated",
    );

    // The far square of the tests in the plane of EPSG:4546, as PROJ gives it.
    let corners = [
        [560838.3308, 2705102.4320],
        [560858.6107, 2705102.5199],
        [560858.5240, 2705122.5197],
        [560838.2441, 2705122.4318],
        [560838.3308, 2705102.4320],
    ];
    let mut site = crate::forms::site(FAR);
    site["crs"] = json!("own:示例80");
    site["geometry"]["coordinates"] = json!([corners]);
    let ask = || {
        house.does(
            "clerk",
            "application/screen",
            json!({"site": site, "work": {}}),
        )["screening"]
            .clone()
    };
    assert_eq!(ask()["verdict"], "cannot_tell", "no parameters yet");

    let made = house.does(
        "owner",
        "facilities/set_own_systems",
        set(own, &version, "示-1 号文件"),
    );
    assert_eq!(made["systems"][0]["label"], "own:示例80");
    let answer = ask();
    assert_eq!(answer["verdict"], "outside", "{answer}");
    let distance = answer["facilities"][0]["conductor_mm"]
        .as_i64()
        .expect("a distance");
    assert!((59_900..=60_100).contains(&distance), "{distance}");
    house.is_refused(
        "owner",
        "facilities/set_own_systems",
        set(json!([]), &version, "旧页面"),
        409,
        "journal.conflict",
    );
}

#[test]
fn parameters_are_tried_on_a_control_point_before_they_hold() {
    let house = House::new();
    let at = [560838.3308, 2705102.4320];
    let ask = |system: &Value, point: Value, expected: Value| json!({"system": system, "point": point, "expected": expected});
    let own = own_system("own:示例80");
    let known = |east: f64| json!({"at": [at[0] + east, at[1]], "crs": "EPSG:4546"});
    let tried = house.does(
        "owner",
        "facilities/try_own_system",
        ask(&own, json!(at), known(2.0)),
    );
    // Zero parameters are the plane itself; a plane's metre is one on the ground but for its scale.
    let misfit = tried["misfit_m"].as_f64().expect("metres");
    assert!((misfit - 2.0).abs() < 0.001, "{misfit}");
    assert_eq!(tried["error_m"], 0.3);
    assert_eq!(tried["plane"]["crs"], "EPSG:4525");
    let east = tried["plane"]["at"][0].as_f64().expect("an easting");
    assert!((east - 37_560_838.330_8).abs() < 0.001, "{east}");

    let alone = house.does(
        "owner",
        "facilities/try_own_system",
        ask(&own, json!(at), json!(null)),
    );
    assert_eq!(alone["misfit_m"], json!(null));
    assert_eq!(alone["place"], tried["place"]);

    let refused = |system: &Value, point: Value, expected: Value, code: &str| {
        house.is_refused(
            "owner",
            "facilities/try_own_system",
            ask(system, point, expected),
            422,
            code,
        );
    };
    refused(&own, json!([1.0, 2.0]), json!(null), "own_crs.not_a_place");
    let other = json!({"at": at, "crs": "own:别的"});
    refused(&own, json!(at), other, "own_crs.not_a_place");
    let mut wrong = own.clone();
    wrong["way"]["parameters"]["scale_ppm"] = json!(5_000.0);
    refused(&wrong, json!(at), json!(null), "own_crs.bad_number");
    house.is_refused(
        "clerk",
        "facilities/try_own_system",
        ask(&own, json!(at), json!(null)),
        403,
        "access.denied",
    );
    // Nothing was written by trying.
    let shown = house.does("owner", "facilities/own_systems", json!({}));
    assert_eq!(shown["systems"], json!([]));
}

#[test]
fn a_site_is_taped_from_a_tower_by_its_number() {
    let house = House::new();
    let before = version(&house)["version"].clone();
    let tower = json!({
        "expected": before, "remove": [], "reason": "竣工图",
        "put": [{
            "id": null, "name": "示例901线#37", "kind": "tower", "voltage": "10kV", "owner": "", "spread_m": null, "accuracy_m": 0.2,
            "crs": "EPSG:4490", "geometry": {"type": "Point", "coordinates": [111.6, 24.448]},
        }],
    });
    house.does("owner", "facilities/edit", tower);
    let note = |text: &str| json!({"corners": [{"by": "note", "text": text}]});
    let taped = house.does(
        "clerk",
        "application/tape",
        note("#37杆东12米、北3米；东30米、北3米；东30米、北20米"),
    );
    assert_eq!(taped["vertices"].as_array().map(Vec::len), Some(3));
    let east = taped["vertices"][0][0].as_f64().expect("a number");
    // Twelve metres of longitude at this latitude.
    assert!((east - 111.6 - 12.0 / 101_410.0).abs() < 1e-7, "{east}");
    assert!(
        taped["accuracy_m"].as_f64().is_some_and(|u| u >= 0.7),
        "the tower's and the tape's"
    );
    assert_eq!(taped["crs"], "EPSG:4490");
    house.is_refused(
        "clerk",
        "application/tape",
        note("#99杆东12米"),
        422,
        "tape.tower_not_found",
    );
    house.is_refused(
        "clerk",
        "application/tape",
        note("随便写"),
        422,
        "tape.not_understood",
    );
}

/// A number that several lines use is asked about, nearest tower first, and the answer is taken.
#[test]
fn which_of_two_towers_is_meant_is_asked() {
    let house = House::new();
    let before = version(&house)["version"].clone();
    let tower = |name: &str, lon: f64, accuracy: f64| {
        json!({
            "id": null, "name": name, "kind": "tower", "voltage": "10kV", "owner": "", "spread_m": null, "accuracy_m": accuracy,
            "crs": "EPSG:4490", "geometry": {"type": "Point", "coordinates": [lon, 24.448]},
        })
    };
    let put = json!([
        tower("示例甲线#771", 111.61, 0.2),
        tower("示例乙线771号", 111.62, 3.0)
    ]);
    house.does(
        "owner",
        "facilities/edit",
        json!({"expected": before, "remove": [], "reason": "竣工图", "put": put}),
    );
    let ask = |more: Value| {
        let mut body =
            json!({"corners": [{"by": "note", "text": "#771杆东12米"}], "near": [111.619, 24.448]});
        if let Some(more) = more.as_object() {
            body.as_object_mut()
                .expect("an object")
                .extend(more.clone());
        }
        body
    };
    let refused = house.is_refused(
        "clerk",
        "application/tape",
        ask(json!({})),
        422,
        "tape.tower_ambiguous",
    );
    let candidates = refused["params"]["candidates"]
        .as_array()
        .expect("candidates")
        .clone();
    let names: Vec<&str> = candidates
        .iter()
        .filter_map(|c| c["name"].as_str())
        .collect();
    assert_eq!(names, ["示例乙线771号", "示例甲线#771"]);
    let chosen = json!({"chosen": [{"tower": {"line": null, "number": "771"}, "facility": candidates[0]["id"]}]});
    let taped = house.does("clerk", "application/tape", ask(chosen));
    assert_eq!(taped["accuracy_m"], 3.5, "that tower's own error");
    assert!(
        taped["vertices"][0][0]
            .as_f64()
            .is_some_and(|lon| lon > 111.62)
    );
    // Naming the line settles it as well.
    let named = json!({"corners": [{"by": "note", "text": "10kV示例甲线#771杆东12米"}]});
    assert_eq!(
        house.does("clerk", "application/tape", named)["accuracy_m"],
        0.7
    );
}

#[test]
fn nothing_is_added_to_data_that_is_gone() {
    let house = House::new();
    let before = version(&house)["version"].clone();
    let house = house.reopen(|store| {
        std::fs::remove_dir_all(store.join("files")).expect("the files go");
    });
    house.is_refused(
        "owner",
        "facilities/edit",
        through_the_site(&before),
        422,
        "facilities.current_damaged",
    );
}

#[test]
fn what_the_owner_states_about_a_line_is_kept_changed_and_taken_away_by_hand() {
    let house = House::new();
    let expected = version(&house)["version"].clone();
    let line = |id: Value, attributes: Value, east: f64| {
        json!({
            "id": id, "name": "示例设计线", "kind": "line", "voltage": "110kV", "owner": "", "spread_m": 6.4, "accuracy_m": 0.4,
            "crs": "EPSG:4490", "attributes": attributes,
            "geometry": {"type": "LineString", "coordinates": [[111.6 + east, 24.40], [111.6 + east, 24.41]]},
        })
    };
    let edit = |expected: &Value, put: Value| json!({"expected": expected, "put": [put], "remove": [], "reason": "设计图"});
    let stated = json!({"water": null, "height_m": 8.0, "height_accuracy_m": 0.2, "wind_deviation_m": 1.5, "safe_distance_m": null});
    let mut wrong = stated.clone();
    wrong["wind_deviation_m"] = json!(-1.0);
    house.is_refused(
        "owner",
        "facilities/edit",
        edit(&expected, line(Value::Null, wrong, 0.0)),
        422,
        "facilities.attribute_impossible",
    );
    let made = house.does(
        "owner",
        "facilities/edit",
        edit(&expected, line(Value::Null, stated.clone(), 0.0)),
    );
    let found = house.does(
        "clerk",
        "facilities/draw",
        json!({"bbox": [111.59, 24.39, 111.61, 24.42]}),
    );
    let id = found["facilities"]
        .as_array()
        .expect("facilities")
        .iter()
        .find(|f| f["name"] == "示例设计线")
        .expect("the line")["id"]
        .clone();
    let shown = |id: &Value| house.does("clerk", "facilities/attributes", json!({"id": id}));
    assert_eq!(shown(&id), stated);
    let designed = || house.does("clerk", "facilities/populated", json!({}))["designed"].clone();
    assert_eq!(designed(), 1);

    // Nothing said: what is recorded stays, but a height belongs to where it was measured.
    let moved = house.does(
        "owner",
        "facilities/edit",
        edit(&made["version"], line(id.clone(), Value::Null, 0.001)),
    );
    let mut without = stated.clone();
    without["height_m"] = Value::Null;
    without["height_accuracy_m"] = Value::Null;
    assert_eq!(shown(&id), without);

    let none = json!({"water": null, "height_m": null, "height_accuracy_m": null, "wind_deviation_m": null, "safe_distance_m": null});
    house.does(
        "owner",
        "facilities/edit",
        edit(&moved["version"], line(id.clone(), none.clone(), 0.001)),
    );
    assert_eq!(shown(&id), none);
    assert_eq!(designed(), 0);
    house.is_refused(
        "clerk",
        "facilities/attributes",
        json!({"id": "nobody"}),
        404,
        "facilities.facility_unknown",
    );
}

#[test]
fn the_map_is_drawn_by_cells_of_the_version_in_force() {
    let house = House::new();
    let expected = version(&house)["version"].clone();
    let line = json!({
        "id": Value::Null, "name": "示例图格线", "kind": "line", "voltage": "110kV", "owner": "", "spread_m": Value::Null,
        "accuracy_m": Value::Null, "crs": "EPSG:4490", "attributes": Value::Null,
        "geometry": {"type": "LineString", "coordinates": [[111.6, 24.40], [111.6, 24.41]]},
    });
    let edit = json!({"expected": expected, "put": [line], "remove": [], "reason": "新建"});
    let made = house.does("owner", "facilities/edit", edit);
    // The cells of levels 12 and 15 that hold 111.6° E, 24.405° N.
    let far = house.does(
        "clerk",
        "facilities/cell",
        json!({"zoom": 12, "x": 3317, "y": 1761}),
    );
    assert_eq!(far["version"], made["version"]);
    let names = |s: &Value| {
        s["names"]
            .as_array()
            .expect("names")
            .contains(&json!("示例图格线"))
    };
    let mine = far["strokes"]
        .as_array()
        .expect("strokes")
        .iter()
        .find(|s| names(s));
    assert_eq!(mine.expect("the line")["voltage_kv"], 110.0);
    let near = house.does(
        "clerk",
        "facilities/cell",
        json!({"zoom": 15, "x": 26542, "y": 14092}),
    );
    let found = near["facilities"].as_array().expect("facilities");
    let f = found
        .iter()
        .find(|f| f["name"] == "示例图格线")
        .expect("the line");
    // Nobody said how sure it is: the map draws it so.
    assert_eq!(
        (&f["spread"], f.get("accuracy_m")),
        (&json!("unknown"), None)
    );
    assert_eq!(f["zone"]["error_unknown"], true);
    assert_eq!(near["left_out"], json!([]));
    house.is_refused(
        "clerk",
        "facilities/cell",
        json!({"zoom": 16, "x": 0, "y": 0}),
        422,
        "bbox.invalid",
    );
}
