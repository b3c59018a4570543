//! Zip files, with a limit on what they may unpack to.

use super::{FileError, MOST_BYTES};
use std::io::{Cursor, Read};

pub(super) fn is_zip(name: &str, bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(b"PK\x05\x06")
        || super::extension(name) == "zip"
}

/// The files inside that a reader may want, by their names inside.
pub(super) fn unpack(name: &str, bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, FileError> {
    let bad = |e: &dyn std::fmt::Display| FileError::new(name, "file.zip_damaged", e);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| bad(&e))?;
    let mut left = MOST_BYTES;
    let mut out = Vec::new();
    for i in 0..archive.len() {
        let entry = archive.by_index(i).map_err(|e| bad(&e))?;
        // Names are UTF-8 or, from older Chinese tools, GBK; whatever the flag says.
        let inside = super::encoding::document(entry.name_raw())
            .map_or_else(|| i.to_string(), |(n, _)| n.into_owned());
        let wanted = ["shp", "dbf", "prj", "cpg", "geojson", "json", "gpkg", "dxf"]
            .contains(&super::extension(&inside).as_str());
        if !entry.is_file() || !wanted || inside.starts_with("__MACOSX") {
            continue;
        }
        let mut content = Vec::new();
        entry
            .take(left + 1)
            .read_to_end(&mut content)
            .map_err(|e| bad(&e))?;
        if content.len() as u64 > left {
            return Err(FileError::new(name, "file.too_large", MOST_BYTES));
        }
        left -= content.len() as u64;
        out.push((format!("{name}/{inside}"), content));
    }
    if out.is_empty() {
        return Err(FileError::new(name, "file.no_layer", ""));
    }
    Ok(out)
}
