//! A shape in the plane around its middle, ready to be measured from.

// One number runs over several arrays: as iterators of them all they are no vectors.
#![allow(clippy::needless_range_loop)]

use super::lanes::{Run, Span, lower, unit};
use super::{Found, NO_RUN};
use crate::crs::LonLat;
use crate::facility::Shape;
use crate::measure::{HALF_TURN, Local, Rough, UNITS, Xy, units};
use crate::pack::Leaf;

/// A part of a line that is searched around at once.
const LONGEST_PART_M: f64 = 1_000.0;

/// Radius and edges of a shape the series is used for.
const LARGEST_M: f64 = 2_000.0;

/// Four corners and the edges that start at them, in metres; the last four are filled up with the last
/// corner and edges of no length.
#[derive(Clone, Copy)]
struct Four {
    x: [f64; 4],
    y: [f64; 4],
    /// Edge to the next corner, and 1 over its squared length; nothing long where there is none.
    ex: [f64; 4],
    ey: [f64; 4],
    inverse: [f64; 4],
}

pub(super) struct Outline {
    pub local: Local,
    pub rough: Rough,
    /// No corner is farther from the middle, metres.
    pub radius: f64,
    /// Squared length of the longest edge.
    longest: f64,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    lanes: Vec<Four>,
    /// The corners in degrees.
    raw: Vec<LonLat>,
    /// The corners in metres, before they are in lanes.
    x: Vec<f64>,
    y: Vec<f64>,
    /// One past the last corner of each point, line and ring.
    ends: Vec<usize>,
    /// Where the edges of each polygon start and end.
    polygons: Vec<[usize; 2]>,
}

/// Makes outlines of a shape: one for points and polygons, and one for each kilometre of its lines.
/// `false` where the series does not reach.
#[inline(always)]
pub(super) fn outlines(shape: &Shape, out: &mut Vec<Outline>) -> bool {
    let mut used = 0;
    let mut good = true;
    let mut areas = !shape.points.is_empty() || !shape.polygons.is_empty();
    let (mut line, mut from) = (0, 0);
    // One place where an outline is made, so that it is compiled once.
    loop {
        let part = if areas {
            None
        } else {
            let Some(points) = shape.lines.get(line) else {
                break;
            };
            let rest = &points[from..];
            let taken = part(rest);
            // The last vertex starts the next part.
            (line, from) = if taken == rest.len() {
                (line + 1, 0)
            } else {
                (line, from + taken - 1)
            };
            if taken == 0 {
                continue;
            }
            Some(&rest[..taken])
        };
        if used == out.len() {
            out.push(Outline::new());
        }
        let outline = &mut out[used];
        outline.clear();
        match part {
            Some(points) => outline.run(points),
            None => outline.take(shape),
        }
        areas = false;
        good &= outline.make();
        used += 1;
    }
    out.truncate(used);
    good && used > 0
}

/// How many vertices of a line make one part.
fn part(line: &[LonLat]) -> usize {
    let Some(first) = line.first() else {
        return 0;
    };
    let far = LONGEST_PART_M / 111_000.0;
    let cos = first[1].to_radians().cos().max(0.1);
    let near = |p: &LonLat| ((p[0] - first[0]) * cos).hypot(p[1] - first[1]) <= far;
    let inside = line.iter().take_while(|p| near(p)).count();
    inside.max(2).min(line.len())
}

#[inline(always)]
fn most(v: [f64; 4]) -> f64 {
    -lower(lower(-v[0], -v[1]), lower(-v[2], -v[3]))
}

impl Outline {
    fn new() -> Outline {
        let local = Local::at([0, 0]);
        Outline {
            local,
            rough: local.rough(),
            radius: 0.0,
            longest: 0.0,
            bounds: [0.0; 4],
            lanes: Vec::new(),
            raw: Vec::new(),
            x: Vec::new(),
            y: Vec::new(),
            ends: Vec::new(),
            polygons: Vec::new(),
        }
    }

    #[inline(always)]
    fn clear(&mut self) {
        self.raw.clear();
        self.ends.clear();
        self.polygons.clear();
    }

