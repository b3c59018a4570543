//! `facilities/preview`: what making a reading current would do, to the data and to cases. Nothing is written.
use super::affected::{self, AffectedCase};
use super::import::{Difference, Mode};
use super::operation::current_set;
use super::reading;
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use linewarden_geofence::facility::{Change, Renamed};
use linewarden_geofence::{FacilityKind, FacilitySet, Index};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// Ids named in a refusal.
const NAMED: usize = 5;

#[derive(Debug, Deserialize, TS)]
#[ts(export, rename = "FacilitiesPreviewRequest")]
pub struct PreviewRequest {
    pub reading: String,
    pub mode: Mode,
    /// Pairs confirmed so far.
    #[serde(default)]
    #[ts(as = "Option<Vec<Renamed>>", optional)]
    pub same: Vec<Renamed>,
}

/// A new facility that looks like one that is gone: same name, kind and voltage, within 50 m.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct RenamedPair {
    pub old: String,
    pub new: String,
    pub name: Option<String>,
    pub kind: FacilityKind,
    pub voltage_kv: Option<f64>,
    /// How far the new one lies from the old one at most, metres.
    pub metres: f64,
}

#[derive(Debug, Serialize, TS)]
#[ts(export, rename = "FacilitiesPreviewAnswer")]
pub struct PreviewAnswer {
    pub difference: Difference,
    /// Every pair there is, confirmed or not.
    pub renamed: Vec<RenamedPair>,
    /// Open and approved cases with a site. Those near nothing that would change were not screened again.
    #[ts(type = "number")]
    pub checked: u64,
    /// Those whose answer would be another one.
    pub cases: Vec<AffectedCase>,
}

/// The data as they would be.
pub(super) struct Composed {
    pub(super) set: FacilitySet,
    /// Known facilities that a file added describes otherwise.
    pub(super) updated: usize,
    /// Pairs that were there to be confirmed.
    pub(super) renamed: Change,
}

/// What a reading makes of the data in force, with the ids a person confirmed.
///
/// # Errors
/// `facilities.pair_unknown` for a pair that is none; `facilities.id_taken` where an added facility has an id that
/// another thing has already.
pub(super) fn compose(
    before: Option<&FacilitySet>,
    read: FacilitySet,
    mode: Mode,
    same: &[Renamed],
) -> Result<Composed, Failure> {
    let mut set = read;
    let change = before.map_or_else(Change::default, |b| linewarden_geofence::diff(b, &set));
    let unknown = |pair: &Renamed| {
        let params = json!({"old": pair.old, "new": pair.new});
        Failure::input("facilities.pair_unknown", params)
    };
    if let Some(pair) = same.iter().find(|p| !change.renamed.contains(p)) {
        return Err(unknown(pair));
    }
    set.keep_ids(same).map_err(|pair| unknown(&pair))?;
    let mut updated = 0;
    if let (Mode::Add, Some(before)) = (mode, before) {
        let mut all = before.clone();
        updated = all.add(set).map_err(|ids| id_taken(&ids))?.updated.len();
        set = all;
    }
    // An authority's declaration is not of this file, and goes only where somebody takes it away.
    if let (Mode::Replace, Some(before)) = (mode, before) {
        set.populated = before.populated.clone();
    }
    Ok(Composed {
        set,
        updated,
        renamed: change,
    })
}

/// The refusal for ids that another thing has already.
pub(crate) fn id_taken(ids: &[String]) -> Failure {
    let named: Vec<&String> = ids.iter().take(NAMED).collect();
    let params = json!({"count": ids.len(), "ids": named});
    Failure::input("facilities.id_taken", params)
}

pub(crate) struct Preview;
impl Operation for Preview {
    const PATH: &'static str = "facilities/preview";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = false;
    type Request = PreviewRequest;
    type Answer = PreviewAnswer;
    fn run(context: &Context<'_>, r: PreviewRequest) -> Result<PreviewAnswer, Failure> {
        let office = context.office;
        let read = reading::ready(&r.reading)?.set;
        let before = current_set(office)?;
        let composed = compose(before.as_ref(), read.clone(), r.mode, &r.same)?;
        let renamed = pairs(&composed.renamed, &read);
        let mut difference = difference(before.as_ref(), &composed.set);
        difference.updated = composed.updated as u32;
        let (checked, cases) = affected::under(office, &Index::build(composed.set))?;
        difference.count_cases(&cases);
        Ok(PreviewAnswer {
            difference,
            renamed,
            checked,
            cases,
        })
    }
}

fn pairs(change: &Change, read: &FacilitySet) -> Vec<RenamedPair> {
    let of = |pair: &Renamed| {
        let facility = read.facilities.iter().find(|f| f.id == pair.new)?;
        let moved = change.moves.iter().find(|m| m.id == pair.new);
        Some(RenamedPair {
            old: pair.old.clone(),
            new: pair.new.clone(),
            name: facility.name.clone(),
            kind: facility.kind,
            voltage_kv: facility.voltage.map(|v| f64::from(v.volts) / 1000.0),
            metres: moved.map_or(0.0, |m| m.mm as f64 / 1000.0),
        })
    };
    change.renamed.iter().filter_map(of).collect()
}

/// What would change in the data; cases are counted apart.
pub(super) fn difference(before: Option<&FacilitySet>, now: &FacilitySet) -> Difference {
    match before.map(|b| linewarden_geofence::diff(b, now)) {
        Some(c) => Difference {
            added: c.added.len() as u32,
            removed: c.removed.len() as u32,
            moved: c.moved.len() as u32,
            voltage_changed: c.voltage_changed.len() as u32,
            ..Difference::default()
        },
        None => Difference {
            added: now.facilities.len() as u32,
            ..Difference::default()
        },
    }
}

impl Difference {
    /// Counts the cases whose answer would change.
    pub(super) fn count_cases(&mut self, cases: &[AffectedCase]) {
        self.affected_approved = cases.iter().filter(|c| c.approved).count() as u32;
        self.affected_open = cases.len() as u32 - self.affected_approved;
    }
}
