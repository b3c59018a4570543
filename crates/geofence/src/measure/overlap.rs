//! The part of a site within a distance of a facility, by integrating along horizontal lines.
//!
//! No polygon overlay: those can panic or loop on real shapes. On one horizontal line both the site
//! and the strip around the facility are a few intervals with exact ends, so what is left is a
//! smooth function of y between the heights where an edge starts, ends or is crossed.

use super::plane::Xy;

/// Four-point Gauss-Legendre nodes and weights on [-1, 1].
const GAUSS: [(f64, f64); 4] = [
    (-0.861_136_311_594_052_6, 0.347_854_845_137_453_85),
    (-0.339_981_043_584_856_26, 0.652_145_154_862_546_2),
    (0.339_981_043_584_856_26, 0.652_145_154_862_546_2),
    (0.861_136_311_594_052_6, 0.347_854_845_137_453_85),
];

/// Horizontal bands at least; with Gauss points in each, a 100 m site errs by under 0.05 m².
const BANDS: f64 = 160.0;

/// Edges of the site times segments beyond which their crossings are no longer looked for: bands of one height do, and
/// err by a few parts in ten thousand.
const MOST_PAIRS: usize = 200_000;
const EVEN_BANDS: usize = 1_000;

type Segment = (Xy, Xy);
type Polygon = Vec<Vec<Xy>>;

/// Square metres of `site` that are within the given distance of a segment, or inside one of the
/// `areas`. Each segment brings its own distance, so several facilities can be united.
pub fn overlap_area(site: &[Polygon], segments: &[(Segment, f64)], areas: &[Polygon]) -> f64 {
    let vertices = || site.iter().flatten().flatten();
    let low = vertices().fold(f64::INFINITY, |m, p| m.min(p[1]));
    let high = vertices().fold(f64::NEG_INFINITY, |m, p| m.max(p[1]));
    let (west, east) = vertices().fold((f64::INFINITY, f64::NEG_INFINITY), |(w, e), p| {
        (w.min(p[0]), e.max(p[0]))
    });
    if low.partial_cmp(&high) != Some(std::cmp::Ordering::Less) {
        return 0.0;
    }
    let touches = |((a, b), r): &(Segment, f64)| {
        a[0].min(b[0]) - r <= east
            && a[0].max(b[0]) + r >= west
            && a[1].min(b[1]) - r <= high
            && a[1].max(b[1]) + r >= low
    };
    let near: Vec<(Segment, f64)> = segments.iter().copied().filter(touches).collect();
    if near.is_empty() && areas.is_empty() {
        return 0.0;
    }
    let edges = |of: &[Polygon]| of.iter().flatten().map(Vec::len).sum::<usize>();
    let pairs = edges(site) * (near.len() + edges(areas));
    let mut heights = if pairs <= MOST_PAIRS {
        events(site, &near, areas)
    } else {
        let step = (high - low) / EVEN_BANDS as f64;
        (1..EVEN_BANDS).map(|i| low + step * i as f64).collect()
    };
    heights.retain(|y| *y > low && *y < high);
    heights.extend([low, high]);
    heights.sort_by(f64::total_cmp);
    let widest_band = (high - low) / BANDS;
    let mut sum = 0.0;
    for pair in heights.windows(2) {
        let gap = pair[1] - pair[0];
        if gap <= 0.0 {
            continue;
        }
        let parts = if pairs <= MOST_PAIRS {
            (gap / widest_band).ceil().clamp(2.0, 2.0 * BANDS)
        } else {
            1.0
        };
        let half = gap / parts / 2.0;
        for i in 0..parts as usize {
            let middle = pair[0] + half * (2 * i + 1) as f64;
            for (node, weight) in GAUSS {
                sum += weight * half * covered(middle + node * half, site, &near, areas);
            }
        }
    }
    sum
}

/// Heights where the covered length has a corner.
fn events(site: &[Polygon], near: &[(Segment, f64)], areas: &[Polygon]) -> Vec<f64> {
    let mut out: Vec<f64> = site
        .iter()
        .chain(areas)
        .flatten()
        .flatten()
        .map(|p| p[1])
        .collect();
    let sides_of = |p: &'_ [Polygon]| -> Vec<Segment> {
        let rings = p.iter().flatten();
        rings
            .flat_map(|r| r.windows(2).map(|w| (w[0], w[1])))
            .collect()
    };
    let (mine, theirs) = (sides_of(site), sides_of(areas));
    for (p, q) in &mine {
        let meet = |(a, b): &Segment| super::plane::crossing(*p, *q, *a, *b);
        let heights = theirs.iter().filter_map(meet);
        out.extend(heights.map(|(s, _)| p[1] + s * (q[1] - p[1])));
    }
    for ((a, b), r) in near {
        let sides = sides(*a, *b, *r);
        out.extend(sides.iter().flat_map(|(p, q)| [p[1], q[1]]));
        out.extend([a[1] - r, a[1] + r, b[1] - r, b[1] + r]);
        for edge in site.iter().flatten().flat_map(|ring| ring.windows(2)) {
            for (p, q) in sides {
                out.extend(
                    super::plane::crossing(edge[0], edge[1], p, q)
                        .map(|(s, _)| edge[0][1] + s * (edge[1][1] - edge[0][1])),
                );
            }
            for centre in [*a, *b] {
                out.extend(circle_crossings(edge[0], edge[1], centre, *r));
            }
        }
    }
    out
}

fn sides(a: Xy, b: Xy, r: f64) -> [Segment; 2] {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let len = dx.hypot(dy);
    if len == 0.0 {
        return [(a, a), (b, b)];
    }
    let n = [-dy / len * r, dx / len * r];
    [
        ([a[0] + n[0], a[1] + n[1]], [b[0] + n[0], b[1] + n[1]]),
        ([a[0] - n[0], a[1] - n[1]], [b[0] - n[0], b[1] - n[1]]),
    ]
}

