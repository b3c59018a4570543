//! 拒绝供电报告, to marketing and safety.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Clearance, Connection, Evidence, JournalMark, Number, Party};

/// Facts of a refusal report.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RefusalReportFacts {
    /// Reporting unit.
    pub office: String,
    /// Number; no serial means draft.
    pub number: Number,
    /// Units reported to, in order.
    pub to: Vec<String>,
    /// Case number.
    pub case_number: String,
    /// The applicant.
    pub applicant: Party,
    /// Address of the site.
    pub site: String,
    /// What was applied for.
    pub connection: Connection,
    /// Facts in order of time, one paragraph each.
    pub facts: Vec<String>,
    /// Distances measured at the re-inspection.
    pub clearances: Vec<Clearance>,
    /// The notice and how it was served.
    pub notice: NoticeServed,
    /// The re-inspection.
    pub reinspection: Reinspection,
    /// Legal grounds (REGULATIONS 1.7); at least one.
    pub grounds: Vec<Ground>,
    /// Evidence on file.
    pub evidence: Vec<Evidence>,
    /// What is asked of the receivers.
    pub request: Vec<String>,
    /// Who reports.
    pub reporter: String,
    /// Telephone.
    pub contact: String,
    /// When it is issued.
    pub issued_at: DateTime<FixedOffset>,
    /// Journal position.
    #[serde(default)]
    pub journal: Option<JournalMark>,
}

/// The notice a refusal rests on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NoticeServed {
    /// Full number, for example `示电隐告〔2026〕12号`.
    pub number: String,
    /// Day it took effect.
    pub served_on: NaiveDate,
    /// The way it was served, in words.
    pub way: String,
    /// The evidence of service.
    pub proof: String,
    /// The day by which rectification was asked.
    pub deadline: NaiveDate,
}

/// The re-inspection a refusal rests on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reinspection {
    /// Day.
    pub date: NaiveDate,
    /// People, two at least.
    pub people: Vec<String>,
    /// Finding in words.
    pub finding: String,
    /// Grade in words, for example `严重`.
    pub grade: String,
}

/// One legal ground.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Ground {
    /// The clause.
    pub clause: String,
    /// What it says for this case, in our words.
    pub applies: String,
    /// The paper that triggers it, where the clause needs one.
    #[serde(default)]
    pub trigger: Option<String>,
}
