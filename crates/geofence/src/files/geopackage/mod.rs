//! GeoPackage (OGC 12-128r18): every table of features that its contents list, from bytes in memory.
//!
//! Nothing the file says is run: views and virtual tables are refused as layers, triggers never
//! fire, and the tree of every table read is checked first, because a damaged page would otherwise
//! lose rows without a word.

mod open;
mod wkb;

pub(super) use open::is_sqlite;

use super::layer::{Bad, Layer, Row, StatedCrs};
use super::{FileError, MOST_BYTES, encoding};
use crate::crs::{Crs, needs_parameters, parse_wkt};
use open::{failed, quoted};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

const MOST_LAYERS: usize = 1_000;

/// # Errors
/// `file.gpkg_damaged`, `file.gpkg_wal`, `file.not_geopackage`, `file.gpkg_no_layer`,
/// `file.gpkg_view`, `file.gpkg_too_costly`, `file.too_large`.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Vec<Layer>, FileError> {
    let db = open::open(file, bytes)?;
    let failed = |e: rusqlite::Error| failed(file, &e);
    let kept = kept_tables(&db).map_err(failed)?;
    for table in ["gpkg_contents", "gpkg_spatial_ref_sys"] {
        if !kept.contains(table) {
            return Err(FileError::new(file, "file.not_geopackage", table));
        }
        sound(file, &db, table)?;
    }
    // Files of attribute tables alone have none.
    if kept.contains("gpkg_geometry_columns") {
        sound(file, &db, "gpkg_geometry_columns")?;
    }
    // A cell may be as long as the file, and a default value stands in every row of a table.
    let mut budget = (bytes.len() as u64 * 16 + (64 << 20)).min(2 * MOST_BYTES);
    let mut layers = Vec::new();
    for content in contents(&db).map_err(failed)? {
        if !kept.contains(&content.table.to_ascii_lowercase()) {
            return Err(FileError::new(file, "file.gpkg_view", content.table));
        }
        sound(file, &db, &content.table)?;
        layers.push(layer(file, &db, &content, &mut budget)?);
    }
    if layers.is_empty() {
        return Err(FileError::new(file, "file.gpkg_no_layer", ""));
    }
    Ok(layers)
}

/// Ordinary tables, in lower case: neither views nor virtual ones, which have no page of their own.
fn kept_tables(db: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0";
    let mut found = db.prepare(sql)?;
    let names = found.query_map([], |row| row.get::<_, String>(0))?;
    names.map(|n| Ok(n?.to_ascii_lowercase())).collect()
}

/// Looks at every page of a table. Broken promises about values (`NOT NULL`, `CHECK`) are no damage.
fn sound(file: &str, db: &Connection, table: &str) -> Result<(), FileError> {
    let check = || -> rusqlite::Result<Option<String>> {
        let mut found = db.prepare(&format!("PRAGMA quick_check({})", quoted(table)))?;
        let lines = found.query_map([], |row| row.get::<_, String>(0))?;
        for line in lines {
            let line = line?;
            let promise = [
                "NULL value in",
                "CHECK constraint",
                "non-unique",
                "TEXT value in",
                "NUMERIC value in",
                "non-",
            ];
            if line != "ok" && !promise.iter().any(|p| line.starts_with(p)) {
                return Ok(Some(line));
            }
        }
        Ok(None)
    };
    match check() {
        Ok(None) => Ok(()),
        Ok(Some(line)) => Err(FileError::new(
            file,
            "file.gpkg_damaged",
            format!("{table}: {line}"),
        )),
        Err(e) => Err(failed(file, &e)),
    }
}

struct Content {
    table: String,
    geometry: String,
    srs_id: Option<i64>,
}

fn contents(db: &Connection) -> rusqlite::Result<Vec<Content>> {
    let sql = "SELECT table_name, srs_id FROM gpkg_contents WHERE data_type = 'features'";
    let mut found = db.prepare(sql)?;
    let mut rows = found.query([])?;
    let mut out: Vec<Content> = Vec::new();
    while let Some(row) = rows.next()? {
        let (table, srs): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
        if out.iter().any(|c| c.table == table) {
            continue;
        }
        if out.len() == MOST_LAYERS {
            return Err(rusqlite::Error::QueryReturnedMoreThanOneRow);
        }
        let sql = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?1";
        let (geometry, own): (String, Option<i64>) =
            db.query_row(sql, [&table], |r| Ok((r.get(0)?, r.get(1)?)))?;
        out.push(Content {
            table,
            geometry,
            srs_id: own.or(srs),
        });
    }
    Ok(out)
}

/// `NONE` 0 and -1 are the standard's "undefined".
fn stated_crs(db: &Connection, srs_id: Option<i64>) -> rusqlite::Result<StatedCrs> {
    let Some(id) = srs_id.filter(|id| !matches!(id, 0 | -1)) else {
        return Ok(StatedCrs::None);
    };
    let sql = "SELECT organization, organization_coordsys_id, definition, srs_name \
               FROM gpkg_spatial_ref_sys WHERE srs_id = ?1";
    let text = |row: &rusqlite::Row<'_>, i| -> rusqlite::Result<String> {
        Ok(match row.get_ref(i)? {
            ValueRef::Text(t) => String::from_utf8_lossy(t).into_owned(),
            ValueRef::Integer(n) => n.to_string(),
            _ => String::new(),
        })
    };
    let row = db
        .query_row(sql, [id], |r| {
            Ok((text(r, 0)?, text(r, 1)?, text(r, 2)?, text(r, 3)?))
        })
        .optional()?;
    let Some((organization, code, definition, name)) = row else {
        return Ok(StatedCrs::Stated {
            crs: Crs::Unknown,
            text: format!("srs_id {id}"),
        });
    };
    let coded = format!("{organization}:{code}");
    let by_code = Crs::parse(&coded);
    let by_text = parse_wkt(&definition);
    let crs = match (by_code, by_text) {
        // The code of an old datum is as good a name as any.
        (Crs::Unknown, _) if needs_parameters(&coded).is_some() => Crs::Unknown,
        (Crs::Unknown, by_text) => by_text,
        // `undefined` leaves it to the code; a text of another system contradicts it.
        (by_code, Crs::Unknown) if !definition.contains(['[', '(']) => by_code,
        // The same zone has several codes; two different places for one number are no system.
        (a, b) if a == b || (same_plane(a, b)) => a,
        _ => Crs::Unknown,
    };
    let text = if crs == Crs::Unknown {
        let name: String = name.chars().take(120).collect();
        format!("{organization}:{code} {name}")
    } else {
        crs.to_string()
    };
    Ok(StatedCrs::Stated { crs, text })
}

