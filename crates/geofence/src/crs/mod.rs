//! Coordinate systems. A coordinate without a system is not a place, so every shape that enters
//! this crate passes through [`Crs::to_ground`], and [`Crs::Unknown`] never converts.
//!
//! WGS 84 and CGCS2000 count as one system here (their difference is below a metre and has no
//! published transformation); the label is kept, because mixing the two costs accuracy.

mod gauss_kruger;
mod guess;
mod names;
mod old;
mod own;
mod shifted;
mod transverse;
mod wkt;

pub use gauss_kruger::Zone;
pub(crate) use guess::CHINA;
pub use guess::{CrsGuess, GuessQuestion, guess};
pub use old::{OldDatum, needs_parameters};
pub use own::{
    Convention, CrsTable, Four, OwnCrs, OwnCrsError, OwnLabel, OwnPlane, OwnWay, Seven, System,
    Turn,
};
pub use transverse::Ellipsoid;
pub use wkt::parse_wkt;

use serde::{Deserialize, Serialize};
use std::fmt;

/// Longitude and latitude in degrees on the WGS 84 / CGCS2000 ellipsoid, longitude first.
pub type LonLat = [f64; 2];

/// The coordinate system a file or a person says its numbers are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Crs {
    /// EPSG:4326, longitude first.
    Wgs84,
    /// EPSG:4490, longitude first.
    Cgcs2000,
    /// EPSG:4491-4554, east first (the order of `.shp` files), metres.
    GaussKruger(Zone),
    /// The offset system of Chinese map services.
    Gcj02,
    /// Baidu's further offset system.
    Bd09,
    /// EPSG:3857, accepted as input, never measured in.
    WebMercator,
    /// An office's own system. Places nothing by itself: [`CrsTable::resolve`] brings its parameters.
    Own(OwnLabel),
    /// Nobody has said. Nothing is measured.
    Unknown,
}

/// The label an accuracy depends on: two data sets of the same label add no datum difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Datum {
    Wgs84,
    Cgcs2000,
    /// GCJ-02 and BD-09: the public formula misses real map services by about half a metre.
    Shifted,
    Unknown,
}

/// Why a coordinate could not be placed on the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CrsError {
    #[error("the coordinate system is unknown")]
    Unknown,
    #[error("a coordinate is not a finite number")]
    NotFinite,
    #[error("a coordinate is outside the range of its system")]
    OutOfRange,
    #[error("the easting's zone prefix is not the one of the system")]
    ZoneMismatch,
    #[error("northing and easting are in the wrong order")]
    AxisSwapped,
    #[error("the system needs the office's own transformation parameters")]
    NeedsParameters,
    #[error("on the edge of the shifted systems' area, where their formula has no single inverse")]
    ShiftEdge,
}

impl CrsError {
    /// Stable code, the part after `site.` or `geometry.`.
    pub fn code(self) -> &'static str {
        match self {
            CrsError::Unknown => "crs_unknown",
            CrsError::NotFinite => "not_finite",
            CrsError::OutOfRange => "out_of_range",
            CrsError::ZoneMismatch => "zone_mismatch",
            CrsError::AxisSwapped => "axis_swapped",
            CrsError::NeedsParameters => "crs_needs_parameters",
            CrsError::ShiftEdge => "shift_edge",
        }
    }
}

impl Crs {
    /// Reads `EPSG:4527`, `4326`, `CGCS2000`, `GCJ-02`, OGC URNs and the like; anything else is
    /// [`Crs::Unknown`].
    pub fn parse(text: &str) -> Crs {
        names::parse_name(text)
    }

    pub fn from_epsg(code: u32) -> Crs {
        match code {
            4326 | 4979 => Crs::Wgs84,
            4490 | 4480 => Crs::Cgcs2000,
            3857 | 900913 => Crs::WebMercator,
            _ => u16::try_from(code)
                .ok()
                .and_then(Zone::from_epsg)
                .map_or(Crs::Unknown, Crs::GaussKruger),
        }
    }

    pub fn datum(self) -> Datum {
        match self {
            Crs::Wgs84 | Crs::WebMercator => Datum::Wgs84,
            // An own system's parameters lead to CGCS2000.
            Crs::Cgcs2000 | Crs::GaussKruger(_) | Crs::Own(_) => Datum::Cgcs2000,
            Crs::Gcj02 | Crs::Bd09 => Datum::Shifted,
            Crs::Unknown => Datum::Unknown,
        }
    }

    /// Whether two vertices can be compared in degrees.
    pub fn is_geographic(self) -> bool {
        matches!(self, Crs::Wgs84 | Crs::Cgcs2000 | Crs::Gcj02 | Crs::Bd09)
    }

