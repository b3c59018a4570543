//! Taking something away, or spoiling it, never makes "outside" of what was not outside.
//!
//! Data without a checksum cannot tell a changed digit from a true one; then the answer at least
//! names other data. Where there is a checksum (stored sets, archives) no change gets through.

mod common;

use common::shapefile::{dbf, shp};
use linewarden_geofence::measure::destination;
use linewarden_geofence::{
    FacilitySet, Index, LonLat, Policy, ReadOptions, Screening, Site, SiteInput, Verdict, Work,
    ZonePolicy, screen,
};
use serde_json::{Value, json};
use std::io::Write;

const HERE: LonLat = [110.3, 24.2];
type Files = Vec<(String, Vec<u8>)>;

fn line(north: f64) -> [LonLat; 2] {
    let middle = destination(HERE, 0.0, north);
    [
        destination(middle, 270.0, 300.0),
        destination(middle, 90.0, 300.0),
    ]
}

fn feature(id: &str, properties: &Value, north: f64) -> Value {
    json!({"type": "Feature", "id": id, "properties": properties, "geometry": {"type": "LineString", "coordinates": line(north)}})
}

fn collection(features: &[Value]) -> Vec<u8> {
    json!({"type": "FeatureCollection", "features": features})
        .to_string()
        .into_bytes()
}

fn index(files: &Files) -> Option<Index> {
    let reading = FacilitySet::read(files, &ReadOptions::default(), &|_, _| true).ok()?;
    Some(Index::build(reading.set))
}

fn site(north: f64, policy: &ZonePolicy) -> Site {
    let input = SiteInput {
        geometry: json!({"type": "Point", "coordinates": destination(HERE, 0.0, north)}),
        crs: Some("EPSG:4326".into()),
        accuracy_m: Some(0.3),
        ..SiteInput::default()
    };
    Site::parse(&input, policy).unwrap()
}

fn works() -> [Work; 4] {
    let stand = destination(HERE, 0.0, 14.0);
    [
        Work::default(),
        Work {
            building: true,
            excavation: true,
            ..Work::default()
        },
        Work {
            blasting: true,
            ..Work::default()
        },
        Work {
            crane: true,
            reach_m: Some(20.0),
            stand: Some(stand),
            ..Work::default()
        },
    ]
}

fn ask(index: &Index, north: f64, work: &Work, policy: &ZonePolicy) -> Screening {
    screen(index, &site(north, policy), work, policy, None)
}

/// One of every voltage and kind that a rule is about, alone in its set.
fn facilities() -> Vec<Value> {
    let mut out: Vec<Value> = [
        "0.4kV", "10kV", "20kV", "35kV", "66kV", "110kV", "220kV", "500kV", "750kV", "1000kV",
        "±800kV", "132kV",
    ]
    .iter()
    .map(|v| feature("L", &json!({"voltage": v}), 0.0))
    .collect();
    out.push(feature("C", &json!({"kind": "cable"}), 0.0));
    out.push(feature("C", &json!({"kind": "sea_cable"}), 0.0));
    let point = |kind: &str, voltage: &str| json!({"type": "Feature", "id": "P", "properties": {"kind": kind, "voltage": voltage}, "geometry": {"type": "Point", "coordinates": HERE}});
    out.extend([
        point("tower", "110kV"),
        point("tower", "10kV"),
        point("substation", "110kV"),
    ]);
    out
}

