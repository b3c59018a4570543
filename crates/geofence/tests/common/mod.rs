//! Shared by the integration tests.
#![allow(dead_code)]

pub(crate) mod any;
pub(crate) mod dxf;
pub(crate) mod ground;
pub(crate) mod shapefile;

use linewarden_geofence::{FacilitySet, FileError, Index, ReadOptions, Reading, SiteInput};
use std::io::Write;

pub(crate) fn data(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

pub(crate) fn read(name: &str, text: &str, options: &ReadOptions) -> FacilitySet {
    let files = [(name.to_owned(), text.as_bytes().to_vec())];
    FacilitySet::read(&files, options, &|_, _| true)
        .unwrap()
        .set
}

pub(crate) fn index(features: &serde_json::Value) -> Index {
    let text = serde_json::json!({"type": "FeatureCollection", "features": features}).to_string();
    Index::build(read("lines.geojson", &text, &ReadOptions::default()))
}

pub(crate) fn site(geometry: serde_json::Value, accuracy: f64) -> SiteInput {
    SiteInput {
        geometry,
        crs: Some("EPSG:4326".into()),
        accuracy_m: Some(accuracy),
        ..SiteInput::default()
    }
}

/// One file, as it is called and what it holds.
pub(crate) fn open(name: &str, bytes: impl Into<Vec<u8>>) -> Result<Reading, FileError> {
    open_as(name, bytes, &ReadOptions::default())
}

pub(crate) fn open_as(
    name: &str,
    bytes: impl Into<Vec<u8>>,
    options: &ReadOptions,
) -> Result<Reading, FileError> {
    FacilitySet::read(&[(name.to_owned(), bytes.into())], options, &|_, _| true)
}

pub(crate) fn code(name: &str, bytes: impl Into<Vec<u8>>) -> &'static str {
    match open(name, bytes) {
        Err(e) => e.code,
        Ok(_) => "read",
    }
}

/// A file with options, or its code.
pub(crate) fn try_as(
    name: &str,
    bytes: impl Into<Vec<u8>>,
    options: &ReadOptions,
) -> Result<Reading, &'static str> {
    open_as(name, bytes, options).map_err(|e| e.code)
}

/// A file out of the folder of data; what is packed there to save room, unpacked.
pub(crate) fn unpacked(name: &str) -> Vec<u8> {
    let bytes = data(name);
    if !name.ends_with(".zip") {
        return bytes;
    }
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = Vec::new();
    std::io::copy(&mut zip.by_index(0).unwrap(), &mut out).unwrap();
    out
}

/// Row and code of every rejected row of the first layer.
pub(crate) fn rejected(reading: &Reading) -> Vec<(u64, &str)> {
    let rows = reading.report.files[0].rejected.iter();
    rows.map(|r| (r.row, r.code.as_str())).collect()
}

/// Codes of the first layer's warnings, each once.
pub(crate) fn warned(reading: &Reading) -> Vec<&str> {
    let mut codes: Vec<&str> = reading.report.files[0]
        .warnings
        .iter()
        .map(|w| w.code.as_str())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

pub(crate) fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of inline texts and numbers, one sheet of rows each.
pub(crate) fn xlsx(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut names = String::new();
    let mut relations = String::new();
    let mut parts = Vec::new();
    for (i, (name, rows)) in sheets.iter().enumerate() {
        let n = i + 1;
        names.push_str(&format!(
            r#"<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>"#
        ));
        relations.push_str(&format!(r#"<Relationship Id="rId{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>"#));
        let mut data = String::new();
        for (r, row) in rows.iter().enumerate() {
            data.push_str(&format!(r#"<row r="{}">"#, r + 1));
            for (c, cell) in row.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
                let at = format!("{}{}", char::from(b'A' + c as u8), r + 1);
                data.push_str(&if cell.parse::<f64>().is_ok() {
                    format!(r#"<c r="{at}"><v>{cell}</v></c>"#)
                } else {
                    format!(r#"<c r="{at}" t="inlineStr"><is><t>{cell}</t></is></c>"#)
                });
            }
            data.push_str("</row>");
        }
        parts.push((format!("xl/worksheets/sheet{n}.xml"), format!(r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{data}</sheetData></worksheet>"#)));
    }
    parts.push(("xl/workbook.xml".into(), format!(r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{names}</sheets></workbook>"#)));
    parts.push(("xl/_rels/workbook.xml.rels".into(), format!(r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#)));
    parts.push(("_rels/.rels".into(), r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.into()));
    let entries: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(n, b)| (n.as_str(), b.as_bytes()))
        .collect();
    zip(&entries)
}

/// The only sheet of an OpenDocument spreadsheet, as its XML.
pub(crate) fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"#
    );
    zip(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest/>"),
    ])
}
