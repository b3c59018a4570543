//! `facilities/corrections`: what surveys told the owners of lines, and what they answered.
use super::affected::versions;
use super::ground;
use crate::access::Action;
use crate::case::Loaded;
use crate::error::Failure;
use crate::office::Office;
use crate::operation::{Context, Operation};
use chrono::{DateTime, FixedOffset};
use linewarden_geofence::correction::Proposal;
use linewarden_geofence::{Facility, FacilitySet};
use linewarden_rules::CaseId;
use linewarden_rules::facilities::CorrectionDecision;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use ts_rs::TS;

/// What an owner answered.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct CorrectionReply {
    pub decision: CorrectionDecision,
    pub reason: String,
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub by_name: String,
}

/// A proposal that was sent to a line's owner.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct SentCorrection {
    pub proposal: Proposal,
    pub note: String,
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub by_name: String,
    /// Of the data the survey was compared with.
    pub facilities_version: String,
    pub reply: Option<CorrectionReply>,
}

impl SentCorrection {
    /// Everything a case sent, oldest first.
    pub(crate) fn all(office: &Office, loaded: &Loaded) -> Vec<Self> {
        let organisation = office.organisation();
        let one = |correction: &linewarden_rules::facilities::Correction| {
            let (entry, sent) = &correction.sent;
            Self {
                proposal: sent.proposal.clone(),
                note: sent.note.clone(),
                at: entry.at,
                by_name: organisation.person_name(&entry.by),
                facilities_version: sent.facilities_version.clone(),
                reply: correction
                    .answered
                    .as_ref()
                    .map(|(entry, answered)| CorrectionReply {
                        decision: answered.decision,
                        reason: answered.reason.clone(),
                        at: entry.at,
                        by_name: organisation.person_name(&entry.by),
                    }),
            }
        };
        loaded.case.corrections.iter().map(one).collect()
    }
}

/// A proposal in the owner's list.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct CorrectionRow {
    pub case: CaseId,
    pub number: String,
    /// The case's version, which an answer has to name.
    #[ts(type = "number")]
    pub expected: u64,
    pub sent: SentCorrection,
    /// Where the facility lies in the data in force, west, south, east, north, degrees; none where it is gone.
    pub extent: Option<[f64; 4]>,
    /// The data in force have it otherwise than the survey was compared with: it can be called corrected.
    pub changed: bool,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct CorrectionList {
    /// Unanswered first, the oldest of them first; then the answered, the newest first.
    pub rows: Vec<CorrectionRow>,
    #[ts(type = "number")]
    pub open: u64,
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct CorrectionListRequest {}

pub(crate) struct Corrections;
impl Operation for Corrections {
    const PATH: &'static str = "facilities/corrections";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = CorrectionListRequest;
    type Answer = CorrectionList;
    fn run(context: &Context<'_>, _: CorrectionListRequest) -> Result<CorrectionList, Failure> {
        let office = context.office;
        let index = office.ground.index();
        let now = index.as_deref().map(linewarden_geofence::Index::set);
        let versions = versions(office)?;
        // Only what still waits for an answer is worth opening an old version for, and each of them once.
        let mut then: BTreeMap<String, Option<FacilitySet>> = BTreeMap::new();
        let mut rows = Vec::new();
        for id in office.board.cases_with_corrections()? {
            let loaded = office.load(&id)?;
            for sent in SentCorrection::all(office, &loaded) {
                let facility = &sent.proposal.facility;
                let changed = sent.reply.is_none() && {
                    let version = &sent.facilities_version;
                    let before = then
                        .entry(version.clone())
                        .or_insert_with(|| at(office, &versions, version));
                    changed(now, before.as_ref(), facility)
                };
                rows.push(CorrectionRow {
                    case: id.clone(),
                    number: loaded.case.number.clone(),
                    expected: loaded.case.version,
                    extent: now.and_then(|set| of(set, facility)?.shape.bounds()),
                    changed,
                    sent,
                });
            }
        }
        let open = rows.iter().filter(|r| r.sent.reply.is_none()).count() as u64;
        rows.sort_by_key(|r| match &r.sent.reply {
            None => (0, r.sent.at, Reverse(r.sent.at)),
            Some(reply) => (1, DateTime::default(), Reverse(reply.at)),
        });
        Ok(CorrectionList { rows, open })
    }
}

/// A version of the data; none where it is unknown or its bytes are missing or damaged.
pub(super) fn at(
    office: &Office,
    versions: &[(String, String)],
    version: &str,
) -> Option<FacilitySet> {
    let (_, file) = versions.iter().find(|(known, _)| known == version)?;
    ground::load(office, file)
}

/// Whether a facility is another one now. False where either side cannot be read: nothing is called corrected that nobody
/// can compare.
pub(super) fn changed(
    now: Option<&FacilitySet>,
    before: Option<&FacilitySet>,
    facility: &str,
) -> bool {
    now.zip(before)
        .is_some_and(|(now, before)| of(before, facility) != of(now, facility))
}

fn of<'a>(set: &'a FacilitySet, id: &str) -> Option<&'a Facility> {
    set.facilities.iter().find(|f| f.id == id)
}
