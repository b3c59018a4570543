//! Curves into straight pieces. A piece leaves its curve by at most the tolerance: for a step `h` of
//! the parameter no chord is farther off than h²/8 times the largest second derivative.

use super::space::{Affine, P3, add, length, sub, times};

/// Pieces of one curve; more belong to no drawing of the ground.
const MOST_PIECES: f64 = 100_000.0;

const TOO_FINE: &str = "curve_too_large";

/// # Errors
/// `curve_too_large`, also for what is no number.
fn pieces(span: f64, second: f64, tolerance: f64) -> Result<u32, &'static str> {
    let count = (span.abs() * (second / (8.0 * tolerance)).sqrt()).ceil();
    (count <= MOST_PIECES)
        .then_some(count.max(1.0) as u32)
        .ok_or(TOO_FINE)
}

/// A corner of a polyline in object coordinates; `bulge`: tangent of a quarter of the angle of the
/// arc to the next corner, positive counter-clockwise.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Corner {
    pub at: [f64; 2],
    pub bulge: f64,
}

pub(super) fn polyline(
    corners: &[Corner],
    closed: bool,
    tolerance: f64,
) -> Result<Vec<[f64; 2]>, &'static str> {
    let mut out: Vec<[f64; 2]> = corners.first().map(|c| c.at).into_iter().collect();
    let back = corners.first().filter(|_| closed && corners.len() > 1);
    for (from, to) in corners.iter().zip(corners.iter().skip(1).chain(back)) {
        bulge(from, to.at, tolerance, &mut out)?;
        out.push(to.at);
    }
    Ok(out)
}

fn bulge(
    from: &Corner,
    to: [f64; 2],
    tolerance: f64,
    out: &mut Vec<[f64; 2]>,
) -> Result<(), &'static str> {
    let ([x, y], b) = (from.at, from.bulge);
    let (dx, dy) = (to[0] - x, to[1] - y);
    let chord = dx.hypot(dy);
    if b == 0.0 || chord == 0.0 {
        return Ok(());
    }
    let angle = 4.0 * b.atan();
    let radius = chord / (2.0 * (angle / 2.0).sin().abs());
    let count = pieces(angle, radius, tolerance)?;
    if count == 1 {
        return Ok(());
    }
    let aside = (1.0 - b * b) / (4.0 * b);
    let centre = [x + dx / 2.0 - dy * aside, y + dy / 2.0 + dx * aside];
    let arm = [x - centre[0], y - centre[1]];
    for i in 1..count {
        let (sin, cos) = (angle * f64::from(i) / f64::from(count)).sin_cos();
        out.push([
            centre[0] + arm[0] * cos - arm[1] * sin,
            centre[1] + arm[0] * sin + arm[1] * cos,
        ]);
    }
    Ok(())
}

/// Part of an ellipse from `start` over `sweep`, radians of its parameter. A whole one ends exactly
/// where it begins.
pub(super) fn ellipse(
    centre: P3,
    [major, minor]: [P3; 2],
    start: f64,
    sweep: f64,
    tolerance: f64,
) -> Result<Vec<P3>, &'static str> {
    let count = pieces(sweep, length(major).max(length(minor)), tolerance)?;
    let whole = (sweep.abs() - std::f64::consts::TAU).abs() < 1e-9;
    // Three pieces at least, so that a tiny circle stays a ring.
    let count = if whole { count.max(3) } else { count };
    let at = |i: u32| {
        let (sin, cos) = (start + sweep * f64::from(i) / f64::from(count)).sin_cos();
        add(centre, add(times(major, cos), times(minor, sin)))
    };
    let mut out: Vec<P3> = (0..=count).map(at).collect();
    if whole && let Some(first) = out.first().copied() {
        out[count as usize] = first;
    }
    Ok(out)
}

