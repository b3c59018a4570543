use crate::run::{Outcome, linewarden, refusal};
use crate::sample::{text, unfounded};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn line(id: &str, kv: &str, north: f64) -> Value {
    json!({
        "type": "Feature",
        "properties": { "id": id, "名字": format!("示例{id}线"), "voltage": kv },
        "geometry": { "type": "LineString", "coordinates": [[108.30, north], [108.32, north]] },
    })
}

fn file(folder: &Path, name: &str, features: Value) -> PathBuf {
    let path = folder.join(name);
    let collection = json!({ "type": "FeatureCollection", "features": features });
    std::fs::write(&path, collection.to_string()).expect("written");
    path
}

fn import(store: &Path, files: &[&Path], more: &[&str]) -> Outcome {
    let files: Vec<&str> = files.iter().map(|f| text(f)).collect();
    let args = ["import", "--store", text(store), "--format", "json"];
    linewarden(&[&args[..], more, &files].concat())
}

fn imported(store: &Path, files: &[&Path], more: &[&str]) -> Value {
    let outcome = import(store, files, more);
    assert_eq!(outcome.exit, 0, "{} {}", outcome.stdout, outcome.stderr);
    outcome.json()
}

#[test]
fn several_files_are_one_version_and_the_same_again_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    unfounded(&store);
    let first = file(
        folder.path(),
        "a.geojson",
        json!([line("x1", "110kV", 22.80), line("x2", "10kV", 22.81)]),
    );
    let second = file(
        folder.path(),
        "b.geojson",
        json!([line("x3", "35kV", 22.82)]),
    );
    let one = imported(&store, &[&first, &second], &["--map", "name=名字"]);
    assert_eq!(
        (
            &one["imported"],
            &one["changed"],
            &one["rejected"],
            &one["facilities"]
        ),
        (&json!(3), &json!(3), &json!([]), &json!(3))
    );
    let again = imported(&store, &[&first, &second], &["--map", "name=名字"]);
    assert_eq!(
        (&again["imported"], &again["changed"]),
        (&json!(3), &json!(0))
    );
    assert_eq!(again["version"], one["version"]);

    // x2 is at another place and voltage: one facility, told once.
    let moved = file(
        folder.path(),
        "a.geojson",
        json!([line("x1", "110kV", 22.80), line("x2", "20kV", 22.85)]),
    );
    let two = imported(&store, &[&moved, &second], &["--map", "name=名字"]);
    assert_eq!(
        (&two["changed"], &two["added"], &two["removed"]),
        (&json!(1), &json!(0), &json!(0))
    );
    assert_ne!(two["version"], one["version"]);

    let more = file(
        folder.path(),
        "c.geojson",
        json!([line("x4", "220kV", 22.90)]),
    );
    let added = imported(&store, &[&more], &["--mode", "add", "--label", "补充"]);
    assert_eq!(
        (&added["added"], &added["removed"], &added["facilities"]),
        (&json!(1), &json!(0), &json!(4))
    );
    let outcome = import(&store, &[&more], &["--lang", "en"]);
    assert_eq!(outcome.json()["removed"], 3);
    assert!(
        outcome
            .stderr
            .contains("3 facilities of the version before"),
        "{}",
        outcome.stderr
    );

    // The version in the journal is the one that was named, and its file is there.
    let verified = linewarden(&["verify", "--store", text(&store), "--format", "json"]);
    assert_eq!(
        (verified.exit, &verified.json()["files"]),
        (0, &json!(4)),
        "{}",
        verified.stdout
    );
}

/// What comes again under its id is updated; an id of another line refuses the whole file.
#[test]
fn added_files_update_what_they_know() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    unfounded(&store);
    let first = file(
        folder.path(),
        "a.geojson",
        json!([line("x1", "110kV", 22.80), line("x2", "10kV", 22.81)]),
    );
    imported(&store, &[&first], &[]);
    let newer = file(
        folder.path(),
        "b.geojson",
        json!([line("x2", "20kV", 22.81), line("x3", "10kV", 22.82)]),
    );
    let added = imported(&store, &[&newer], &["--mode", "add"]);
    assert_eq!(
        (&added["facilities"], &added["added"], &added["changed"]),
        (&json!(3), &json!(1), &json!(2))
    );
    let other = file(
        folder.path(),
        "c.geojson",
        json!([line("x1", "10kV", 23.50)]),
    );
    let args = [
        "import",
        "--store",
        text(&store),
        "--mode",
        "add",
        text(&other),
    ];
    assert_eq!(refusal(&args)["code"], "facilities.id_taken");
    let after = imported(&store, &[&newer], &["--mode", "add"]);
    assert_eq!(
        (&after["version"], &after["changed"]),
        (&added["version"], &json!(0)),
        "nothing was taken of the refused file, and the same again changes nothing"
    );
}