fn circle_crossings(p: Xy, q: Xy, centre: Xy, r: f64) -> impl Iterator<Item = f64> {
    let (dx, dy) = (q[0] - p[0], q[1] - p[1]);
    let (fx, fy) = (p[0] - centre[0], p[1] - centre[1]);
    let (a, b, c) = (
        dx * dx + dy * dy,
        fx * dx + fy * dy,
        fx * fx + fy * fy - r * r,
    );
    let root = (b * b - a * c).sqrt();
    [(-b - root) / a, (-b + root) / a]
        .into_iter()
        .filter(|t| *t > 0.0 && *t < 1.0)
        .map(move |t| p[1] + t * dy)
}

/// Length of the line at height `y` that is in the site and in the strip.
fn covered(y: f64, site: &[Polygon], near: &[(Segment, f64)], areas: &[Polygon]) -> f64 {
    let mut strip: Vec<(f64, f64)> = near
        .iter()
        .filter_map(|((a, b), r)| capsule(y, *a, *b, *r))
        .collect();
    for area in areas {
        strip.extend(spans(y, area));
    }
    strip.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut sum = 0.0;
    for (from, to) in site.iter().flat_map(|polygon| spans(y, polygon)) {
        let mut done = from;
        for (low, high) in &strip {
            let (low, high) = (low.max(done), high.min(to));
            if high > low {
                sum += high - low;
                done = high;
            }
        }
    }
    sum
}

/// The intervals in which a horizontal line is inside a polygon.
fn spans(y: f64, rings: &[Vec<Xy>]) -> Vec<(f64, f64)> {
    let mut xs: Vec<f64> = Vec::new();
    for pair in rings.iter().flat_map(|ring| ring.windows(2)) {
        let (a, b) = (pair[0], pair[1]);
        if (a[1] > y) != (b[1] > y) {
            xs.push(a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]));
        }
    }
    xs.sort_by(f64::total_cmp);
    xs.chunks_exact(2).map(|c| (c[0], c[1])).collect()
}

/// Where a horizontal line is within `r` of a segment: one interval, as the strip is convex.
fn capsule(y: f64, a: Xy, b: Xy, r: f64) -> Option<(f64, f64)> {
    let mut hull = (f64::INFINITY, f64::NEG_INFINITY);
    let mut join = |low: f64, high: f64| hull = (hull.0.min(low), hull.1.max(high));
    for c in [a, b] {
        let h = y - c[1];
        if h.abs() <= r {
            let w = (r * r - h * h).sqrt();
            join(c[0] - w, c[0] + w);
        }
    }
    for (p, q) in sides(a, b, r) {
        if (p[1] > y) != (q[1] > y) {
            let x = p[0] + (y - p[1]) / (q[1] - p[1]) * (q[0] - p[0]);
            join(x, x);
        }
    }
    (hull.0 < hull.1).then_some(hull)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    fn square(r: f64) -> Vec<Xy> {
        vec![[-r, -r], [r, -r], [r, r], [-r, r], [-r, -r]]
    }

    #[test]
    fn known_areas() {
        let site = [vec![square(50.0)]];
        let across = (([-500.0, 3.0], [500.0, 3.0]), 10.0);
        assert!((overlap_area(&site, &[across], &[]) - 2000.0).abs() < 1e-6);
        let disc = (([0.0, 0.0], [0.0, 0.0]), 20.0);
        assert!((overlap_area(&site, &[disc], &[]) - PI * 400.0).abs() < 0.02);
        let corner = (([50.0, 50.0], [50.0, 50.0]), 20.0);
        assert!((overlap_area(&site, &[corner], &[]) - PI * 100.0).abs() < 0.02);
        let slanted = (([-500.0, -500.0], [500.0, 500.0]), 5.0);
        // A strip of width 10 along the diagonal of a 100 m square, its two corners cut off.
        let exact = 10.0 * 100.0 * 2.0_f64.sqrt() - 2.0 * 25.0;
        assert!((overlap_area(&site, &[slanted], &[]) - exact).abs() < 0.05);
    }

    /// A ring of so many corners that crossings are no longer looked for, beside a line of many spans.
    #[test]
    fn very_many_corners_take_bounded_time() {
        let corners = 9_000;
        let at = |i: usize| {
            let turn = std::f64::consts::TAU * (i % corners) as f64 / corners as f64;
            [50.0 * turn.sin(), 50.0 * turn.cos()]
        };
        let site = [vec![(0..=corners).map(at).collect()]];
        let spans: Vec<_> = (0..1_000)
            .map(|i| {
                let x = |k: usize| -500.0 + k as f64;
                (([x(i), 0.0], [x(i + 1), 0.0]), 5.0)
            })
            .collect();
        let exact =
            2.0 * (50.0_f64.powi(2) * (0.1_f64).asin() + 5.0 * (50.0_f64.powi(2) - 25.0).sqrt());
        let area = overlap_area(&site, &spans, &[]);
        assert!((area / exact - 1.0).abs() < 1e-3, "{area} {exact}");
    }

    #[test]
    fn holes_do_not_count_and_strips_unite() {
        let site = [vec![square(50.0), square(20.0)]];
        let across = (([-500.0, 0.0], [500.0, 0.0]), 5.0);
        assert!((overlap_area(&site, &[across, across], &[]) - 600.0).abs() < 1e-6);
        assert!((overlap_area(&site, &[], &[vec![square(30.0)]]) - 2000.0).abs() < 1e-6);
    }
}
