//! The shortest move that makes the answer "outside".
//!
//! Along one direction it is exact: a move of a metre gains a metre at most, so steps of what is
//! lacking never pass the first clear place. The direction comes from the ground: square to every
//! conductor near and away from every nearest point (for straight lines and single towers these hold
//! the shortest way), a fan of 10°, and steps halved around the two best.

use super::Ask;
use crate::screening::clearance;
use crate::site::{Site, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "LawfulShift")]
pub struct Shift {
    pub north_m: f64,
    pub east_m: f64,
    pub distance_m: f64,
}

const FARTHEST_M: f64 = 600.0;

/// A step no smaller, so that a walk ends: 2 mm of a move that is given in centimetres.
const LEAST_STEP_M: f64 = 0.002;

#[derive(Clone, Copy)]
struct Way {
    azimuth: f64,
    metres: f64,
}

pub(super) fn shortest(ask: &Ask<'_>) -> Option<Shift> {
    let mut directions = clearance::ways_out(ask.index, ask.site, ask.work, ask.policy);
    directions.extend((0..36).map(|i| f64::from(i) * 10.0));
    let mut found: Vec<Way> = Vec::new();
    for azimuth in &directions {
        // Twice the best so far is kept, for a second place to refine from.
        let limit = best(&found).map_or(FARTHEST_M, |w| (w.metres * 2.0).min(FARTHEST_M));
        found.extend(walk(ask, *azimuth, limit));
    }
    if let Some(first) = best(&found) {
        refine(ask, first, &mut found);
        let apart = |w: &&Way| (w.azimuth - first.azimuth + 540.0).rem_euclid(360.0) - 180.0;
        let second: Vec<Way> = found
            .iter()
            .filter(|w| apart(w).abs() > 20.0)
            .copied()
            .collect();
        if let Some(second) = best(&second) {
            refine(ask, second, &mut found);
        }
    }
    found.sort_by(|a, b| a.metres.total_cmp(&b.metres));
    if let Some(shift) = found.iter().take(3).find_map(|w| verified(ask, *w)) {
        return Some(shift);
    }
    // The near ways end where the data does not reach: look in every direction, however far.
    let mut far: Vec<Way> = (0..36)
        .filter_map(|i| walk(ask, f64::from(i) * 10.0, FARTHEST_M))
        .collect();
    far.sort_by(|a, b| a.metres.total_cmp(&b.metres));
    far.iter().find_map(|w| verified(ask, *w))
}

fn best(ways: &[Way]) -> Option<Way> {
    ways.iter()
        .copied()
        .min_by(|a, b| a.metres.total_cmp(&b.metres))
}

fn refine(ask: &Ask<'_>, from: Way, found: &mut Vec<Way>) {
    let mut here = from;
    for step in [5.0, 2.5, 1.2, 0.6, 0.3, 0.1, 0.03, 0.01] {
        for azimuth in [here.azimuth - step, here.azimuth + step] {
            if let Some(way) = walk(ask, azimuth, here.metres)
                && way.metres < here.metres
            {
                here = way;
            }
        }
    }
    found.push(here);
}

/// Walks in one direction until everything is clear.
fn walk(ask: &Ask<'_>, azimuth: f64, limit: f64) -> Option<Way> {
    let (sin, cos) = azimuth.to_radians().sin_cos();
    let mut metres = 0.0;
    for _ in 0..200 {
        let (site, work) = clearance::moved(ask.site, ask.work, metres * sin, metres * cos)?;
        let lack = ask.lack(&site, &work)?;
        if lack <= 0.0 {
            return Some(Way { azimuth, metres });
        }
        metres += lack.max(LEAST_STEP_M);
        if metres > limit {
            return None;
        }
    }
    None
}

/// Rounded up to a centimetre, so that the rounding never leaves it inside, and screened again.
fn verified(ask: &Ask<'_>, way: Way) -> Option<Shift> {
    let (sin, cos) = way.azimuth.to_radians().sin_cos();
    let least = (way.metres * 100.0).ceil() / 100.0;
    [0.0, 0.01].into_iter().find_map(|more| {
        let distance_m = least + more;
        let shift = Shift {
            north_m: distance_m * cos,
            east_m: distance_m * sin,
            distance_m,
        };
        let (site, work): (Site, Work) =
            clearance::moved(ask.site, ask.work, shift.east_m, shift.north_m)?;
        ask.is_outside(&site, &work).then_some(shift)
    })
}
