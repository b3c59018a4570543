//! Drawings to test with.

use super::unpacked;
use linewarden_geofence::files::{CrsBy, read_site};
use linewarden_geofence::{Crs, ReadOptions, Reading};
use serde_json::Value;

/// Everything drawn, in metres or the drawing's numbers, and the closed lines as areas.
pub(crate) fn drawn(name: &str, bytes: Vec<u8>) -> Value {
    let site = read_site(&[(name.to_owned(), bytes)], None).unwrap();
    assert_eq!((site.crs, site.crs_by), (None, CrsBy::Unknown), "{name}");
    site.geometry.unwrap()
}

/// A drawing out of the folder, unpacked.
pub(crate) fn drawing(name: &str) -> Vec<u8> {
    unpacked(&format!("dxf/{name}"))
}

/// The drawing with another `$INSUNITS`, so that it is cut as finely as a survey in metres.
pub(crate) fn in_metres(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
    if let Some(at) = lines.iter().position(|l| l.trim() == "$INSUNITS") {
        out[at + 2] = "6".to_owned();
    }
    out.join("\n").into_bytes()
}

/// A drawing of these groups in the model space.
pub(crate) fn small(head: &str, blocks: &str, entities: &str) -> String {
    format!(
        "0\nSECTION\n2\nHEADER\n{head}\n0\nENDSEC\n0\nSECTION\n2\nBLOCKS\n{blocks}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n{entities}0\nENDSEC\n0\nEOF\n"
    )
}

pub(crate) const METRES: &str = "9\n$ACADVER\n1\nAC1027\n9\n$INSUNITS\n70\n6";

pub(crate) fn on_zone_37() -> ReadOptions {
    ReadOptions {
        crs: Some(Crs::parse("EPSG:4525")),
        ..ReadOptions::default()
    }
}

/// Sum over all lines and rings.
pub(crate) fn length(geometry: &Value) -> f64 {
    match geometry {
        Value::Object(o) => o.values().map(length).sum(),
        Value::Array(a)
            if a.first()
                .is_some_and(|p| p.get(0).is_some_and(Value::is_number)) =>
        {
            let n = |p: &Value, i: usize| p[i].as_f64().unwrap();
            a.windows(2)
                .map(|w| (n(&w[0], 0) - n(&w[1], 0)).hypot(n(&w[0], 1) - n(&w[1], 1)))
                .sum()
        }
        Value::Array(a) => a.iter().map(length).sum(),
        _ => 0.0,
    }
}

pub(crate) fn lines_of(entities: &str, blocks: &str) -> Vec<Vec<[f64; 2]>> {
    let geometry = drawn("x.dxf", small(METRES, blocks, entities).into());
    let shape = linewarden_geofence::files::geometry(&geometry).unwrap();
    shape.lines
}

pub(crate) fn rejected(reading: &Reading) -> Vec<&str> {
    reading
        .set
        .rejects
        .iter()
        .map(|r| r.code.as_str())
        .collect()
}

pub(crate) fn warned(reading: &Reading) -> Vec<&str> {
    let warnings = &reading.report.files[0].warnings;
    warnings.iter().map(|w| w.code.as_str()).collect()
}
