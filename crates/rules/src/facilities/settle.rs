//! Settling a case that changed facility data touch.
use crate::Rejection;
use crate::case::{Case, Event};
use linewarden_geofence::{Screening, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What safety decides about a case whose answer changed with the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ChangeDecision {
    /// What was done in the case stays as it is.
    Stands,
    /// The case goes back to survey, with the new answer as the machine's.
    Resurvey,
}

/// A change of the facility data was settled for a case. Both answers stay on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeSettled {
    /// The answer that stood in the case.
    pub before: Verdict,
    /// The answer by the data in force when it was settled.
    pub screening: Screening,
    pub decision: ChangeDecision,
    pub reason: String,
}

/// Settles a change, with a reason.
///
/// # Errors
/// `change.nothing_changed` where both answers are the same; `change.too_late` where the case cannot go back to survey:
/// refused, ended or connected; `reason.missing`.
pub fn settle(case: &Case, settled: ChangeSettled) -> Result<Vec<Event>, Rejection> {
    if settled.before == settled.screening.verdict {
        return Err(Rejection::new("change.nothing_changed", "case.reload"));
    }
    if settled.reason.trim().is_empty() {
        return Err(Rejection::new("reason.missing", "reason.give"));
    }
    let over = case.withdrawn.is_some()
        || case.not_feasible.is_some()
        || case.is_refused()
        || case.energised.is_some();
    if settled.decision == ChangeDecision::Resurvey && over {
        return Err(Rejection::new("change.too_late", "change.let_stand"));
    }
    Ok(vec![Event::ChangeSettled(Box::new(settled))])
}
