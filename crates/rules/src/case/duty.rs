//! What a unit owes to a case.
use crate::UnitId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A part a unit plays in one case; the tier table says which kind of unit plays it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Duty {
    /// Takes the application and replies to the applicant.
    Accepting,
    /// Organises the site survey, the notice and the re-inspection.
    Surveying,
    /// Takes part in the survey.
    Joining,
    /// Answers on transformer capacity (T2).
    Capacity,
    /// Drafts the supply scheme (T3, T4).
    Scheme,
    /// Marketing's 汇总审批.
    SignOff,
    /// Keeps the business meeting's decisions.
    Meeting,
    /// Approves or refuses.
    Deciding,
    /// Receives refusals on the way to safety.
    Marketing,
    /// Takes refusals to government.
    Safety,
}

/// The units that answer for a case, fixed when it was accepted.
///
/// A duty may rest on several units (the units that join a survey); the first is the one that organises.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Responsible(pub BTreeMap<Duty, Vec<UnitId>>);

impl Responsible {
    /// The unit that organises a duty.
    pub fn unit(&self, duty: Duty) -> Option<&UnitId> {
        self.0.get(&duty).and_then(|units| units.first())
    }
    /// Whether a unit has this duty.
    pub fn holds(&self, duty: Duty, unit: &UnitId) -> bool {
        self.0.get(&duty).is_some_and(|units| units.contains(unit))
    }
    /// Every unit that has any duty.
    pub fn units(&self) -> impl Iterator<Item = &UnitId> {
        self.0.values().flatten()
    }
}