    /// Adds the points and polygons of a shape.
    #[inline(always)]
    fn take(&mut self, shape: &Shape) {
        for p in &shape.points {
            self.run(std::slice::from_ref(p));
        }
        for polygon in &shape.polygons {
            let from = self.raw.len();
            polygon.iter().for_each(|ring| self.run(ring));
            self.polygons.push([from, self.raw.len()]);
        }
    }

    /// Adds corners. Nothing leads on from the last.
    #[inline(always)]
    fn run(&mut self, line: &[LonLat]) {
        self.raw.extend_from_slice(line);
        self.ends.push(self.raw.len());
    }

    /// Puts the plane in the middle and everything in it; `false` where it cannot be put or the shape is
    /// too large for the series.
    #[inline(always)]
    fn make(&mut self) -> bool {
        let Some(last) = self.raw.last() else {
            return false;
        };
        let mut low = [last[0], last[1], last[0], last[1]];
        let mut high = low;
        for two in self.raw.as_flattened().as_chunks::<4>().0 {
            for k in 0..4 {
                low[k] = lower(two[k], low[k]);
                high[k] = -lower(-two[k], -high[k]);
            }
        }
        let low = [lower(low[0], low[2]), lower(low[1], low[3])];
        let high = [-lower(-high[0], -high[2]), -lower(-high[1], -high[3])];
        self.bounds = [low[0], low[1], high[0], high[1]];
        // Also false for what is not a number; a shape across the antimeridian looks wide.
        let fits = low[1].abs() <= Local::HIGHEST
            && high[1].abs() <= Local::HIGHEST
            && high[0] - low[0] <= 1.0
            && low[0].abs() <= 180.0
            && high[0].abs() <= 180.0;
        if !fits {
            return false;
        }
        let middle = |k: usize| (low[k] + high[k]) / 2.0;
        self.local = Local::at(units([middle(0), middle(1)]));
        self.rough = self.local.rough();
        self.place() && self.edges()
    }

    /// Degrees to metres, and the radius; `false` for what is not a number.
    #[inline(always)]
    fn place(&mut self) -> bool {
        let n = self.raw.len();
        // One more than whole vectors: each edge ends at a next corner.
        let room = n.next_multiple_of(4) + 1;
        for side in [&mut self.x, &mut self.y] {
            if side.len() < room {
                side.resize(2 * room, 0.0);
            }
        }
        let (x, y) = (&mut self.x[..room], &mut self.y[..room]);
        let at = self.local.at.map(|n| n as f64);
        let (mut farthest, mut sum) = ([0.0_f64; 4], [0.0_f64; 4]);
        let local = self.local;
        for ((x, y), p) in x.iter_mut().zip(y.iter_mut()).zip(&self.raw) {
            let p = local.plane(p[0] * UNITS - at[0], p[1] * UNITS - at[1]);
            (*x, *y) = (p[0], p[1]);
        }
        let last = [x[n - 1], y[n - 1]];
        x[n..].fill(last[0]);
        y[n..].fill(last[1]);
        for (x, y) in x.as_chunks::<4>().0.iter().zip(y.as_chunks::<4>().0) {
            for l in 0..4 {
                let d = x[l] * x[l] + y[l] * y[l];
                farthest[l] = -lower(-farthest[l], -d);
                sum[l] += d;
            }
        }
        self.radius = most(farthest).sqrt();
        (sum[0] + sum[1] + sum[2] + sum[3]).is_finite() && self.radius <= LARGEST_M
    }

