use crate::run::{answer, linewarden, refusal};
use crate::sample::text;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A place in the plane of EPSG:4546 (CGCS2000, 3 degrees, 111° E), easting first.
const HERE: [f64; 2] = [500_000.0, 2_670_000.0];

fn plane(epsg: &str) -> Value {
    json!({ "type": "name", "properties": { "name": epsg } })
}

fn write(folder: &Path, name: &str, value: &Value) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, value.to_string()).expect("written");
    path
}

fn square(north: f64, half: f64) -> Value {
    let [e, n] = [HERE[0], HERE[1] + north];
    json!([[
        [e - half, n],
        [e + half, n],
        [e + half, n + 2.0 * half],
        [e - half, n + 2.0 * half],
        [e - half, n]
    ]])
}

/// A 110 kV line running east and west through [`HERE`].
fn line(folder: &Path, properties: Value) -> PathBuf {
    let [e, n] = HERE;
    let ends = json!([[e - 200.0, n], [e + 200.0, n]]);
    let feature = json!({ "type": "Feature", "id": "L", "properties": properties,
        "geometry": { "type": "LineString", "coordinates": ends } });
    let all =
        json!({ "type": "FeatureCollection", "crs": plane("EPSG:4546"), "features": [feature] });
    write(folder, "line.geojson", &all)
}

/// A square of 20 m whose south side lies `north` metres north of the line.
fn site(folder: &Path, north: f64, crs: Option<&str>) -> PathBuf {
    let feature = json!({ "type": "Feature", "properties": {},
        "geometry": { "type": "Polygon", "coordinates": square(north, 10.0) } });
    let mut all = json!({ "type": "FeatureCollection", "features": [feature] });
    if let Some(crs) = crs {
        all["crs"] = plane(crs);
    }
    write(folder, "site.geojson", &all)
}

fn screened(line: &Path, site: &Path, more: &[&str]) -> Value {
    let files = ["screen", "--facilities", text(line), "--site", text(site)];
    answer(&[&files[..], &["--site-accuracy", "0.3"], more].concat())
}

fn clearance(of: &Value) -> Value {
    let all = of["facilities"].as_array().expect("facilities");
    let found = all.iter().find(|f| f["rule"] == "clearance_vertical");
    found.cloned().expect("a clearance is asked about")
}

#[test]
fn the_height_of_a_vehicle_settles_its_clearance_under_a_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let known = json!({ "voltage": "110kV", "spread": 6.4, "accuracy": 0.4, "导线对地距离": 8, "高度精度": 0.2 });
    let (line, site) = (
        line(folder.path(), known),
        site(folder.path(), -10.0, Some("EPSG:4546")),
    );
    let with = |more: &[&str]| {
        let all = [&["--work", "vehicle"], more].concat();
        clearance(&screened(&line, &site, &all))
    };
    assert_eq!(with(&[])["verdict"], "cannot_tell");
    let low = with(&["--machine-height", "2.5"]);
    assert_eq!(
        (&low["verdict"], &low["vertical"]["top_mm"]),
        (&json!("outside"), &json!(2500))
    );
    assert_eq!(with(&["--machine-height", "6.5"])["verdict"], "inside");
    for wrong in ["-1", "1001", "NaN"] {
        let error = refusal(&[
            "screen",
            "--facilities",
            text(&line),
            "--site",
            text(&site),
            "--machine-height",
            wrong,
        ]);
        assert_eq!(error["code"], "number.out_of_range", "{wrong}");
        assert_eq!(error["params"]["option"], "--machine-height");
    }
}

