//! Shared by the integration tests.
#![allow(dead_code)]

pub(crate) mod ground;

use linewarden_geofence::{FacilitySet, Index, ReadOptions, SiteInput};

pub(crate) fn data(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

pub(crate) fn read(name: &str, text: &str, options: &ReadOptions) -> FacilitySet {
    let files = [(name.to_owned(), text.as_bytes().to_vec())];
    FacilitySet::read(&files, options, &|_, _| true)
        .unwrap()
        .set
}

pub(crate) fn index(features: &serde_json::Value) -> Index {
    let text = serde_json::json!({"type": "FeatureCollection", "features": features}).to_string();
    Index::build(read("lines.geojson", &text, &ReadOptions::default()))
}

pub(crate) fn site(geometry: serde_json::Value, accuracy: f64) -> SiteInput {
    SiteInput {
        geometry,
        crs: Some("EPSG:4326".into()),
        accuracy_m: Some(accuracy),
        ..SiteInput::default()
    }
}
