//! Where a policy row comes from. Every number a person is held to carries this.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What makes a row bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export, rename = "PolicyForce")]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// A law or regulation.
    Statutory,
    /// This office has adopted it; it counts in assessments.
    Adopted,
    /// Shown and chased, costs nobody a point.
    Advisory,
}

/// How well the source is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export, rename = "SourceGrade")]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// The text itself was read.
    Read,
    /// Read where somebody else restates it.
    Secondary,
    /// Nobody has seen the text: shown as "not verified" 未核实.
    Memory,
}

/// Source of one policy row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The paper and clause, in the paper's own language.
    pub source: String,
    pub force: Force,
    pub grade: Grade,
    /// First day the row applies.
    #[ts(type = "string")]
    pub effective: NaiveDate,
    /// Who entered the row.
    pub editor: String,
}
