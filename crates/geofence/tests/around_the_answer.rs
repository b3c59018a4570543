//! What stands beside an answer: the way out of a zone, the drawing, the set kept and compared.

mod common;

use common::ground::{HERE, IN, OUT, ask, line, sharp, square, verdict};
use common::{index, read};
use linewarden_geofence::{FacilitySet, Policy, ReadOptions, Work};
use serde_json::json;

#[test]
fn a_suggestion_is_clear_when_followed() {
    let lines = index(&json!([line(
        json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})
    )]));
    let site = sharp(square(8.0));
    let lawful =
        linewarden_geofence::suggest(&lines, &site, &Work::default(), Policy::shipped()).unwrap();
    let shift = lawful.shift.unwrap();
    // 13.2 m + U - 8 m to the north.
    assert!(
        (shift.distance_m - 5.72).abs() < 0.02 && shift.north_m > 5.6,
        "{shift:?}"
    );
    assert_eq!(verdict(&lines, 8.0 + shift.distance_m), OUT);
    assert!((lawful.cut_off_m2 - 20.0 * 5.71).abs() < 1.0, "{lawful:?}");
    assert!(
        linewarden_geofence::suggest(
            &lines,
            &sharp(square(50.0)),
            &Work::default(),
            Policy::shipped()
        )
        .is_none()
    );
}

#[test]
fn a_set_survives_storage_and_nothing_else_does() {
    let text = json!({"type": "FeatureCollection", "features": [line(json!({"voltage": "110kV", "name": "示例线"}))]}).to_string();
    let mut set = read("x.geojson", &text, &ReadOptions::default());
    set.rejects.push(linewarden_geofence::facility::Reject {
        file: "x".into(),
        row: 3,
        code: "geometry.missing".into(),
        name: None,
        bounds: None,
        settled: false,
    });
    let bytes = set.to_bytes();
    let back = FacilitySet::from_bytes(&bytes).unwrap();
    assert_eq!(back, set);
    assert_eq!(back.version(), set.version());
    for i in 0..bytes.len() {
        let mut broken = bytes.clone();
        broken[i] ^= 1;
        assert!(FacilitySet::from_bytes(&broken).is_err(), "bit of byte {i}");
        assert!(FacilitySet::from_bytes(&bytes[..i]).is_err(), "cut at {i}");
    }
    let mut changed = set.clone();
    changed.facilities[0].shape.lines[0][0][1] += 2e-5;
    assert_eq!(linewarden_geofence::diff(&set, &changed).moved, ["L"]);
    changed.facilities[0].voltage = None;
    assert_eq!(
        linewarden_geofence::diff(&set, &changed).voltage_changed,
        ["L"]
    );
    assert_eq!(
        linewarden_geofence::diff(&set, &FacilitySet::default()).removed,
        ["L"]
    );
}

#[test]
fn a_drawing_holds_what_is_in_view() {
    let lines = index(&json!([line(
        json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})
    )]));
    let view = [
        HERE[0] - 0.01,
        HERE[1] - 0.01,
        HERE[0] + 0.01,
        HERE[1] + 0.01,
    ];
    let answer = ask(&lines, square(8.0), &Work::default());
    let drawing = lines.draw(view, Policy::shipped(), Some(&answer));
    assert_eq!(drawing.facilities.len(), 1);
    let f = &drawing.facilities[0];
    assert_eq!((f.verdict, f.half_spread_m), (Some(IN), Some(3.2)));
    let zone = f.zone.as_ref().unwrap();
    assert!(zone.inner.is_some() && zone.outer.is_some() && zone.width_m == 10.0);
    let away = [view[0] + 1.0, view[1], view[2] + 1.0, view[3]];
    assert!(
        lines
            .draw(away, Policy::shipped(), None)
            .facilities
            .is_empty()
    );
    assert!(
        lines
            .draw([f64::NAN; 4], Policy::shipped(), None)
            .facilities
            .is_empty()
    );
}
