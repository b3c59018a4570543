//! Shared by the targets: reads bytes as facilities and as a site, as a program that uses the crate does.

use linewarden_geofence::files::read_site;
use linewarden_geofence::{FacilitySet, Index, ReadOptions};
use std::io::{Cursor, Write};

/// An answer or an error, for both uses of a file; and what was read can be indexed.
pub fn read(name: &str, bytes: &[u8]) {
    let files = [(name.to_owned(), bytes.to_vec())];
    if let Ok(reading) = FacilitySet::read(&files, &ReadOptions::default(), &|_, _| true) {
        let report = &reading.report;
        let rows: u64 = report.files.iter().map(|f| f.rows).sum();
        assert!(rows as usize >= reading.set.facilities.len());
        for facility in &reading.set.facilities {
            assert!(
                facility
                    .shape
                    .vertices()
                    .all(|p| p[0].is_finite() && p[1].is_finite())
            );
        }
        let _ = Index::build(reading.set);
    }
    let _ = read_site(&files, Some("EPSG:4326"));
}

/// Packs without a checksum to guess: inputs of the workbook targets are what stands inside.
fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in entries {
        zip.start_file(*name, options).expect("a new entry");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// The bytes are the sheet; a NUL parts it from the shared strings.
pub fn xlsx(bytes: &[u8]) {
    let_panics_be_caught();
    let (sheet, strings) = match bytes.iter().position(|b| *b == 0) {
        Some(at) => (&bytes[..at], &bytes[at + 1..]),
        None => (bytes, &b"<sst/>"[..]),
    };
    let book = zip(&[
        ("_rels/.rels", br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", br#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ]);
    read("x.xlsx", &book);
}

/// The bytes are `content.xml`.
pub fn ods(bytes: &[u8]) {
    let book = zip(&[("content.xml", bytes), ("META-INF/manifest.xml", b"<m/>")]);
    read("x.ods", &book);
}

/// The library for workbooks panics on damaged ones, which the reader catches. The fuzzer's hook would
/// stop before that; a panic that nobody catches still ends the process.
fn let_panics_be_caught() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| std::panic::set_hook(Box::new(|_| {})));
}

/// The bytes are the workbook stream.
pub fn xls(bytes: &[u8]) {
    let_panics_be_caught();
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory");
    let mut stream = file.create_stream("/Workbook").expect("memory");
    stream.write_all(bytes).expect("memory");
    drop(stream);
    file.flush().expect("memory");
    read("x.xls", &file.into_inner().into_inner());
}

/// Stored facility data, of the packed form or the earlier one: refused, or it answers for every facility in it.
pub fn pack(bytes: &[u8]) {
    let Ok(index) = Index::read(bytes.to_vec()) else {
        return;
    };
    let _ = index.packed().check();
    let _ = index.extent();
    let Ok(set) = index.try_set() else {
        return;
    };
    assert_eq!(set.facilities.len(), index.count());
}
