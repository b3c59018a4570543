//! Plane geometry: the least that measuring needs, without tolerances.

/// Metres east and north in some [`super::Frame`].
pub type Xy = [f64; 2];

/// The nearest point of segment `a`-`b` to `p`, as its parameter (0 at `a`, 1 at `b`), and the
/// squared distance.
#[inline]
pub fn nearest_on_segment(p: Xy, a: Xy, b: Xy) -> (f64, f64) {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let len2 = dx * dx + dy * dy;
    let t = if len2 > 0.0 {
        (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / len2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (ex, ey) = (p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
    (t, ex * ex + ey * ey)
}

fn cross(o: Xy, a: Xy, b: Xy) -> f64 {
    (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
}

/// Where two segments properly cross, as both parameters. Touching ends are found by
/// [`nearest_on_segment`] with distance 0, so only proper crossings matter here.
#[inline]
pub(crate) fn crossing(a: Xy, b: Xy, c: Xy, d: Xy) -> Option<(f64, f64)> {
    let (d1, d2) = (cross(c, d, a), cross(c, d, b));
    let (d3, d4) = (cross(a, b, c), cross(a, b, d));
    let apart = (d1 > 0.0 && d2 > 0.0)
        || (d1 < 0.0 && d2 < 0.0)
        || (d3 > 0.0 && d4 > 0.0)
        || (d3 < 0.0 && d4 < 0.0);
    if apart || d1 == d2 || d3 == d4 {
        return None;
    }
    Some((d1 / (d1 - d2), d3 / (d3 - d4)))
}

/// Squared distance of two segments and the parameters of the nearest pair.
#[inline]
pub fn segments(a: Xy, b: Xy, c: Xy, d: Xy) -> (f64, f64, f64) {
    if let Some((s, t)) = crossing(a, b, c, d) {
        return (0.0, s, t);
    }
    let mut best = (f64::INFINITY, 0.0, 0.0);
    let mut offer = |d2: f64, s: f64, t: f64| {
        if d2 < best.0 {
            best = (d2, s, t);
        }
    };
    let (s, d2) = nearest_on_segment(c, a, b);
    offer(d2, s, 0.0);
    let (s, d2) = nearest_on_segment(d, a, b);
    offer(d2, s, 1.0);
    let (t, d2) = nearest_on_segment(a, c, d);
    offer(d2, 0.0, t);
    let (t, d2) = nearest_on_segment(b, c, d);
    offer(d2, 1.0, t);
    best
}

/// Even-odd test against all rings of one polygon, so a hole is outside. Rings are closed.
pub fn inside_rings(p: Xy, rings: &[Vec<Xy>]) -> bool {
    let mut inside = false;
    for ring in rings {
        for pair in ring.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if (a[1] > p[1]) != (b[1] > p[1]) {
                let x = a[0] + (p[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
                if p[0] < x {
                    inside = !inside;
                }
            }
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossing_touching_and_parallel() {
        assert_eq!(
            segments([0.0, -1.0], [0.0, 1.0], [-1.0, 0.0], [1.0, 0.0]).0,
            0.0
        );
        assert_eq!(
            segments([0.0, 0.0], [0.0, 1.0], [0.0, 1.0], [5.0, 1.0]).0,
            0.0
        );
        assert_eq!(
            segments([0.0, 0.0], [10.0, 0.0], [2.0, 3.0], [8.0, 3.0]).0,
            9.0
        );
        assert_eq!(
            segments([0.0, 0.0], [10.0, 0.0], [2.0, 0.0], [8.0, 0.0]).0,
            0.0,
            "overlapping"
        );
        assert_eq!(
            segments([0.0, 0.0], [0.0, 0.0], [3.0, 4.0], [3.0, 4.0]).0,
            25.0,
            "two points"
        );
    }

    #[test]
    fn a_hole_is_outside() {
        let square = |r: f64| vec![[-r, -r], [r, -r], [r, r], [-r, r], [-r, -r]];
        let rings = [square(10.0), square(2.0)];
        assert!(inside_rings([5.0, 5.0], &rings) && !inside_rings([0.0, 0.0], &rings));
    }
}
