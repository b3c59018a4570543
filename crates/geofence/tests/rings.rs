//! Points on rings a centimetre inside and a centimetre outside of a 110 kV zone, built with
//! GeographicLib's direct problem alone: nothing of the crate's own geometry makes them.
//!
//! With spread, site and facility errors all 0 what is left of U at 10 m is 8.9 mm: the unknown
//! height (10 m x 5 km / 6371 km) and the 1 mm of safety. So 9.99 m is inside for sure, 10.01 m
//! outside for sure, and 9.995 m neither.

mod common;

use common::read;
use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};
use linewarden_geofence::{
    Crs, Index, LonLat, Policy, ReadOptions, Site, SiteInput, Verdict, Work, screen,
};
use serde_json::{Value, json};

fn go(from: LonLat, azimuth: f64, metres: f64) -> LonLat {
    let (lat, lon): (f64, f64) = Geodesic::wgs84().direct(from[1], from[0], azimuth, metres);
    [lon, lat]
}

/// Length and the azimuths at both ends.
fn way(a: LonLat, b: LonLat) -> (f64, f64, f64) {
    let (length, first, last, _): (f64, f64, f64, f64) =
        Geodesic::wgs84().inverse(a[1], a[0], b[1], b[0]);
    (length, first, last)
}

/// A conductor of two or three corners. A bend turns to the right by less than a right angle.
struct Conductor(Vec<LonLat>);

impl Conductor {
    fn straight(at: LonLat, azimuth: f64) -> Conductor {
        Conductor(vec![at, go(at, azimuth, 400.0)])
    }

    fn bent(at: LonLat, azimuth: f64) -> Conductor {
        let middle = go(at, azimuth, 250.0);
        Conductor(vec![at, middle, go(middle, azimuth + 60.0, 180.0)])
    }

    /// `count` points at exactly `metres`: beside the spans, and around ends and the outer bend.
    fn ring(&self, metres: f64, count: usize) -> Vec<LonLat> {
        let corners = &self.0;
        let bent = corners.len() == 3;
        let arcs = if bent { 3 } else { 2 };
        let sides = 2 * (corners.len() - 1);
        let per = count / (arcs + sides);
        let mut out = Vec::new();
        for (i, pair) in corners.windows(2).enumerate() {
            let (length, azimuth, _) = way(pair[0], pair[1]);
            for side in [90.0, -90.0] {
                // Inside of the bend a point beside one span is nearer to the other one.
                let inner = bent && side > 0.0;
                let from = if inner && i == 1 { 2.0 * metres } else { 0.0 };
                let to = if inner && i == 0 {
                    length - 2.0 * metres
                } else {
                    length
                };
                for k in 0..per {
                    let along = from + (to - from) * k as f64 / (per - 1) as f64;
                    let foot = go(pair[0], azimuth, along);
                    // The geodesic's direction at the foot, looked at from its far end.
                    let here = if along < length / 2.0 {
                        way(foot, pair[1]).1
                    } else {
                        way(pair[0], foot).2
                    };
                    out.push(go(foot, here + side, metres));
                }
            }
        }
        let mut arc = |centre: LonLat, from: f64, to: f64, count: usize| {
            for k in 0..count {
                let azimuth = from + (to - from) * k as f64 / (count - 1) as f64;
                out.push(go(centre, azimuth, metres));
            }
        };
        let last = corners.len() - 1;
        let start = way(corners[0], corners[1]).1;
        let end = way(corners[last - 1], corners[last]).2;
        arc(corners[0], start + 90.0, start + 270.0, per);
        let rest = count - per * (arcs + sides - 1);
        arc(
            corners[last],
            end - 90.0,
            end + 90.0,
            if bent { per } else { rest },
        );
        if bent {
            let (before, after) = (way(corners[0], corners[1]).2, way(corners[1], corners[2]).1);
            // Azimuths jump by a whole turn at 180°; the bend does not.
            let turn = (after - before).rem_euclid(360.0);
            arc(corners[1], before - 90.0, before - 90.0 + turn, rest);
        }
        out
    }

