//! Clearances in space: under and beside a conductor, with and without heights.

mod common;

use common::ground::{IN, OPEN, OUT, ask, at, has, line, point, square, work};
use common::index;
use linewarden_geofence::{FacilityAnswer, Index, Rule, Status, Work};
use serde_json::{Value, json};

fn entry(index: &Index, north: f64, work: &Work, rule: Rule) -> FacilityAnswer {
    let answer = ask(index, square(north), work);
    let found = answer.facilities.into_iter().find(|f| f.rule == rule);
    found.unwrap_or_else(|| panic!("no entry by {rule:?}"))
}

fn of_line(properties: Value) -> Index {
    index(&json!([line(properties)]))
}

fn high(voltage: &str, spread: f64, height: Value) -> Value {
    json!({"voltage": voltage, "spread": spread, "accuracy": 0.4, "导线对地距离": height, "高度精度": 0.2})
}

fn building(height: f64) -> Work {
    Work {
        building: true,
        building_height_m: Some(height),
        ..Work::default()
    }
}

#[test]
fn clearance_under_and_beside_a_conductor() {
    let lines = of_line(high("220kV", 12.0, json!(10)));
    // Straight under it, 6 m asked: 7 ± 0.2, 6 ± 0.2, 5 ± 0.2 m.
    for (height, want) in [(3.0, OUT), (4.0, OPEN), (5.0, IN), (30.0, IN)] {
        let f = entry(&lines, -10.0, &building(height), Rule::ClearanceVertical);
        assert_eq!(f.verdict, want, "{height}");
        assert!(!f.protection_zone && f.zone_mm == 6_000 && f.overlap_m2 == 0.0);
        assert_eq!(f.status, Some(Status::Secondary));
    }
    // Beside it: 4 m across and 3 m up are 5 m.
    let f = entry(&lines, 10.0, &building(7.0), Rule::ClearanceVertical);
    assert_eq!(
        (f.conductor_mm, f.inside_mm, f.centreline_mm),
        (5_000, 1_000, 10_000)
    );
    let v = f.vertical.unwrap();
    assert_eq!((v.work.as_str(), v.across_mm), ("building", 4_000));
    assert_eq!(
        (v.top_mm, v.conductor_mm, v.conductor_error_mm),
        (Some(7_000), Some(10_000), Some(200))
    );
    // Higher than the conductor only the way across counts.
    let f = entry(&lines, 14.0, &building(50.0), Rule::ClearanceVertical);
    assert_eq!((f.conductor_mm, f.verdict), (8_000, OUT));
    // Where the zone is cleared, so is every clearance: no entry, and no doubt of the whole.
    let answer = ask(&lines, square(22.0), &building(50.0));
    assert_eq!(answer.verdict, OUT);
    assert!(
        answer
            .facilities
            .iter()
            .all(|f| f.rule != Rule::ClearanceVertical)
    );
    // The permit is asked by the zone's own entry.
    let f = entry(&lines, 10.0, &building(1.0), Rule::OverheadZone);
    assert!(f.protection_zone && f.verdict == IN);
}

#[test]
fn a_missing_height_is_never_outside() {
    let unknown = of_line(high("220kV", 12.0, Value::Null));
    let f = entry(&unknown, 14.0, &building(1.0), Rule::ClearanceVertical);
    assert_eq!(f.verdict, OPEN);
    assert!(f.notes.iter().any(|n| n == "height.unknown"));
    assert!(has(
        &ask(&unknown, square(14.0), &building(1.0)),
        "height.unknown"
    ));
    // 0 in a file is no height; nor is a building's that nobody stated.
    let zero = of_line(high("220kV", 12.0, json!(0)));
    assert_eq!(
        entry(&zero, 14.0, &building(1.0), Rule::ClearanceVertical).verdict,
        OPEN
    );
    let known = of_line(high("220kV", 12.0, json!(30)));
    let f = entry(&known, 14.0, &work("building"), Rule::ClearanceVertical);
    assert_eq!(f.verdict, OPEN);
    for nonsense in [f64::NAN, -1.0, 2_000.0] {
        let f = entry(&known, 14.0, &building(nonsense), Rule::ClearanceVertical);
        assert_eq!(f.verdict, OPEN, "{nonsense}");
    }
    // A voltage the table lacks.
    let odd = of_line(high("154kV", 8.0, json!(30)));
    let f = entry(&odd, 0.0, &building(1.0), Rule::ClearanceVertical);
    assert!(f.verdict == OPEN && f.notes.iter().any(|n| n == "clearance.no_row"));
    // Nobody says how well the height is known: 2 m.
    let mut vague = high("220kV", 12.0, json!(10));
    vague.as_object_mut().unwrap().remove("高度精度");
    let vague = of_line(vague);
    let of = |height: f64| entry(&vague, -10.0, &building(height), Rule::ClearanceVertical);
    assert_eq!((of(1.9).verdict, of(2.1).verdict), (OUT, OPEN));
    assert!(
        of(1.0)
            .basis
            .iter()
            .any(|b| b.row == "limits" && b.status == Status::Memory)
    );
}

