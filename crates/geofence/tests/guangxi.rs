//! The real network of southern Guangxi (© OpenStreetMap contributors, ODbL 1.0) against distances
//! computed by other programs.

mod common;

use common::{data, site};
use linewarden_geofence::{FacilitySet, Index, Policy, ReadOptions, Site, Verdict, Work, screen};
use serde_json::Value;
use std::collections::BTreeMap;

fn network() -> Index {
    let files = [(
        "guangxi-south-lines.geojson".to_owned(),
        data("../../data/osm-guangxi-south-lines.geojson"),
    )];
    let reading = FacilitySet::read(&files, &ReadOptions::default(), &|_, _| true).unwrap();
    assert_eq!(reading.set.facilities.len(), 1917);
    assert_eq!(
        reading
            .set
            .facilities
            .iter()
            .map(|f| f.shape.vertices().count())
            .sum::<usize>(),
        28_707
    );
    assert_eq!(
        reading
            .set
            .facilities
            .iter()
            .filter(|f| f.voltage.is_some())
            .count(),
        12
    );
    assert!(
        reading.report.files[0]
            .warnings
            .iter()
            .any(|w| w.code == "span.long")
    );
    Index::build(reading.set)
}

#[test]
fn every_distance_within_500_m() {
    let index = network();
    let policy = Policy::shipped();
    let expected: Value = serde_json::from_slice(&data("guangxi-south-expected.json")).unwrap();
    let (mut compared, mut worst) = (0, 0.0_f64);
    for row in expected["sites"].as_array().unwrap() {
        let name = row["site_id"].as_str().unwrap();
        let site = Site::parse(&site(row["site"].clone(), 0.5), policy).unwrap();
        let area = row["area_m2"].as_f64().unwrap();
        assert!(
            (site.area_m2 - area).abs() < 0.06,
            "{name}: {} m² for {area}",
            site.area_m2
        );
        let answer = screen(&index, &site, &Work::default(), policy, Some(500.0));
        let got: BTreeMap<&str, i64> = answer
            .facilities
            .iter()
            .map(|f| (f.id.as_str(), f.centreline_mm))
            .collect();
        let mut want = BTreeMap::new();
        for near in row["within_500m"].as_array().unwrap() {
            want.insert(
                near["facility_id"].as_str().unwrap(),
                near["distance_m"].as_f64().unwrap(),
            );
        }
        for (id, metres) in &want {
            let mm = *got
                .get(id)
                .unwrap_or_else(|| panic!("{name}: {id} at {metres} m is not listed"));
            let error = (mm as f64 - metres * 1000.0).abs();
            worst = worst.max(error);
            // Both are rounded to a millimetre.
            assert!(error <= 1.0, "{name} {id}: {mm} mm for {metres} m");
            compared += 1;
        }
        for (id, mm) in &got {
            assert!(
                *mm > 499_990 || want.contains_key(id),
                "{name}: {id} at {mm} mm is not expected"
            );
        }
        let sorted = answer
            .facilities
            .windows(2)
            .all(|w| w[0].centreline_mm <= w[1].centreline_mm);
        assert!(sorted, "{name}: nearest first");
    }
    assert!(compared > 25, "{compared}");
    eprintln!("{compared} distances, worst {worst} mm off the printed millimetre");
}

#[test]
fn lines_without_a_voltage_are_never_outside_nearby() {
    let index = network();
    let policy = Policy::shipped();
    let expected: Value = serde_json::from_slice(&data("guangxi-south-expected.json")).unwrap();
    for row in expected["sites"].as_array().unwrap() {
        let name = row["site_id"].as_str().unwrap();
        let site = Site::parse(&site(row["site"].clone(), 0.5), policy).unwrap();
        let answer = screen(&index, &site, &Work::default(), policy, None);
        let nearest = row["nearest"]["distance_m"].as_f64().unwrap();
        let known = row["nearest"]["voltage_kv"].as_f64().is_some();
        if nearest < 65.0 && !known {
            assert_ne!(answer.verdict, Verdict::Outside, "{name}");
        }
        if nearest > 2000.0 {
            assert!(
                answer.reasons.iter().any(|r| r.code == "coverage.none"),
                "{name}: {:?}",
                answer.reasons
            );
            assert_eq!(answer.verdict, Verdict::CannotTell, "{name}");
        }
        let text = serde_json::to_string(&answer).unwrap();
        assert_eq!(
            serde_json::from_str::<linewarden_geofence::Screening>(&text).unwrap(),
            answer
        );
    }
}
