//! Zip files, with a limit on what they may unpack to. A zip can be a bag of files, a KMZ or a workbook.

use super::recognise::Format;
use super::{FileError, MOST_BYTES, extension};
use std::io::{Cursor, Read};

/// Deflate reaches a thousand to one; text full of coordinates stays below twenty.
const MOST_RATIO: u64 = 200;

/// Below this size a high ratio harms nobody.
const RATIO_COUNTS_FROM: u64 = 16 << 20;

/// A workbook is held in memory several times over.
const MOST_WORKBOOK_BYTES: u64 = 256 << 20;

const MOST_ENTRIES: usize = 10_000;

/// What a reader may want out of a bag. A DWG is wanted too, to be refused or told by name.
const WANTED: [&str; 22] = [
    "shp", "dbf", "shx", "prj", "cpg", "geojson", "json", "geojsonl", "geojsons", "ndjson",
    "jsonl", "kml", "csv", "tsv", "xlsx", "xls", "ods", "osm", "gpkg", "dxf", "dwg", "et",
];

pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Tells a workbook, a KMZ and a text document from a plain bag of files.
pub(super) fn kind(name: &str, bytes: &[u8]) -> Result<Format, FileError> {
    let archive = Unpacker::open(name, bytes, MOST_BYTES)?;
    let has = |wanted: &str| archive.names.iter().any(|n| n == wanted);
    let any = |extensions: &[&str]| {
        let is = |n: &String| extensions.contains(&extension(n).as_str());
        archive.names.iter().any(is)
    };
    let refused = |code, detail| Err(FileError::new(name, code, detail));
    if has("xl/workbook.xml") {
        Ok(Format::Xlsx)
    } else if has("xl/workbook.bin") {
        refused("file.format_unknown", "xlsb")
    } else if has("word/document.xml") || has("ppt/presentation.xml") {
        refused("file.is_document", "")
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        Ok(Format::Ods)
    } else if extension(name) == "kmz" || (any(&["kml"]) && !any(&WANTED_BESIDE_KML)) {
        Ok(Format::Kmz)
    } else {
        Ok(Format::Zip)
    }
}

/// Beside one of these a KML is one file of several, not the document of a KMZ.
const WANTED_BESIDE_KML: [&str; 9] = [
    "shp", "geojson", "json", "csv", "xlsx", "xls", "gpkg", "dxf", "osm",
];

/// What lay in a bag.
pub(super) struct Unpacked {
    /// What a reader may want, by their names inside.
    pub files: Vec<(String, Vec<u8>)>,
    /// Names of what could be facility data and has no reader.
    pub other: Vec<String>,
}

/// Beside data these say things about it and hold no lines, or belong to a file that is read.
const NO_DATA: [&str; 24] = [
    "txt", "md", "pdf", "doc", "docx", "jpg", "jpeg", "png", "xml", "html", "htm", "qmd", "qml",
    "sld", "lyr", "sbn", "sbx", "qpj", "qix", "fbn", "fbx", "ain", "aih", "atx",
];

/// The files inside that a reader may want, and the names of what nobody here can read.
///
/// # Errors
/// `file.zip_damaged`, `file.zip_encrypted`, `file.zip_bomb`, `file.zip_nested`, `file.too_large`,
/// `file.no_layer`.
pub(super) fn unpack(name: &str, bytes: &[u8]) -> Result<Unpacked, FileError> {
    let mut archive = Unpacker::open(name, bytes, MOST_BYTES)?;
    let mut out = Vec::new();
    let mut other = Vec::new();
    for i in 0..archive.names.len() {
        let inside = archive.names[i].clone();
        let extension = extension(&inside);
        if is_litter(&inside) {
            continue;
        }
        // Lines could be in there, so it is not passed over in silence.
        if matches!(
            extension.as_str(),
            "zip" | "kmz" | "rar" | "7z" | "gz" | "tgz"
        ) {
            return Err(FileError::new(name, "file.zip_nested", inside));
        }
        if !WANTED.contains(&extension.as_str()) && !inside.to_lowercase().ends_with(".shp.xml") {
            if !NO_DATA.contains(&extension.as_str()) && !inside.ends_with(['/', '\\']) {
                other.push(format!("{name}/{inside}"));
            }
            continue;
        }
        if let Some(content) = archive.take(i)? {
            out.push((format!("{name}/{inside}"), content));
        }
    }
    if out.is_empty() {
        return Err(FileError::new(name, "file.no_layer", ""));
    }
    Ok(Unpacked { files: out, other })
}

/// What systems and programs leave behind: resource forks, locks of open workbooks.
fn is_litter(inside: &str) -> bool {
    let file = inside.rsplit(['/', '\\']).next().unwrap_or(inside);
    inside.starts_with("__MACOSX") || file.starts_with("._") || file.starts_with("~$")
}

