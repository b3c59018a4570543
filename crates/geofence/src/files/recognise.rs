//! What a file is: by what it holds, and by its name only where the content does not tell.

use super::{FileError, archive, dxf, encoding, extension, geopackage, xml};

/// Everything a reader exists for. [`Format::word`] is what the list of readers matches on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    GeoJson,
    /// One GeoJSON text a line (NDJSON) or after each record separator (RFC 8142).
    GeoJsonLines,
    Shapefile,
    /// Belongs to a shapefile and is read with it.
    ShapefilePart,
    Kml,
    Kmz,
    /// Delimited text.
    Text,
    Xlsx,
    Xls,
    Ods,
    Osm,
    GeoPackage,
    Dxf,
    /// A bag of other files.
    Zip,
}

impl Format {
    pub(super) fn word(self) -> &'static str {
        match self {
            Format::GeoJson => "geojson",
            Format::GeoJsonLines => "geojsonl",
            Format::Shapefile => "shp",
            Format::ShapefilePart => "shp_part",
            Format::Kml => "kml",
            Format::Kmz => "kmz",
            Format::Text => "csv",
            Format::Xlsx => "xlsx",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::Osm => "osm",
            Format::GeoPackage => "gpkg",
            Format::Dxf => "dxf",
            Format::Zip => "zip",
        }
    }
}

/// Text is judged by its beginning.
const LOOKED_AT: usize = 64 * 1024;

/// # Errors
/// `file.empty`; `file.is_pdf` and its kin for a thing people pick by mistake; `file.format_unknown`.
pub(super) fn recognise(name: &str, bytes: &[u8]) -> Result<Format, FileError> {
    let extension = extension(name);
    // The parts of a shapefile are known by their names alone: some are empty, some are web pages.
    if is_part(name, &extension) {
        return Ok(Format::ShapefilePart);
    }
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    if head.iter().all(|b| b.is_ascii_whitespace() || *b == 0) || head == b"\xef\xbb\xbf" {
        return Err(FileError::new(name, "file.empty", ""));
    }
    if let Some(found) = binary(name, bytes) {
        return found;
    }
    if let Some(found) = text(name, bytes, head, &extension) {
        return found;
    }
    if extension == "dwg" {
        return Err(FileError::new(name, "file.is_dwg", ""));
    }
    by_extension(&extension).ok_or_else(|| FileError::new(name, "file.format_unknown", extension))
}

fn is_part(name: &str, extension: &str) -> bool {
    matches!(
        extension,
        "dbf"
            | "shx"
            | "prj"
            | "cpg"
            | "sbn"
            | "sbx"
            | "qpj"
            | "qix"
            | "fbn"
            | "fbx"
            | "ain"
            | "aih"
            | "atx"
    ) || name.to_lowercase().ends_with(".shp.xml")
}

fn binary(name: &str, bytes: &[u8]) -> Option<Result<Format, FileError>> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let at = |i: usize, magic: &[u8]| bytes.get(i..).is_some_and(|b| b.starts_with(magic));
    let refused = |code| Some(Err(FileError::new(name, code, "")));
    if archive::is_zip(bytes) {
        return Some(archive::kind(name, bytes));
    }
    if starts(&[0, 0, 0x27, 0x0a]) {
        return Some(Ok(Format::Shapefile));
    }
    if geopackage::is_sqlite(bytes) {
        return Some(Ok(Format::GeoPackage));
    }
    if dxf::is_binary(bytes) {
        return Some(Ok(Format::Dxf));
    }
    if starts(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Some(Ok(Format::Xls));
    }
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|w| w == b"%PDF-") {
        return refused("file.is_pdf");
    }
    // AC1.2 to AC1032, the version in six bytes; no text file has a NUL behind it.
    if starts(b"AC1") && bytes.iter().skip(6).take(10).any(|b| *b == 0) {
        return refused("file.is_dwg");
    }
    let bitmap = starts(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    let image = bitmap
        || starts(b"\x89PNG\r\n\x1a\n")
        || starts(&[0xff, 0xd8, 0xff])
        || starts(b"GIF87a")
        || starts(b"GIF89a")
        || starts(b"II*\0")
        || starts(b"MM\0*")
        || (starts(b"RIFF") && at(8, b"WEBP"))
        || (at(4, b"ftyp") && (at(8, b"hei") || at(8, b"mif") || at(8, b"avif")));
    if image {
        return refused("file.is_image");
    }
    let program = (starts(b"MZ") && bytes.get(..64).is_some_and(|b| b.contains(&0)))
        || starts(b"\x7fELF")
        || starts(&[0xcf, 0xfa, 0xed, 0xfe])
        || starts(&[0xca, 0xfe, 0xba, 0xbe]);
    if program {
        return refused("file.is_program");
    }
    if starts(b"Rar!\x1a\x07")
        || starts(b"7z\xbc\xaf\x27\x1c")
        || starts(&[0x1f, 0x8b])
        || starts(b"BZh")
        || starts(&[0xfd, b'7', b'z', b'X', b'Z', 0])
    {
        return refused("file.is_archive");
    }
    None
}

