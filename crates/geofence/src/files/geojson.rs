//! GeoJSON, row by row: one bad feature does not cost the file. The `crs` member of the old format
//! (GeoJSON 2008, section 3) may stand on any object in it.

use super::FileError;
use super::encoding;
use super::geometry::geometry;
use super::layer::{Bad, Columns, Layer, Row, StatedCrs};
use crate::crs::Crs;
use serde_json::{Map, Value};

/// # Errors
/// `file.encoding_unknown`, `file.not_json`, `file.not_geojson`, `file.mixed_crs`.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Layer, FileError> {
    let (text, encoding) = encoding::document(bytes)
        .ok_or_else(|| FileError::new(file, "file.encoding_unknown", ""))?;
    let root: Value =
        serde_json::from_str(&text).map_err(|e| FileError::new(file, "file.not_json", e))?;
    let object = root
        .as_object()
        .ok_or_else(|| FileError::new(file, "file.not_geojson", "not an object"))?;
    let mut layer = Layer {
        attribution: words(object, &["attribution", "copyright"]),
        licence: words(object, &["licence", "license"]),
        ..Layer::text(file, "geojson", encoding)
    };
    let mut collector = Collector::default();
    let mut systems = Systems::default();
    match object.get("type").and_then(Value::as_str) {
        Some("FeatureCollection") => {
            let features = object.get("features").and_then(Value::as_array);
            let features =
                features.ok_or_else(|| FileError::new(file, "file.not_geojson", "no features"))?;
            if object.contains_key("crs") {
                systems = Systems::of_all(object);
            }
            for (i, feature) in features.iter().enumerate() {
                systems.take(feature);
                layer.rows.push(collector.feature(i as u64 + 1, feature));
            }
        }
        Some(kind) if kind == "Feature" || GEOMETRIES.contains(&kind) => {
            systems.take(&root);
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
    layer.crs = systems.finish(file)?;
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

/// What the `crs` members of a file name, wherever they stand. It has to be one system for every row:
/// in another, some rows would lie in the wrong place.
#[derive(Default)]
pub(super) struct Systems {
    /// Of the collection, for rows that name none.
    for_all: bool,
    named: Option<(Crs, String)>,
    /// A row named none.
    silent: bool,
    mixed: bool,
}

impl Systems {
    fn of_all(collection: &Map<String, Value>) -> Systems {
        Systems {
            for_all: true,
            named: collection.get("crs").map(named),
            ..Systems::default()
        }
    }

    /// A row's own member, its geometry's and those of the geometry's parts.
    pub(super) fn take(&mut self, row: &Value) {
        let mut open = vec![row];
        let mut silent = true;
        while let Some(value) = open.pop() {
            if let Some(member) = value.get("crs") {
                silent = false;
                let (crs, text) = named(member);
                match &self.named {
                    Some((other, said)) => {
                        // Two unknown ones are the same where they are called the same.
                        self.mixed |= *other != crs || (crs == Crs::Unknown && *said != text);
                    }
                    None => self.named = Some((crs, text)),
                }
            }
            open.extend(value.get("geometry"));
            open.extend(
                value
                    .get("geometries")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten(),
            );
        }
        self.silent |= silent;
    }

    /// RFC 7946 without a `crs` member is WGS 84.
    ///
    /// # Errors
    /// `file.mixed_crs`, also where some rows name a system and others none.
    pub(super) fn finish(self, file: &str) -> Result<StatedCrs, FileError> {
        let half = self.silent && !self.for_all;
        match self.named {
            None => Ok(StatedCrs::Default(Crs::Wgs84)),
            Some(_) if self.mixed || half => Err(FileError::new(file, "file.mixed_crs", "")),
            Some((crs, text)) => Ok(StatedCrs::Stated { crs, text }),
        }
    }
}

/// A member that is there and not understood is no default: the writer meant something else.
fn named(member: &Value) -> (Crs, String) {
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
    (Crs::parse(&text), text)
}
