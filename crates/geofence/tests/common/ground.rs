//! Plain ground with known distances: a line running east and west, a square north of it.

use linewarden_geofence::measure::destination;
use linewarden_geofence::{
    Index, LonLat, Policy, Screening, Site, SiteInput, Verdict, Work, screen,
};
use serde_json::{Value, json};

pub(crate) const HERE: LonLat = [110.3, 24.2];

pub(crate) const IN: Verdict = Verdict::Inside;
pub(crate) const OUT: Verdict = Verdict::Outside;
pub(crate) const OPEN: Verdict = Verdict::CannotTell;

/// Metres east and north of [`HERE`].
pub(crate) fn at(east: f64, north: f64) -> LonLat {
    destination(HERE, east.atan2(north).to_degrees(), east.hypot(north))
}

pub(crate) fn ring(corners: &[[f64; 2]]) -> Vec<LonLat> {
    let mut ring: Vec<LonLat> = corners.iter().map(|c| at(c[0], c[1])).collect();
    ring.push(ring[0]);
    ring
}

pub(crate) fn polygon(corners: &[[f64; 2]]) -> Value {
    json!({"type": "Polygon", "coordinates": [ring(corners)]})
}

/// A square of 20 m whose south side lies `north` metres north of the line.
pub(crate) fn square(north: f64) -> Value {
    polygon(&corners(0.0, north))
}

pub(crate) fn corners(east: f64, north: f64) -> [[f64; 2]; 4] {
    [
        [east - 10.0, north],
        [east + 10.0, north],
        [east + 10.0, north + 20.0],
        [east - 10.0, north + 20.0],
    ]
}

/// East and west through [`HERE`], 400 m long.
pub(crate) fn line(properties: Value) -> Value {
    through(&[[-200.0, 0.0], [200.0, 0.0]], properties)
}

pub(crate) fn through(points: &[[f64; 2]], properties: Value) -> Value {
    let points: Vec<LonLat> = points.iter().map(|p| at(p[0], p[1])).collect();
    let id = properties.get("id").cloned().unwrap_or(json!("L"));
    json!({"type": "Feature", "id": id, "properties": properties, "geometry": {"type": "LineString", "coordinates": points}})
}

pub(crate) fn point(id: &str, place: LonLat, properties: Value) -> Value {
    json!({"type": "Feature", "id": id, "properties": properties, "geometry": {"type": "Point", "coordinates": place}})
}

/// A site known to 0.3 m.
pub(crate) fn sharp(geometry: Value) -> Site {
    let input = SiteInput {
        accuracy_m: Some(0.3),
        crs: Some("EPSG:4326".into()),
        geometry,
        ..SiteInput::default()
    };
    Site::parse(&input, Policy::shipped()).unwrap()
}

pub(crate) fn ask(index: &Index, geometry: Value, work: &Work) -> Screening {
    ask_by(Policy::shipped(), index, geometry, work)
}

pub(crate) fn ask_by(policy: &Policy, index: &Index, geometry: Value, work: &Work) -> Screening {
    screen(index, &sharp(geometry), work, policy, None)
}

/// The verdict on [`square`] without any work.
pub(crate) fn verdict(index: &Index, north: f64) -> Verdict {
    ask(index, square(north), &Work::default()).verdict
}

pub(crate) fn has(answer: &Screening, code: &str) -> bool {
    answer.reasons.iter().any(|r| r.code == code)
}

pub(crate) fn work(words: &str) -> Work {
    let mut work = Work::default();
    for word in words.split_whitespace() {
        assert!(work.declare(word), "{word}");
    }
    work
}

/// U of a line known to 0.4 m at a distance: 0.3 and 0.4 in quadrature, the unknown height, 1 mm.
pub(crate) fn u(distance: f64) -> f64 {
    0.5 + distance * 5.0 / 6371.0 + 0.001
}
