//! A crane's stand is a place of its own: what is not known there spoils the answer as at the site.

mod common;

use common::ground::{
    IN, OPEN, OUT, ask, ask_by, at, has, line, point, ring, square, through, work,
};
use common::index;
use linewarden_geofence::facility::{Coverage, Reject};
use linewarden_geofence::{FacilitySet, Index, LonLat, Policy, Screening, Shape, Work};
use serde_json::{Value, json};

/// The site lies 300 m north of the line, the stand elsewhere.
const NORTH: f64 = 300.0;

fn crane(stand: LonLat, reach: f64) -> Work {
    Work {
        stand: Some(stand),
        reach_m: Some(reach),
        ..work("crane")
    }
}

fn asked(index: &Index, stand: LonLat) -> Screening {
    ask(index, square(NORTH), &crane(stand, 60.0))
}

fn known() -> Value {
    json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})
}

fn area(half: f64) -> Shape {
    Shape {
        polygons: vec![vec![ring(&[
            [-half, -half],
            [half, -half],
            [half, half],
            [-half, half],
        ])]],
        ..Shape::default()
    }
}

#[test]
fn a_stand_where_nothing_is_loaded_or_declared_is_a_doubt() {
    let bare = index(&json!([line(known())]));
    assert_eq!(asked(&bare, at(0.0, 400.0)).verdict, OUT);
    let far = asked(&bare, at(0.0, 5_000.0));
    assert!(far.verdict == OPEN && has(&far, "coverage.none"));

    let declared = Index::build(FacilitySet {
        coverage: vec![Coverage {
            area: area(1_000.0),
            ..Coverage::default()
        }],
        ..bare.set().clone()
    });
    assert_eq!(asked(&declared, at(0.0, 500.0)).verdict, OUT);
    let beyond = asked(&declared, at(0.0, 950.0));
    assert!(beyond.verdict == OPEN && has(&beyond, "coverage.none"));
    assert!(!has(&beyond, "coverage.declared"));
}

#[test]
fn a_rejected_row_or_a_tower_without_its_line_at_the_stand_is_a_doubt() {
    let stand = at(0.0, 900.0);
    let bare = index(&json!([line(known())]));
    let [x, y] = stand.map(|v| (v * 1e9) as i64);
    let rejected = Index::build(FacilitySet {
        rejects: vec![Reject {
            file: "示例.csv".into(),
            row: 2,
            code: "geometry.missing".into(),
            name: None,
            bounds: Some([x, y, x, y]),
            settled: false,
        }],
        ..bare.set().clone()
    });
    let answer = asked(&rejected, stand);
    assert!(answer.verdict == OPEN && has(&answer, "facilities.rejected_row"));
    let away = asked(&rejected, at(0.0, 400.0));
    assert_eq!(away.verdict, OUT);

    let mast = json!({"kind": "tower", "voltage": "110kV", "accuracy": 0.4});
    let stray = index(&json!([line(known()), point("T", at(0.0, 1_000.0), mast)]));
    let answer = asked(&stray, stand);
    assert!(answer.verdict == OPEN && has(&answer, "coverage.support_without_line"));
    assert_eq!(asked(&stray, at(0.0, 400.0)).verdict, OUT);
}

/// The ring is searched as far as the policy's own widths reach, whatever they are.
#[test]
fn a_wide_row_of_the_office_reaches_the_stand() {
    let mut edition: Value = serde_json::from_str(Policy::builtin_text()).unwrap();
    for row in edition["zones"].as_array_mut().unwrap() {
        if row["rule"] == "overhead_zone" && row["kv"] == json!([35, 110]) {
            row["width_m"] = json!([150, 150]);
        }
    }
    let policy = Policy::parse(&edition.to_string()).unwrap();
    let there = through(&[[-200.0, 0.0], [200.0, 0.0]], known());
    let index = index(&json!([there]));
    let answer = ask_by(&policy, &index, square(NORTH), &crane(at(0.0, 155.0), 10.0));
    assert_eq!(answer.verdict, IN, "{:?}", answer.reasons);
}
