//! The facilities in force as a file that other programs open.
use crate::error::Failure;
use crate::office::Office;
use chrono::SecondsFormat;
use linewarden_geofence::export;
use serde_json::json;

/// The bytes of the version in force, as `geojson` or `gpkg`.
pub(crate) fn export(office: &Office, format: &str) -> Result<Vec<u8>, Failure> {
    let index = office
        .ground
        .index()
        .ok_or_else(|| Failure::input("facilities.none", json!({})))?;
    let set = index
        .try_set()
        .map_err(|e| Failure::input(e.code(), json!({})))?;
    match format {
        "geojson" => Ok(export::geojson(set)),
        "gpkg" => {
            // The version's own time, so that the same version gives the same bytes.
            let since = office.ground.brief().map(|b| b.current_since);
            let made = since.unwrap_or_else(|| office.now()).to_utc();
            let made = made.to_rfc3339_opts(SecondsFormat::Millis, true);
            export::geopackage(set, &made)
                .map_err(|e| Failure::input(e.code(), json!({"detail": e.to_string()})))
        }
        _ => Err(Failure::not_found(
            "facilities.export_format",
            json!({"format": format, "known": ["geojson", "gpkg"]}),
        )),
    }
}
