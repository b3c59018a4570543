//! Measurements against the drawn line: what is told to the owner and what is not.

mod common;

use common::ground::{at, line, point, through};
use common::index;
use linewarden_geofence::{Facility, MeasuredTo, Measurement, Policy, propose};
use serde_json::{Value, json};

fn drawn(feature: Value) -> Facility {
    index(&json!([feature])).set().facilities[0].clone()
}

/// RTK: 3 cm of point and 2 cm of tape.
fn measured(east: f64, north: f64, metres: f64) -> Measurement {
    Measurement {
        at: at(east, north),
        at_accuracy_mm: 30,
        to: MeasuredTo::Conductor,
        measured_mm: (metres * 1000.0).round() as u32,
        accuracy_mm: 20,
        instrument: "示例全站仪".into(),
        crs: Some("EPSG:4326".into()),
        height_m: Some(0.0),
    }
}

fn known() -> Value {
    json!({"name": "示例线", "owner": "示例单位", "voltage": "110kV", "spread": 6.4, "accuracy": 0.4})
}

#[test]
fn a_line_that_hangs_elsewhere_is_shifted_square_to_itself() {
    let f = drawn(line(known()));
    // It really runs 2 m farther north: nearer to points in the north.
    let points = [measured(-50.0, 20.0, 14.8), measured(60.0, 30.0, 24.8)];
    let p = propose(&f, &points, Policy::shipped()).unwrap();
    assert_eq!(
        (p.facility.as_str(), p.owner.as_deref()),
        ("L", Some("示例单位"))
    );
    let c = p.comparisons.iter().find(|c| c.measurement == 0).unwrap();
    assert!((c.computed_mm - 16_800).abs() <= 1, "{c:?}");
    assert_eq!(
        (c.measured_mm, c.difference_mm),
        (14_800, 14_800 - c.computed_mm)
    );
    // hypot(0.03, 0.02, 0.4) and 1 mm.
    let u = 0.03_f64.hypot(0.02).hypot(0.4) + 0.001;
    assert_eq!(c.u_mm, (u * 1000.0).round() as i64);
    assert!((c.significance - 2.0 / u).abs() < 0.01);
    let shift = p.shift.unwrap();
    assert_eq!(
        (shift.north_m, shift.east_m.abs(), shift.square_only),
        (2.0, 0.0, true)
    );
    assert!(shift.left_mm <= 5, "{shift:?}");
    assert_eq!(p.accuracy_mm, 2_000);
}

#[test]
fn a_bend_fixes_both_directions() {
    let f = drawn(through(
        &[[-150.0, 0.0], [0.0, 0.0], [0.0, -150.0]],
        known(),
    ));
    // It really lies 1.5 m north and 1 m east of where it is drawn.
    let points = [
        measured(-80.0, 20.0, 20.0 - 1.5 - 3.2),
        measured(-40.0, 35.0, 35.0 - 1.5 - 3.2),
        measured(25.0, -90.0, 25.0 - 1.0 - 3.2),
    ];
    let shift = propose(&f, &points, Policy::shipped())
        .unwrap()
        .shift
        .unwrap();
    assert_eq!(
        (shift.north_m, shift.east_m, shift.square_only),
        (1.5, 1.0, false)
    );
    assert!(shift.left_mm <= 3);
}

#[test]
fn towers_from_two_sides() {
    let tower = json!({"kind": "tower", "voltage": "110kV", "accuracy": 0.5});
    let f = drawn(point("T", at(0.0, 0.0), tower));
    let real: [f64; 2] = [1.2, -2.1];
    let to = |east: f64, north: f64| {
        let metres = (east - real[0]).hypot(north - real[1]);
        Measurement {
            to: MeasuredTo::Drawn,
            ..measured(east, north, metres)
        }
    };
    let points = [to(20.0, 3.0), to(-4.0, 18.0)];
    let shift = propose(&f, &points, Policy::shipped())
        .unwrap()
        .shift
        .unwrap();
    assert!(
        (shift.east_m - 1.2).abs() < 0.02 && (shift.north_m + 2.1).abs() < 0.02,
        "{shift:?}"
    );
}

#[test]
fn what_both_can_err_by_is_no_difference() {
    let f = drawn(line(known()));
    assert!(propose(&f, &[measured(0.0, 20.0, 16.5)], Policy::shipped()).is_none());
    assert!(propose(&f, &[measured(0.0, 20.0, 16.3)], Policy::shipped()).is_some());
    assert!(propose(&f, &[], Policy::shipped()).is_none());
    // An unknown spread leaves 6 m open, a coarse drawing 10 m.
    for properties in [
        json!({"voltage": "110kV", "accuracy": 0.4}),
        json!({"voltage": "110kV", "spread": 6.4}),
    ] {
        let f = drawn(line(properties));
        assert!(propose(&f, &[measured(0.0, 20.0, 14.8)], Policy::shipped()).is_none());
    }
    // The two systems may differ by half a metre where the labels do.
    let mut other = measured(0.0, 20.0, 16.0);
    assert!(propose(&f, &[other.clone()], Policy::shipped()).is_some());
    other.crs = Some("EPSG:4490".into());
    assert!(propose(&f, &[other.clone()], Policy::shipped()).is_none());
    other.crs = None;
    assert!(propose(&f, &[other], Policy::shipped()).is_none());
}

#[test]
fn one_measurement_or_a_contradiction_fixes_no_shift() {
    let f = drawn(line(known()));
    let p = propose(&f, &[measured(0.0, 20.0, 14.8)], Policy::shipped()).unwrap();
    assert!(p.shift.is_none());
    assert_eq!(p.accuracy_mm, 2_000);
    // 2 m north by one, 3 m south by the other: no one place explains both.
    let points = [measured(-50.0, 20.0, 14.8), measured(60.0, 30.0, 29.8)];
    let p = propose(&f, &points, Policy::shipped()).unwrap();
    assert!(p.shift.is_none() && p.comparisons.len() == 2);
    assert_eq!(p.comparisons[0].measurement, 1, "the worse first");
    assert_eq!(p.accuracy_mm, 3_000);
    // The accuracy covers it: with it stated, nothing is left to propose.
    let mut honest = f.clone();
    honest.accuracy_mm = Some(p.accuracy_mm);
    assert!(propose(&honest, &points, Policy::shipped()).is_none());
}

#[test]
fn measurements_of_something_else_are_left_out() {
    let f = drawn(line(known()));
    let mut far = measured(0.0, 1_500.0, 14.8);
    assert!(propose(&f, &[far.clone()], Policy::shipped()).is_none());
    far.at = [f64::NAN, 24.0];
    assert!(propose(&f, &[far.clone()], Policy::shipped()).is_none());
    far = measured(0.0, 20.0, 14.8);
    far.height_m = Some(f64::NAN);
    assert!(propose(&f, &[far.clone()], Policy::shipped()).is_none());
    // Under the conductor: nothing tells on which side, but the difference is told.
    let points = [measured(0.0, 0.0, 3.0), measured(5.0, 0.0, 3.0)];
    let p = propose(&f, &points, Policy::shipped()).unwrap();
    assert!(p.shift.is_none() && p.accuracy_mm >= 2_900);
}