#[test]
fn no_row_of_the_policy_can_be_missed() {
    let whole: Value = serde_json::from_str(ZonePolicy::builtin_text()).unwrap();
    let mut editions = Vec::new();
    for table in ["zones", "half_spreads", "facility_accuracy"] {
        for i in 0..whole[table].as_array().unwrap().len() {
            let mut less = whole.clone();
            less[table].as_array_mut().unwrap().remove(i);
            let policy = ZonePolicy::parse(&less.to_string()).unwrap();
            assert_ne!(policy.version(), Policy::shipped().version());
            editions.push((format!("{table} {i}"), policy));
        }
    }
    assert!(editions.len() > 30);
    // A single number left out is no edition at all.
    for table in ["limits", "site_accuracy"] {
        for key in whole[table].as_object().unwrap().keys() {
            let mut less = whole.clone();
            less[table].as_object_mut().unwrap().remove(key);
            let parsed = ZonePolicy::parse(&less.to_string());
            // Editions older than clearances in space and than lines of points have no such number, and take
            // the shipped one.
            if ["height_accuracy_m", "unknown_span_m"].contains(&key.as_str()) {
                let taken = parsed.unwrap().limits;
                assert_eq!(taken, Policy::shipped().limits);
                continue;
            }
            assert!(parsed.is_err(), "{table}.{key}");
        }
    }
    let (mut open, mut lost) = (0, Vec::new());
    for facility in facilities() {
        let index = index(&vec![(
            "a.geojson".into(),
            collection(std::slice::from_ref(&facility)),
        )])
        .unwrap();
        for work in works() {
            for north in [0.0, 3.0, 8.0, 16.0, 30.0, 45.0, 80.0, 520.0] {
                let before = ask(&index, north, &work, Policy::shipped()).verdict;
                if before == Verdict::Outside {
                    continue;
                }
                open += 1;
                for (name, policy) in &editions {
                    if ask(&index, north, &work, policy).verdict == Verdict::Outside {
                        lost.push(format!(
                            "{name}: {} at {north} m, {work:?}",
                            facility["properties"]
                        ));
                    }
                }
            }
        }
    }
    assert!(open > 200, "{open}");
    assert!(
        lost.is_empty(),
        "{} lost, the first {:#?}",
        lost.len(),
        &lost[..lost.len().min(5)]
    );
}

#[test]
fn a_label_left_out_never_clears_a_site() {
    let sorts = [
        json!({"voltage": "110kV", "name": "示例线", "spread": 6.4, "accuracy": 0.3, "kind": "line"}),
        json!({"voltage": "500", "spread": 22, "accuracy": 0.3}),
        json!({"name": "220kV示例线", "accuracy": 1}),
        json!({"kind": "cable", "voltage": "10kV", "accuracy": 0.2}),
    ];
    let mut checked = 0;
    for properties in sorts {
        let of = |p: &Value| {
            index(&vec![(
                "a.geojson".into(),
                collection(&[feature("L", p, 0.0)]),
            )])
            .unwrap()
        };
        let whole = of(&properties);
        for key in properties.as_object().unwrap().keys() {
            let mut less = properties.clone();
            less.as_object_mut().unwrap().remove(key);
            let less = of(&less);
            for north in (0..60).map(|i| 0.5 * f64::from(i)) {
                let before = ask(&whole, north, &Work::default(), Policy::shipped()).verdict;
                let after = ask(&less, north, &Work::default(), Policy::shipped()).verdict;
                assert!(
                    before == Verdict::Outside || after != Verdict::Outside,
                    "{properties} without {key} at {north} m"
                );
                checked += 1;
            }
        }
    }
    assert!(checked > 500);
}

const PRJ: &str = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;

/// The line that decides, as a shapefile, and another 900 m away as GeoJSON, within the distance
/// that an undeclared coverage is assumed for.
fn files() -> Files {
    vec![
        (
            "lines.shp".into(),
            shp(&[line(0.0).to_vec(), line(40.0).to_vec()]),
        ),
        (
            "lines.dbf".into(),
            dbf(&["VOLTAGE"], &[vec!["110kV"], vec!["220kV"]], "UTF-8", 0),
        ),
        ("lines.prj".into(), PRJ.into()),
        (
            "far.geojson".into(),
            collection(&[feature("F", &json!({"voltage": "10kV"}), 900.0)]),
        ),
    ]
}

const SITES: [f64; 4] = [2.0, 12.0, 24.0, 300.0];

fn verdicts(index: &Index) -> Vec<Verdict> {
    SITES
        .iter()
        .map(|n| ask(index, *n, &Work::default(), Policy::shipped()).verdict)
        .collect()
}

/// No site that was not outside is now.
fn holds(before: &[Verdict], index: &Index) -> bool {
    before
        .iter()
        .zip(verdicts(index))
        .all(|(b, a)| *b == Verdict::Outside || a != Verdict::Outside)
}

