//! What each kind of facility and each kind of work adds to the answer.

mod common;

use common::ground::{HERE, IN, OPEN, OUT, ask, has, line, point, square, through, verdict, work};
use common::index;
use linewarden_geofence::measure::destination;
use linewarden_geofence::{LonLat, Rule, Work};
use serde_json::{Value, json};

#[test]
fn cables_stations_and_unknown_kinds() {
    let cable = index(&json!([line(json!({"kind": "电缆", "accuracy": 0.1}))]));
    let u = 0.1_f64.hypot(0.3) + 0.0017;
    assert_eq!(
        (
            verdict(&cable, 0.75 - u - 0.01),
            verdict(&cable, 0.75),
            verdict(&cable, 0.75 + u + 0.01)
        ),
        (IN, OPEN, OUT)
    );
    let station = index(&json!([point(
        "S",
        HERE,
        json!({"power": "substation", "accuracy": 0.4})
    )]));
    assert_eq!(
        (
            verdict(&station, -10.0),
            verdict(&station, 499.0),
            verdict(&station, 502.0)
        ),
        (OPEN, OPEN, OUT)
    );
    let fence: Vec<LonLat> = [45.0, 135.0, 225.0, 315.0, 45.0]
        .iter()
        .map(|a| destination(HERE, *a, 40.0))
        .collect();
    let outline = json!({"type": "Feature", "properties": {"power": "substation", "accuracy": 0.4}, "geometry": {"type": "Polygon", "coordinates": [fence]}});
    let outline = index(&json!([outline]));
    let edge = 40.0 / 2.0_f64.sqrt();
    assert_eq!(
        (verdict(&outline, edge + 5.4), verdict(&outline, edge + 5.6)),
        (OPEN, OUT)
    );
    assert_eq!(
        ask(&outline, square(-10.0), &Work::default()).facilities[0].centreline_mm,
        0,
        "deep inside the fence"
    );
    let odd = index(&json!([point(
        "P",
        HERE,
        json!({"kind": "风筝", "accuracy": 0.4})
    )]));
    assert_eq!((verdict(&odd, 0.0), verdict(&odd, 66.0)), (OPEN, OUT));
}

/// A tower carries conductors. Where its line is not loaded nobody knows which way they go, so within
/// the widest zone nothing is said, and beyond it the tower spoils nothing.
#[test]
fn a_tower_without_its_line_is_a_doubt() {
    let tower = |id: &str, north: f64, volts: &str| {
        json!({"type": "Feature", "id": id, "geometry": {"type": "Point", "coordinates": destination(HERE, 0.0, north)},
            "properties": {"kind": "tower", "accuracy": 0.4, "voltage": volts}})
    };
    let line = line(json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4}));
    // 200 m beside the line, 30 and 120 m from sites.
    let stray = index(&json!([line, tower("T9", 200.0, "110kV")]));
    let near = ask(&stray, square(170.0), &Work::default());
    assert_eq!(near.verdict, OPEN);
    let reason = near
        .reasons
        .iter()
        .find(|r| r.code == "coverage.support_without_line");
    assert_eq!(reason.expect("a reason").params["id"], "T9");
    assert_eq!(
        ask(&stray, square(60.0), &Work::default()).verdict,
        OUT,
        "140 m away"
    );
    // In its line it is no doubt.
    let standing = index(&json!([line, tower("T1", 0.0, "110kV")]));
    assert_eq!(ask(&standing, square(60.0), &Work::default()).verdict, OUT);
    // A pole of low voltage carries no zone; its clearance matters to a building.
    let low = index(&json!([line, tower("T9", 200.0, "380V")]));
    assert_eq!(ask(&low, square(170.0), &Work::default()).verdict, OUT);
    let building = Work {
        building: true,
        ..Work::default()
    };
    assert_eq!(ask(&low, square(170.0), &building).verdict, OPEN);
}

/// Vertices are no spans: where the conductors run between them nobody has said.
#[test]
fn a_line_known_by_points_alone_is_a_doubt_for_a_span_around_them() {
    let known = json!({"kind": "line", "voltage": "110kV", "spread": 6.4, "accuracy": 0.4});
    let apart = |metres: f64| {
        let masts = [-1.5, -0.5, 0.5, 1.5].map(|k| destination(HERE, 90.0, k * metres));
        let mut rows: Vec<Value> = Vec::new();
        for (i, at) in masts.into_iter().enumerate() {
            rows.push(point(&format!("P{i}"), at, known.clone()));
        }
        let many = json!({"type": "Feature", "id": "M", "properties": known,
            "geometry": {"type": "MultiPoint", "coordinates": masts}});
        [index(&json!(rows)), index(&json!([many]))]
    };
    for index in apart(300.0) {
        let between = ask(&index, square(5.0), &Work::default());
        assert_eq!(between.verdict, OPEN);
        assert!(has(&between, "line.course_unknown"));
        assert_eq!(ask(&index, square(400.0), &Work::default()).verdict, OPEN);
        let far = ask(&index, square(700.0), &Work::default());
        assert_eq!(far.verdict, OUT, "{:?}", far.reasons);
    }
    // At one of its points a line surely is.
    for index in apart(10.0) {
        assert_eq!(ask(&index, square(2.0), &Work::default()).verdict, IN);
    }
}

