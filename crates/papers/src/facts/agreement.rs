//! 供用电安全保护协议: the protection clauses that go with supply inside a zone.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{Clearance, JournalMark, Number, Party};

/// Facts of a protection agreement.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AgreementFacts {
    /// Number; no serial means draft.
    pub number: Number,
    /// 供电人, the utility.
    pub supplier: Party,
    /// 用电人, the customer.
    pub customer: Party,
    /// Case number.
    pub case_number: String,
    /// Address of the site.
    pub site: String,
    /// Facilities at the site with their distances.
    pub clearances: Vec<Clearance>,
    /// The recorded ground for a building in the zone, where there is one.
    #[serde(default)]
    pub building_ground: Option<String>,
    /// Work permit of the power-law office, where machines work in the zone.
    #[serde(default)]
    pub permit: Option<String>,
    /// Clauses agreed for this site, besides the standard ones.
    #[serde(default)]
    pub special_clauses: Vec<String>,
    /// Court or arbitration, in words.
    pub disputes: String,
    /// When it is made out.
    pub issued_at: DateTime<FixedOffset>,
    /// Journal position.
    #[serde(default)]
    pub journal: Option<JournalMark>,
}
