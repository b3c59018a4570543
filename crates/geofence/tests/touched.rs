//! Two versions of the data: off the ground they touch every site has the same verdict by both.

mod common;

use common::ground::{at, line, point, polygon, ring};
use common::{index, site};
use linewarden_geofence::facility::{Coverage, PopulatedArea, Reject, Unplaced};
use linewarden_geofence::{
    FacilitySet, Index, Policy, Shape, Site, SiteInput, Touched, Verdict, Work, decided_by, screen,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn work(words: &[&str]) -> Work {
    let mut work = Work::default();
    for word in words {
        assert!(work.declare(word), "{word}");
    }
    work
}

fn square(east: f64, north: f64, accuracy: f64) -> SiteInput {
    let corners = [[0.0, 0.0], [15.0, 0.0], [15.0, 15.0], [0.0, 15.0]];
    site(
        polygon(&corners.map(|c| [c[0] + east, c[1] + north])),
        accuracy,
    )
}

fn verdict(index: &Index, input: &SiteInput, work: &Work) -> Verdict {
    let site = Site::parse(input, Policy::shipped()).unwrap();
    screen(index, &site, work, Policy::shipped(), None).verdict
}

/// Whether a change from one version to the other may matter to a site.
fn may_matter(old: &Index, new: &Index, input: &SiteInput, work: &Work) -> bool {
    let site = Site::parse(input, Policy::shipped()).unwrap();
    let [w, s, e, n] = decided_by(&site, work).unwrap();
    match Touched::between(old, new, Policy::shipped()).unwrap() {
        Touched::Everywhere => true,
        Touched::Boxes(boxes) => boxes
            .iter()
            .any(|b| b[0] <= e && b[2] >= w && b[1] <= n && b[3] >= s),
    }
}

fn named(id: usize, feature: Value, properties: &Value) -> Value {
    let mut feature = feature;
    feature["id"] = json!(format!("F{id}"));
    for (key, value) in properties.as_object().unwrap() {
        feature["properties"][key] = value.clone();
    }
    feature
}

/// Metres east and north, heading in radians, spans, sort.
type Part = (f64, f64, f64, usize, u8);

/// A straight line of spans, or one tower.
fn feature(id: usize, (east, north, heading, spans, sort): Part) -> Value {
    let properties = match sort {
        0 => json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4}),
        1 => json!({"voltage": "220kV"}),
        2 => json!({"voltage": "10kV", "accuracy": 0.2}),
        3 => json!({"kind": "cable", "accuracy": 0.3}),
        4 => json!({"kind": "substation"}),
        _ => json!({"kind": "tower", "voltage": "110kV"}),
    };
    let (sin, cos) = heading.sin_cos();
    let along = |k: usize| {
        at(
            east + 300.0 * k as f64 * sin,
            north + 300.0 * k as f64 * cos,
        )
    };
    let geometry = if sort >= 4 {
        json!({"type": "Point", "coordinates": along(0)})
    } else {
        let points: Vec<_> = (0..=spans).map(along).collect();
        json!({"type": "LineString", "coordinates": points})
    };
    named(
        id,
        json!({"type": "Feature", "properties": {}, "geometry": geometry}),
        &properties,
    )
}

fn a_feature() -> impl Strategy<Value = Part> {
    (
        -6_000.0..6_000.0_f64,
        -6_000.0..6_000.0_f64,
        0.0..std::f64::consts::TAU,
        1..40_usize,
        0..6_u8,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn a_verdict_changes_only_on_touched_ground(
        stays in prop::collection::vec(a_feature(), 1..6),
        goes in prop::collection::vec(a_feature(), 0..3),
        comes in prop::collection::vec(a_feature(), 0..3),
        sites in prop::collection::vec((-7_000.0..7_000.0_f64, -7_000.0..7_000.0_f64, 0.1..30.0_f64, 0..4_u8), 12),
    ) {
        let features = |parts: &[&[Part]]| -> Value {
            let all = parts.iter().copied().flatten().copied().enumerate();
            Value::from(all.map(|(id, f)| feature(id, f)).collect::<Vec<_>>())
        };
        // What comes takes the ids of what goes: some are other things by the same id.
        let old = index(&features(&[&stays, &goes]));
        let new = index(&features(&[&stays, &comes]));
        for (east, north, accuracy, sort) in sites {
            let input = square(east, north, accuracy);
            let work = match sort {
                0 => Work::default(),
                1 => work(&["building", "excavation"]),
                2 => work(&["blasting"]),
                _ => Work {
                    reach_m: Some(50.0),
                    stand: Some(at(east + 400.0, north)),
                    ..work(&["crane"])
                },
            };
            let (before, after) = (verdict(&old, &input, &work), verdict(&new, &input, &work));
            prop_assert!(
                before == after || may_matter(&old, &new, &input, &work),
                "{before:?} {after:?}"
            );
        }
    }
}

fn kv110() -> Value {
    json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})
}

#[test]
fn what_lies_far_from_a_change_is_not_touched() {
    let near = named(0, line(kv110()), &json!({}));
    let far = |kv: &str| feature(1, (30_000.0, 0.0, 0.0, 3, if kv == "10kV" { 2 } else { 0 }));
    let old = index(&json!([near, far("10kV")]));
    let new = index(&json!([near, far("110kV")]));
    let none = Work::default();
    assert!(!may_matter(&old, &new, &square(0.0, 30.0, 0.5), &none));
    assert!(may_matter(&old, &new, &square(30_000.0, 30.0, 0.5), &none));
    let same = index(&json!([near, far("10kV")]));
    let all = Touched::between(&old, &same, Policy::shipped()).unwrap();
    assert_eq!(all, Touched::Boxes(Vec::new()));
}

