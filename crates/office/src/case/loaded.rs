//! A case as the office loads it: the rules' state with what belongs to the journal.
use crate::error::Failure;
use crate::journal::Recorded;
use crate::streams;
use linewarden_rules::CaseId;
use linewarden_rules::StaffId;
use linewarden_rules::case::{Case, Recorded as CaseRecorded, fold};
use serde_json::json;

/// One case at the journal's head.
pub(crate) struct Loaded {
    pub(crate) id: CaseId,
    pub(crate) case: Case,
    pub(crate) events: Vec<CaseRecorded>,
    /// The journal's hash of each event, in the same order.
    pub(crate) hashes: Vec<crate::journal::Hash>,
}

impl Loaded {
    /// Folds a stream; an empty one is a case that does not exist yet.
    pub(crate) fn from_stream(id: CaseId, stream: &[Recorded]) -> Result<Self, Failure> {
        let mut events = Vec::with_capacity(stream.len());
        for recorded in stream {
            events.push(CaseRecorded {
                position: recorded.position,
                version: recorded.version,
                by: StaffId::new(recorded.actor.clone()),
                unit: streams::unit_of(recorded),
                recorded_at: recorded.recorded_at,
                event: streams::parse(recorded)?,
            });
        }
        let hashes = stream.iter().map(|r| r.hash).collect();
        Ok(Self {
            id,
            case: fold(&events),
            events,
            hashes,
        })
    }

    /// The case, or that there is none.
    pub(crate) fn existing(self) -> Result<Self, Failure> {
        if self.case.accepted.is_some() {
            Ok(self)
        } else {
            Err(Failure::not_found("case.unknown", json!({"case": self.id})))
        }
    }
}