#[test]
fn vehicles_and_cranes_under_a_line() {
    let lines = of_line(high("110kV", 6.4, json!(8)));
    let vehicle = |height: Option<f64>| Work {
        vehicle: true,
        machine_height_m: height,
        ..Work::default()
    };
    // Passing beneath: 2 m by one table, 5 m by the other.
    for (height, want) in [(2.5, OUT), (4.0, OPEN), (6.5, IN)] {
        let f = entry(
            &lines,
            -10.0,
            &vehicle(Some(height)),
            Rule::ClearanceVertical,
        );
        assert_eq!(f.verdict, want, "{height}");
        assert!(f.effects.iter().all(|e| e.what == "vehicle"));
    }
    assert_eq!(
        entry(&lines, -10.0, &vehicle(None), Rule::ClearanceVertical).verdict,
        OPEN
    );
    // Higher than 4 m, or nobody knows: the approval of 实施细则 14 too.
    let asks = |height: Option<f64>| {
        let f = entry(&lines, -10.0, &vehicle(height), Rule::OverheadZone);
        f.effects.iter().any(|e| e.clause.contains("第十四条"))
    };
    assert!(asks(Some(4.2)) && asks(None) && !asks(Some(4.0)));
    // Below 1 kV there is no zone, but a conductor all the same.
    let low = of_line(high("0.4kV", 0.8, json!(6)));
    let f = entry(&low, -10.0, &vehicle(Some(5.0)), Rule::ClearanceVertical);
    assert_eq!((f.verdict, f.zone_mm), (IN, 1_500));
    assert_eq!(ask(&low, square(2.0), &vehicle(Some(5.0))).verdict, OUT);
    // A crane that stands 12 m off and reaches 5 m: 3.8 m across, 3.6 m up; 5 m asked.
    let crane = |height: f64| Work {
        crane: true,
        reach_m: Some(5.0),
        stand: Some(at(0.0, 12.0)),
        machine_height_m: Some(height),
        ..Work::default()
    };
    let f = entry(&lines, 30.0, &crane(4.4), Rule::ClearanceVertical);
    // That is half a millimetre of its own: the line's ten decimals may turn it either way.
    let want = 3.8_f64.hypot(3.6) * 1000.0;
    assert!((f.conductor_mm as f64 - want).abs() <= 1.0, "{f:?}");
    assert_eq!(f.verdict, OPEN);
    assert_eq!(
        entry(&lines, 30.0, &crane(2.0), Rule::ClearanceVertical).verdict,
        OUT
    );
    assert_eq!(
        entry(&lines, 30.0, &crane(6.0), Rule::ClearanceVertical).verdict,
        IN
    );
    // Nobody says where it stands: it may be right under the line, where only its height helps.
    let anywhere = |height: f64| Work {
        stand: None,
        ..crane(height)
    };
    let of = |height| entry(&lines, 30.0, &anywhere(height), Rule::ClearanceVertical).verdict;
    assert_eq!((of(2.0), of(4.0), of(9.0)), (OUT, OPEN, OPEN));
}

#[test]
fn a_crane_near_a_support_nobody_knows() {
    let tower = index(&json!([point(
        "T",
        at(0.0, 0.0),
        json!({"kind": "tower", "accuracy": 0.4})
    )]));
    let crane = Work {
        crane: true,
        reach_m: Some(30.0),
        stand: Some(at(0.0, 60.0)),
        ..Work::default()
    };
    let answer = ask(&tower, square(100.0), &crane);
    let entry = answer
        .facilities
        .iter()
        .find(|f| f.rule == Rule::Crane)
        .unwrap();
    assert_eq!((answer.verdict, entry.verdict), (OPEN, OPEN));
}
