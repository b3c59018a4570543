//! What a reading says about each file, so that a person can check it before it counts.

use super::Field;
use crate::crs::CrsGuess;
use crate::facility::Kind;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "FacilityReadReport")]
pub struct ReadReport {
    pub files: Vec<FileReport>,
    /// Ids given a suffix because they came twice.
    #[ts(type = "number")]
    pub repeated_ids: u64,
    /// West, south, east, north in degrees.
    pub extent: Option<[f64; 4]>,
}

/// Where the coordinate system comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CrsBy {
    /// The file says it.
    Stated,
    /// The format has a rule for files that do not.
    Default,
    /// The importer said it.
    Given,
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "FacilityFileReport")]
pub struct FileReport {
    pub file: String,
    pub format: String,
    pub encoding: String,
    /// `standard`, `cpg`, `language_driver`, `code_page`, `content`, `content_against_statement`, `given`.
    pub encoding_by: String,
    pub crs: String,
    pub crs_by: CrsBy,
    pub columns: Vec<ColumnReport>,
    #[ts(type = "number")]
    pub rows: u64,
    /// Rows that became facilities.
    #[ts(type = "number")]
    pub placed: u64,
    pub rejected: Vec<RejectedRow>,
    pub warnings: Vec<Warning>,
    pub extent: Option<[f64; 4]>,
    /// Where the file states no system: what its numbers look like. Nothing is done with them.
    #[serde(default)]
    pub crs_guesses: Vec<CrsGuess>,
    /// Layers of a drawing; other files have none.
    #[serde(default)]
    pub layers: Vec<LayerReport>,
}

/// A layer of a drawing and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "DrawingLayer")]
pub struct LayerReport {
    pub name: String,
    /// Things on it.
    #[ts(type = "number")]
    pub rows: u64,
    /// A kind's word; absent where nothing was recognised, or different things.
    pub kind: Option<String>,
    /// As the drawing or the person writes it; absent where nothing says, or different ones.
    pub voltage: Option<String>,
    pub left_out: bool,
}

/// What a person says about a layer of a drawing. What is absent stays as recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "DrawingLayerUse")]
#[serde(default, deny_unknown_fields)]
pub struct LayerUse {
    /// Nothing of it becomes a facility: a frame, a table, the old survey.
    pub leave_out: bool,
    pub kind: Option<Kind>,
    /// `10kV`.
    pub voltage: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "FacilityColumn")]
pub struct ColumnReport {
    pub name: String,
    /// A few different values.
    pub samples: Vec<String>,
    pub field: Option<Field>,
    /// It says where things are, or in which order: it is read, though no field is.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub place: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "FacilityRejectedRow")]
pub struct RejectedRow {
    #[ts(type = "number")]
    pub row: u64,
    pub code: String,
    pub name: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "FacilityWarning")]
pub struct Warning {
    /// Absent: about the file.
    #[ts(type = "number | null")]
    pub row: Option<u64>,
    /// `span.long`, `voltage.unreadable`, `table.no_order`, …
    pub code: String,
    pub name: Option<String>,
    #[ts(type = "Record<string, unknown>")]
    pub params: Map<String, Value>,
}
