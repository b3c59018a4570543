//! Line-delimited GeoJSON (NDJSON) and GeoJSON text sequences (RFC 8142): one text a row, so a bad
//! one costs its row.

use super::geojson::{Collector, Systems};
use super::layer::{Bad, Layer, Row};
use super::{FileError, encoding};
use serde_json::Value;

/// ASCII "record separator".
const SEPARATOR: char = '\u{1e}';

/// Rows are numbered by their line, or by their record where records have separators.
///
/// # Errors
/// `file.encoding_unknown`; `file.not_json` where not one record can be read; `file.mixed_crs`.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Layer, FileError> {
    let (text, encoding) = encoding::document(bytes)
        .ok_or_else(|| FileError::new(file, "file.encoding_unknown", ""))?;
    let records: Box<dyn Iterator<Item = (usize, &str)>> = if text.contains(SEPARATOR) {
        let records = text.split(SEPARATOR).filter(|r| !r.trim().is_empty());
        Box::new(records.enumerate())
    } else {
        Box::new(text.lines().enumerate())
    };
    let mut layer = Layer::text(file, "geojsonl", encoding);
    let mut collector = Collector::default();
    let mut systems = Systems::default();
    let mut first_error = None;
    let mut readable = 0_u64;
    for (i, record) in records.filter(|(_, r)| !r.trim().is_empty()) {
        let number = i as u64 + 1;
        match serde_json::from_str::<Value>(record.trim()) {
            Ok(value) => {
                systems.take(&value);
                readable += 1;
                layer.rows.push(collector.row(number, &value));
            }
            Err(e) => {
                first_error.get_or_insert_with(|| e.to_string());
                layer.rows.push(Row {
                    number,
                    id: None,
                    cells: Vec::new(),
                    shape: Err(Bad::new("not_json")),
                });
            }
        }
    }
    if readable == 0 {
        let detail = first_error.unwrap_or_default();
        return Err(FileError::new(file, "file.not_json", detail));
    }
    layer.crs = systems.finish(file)?;
    collector.finish(&mut layer);
    Ok(layer)
}