fn text(
    name: &str,
    bytes: &[u8],
    head: &[u8],
    extension: &str,
) -> Option<Result<Format, FileError>> {
    let head = encoding::beginning(head, bytes.len() > head.len())?;
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if start.starts_with('<') {
        let root = xml::root(start);
        return match root.as_deref() {
            Some("kml") => Some(Ok(Format::Kml)),
            Some("osm") => Some(Ok(Format::Osm)),
            Some("html") => Some(Err(FileError::new(name, "file.is_web_page", ""))),
            Some(other) if !matches!(extension, "kml" | "osm") => {
                Some(Err(FileError::new(name, "file.format_unknown", other)))
            }
            _ => None,
        };
    }
    if start.starts_with('\u{1e}') {
        return Some(Ok(Format::GeoJsonLines));
    }
    if start.starts_with('{') {
        return Some(Ok(json(start, extension)));
    }
    // A group code alone on the first line, and a section on the second.
    let mut lines = start.lines().map(str::trim);
    let (first, second) = (lines.next(), lines.next());
    if (first == Some("0") && second == Some("SECTION")) || (first == Some("999")) {
        return Some(Ok(Format::Dxf));
    }
    // Programs write delimited text and call it a workbook.
    (matches!(extension, "xls" | "xlsx" | "et") && !head.contains('\0')).then_some(Ok(Format::Text))
}

/// One document or many? Many, if the first line is one whole object and another follows.
fn json(start: &str, extension: &str) -> Format {
    if matches!(
        extension,
        "geojsonl" | "geojsons" | "ndjson" | "jsonl" | "geojsonseq"
    ) {
        return Format::GeoJsonLines;
    }
    let mut lines = start.lines().filter(|l| !l.trim().is_empty());
    let (first, second) = (lines.next(), lines.next());
    let whole = |l: &str| serde_json::from_str::<serde::de::IgnoredAny>(l).is_ok();
    match (first, second) {
        (Some(first), Some(second)) if second.trim_start().starts_with('{') && whole(first) => {
            Format::GeoJsonLines
        }
        _ => Format::GeoJson,
    }
}

/// For content that says nothing: the reader then says what is wrong with it.
fn by_extension(extension: &str) -> Option<Format> {
    Some(match extension {
        "geojson" | "json" => Format::GeoJson,
        "geojsonl" | "geojsons" | "ndjson" | "jsonl" | "geojsonseq" => Format::GeoJsonLines,
        "shp" => Format::Shapefile,
        "kml" => Format::Kml,
        "kmz" => Format::Kmz,
        "csv" | "tsv" | "tab" | "txt" => Format::Text,
        "xlsx" | "xlsm" => Format::Xlsx,
        "xls" | "et" => Format::Xls,
        "ods" => Format::Ods,
        "osm" => Format::Osm,
        "gpkg" => Format::GeoPackage,
        "dxf" => Format::Dxf,
        "zip" => Format::Zip,
        _ => return None,
    })
}
