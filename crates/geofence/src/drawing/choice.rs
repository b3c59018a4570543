//! What is drawn where not everything has room: the highest voltage first, then the longest.

use crate::facility::{Facility, Voltage};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Facilities of one voltage that had no room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LeftOut {
    /// `None`: nobody knows.
    pub voltage_kv: Option<f64>,
    /// How many touch what was asked for.
    #[ts(type = "number")]
    pub count: u32,
    /// How many of these begin in it: over cells side by side nothing is counted twice by these.
    #[ts(type = "number")]
    pub begin: u32,
}

/// A voltage nobody knows stands with the extra-high ones: it may be one, and must not vanish first.
const UNKNOWN_VOLTS: u32 = 500_000;

/// Which of two is drawn first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rank {
    /// At least a pixel long: what is only a dot comes after all lines.
    pub seen: bool,
    pub volts: Option<u32>,
    /// In any unit that is the same for all.
    pub length: f64,
}

impl Rank {
    pub fn of(facility: &Facility, length: f64, pixel: f64) -> Rank {
        Rank {
            seen: length >= pixel,
            volts: facility.voltage.map(|v: Voltage| v.volts),
            length,
        }
    }

    /// Less: drawn first.
    pub fn order(&self, other: &Rank) -> Ordering {
        let volts = |r: &Rank| r.volts.unwrap_or(UNKNOWN_VOLTS);
        other
            .seen
            .cmp(&self.seen)
            .then(volts(other).cmp(&volts(self)))
            .then(other.length.total_cmp(&self.length))
    }
}

impl Rank {
    /// Whether its voltage is drawn before the other's.
    pub fn before(&self, other: &Rank) -> bool {
        let same = Rank {
            length: self.length,
            ..*other
        };
        self.order(&same) == Ordering::Less
    }
}

/// Counts what was left out by voltage.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(BTreeMap<Option<u32>, [u32; 2]>);

impl Tally {
    pub fn add(&mut self, volts: Option<u32>, begins: bool) {
        let [count, begin] = self.0.entry(volts).or_default();
        *count += 1;
        *begin += u32::from(begins);
    }

    /// The highest voltage first, the unknown one before all.
    pub fn list(&self) -> Vec<LeftOut> {
        let unknown = self.0.iter().filter(|(v, _)| v.is_none());
        let known = self.0.iter().rev().filter(|(v, _)| v.is_some());
        unknown
            .chain(known)
            .map(|(volts, [count, begin])| LeftOut {
                voltage_kv: volts.map(|v| f64::from(v) / 1000.0),
                count: *count,
                begin: *begin,
            })
            .collect()
    }
}

/// What one answer may hold: more is not told apart, and would stop the page while it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    facilities: usize,
    vertices: usize,
    bytes: usize,
}

impl Room {
    pub const ANSWER: Room = Room {
        facilities: 4_000,
        vertices: 60_000,
        bytes: 4_000_000,
    };
    pub const NEAR_CELL: Room = Room {
        facilities: 4_000,
        vertices: 30_000,
        bytes: 1_500_000,
    };
    pub const CELL: Room = Room {
        facilities: 5_000,
        vertices: 14_000,
        bytes: 360_000,
    };

    /// Takes room for a facility; `false`: there is not so much, and none is taken.
    pub fn take(&mut self, vertices: usize, bytes: usize) -> bool {
        let fits = self.facilities > 0 && vertices <= self.vertices && bytes <= self.bytes;
        if fits {
            self.facilities -= 1;
            self.vertices -= vertices;
            self.bytes -= bytes;
        }
        fits
    }

    /// Whether [`Room::take`] would.
    pub fn fits(mut self, vertices: usize, bytes: usize) -> bool {
        self.take(vertices, bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_voltage_then_the_longest_and_dots_last() {
        let rank = |volts, length| Rank {
            seen: length >= 1.0,
            volts,
            length,
        };
        let mut all = [
            rank(Some(10_000), 90.0),
            rank(Some(220_000), 0.5),
            rank(Some(110_000), 5.0),
            rank(None, 7.0),
            rank(Some(110_000), 50.0),
            rank(Some(750_000), 2.0),
        ];
        all.sort_by(Rank::order);
        let told = all.map(|r| (r.volts.map_or(0, |v| v / 1000), r.length));
        let wanted = [
            (750, 2.0),
            (0, 7.0),
            (110, 50.0),
            (110, 5.0),
            (10, 90.0),
            (220, 0.5),
        ];
        assert_eq!(told, wanted);
    }

    #[test]
    fn what_is_too_large_takes_no_room() {
        let mut room = Room {
            facilities: 2,
            vertices: 10,
            bytes: 100,
        };
        assert!(!room.take(11, 1) && !room.take(1, 101));
        assert!(room.take(9, 50) && !room.fits(2, 10) && room.take(1, 50));
        assert!(!room.take(0, 0));
    }

    #[test]
    fn the_tally_is_told_by_voltage() {
        let mut tally = Tally::default();
        for (volts, begins) in [
            (Some(10_000), true),
            (None, false),
            (Some(35_000), true),
            (Some(10_000), false),
        ] {
            tally.add(volts, begins);
        }
        let told: Vec<_> = tally
            .list()
            .iter()
            .map(|l| (l.voltage_kv, l.count, l.begin))
            .collect();
        assert_eq!(told, [(None, 1, 0), (Some(35.0), 1, 1), (Some(10.0), 2, 1)]);
    }
}