#[test]
fn rejected_rows_are_named_and_only_all_of_them_refuse() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    unfounded(&store);
    let nowhere = json!({ "type": "Feature", "properties": { "name": "示例" }, "geometry": null });
    let some = file(
        folder.path(),
        "some.geojson",
        json!([nowhere, line("x1", "110kV", 22.80)]),
    );
    let report = imported(&store, &[&some], &[]);
    assert_eq!(report["imported"], 1);
    let rejected = report["rejected"].as_array().expect("a list");
    assert_eq!(rejected.len(), 1);
    assert_eq!(
        (&rejected[0]["row"], &rejected[0]["code"]),
        (&json!(1), &json!("geometry.missing"))
    );

    let none = file(folder.path(), "none.geojson", json!([nowhere, nowhere]));
    let args = ["import", text(&none), "--store", text(&store)];
    let error = refusal(&args);
    assert_eq!(error["code"], "facilities.nothing_usable");
    assert_eq!(error["params"]["rows"].as_array().map(Vec::len), Some(2));
    let empty = file(folder.path(), "empty.geojson", json!([]));
    assert_eq!(
        refusal(&["import", text(&empty), "--store", text(&store)])["code"],
        "facilities.nothing_usable"
    );
    // What was refused is not in force.
    assert_eq!(imported(&store, &[&some], &[])["changed"], 0);
}

#[test]
fn data_that_nobody_can_place_is_not_made_current() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    unfounded(&store);
    let path = folder.path().join("local.geojson");
    let collection = json!({
        "type": "FeatureCollection",
        "crs": { "type": "name", "properties": { "name": "urn:example:works-grid" } },
        "features": [line("x1", "110kV", 22.80)],
    });
    std::fs::write(&path, collection.to_string()).expect("written");
    let args = ["import", text(&path), "--store", text(&store)];
    assert_eq!(refusal(&args)["code"], "facilities.crs_unknown");
}

#[test]
fn a_mistyped_store_is_not_made_into_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = file(
        folder.path(),
        "a.geojson",
        json!([line("x1", "110kV", 22.80)]),
    );
    let nowhere = folder.path().join("nowhere");
    assert_eq!(
        refusal(&["import", text(&good), "--store", text(&nowhere)])["code"],
        "store.missing"
    );
    assert!(!nowhere.exists());
    for args in [
        &["verify", "--store", text(&nowhere)][..],
        &["affected", "--store", text(&nowhere), "--since", "00000000"],
    ] {
        assert_eq!(refusal(args)["code"], "store.missing");
    }
    assert!(!nowhere.exists());
    let store = folder.path().join("store");
    unfounded(&store);
    let missing = folder.path().join("missing.shp");
    assert_eq!(
        refusal(&["import", text(&missing), "--store", text(&store)])["code"],
        "file.unreadable"
    );
    assert_eq!(
        refusal(&[
            "import",
            text(&good),
            "--store",
            text(&store),
            "--map",
            "colour=red"
        ])["code"],
        "map.unknown"
    );
}

/// A drawing whose layers a person speaks of, and its words in an encoding that is said.
#[test]
fn layers_and_encoding_are_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    unfounded(&store);
    let drawing = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../geofence/tests/data/dxf/gk_cm108_gbk_r2000.zip");
    let crs = ["--crs", "EPSG:4545"];
    let with = |more: &[&str]| imported(&store, &[&drawing], &[&crs, more].concat());
    let refused = |more: &[&str]| {
        let args = ["import", text(&drawing), "--store", text(&store)];
        refusal(&[&args[..], &crs, more].concat())
    };
    let plain = with(&["--encoding", "GB18030"]);
    let unknown = refused(&["--layer", "no such layer=none"]);
    assert_eq!(unknown["code"], "facilities.layer_unknown");
    for slip in ["only a name", "x=colour", "x=line:colour"] {
        assert_eq!(refused(&["--layer", slip])["code"], "layer.unreadable");
    }
    assert_eq!(
        refused(&["--encoding", "EBCDIC"])["code"],
        "file.encoding_name_unknown"
    );
    let layer = unknown["params"]["known"][0].as_str().expect("a layer");
    let without = with(&["--layer", &format!("{layer}=none")]);
    assert!(
        without["facilities"].as_u64() < plain["facilities"].as_u64(),
        "{without}"
    );
}