#[test]
fn a_name_or_an_owner_changes_no_verdict() {
    let old = index(&json!([named(
        0,
        line(kv110()),
        &json!({"name": "示例一线"})
    )]));
    let new = index(&json!([named(
        0,
        line(kv110()),
        &json!({"name": "示例二线", "owner": "示例单位"})
    )]));
    assert_ne!(old.version(), new.version());
    let all = Touched::between(&old, &new, Policy::shipped()).unwrap();
    assert_eq!(all, Touched::Boxes(Vec::new()));
}

/// Digging asks whether a line's towers are loaded near the site: one that comes there touches it.
#[test]
fn a_tower_that_is_loaded_touches_the_digging_beside_it() {
    let long = feature(0, (0.0, 0.0, std::f64::consts::FRAC_PI_2, 40, 0));
    let mast = json!({"kind": "tower", "voltage": "110kV"});
    let with = |east: f64| index(&json!([long, point("T", at(east, 0.0), mast.clone())]));
    let old = index(&json!([long]));
    let (input, digging) = (square(150.0, 28.0, 0.1), work(&["excavation"]));
    assert_eq!(verdict(&old, &input, &digging), Verdict::CannotTell);
    assert_eq!(verdict(&with(300.0), &input, &digging), Verdict::Outside);
    assert!(may_matter(&old, &with(300.0), &input, &digging));
    assert_eq!(
        verdict(&with(12_000.0), &input, &digging),
        Verdict::CannotTell
    );
    assert!(!may_matter(&old, &with(12_000.0), &input, &digging));
}

#[test]
fn a_crane_far_from_the_site_is_touched_where_it_stands() {
    let here = named(0, line(kv110()), &json!({}));
    let there = feature(1, (0.0, 8_000.0, 0.0, 2, 0));
    let (old, new) = (index(&json!([here])), index(&json!([here, there])));
    let crane = Work {
        reach_m: Some(40.0),
        stand: Some(at(30.0, 8_100.0)),
        ..work(&["crane"])
    };
    let input = square(0.0, 60.0, 0.5);
    assert!(may_matter(&old, &new, &input, &crane));
    assert!(!may_matter(&old, &new, &input, &Work::default()));
}

#[test]
fn what_is_said_of_the_ground_touches_that_ground_and_what_holds_everywhere_everything() {
    let set = index(&json!([named(0, line(kv110()), &json!({}))]))
        .set()
        .clone();
    let block = |east: f64| Shape {
        polygons: vec![vec![ring(&[
            [east - 500.0, -500.0],
            [east + 500.0, -500.0],
            [east + 500.0, 500.0],
            [east - 500.0, 500.0],
        ])]],
        ..Shape::default()
    };
    let coverage = |east: f64| Coverage {
        area: block(east),
        ..Coverage::default()
    };
    let reject = |bounds| Reject {
        file: "示例.csv".into(),
        row: 3,
        code: "geometry.missing".into(),
        name: None,
        bounds,
        settled: false,
    };
    let covered = FacilitySet {
        coverage: vec![coverage(0.0)],
        ..set.clone()
    };
    let changed = |from: &FacilitySet, change: &dyn Fn(&mut FacilitySet)| {
        let mut to = from.clone();
        change(&mut to);
        let (old, new) = (Index::build(from.clone()), Index::build(to));
        let all = Touched::between(&old, &new, Policy::shipped()).unwrap();
        let near = may_matter(&old, &new, &square(0.0, 0.0, 0.5), &Work::default());
        let far = may_matter(&old, &new, &square(20_000.0, 0.0, 0.5), &Work::default());
        (all == Touched::Everywhere, near, far)
    };
    let (everywhere, here, there) = (
        (true, true, true),
        (false, true, false),
        (false, false, true),
    );
    assert_eq!(
        changed(&set, &|s| s.coverage.push(coverage(0.0))),
        everywhere,
        "nothing is assumed any more"
    );
    assert_eq!(
        changed(&covered, &|s| s.coverage.push(coverage(20_000.0))),
        there
    );
    assert_eq!(
        changed(&covered, &|s| s.coverage[0].as_of =
            Some("2026-01-01".into())),
        here
    );
    let populated = |s: &mut FacilitySet| {
        s.populated.push(PopulatedArea {
            area: block(20_000.0),
            ..PopulatedArea::default()
        });
    };
    assert_eq!(changed(&set, &populated), there);
    let [w, n] = at(-10.0, 10.0).map(|v| (v * 1e9) as i64);
    assert_eq!(
        changed(&set, &|s| s.rejects.push(reject(Some([w, n, w, n])))),
        here
    );
    assert_eq!(changed(&set, &|s| s.rejects.push(reject(None))), everywhere);
    assert_eq!(
        changed(&set, &|s| s.datums_alike = !s.datums_alike),
        everywhere
    );
    let unplaced = |s: &mut FacilitySet| {
        s.unplaced.push(Unplaced {
            file: "示例.dxf".into(),
            rows: 2,
            crs: String::new(),
        });
    };
    assert_eq!(changed(&set, &unplaced), everywhere);
    assert_eq!(changed(&set, &|s| s.facilities.clear()), everywhere);
}
