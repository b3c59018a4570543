//! What an answer rests on.

use super::{HalfSpreadRow, SafeDistanceRow, Status, ZoneRow};
use crate::facility::PopulatedArea;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A policy row that an answer used, with how far its text was checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "PolicyBasis")]
pub struct Basis {
    /// The row's id; of the tables without ids, the table and what was looked up.
    pub row: String,
    pub clause: Option<String>,
    pub source: Option<String>,
    pub status: Status,
}

/// The same by reference, while measuring: most rings are measured and never told of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Used<'p> {
    Zone(&'p ZoneRow),
    Safe(&'p SafeDistanceRow),
    Half(&'p HalfSpreadRow),
    /// Given with the data: nobody here has read the authority's paper.
    Area(&'p PopulatedArea),
    /// A table of single numbers.
    Table(&'static str, Status),
}

impl Used<'_> {
    pub(crate) fn status(&self) -> Status {
        match self {
            Used::Zone(row) => row.status,
            Used::Safe(row) => row.status,
            Used::Half(row) => row.status,
            Used::Area(_) => Status::Secondary,
            Used::Table(_, status) => *status,
        }
    }

    /// Whether it is a rule's own text, as against what is assumed of a line or a survey.
    pub(crate) fn is_rule(&self) -> bool {
        matches!(self, Used::Zone(_) | Used::Safe(_) | Used::Area(_))
    }

    pub(crate) fn told(&self) -> Basis {
        let of = |row: &str, clause: &str, source: &str| Basis {
            row: row.to_owned(),
            clause: Some(clause.to_owned()),
            source: Some(source.to_owned()),
            status: self.status(),
        };
        let plain = |row: String| Basis {
            row,
            clause: None,
            source: None,
            status: self.status(),
        };
        match self {
            Used::Zone(row) => of(&row.id, &row.clause, &row.source),
            Used::Safe(row) => of(&row.id, &row.clause, &row.source),
            Used::Area(area) => of("populated_area", &area.document, &area.authority),
            Used::Half(row) => plain(format!("half_spreads.{}-{}", row.kv[0], row.kv[1])),
            Used::Table(name, _) => plain((*name).to_owned()),
        }
    }
}
