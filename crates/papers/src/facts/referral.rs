//! 上报政府的函, in the letter format of GB/T 9704-2012 10.1.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{Clearance, Evidence, JournalMark, Number};

/// Facts of a referral to government.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReferralFacts {
    /// Issuing company, its full name.
    pub issuer: String,
    /// Number; no serial means draft.
    pub number: Number,
    /// Subject, without 关于 and 的函.
    pub subject: String,
    /// Addressees, in order.
    pub addressees: Vec<String>,
    /// Case number.
    pub case_number: String,
    /// Facts, one paragraph each.
    pub facts: Vec<String>,
    /// Distances measured.
    #[serde(default)]
    pub clearances: Vec<Clearance>,
    /// Clauses it rests on.
    pub legal_basis: Vec<String>,
    /// What is asked, one item each.
    pub requests: Vec<String>,
    /// Evidence attached.
    pub evidence: Vec<Evidence>,
    /// Contact person and telephone.
    pub contact: String,
    /// 抄送 line.
    #[serde(default)]
    pub copies_to: Option<String>,
    /// When it is issued.
    pub issued_at: DateTime<FixedOffset>,
    /// Journal position.
    #[serde(default)]
    pub journal: Option<JournalMark>,
}
