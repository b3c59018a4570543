//! One layer as read, before anything is made of its columns.

use crate::crs::Crs;
use crate::facility::Shape;

pub(super) struct Layer {
    pub file: String,
    pub format: &'static str,
    pub encoding: String,
    /// How the encoding was recognised: `standard`, `cpg`, `language_driver`,
    /// `code_page`, `content`, `content_against_statement`.
    pub encoding_by: &'static str,
    pub crs: StatedCrs,
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
    pub attribution: Option<String>,
    pub licence: Option<String>,
    /// Codes about the file as a whole.
    pub remarks: Vec<&'static str>,
}

/// What the file itself says about its coordinate system.
pub(super) enum StatedCrs {
    Stated {
        crs: Crs,
        text: String,
    },
    /// The format has a rule for saying nothing.
    Default(Crs),
    None,
}

pub(super) struct Row {
    /// From 1.
    pub number: u64,
    pub id: Option<String>,
    /// One for each column.
    pub cells: Vec<Option<String>>,
    pub shape: Result<Shape, Bad>,
}

/// A geometry that cannot be used.
#[derive(Clone, Debug)]
pub(super) struct Bad {
    pub code: &'static str,
    /// Extent of what could be read, in the file's system.
    pub bounds: Option<[f64; 4]>,
}
