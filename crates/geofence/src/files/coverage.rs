//! Reads declarations of completeness: GeoJSON polygons, each for all facilities or for those of some
//! kinds and voltages.

use super::columns::{self, Field};
use super::layer::{Layer, StatedCrs};
use super::{FileError, geojson, geometry};
use crate::crs::Crs;
use crate::facility::{Coverage, Kind, Unit, each_from_text};

/// Properties: `kinds` and `voltages` (kV) limit what is complete, also under the names that columns of
/// facilities have; `volts`; `as_of`; `by`.
///
/// # Errors
/// [`FileError`] for a file that cannot be read, and `file.coverage_unusable` for an area that cannot be
/// placed or a limit that cannot be read: a declaration is taken whole or not.
pub fn read_coverage(file: &str, bytes: &[u8]) -> Result<Vec<Coverage>, FileError> {
    let layer = geojson::read(file, bytes)?;
    let crs = match layer.crs {
        StatedCrs::Stated { crs, .. } | StatedCrs::Default(crs) => crs,
        StatedCrs::None => Crs::Unknown,
    };
    let bad = |row: u64, why: &str| {
        FileError::new(file, "file.coverage_unusable", format!("row {row}: {why}"))
    };
    let called = |c: &str, field, names: &[&str]| {
        columns::is_called(c, field) || names.iter().any(|n| c.trim().eq_ignore_ascii_case(n))
    };
    let kinds: Vec<usize> = all(&layer, |c| called(c, Field::Kind, &["kinds"]));
    let voltages = all(&layer, |c| {
        called(c, Field::Voltage, &["voltages", "volts"])
    });
    let units: Vec<Unit> = voltages.iter().map(|i| unit(&layer, *i)).collect();
    let (as_of, by) = (all(&layer, |c| c == "as_of"), all(&layer, |c| c == "by"));
    let mut out = Vec::new();
    for row in &layer.rows {
        let cell = |i: usize| row.cells.get(i)?.clone();
        let mut area = row.shape.clone().map_err(|b| bad(row.number, b.code))?;
        if area.polygons.is_empty() {
            return Err(bad(row.number, "not a polygon"));
        }
        geometry::place(&mut area, &crs.into()).map_err(|e| bad(row.number, e.code()))?;
        let limits = kinds.iter().filter_map(|i| cell(*i));
        let kinds =
            one(limits.map(|text| kinds_of(&text))).ok_or_else(|| bad(row.number, "kinds"))?;
        let limits = voltages.iter().zip(&units);
        let limits = limits.filter_map(|(i, unit)| Some((cell(*i)?, *unit)));
        let volts = one(limits.map(|(text, unit)| volts_of(&text, unit)))
            .ok_or_else(|| bad(row.number, "voltages"))?;
        out.push(Coverage {
            kinds,
            volts,
            as_of: as_of.first().and_then(|i| cell(*i)),
            by: by.first().and_then(|i| cell(*i)),
            area,
        });
    }
    Ok(out)
}

fn all(layer: &Layer, is: impl Fn(&str) -> bool) -> Vec<usize> {
    let columns = layer.columns.iter().enumerate();
    columns.filter(|(_, c)| is(c)).map(|(i, _)| i).collect()
}

fn unit(layer: &Layer, column: usize) -> Unit {
    let heading = layer.columns[column].as_str();
    if heading.trim().eq_ignore_ascii_case("volts") {
        return Unit::Volt;
    }
    let values = layer
        .rows
        .iter()
        .filter_map(|r| r.cells.get(column)?.as_deref());
    columns::unit(heading, values)
}

/// The limit that all columns of a row give; none: no limit. `None`: unreadable, or not the same.
fn one<T: Ord>(limits: impl Iterator<Item = Option<Vec<T>>>) -> Option<Vec<T>> {
    let mut found: Option<Vec<T>> = None;
    for limit in limits {
        // A text of separators alone limits to nobody knows what.
        let mut limit = limit.filter(|l| !l.is_empty())?;
        limit.sort();
        limit.dedup();
        if found.as_ref().is_some_and(|f| *f != limit) {
            return None;
        }
        found = Some(limit);
    }
    Some(found.unwrap_or_default())
}

fn kinds_of(text: &str) -> Option<Vec<Kind>> {
    let words = text
        .split([';', ',', '；', '，', '、', '/', '|'])
        .map(str::trim);
    words.filter(|w| !w.is_empty()).map(Kind::parse).collect()
}

fn volts_of(text: &str, bare: Unit) -> Option<Vec<u32>> {
    let all = each_from_text(text, bare)?;
    Some(all.iter().map(|v| v.volts).collect())
}