    /// Corners into lanes, with their edges; `false` where an edge is too long.
    #[inline(always)]
    fn edges(&mut self) -> bool {
        let (x, y) = (&self.x, &self.y);
        let five = |side: &[f64], i: usize| {
            side[4 * i..]
                .first_chunk::<5>()
                .copied()
                .unwrap_or([0.0; 5])
        };
        let four = |i: usize| {
            let (x, y) = (five(x, i), five(y, i));
            let mut four = Four {
                x: [0.0; 4],
                y: [0.0; 4],
                ex: [0.0; 4],
                ey: [0.0; 4],
                inverse: [0.0; 4],
            };
            for l in 0..4 {
                (four.x[l], four.y[l]) = (x[l], y[l]);
                let (ex, ey) = (x[l + 1] - x[l], y[l + 1] - y[l]);
                (four.ex[l], four.ey[l]) = (ex, ey);
                four.inverse[l] = 1.0 / (ex * ex + ey * ey + 1e-300);
            }
            four
        };
        self.lanes.clear();
        for i in 0..self.raw.len().div_ceil(4) {
            self.lanes.push(four(i));
        }
        // Where nothing leads on the edge has no length, and what multiplies it does not matter.
        for end in &self.ends {
            let k = end.saturating_sub(1);
            let four = &mut self.lanes[k / 4];
            (four.ex[k % 4], four.ey[k % 4]) = (0.0, 0.0);
        }
        let mut longest = [0.0_f64; 4];
        for four in &self.lanes {
            for l in 0..4 {
                let d = four.ex[l] * four.ex[l] + four.ey[l] * four.ey[l];
                longest[l] = -lower(-longest[l], -d);
            }
        }
        self.longest = most(longest);
        self.longest <= LARGEST_M * LARGEST_M
    }

    /// Whether a corner lies in a box in units, at any turn.
    pub(super) fn enters(&self, [west, south, east, north]: [i64; 4]) -> bool {
        let turn = 2.0 * HALF_TURN as f64;
        let at = self.local.at;
        let lon = |n: i64| {
            let u = (n - at[0]) as f64;
            u - turn * (u / turn).round()
        };
        let lat = |n: i64| (n - at[1]) as f64;
        let (west, width, south, north) = (lon(west), (east - west) as f64, lat(south), lat(north));
        self.raw.iter().any(|p| {
            let [u, v] = [p[0] * UNITS - at[0] as f64, p[1] * UNITS - at[1] as f64];
            v >= south && v <= north && (u - west).rem_euclid(turn) <= width
        })
    }

    pub(super) fn corners(&self) -> Vec<Xy> {
        let corners = self.x.iter().zip(&self.y).take(self.raw.len());
        corners.map(|(x, y)| [*x, *y]).collect()
    }

    /// Squared distances from the middle beyond which nothing is within `metres` of the shape: exactly, and
    /// by the rough plane.
    #[inline(always)]
    pub(super) fn reach(&self, metres: f64) -> (f64, f32) {
        let exact = metres + self.radius + 1e-6;
        let rough = exact + Rough::slack(exact);
        (exact * exact, (rough * rough) as f32)
    }

