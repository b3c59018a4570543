//! One leaf in the plane, all of its segments at once: plain loops over arrays of a fixed length,
//! which a compiler turns into whatever vectors the machine has.

use crate::measure::{HALF_TURN, Local};
use crate::pack::{LEAF, Leaf};

/// Room for the vertices of a leaf, a whole number of vectors.
const ROOM: usize = 20;

/// A leaf in metres east and north of a shape's middle.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// Another run of the same facility.
    pub before: u32,
    pub segments: u32,
    pub x: [f64; ROOM],
    pub y: [f64; ROOM],
    /// Squared distance of each segment from the middle, and where it is that near.
    pub apart: [f64; LEAF],
    pub near_x: [f64; LEAF],
    pub near_y: [f64; LEAF],
}

impl Run {
    #[inline(always)]
    pub fn new() -> Run {
        Run {
            before: super::NO_RUN,
            segments: 0,
            x: [0.0; ROOM],
            y: [0.0; ROOM],
            apart: [0.0; LEAF],
            near_x: [0.0; LEAF],
            near_y: [0.0; LEAF],
        }
    }

    /// Fills itself from a leaf with at least one vertex; the least squared distance from the middle.
    #[inline(always)]
    pub fn scan(&mut self, leaf: &Leaf<'_>, local: &Local) -> f64 {
        let n = leaf.len();
        let (lon, lat) = leaf.differences();
        let mut u = leaf.corner[0] - local.at[0];
        if u > HALF_TURN {
            u -= 2 * HALF_TURN;
        } else if u < -HALF_TURN {
            u += 2 * HALF_TURN;
        }
        let (u, v) = (u as f64, (leaf.corner[1] - local.at[1]) as f64);
        let (mut east, mut north) = ([0_i32; ROOM], [0_i32; ROOM]);
        let number = |b: &[u8; 4]| i32::from_le_bytes(*b);
        match (
            lon.first_chunk::<{ LEAF + 1 }>(),
            lat.first_chunk::<{ LEAF + 1 }>(),
        ) {
            (Some(lon), Some(lat)) => {
                for k in 0..=LEAF {
                    (east[k], north[k]) = (number(&lon[k]), number(&lat[k]));
                }
            }
            _ => {
                for (k, (x, y)) in lon.iter().zip(lat).take(ROOM).enumerate() {
                    (east[k], north[k]) = (number(x), number(y));
                }
            }
        }
        // What is left repeats the last vertex: segments of no length change no minimum.
        let last = n.clamp(1, LEAF + 1) - 1;
        for k in last + 1..ROOM {
            (east[k], north[k]) = (east[last], north[last]);
        }
        for k in 0..ROOM {
            let p = local.plane(u + f64::from(east[k]), v + f64::from(north[k]));
            (self.x[k], self.y[k]) = (p[0], p[1]);
        }
        self.segments = last.max(1) as u32;
        for k in 0..LEAF {
            let (ax, ay) = (self.x[k], self.y[k]);
            let (dx, dy) = (self.x[k + 1] - ax, self.y[k + 1] - ay);
            // The small number makes 0 / 0 a 0; no real length is changed by it.
            let t = unit(-(ax * dx + ay * dy) / (dx * dx + dy * dy + 1e-300));
            let (ex, ey) = (ax + t * dx, ay + t * dy);
            self.apart[k] = ex * ex + ey * ey;
            (self.near_x[k], self.near_y[k]) = (ex, ey);
        }
        least(&self.apart)
    }
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

#[inline(always)]
fn least(all: &[f64; LEAF]) -> f64 {
    let mut lanes = [f64::INFINITY; 4];
    for four in all.as_chunks::<4>().0 {
        for k in 0..4 {
            lanes[k] = lower(four[k], lanes[k]);
        }
    }
    lower(lower(lanes[0], lanes[1]), lower(lanes[2], lanes[3]))
}
