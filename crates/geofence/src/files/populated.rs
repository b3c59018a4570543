//! Reads areas out of files of any format, and declarations of densely populated areas among them.

use super::columns::{self, Field};
use super::layer::{Layer, Row, StatedCrs};
use super::{CrsBy, FileError, Purpose, build, dxf, geometry, layers};
use crate::crs::{Crs, CrsGuess, LonLat, guess};
use crate::facility::{PopulatedArea, Shape};
use std::collections::BTreeMap;

const AUTHORITY: [&str; 7] = [
    "authority",
    "主管部门",
    "发布机关",
    "公布机关",
    "认定机关",
    "划定机关",
    "公布单位",
];
const DOCUMENT: [&str; 5] = ["document", "文号", "文件", "文件名称", "依据文件"];
const AS_OF: [&str; 4] = ["as_of", "公布日期", "生效日期", "日期"];
const ACCURACY: [&str; 4] = ["accuracy", "accuracy_m", "点位精度", "精度"];

/// Areas of one or several files that belong together.
#[derive(Clone, Debug)]
pub struct AreaFile {
    pub crs: Crs,
    /// What the file or the person says of the system; `None` where nobody does.
    pub crs_text: Option<String>,
    pub crs_by: CrsBy,
    /// Where the file states no system: what its numbers look like.
    pub guesses: Vec<CrsGuess>,
    pub areas: Vec<AreaRow>,
    /// Rows that are no area: points and open lines.
    pub others: u64,
}

/// A row with polygons, and what its columns say of a declaration.
#[derive(Clone, Debug)]
pub struct AreaRow {
    pub file: String,
    /// From 1, in its file.
    pub number: u64,
    pub name: Option<String>,
    pub authority: Option<String>,
    pub document: Option<String>,
    pub as_of: Option<String>,
    /// As written, and in metres where that can be read.
    pub accuracy: Option<(String, Option<f64>)>,
    /// Polygons only, in the file's system; or the code of why there are none.
    pub outline: Result<Shape, &'static str>,
}

/// Reads every polygon. `given` is the system of files that state none that is known; it counts over GeoJSON's default.
/// `near` is where the office works, longitude first: it tells which zone plane coordinates are likely in.
///
/// # Errors
/// [`FileError`] for a file that cannot be read, and for files in different systems.
pub fn read_areas(
    files: &[(String, Vec<u8>)],
    given: Option<Crs>,
    near: Option<LonLat>,
) -> Result<AreaFile, FileError> {
    let mut out: Option<AreaFile> = None;
    for mut layer in layers(files, Purpose::Site, &BTreeMap::new())?.0 {
        if layer.format == "dxf" {
            dxf::close_lines(&mut layer);
        }
        let (crs, crs_text, crs_by) = system(&layer.crs, given);
        let all = out.get_or_insert_with(|| AreaFile {
            crs,
            crs_text,
            crs_by,
            guesses: Vec::new(),
            areas: Vec::new(),
            others: 0,
        });
        if all.crs != crs {
            return Err(FileError::new(&layer.file, "file.mixed_crs", ""));
        }
        if all.guesses.is_empty() && crs_by != CrsBy::Stated {
            all.guesses = guess(&build::sample(&layer.rows), near);
        }
        let columns = Columns::of(&layer);
        for row in &layer.rows {
            match &row.shape {
                Ok(shape) if shape.polygons.is_empty() => all.others += 1,
                _ => all.areas.push(columns.read(&layer.file, row)),
            }
        }
    }
    out.ok_or_else(|| FileError::new("", "file.no_layer", ""))
}

