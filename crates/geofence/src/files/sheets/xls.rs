//! Excel 97-2003 workbooks, after [`super::xls_check`] has looked at what they would take.

use super::{Cells, Collector, number, xls_check};
use crate::files::FileError;
use calamine::{Data, Reader, Xls};
use std::io::Cursor;

pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Vec<Cells>, FileError> {
    xls_check::check(file, bytes)?;
    let damaged = |e: calamine::XlsError| FileError::new(file, "file.sheet_damaged", e);
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut collector = Collector::default();
    for (name, range) in book.worksheets() {
        collector.begin(&name);
        let (row0, column0) = range.start().unwrap_or((0, 0));
        for (row, column, value) in range.used_cells() {
            let text = match value {
                Data::Int(v) => v.to_string(),
                Data::Float(v) => number(*v),
                Data::String(s) | Data::DateTimeIso(s) | Data::DurationIso(s) => s.clone(),
                Data::Bool(b) => b.to_string(),
                Data::DateTime(d) => number(d.as_f64()),
                Data::Error(e) => e.to_string(),
                _ => continue,
            };
            let at = |first: u32, i: usize| first.saturating_add(u32::try_from(i).unwrap_or(0));
            collector.put(file, at(row0, row), at(column0, column), text)?;
        }
    }
    Ok(collector.finish())
}