#[test]
fn an_own_system_places_a_site_and_adds_the_error_of_its_parameters() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = line(
        folder.path(),
        json!({ "voltage": "110kV", "spread": 6.4, "accuracy": 0.4 }),
    );
    let plain = screened(&line, &site(folder.path(), 30.0, Some("EPSG:4546")), &[]);
    // The same plane under another name: every parameter is zero, only their error of 5 m is not.
    let own = |accuracy: f64| {
        json!([{ "label": "own:example", "accuracy_m": accuracy, "way": { "by": "four", "target": 4546,
            "parameters": { "turn": "clockwise", "north_m": 0.0, "east_m": 0.0, "rotation_arcsec": 0.0, "scale_ppm": 0.0 } } }])
    };
    let table = write(folder.path(), "own.json", &own(5.0));
    let unnamed = site(folder.path(), 30.0, None);
    let named = ["--site-crs", "own:example"];
    let files = [
        "screen",
        "--facilities",
        text(&line),
        "--site",
        text(&unnamed),
        "--site-accuracy",
        "0.3",
    ];
    let run = |more: &[&str]| {
        let all = [&files[..], &named, more, &["--format", "json"]].concat();
        let outcome = linewarden(&all);
        assert_eq!(outcome.exit, 0, "{}", outcome.stdout);
        outcome.json()
    };
    let without = run(&[]);
    assert_eq!(without["verdict"], "cannot_tell");
    assert_eq!(without["reasons"][0]["code"], "site.crs_unknown");
    assert_eq!(without["reasons"][0]["params"]["crs"], "own:example");

    let placed = run(&["--own-crs", text(&table)]);
    let (a, b) = (&plain["facilities"][0], &placed["facilities"][0]);
    assert_eq!(a["centreline_mm"], b["centreline_mm"]);
    let error = |f: &Value| f["uncertainty_mm"].as_i64().expect("whole millimetres");
    assert!(error(b) > 5_000 && error(a) < 2_000, "{a} {b}");

    let far = json!([{ "label": "own:example", "accuracy_m": 5.0, "way": { "by": "four", "target": 4546,
        "parameters": { "turn": "clockwise", "north_m": "far", "east_m": 0.0, "rotation_arcsec": 0.0, "scale_ppm": 0.0 } } }]);
    for (wrong, code) in [
        (far, "own_crs.unreadable"),
        (own(500.0), "own_crs.bad_number"),
    ] {
        let path = write(folder.path(), "wrong.json", &wrong);
        let error = refusal(&[&files[..], &["--own-crs", text(&path)]].concat());
        assert_eq!(error["code"], code);
    }
}

#[test]
fn a_populated_area_narrows_only_a_line_whose_wind_deviation_is_stated() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = site(folder.path(), 12.0, Some("EPSG:4546"));
    let paper = json!({ "公布机关": "示例市人民政府", "文号": "示例〔2025〕1号", "精度": 1 });
    let declared = |properties: Value| {
        let feature = json!({ "type": "Feature", "properties": properties,
            "geometry": { "type": "Polygon", "coordinates": square(-100.0, 100.0) } });
        json!({ "type": "FeatureCollection", "crs": plane("EPSG:4546"), "features": [feature] })
    };
    let area = write(folder.path(), "area.geojson", &declared(paper));
    let narrow = ["--populated", text(&area)];
    let with = |deviation: Value, more: &[&str]| {
        let line = line(
            folder.path(),
            json!({ "voltage": "110kV", "spread": 6.4, "accuracy": 0.4, "最大计算风偏(m)": deviation }),
        );
        screened(&line, &site, more)["verdict"].clone()
    };
    assert_eq!(with(json!(1.5), &[]), "inside");
    assert_eq!(with(json!(1.5), &narrow), "outside");
    assert_eq!(with(Value::Null, &narrow), "inside");

    let nobody = write(
        folder.path(),
        "nobody.geojson",
        &declared(json!({ "文号": "示例〔2025〕1号" })),
    );
    let line = folder.path().join("line.geojson");
    let error = refusal(&[
        "screen",
        "--facilities",
        text(&line),
        "--site",
        text(&site),
        "--populated",
        text(&nobody),
    ]);
    assert_eq!(error["code"], "file.populated_unusable");
}
