//! The largest reach and heights, by halving: each is the last centimetre that answers "outside".

use super::Ask;
use crate::screening::{clearance, screen};
use crate::site::Work;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Largest heights that keep every clearance in space, metres to a centimetre; `None` where the work is
/// not declared, nothing limits it, or none is low enough or can be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "LawfulHeights")]
pub struct Heights {
    pub building_m: Option<f64>,
    /// Of the vehicle or crane.
    pub machine_m: Option<f64>,
}

/// Nothing anybody builds is higher.
const HIGHEST_M: f64 = 1_000.0;

pub(super) fn reach(ask: &Ask<'_>) -> Option<f64> {
    let stated = ask.work.reach_m.filter(|r| (0.0..=1_000.0).contains(r))?;
    if !ask.work.crane || ask.work.stand.is_none() {
        return None;
    }
    let with = |reach: f64| Work {
        reach_m: Some(reach),
        ..ask.work.clone()
    };
    largest(stated, |reach| ask.is_outside(ask.site, &with(reach)))
}

pub(super) fn heights(ask: &Ask<'_>) -> Option<Heights> {
    let work = ask.work;
    let building = |m: f64| Work {
        building_height_m: Some(m),
        ..work.clone()
    };
    let machine = |m: f64| Work {
        machine_height_m: Some(m),
        ..work.clone()
    };
    let clear = |work: &Work, of: &[&str]| {
        let entries = screen(ask.index, ask.site, work, ask.policy, None).facilities;
        clearance::keeps_clear(&entries, of)
    };
    let heights = Heights {
        building_m: work
            .building
            .then(|| largest(HIGHEST_M, |m| clear(&building(m), &["building"])))
            .flatten(),
        machine_m: (work.vehicle || work.crane)
            .then(|| largest(HIGHEST_M, |m| clear(&machine(m), &["vehicle", "crane"])))
            .flatten(),
    };
    (heights != Heights::default()).then_some(heights)
}

/// The largest whole centimetre below `most` that is still good, where what is smaller is never worse.
/// `None`: everything is, or nothing.
fn largest(most: f64, good: impl Fn(f64) -> bool) -> Option<f64> {
    if !good(0.0) || good(most) {
        return None;
    }
    let (mut low, mut high) = (0.0, most);
    while high - low > 0.002 {
        let middle = (low + high) / 2.0;
        if good(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    let centimetres = (low * 100.0_f64).floor() / 100.0;
    good(centimetres).then_some(centimetres)
}
