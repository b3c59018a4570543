//! Office Open XML workbooks, cell by cell: a range would be as large as the farthest cell says.

use super::{Cells, Collector, number};
use crate::files::FileError;
use calamine::{DataRef, Reader, SheetType, Xlsx};
use std::io::Cursor;

pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Vec<Cells>, FileError> {
    let damaged = |e: calamine::XlsxError| match e {
        calamine::XlsxError::Password => FileError::new(file, "file.sheet_encrypted", ""),
        other => FileError::new(file, "file.sheet_damaged", other),
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|s| s.typ == SheetType::WorkSheet)
        .map(|s| s.name.clone())
        .collect();
    let mut collector = Collector::default();
    for name in names {
        collector.begin(&name);
        let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let text = match cell.get_value() {
                DataRef::Int(v) => v.to_string(),
                DataRef::Float(v) => number(*v),
                DataRef::String(s) | DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => s.clone(),
                DataRef::SharedString(s) => (*s).to_owned(),
                DataRef::Bool(b) => b.to_string(),
                // A coordinate in a cell that is formatted as a date is still that number.
                DataRef::DateTime(d) => number(d.as_f64()),
                DataRef::Error(e) => e.to_string(),
                DataRef::Empty => continue,
            };
            collector.put(file, row, column, text)?;
        }
    }
    Ok(collector.finish())
}
