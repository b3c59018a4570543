//! What changed between two versions of a facility set.

use super::{Facility, FacilitySet};
use crate::measure::geodesic;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Ids by what happened to them, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "FacilityChange")]
pub struct Change {
    pub added: Vec<String>,
    pub removed: Vec<String>,
    /// A vertex moved more than a metre, or there are more or fewer of them.
    pub moved: Vec<String>,
    pub voltage_changed: Vec<String>,
    /// Kind, spread, accuracy or coordinate system changed, so an answer may.
    pub other_changed: Vec<String>,
}

impl Change {
    pub fn is_empty(&self) -> bool {
        self.ids().next().is_none()
    }

    /// Every id named.
    pub fn ids(&self) -> impl Iterator<Item = &String> {
        [
            &self.added,
            &self.removed,
            &self.moved,
            &self.voltage_changed,
            &self.other_changed,
        ]
        .into_iter()
        .flatten()
    }
}

const MOVED_M: f64 = 1.0;

/// Compares by id.
pub fn diff(old: &FacilitySet, new: &FacilitySet) -> Change {
    let by_id = |set: &'_ FacilitySet| -> BTreeMap<String, usize> {
        set.facilities
            .iter()
            .enumerate()
            .map(|(i, f)| (f.id.clone(), i))
            .collect()
    };
    let (before, after) = (by_id(old), by_id(new));
    let mut change = Change::default();
    for (id, i) in &after {
        let Some(j) = before.get(id) else {
            change.added.push(id.clone());
            continue;
        };
        let (now, then) = (&new.facilities[*i], &old.facilities[*j]);
        if moved(then, now) {
            change.moved.push(id.clone());
        }
        if now.voltage.map(|v| (v.volts, v.dc)) != then.voltage.map(|v| (v.volts, v.dc)) {
            change.voltage_changed.push(id.clone());
        }
        let rest = |f: &Facility| (f.kind, f.spread, f.accuracy_mm, f.own_error_mm, f.crs);
        if rest(now) != rest(then) {
            change.other_changed.push(id.clone());
        }
    }
    change.removed = before
        .keys()
        .filter(|id| !after.contains_key(*id))
        .cloned()
        .collect();
    change
}

fn moved(then: &Facility, now: &Facility) -> bool {
    let counts = |f: &Facility| {
        (
            f.shape.points.len(),
            f.shape.lines.len(),
            f.shape.polygons.len(),
        )
    };
    counts(then) != counts(now)
        || then.shape.vertices().count() != now.shape.vertices().count()
        || then
            .shape
            .vertices()
            .zip(now.shape.vertices())
            .any(|(a, b)| a != b && geodesic(a, b) > MOVED_M)
}
