//! The outer conductors beside a centre line, for the eye.

use crate::index::Candidate;
use crate::measure::{Frame, Xy};
use serde_json::{Value, json};

/// At a corner sharper than this the joint is cut off: it would run far out.
const LONGEST_MITRE: f64 = 4.0;

/// Both lines `metres` from the centre line, as a GeoJSON MultiLineString; one where it is 0.
pub(super) fn beside(candidate: &Candidate, frame: &Frame, metres: f64) -> Option<Value> {
    let sides: &[f64] = if metres > 0.0 { &[1.0, -1.0] } else { &[0.0] };
    let runs = runs(candidate, frame);
    let lines: Vec<Vec<[f64; 2]>> = runs
        .iter()
        .flat_map(|run| sides.iter().map(move |side| offset(run, side * metres)))
        .map(|line| line.iter().map(|p| frame.ground(*p)).collect())
        .collect();
    (!lines.is_empty()).then(|| json!({"type": "MultiLineString", "coordinates": lines}))
}

/// The pieces in view, joined where one starts as the other ends.
fn runs(candidate: &Candidate, frame: &Frame) -> Vec<Vec<Xy>> {
    let mut runs: Vec<Vec<Xy>> = Vec::new();
    for piece in &candidate.pieces {
        let (a, b) = (frame.plane(piece.a), frame.plane(piece.b));
        if a == b {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.last() == Some(&a) => run.push(b),
            _ => runs.push(vec![a, b]),
        }
    }
    runs
}

/// A line moved to its left (negative: right), with mitred joints.
fn offset(run: &[Xy], metres: f64) -> Vec<Xy> {
    let normal = |a: Xy, b: Xy| {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let length = dx.hypot(dy);
        [-dy / length, dx / length]
    };
    let normals: Vec<Xy> = run.windows(2).map(|w| normal(w[0], w[1])).collect();
    let at = |i: usize| {
        let before = normals[i.saturating_sub(1)];
        let after = normals[i.min(normals.len() - 1)];
        let sum = [before[0] + after[0], before[1] + after[1]];
        let length = sum[0].hypot(sum[1]);
        // Half the angle's cosine is length / 2: the joint lies that much farther out.
        let out = metres * (2.0 / length).min(LONGEST_MITRE);
        let unit = if length > 0.0 {
            [sum[0] / length, sum[1] / length]
        } else {
            before
        };
        [run[i][0] + unit[0] * out, run[i][1] + unit[1] * out]
    };
    (0..run.len()).map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_angle_keeps_its_distance() {
        let run = [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]];
        assert_eq!(
            offset(&run, 3.0).map_to_tenths(),
            [[0.0, 3.0], [7.0, 3.0], [7.0, 10.0]]
        );
        assert_eq!(
            offset(&run, -3.0).map_to_tenths(),
            [[0.0, -3.0], [13.0, -3.0], [13.0, 10.0]]
        );
    }

    #[test]
    fn turning_back_stays_near() {
        let run = [[0.0, 0.0], [10.0, 0.0], [0.0, 0.0]];
        for p in offset(&run, 3.0) {
            assert!(
                p[0].is_finite() && p[0].abs() < 25.0 && p[1].abs() <= 12.1,
                "{p:?}"
            );
        }
    }

    trait Tenths {
        fn map_to_tenths(self) -> Vec<Xy>;
    }

    impl Tenths for Vec<Xy> {
        fn map_to_tenths(self) -> Vec<Xy> {
            self.iter()
                .map(|p| p.map(|v| (v * 10.0).round() / 10.0))
                .collect()
        }
    }
}
