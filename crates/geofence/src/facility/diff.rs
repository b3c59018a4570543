//! What changed between two versions of a facility set.

use super::apart::apart_mm;
use super::{Facility, FacilitySet, Kind};
use crate::measure::geodesic;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
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
    /// Kind, spread, accuracy, coordinate system or attributes changed, so an answer may; also every
    /// line with design figures where the populated areas did.
    pub other_changed: Vec<String>,
    /// How far each one of another shape lies from where it was, by its new id. Also those moved by
    /// less than a metre, and those in `renamed`.
    #[serde(default)]
    pub moves: Vec<Move>,
    /// Added ones that look like removed ones: same name, kind and voltage, within 50 m. They stay in
    /// `added` and `removed` until somebody confirms that they are the same.
    #[serde(default)]
    pub renamed: Vec<Renamed>,
    /// Which attributes differ, by new id.
    #[serde(default)]
    pub altered: Vec<Altered>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "FacilityMove")]
pub struct Move {
    pub id: String,
    /// The largest distance of a vertex of either version from the other, geodesic, millimetres. 0:
    /// the same line with other vertices.
    #[ts(type = "number")]
    pub mm: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "FacilityRenamed")]
pub struct Renamed {
    pub old: String,
    pub new: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "FacilityAltered")]
pub struct Altered {
    pub id: String,
    /// `name`, `kind`, `voltage`, `owner`, `spread`, `accuracy`, `crs`, `attributes`.
    pub fields: Vec<String>,
}

impl Change {
    pub fn is_empty(&self) -> bool {
        self.ids().next().is_none()
    }

    /// Every id named whose change can change an answer.
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

/// Farther apart than this, things of one name are two things.
pub(super) const NEAR_M: f64 = 50.0;

/// Vertices to look at, of things of one name, kind and voltage. More of them cannot be told apart by
/// place in reasonable time, and by a person neither.
const MOST_VERTICES: usize = 5_000_000;

/// Compares by id, and what is left by name, kind, voltage and place.
pub fn diff(old: &FacilitySet, new: &FacilitySet) -> Change {
    let by_id = |set: &'_ FacilitySet| -> BTreeMap<String, usize> {
        set.facilities
            .iter()
            .enumerate()
            .map(|(i, f)| (f.id.clone(), i))
            .collect()
    };
    let (before, after) = (by_id(old), by_id(new));
    let areas_changed = old.populated != new.populated;
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
        if nominal(now) != nominal(then) {
            change.voltage_changed.push(id.clone());
        }
        let rest = |f: &Facility| {
            (
                f.kind,
                f.spread,
                (f.accuracy_mm, f.own_error_mm),
                f.crs,
                f.attributes,
            )
        };
        let narrowed = areas_changed && !now.attributes.design.is_empty();
        if rest(now) != rest(then) || narrowed {
            change.other_changed.push(id.clone());
        }
        change.compare(then, now);
    }
    change.removed = before
        .keys()
        .filter(|id| !after.contains_key(*id))
        .cloned()
        .collect();
    let gone = change.removed.iter().map(|id| &old.facilities[before[id]]);
    let come = change.added.iter().map(|id| &new.facilities[after[id]]);
    for (then, now) in alike(gone.collect(), come.collect()) {
        change.renamed.push(Renamed {
            old: then.id.clone(),
            new: now.id.clone(),
        });
        change.compare(then, now);
    }
    change.renamed.sort_by(|a, b| a.new.cmp(&b.new));
    change.moves.sort_by(|a, b| a.id.cmp(&b.id));
    change.altered.sort_by(|a, b| a.id.cmp(&b.id));
    change
}

impl Change {
    fn compare(&mut self, then: &Facility, now: &Facility) {
        if then.shape != now.shape {
            self.moves.push(Move {
                id: now.id.clone(),
                mm: apart_mm(&then.shape, &now.shape),
            });
        }
        let differs = [
            ("name", then.name != now.name),
            ("kind", then.kind != now.kind),
            ("voltage", nominal(then) != nominal(now)),
            ("owner", then.owner != now.owner),
            ("spread", then.spread != now.spread),
            (
                "accuracy",
                (then.accuracy_mm, then.own_error_mm) != (now.accuracy_mm, now.own_error_mm),
            ),
            ("crs", then.crs != now.crs),
            ("attributes", then.attributes != now.attributes),
        ];
        let fields: Vec<String> = differs
            .iter()
            .filter(|(_, differs)| *differs)
            .map(|(field, _)| (*field).to_owned())
            .collect();
        if !fields.is_empty() {
            self.altered.push(Altered {
                id: now.id.clone(),
                fields,
            });
        }
    }
}

fn nominal(f: &Facility) -> Option<(u32, bool)> {
    f.voltage.map(|v| (v.volts, v.dc))
}

/// Pairs of an old and a new one, the nearest first, each taken once.
fn alike<'a>(old: Vec<&'a Facility>, new: Vec<&'a Facility>) -> Vec<(&'a Facility, &'a Facility)> {
    type Key<'k> = (&'k str, Kind, Option<(u32, bool)>);
    let mut groups: BTreeMap<Key<'a>, [Vec<&'a Facility>; 2]> = BTreeMap::new();
    for (side, all) in [old, new].into_iter().enumerate() {
        for f in all {
            if let Some(name) = f.name.as_deref() {
                groups.entry((name, f.kind, nominal(f))).or_default()[side].push(f);
            }
        }
    }
    let mut out = Vec::new();
    for [old, new] in groups.into_values() {
        let count =
            |side: &[&Facility]| -> usize { side.iter().map(|f| f.shape.vertices().count()).sum() };
        let work = count(&old).saturating_mul(new.len());
        if work.saturating_add(count(&new).saturating_mul(old.len())) > MOST_VERTICES {
            continue;
        }
        let mut pairs = Vec::new();
        for (i, then) in old.iter().enumerate() {
            for (j, now) in new.iter().enumerate() {
                if !boxes_near(then, now) {
                    continue;
                }
                let mm = apart_mm(&then.shape, &now.shape);
                if mm as f64 <= NEAR_M * 1000.0 {
                    pairs.push((mm, i, j));
                }
            }
        }
        pairs.sort_unstable();
        let (mut taken, mut given) = (BTreeSet::new(), BTreeSet::new());
        for (_, i, j) in pairs {
            if !taken.contains(&i) && !given.contains(&j) {
                taken.insert(i);
                given.insert(j);
                out.push((old[i], new[j]));
            }
        }
    }
    out
}

/// Shapes that lie within a distance of each other have boxes that do.
fn boxes_near(a: &Facility, b: &Facility) -> bool {
    let (Some(a), Some(b)) = (a.shape.bounds(), b.shape.bounds()) else {
        return false;
    };
    // A degree is never shorter than this at its latitude; a few per cent of room.
    let north = NEAR_M / 110_000.0;
    let east = north / a[1].abs().max(a[3].abs()).min(89.0).to_radians().cos();
    [east, north, east, north]
        .iter()
        .zip(a.iter().zip(b))
        .all(|(most, (a, b))| (a - b).abs() <= *most)
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