/// A system that a file names and nobody knows is no better than none.
fn system(stated: &StatedCrs, given: Option<Crs>) -> (Crs, Option<String>, CrsBy) {
    match (stated, given) {
        (StatedCrs::Stated { crs, text }, None) => (*crs, Some(text.clone()), CrsBy::Stated),
        (StatedCrs::Stated { crs, text }, _) if *crs != Crs::Unknown => {
            (*crs, Some(text.clone()), CrsBy::Stated)
        }
        (_, Some(crs)) => (crs, Some(crs.to_string()), CrsBy::Given),
        (StatedCrs::Default(crs), None) => (*crs, Some(crs.to_string()), CrsBy::Default),
        (StatedCrs::None, None) => (Crs::Unknown, None, CrsBy::Unknown),
    }
}

/// Where a layer says what.
struct Columns {
    name: Option<usize>,
    authority: Option<usize>,
    document: Option<usize>,
    as_of: Option<usize>,
    accuracy: Option<usize>,
}

impl Columns {
    fn of(layer: &Layer) -> Columns {
        let column = |names: &[&str]| {
            let is = |c: &String| names.iter().any(|n| c.trim().eq_ignore_ascii_case(n));
            layer.columns.iter().position(is)
        };
        let known = columns::find(&layer.columns, &BTreeMap::new());
        Columns {
            name: known.get(&Field::Name).copied(),
            authority: column(&AUTHORITY),
            document: column(&DOCUMENT),
            as_of: column(&AS_OF),
            accuracy: column(&ACCURACY),
        }
    }

    fn read(&self, file: &str, row: &Row) -> AreaRow {
        let words = |i: Option<usize>| {
            let text = row.cells.get(i?)?.as_deref()?.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let accuracy = words(self.accuracy).map(|text| {
            let sane = columns::metres("", &text).filter(|m| (0.0..=10_000.0).contains(m));
            (text, sane)
        });
        let outline = row.shape.as_ref().map_err(|bad| bad.code);
        AreaRow {
            file: file.to_owned(),
            number: row.number,
            // What tells one area from the next where nothing is called a name: a drawing's layer, a plan's number.
            name: words(self.name).or_else(|| (0..row.cells.len()).find_map(|i| words(Some(i)))),
            authority: words(self.authority),
            document: words(self.document),
            as_of: words(self.as_of),
            accuracy,
            outline: outline.map(|shape| Shape {
                polygons: shape.polygons.clone(),
                ..Shape::default()
            }),
        }
    }
}

/// Reads declarations that stand in the file itself: properties by their English or Chinese names, `authority` 公布机关,
/// `document` 文号, `as_of` 公布日期, `accuracy` 精度 (metres, 95 %).
///
/// # Errors
/// [`FileError`] for a file that cannot be read, and `file.populated_unusable` for a row without
/// authority, document or a polygon that can be placed: a declaration is taken whole or not.
pub fn read_populated(file: &str, bytes: &[u8]) -> Result<Vec<PopulatedArea>, FileError> {
    let read = read_areas(&[(file.to_owned(), bytes.to_vec())], None, None)?;
    let bad = |row: u64, why: &str| {
        FileError::new(file, "file.populated_unusable", format!("row {row}: {why}"))
    };
    if read.others > 0 {
        let why = format!("{} rows: not a polygon", read.others);
        return Err(FileError::new(file, "file.populated_unusable", why));
    }
    let mut out = Vec::new();
    for row in read.areas {
        let mut area = row.outline.map_err(|code| bad(row.number, code))?;
        geometry::place(&mut area, &read.crs.into()).map_err(|e| bad(row.number, e.code()))?;
        let accuracy_mm = match row.accuracy {
            None => None,
            Some((_, None)) => return Err(bad(row.number, "accuracy")),
            Some((_, Some(metres))) => Some((metres * 1000.0).round() as u32),
        };
        let lacks = |what: &str| bad(row.number, what);
        out.push(PopulatedArea {
            authority: row.authority.ok_or_else(|| lacks("no authority"))?,
            document: row.document.ok_or_else(|| lacks("no document"))?,
            as_of: row.as_of,
            accuracy_mm,
            own_error_mm: None,
            area,
        });
    }
    Ok(out)
}
