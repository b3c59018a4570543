//! Workbooks: each sheet that has a table with places in it is a layer.

mod ods;
mod xls;
mod xls_check;
mod xlsx;

use super::delimited::no_coordinates;
use super::layer::Layer;
use super::table::{self, Sheet};
use super::{FileError, Purpose, archive};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Cells with something in them, over all sheets.
const MOST_CELLS: usize = 10_000_000;

/// Text in all cells; one shared text can stand in many.
const MOST_TEXT: usize = 256 << 20;

/// # Errors
/// `file.sheet_damaged`, `file.sheet_encrypted`, `file.sheet_too_large`, `file.table_no_coordinates`, those of
/// zips and of tables.
pub(super) fn xlsx(
    file: &str,
    bytes: &[u8],
    purpose: Purpose<'_>,
) -> Result<Vec<Layer>, FileError> {
    archive::check_workbook(file, bytes)?;
    layers(
        file,
        "xlsx",
        guarded(file, || xlsx::read(file, bytes))?,
        purpose,
    )
}

/// # Errors
/// As [`xlsx`].
pub(super) fn xls(file: &str, bytes: &[u8], purpose: Purpose<'_>) -> Result<Vec<Layer>, FileError> {
    layers(
        file,
        "xls",
        guarded(file, || xls::read(file, bytes))?,
        purpose,
    )
}

/// # Errors
/// As [`xlsx`], and those of XML.
pub(super) fn ods(file: &str, bytes: &[u8], purpose: Purpose<'_>) -> Result<Vec<Layer>, FileError> {
    layers(file, "ods", ods::read(file, bytes)?, purpose)
}

/// A library that meets a damaged workbook may panic; that costs the file, not the program.
fn guarded<T>(file: &str, read: impl FnOnce() -> Result<T, FileError>) -> Result<T, FileError> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(FileError::new(file, "file.sheet_damaged", "panic")))
}

/// The cells of one sheet.
struct Cells {
    name: String,
    rows: Vec<(u64, Vec<String>)>,
}

fn layers(
    file: &str,
    format: &'static str,
    sheets: Vec<Cells>,
    purpose: Purpose<'_>,
) -> Result<Vec<Layer>, FileError> {
    let several = sheets.len() > 1;
    let names: Vec<String> = sheets.iter().map(|s| s.name.clone()).collect();
    let mut layers = Vec::new();
    let mut skipped = false;
    for sheet in sheets.into_iter().filter(|s| !s.rows.is_empty()) {
        let file = if several {
            format!("{file}/{}", sheet.name)
        } else {
            file.to_owned()
        };
        let sheet = Sheet {
            file,
            format,
            encoding: "Unicode".to_owned(),
            encoding_by: "standard",
            rows: sheet.rows,
        };
        match table::layer(sheet, purpose)? {
            Some(layer) => layers.push(layer),
            None => skipped = true,
        }
    }
    let Some(first) = layers.first_mut() else {
        let names: String = names.join(", ").chars().take(120).collect();
        return Err(no_coordinates(file, &names));
    };
    if skipped {
        first.remarks.push("sheet.without_places");
    }
    Ok(layers)
}

/// Collects cells in any order, within the limits.
#[derive(Default)]
struct Collector {
    sheets: Vec<Cells>,
    cells: usize,
    text: usize,
}

impl Collector {
    fn begin(&mut self, name: &str) {
        self.sheets.push(Cells {
            name: name.to_owned(),
            rows: Vec::new(),
        });
    }

    /// Rows and columns from 0. Empty text is no cell.
    ///
    /// # Errors
    /// `file.sheet_too_large`.
    fn put(&mut self, file: &str, row: u32, column: u32, text: String) -> Result<(), FileError> {
        if text.is_empty() {
            return Ok(());
        }
        self.text += text.len();
        // A cell far to the right makes its row as wide, so that counts too.
        let number = u64::from(row) + 1;
        let Some(sheet) = self.sheets.last_mut() else {
            return Ok(());
        };
        if sheet.rows.last().is_none_or(|r| r.0 != number) {
            sheet.rows.push((number, Vec::new()));
        }
        let column = column as usize;
        if let Some((_, cells)) = sheet.rows.last_mut() {
            let more = (column + 1).saturating_sub(cells.len());
            self.cells += more;
            if self.cells > MOST_CELLS || self.text > MOST_TEXT {
                return Err(FileError::new(file, "file.sheet_too_large", MOST_CELLS));
            }
            if more > 0 {
                cells.resize(column + 1, String::new());
            }
            cells[column] = text;
        }
        Ok(())
    }

    /// Rows in order; those a writer has split are put together again.
    fn finish(mut self) -> Vec<Cells> {
        for sheet in &mut self.sheets {
            if sheet.rows.is_sorted_by(|a, b| a.0 < b.0) {
                continue;
            }
            sheet.rows.sort_by_key(|r| r.0);
            let mut rows: Vec<(u64, Vec<String>)> = Vec::with_capacity(sheet.rows.len());
            for (number, cells) in sheet.rows.drain(..) {
                match rows.last_mut() {
                    Some((last, merged)) if *last == number => {
                        merged.resize(merged.len().max(cells.len()), String::new());
                        for (to, from) in merged.iter_mut().zip(cells) {
                            if !from.is_empty() {
                                *to = from;
                            }
                        }
                    }
                    _ => rows.push((number, cells)),
                }
            }
            sheet.rows = rows;
        }
        self.sheets
    }
}

/// Numbers as people see them: 220, not 220.0.
fn number(value: f64) -> String {
    value.to_string()
}
