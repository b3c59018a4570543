//! GeoPackage 1.3 (OGC 12-128r17), one table for each geometry type, as GIS programs want layers.

use super::wkb::{Type, blob};
use super::{ExportError, credit, doubts, properties, wound};
use crate::facility::FacilitySet;
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params, params_from_iter};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

const SRS: i32 = 4326;

const TABLES: &str = "
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST],AUTHORITY[\"EPSG\",\"4326\"]]', 'longitude and latitude in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);";

/// Columns of a layer of facilities, by the names of [`properties`].
const COLUMNS: [(&str, &str); 17] = [
    ("id", "TEXT"),
    ("name", "TEXT"),
    ("kind", "TEXT"),
    ("voltage_kv", "DOUBLE"),
    ("current", "TEXT"),
    ("kv_source", "TEXT"),
    ("owner", "TEXT"),
    ("spread_m", "DOUBLE"),
    ("spread_source", "TEXT"),
    ("accuracy_m", "DOUBLE"),
    ("own_error_m", "DOUBLE"),
    ("source_crs", "TEXT"),
    ("water", "TEXT"),
    ("wind_deviation_m", "DOUBLE"),
    ("safe_distance_m", "DOUBLE"),
    ("conductor_height_m", "DOUBLE"),
    ("height_accuracy_m", "DOUBLE"),
];

const DOUBT_COLUMNS: [(&str, &str); 5] = [
    ("doubt", "TEXT"),
    ("doubt_file", "TEXT"),
    ("doubt_row", "INTEGER"),
    ("doubt_rows", "INTEGER"),
    ("name", "TEXT"),
];

/// A set as a GeoPackage. There is no clock here: `last_change` is the time it states, in UTC, as
/// `2026-11-25T08:00:00.000Z`. The same set and time give the same bytes.
///
/// # Errors
/// [`ExportError`].
pub fn geopackage(set: &FacilitySet, last_change: &str) -> Result<Vec<u8>, ExportError> {
    if !is_time(last_change) {
        return Err(ExportError::BadTime(last_change.to_owned()));
    }
    write(set, last_change).map_err(|e| ExportError::Sqlite(e.to_string()))
}

fn is_time(text: &str) -> bool {
    const FORM: &[u8] = b"0000-00-00T00:00:00.000Z";
    text.len() == FORM.len()
        && text.bytes().zip(FORM).all(|(b, form)| match form {
            b'0' => b.is_ascii_digit(),
            other => b == *other,
        })
}

fn write(set: &FacilitySet, last_change: &str) -> rusqlite::Result<Vec<u8>> {
    let mut db = Connection::open_in_memory()?;
    db.execute_batch(TABLES)?;
    let all = db.transaction()?;
    let mut by_type: BTreeMap<Type, Vec<usize>> = BTreeMap::new();
    for (i, f) in set.facilities.iter().enumerate() {
        by_type.entry(Type::of(&f.shape)).or_default().push(i);
    }
    // Programs open the first layer; a set of nothing has one too.
    if by_type.is_empty() {
        by_type.insert(Type::Lines, Vec::new());
    }
    let (attribution, licence) = credit(set);
    let credit = [attribution, licence].into_iter().flatten();
    let credit = credit.collect::<Vec<_>>().join("; ");
    for (kind, indices) in by_type {
        let multi = indices
            .iter()
            .any(|i| kind.parts(&set.facilities[*i].shape) > 1);
        let table = match kind {
            Type::Points => "facility_points",
            Type::Lines => "facility_lines",
            Type::Polygons => "facility_polygons",
            Type::Mixed => "facility_mixed",
        };
        let bounds = indices
            .iter()
            .filter_map(|i| set.facilities[*i].shape.bounds())
            .reduce(|a, b| {
                [
                    a[0].min(b[0]),
                    a[1].min(b[1]),
                    a[2].max(b[2]),
                    a[3].max(b[3]),
                ]
            });
        let layer = Layer {
            table,
            geometry: kind.name(multi),
            columns: &COLUMNS,
        };
        layer.create(&all, last_change, &credit, bounds)?;
        let rows = indices.iter().map(|i| {
            let f = &set.facilities[*i];
            (
                Some(blob(&wound(&f.shape), kind, multi, SRS)),
                properties(f),
            )
        });
        layer.fill(&all, rows)?;
    }
    let mut doubts = doubts(set).peekable();
    if doubts.peek().is_some() {
        let layer = Layer {
            table: "facility_doubts",
            geometry: "GEOMETRY",
            columns: &DOUBT_COLUMNS,
        };
        layer.create(&all, last_change, &credit, None)?;
        layer.fill(&all, doubts.map(|d| (None, d)))?;
    }
    all.commit()?;
    Ok(db.serialize("main")?.to_vec())
}

struct Layer {
    table: &'static str,
    geometry: &'static str,
    columns: &'static [(&'static str, &'static str)],
}

impl Layer {
    fn create(
        &self,
        db: &Connection,
        last_change: &str,
        credit: &str,
        bounds: Option<[f64; 4]>,
    ) -> rusqlite::Result<()> {
        let bounds = bounds.map_or([None; 4], |b| b.map(Some));
        let columns: String = self
            .columns
            .iter()
            .map(|(name, kind)| format!(", {name} {kind}"))
            .collect();
        db.execute_batch(&format!(
            "CREATE TABLE {} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {}{columns})",
            self.table, self.geometry
        ))?;
        db.execute(
            "INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                self.table,
                credit,
                last_change,
                bounds[0],
                bounds[1],
                bounds[2],
                bounds[3],
                SRS
            ],
        )?;
        db.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)",
            params![self.table, self.geometry, SRS],
        )?;
        Ok(())
    }

    fn fill(
        &self,
        db: &Connection,
        rows: impl Iterator<Item = (Option<Vec<u8>>, Map<String, Value>)>,
    ) -> rusqlite::Result<()> {
        let names: String = self.columns.iter().map(|(n, _)| format!(", {n}")).collect();
        let marks = ", ?".repeat(self.columns.len());
        let sql = format!("INSERT INTO {} (geom{names}) VALUES (?{marks})", self.table);
        let mut insert = db.prepare(&sql)?;
        for (geometry, mut properties) in rows {
            let geometry = geometry.map_or(Cell::Null, Cell::Blob);
            let cells = self
                .columns
                .iter()
                .map(|(name, _)| match properties.remove(*name) {
                    Some(Value::String(text)) => Cell::Text(text),
                    Some(Value::Number(n)) => match (n.as_i64(), n.as_f64()) {
                        (Some(n), _) => Cell::Integer(n),
                        (None, Some(n)) => Cell::Real(n),
                        (None, None) => Cell::Null,
                    },
                    _ => Cell::Null,
                });
            insert.execute(params_from_iter(std::iter::once(geometry).chain(cells)))?;
        }
        Ok(())
    }
}
