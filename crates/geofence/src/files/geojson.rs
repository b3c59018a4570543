//! GeoJSON, row by row: one bad feature does not cost the file.

use super::FileError;
use super::encoding;
use super::geometry::geometry_or_bounds;
use super::layer::{Bad, Layer, Row, StatedCrs};
use crate::crs::Crs;
use serde_json::{Map, Value};
use std::collections::HashMap;

pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Layer, FileError> {
    let (text, encoding) = encoding::document(bytes)
        .ok_or_else(|| FileError::new(file, "file.encoding_unknown", ""))?;
    let root: Value =
        serde_json::from_str(&text).map_err(|e| FileError::new(file, "file.not_json", e))?;
    let object = root
        .as_object()
        .ok_or_else(|| FileError::new(file, "file.not_geojson", "not an object"))?;
    let mut layer = Layer {
        file: file.to_owned(),
        format: "geojson",
        encoding: encoding.to_owned(),
        encoding_by: if encoding == "UTF-8" {
            "standard"
        } else {
            "content"
        },
        crs: stated_crs(object),
        columns: Vec::new(),
        rows: Vec::new(),
        attribution: words(object, &["attribution", "copyright"]),
        licence: words(object, &["licence", "license"]),
        remarks: Vec::new(),
    };
    let mut columns = HashMap::new();
    match object.get("type").and_then(Value::as_str) {
        Some("FeatureCollection") => {
            let features = object.get("features").and_then(Value::as_array);
            let features =
                features.ok_or_else(|| FileError::new(file, "file.not_geojson", "no features"))?;
            for (i, feature) in features.iter().enumerate() {
                let row = row(i as u64 + 1, feature, &mut layer.columns, &mut columns);
                layer.rows.push(row);
            }
        }
        Some("Feature") => {
            let row = row(1, &root, &mut layer.columns, &mut columns);
            layer.rows.push(row);
        }
        Some(
            "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon"
            | "GeometryCollection",
        ) => {
            layer.rows.push(Row {
                number: 1,
                id: None,
                cells: Vec::new(),
                shape: geometry_or_bounds(&root),
            });
        }
        other => {
            return Err(FileError::new(
                file,
                "file.not_geojson",
                other.unwrap_or("no type"),
            ));
        }
    }
    let width = layer.columns.len();
    for row in &mut layer.rows {
        row.cells.resize(width, None);
    }
    Ok(layer)
}

fn row(
    number: u64,
    feature: &Value,
    names: &mut Vec<String>,
    columns: &mut HashMap<String, usize>,
) -> Row {
    let mut cells = Vec::new();
    if let Some(properties) = feature.get("properties").and_then(Value::as_object) {
        for (key, value) in properties {
            let column = *columns.entry(key.clone()).or_insert_with(|| {
                names.push(key.clone());
                names.len() - 1
            });
            if cells.len() <= column {
                cells.resize(column + 1, None);
            }
            cells[column] = text(value);
        }
    }
    let is_feature = feature.get("type").and_then(Value::as_str) == Some("Feature");
    let shape = match feature.get("geometry") {
        Some(geometry) if is_feature && !geometry.is_null() => geometry_or_bounds(geometry),
        _ if is_feature => Err(Bad {
            code: "missing",
            bounds: None,
        }),
        _ => Err(Bad {
            code: "not_a_feature",
            bounds: None,
        }),
    };
    Row {
        number,
        id: feature.get("id").and_then(text),
        cells,
        shape,
    }
}

/// A cell as text; a list, as some writers make of a shared name, as its parts joined by `;`.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(s) => s.trim().to_owned(),
        Value::Array(items) => items.iter().filter_map(text).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    };
    (!text.is_empty()).then_some(text)
}

fn words(object: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    keys.iter()
        .find_map(|k| object.get(*k).and_then(Value::as_str))
        .map(str::to_owned)
}

/// RFC 7946 without a `crs` member is WGS 84. A member that is there and not understood is no
/// default: the writer meant something else.
fn stated_crs(object: &Map<String, Value>) -> StatedCrs {
    let Some(member) = object.get("crs") else {
        return StatedCrs::Default(Crs::Wgs84);
    };
    let name = member
        .pointer("/properties/name")
        .or_else(|| member.pointer("/properties/code"));
    let text = match name {
        Some(Value::String(s)) => s.clone(),
        Some(other) => other.to_string(),
        None => member
            .as_str()
            .map_or_else(|| member.to_string(), str::to_owned),
    };
    StatedCrs::Stated {
        crs: Crs::parse(&text),
        text,
    }
}
