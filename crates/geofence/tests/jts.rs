//! Plane distances, meetings and common areas against the test cases of the JTS Topology Suite.
//! Empty geometries are left out: this crate refuses them where JTS calls them 0 apart.

mod common;

use common::data;
use linewarden_geofence::measure::{Xy, inside_rings, overlap_area, segments};

/// Segments, and polygons as rings.
#[derive(Default)]
struct Plane {
    pieces: Vec<(Xy, Xy)>,
    polygons: Vec<Vec<Vec<Xy>>>,
}

/// Reads the numbers between the innermost brackets of a well-known text.
fn plane(text: &str) -> Plane {
    let (kind, rest) = text.split_once(' ').unwrap();
    let list = |t: &str| -> Vec<Xy> {
        t.split(',')
            .map(|p| {
                let n: Vec<f64> = p.split_whitespace().map(|v| v.parse().unwrap()).collect();
                [n[0], n[1]]
            })
            .collect()
    };
    let mut out = Plane::default();
    let mut last_end = 0;
    for (end, _) in rest.match_indices(')') {
        let Some(start) = rest[last_end..end].rfind('(').map(|i| i + last_end) else {
            continue;
        };
        let points = list(&rest[start + 1..end]);
        let before = &rest[last_end..start];
        last_end = end + 1;
        if points.len() == 1 || kind.ends_with("POINT") {
            out.pieces.extend(points.iter().map(|p| (*p, *p)));
            continue;
        }
        out.pieces.extend(points.windows(2).map(|w| (w[0], w[1])));
        if kind.ends_with("POLYGON") {
            // A hole follows its ring after a comma alone.
            match out.polygons.last_mut() {
                Some(polygon) if !before.contains('(') => polygon.push(points),
                _ => out.polygons.push(vec![points]),
            }
        }
    }
    assert!(!out.pieces.is_empty(), "{text}");
    out
}

fn distance(a: &Plane, b: &Plane) -> f64 {
    let within = |p: &Plane, q: &Plane| {
        p.pieces
            .iter()
            .any(|(at, _)| q.polygons.iter().any(|rings| inside_rings(*at, rings)))
    };
    if within(a, b) || within(b, a) {
        return 0.0;
    }
    let mut best = f64::INFINITY;
    for (p, q) in &a.pieces {
        for (r, s) in &b.pieces {
            best = best.min(segments(*p, *q, *r, *s).0);
        }
    }
    best.sqrt()
}

#[test]
fn as_jts_has_it() {
    let text = String::from_utf8(data("jts.txt")).unwrap();
    let mut counts = [0; 4];
    for line in text.lines() {
        let cells: Vec<&str> = line.split('|').collect();
        let (a, b) = (plane(cells[1]), plane(cells[2]));
        let d = distance(&a, &b);
        match cells[0] {
            "distance" => {
                counts[0] += 1;
                let want: f64 = cells[4].parse().unwrap();
                assert!((d - want).abs() < 1e-9 * want.max(1.0), "{d} {line}");
            }
            "isWithinDistance" => {
                counts[1] += 1;
                let limit: f64 = cells[3].parse().unwrap();
                assert_eq!((d <= limit).to_string(), cells[4], "{d} {line}");
            }
            "intersects" => {
                counts[2] += 1;
                assert_eq!((d == 0.0).to_string(), cells[4], "{d} {line}");
            }
            "intersection" => {
                counts[3] += 1;
                let want: f64 = cells[4].parse().unwrap();
                let got = overlap_area(&a.polygons, &[], &b.polygons);
                assert!((got - want).abs() < 1e-6 * want.max(1.0), "{got} {line}");
            }
            other => panic!("{other}"),
        }
    }
    assert!(counts.iter().all(|c| *c >= 10), "{counts:?}");
}
