//! The one shift that explains several measurements, by least squares.

use super::{Measurement, ProposedShift, Reading, mm};
use crate::facility::{Facility, Shape};
use crate::measure::{Frame, space};
use crate::policy::ZonePolicy;

/// Directions closer than this fix only the part square to the facility: sin² of about 10°.
const LEAST_SPREAD: f64 = 0.03;

/// The geometry bends a little as the facility moves.
const ROUNDS: usize = 4;

/// Moving the facility by t changes a distance by -t·n, n pointing from it to the point. `None` unless
/// at least two measurements agree on one shift within their own errors.
pub(super) fn shift(
    facility: &Facility,
    measurements: &[Measurement],
    readings: &[Reading],
    policy: &ZonePolicy,
) -> Option<ProposedShift> {
    let usable = |r: &&Reading| r.direction.is_some() && r.measured > 0.0;
    let first: Vec<Reading> = readings.iter().filter(usable).copied().collect();
    if first.len() < 2 {
        return None;
    }
    let mut moved = [0.0, 0.0];
    let mut now = first;
    let mut square_only = false;
    for _ in 0..ROUNDS {
        let (step, square) = step(&now)?;
        square_only = square;
        moved = [moved[0] + step[0], moved[1] + step[1]];
        let shape = displaced(&facility.shape, measurements.get(now[0].index)?, moved)?;
        now = now
            .iter()
            .map(|r| {
                Reading::of(facility, &shape, r.index, &measurements[r.index], policy)
                    .filter(|r| r.direction.is_some())
            })
            .collect::<Option<_>>()?;
    }
    let left = |r: &Reading| (r.measured - r.computed).abs();
    // What was measured beside a line is one shift only where every measurement then fits.
    if !now.iter().all(|r| left(r) <= r.own + r.open) {
        return None;
    }
    let round = |v: f64| (v * 100.0).round() / 100.0;
    Some(ProposedShift {
        north_m: round(moved[1]),
        east_m: round(moved[0]),
        square_only,
        left_mm: mm(now.iter().map(left).fold(0.0, f64::max)),
    })
}

/// One least-squares step, weighted by the measurements' own errors, and whether only one direction
/// was fixed by them.
fn step(readings: &[Reading]) -> Option<([f64; 2], bool)> {
    let (mut a, mut b, mut c) = (0.0, 0.0, 0.0);
    let (mut p, mut q) = (0.0, 0.0);
    for r in readings {
        let n = r.direction?;
        let weight = 1.0 / r.own.max(0.001).powi(2);
        let wanted = r.computed - r.measured;
        a += weight * n[0] * n[0];
        b += weight * n[0] * n[1];
        c += weight * n[1] * n[1];
        p += weight * n[0] * wanted;
        q += weight * n[1] * wanted;
    }
    // The two eigenvalues say how well the best and the worst direction are fixed.
    let (half_sum, root) = ((a + c) / 2.0, ((a - c) / 2.0).hypot(b));
    let (most, least) = (half_sum + root, half_sum - root);
    if most <= 0.0 {
        return None;
    }
    if least / most > LEAST_SPREAD {
        let det = a * c - b * b;
        return Some(([(c * p - b * q) / det, (a * q - b * p) / det], false));
    }
    // Along the eigenvector of the larger one only.
    let angle = 0.5 * (2.0 * b).atan2(a - c);
    let along = [angle.cos(), angle.sin()];
    let amount = (p * along[0] + q * along[1]) / most;
    Some(([along[0] * amount, along[1] * amount], true))
}

/// The shape moved by metres east and north as seen at the first measurement.
fn displaced(shape: &Shape, at: &Measurement, [east, north]: [f64; 2]) -> Option<Shape> {
    let from = Frame::at(at.at);
    // A plane elsewhere by just that much sees the same picture there.
    let to = Frame::at(from.ground([east, north]));
    let step = |p: &[f64; 2]| to.ground(from.plane(space(*p)));
    let line = |l: &Vec<[f64; 2]>| l.iter().map(step).collect::<Vec<_>>();
    let shape = Shape {
        points: shape.points.iter().map(step).collect(),
        lines: shape.lines.iter().map(line).collect(),
        polygons: shape
            .polygons
            .iter()
            .map(|p| p.iter().map(line).collect())
            .collect(),
    };
    (!shape.is_empty()).then_some(shape)
}
