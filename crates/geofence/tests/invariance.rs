//! What must not change an answer: where on a turned earth it is asked, in which order things are
//! listed, from which end a line is drawn.

mod common;

use common::{read, site};
use linewarden_geofence::measure::{Frame, Piece, Probe, Target, destination, space};
use linewarden_geofence::{
    Index, LonLat, Policy, ReadOptions, Screening, Shape, Site, Work, screen,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A line by its corners, and what is known of it.
#[derive(Clone, Debug)]
struct Line {
    id: usize,
    corners: Vec<LonLat>,
    properties: Value,
}

#[derive(Clone, Debug)]
struct World {
    lines: Vec<Line>,
    towers: Vec<LonLat>,
    ring: Vec<LonLat>,
}

fn world() -> impl Strategy<Value = World> {
    let legs = prop::collection::vec((-50.0..50.0_f64, 40.0..700.0_f64), 2..5);
    let line = (0.0..360.0, 0.0..200.0_f64, 0.0..360.0, legs, 0..6_usize);
    let corners = prop::collection::vec((0.2..1.0, 4.0_f64..60.0), 3..7);
    (
        73.5..134.5,
        18.0..53.5,
        prop::collection::vec(line, 1..5),
        corners,
    )
        .prop_map(|(lon, lat, lines, corners)| {
            let here = [lon, lat];
            let lines: Vec<Line> = lines
                .into_iter()
                .enumerate()
                .map(|(id, (bearing, away, heading, legs, sort))| {
                    // Starts well before the place, so that it may pass by on either side.
                    let mut at = destination(destination(here, bearing, away), heading, -600.0);
                    let mut corners = vec![at];
                    for (turn, metres) in legs {
                        at = destination(at, heading + turn, metres);
                        corners.push(at);
                    }
                    let properties = match sort {
                        0 => json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4}),
                        1 => json!({"voltage": "220kV", "accuracy": 1}),
                        2 => json!({"name": "10kV城东线"}),
                        3 => json!({"voltage": "380"}),
                        4 => json!({"kind": "cable", "accuracy": 0.3}),
                        _ => json!({"voltage": "500kV", "spread": 22, "accuracy": 0.3}),
                    };
                    Line {
                        id,
                        corners,
                        properties,
                    }
                })
                .collect();
            let towers = lines
                .iter()
                .flat_map(|l| l.corners.iter().copied())
                .collect();
            let turn: f64 = corners.iter().map(|c| c.0).sum();
            let mut azimuth = 0.0;
            let mut ring: Vec<LonLat> = Vec::new();
            for (part, radius) in &corners {
                ring.push(destination(here, azimuth, *radius));
                azimuth += part / turn * 360.0;
            }
            ring.push(ring[0]);
            World {
                lines,
                towers,
                ring,
            }
        })
}

impl World {
    fn features(&self) -> Vec<Value> {
        let line = |l: &Line| {
            feature(
                &format!("L{}", l.id),
                &l.properties,
                json!({"type": "LineString", "coordinates": l.corners}),
            )
        };
        let tower = |(i, p): (usize, &LonLat)| {
            feature(
                &format!("T{i}"),
                &json!({"kind": "tower", "voltage": "110kV", "accuracy": 0.3}),
                json!({"type": "Point", "coordinates": p}),
            )
        };
        self.lines
            .iter()
            .map(line)
            .chain(self.towers.iter().enumerate().map(tower))
            .collect()
    }

    fn moved(&self, to: impl Fn(LonLat) -> LonLat) -> World {
        let all = |points: &Vec<LonLat>| points.iter().map(|p| to(*p)).collect::<Vec<_>>();
        World {
            lines: self
                .lines
                .iter()
                .map(|l| Line {
                    corners: all(&l.corners),
                    ..l.clone()
                })
                .collect(),
            towers: all(&self.towers),
            ring: all(&self.ring),
        }
    }

    fn ask(&self) -> Option<Screening> {
        ask(self.features(), &self.ring)
    }

    /// Distances to every line, unrounded.
    fn distances(&self) -> Vec<f64> {
        let probe = Probe::new(&Shape {
            polygons: vec![vec![self.ring.clone()]],
            ..Shape::default()
        })
        .unwrap();
        let frame = Frame::at(probe.centre());
        let distance = |line: &Line| {
            let pieces: Vec<Piece> = line
                .corners
                .windows(2)
                .map(|w| Piece {
                    a: space(w[0]),
                    b: space(w[1]),
                })
                .collect();
            probe
                .nearest(
                    &frame,
                    Target {
                        pieces: &pieces,
                        areas: &[],
                    },
                )
                .unwrap()
                .distance
        };
        self.lines.iter().map(distance).collect()
    }
}

fn feature(id: &str, properties: &Value, geometry: Value) -> Value {
    json!({"type": "Feature", "id": id, "properties": properties, "geometry": geometry})
}

fn ask(features: Vec<Value>, ring: &[LonLat]) -> Option<Screening> {
    let text = json!({"type": "FeatureCollection", "features": features}).to_string();
    let index = Index::build(read("w.geojson", &text, &ReadOptions::default()));
    let input = site(json!({"type": "Polygon", "coordinates": [ring]}), 0.3);
    let site = Site::parse(&input, Policy::shipped()).ok()?;
    let work = Work {
        building: true,
        excavation: true,
        ..Work::default()
    };
    Some(screen(&index, &site, &work, Policy::shipped(), Some(300.0)))
}