/// The main document of a KMZ, and whether there are other KML files beside it.
///
/// # Errors
/// As [`unpack`]; `file.kmz_no_kml`.
pub(super) fn main_kml(name: &str, bytes: &[u8]) -> Result<(Vec<u8>, bool), FileError> {
    let mut archive = Unpacker::open(name, bytes, MOST_BYTES)?;
    let names = &archive.names;
    let kml: Vec<usize> = (0..names.len())
        .filter(|i| extension(&names[*i]) == "kml" && !is_litter(&names[*i]))
        .collect();
    let doc = kml
        .iter()
        .find(|i| names[**i].eq_ignore_ascii_case("doc.kml"));
    let Some(chosen) = doc.or(kml.first()).copied() else {
        return Err(FileError::new(name, "file.kmz_no_kml", ""));
    };
    match archive.take(chosen)? {
        Some(content) => Ok((content, kml.len() > 1)),
        None => Err(FileError::new(name, "file.kmz_no_kml", "")),
    }
}

/// A workbook is no archive to the person who picked it.
fn of_workbook(error: FileError) -> FileError {
    match error.code {
        "file.zip_damaged" => FileError {
            code: "file.sheet_damaged",
            ..error
        },
        "file.too_large" => FileError {
            code: "file.sheet_too_large",
            ..error
        },
        "file.zip_encrypted" => FileError {
            code: "file.sheet_encrypted",
            ..error
        },
        _ => error,
    }
}

/// One named entry of a workbook; `None` if it has none of that name.
pub(super) fn entry(name: &str, bytes: &[u8], wanted: &str) -> Result<Option<Vec<u8>>, FileError> {
    let mut archive = Unpacker::open(name, bytes, MOST_WORKBOOK_BYTES).map_err(of_workbook)?;
    match archive.names.iter().position(|n| n == wanted) {
        Some(i) => archive.take(i).map_err(of_workbook),
        None => Ok(None),
    }
}

/// Unpacks everything once into nothing: a library that trusts the sizes written in a zip may then
/// open it.
pub(super) fn check_workbook(name: &str, bytes: &[u8]) -> Result<(), FileError> {
    let mut archive = Unpacker::open(name, bytes, MOST_WORKBOOK_BYTES).map_err(of_workbook)?;
    (0..archive.names.len()).try_for_each(|i| archive.take(i).map(|_| ()).map_err(of_workbook))
}

struct Unpacker<'a> {
    file: &'a str,
    size: u64,
    zip: zip::ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    most: u64,
    unpacked: u64,
}

impl<'a> Unpacker<'a> {
    fn open(file: &'a str, bytes: &'a [u8], most: u64) -> Result<Unpacker<'a>, FileError> {
        let bad = |e: zip::result::ZipError| FileError::new(file, "file.zip_damaged", e);
        let zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(bad)?;
        if zip.len() > MOST_ENTRIES {
            return Err(FileError::new(file, "file.zip_bomb", zip.len()));
        }
        // Names are UTF-8 or, from older Chinese tools, GBK; whatever the flag says.
        let names = zip.file_names_raw().map(|raw| {
            super::encoding::document(raw).map_or_else(
                || String::from_utf8_lossy(raw).into_owned(),
                |(n, _)| n.into_owned(),
            )
        });
        let names = names.collect();
        Ok(Unpacker {
            file,
            size: bytes.len() as u64,
            zip,
            names,
            most,
            unpacked: 0,
        })
    }

    /// `None`: a folder.
    fn take(&mut self, i: usize) -> Result<Option<Vec<u8>>, FileError> {
        let file = self.file;
        let damaged = |e: &dyn std::fmt::Display| FileError::new(file, "file.zip_damaged", e);
        let raw = self.zip.by_index_raw(i).map_err(|e| damaged(&e))?;
        if !raw.is_file() {
            return Ok(None);
        }
        if raw.encrypted() {
            return Err(FileError::new(file, "file.zip_encrypted", ""));
        }
        drop(raw);
        let entry = self.zip.by_index(i).map_err(|e| damaged(&e))?;
        let ratio_limit = RATIO_COUNTS_FROM.max(self.size.saturating_mul(MOST_RATIO));
        let left = self.most.min(ratio_limit) - self.unpacked;
        let mut content = Vec::new();
        entry
            .take(left + 1)
            .read_to_end(&mut content)
            .map_err(|e| damaged(&e))?;
        if content.len() as u64 > left {
            return Err(if ratio_limit < self.most {
                FileError::new(file, "file.zip_bomb", MOST_RATIO)
            } else {
                FileError::new(file, "file.too_large", self.most)
            });
        }
        self.unpacked += content.len() as u64;
        Ok(Some(content))
    }
}