    fn index(&self, crs: Crs, properties: &Value) -> Index {
        let line: Vec<LonLat> = self.0.iter().map(|p| crs.to_system(*p).unwrap()).collect();
        let text = json!({
            "type": "FeatureCollection",
            "crs": {"type": "name", "properties": {"name": crs.to_string()}},
            "features": [{"type": "Feature", "id": "L", "properties": properties, "geometry": {"type": "LineString", "coordinates": line}}]
        });
        Index::build(read(
            "line.geojson",
            &text.to_string(),
            &ReadOptions::default(),
        ))
    }
}

fn exact() -> Value {
    json!({"voltage": "110kV", "spread": 0, "accuracy": 0})
}

fn judge(index: &Index, crs: Crs, at: LonLat) -> Verdict {
    let input = SiteInput {
        geometry: json!({"type": "Point", "coordinates": crs.to_system(at).unwrap()}),
        crs: Some(crs.to_string()),
        accuracy_m: Some(0.0),
        ..SiteInput::default()
    };
    let site = Site::parse(&input, Policy::shipped()).unwrap();
    screen(index, &site, &Work::default(), Policy::shipped(), None).verdict
}

/// How many points of a ring get which answer: inside, cannot tell, outside.
fn tally(index: &Index, crs: Crs, points: &[LonLat]) -> [usize; 3] {
    let mut out = [0; 3];
    for p in points {
        out[judge(index, crs, *p) as usize] += 1;
    }
    out
}

fn both(at: LonLat, azimuth: f64) -> [Conductor; 2] {
    [
        Conductor::straight(at, azimuth),
        Conductor::bent(at, azimuth),
    ]
}

#[test]
fn a_centimetre_either_side_of_ten_metres() {
    for conductor in both([110.3, 24.2], 37.0) {
        let index = conductor.index(Crs::Wgs84, &exact());
        let count = 3_600;
        for (metres, want) in [
            (9.99, [count, 0, 0]),
            (9.995, [0, count, 0]),
            (10.005, [0, count, 0]),
            (10.01, [0, 0, count]),
        ] {
            let ring = conductor.ring(metres, count);
            assert_eq!(ring.len(), count);
            assert_eq!(tally(&index, Crs::Wgs84, &ring), want, "{metres} m");
        }
    }
}

#[test]
fn the_spread_decides_between_three_answers() {
    let conductor = Conductor::straight([110.3, 24.2], 200.0);
    let ring = conductor.ring(11.0, 120);
    // W + h: 10 m, 12 m, and 10 to 16 m.
    for (spread, want) in [
        (json!(0), [0, 0, 120]),
        (json!(4), [120, 0, 0]),
        (Value::Null, [0, 120, 0]),
    ] {
        let index = conductor.index(
            Crs::Wgs84,
            &json!({"voltage": "110", "spread": spread, "accuracy": 0}),
        );
        assert_eq!(tally(&index, Crs::Wgs84, &ring), want, "{spread}");
    }
}

#[test]
fn at_every_degree_of_latitude() {
    for lat in 18..=53 {
        let at = [75.2 + 1.6 * f64::from(lat - 18), f64::from(lat)];
        for conductor in both(at, 10.0 * f64::from(lat)) {
            let index = conductor.index(Crs::Wgs84, &exact());
            for (metres, want) in [(9.99, [72, 0, 0]), (10.01, [0, 0, 72])] {
                let ring = conductor.ring(metres, 72);
                assert_eq!(
                    tally(&index, Crs::Wgs84, &ring),
                    want,
                    "{metres} m at {lat} N"
                );
            }
        }
    }
}

#[test]
fn across_the_border_of_two_zones() {
    // The line is in the zone to the west and runs over the border; sites are in the zone to the east.
    for (west, east, border) in [
        (4524, 4525, 109.5),
        (4545, 4546, 109.5),
        (4497, 4498, 114.0),
        (4508, 4509, 114.0),
    ] {
        let [west, east] = [west, east].map(Crs::from_epsg);
        for lat in [18.0, 31.0, 45.0, 53.0] {
            for conductor in both([border - 0.001, lat], 80.0) {
                let index = conductor.index(west, &exact());
                for (metres, want) in [(9.99, [72, 0, 0]), (10.01, [0, 0, 72])] {
                    let ring = conductor.ring(metres, 72);
                    assert_eq!(
                        tally(&index, east, &ring),
                        want,
                        "{metres} m at {border} E {lat} N"
                    );
                }
            }
        }
    }
}
