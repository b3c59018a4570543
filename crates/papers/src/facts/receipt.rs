//! 受理回执: what the applicant takes home.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Answer, Clearance, Connection, JournalMark, Party};

/// Facts of a receipt.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReceiptFacts {
    /// Accepting office with its company, for example `示例供电公司客服中心`.
    pub office: String,
    /// Case number.
    pub case_number: String,
    /// The applicant.
    pub applicant: Party,
    /// Address of the site.
    pub site: String,
    /// What is applied for.
    pub connection: Connection,
    /// Tier, for example `T2`.
    pub tier: String,
    /// The row of the tier table that fired, in words, with the table's version.
    pub tier_row: String,
    /// Unit that surveys.
    pub surveys: String,
    /// Unit or body that decides.
    pub decides: String,
    /// Documents handed in or promised.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// What the screening answered.
    pub screening: ScreeningFact,
    /// When the survey is due.
    pub survey_due: SurveyDue,
    /// Whom to ask, with telephone.
    pub contact: String,
    /// Who accepted it.
    pub accepted_by: String,
    /// When it was accepted.
    pub accepted_at: DateTime<FixedOffset>,
    /// Journal position of the acceptance.
    #[serde(default)]
    pub journal: Option<JournalMark>,
}

/// One document of the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Document {
    /// Name of the document.
    pub name: String,
    /// Handed in or promised.
    pub state: DocumentState,
}

/// Whether a document is on file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DocumentState {
    /// On file.
    HandedIn,
    /// Accepted with the promise to supply it (容缺承诺).
    Promised {
        /// Promised for this day.
        by: NaiveDate,
    },
}

/// The screening's answer for the whole site and for the facilities that matter.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ScreeningFact {
    /// Whole site.
    pub answer: Answer,
    /// Facilities, nearest first.
    #[serde(default)]
    pub clearances: Vec<Clearance>,
    /// Reasons in words, where the answer needs one.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// Version and date of the facility data and the rules.
    #[serde(default)]
    pub based_on: Option<String>,
}

/// Due date of the survey.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SurveyDue {
    /// Fixed date; `None` prints 待定.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// Plain-week estimate while the calendar of the year is not published.
    #[serde(default)]
    pub estimate: Option<NaiveDate>,
    /// Length of the clock, working days.
    pub working_days: u32,
}
