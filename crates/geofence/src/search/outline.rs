//! A shape in the plane around its middle, ready to be measured from.

use super::lanes::{Run, lower, unit};
use super::{Found, NO_RUN};
use crate::crs::LonLat;
use crate::facility::Shape;
use crate::measure::{HALF_TURN, Local, UNITS, Xy, units};

/// A part of a line that is searched around at once.
const LONGEST_PART_M: f64 = 1_000.0;

/// Radius and edges of a shape the series is used for.
const LARGEST_M: f64 = 2_000.0;

/// Corners and the edges that start at them, in metres; filled up to a whole number of vectors.
#[derive(Default)]
pub(super) struct Lanes {
    x: Vec<f64>,
    y: Vec<f64>,
    /// Edge to the next corner, and 1 over its squared length; nothing long where there is none.
    ex: Vec<f64>,
    ey: Vec<f64>,
    inverse: Vec<f64>,
}

pub(super) struct Outline {
    pub local: Local,
    /// No corner is farther from the middle, metres.
    pub radius: f64,
    /// Squared length of the longest edge.
    longest: f64,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    lanes: Lanes,
    corners: usize,
    /// The corners as differences from the middle in units.
    raw: Vec<[f64; 2]>,
    /// One past the last corner of each point, line and ring.
    ends: Vec<usize>,
    /// Where the edges of each polygon start and end.
    polygons: Vec<[usize; 2]>,
}

/// Makes outlines of a shape: one for points and polygons, and one for each kilometre of its lines.
/// `false` where the series does not reach.
pub(super) fn outlines(shape: &Shape, out: &mut Vec<Outline>) -> bool {
    let mut used = 0;
    let mut next = |out: &mut Vec<Outline>| {
        if used == out.len() {
            out.push(Outline::new());
        }
        used += 1;
        used - 1
    };
    let mut good = true;
    if !shape.points.is_empty() || !shape.polygons.is_empty() {
        let i = next(out);
        let rings = || shape.polygons.iter().flatten();
        good &= out[i].begin(shape.points.iter().chain(rings().flatten()));
        out[i].fill(shape);
        good &= out[i].end();
    }
    for line in &shape.lines {
        let mut rest = line.as_slice();
        while !rest.is_empty() {
            let i = next(out);
            let taken = part(rest);
            good &= out[i].begin(rest[..taken].iter());
            out[i].run(&rest[..taken]);
            good &= out[i].end();
            // The last vertex starts the next part.
            rest = if taken == rest.len() {
                &[]
            } else {
                &rest[taken - 1..]
            };
        }
    }
    out.truncate(used);
    good && used > 0
}

/// How many vertices of a line make one part.
fn part(line: &[LonLat]) -> usize {
    let far = LONGEST_PART_M / 111_000.0;
    let cos = line[0][1].to_radians().cos().max(0.1);
    let near = |p: &LonLat| ((p[0] - line[0][0]) * cos).hypot(p[1] - line[0][1]) <= far;
    let inside = line.iter().take_while(|p| near(p)).count();
    inside.max(2).min(line.len())
}

impl Outline {
    fn new() -> Outline {
        Outline {
            local: Local::at([0, 0]),
            radius: 0.0,
            longest: 0.0,
            bounds: [0.0; 4],
            lanes: Lanes::default(),
            corners: 0,
            raw: Vec::new(),
            ends: Vec::new(),
            polygons: Vec::new(),
        }
    }

