//! Two versions of a set: what came, went, moved by how far, and changed its words.

mod common;

use common::read;
use linewarden_geofence::facility::{Altered, Move, Renamed};
use linewarden_geofence::measure::{destination, geodesic};
use linewarden_geofence::{Change, FacilitySet, ReadOptions, diff};
use serde_json::{Value, json};

fn line(id: &str, name: &str, voltage: &str, points: &[[f64; 2]]) -> Value {
    json!({"type": "Feature", "id": id, "properties": {"name": name, "voltage": voltage, "kind": "line"}, "geometry": {"type": "LineString", "coordinates": points}})
}

fn set(features: &[Value]) -> FacilitySet {
    let text = json!({"type": "FeatureCollection", "features": features}).to_string();
    read("x.geojson", &text, &ReadOptions::default())
}

const A: [f64; 2] = [110.0, 24.0];
const B: [f64; 2] = [110.01, 24.0];

#[test]
fn by_id() {
    let shifted = |m: f64| [A, B].map(|p| destination(p, 0.0, m));
    let old = set(&[
        line("same", "甲", "110kV", &[A, B]),
        line("little", "乙", "110kV", &[A, B]),
        line("far", "丙", "110kV", &[A, B]),
        line("words", "丁", "110kV", &[A, B]),
        line("gone", "戊", "110kV", &[A, B]),
    ]);
    let new = set(&[
        line("same", "甲", "110kV", &[A, B]),
        line("little", "乙", "110kV", &shifted(0.25)),
        line("far", "丙", "110kV", &shifted(12.345)),
        line("words", "丁线", "220kV", &[A, B]),
        line("come", "己", "35kV", &[A, B]),
    ]);
    let change = diff(&old, &new);
    let ids = |v: &[String]| v.join(" ");
    assert_eq!(ids(&change.added), "come");
    assert_eq!(ids(&change.removed), "gone");
    assert_eq!(ids(&change.moved), "far");
    assert_eq!(ids(&change.voltage_changed), "words");
    let moves: Vec<_> = change.moves.iter().map(|m| (m.id.as_str(), m.mm)).collect();
    assert_eq!(moves, [("far", 12_345), ("little", 250)]);
    let fields = vec!["name".to_owned(), "voltage".to_owned()];
    assert_eq!(
        change.altered,
        [Altered {
            id: "words".into(),
            fields
        }]
    );
    assert!(change.renamed.is_empty());
    assert!(diff(&old, &old).is_empty() && diff(&old, &old).moves.is_empty());
}

#[test]
fn by_name_and_place_where_ids_are_new() {
    let near = |p: [f64; 2], m: f64| destination(p, 0.0, m);
    let old = set(&[
        line("1", "东风线", "10kV", &[A, B]),
        line("2", "东风线", "10kV", &[near(A, 30.0), near(B, 30.0)]),
        line("3", "红旗线", "10kV", &[A, B]),
        line("4", "远方线", "10kV", &[A, B]),
        line("5", "升压线", "10kV", &[A, B]),
    ]);
    let new = set(&[
        line("11", "东风线", "10kV", &[near(A, 29.0), near(B, 29.0)]),
        line("12", "东风线", "10kV", &[near(A, 2.0), near(B, 2.0)]),
        line("13", "红旗线", "10kV", &[A, B]),
        line("14", "远方线", "10kV", &[near(A, 51.0), near(B, 51.0)]),
        line("15", "升压线", "35kV", &[A, B]),
    ]);
    let change = diff(&old, &new);
    let pair = |old: &str, new: &str| Renamed {
        old: old.into(),
        new: new.into(),
    };
    assert_eq!(
        change.renamed,
        [pair("2", "11"), pair("1", "12"), pair("3", "13")]
    );
    // Nobody has confirmed them yet.
    assert_eq!((change.added.len(), change.removed.len()), (5, 5));
    let step = |id: &str, mm| Move { id: id.into(), mm };
    assert_eq!(change.moves, [step("11", 1_000), step("12", 2_000)]);
}

#[test]
fn a_longer_line_has_moved_by_its_new_end() {
    let end = destination(B, 35.0, 750.0);
    let change = diff(
        &set(&[line("x", "甲", "110kV", &[A, B])]),
        &set(&[line("x", "甲", "110kV", &[A, B, end])]),
    );
    assert_eq!(
        change.moves[0].mm,
        (geodesic(B, end) * 1000.0).round() as u64
    );
}

#[test]
fn an_answer_stored_before_is_still_read() {
    let text = r#"{"added":["a"],"removed":[],"moved":[],"voltage_changed":[],"other_changed":[]}"#;
    let change: Change = serde_json::from_str(text).unwrap();
    assert_eq!((change.added.len(), change.moves.len()), (1, 0));
}
