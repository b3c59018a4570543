//! How far one shape is from another: the farthest that a vertex of either lies from the other's
//! points, lines and outlines.

use super::Shape;
use crate::crs::LonLat;
use crate::measure::{Frame, Space, geodesic, ground, nearest_on_segment, pieces_of, space};
use rstar::{AABB, PointDistance, RTree, RTreeObject};
use std::collections::HashSet;

/// Millimetres, geodesic. `u64::MAX` if one of them is empty and the other is not.
pub(super) fn apart_mm(a: &Shape, b: &Shape) -> u64 {
    let far = farthest(a, b).max(farthest(b, a));
    if far.is_finite() {
        (far * 1000.0).round() as u64
    } else {
        u64::MAX
    }
}

/// A piece of at most two kilometres, straight through the earth.
struct Chord {
    a: Space,
    b: Space,
}

impl RTreeObject for Chord {
    type Envelope = AABB<Space>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.a, self.b)
    }
}

impl PointDistance for Chord {
    fn distance_2(&self, p: &Space) -> f64 {
        let dot = |a: Space, b: Space| a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        let minus = |a: Space, b: Space| [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
        let (along, to) = (minus(self.b, self.a), minus(*p, self.a));
        let whole = dot(along, along);
        let t = if whole > 0.0 {
            (dot(to, along) / whole).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let off = minus(to, along.map(|v| v * t));
        dot(off, off)
    }
}

/// A chord of two kilometres runs up to 8 cm below the ground, so what is nearest to it in space may
/// be that much farther on the ground than another.
const BELOW_M: f64 = 0.2;

fn farthest(from: &Shape, to: &Shape) -> f64 {
    let kept: HashSet<[u64; 2]> = to.vertices().map(|p| p.map(f64::to_bits)).collect();
    let mut left: Vec<LonLat> = from
        .vertices()
        .filter(|p| !kept.contains(&p.map(f64::to_bits)))
        .collect();
    left.dedup();
    if left.is_empty() {
        return 0.0;
    }
    let chords = pieces_of(to).into_iter();
    let tree = RTree::bulk_load(chords.map(|p| Chord { a: p.a, b: p.b }).collect());
    left.into_iter()
        .map(|p| nearest(p, &tree))
        .fold(0.0, f64::max)
}

fn nearest(p: LonLat, tree: &RTree<Chord>) -> f64 {
    let (at, frame) = (space(p), Frame::at(p));
    let mut best = f64::INFINITY;
    for (chord, squared) in tree.nearest_neighbor_iter_with_distance_2(&at) {
        if squared.sqrt() > best + BELOW_M {
            break;
        }
        let (a, b) = (frame.plane(chord.a), frame.plane(chord.b));
        let (t, _) = nearest_on_segment([0.0; 2], a, b);
        let foot = [0, 1, 2].map(|i| chord.a[i] + t * (chord.b[i] - chord.a[i]));
        best = best.min(geodesic(p, ground(foot)));
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{along, destination};

    fn line(points: Vec<LonLat>) -> Shape {
        Shape {
            lines: vec![points],
            ..Shape::default()
        }
    }

    #[test]
    fn as_far_as_it_was_moved() {
        let (a, b) = ([110.0, 24.0], [110.02, 24.01]);
        let old = line(vec![a, b]);
        assert_eq!(apart_mm(&old, &old), 0);
        // The same line with a vertex more, on its geodesic.
        let middle = along(a, b)[1];
        assert_eq!(apart_mm(&old, &line(vec![a, middle, b])), 0);
        // One end carried on in its own direction, one corner aside.
        for metres in [0.004, 1.0, 37.25, 480.0] {
            let azimuth = 90.0;
            let end = destination(b, azimuth, metres);
            let far = apart_mm(&old, &line(vec![a, b, end]));
            assert_eq!(far, (metres * 1000.0_f64).round() as u64, "{metres}");
            let aside = destination(middle, 0.0, metres);
            let far = apart_mm(&old, &line(vec![a, aside, b])) as f64;
            // Straight aside it would be all of it; the line runs at an angle to north.
            let most = metres * 1000.0 + 0.5;
            assert!((metres * 800.0..=most).contains(&far), "{metres} {far}");
        }
        // A branch taken off is as far as its end was.
        let end = destination(b, 0.0, 100.0);
        assert!(apart_mm(&line(vec![a, b, end]), &old) >= 80_000);
        assert_eq!(apart_mm(&Shape::default(), &old), u64::MAX);
        assert_eq!(apart_mm(&Shape::default(), &Shape::default()), 0);
    }

    #[test]
    fn it_agrees_with_looking_at_every_piece() {
        // Against the measuring that decides, from each vertex.
        let wave = |n: usize, off: f64| {
            let at = |i: usize| {
                let t = i as f64 / n as f64;
                [110.0 + 0.05 * t, 24.0 + 0.002 * (9.0 * t + off).sin()]
            };
            line((0..=n).map(at).collect())
        };
        let (a, b) = (wave(60, 0.0), wave(47, 0.3));
        let one_way = |from: &Shape, to: &Shape| {
            let pieces = pieces_of(to);
            from.vertices()
                .map(|p| {
                    let point = Shape {
                        points: vec![p],
                        ..Shape::default()
                    };
                    let probe = crate::measure::Probe::new(&point).unwrap();
                    let target = crate::measure::Target {
                        pieces: &pieces,
                        areas: &[],
                    };
                    probe.nearest(&Frame::at(p), target).unwrap().distance
                })
                .fold(0.0, f64::max)
        };
        let want = (one_way(&a, &b).max(one_way(&b, &a)) * 1000.0).round() as u64;
        assert!(apart_mm(&a, &b).abs_diff(want) <= 1, "{want}");
        assert!(want > 30_000);
    }
}