    /// Puts the plane in the middle; `false` where it cannot be put.
    fn begin<'p>(&mut self, vertices: impl Iterator<Item = &'p LonLat>) -> bool {
        let mut low = [f64::INFINITY; 2];
        let mut high = [f64::NEG_INFINITY; 2];
        for p in vertices {
            for k in 0..2 {
                low[k] = lower(p[k], low[k]);
                high[k] = -lower(-p[k], -high[k]);
            }
        }
        self.bounds = [low[0], low[1], high[0], high[1]];
        self.polygons.clear();
        self.ends.clear();
        self.raw.clear();
        self.corners = 0;
        let lanes = &mut self.lanes;
        for side in [&mut lanes.x, &mut lanes.y] {
            side.clear();
        }
        // Also false for what is not a number; a shape across the antimeridian looks wide.
        let fits = low[1].abs() <= Local::HIGHEST
            && high[1].abs() <= Local::HIGHEST
            && high[0] - low[0] <= 1.0
            && low[0].abs() <= 180.0
            && high[0].abs() <= 180.0;
        if fits {
            let middle = |k: usize| (low[k] + high[k]) / 2.0;
            self.local = Local::at(units([middle(0), middle(1)]));
        }
        fits
    }

    fn fill(&mut self, shape: &Shape) {
        for p in &shape.points {
            self.run(std::slice::from_ref(p));
        }
        for polygon in &shape.polygons {
            let from = self.lanes.x.len();
            polygon.iter().for_each(|ring| self.run(ring));
            self.polygons.push([from, self.lanes.x.len()]);
        }
    }

    /// Adds corners, for now as differences in units. Nothing leads on from the last.
    fn run(&mut self, line: &[LonLat]) {
        let at = self.local.at.map(|n| n as f64);
        for p in line {
            let [u, v] = [p[0] * UNITS - at[0], p[1] * UNITS - at[1]];
            self.raw.push([u, v]);
            self.lanes.x.push(u);
            self.lanes.y.push(v);
        }
        self.ends.push(self.lanes.x.len());
    }

    /// Units to metres, edges, radius; `false` where the shape is too large for the series.
    fn end(&mut self) -> bool {
        let lanes = &mut self.lanes;
        let n = lanes.x.len();
        if n == 0 {
            return false;
        }
        let mut radius = 0.0;
        for (x, y) in lanes.x.iter_mut().zip(&mut lanes.y) {
            let p = self.local.plane(*x, *y);
            (*x, *y) = (p[0], p[1]);
            radius = -lower(-radius, -(p[0] * p[0] + p[1] * p[1]));
        }
        let full = n.next_multiple_of(4);
        let last = [lanes.x[n - 1], lanes.y[n - 1]];
        lanes.x.resize(full, last[0]);
        lanes.y.resize(full, last[1]);
        for (e, p) in [(&mut lanes.ex, &lanes.x), (&mut lanes.ey, &lanes.y)] {
            e.clear();
            e.extend(p.windows(2).map(|w| w[1] - w[0]));
            e.push(0.0);
            for end in &self.ends {
                e[end.saturating_sub(1)] = 0.0;
            }
        }
        lanes.inverse.clear();
        let mut longest = 0.0;
        for (ex, ey) in lanes.ex.iter().zip(&lanes.ey) {
            let length = ex * ex + ey * ey;
            lanes.inverse.push(1.0 / (length + 1e-300));
            longest = -lower(-longest, -length);
        }
        self.corners = n;
        self.longest = longest;
        self.radius = radius.sqrt();
        self.radius <= LARGEST_M && longest <= LARGEST_M * LARGEST_M
    }

    /// Whether a corner lies in a box in units, at any turn.
    pub(super) fn enters(&self, [west, south, east, north]: [i64; 4]) -> bool {
        let turn = 2.0 * HALF_TURN as f64;
        let lon = |n: i64| {
            let u = (n - self.local.at[0]) as f64;
            u - turn * (u / turn).round()
        };
        let lat = |n: i64| (n - self.local.at[1]) as f64;
        let (west, width, south, north) = (lon(west), (east - west) as f64, lat(south), lat(north));
        self.raw
            .iter()
            .any(|[u, v]| *v >= south && *v <= north && (u - west).rem_euclid(turn) <= width)
    }

    pub(super) fn corners(&self) -> Vec<Xy> {
        (0..self.corners)
            .map(|k| [self.lanes.x[k], self.lanes.y[k]])
            .collect()
    }

    /// Distance to a facility's runs, or something beyond `most` where it is farther.
    #[inline(always)]
    pub(super) fn nearest(&self, found: &Found, runs: &[Run], most: f64) -> f64 {
        if found.nearest == NO_RUN {
            return f64::INFINITY;
        }
        // A hair more, so that what lies at the very limit is measured too.
        let mut best = most * most * (1.0 + 1e-12) + 1e-9;
        let mut reach = most + self.radius + 1e-6;
        reach *= reach;
        let seed = &runs[found.nearest as usize];
        let mut first = 0;
        for k in 0..seed.segments as usize {
            if seed.apart[k] == found.least {
                first = k;
            }
        }
        let mut better = false;
        self.segment(seed, first, &mut best, &mut reach, &mut better);
        let mut at = found.last;
        while at != NO_RUN && best > 0.0 {
            let run = &runs[at as usize];
            for k in 0..run.segments as usize {
                if run.apart[k] < reach
                    && !(at == found.nearest && k == first)
                    && self.may_better([run.near_x[k], run.near_y[k]], best)
                {
                    self.segment(run, k, &mut best, &mut reach, &mut better);
                }
            }
            at = run.before;
        }
        if better { best.sqrt() } else { f64::INFINITY }
    }

    /// Betters a squared distance by one segment.
    #[inline(always)]
    fn segment(&self, run: &Run, k: usize, best: &mut f64, reach: &mut f64, better: &mut bool) {
        let (a, b) = ([run.x[k], run.y[k]], [run.x[k + 1], run.y[k + 1]]);
        let touching = run.apart[k] <= self.radius * self.radius * (1.0 + 1e-9);
        let corner = self.corners_to(a, b);
        // Where it crosses an edge, an end of that edge is within half the edge of it: a long line is
        // asked for crossings only there. Inside a polygon there may be no corner near.
        let may_meet = touching
            && (!self.polygons.is_empty() || corner <= self.longest * 0.25 * (1.0 + 1e-9) + 1e-6);
        let mut least = if may_meet && self.meets(a, b) {
            0.0
        } else {
            let ends = lower(
                self.end_to(a, *reach, lower(corner, *best)),
                self.end_to(b, *reach, lower(corner, *best)),
            );
            lower(corner, ends)
        };
        if least < 0.0 {
            least = 0.0;
        }
        if least <= *best {
            *best = least;
            *better = true;
            let metres = least.sqrt() + self.radius + 1e-6;
            *reach = metres * metres;
        }
    }

    /// The least squared distance of a segment's end from all edges, if it can be below `best`: an end is
    /// nearer to an edge than any corner only if it is near the shape at all.
    #[inline(always)]
    fn end_to(&self, p: Xy, reach: f64, best: f64) -> f64 {
        if p[0] * p[0] + p[1] * p[1] < reach && self.may_better(p, best) {
            self.to_edges(p)
        } else {
            f64::INFINITY
        }
    }

    /// Whether what has its nearest point to the middle at `q` can be nearer than the root of `best`.
    /// It lies wholly beyond the line through `q` square to the way there, as everything straight does,
    /// and the shape lies wholly before the corner farthest in that direction.
    #[inline(always)]
    fn may_better(&self, q: Xy, best: f64) -> bool {
        let mut lanes = [0.0_f64; 4];
        let (x, y) = (&self.lanes.x, &self.lanes.y);
        for (x, y) in x.as_chunks::<4>().0.iter().zip(y.as_chunks::<4>().0) {
            for l in 0..4 {
                lanes[l] = -lower(-(x[l] * q[0] + y[l] * q[1]), -lanes[l]);
            }
        }
        let far = -lower(lower(-lanes[0], -lanes[1]), lower(-lanes[2], -lanes[3]));
        // The gap times the way is the way squared less `far`; a micrometre for rounding.
        let way = q[0] * q[0] + q[1] * q[1];
        let gap = way - far - 1e-6 * (1.0 + way);
        gap <= 0.0 || gap * gap < best * way
    }

    /// The least squared distance of all corners from a segment.
    #[inline(always)]
    fn corners_to(&self, a: Xy, b: Xy) -> f64 {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let inverse = 1.0 / (dx * dx + dy * dy + 1e-300);
        let mut lanes = [f64::INFINITY; 4];
        let (x, y) = (&self.lanes.x, &self.lanes.y);
        for (x, y) in x.as_chunks::<4>().0.iter().zip(y.as_chunks::<4>().0) {
            for l in 0..4 {
                let (wx, wy) = (x[l] - a[0], y[l] - a[1]);
                let t = unit((wx * dx + wy * dy) * inverse);
                let (ex, ey) = (wx - t * dx, wy - t * dy);
                lanes[l] = lower(ex * ex + ey * ey, lanes[l]);
            }
        }
        lower(lower(lanes[0], lanes[1]), lower(lanes[2], lanes[3]))
    }

    /// The least squared distance of a point from all edges.
    #[inline(always)]
    fn to_edges(&self, p: Xy) -> f64 {
        let mut lanes = [f64::INFINITY; 4];
        let all = &self.lanes;
        let (x, y) = (all.x.as_chunks::<4>().0, all.y.as_chunks::<4>().0);
        let (ex, ey) = (all.ex.as_chunks::<4>().0, all.ey.as_chunks::<4>().0);
        let inverse = all.inverse.as_chunks::<4>().0;
        for ((((x, y), ex), ey), inverse) in x.iter().zip(y).zip(ex).zip(ey).zip(inverse) {
            for l in 0..4 {
                let (wx, wy) = (p[0] - x[l], p[1] - y[l]);
                let t = unit((wx * ex[l] + wy * ey[l]) * inverse[l]);
                let (gx, gy) = (wx - t * ex[l], wy - t * ey[l]);
                lanes[l] = lower(gx * gx + gy * gy, lanes[l]);
            }
        }
        lower(lower(lanes[0], lanes[1]), lower(lanes[2], lanes[3]))
    }

    /// Whether a segment crosses an edge or starts inside a polygon.
    #[inline(never)]
    fn meets(&self, a: Xy, b: Xy) -> bool {
        let edge = |k: usize| {
            let from = [self.lanes.x[k], self.lanes.y[k]];
            (
                from,
                [from[0] + self.lanes.ex[k], from[1] + self.lanes.ey[k]],
            )
        };
        let crosses = (0..self.corners).any(|k| {
            let (c, d) = edge(k);
            c != d && crate::measure::crossing(a, b, c, d).is_some()
        });
        let inside = |from: usize, to: usize| {
            (from..to).fold(false, |inside, k| {
                let (c, d) = edge(k);
                let over = (c[1] > a[1]) != (d[1] > a[1])
                    && a[0] < c[0] + (a[1] - c[1]) / (d[1] - c[1]) * (d[0] - c[0]);
                inside ^ over
            })
        };
        crosses || self.polygons.iter().any(|[from, to]| inside(*from, *to))
    }
}
