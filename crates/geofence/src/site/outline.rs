//! The outline of an area that an authority declares: checked as a site's is.

use super::WIDEST_M;
use super::check::{self, SiteError};
use crate::crs::{CHINA, CrsError, System};
use crate::facility::Shape;
use crate::measure::{Probe, area};
use serde_json::Value;

/// Smaller than this an outline encloses nothing, m².
const LEAST_M2: f64 = 0.01;

/// Reads, checks and places polygons.
///
/// # Errors
/// [`SiteError`], also for anything but polygons, for an unknown system and for a place outside China.
pub fn outline(geometry: &Value, system: &System) -> Result<Shape, SiteError> {
    let mut shape = check::read(geometry)?;
    if !shape.points.is_empty() || !shape.lines.is_empty() {
        return Err(SiteError::NotGeometry);
    }
    check::rings(&shape)?;
    if !system.is_known() {
        return Err(SiteError::Coordinate {
            error: CrsError::Unknown,
        });
    }
    check::place(&mut shape, system)?;
    let [west, south, east, north] = CHINA;
    let here = |p: [f64; 2]| (west..=east).contains(&p[0]) && (south..=north).contains(&p[1]);
    if !shape.vertices().all(here) {
        return Err(SiteError::Coordinate {
            error: CrsError::OutOfRange,
        });
    }
    let probe = Probe::new(&shape).ok_or(SiteError::Empty)?;
    if probe.radius() > WIDEST_M / 2.0 {
        return Err(SiteError::TooLarge { widest_m: WIDEST_M });
    }
    if shape.polygons.iter().any(|p| area(p) < LEAST_M2) {
        return Err(SiteError::Flat);
    }
    Ok(shape)
}
