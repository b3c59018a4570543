//! 线位更正建议: a survey that does not fit the line as drawn goes to the line's owner, who answers it.
use crate::Rejection;
use crate::case::{Case, Entry, Event};
use linewarden_geofence::correction::Proposal;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// A proposal was sent to the owner of one facility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CorrectionSent {
    /// What was measured and computed, as the office computed it.
    pub proposal: Proposal,
    /// The data the survey was compared with.
    pub facilities_version: String,
    pub note: String,
}

/// What the owner says to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CorrectionDecision {
    /// The data were put right.
    Corrected,
    /// The data stay as they are.
    Declined,
}

/// The owner answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CorrectionAnswered {
    /// Id of the facility the proposal is about.
    pub facility: String,
    pub name: String,
    pub decision: CorrectionDecision,
    pub reason: String,
    /// The data in force at that moment.
    pub facilities_version: String,
}

/// A proposal and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    pub sent: (Entry, CorrectionSent),
    /// `None` while the owner has not answered.
    pub answered: Option<(Entry, CorrectionAnswered)>,
}

/// Sends a proposal.
///
/// # Errors
/// `correction.already_sent` where one about this facility still waits for its answer.
pub fn send(case: &Case, sent: CorrectionSent) -> Result<Vec<Event>, Rejection> {
    if case.open_correction(&sent.proposal.facility).is_some() {
        return Err(Rejection::new(
            "correction.already_sent",
            "correction.await",
        ));
    }
    Ok(vec![Event::CorrectionSent(Box::new(sent))])
}

/// Answers a proposal. `changed`: the data in force have this facility otherwise than the data the survey was compared with.
///
/// # Errors
/// `correction.none_open`; `correction.not_corrected` where the data are said to be put right and are not;
/// `reason.missing` where a proposal is declined without one.
pub fn answer(
    case: &Case,
    answered: CorrectionAnswered,
    changed: bool,
) -> Result<Vec<Event>, Rejection> {
    if case.open_correction(&answered.facility).is_none() {
        return Err(Rejection::new("correction.none_open", "case.reload"));
    }
    match answered.decision {
        CorrectionDecision::Corrected if !changed => Err(Rejection::with(
            "correction.not_corrected",
            json!({"name": answered.name}),
            "correction.edit_first",
        )),
        CorrectionDecision::Declined if answered.reason.trim().is_empty() => {
            Err(Rejection::new("reason.missing", "reason.give"))
        }
        _ => Ok(vec![Event::CorrectionAnswered(answered)]),
    }
}

impl Case {
    /// The proposal about a facility that its owner has not answered.
    pub fn open_correction(&self, facility: &str) -> Option<&Correction> {
        self.corrections
            .iter()
            .find(|c| c.answered.is_none() && c.sent.1.proposal.facility == facility)
    }

    pub(crate) fn answer_correction(&mut self, entry: Entry, answered: &CorrectionAnswered) {
        let open = self
            .corrections
            .iter_mut()
            .find(|c| c.answered.is_none() && c.sent.1.proposal.facility == answered.facility);
        if let Some(open) = open {
            open.answered = Some((entry, answered.clone()));
        }
    }
}
