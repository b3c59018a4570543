//! One layer as read, before anything is made of its columns.

use crate::crs::{Crs, LonLat};
use crate::facility::Shape;
use std::collections::HashMap;

pub(super) struct Layer {
    pub file: String,
    pub format: &'static str,
    pub encoding: String,
    /// How the encoding was recognised: `standard`, `cpg`, `language_driver`,
    /// `code_page`, `content`, `content_against_statement`, `given`.
    pub encoding_by: &'static str,
    pub crs: StatedCrs,
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
    /// Of a table the columns that say where things are and in which order, with a few of their cells: they are read, though
    /// no field is.
    pub places: Vec<(usize, Vec<String>)>,
    pub attribution: Option<String>,
    pub licence: Option<String>,
    /// Codes about the file as a whole.
    pub remarks: Vec<&'static str>,
}

impl Layer {
    /// An empty layer of a text format; the standards all want UTF-8.
    pub(super) fn text(file: &str, format: &'static str, encoding: &str) -> Layer {
        Layer {
            file: file.to_owned(),
            format,
            encoding: encoding.to_owned(),
            encoding_by: if encoding == "UTF-8" {
                "standard"
            } else {
                "content"
            },
            crs: StatedCrs::None,
            columns: Vec::new(),
            rows: Vec::new(),
            places: Vec::new(),
            attribution: None,
            licence: None,
            remarks: Vec::new(),
        }
    }
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
    /// In the order of the columns; what a row lacks at its end is absent.
    pub cells: Vec<Option<String>>,
    pub shape: Result<Shape, Bad>,
}

/// A geometry that cannot be used.
#[derive(Clone, Debug)]
pub(super) struct Bad {
    pub code: &'static str,
    /// Extent in the file's system, where all of it could be read. What could not be read may lie
    /// anywhere, whatever stands beside it.
    pub bounds: Option<[f64; 4]>,
}

/// Rows may each bring keys of their own; a table of all keys for all rows grows with the square.
const MOST_COLUMNS: usize = 256;

/// The columns of a format whose rows name their own values, in the order they turn up.
#[derive(Default)]
pub(super) struct Columns {
    names: Vec<String>,
    places: HashMap<String, usize>,
    overfull: bool,
}

impl Columns {
    /// Puts a value into a row's cells. Beyond the last column it is left out, and said so at the end.
    pub(super) fn put(
        &mut self,
        cells: &mut Vec<Option<String>>,
        key: &str,
        value: Option<String>,
    ) {
        let place = match self.places.get(key) {
            Some(place) => *place,
            None if self.names.len() >= MOST_COLUMNS => {
                self.overfull = true;
                return;
            }
            None => {
                self.places.insert(key.to_owned(), self.names.len());
                self.names.push(key.to_owned());
                self.names.len() - 1
            }
        };
        if value.is_none() {
            return;
        }
        if cells.len() <= place {
            cells.resize(place + 1, None);
        }
        cells[place] = value;
    }

    /// Gives the layer its columns. Cells a row lacks at its end are absent.
    pub(super) fn finish(self, layer: &mut Layer) {
        layer.columns = self.names;
        if self.overfull {
            layer.remarks.push("columns.too_many");
        }
    }
}

impl Bad {
    pub(super) fn new(code: &'static str) -> Bad {
        Bad { code, bounds: None }
    }

    /// With the extent of its points: all of them, or so many that the others lie near, see the reader of rows.
    pub(super) fn near(code: &'static str, points: Vec<LonLat>) -> Bad {
        let whole = Shape {
            points,
            ..Shape::default()
        };
        Bad {
            code,
            bounds: whole.bounds(),
        }
    }
}
