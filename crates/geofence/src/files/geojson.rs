//! GeoJSON, row by row: one bad feature does not cost the file.

use super::FileError;
use super::encoding;
use super::geometry::geometry;
use super::layer::{Bad, Columns, Layer, Row, StatedCrs};
use crate::crs::Crs;
use serde_json::{Map, Value};

pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Layer, FileError> {
    let (text, encoding) = encoding::document(bytes)
        .ok_or_else(|| FileError::new(file, "file.encoding_unknown", ""))?;
    let root: Value =
        serde_json::from_str(&text).map_err(|e| FileError::new(file, "file.not_json", e))?;
    let object = root
        .as_object()
        .ok_or_else(|| FileError::new(file, "file.not_geojson", "not an object"))?;
    let mut layer = Layer {
        crs: stated_crs(object),
        attribution: words(object, &["attribution", "copyright"]),
        licence: words(object, &["licence", "license"]),
        ..Layer::text(file, "geojson", encoding)
    };
    let mut collector = Collector::default();
    match object.get("type").and_then(Value::as_str) {
        Some("FeatureCollection") => {
            let features = object.get("features").and_then(Value::as_array);
            let features =
                features.ok_or_else(|| FileError::new(file, "file.not_geojson", "no features"))?;
            for (i, feature) in features.iter().enumerate() {
                layer.rows.push(collector.feature(i as u64 + 1, feature));
            }
        }
        Some(kind) if kind == "Feature" || GEOMETRIES.contains(&kind) => {
            layer.rows.push(collector.row(1, &root));
        }
        other => {
            return Err(FileError::new(
                file,
                "file.not_geojson",
                other.unwrap_or("no type"),
            ));
        }
    }
    collector.finish(&mut layer);
    Ok(layer)
}

const GEOMETRIES: [&str; 7] = [
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
];

/// Features into rows; columns are the properties in the order they turn up.
#[derive(Default)]
pub(super) struct Collector(Columns);

impl Collector {
    /// A feature, or a geometry that stands alone.
    pub(super) fn row(&mut self, number: u64, value: &Value) -> Row {
        match value.get("type").and_then(Value::as_str) {
            Some(kind) if GEOMETRIES.contains(&kind) => Row {
                number,
                id: None,
                cells: Vec::new(),
                shape: geometry(value).map_err(Bad::new),
            },
            _ => self.feature(number, value),
        }
    }

    fn feature(&mut self, number: u64, feature: &Value) -> Row {
        let mut cells = Vec::new();
        if let Some(properties) = feature.get("properties").and_then(Value::as_object) {
            for (key, value) in properties {
                self.0.put(&mut cells, key, text(value));
            }
        }
        let is_feature = feature.get("type").and_then(Value::as_str) == Some("Feature");
        let shape = match feature.get("geometry") {
            Some(shape) if is_feature && !shape.is_null() => geometry(shape).map_err(Bad::new),
            _ if is_feature => Err(Bad::new("missing")),
            _ => Err(Bad::new("not_a_feature")),
        };
        Row {
            number,
            id: feature
                .get("id")
                .filter(|id| id.is_string() || id.is_number())
                .and_then(text),
            cells,
            shape,
        }
    }

    pub(super) fn finish(self, layer: &mut Layer) {
        self.0.finish(layer);
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
pub(super) fn stated_crs(object: &Map<String, Value>) -> StatedCrs {
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