fn same_plane(a: Crs, b: Crs) -> bool {
    match (a, b) {
        (Crs::GaussKruger(a), Crs::GaussKruger(b)) => {
            a.central_meridian() == b.central_meridian() && a.prefix() == b.prefix()
        }
        _ => false,
    }
}

fn layer(
    file: &str,
    db: &Connection,
    content: &Content,
    budget: &mut u64,
) -> Result<Layer, FileError> {
    let failed = |e: rusqlite::Error| failed(file, &e);
    let mut layer = Layer {
        file: format!("{file}/{}", content.table),
        format: "geopackage",
        encoding: "UTF-8".to_owned(),
        encoding_by: "standard",
        crs: stated_crs(db, content.srs_id).map_err(failed)?,
        columns: Vec::new(),
        rows: Vec::new(),
        places: Vec::new(),
        attribution: None,
        licence: None,
        remarks: Vec::new(),
    };
    let mut has_geometry = false;
    let mut info = db
        .prepare(&format!("PRAGMA table_xinfo({})", quoted(&content.table)))
        .map_err(failed)?;
    let mut columns = info.query([]).map_err(failed)?;
    while let Some(column) = columns.next().map_err(failed)? {
        let name: String = column.get("name").map_err(failed)?;
        let hidden: i64 = column.get("hidden").map_err(failed)?;
        if name.eq_ignore_ascii_case(&content.geometry) {
            has_geometry = hidden == 0;
        } else if hidden == 0 {
            layer.columns.push(name);
        } else {
            // Computed by an expression in the file: left alone.
            layer.remarks.push("column.computed");
        }
    }
    layer.remarks.dedup();
    if !has_geometry {
        return Err(FileError::new(
            file,
            "file.gpkg_damaged",
            format!("{}: no column {}", content.table, content.geometry),
        ));
    }
    let names = std::iter::once(&content.geometry).chain(&layer.columns);
    let names: Vec<String> = names.map(|n| quoted(n)).collect();
    let sql = format!(
        "SELECT {} FROM {}",
        names.join(", "),
        quoted(&content.table)
    );
    let mut found = db.prepare(&sql).map_err(failed)?;
    let mut rows = found.query([]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        let number = layer.rows.len() as u64 + 1;
        let mut cost = 64;
        let mut cells = Vec::with_capacity(layer.columns.len());
        for i in 0..layer.columns.len() {
            let cell = cell(row.get_ref(i + 1).map_err(failed)?, &mut layer);
            cost += 24 + cell.as_ref().map_or(0, |c| c.len() as u64);
            cells.push(cell);
        }
        let raw = row.get_ref(0).map_err(failed)?;
        if let ValueRef::Blob(bytes) = raw {
            cost += 2 * bytes.len() as u64;
        }
        *budget = budget
            .checked_sub(cost)
            .ok_or_else(|| FileError::new(file, "file.too_large", MOST_BYTES))?;
        layer.rows.push(Row {
            number,
            id: None,
            cells,
            shape: shape(raw, content.srs_id),
        });
    }
    Ok(layer)
}

fn shape(raw: ValueRef<'_>, srs_id: Option<i64>) -> Result<crate::facility::Shape, Bad> {
    let bad = |code| Bad { code, bounds: None };
    match raw {
        ValueRef::Null => Err(bad("missing")),
        ValueRef::Blob(bytes) => {
            let blob = wkb::blob(bytes)?;
            // The standard wants both the same; where they are not, the numbers could be in either.
            if srs_id.is_some_and(|id| id != i64::from(blob.srs_id)) {
                return Err(bad("srs_mismatch"));
            }
            blob.shape
        }
        _ => Err(bad("bad_record")),
    }
}

/// Text is UTF-8 by the standard; some writers put GBK in all the same.
fn cell(value: ValueRef<'_>, layer: &mut Layer) -> Option<String> {
    let text = match value {
        ValueRef::Null | ValueRef::Blob(_) => return None,
        ValueRef::Integer(n) => n.to_string(),
        ValueRef::Real(n) => n.to_string(),
        ValueRef::Text(bytes) => match encoding::document(bytes) {
            Some((text, "UTF-8")) => text.trim().to_owned(),
            Some((text, other)) => {
                layer.encoding = other.to_owned();
                layer.encoding_by = "content_against_statement";
                text.trim().to_owned()
            }
            None => {
                if !layer.remarks.contains(&"encoding.uncertain") {
                    layer.remarks.push("encoding.uncertain");
                }
                String::from_utf8_lossy(bytes).trim().to_owned()
            }
        },
    };
    (!text.is_empty()).then_some(text)
}
