//! What would make a site lawful: the shortest way to move it clear of every zone, or the area to
//! cut off. A suggestion for the applicant and the surveyor; it decides nothing.

use crate::index::Index;
use crate::policy::ZonePolicy;
use crate::screening::clearance;
use crate::site::{Site, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Lawful {
    /// Metres to move north and east, and in all; `None` if no move up to 600 m clears everything.
    pub shift: Option<Shift>,
    /// Site area within a zone or its uncertainty, square metres to a tenth.
    pub cut_off_m2: f64,
    /// What would be left of it.
    pub left_m2: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "LawfulShift")]
pub struct Shift {
    pub north_m: f64,
    pub east_m: f64,
    pub distance_m: f64,
}

const FARTHEST_M: f64 = 600.0;

/// `None` if nothing has to move, the site is not placed, or a needed rule is missing.
pub fn suggest(index: &Index, site: &Site, work: &Work, policy: &ZonePolicy) -> Option<Lawful> {
    let lack = clearance::lack(index, site, work, policy)?;
    if lack <= 0.0 {
        return None;
    }
    let walk = |azimuth: f64, limit: f64| walk(index, site, work, policy, azimuth, limit);
    let mut best: Option<(f64, f64)> = None;
    let mut offer = |azimuth: f64| {
        let limit = best.map_or(FARTHEST_M, |b| b.1);
        if let Some(metres) = walk(azimuth, limit)
            && best.is_none_or(|b| metres < b.1)
        {
            best = Some((azimuth, metres));
        }
        best.map(|b| b.0)
    };
    for i in 0..36 {
        offer(f64::from(i) * 10.0);
    }
    for step in [5.0, 2.5, 1.2, 0.6, 0.3] {
        if let Some(around) = offer(f64::NAN) {
            offer(around - step);
            offer(around + step);
        }
    }
    let cut_off = (clearance::overlap(index, site, work, policy)? * 10.0).round() / 10.0;
    Some(Lawful {
        shift: best.map(|(azimuth, metres)| {
            // Rounded up to a centimetre, so that the rounding never leaves it inside.
            let distance_m = (metres * 100.0).ceil() / 100.0;
            let (sin, cos) = azimuth.to_radians().sin_cos();
            Shift {
                north_m: distance_m * cos,
                east_m: distance_m * sin,
                distance_m,
            }
        }),
        cut_off_m2: cut_off,
        left_m2: ((site.area_m2 - cut_off).max(0.0) * 10.0).round() / 10.0,
    })
}

/// Walks in one direction until everything is clear. Moving by a metre gains a metre at most, so a
/// step of what is lacking never jumps over the first clear place.
fn walk(
    index: &Index,
    site: &Site,
    work: &Work,
    policy: &ZonePolicy,
    azimuth: f64,
    limit: f64,
) -> Option<f64> {
    if azimuth.is_nan() {
        return None;
    }
    let (sin, cos) = azimuth.to_radians().sin_cos();
    let mut gone = 0.0;
    for _ in 0..200 {
        let (moved, work) = clearance::moved(site, work, gone * sin, gone * cos)?;
        let lack = clearance::lack(index, &moved, &work, policy)?;
        if lack <= 0.0 {
            return Some(gone);
        }
        gone += lack.max(0.005);
        if gone > limit {
            return None;
        }
    }
    None
}
