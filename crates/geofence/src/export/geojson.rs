//! GeoJSON by RFC 7946.

use super::{credit, doubts, properties, wound};
use crate::facility::FacilitySet;
use serde_json::{Value, json};

/// A set as a feature collection, one feature to a line. Degrees, longitude first, every digit kept.
pub fn geojson(set: &FacilitySet) -> Vec<u8> {
    let mut out = String::from("{\"type\":\"FeatureCollection\"");
    let (attribution, licence) = credit(set);
    for (key, words) in [("attribution", attribution), ("licence", licence)] {
        if let Some(words) = words {
            out.push_str(&format!(",\"{key}\":{}", json!(words)));
        }
    }
    out.push_str(",\"features\":[");
    let mut first = true;
    let mut feature = |value: Value| {
        out.push_str(if first { "\n" } else { ",\n" });
        out.push_str(&value.to_string());
        first = false;
    };
    for f in &set.facilities {
        feature(json!({
            "type": "Feature",
            "id": f.id,
            "geometry": wound(&f.shape).to_geojson(),
            "properties": properties(f),
        }));
    }
    for doubt in doubts(set) {
        feature(json!({"type": "Feature", "geometry": null, "properties": doubt}));
    }
    out.push_str("\n]}\n");
    out.into_bytes()
}
