//! Reads declarations of densely populated areas: GeoJSON polygons that name the authority and its
//! document.

use super::layer::StatedCrs;
use super::{FileError, columns, geojson, geometry};
use crate::crs::Crs;
use crate::facility::PopulatedArea;

const AUTHORITY: [&str; 6] = [
    "authority",
    "主管部门",
    "公布机关",
    "认定机关",
    "划定机关",
    "公布单位",
];
const DOCUMENT: [&str; 5] = ["document", "文号", "文件", "文件名称", "依据文件"];
const AS_OF: [&str; 4] = ["as_of", "公布日期", "生效日期", "日期"];
const ACCURACY: [&str; 4] = ["accuracy", "accuracy_m", "点位精度", "精度"];

/// Properties by their English or Chinese names: `authority` 公布机关, `document` 文号, `as_of` 公布日期,
/// `accuracy` 精度 (metres, 95 %).
///
/// # Errors
/// [`FileError`] for a file that cannot be read, and `file.populated_unusable` for an area without
/// authority, document or a polygon that can be placed: a declaration is taken whole or not.
pub fn read_populated(file: &str, bytes: &[u8]) -> Result<Vec<PopulatedArea>, FileError> {
    let layer = geojson::read(file, bytes)?;
    let crs = match layer.crs {
        StatedCrs::Stated { crs, .. } | StatedCrs::Default(crs) => crs,
        StatedCrs::None => Crs::Unknown,
    };
    let bad = |row: u64, why: &str| {
        FileError::new(file, "file.populated_unusable", format!("row {row}: {why}"))
    };
    let column = |names: &[&str]| {
        let is = |c: &String| names.iter().any(|n| c.trim().eq_ignore_ascii_case(n));
        layer.columns.iter().position(is)
    };
    let (authority, document, as_of, accuracy) = (
        column(&AUTHORITY),
        column(&DOCUMENT),
        column(&AS_OF),
        column(&ACCURACY),
    );
    let mut out = Vec::new();
    for row in &layer.rows {
        let cell = |i: Option<usize>| {
            let text = row.cells.get(i?)?.as_deref()?.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let mut area = row.shape.clone().map_err(|b| bad(row.number, b.code))?;
        if area.polygons.is_empty() {
            return Err(bad(row.number, "not a polygon"));
        }
        geometry::place(&mut area, &crs.into()).map_err(|e| bad(row.number, e.code()))?;
        let accuracy_mm = match cell(accuracy) {
            None => None,
            Some(text) => {
                let sane = columns::metres("", &text).filter(|m| (0.0..=10_000.0).contains(m));
                let metres = sane.ok_or_else(|| bad(row.number, "accuracy"))?;
                Some((metres * 1000.0).round() as u32)
            }
        };
        out.push(PopulatedArea {
            authority: cell(authority).ok_or_else(|| bad(row.number, "no authority"))?,
            document: cell(document).ok_or_else(|| bad(row.number, "no document"))?,
            as_of: cell(as_of),
            accuracy_mm,
            area,
        });
    }
    Ok(out)
}