#[test]
fn no_file_can_be_missed() {
    let all = files();
    let before = verdicts(&index(&all).unwrap());
    assert_eq!(before[0], Verdict::CannotTell);
    assert_eq!(before[3], Verdict::Outside, "the test can fail");
    for part in ["lines.dbf", "lines.prj", "lines.shp"] {
        let less: Files = all.iter().filter(|(n, _)| n != part).cloned().collect();
        assert!(
            index(&less).is_none_or(|i| holds(&before, &i)),
            "without {part}"
        );
    }
    // The whole line gone: nothing says it was ever there. What is left tells only for what it is
    // near, and says so; with nothing left, nothing is told.
    let less: Files = all[3..].to_vec();
    let index_less = index(&less).unwrap();
    for north in SITES {
        let answer = ask(&index_less, north, &Work::default(), Policy::shipped());
        let assumed = answer.reasons.iter().any(|r| r.code == "coverage.assumed");
        assert!(
            answer.verdict != Verdict::Outside || assumed,
            "at {north} m"
        );
    }
    let apart = vec![(
        "far.geojson".into(),
        collection(&[feature("F", &json!({"voltage": "10kV"}), 5_000.0)]),
    )];
    let nothing = vec![("none.geojson".into(), collection(&[]))];
    for files in [apart, nothing] {
        let index = index(&files).unwrap();
        assert!(verdicts(&index).iter().all(|v| *v == Verdict::CannotTell));
    }
    assert!(
        index(&Vec::new()).is_none_or(|i| verdicts(&i).iter().all(|v| *v == Verdict::CannotTell))
    );
}

#[test]
fn no_file_can_be_cut_short() {
    let all = files();
    let before = verdicts(&index(&all).unwrap());
    let mut read = 0;
    for (which, (name, bytes)) in all.iter().enumerate() {
        for length in (0..bytes.len()).filter(|l| bytes.len() < 300 || l % 3 == 0) {
            let mut cut = all.clone();
            cut[which].1.truncate(length);
            if let Some(index) = index(&cut) {
                read += 1;
                assert!(
                    holds(&before, &index),
                    "{name} cut at {length} of {}",
                    bytes.len()
                );
            }
        }
    }
    assert!(
        read > 10,
        "some cuts are readable, so the test can fail: {read}"
    );
}

#[test]
fn a_changed_byte_never_passes_as_the_same_data() {
    let all = files();
    let whole = index(&all).unwrap();
    let (before, version) = (verdicts(&whole), whole.version().to_owned());
    let mut moved = 0;
    for (which, (name, bytes)) in all.iter().enumerate() {
        for at in (0..bytes.len()).filter(|a| a % 2 == 0) {
            let mut spoilt = all.clone();
            spoilt[which].1[at] ^= 1 << (at % 8);
            let Some(index) = index(&spoilt) else {
                continue;
            };
            if !holds(&before, &index) {
                moved += 1;
                assert_ne!(index.version(), version, "{name} at {at}");
                assert!(
                    !name.ends_with("prj"),
                    "another system never lies near enough to be believed: byte {at}"
                );
            }
        }
    }
    assert!(
        moved > 0,
        "a digit of a coordinate is believed: there is nothing to hold it against"
    );
}

#[test]
fn what_has_a_checksum_lets_no_change_through() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in &files()[..3] {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    let zip = zip.finish().unwrap().into_inner();
    let of = |bytes: Vec<u8>| index(&vec![("lines.zip".into(), bytes)]);
    let before = verdicts(&of(zip.clone()).unwrap());
    assert_eq!(before[0], Verdict::CannotTell);
    for at in 0..zip.len() {
        let mut spoilt = zip.clone();
        spoilt[at] ^= 1 << (at % 8);
        assert!(
            of(spoilt).is_none_or(|i| holds(&before, &i)),
            "zip byte {at}"
        );
        if at % 3 == 0 {
            assert!(
                of(zip[..at].to_vec()).is_none_or(|i| holds(&before, &i)),
                "zip cut at {at}"
            );
        }
    }
    let set = FacilitySet::read(&files(), &ReadOptions::default(), &|_, _| true)
        .unwrap()
        .set
        .to_bytes();
    for at in 0..set.len() {
        let mut spoilt = set.clone();
        spoilt[at] ^= 1 << (at % 8);
        assert!(FacilitySet::from_bytes(&spoilt).is_err(), "set byte {at}");
        assert!(
            FacilitySet::from_bytes(&set[..at]).is_err(),
            "set cut at {at}"
        );
    }
}
