//! Facilities out, in formats other programs open: [`geojson`] and [`geopackage`].
//!
//! Coordinates are degrees of WGS 84 / CGCS2000. What a reader here would otherwise have to guess
//! (whether a voltage was read out of a name, a spread assumed, a coordinate shifted) stands beside
//! them, so that a set read back is the set that went out. Doubts go along: a row that had no place
//! is a row without geometry, so that nobody takes the file for more complete than it is. Statements
//! of completeness and of densely populated areas do not: they are a person's, about one office's
//! data.

mod geojson;
mod geopackage;
mod wkb;

pub use geojson::geojson;
pub use geopackage::geopackage;

use crate::crs::LonLat;
use crate::facility::{Attributes, Facility, FacilitySet, Shape, Spread, VoltageSource, from_name};
use serde_json::{Map, Value, json};

/// Why a set could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The time of the last change is not of the form `2026-11-25T08:00:00.000Z`.
    #[error("not a time: {0}")]
    BadTime(String),
    #[error("SQLite: {0}")]
    Sqlite(String),
}

impl ExportError {
    pub fn code(&self) -> &'static str {
        match self {
            ExportError::BadTime(_) => "export.bad_time",
            ExportError::Sqlite(_) => "export.sqlite",
        }
    }
}

/// What stands beside the geometry, under names the reader recognises (`files::columns`,
/// `files::extras`).
fn properties(f: &Facility) -> Map<String, Value> {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("id", json!(f.id));
    put("kind", json!(f.kind.word()));
    put("source_crs", json!(f.crs.to_string()));
    if let Some(name) = &f.name {
        put("name", json!(name));
    }
    if let Some(owner) = &f.owner {
        put("owner", json!(owner));
    }
    match f.voltage {
        Some(voltage) => {
            put("voltage_kv", json!(voltage.kv()));
            let source = match voltage.source {
                VoltageSource::Stated => "stated",
                VoltageSource::Name => "name",
                VoltageSource::Line => "line",
            };
            put("kv_source", json!(source));
            if voltage.dc {
                put("current", json!("dc"));
            }
        }
        // Somebody took it away; the name must not bring it back.
        None if f.name.as_deref().and_then(from_name).is_some() => {
            put("kv_source", json!("unknown"));
        }
        None => {}
    }
    let metres = |mm: u32| json!(f64::from(mm) / 1000.0);
    match f.spread {
        Spread::Known(mm) => {
            put("spread_m", metres(mm));
        }
        Spread::Assumed(mm) => {
            put("spread_m", metres(mm));
            put("spread_source", json!("assumed"));
        }
        Spread::Outer => {
            put("spread_source", json!("outer"));
        }
        Spread::Unknown => {}
    }
    if let Some(mm) = f.accuracy_mm {
        put("accuracy_m", metres(mm));
    }
    if let Some(mm) = f.own_error_mm {
        put("own_error_m", metres(mm));
    }
    let Attributes {
        water,
        design,
        height,
    } = f.attributes;
    if let Some(water) = water {
        put("water", json!(water));
    }
    let lengths = [
        ("wind_deviation_m", design.wind_deviation_mm),
        ("safe_distance_m", design.safe_distance_mm),
        ("conductor_height_m", height.map(|h| h.mm)),
        ("height_accuracy_m", height.and_then(|h| h.accuracy_mm)),
    ];
    for (key, mm) in lengths {
        if let Some(mm) = mm {
            put(key, metres(mm));
        }
    }
    out
}

/// Rows of a set that have no place: their properties, and why.
fn doubts(set: &FacilitySet) -> impl Iterator<Item = Map<String, Value>> + '_ {
    let rejects = set.rejects.iter().map(|r| {
        let mut out = Map::new();
        out.insert("doubt".to_owned(), json!(r.code));
        out.insert("doubt_file".to_owned(), json!(r.file));
        out.insert("doubt_row".to_owned(), json!(r.row));
        if let Some(name) = &r.name {
            out.insert("name".to_owned(), json!(name));
        }
        out
    });
    let unplaced = set.unplaced.iter().map(|u| {
        let mut out = Map::new();
        out.insert("doubt".to_owned(), json!("crs.unknown"));
        out.insert("doubt_file".to_owned(), json!(u.file));
        out.insert("doubt_rows".to_owned(), json!(u.rows));
        out
    });
    rejects.chain(unplaced)
}

/// The words that licences ask to show, and the licences.
fn credit(set: &FacilitySet) -> (Option<String>, Option<String>) {
    let joined = |of: fn(&crate::facility::Source) -> Option<&String>| {
        let mut words: Vec<&str> = Vec::new();
        for word in set.sources.iter().filter_map(of) {
            if !words.contains(&word.as_str()) {
                words.push(word);
            }
        }
        (!words.is_empty()).then(|| words.join("; "))
    };
    (
        joined(|s| s.attribution.as_ref()),
        joined(|s| s.licence.as_ref()),
    )
}

/// Outlines counter-clockwise, holes clockwise: RFC 7946, 3.1.6, and what GIS programs expect.
fn wound(shape: &Shape) -> Shape {
    let mut shape = shape.clone();
    for polygon in &mut shape.polygons {
        for (i, ring) in polygon.iter_mut().enumerate() {
            if (twice_area(ring) > 0.0) != (i == 0) {
                ring.reverse();
            }
        }
    }
    shape
}

/// Positive counter-clockwise. From the first corner, so that small rings keep their digits.
fn twice_area(ring: &[LonLat]) -> f64 {
    let Some(first) = ring.first() else {
        return 0.0;
    };
    ring.windows(2)
        .map(|w| {
            let [a, b] = [w[0], w[1]].map(|p| [p[0] - first[0], p[1] - first[1]]);
            a[0] * b[1] - b[0] * a[1]
        })
        .sum()
}