/// The sweep from one angle to another counter-clockwise; the same angle twice is a whole turn.
pub(super) fn sweep(start: f64, end: f64) -> f64 {
    let turn = std::f64::consts::TAU;
    let sweep = (end - start).rem_euclid(turn);
    if sweep < 1e-12 || turn - sweep < 1e-12 {
        turn
    } else {
        sweep
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Spline {
    pub degree: usize,
    pub knots: Vec<f64>,
    pub weights: Vec<f64>,
    pub control: Vec<P3>,
    pub fit: usize,
}

/// # Errors
/// `spline_fit_only`, `spline_rational` and `spline_malformed` besides `curve_too_large`.
pub(super) fn spline(s: &Spline, tolerance: f64) -> Result<Vec<P3>, &'static str> {
    if s.control.is_empty() && s.fit > 0 {
        return Err("spline_fit_only");
    }
    if s.weights.windows(2).any(|w| w[0] != w[1]) {
        return Err("spline_rational");
    }
    let (p, n) = (s.degree, s.control.len());
    let ordered = s.knots.windows(2).all(|w| w[0] <= w[1]);
    if !(1..=25).contains(&p) || n <= p || s.knots.len() != n + p + 1 || !ordered {
        return Err("spline_malformed");
    }
    let u = &s.knots;
    let mut out: Vec<P3> = Vec::new();
    for k in p..n {
        let span = u[k + 1] - u[k];
        if span <= 0.0 {
            continue;
        }
        let count = pieces(span, second_derivative(s, k), tolerance)?;
        if out.is_empty() {
            out.push(de_boor(s, k, u[k]));
        }
        for i in 1..=count {
            let at = if i == count {
                u[k + 1]
            } else {
                u[k] + span * f64::from(i) / f64::from(count)
            };
            out.push(de_boor(s, k, at));
        }
        if out.len() as f64 > MOST_PIECES {
            return Err(TOO_FINE);
        }
    }
    if out.is_empty() {
        Err("spline_malformed")
    } else {
        Ok(out)
    }
}

/// Upper bound over one knot span: the second derivative is a spline too, and inside the hull of its
/// control points.
fn second_derivative(s: &Spline, k: usize) -> f64 {
    let (p, u) = (s.degree, &s.knots);
    if p < 2 {
        return 0.0;
    }
    let first = |i: usize| {
        let step = sub(s.control[i + 1], s.control[i]);
        times(step, p as f64 / (u[i + p + 1] - u[i + 1]))
    };
    (k - p..k - 1)
        .map(|i| {
            let step = sub(first(i + 1), first(i));
            length(step) * (p - 1) as f64 / (u[i + p + 1] - u[i + 2])
        })
        .fold(0.0, f64::max)
}

fn de_boor(s: &Spline, k: usize, at: f64) -> P3 {
    let (p, u) = (s.degree, &s.knots);
    let mut d: Vec<P3> = s.control[k - p..=k].to_vec();
    for r in 1..=p {
        for j in (r..=p).rev() {
            let (low, high) = (u[j + k - p], u[j + 1 + k - r]);
            let part = if high > low {
                (at - low) / (high - low)
            } else {
                0.0
            };
            d[j] = add(times(d[j - 1], 1.0 - part), times(d[j], part));
        }
    }
    d[p]
}

/// A polyline's corners from object coordinates, at their elevation.
pub(super) fn lifted(flat: &[[f64; 2]], elevation: f64, object: &Affine) -> Vec<P3> {
    flat.iter()
        .map(|p| object.point([p[0], p[1], elevation]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bulge_of_one_is_half_a_circle() {
        let corners = [
            Corner {
                at: [0.0, 0.0],
                bulge: 1.0,
            },
            Corner {
                at: [2.0, 0.0],
                bulge: 0.0,
            },
        ];
        let tolerance = 0.0005;
        let line = polyline(&corners, false, tolerance).unwrap();
        assert_eq!((line[0], line[line.len() - 1]), ([0.0, 0.0], [2.0, 0.0]));
        for w in line.windows(2) {
            let r = |p: [f64; 2]| (p[0] - 1.0).hypot(p[1]);
            assert!((r(w[0]) - 1.0).abs() < 1e-12);
            let middle = [(w[0][0] + w[1][0]) / 2.0, (w[0][1] + w[1][1]) / 2.0];
            assert!(r(middle) > 1.0 - tolerance && middle[1] < 0.0, "{middle:?}");
        }
    }

    #[test]
    fn a_spline_stays_within_its_tolerance() {
        // One Bézier piece; exact points by its own formula.
        let control = [
            [0.0, 0.0, 0.0],
            [10.0, 30.0, 0.0],
            [40.0, -20.0, 0.0],
            [50.0, 5.0, 0.0],
        ];
        let s = Spline {
            degree: 3,
            knots: vec![0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0],
            control: control.to_vec(),
            ..Spline::default()
        };
        let line = spline(&s, 0.0005).unwrap();
        for i in 0..=1000 {
            let t = f64::from(i) / 1000.0;
            let m = 1.0 - t;
            let w = [m * m * m, 3.0 * m * m * t, 3.0 * m * t * t, t * t * t];
            let p: [f64; 2] = std::array::from_fn(|a| (0..4).map(|j| w[j] * control[j][a]).sum());
            let off = line
                .windows(2)
                .map(|s| {
                    crate::measure::nearest_on_segment(p, [s[0][0], s[0][1]], [s[1][0], s[1][1]])
                        .1
                        .sqrt()
                })
                .fold(f64::INFINITY, f64::min);
            assert!(off <= 0.0005, "{t} {off}");
        }
        let rational = Spline {
            weights: vec![1.0, 2.0, 1.0, 1.0],
            ..s.clone()
        };
        assert_eq!(spline(&rational, 0.1).unwrap_err(), "spline_rational");
        let short = Spline {
            knots: vec![0.0; 3],
            ..s
        };
        assert_eq!(spline(&short, 0.1).unwrap_err(), "spline_malformed");
    }
}