    /// Places one coordinate pair (longitude or easting first) on the ground, in degrees.
    ///
    /// # Errors
    /// [`CrsError`] where the pair cannot belong to this system; [`Crs::Unknown`] always fails.
    pub fn to_ground(self, xy: [f64; 2]) -> Result<LonLat, CrsError> {
        if !xy[0].is_finite() || !xy[1].is_finite() {
            return Err(CrsError::NotFinite);
        }
        let ground = match self {
            Crs::Unknown => return Err(CrsError::Unknown),
            Crs::Own(_) => return Err(CrsError::NeedsParameters),
            Crs::Wgs84 | Crs::Cgcs2000 => xy,
            Crs::GaussKruger(zone) => zone.to_ground(xy)?,
            Crs::Gcj02 => shifted::gcj02_to_wgs84(in_range(xy)?)?,
            Crs::Bd09 => shifted::gcj02_to_wgs84(shifted::bd09_to_gcj02(in_range(xy)?))?,
            Crs::WebMercator => web_mercator_to_ground(xy),
        };
        in_range(ground)
    }

    /// The opposite of [`Crs::to_ground`], for handing a shape back in the system it came in.
    ///
    /// # Errors
    /// As [`Crs::to_ground`].
    pub fn to_system(self, ground: LonLat) -> Result<[f64; 2], CrsError> {
        let ground = in_range(ground)?;
        match self {
            Crs::Unknown => Err(CrsError::Unknown),
            Crs::Own(_) => Err(CrsError::NeedsParameters),
            Crs::Wgs84 | Crs::Cgcs2000 => Ok(ground),
            Crs::GaussKruger(zone) => zone.to_system(ground),
            Crs::Gcj02 => Ok(shifted::wgs84_to_gcj02(ground)),
            Crs::Bd09 => Ok(shifted::gcj02_to_bd09(shifted::wgs84_to_gcj02(ground))),
            Crs::WebMercator => Err(CrsError::Unknown),
        }
    }
}

fn in_range(p: LonLat) -> Result<LonLat, CrsError> {
    if !p[0].is_finite() || !p[1].is_finite() {
        return Err(CrsError::NotFinite);
    }
    if p[0].abs() > 180.0 || p[1].abs() > 90.0 {
        return Err(CrsError::OutOfRange);
    }
    Ok(p)
}

/// Spherical Mercator on the WGS 84 semi-major axis; exact by definition of EPSG:3857.
fn web_mercator_to_ground([x, y]: [f64; 2]) -> LonLat {
    const R: f64 = 6_378_137.0;
    [(x / R).to_degrees(), (y / R).sinh().atan().to_degrees()]
}

impl fmt::Display for Crs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Crs::Wgs84 => f.write_str("EPSG:4326"),
            Crs::Cgcs2000 => f.write_str("EPSG:4490"),
            Crs::GaussKruger(zone) => write!(f, "EPSG:{}", zone.epsg()),
            Crs::Gcj02 => f.write_str("GCJ-02"),
            Crs::Bd09 => f.write_str("BD-09"),
            Crs::WebMercator => f.write_str("EPSG:3857"),
            Crs::Own(label) => label.fmt(f),
            Crs::Unknown => f.write_str("unknown"),
        }
    }
}

impl From<Crs> for String {
    fn from(crs: Crs) -> String {
        crs.to_string()
    }
}

impl From<String> for Crs {
    fn from(text: String) -> Crs {
        Crs::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_mercator_is_read_and_never_written() {
        // Published values: a quarter of the equator, and 45 degrees north.
        let p = Crs::WebMercator
            .to_ground([10_018_754.171_394_622, 5_621_521.486_192_066])
            .unwrap();
        assert!(
            (p[0] - 90.0).abs() < 1e-9 && (p[1] - 45.0).abs() < 1e-9,
            "{p:?}"
        );
        assert_eq!(Crs::WebMercator.to_system(p), Err(CrsError::Unknown));
    }

    #[test]
    fn unknown_and_nonsense_never_become_places() {
        assert_eq!(
            Crs::Unknown.to_ground([110.0, 30.0]),
            Err(CrsError::Unknown)
        );
        assert_eq!(
            Crs::Wgs84.to_ground([f64::NAN, 30.0]),
            Err(CrsError::NotFinite)
        );
        assert_eq!(
            Crs::Wgs84.to_ground([37_500_000.0, 2_700_000.0]),
            Err(CrsError::OutOfRange)
        );
    }

    #[test]
    fn labels_survive_serde() {
        for text in [
            "EPSG:4326",
            "EPSG:4490",
            "EPSG:4527",
            "EPSG:4548",
            "GCJ-02",
            "BD-09",
            "EPSG:3857",
            "own:西安80-某市-3度带36",
            "unknown",
        ] {
            assert_eq!(Crs::parse(text).to_string(), text);
        }
    }
}
