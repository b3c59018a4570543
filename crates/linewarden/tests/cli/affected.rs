use crate::run::{answer, linewarden, refusal};
use crate::sample::{demo, text};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::path::Path;

/// Bodies of the events of a kind.
fn events(store: &Path, kind: &str) -> Vec<Value> {
    let journal = Connection::open(store.join("journal.db")).expect("opened");
    let mut read = journal
        .prepare("SELECT body FROM events WHERE kind = ?1 ORDER BY position")
        .expect("prepared");
    let bodies = read
        .query_map([kind], |row| row.get::<_, String>(0))
        .expect("read");
    bodies
        .map(|body| {
            serde_json::from_str::<Value>(&body.expect("text")).expect("JSON")["data"].clone()
        })
        .collect()
}

#[test]
fn a_line_built_through_a_site_changes_that_case_and_no_far_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let made = demo(&store);
    assert_eq!(made["pin"].as_str().map(str::len), Some(4));
    assert_eq!(
        made["names"].as_array().map(Vec::len),
        made["people"].as_u64().map(|n| n as usize)
    );
    let accepted = events(&store, "accepted");
    assert_eq!(made["cases"], accepted.len());
    let before = events(&store, "made_current")[0]["version"]
        .as_str()
        .expect("a version")
        .to_owned();
    let ask = |since: &str| answer(&["affected", "--store", text(&store), "--since", since]);
    assert_eq!(ask(&before)["cases"], json!([]), "nothing changed yet");

    // Through the first corner of a site that is outside every zone, eastward for a hundred metres or so.
    let case = accepted
        .iter()
        .find(|a| {
            a["screening"]["verdict"] == "outside" && a["application"]["site"]["crs"] == "EPSG:4490"
        })
        .expect("a case outside");
    let corner = &case["application"]["site"]["geometry"]["coordinates"][0][0];
    let (east, north) = (
        corner[0].as_f64().expect("x"),
        corner[1].as_f64().expect("y"),
    );
    let line = json!({
        "type": "FeatureCollection",
        "features": [{
            "type": "Feature",
            "properties": { "id": "new", "name": "示例新线", "voltage": "500kV" },
            "geometry": { "type": "LineString", "coordinates": [[east - 0.001, north], [east + 0.001, north]] },
        }],
    });
    let path = folder.path().join("new.geojson");
    std::fs::write(&path, line.to_string()).expect("written");
    let args = [
        "import",
        text(&path),
        "--store",
        text(&store),
        "--mode",
        "add",
        "--crs",
        "EPSG:4490",
        "--format",
        "json",
    ];
    let imported = linewarden(&args);
    assert_eq!(imported.exit, 0, "{}", imported.stderr);
    let after = imported.json()["version"]
        .as_str()
        .expect("a version")
        .to_owned();

    let report = ask(&before[..12]);
    assert_eq!(
        (&report["since"], &report["version"]),
        (&json!(before), &json!(after))
    );
    let cases = report["cases"].as_array().expect("a list");
    let found = cases
        .iter()
        .find(|c| c["number"] == case["number"])
        .expect("the case is listed");
    assert_eq!(
        (
            &found["before"]["verdict"],
            &found["before"]["facilities_version"]
        ),
        (&json!("outside"), &json!(before))
    );
    assert_eq!(
        (
            &found["after"]["verdict"],
            &found["after"]["facilities_version"]
        ),
        (&json!("inside"), &json!(after))
    );
    for other in cases {
        assert_eq!(other["after"]["inside"], json!(["示例新线"]), "{other}");
    }
    let checked = report["checked"].as_u64().expect("a count");
    assert!((cases.len() as u64) < checked, "{checked}");
    // Since the newest version nothing changed.
    assert_eq!(ask(&after)["cases"], json!([]));
    let error = refusal(&["affected", "--store", text(&store), "--since", "0123456789"]);
    assert_eq!(error["code"], "facilities.version_unknown");
    // Too short to name a version, even where only one begins so.
    assert_eq!(
        refusal(&["affected", "--store", text(&store), "--since", &before[..3]])["code"],
        "facilities.version_unknown"
    );
}