/// The same but for the last rounding of what is shown.
fn same(a: &Screening, b: &Screening) -> Result<(), TestCaseError> {
    prop_assert_eq!(a.verdict, b.verdict);
    let codes = |s: &Screening| s.reasons.iter().map(|r| r.code.clone()).collect::<Vec<_>>();
    prop_assert_eq!(codes(a), codes(b));
    prop_assert!((a.area_m2 - b.area_m2).abs() < 0.11);
    let table = |s: &Screening| -> BTreeMap<(String, String), _> {
        s.facilities
            .iter()
            .map(|f| ((f.id.clone(), format!("{:?}", f.rule)), f.clone()))
            .collect()
    };
    let (left, right) = (table(a), table(b));
    prop_assert_eq!(
        left.len(),
        a.facilities.len(),
        "one entry for a facility and a rule"
    );
    prop_assert_eq!(
        left.keys().collect::<Vec<_>>(),
        right.keys().collect::<Vec<_>>()
    );
    for (key, one) in &left {
        let other = &right[key];
        prop_assert_eq!(one.verdict, other.verdict, "{:?}", key);
        for (x, y) in [
            (one.centreline_mm, other.centreline_mm),
            (one.conductor_mm, other.conductor_mm),
            (one.inside_mm, other.inside_mm),
            (one.uncertainty_mm, other.uncertainty_mm),
        ] {
            prop_assert!((x - y).abs() <= 1, "{:?}: {} and {}", key, x, y);
        }
        prop_assert!(
            (one.overlap_m2 - other.overlap_m2).abs() < 0.25,
            "{:?}: {} and {} m2",
            key,
            one.overlap_m2,
            other.overlap_m2
        );
        prop_assert_eq!(&one.notes, &other.notes);
        prop_assert_eq!(&one.effects, &other.effects);
    }
    Ok(())
}

fn wrapped(lon: f64) -> f64 {
    lon - 360.0 * (lon / 360.0).round()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_turned_earth(world in world(), turn in -360.0..360.0_f64) {
        let Some(here) = world.ask() else { return Ok(()) };
        let moved = world.moved(|[lon, lat]| [wrapped(lon + turn), lat]);
        same(&here, &moved.ask().unwrap())?;
        for (a, b) in world.distances().iter().zip(moved.distances()) {
            prop_assert!((a - b).abs() < 1e-4, "{} and {} m", a, b);
        }
    }

    #[test]
    fn the_other_hemisphere(world in world()) {
        let Some(here) = world.ask() else { return Ok(()) };
        let moved = world.moved(|[lon, lat]| [lon, -lat]);
        same(&here, &moved.ask().unwrap())?;
        for (a, b) in world.distances().iter().zip(moved.distances()) {
            prop_assert!((a - b).abs() < 1e-4, "{} and {} m", a, b);
        }
    }

    #[test]
    fn the_order_of_facilities_and_the_ends_of_lines(world in world(), seed in any::<u64>()) {
        let Some(here) = world.ask() else { return Ok(()) };
        let mut features = world.features();
        for i in (1..features.len()).rev() {
            let j = (seed.rotate_left(i as u32) % (i as u64 + 1)) as usize;
            features.swap(i, j);
        }
        same(&here, &ask(features, &world.ring).unwrap())?;
        let mut turned = world.clone();
        for line in &mut turned.lines {
            line.corners.reverse();
        }
        same(&here, &turned.ask().unwrap())?;
        for (a, b) in world.distances().iter().zip(turned.distances()) {
            prop_assert!((a - b).abs() < 1e-6, "{} and {} m", a, b);
        }
    }

    #[test]
    fn where_a_ring_starts_and_which_way_it_runs(world in world(), start in 0..7_usize) {
        let Some(here) = world.ask() else { return Ok(()) };
        let mut ring = world.ring.clone();
        ring.pop();
        let count = ring.len();
        ring.rotate_left(start % count);
        ring.push(ring[0]);
        same(&here, &ask(world.features(), &ring).unwrap())?;
        ring.reverse();
        same(&here, &ask(world.features(), &ring).unwrap())?;
        let turned = World { ring, ..world.clone() };
        for (a, b) in world.distances().iter().zip(turned.distances()) {
            prop_assert!((a - b).abs() < 1e-6, "{} and {} m", a, b);
        }
    }

    #[test]
    fn a_line_cut_at_a_corner(world in world(), cut in 1..4_usize) {
        let Some(here) = world.ask() else { return Ok(()) };
        let mut features = world.features();
        for (feature, line) in features.iter_mut().zip(&world.lines) {
            let at = cut.min(line.corners.len() - 2).max(1);
            if line.corners.len() > 2 {
                feature["geometry"] = json!({"type": "MultiLineString", "coordinates": [line.corners[..=at], line.corners[at..]]});
            }
        }
        same(&here, &ask(features, &world.ring).unwrap())?;
        // A corner set into a span changes nothing either.
        let mut dense = world.clone();
        for line in &mut dense.lines {
            let (a, b) = (line.corners[0], line.corners[1]);
            let middle = linewarden_geofence::measure::ground({
                let (a, b) = (space(a), space(b));
                [(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0, (a[2] + b[2]) / 2.0]
            });
            line.corners.insert(1, middle);
        }
        same(&here, &dense.ask().unwrap())?;
    }
}
