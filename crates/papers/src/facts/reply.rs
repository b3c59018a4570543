//! 用电申请答复书: the reply to the customer, on paper, with reasons.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Clearance, Connection, JournalMark, Number, Party, Row};

/// What is replied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyResult {
    /// 同意供电
    Approved,
    /// 暂不具备供电条件
    NotFeasible,
    /// 拒绝供电, after notice and re-inspection
    Refused,
}

/// Facts of a reply.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReplyFacts {
    /// Replying company with unit.
    pub office: String,
    /// Number; no serial means draft.
    pub number: Number,
    /// Case number.
    pub case_number: String,
    /// The applicant.
    pub applicant: Party,
    /// Address of the site.
    pub site: String,
    /// Day of acceptance.
    pub applied_on: NaiveDate,
    /// What was applied for.
    pub connection: Connection,
    /// The result.
    pub result: ReplyResult,
    /// Reasons, one paragraph each.
    pub reasons: Vec<String>,
    /// Conditions that go with an approval, or the way on otherwise.
    #[serde(default)]
    pub conditions: Vec<String>,
    /// Main points of the supply scheme.
    #[serde(default)]
    pub scheme: Vec<Row>,
    /// Distances that the decision rests on.
    #[serde(default)]
    pub clearances: Vec<Clearance>,
    /// Name and number of the agreement, where the site lies in a protection zone.
    #[serde(default)]
    pub agreement: Option<String>,
    /// Last day the reply is valid.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
    /// Where to object.
    pub objection: String,
    /// Whom to ask, with telephone.
    pub contact: String,
    /// When it is issued.
    pub issued_at: DateTime<FixedOffset>,
    /// Journal position.
    #[serde(default)]
    pub journal: Option<JournalMark>,
}