    /// Distance to a facility's runs, or something beyond `most` where it is farther.
    #[inline(always)]
    pub(super) fn nearest(
        &self,
        found: &Found,
        runs: &[Run],
        leaves: &[Leaf<'_>],
        most: f64,
    ) -> f64 {
        if found.nearest == NO_RUN {
            return f64::INFINITY;
        }
        // A hair more, so that what lies at the very limit is measured too.
        let mut best = most * most * (1.0 + 1e-12) + 1e-9;
        let (mut reach, mut limit) = self.reach(most);
        let mut better = false;
        // The nearest to the middle first: what it leaves of the others is little.
        let mut seed = true;
        let mut at = found.nearest;
        let mut bits = 1_u32 << runs[at as usize].at(found.least);
        let first = bits;
        loop {
            let run = &runs[at as usize];
            while bits != 0 {
                let k = bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let span = Span::of(&leaves[run.leaf as usize], k, &self.local);
                let near = seed || (span.apart < reach && self.may_better(span.near, best));
                if !near {
                    continue;
                }
                let squared = self.segment(&span, reach);
                if squared <= best {
                    (best, better) = (squared, true);
                    (reach, limit) = self.reach(best.sqrt());
                }
            }
            at = if seed { found.last } else { run.before };
            seed = false;
            if at == NO_RUN || best <= 0.0 {
                break;
            }
            bits = runs[at as usize].below(limit);
            if at == found.nearest {
                bits &= !first;
            }
        }
        if better { best.sqrt() } else { f64::INFINITY }
    }

    /// The squared distance of one segment, or more where that is beyond `reach`.
    #[inline(always)]
    fn segment(&self, span: &Span, reach: f64) -> f64 {
        let (a, b) = (span.a, span.b);
        let touching = span.apart <= self.radius * self.radius * (1.0 + 1e-9);
        let corner = self.corners_to(a, b);
        // Where it crosses an edge, an end of that edge is within half the edge of it: a long line is
        // asked for crossings only there. Inside a polygon there may be no corner near.
        let may_meet = touching
            && (!self.polygons.is_empty() || corner <= self.longest * 0.25 * (1.0 + 1e-9) + 1e-6);
        if may_meet && self.meets(a, b) {
            return 0.0;
        }
        // An end is nearer to an edge than any corner only if it is near the shape at all.
        let near = |p: Xy| p[0] * p[0] + p[1] * p[1] < reach;
        let ends = if near(a) || near(b) {
            self.to_edges(a, b)
        } else {
            corner
        };
        let least = lower(ends, corner);
        if least < 0.0 { 0.0 } else { least }
    }

    /// Whether what has its nearest point to the middle at `q` can be nearer than the root of `best`.
    /// It lies wholly beyond the line through `q` square to the way there, as everything straight does,
    /// and the shape lies wholly before the corner farthest in that direction.
    #[inline(always)]
    fn may_better(&self, q: Xy, best: f64) -> bool {
        let mut lanes = [f64::INFINITY; 4];
        for four in &self.lanes {
            for l in 0..4 {
                lanes[l] = lower(-(four.x[l] * q[0]) - four.y[l] * q[1], lanes[l]);
            }
        }
        // The middle is in the shape's box but need not be in the shape.
        let far = lower(
            0.0,
            lower(lower(lanes[0], lanes[1]), lower(lanes[2], lanes[3])),
        );
        // The gap times the way is the way squared less the farthest; a micrometre for rounding.
        let way = q[0] * q[0] + q[1] * q[1];
        let gap = way + far - 1e-6 * (1.0 + way);
        gap <= 0.0 || gap * gap < best * way
    }

    /// The least squared distance of all corners from a segment.
    #[inline(always)]
    fn corners_to(&self, a: Xy, b: Xy) -> f64 {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let inverse = 1.0 / (dx * dx + dy * dy + 1e-300);
        let mut lanes = [f64::INFINITY; 4];
        for four in &self.lanes {
            for l in 0..4 {
                let (wx, wy) = (four.x[l] - a[0], four.y[l] - a[1]);
                let t = unit((wx * dx + wy * dy) * inverse);
                let (ex, ey) = (wx - t * dx, wy - t * dy);
                lanes[l] = lower(ex * ex + ey * ey, lanes[l]);
            }
        }
        lower(lower(lanes[0], lanes[1]), lower(lanes[2], lanes[3]))
    }

    /// The least squared distance of two points from all edges.
    #[inline(always)]
    fn to_edges(&self, p: Xy, q: Xy) -> f64 {
        let mut lanes = [f64::INFINITY; 4];
        for four in &self.lanes {
            for end in [p, q] {
                for l in 0..4 {
                    let (wx, wy) = (end[0] - four.x[l], end[1] - four.y[l]);
                    let t = unit((wx * four.ex[l] + wy * four.ey[l]) * four.inverse[l]);
                    let (gx, gy) = (wx - t * four.ex[l], wy - t * four.ey[l]);
                    lanes[l] = lower(gx * gx + gy * gy, lanes[l]);
                }
            }
        }
        lower(lower(lanes[0], lanes[1]), lower(lanes[2], lanes[3]))
    }

    /// Whether a segment crosses an edge or starts inside a polygon.
    #[inline(never)]
    fn meets(&self, a: Xy, b: Xy) -> bool {
        let edge = |k: usize| {
            let (four, l) = (&self.lanes[k / 4], k % 4);
            let from = [four.x[l], four.y[l]];
            (from, [from[0] + four.ex[l], from[1] + four.ey[l]])
        };
        let crosses = (0..self.raw.len()).any(|k| {
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
