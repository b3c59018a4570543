//! Columns that only our own exports have (`crate::export`): what a value rests on.

use super::layer::Row;
use crate::crs::Crs;
use crate::facility::{Facility, Spread, VoltageSource};

/// Takes back what the plain columns cannot say. Absent or not understood: nothing changes, except
/// that an assumed spread never becomes a known one.
pub(super) fn apply(facility: &mut Facility, columns: &[String], row: &Row) {
    let cell = |name: &str| {
        let column = columns.iter().position(|c| c == name)?;
        row.cells.get(column)?.as_deref()
    };
    if let Some(voltage) = &mut facility.voltage {
        voltage.dc |= cell("current") == Some("dc");
        match cell("kv_source") {
            Some("stated") => voltage.source = VoltageSource::Stated,
            Some("name") => voltage.source = VoltageSource::Name,
            Some("line") => voltage.source = VoltageSource::Line,
            _ => {}
        }
    }
    if cell("kv_source") == Some("unknown") {
        facility.voltage = None;
    }
    match (cell("spread_source"), facility.spread) {
        (Some("assumed"), Spread::Known(mm)) => facility.spread = Spread::Assumed(mm),
        (Some("outer"), _) => facility.spread = Spread::Outer,
        _ => {}
    }
    // Degrees that were shifted once stay as good as shifted ones are; never the other way.
    match cell("source_crs").map(Crs::parse) {
        Some(crs) if facility.crs == Crs::Wgs84 && crs != Crs::Unknown => {
            facility.crs = crs;
            // Unreadable is absent, and absent counts as nobody knowing it.
            let metres = cell("own_error_m").and_then(|m| m.parse::<f64>().ok());
            let sane = metres.filter(|m| (0.0..=100_000.0).contains(m));
            facility.own_error_mm = sane.map(|m| (m * 1000.0).round() as u32);
        }
        _ => {}
    }
}
