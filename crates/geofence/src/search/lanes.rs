//! One leaf in the plane, all of its segments at once: plain loops over arrays of a fixed length,
//! which a compiler turns into whatever vectors the machine has.

// One number runs over several arrays: as iterators of them all they are no vectors.
#![allow(clippy::needless_range_loop)]

use crate::measure::{HALF_TURN, Local, Rough, Xy};
use crate::pack::{LEAF, Leaf, signs};

/// A leaf that has a segment near enough.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// Another run of the same facility.
    pub before: u32,
    /// Its place among the leaves found.
    pub leaf: u32,
    /// Squared distance of each segment from the middle, by the rough plane.
    apart: [f32; LEAF],
}

/// One segment.
pub(super) struct Span {
    pub a: Xy,
    pub b: Xy,
    /// Where it is nearest to the middle, and that squared distance.
    pub near: Xy,
    pub apart: f64,
}

/// A leaf's corner seen from the middle, in units.
#[inline(always)]
fn corner(leaf: &Leaf<'_>, local: &Local) -> [f64; 2] {
    let mut u = leaf.corner[0] - local.at[0];
    if u > HALF_TURN {
        u -= 2 * HALF_TURN;
    } else if u < -HALF_TURN {
        u += 2 * HALF_TURN;
    }
    [u as f64, (leaf.corner[1] - local.at[1]) as f64]
}

#[inline(always)]
fn number(bytes: [u8; 4]) -> i32 {
    i32::from_le_bytes(bytes)
}

/// What follows a leaf's last segment is none of it.
const NO_SEGMENT: [f32; 2 * LEAF] = {
    let mut all = [0.0; 2 * LEAF];
    let mut k = LEAF;
    while k < 2 * LEAF {
        all[k] = f32::INFINITY;
        k += 1;
    }
    all
};

impl Run {
    #[inline(always)]
    pub fn new() -> Run {
        Run {
            before: super::NO_RUN,
            leaf: 0,
            apart: [0.0; LEAF],
        }
    }

    /// Fills itself from a leaf with at least one vertex; the least squared distance from the middle.
    #[inline(always)]
    pub fn scan(&mut self, leaf: &Leaf<'_>, local: &Local, rough: &Rough) -> f32 {
        let [u, v] = corner(leaf, local).map(|c| c as f32);
        let last = leaf.len().clamp(2, LEAF + 1) - 1;
        let beyond = NO_SEGMENT[LEAF - last..].first_chunk::<LEAF>();
        let beyond = beyond.unwrap_or(&[0.0; LEAF]);
        let mut alone = [[[0; 4]; LEAF + 1]; 2];
        let [lon, lat] = match leaf.full_differences() {
            Some(both) => both,
            None => {
                let (lon, lat) = leaf.differences();
                // One vertex alone is a segment of no length.
                for k in 0..=last {
                    let own = k.min(lon.len().saturating_sub(1));
                    (alone[0][k], alone[1][k]) = (lon[own], lat[own]);
                }
                [&alone[0], &alone[1]]
            }
        };
        let place = |k: usize| {
            let (east, north) = (number(lon[k]) as f32, number(lat[k]) as f32);
            rough.plane(u + east, v + north)
        };
        for k in 0..LEAF {
            let ([ax, ay], [bx, by]) = (place(k), place(k + 1));
            let (dx, dy) = (bx - ax, by - ay);
            // The small number makes 0 / 0 a 0; no real length is changed by it.
            let t = -(ax * dx + ay * dy) / (dx * dx + dy * dy + 1e-30);
            let t = if t > 0.0 { t } else { 0.0 };
            let t = if t < 1.0 { t } else { 1.0 };
            let (ex, ey) = (ax + t * dx, ay + t * dy);
            // By adding and not by asking, which would leave the vectors.
            self.apart[k] = ex * ex + ey * ey + beyond[k];
        }
        let mut lanes = [f32::INFINITY; 8];
        for eight in self.apart.as_chunks::<8>().0 {
            for k in 0..8 {
                lanes[k] = least(eight[k], lanes[k]);
            }
        }
        for half in [4, 2, 1] {
            for k in 0..half {
                lanes[k] = least(lanes[k], lanes[k + half]);
            }
        }
        lanes[0]
    }

    /// A bit for each segment that is nearer than the root of `limit`.
    #[inline(always)]
    pub fn below(&self, limit: f32) -> u32 {
        let mut beyond = [0; LEAF];
        for k in 0..LEAF {
            beyond[k] = (self.apart[k] - limit).to_bits() as i32;
        }
        signs(&beyond)
    }

    /// The segment whose distance is `least`, the least of all.
    #[inline(always)]
    pub fn at(&self, least: f32) -> u32 {
        let mut farther = [0; LEAF];
        for k in 0..LEAF {
            farther[k] = (least - self.apart[k]).to_bits() as i32;
        }
        (!signs(&farther)).trailing_zeros() % LEAF as u32
    }
}

impl Span {
    /// The `k`-th segment of a leaf.
    #[inline(always)]
    pub fn of(leaf: &Leaf<'_>, k: usize, local: &Local) -> Span {
        let (lon, lat) = leaf.differences();
        let [u, v] = corner(leaf, local);
        let last = lon.len().min(lat.len()).saturating_sub(1);
        let place = |k: usize| {
            let k = k.min(last);
            local.plane(u + f64::from(number(lon[k])), v + f64::from(number(lat[k])))
        };
        let (a, b) = (place(k), place(k + 1));
        let d = [b[0] - a[0], b[1] - a[1]];
        let t = unit(-(a[0] * d[0] + a[1] * d[1]) / (d[0] * d[0] + d[1] * d[1] + 1e-300));
        let near = [a[0] + t * d[0], a[1] + t * d[1]];
        Span {
            a,
            b,
            near,
            apart: near[0] * near[0] + near[1] * near[1],
        }
    }
}

#[inline(always)]
fn least(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

/// Between 0 and 1, in two instructions.
#[inline(always)]
pub(super) fn unit(t: f64) -> f64 {
    let t = if t > 0.0 { t } else { 0.0 };
    if t < 1.0 { t } else { 1.0 }
}

#[inline(always)]
pub(super) fn lower(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}