#[test]
fn a_tower_farther_than_half_a_span_answers_for_no_digging_here() {
    let long = |mast: f64| {
        let corners = [[-200.0, 0.0], [3_000.0, 0.0]];
        let known = json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4});
        let tower = json!({"kind": "tower", "voltage": "110kV", "accuracy": 0.4});
        let mast = destination(HERE, 90.0, mast);
        index(&json!([through(&corners, known), point("T", mast, tower)]))
    };
    let dig = work("excavation");
    assert_eq!(ask(&long(200.0), square(25.0), &dig).verdict, OUT);
    let answer = ask(&long(400.0), square(25.0), &dig);
    assert!(answer.verdict == OPEN && has(&answer, "towers.not_loaded"));
}

#[test]
fn digging_needs_the_towers() {
    let dig = Work {
        excavation: true,
        ..Work::default()
    };
    let bare = index(&json!([line(
        json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})
    )]));
    // Outside the zone, but a tower could stand anywhere in it: W + 20 m.
    let answer = ask(&bare, square(25.0), &dig);
    assert!(answer.verdict == OPEN && has(&answer, "towers.not_loaded"));
    assert_eq!(ask(&bare, square(31.0), &dig).verdict, OUT);
    let tower = |voltage: Value| {
        point(
            "T",
            HERE,
            json!({"kind": "tower", "accuracy": 0.4, "voltage": voltage}),
        )
    };
    let with = index(&json!([
        line(json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})),
        tower(json!("110kV"))
    ]));
    let answer = ask(&with, square(25.0), &dig);
    assert_eq!(answer.verdict, OUT, "{:?}", answer.reasons);
    let answer = ask(&with, square(11.0), &dig);
    let ring = answer
        .facilities
        .iter()
        .find(|f| f.rule == Rule::FoundationRing)
        .unwrap();
    assert_eq!(
        (
            ring.verdict,
            ring.zone_mm,
            ring.conductor_mm,
            ring.protection_zone
        ),
        (IN, 10_000, 9_000, false)
    );
    // A tower that does not say takes its line's voltage.
    let inherits = index(&json!([
        line(json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})),
        tower(Value::Null)
    ]));
    let answer = ask(&inherits, square(11.0), &dig);
    let ring = answer
        .facilities
        .iter()
        .find(|f| f.rule == Rule::FoundationRing)
        .unwrap();
    assert!(ring.verdict == IN && ring.notes.contains(&"voltage.from_line".to_owned()));
    // One alone that does not say carries a line nobody knows.
    assert_eq!(verdict(&index(&json!([tower(Value::Null)])), 50.0), OPEN);
}

#[test]
fn blasting_cranes_and_low_voltage() {
    let known = json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4});
    let lines = index(&json!([line(known)]));
    let blasting = Work {
        blasting: true,
        ..Work::default()
    };
    assert_eq!(
        (
            ask(&lines, square(480.0), &blasting).verdict,
            ask(&lines, square(510.0), &blasting).verdict
        ),
        (IN, OUT)
    );
    // Nobody knows the voltage, but 500 m hold for every facility.
    assert_eq!(
        ask(
            &index(&json!([line(json!({"accuracy": 0.4}))])),
            square(400.0),
            &blasting
        )
        .verdict,
        IN
    );
    let crane = |stand: Option<LonLat>| Work {
        crane: true,
        reach_m: Some(30.0),
        stand,
        ..Work::default()
    };
    // 10 + 3.2 + 30 m from the stand.
    assert_eq!(
        ask(
            &lines,
            square(60.0),
            &crane(Some(destination(HERE, 0.0, 42.0)))
        )
        .verdict,
        IN
    );
    assert_eq!(
        ask(
            &lines,
            square(60.0),
            &crane(Some(destination(HERE, 0.0, 45.0)))
        )
        .verdict,
        OUT
    );
    // Nobody says where it stands: 10 + 3.2 + 80 m from the site's edge.
    let answer = ask(&lines, square(60.0), &crane(None));
    assert!(answer.verdict == OPEN && has(&answer, "crane.stand_unknown"));
    assert_eq!(ask(&lines, square(95.0), &crane(None)).verdict, OUT);
    let low = index(&json!([line(
        json!({"voltage": "0.4", "spread": 0.8, "accuracy": 0.1})
    )]));
    assert_eq!(ask(&low, square(0.5), &Work::default()).verdict, OUT);
    let build = Work {
        building: true,
        ..Work::default()
    };
    let f = &ask(&low, square(0.5), &build).facilities[0];
    assert!(f.verdict == IN && !f.protection_zone && f.rule == Rule::LowVoltageClearance);
}
