//! 供电方案答复单, with the fields of REGULATIONS 3.5.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Connection, JournalMark, Party, Row};

/// Facts of a supply scheme sheet.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SchemeFacts {
    /// Replying office.
    pub office: String,
    /// Case number.
    pub case_number: String,
    /// Account number 户号, once given.
    #[serde(default)]
    pub account: Option<String>,
    /// The applicant.
    pub applicant: Party,
    /// Address of the site.
    pub site: String,
    /// What was applied for.
    pub connection: Connection,
    /// Use category and industry.
    #[serde(default)]
    pub category: Vec<Row>,
    /// Sources: number, kind, voltage, capacity, point of supply.
    pub sources: Vec<Vec<Row>>,
    /// Metering.
    pub metering: Vec<Row>,
    /// Fees, or empty.
    #[serde(default)]
    pub fees: Vec<Row>,
    /// Boundary of ownership 产权分界点.
    pub boundary: String,
    /// Notes.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Last day the scheme is valid.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
    /// Whom to ask, with telephone.
    pub contact: String,
    /// When it is issued.
    pub issued_at: DateTime<FixedOffset>,
    /// Journal position.
    #[serde(default)]
    pub journal: Option<JournalMark>,
}
