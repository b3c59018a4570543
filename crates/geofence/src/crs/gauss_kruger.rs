//! CGCS2000 Gauss-Krueger, EPSG:4491-4554. Source: EPSG registry; see docs/decisions for the table.

use super::transverse::{Ellipsoid, Transverse};
use super::{CrsError, LonLat};

/// One projected zone of CGCS2000, named by its EPSG code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone(u16);

/// Eastings farther from the meridian than this belong to no honest survey (6 degrees at 18 N).
const WIDEST_HALF_ZONE_M: f64 = 640_000.0;

impl Zone {
    pub fn from_epsg(code: u16) -> Option<Zone> {
        (4491..=4554).contains(&code).then_some(Zone(code))
    }

    pub fn epsg(self) -> u16 {
        self.0
    }

    /// Degrees east.
    pub fn central_meridian(self) -> f64 {
        f64::from(match self.0 {
            4491..=4501 => 6 * (self.0 - 4478) - 3,
            4502..=4512 => 75 + 6 * (self.0 - 4502),
            4513..=4533 => 3 * (self.0 - 4488),
            _ => 75 + 3 * (self.0 - 4534),
        })
    }

    /// The zone number in front of the easting, where the system has one.
    pub fn prefix(self) -> Option<u16> {
        match self.0 {
            4491..=4501 => Some(self.0 - 4478),
            4513..=4533 => Some(self.0 - 4488),
            _ => None,
        }
    }

    /// Finds the zone from a projection's parameters, as a `.prj` states them.
    pub fn from_parameters(central_meridian: f64, false_easting: f64) -> Option<Zone> {
        let matches = |code: &u16| {
            let zone = Zone(*code);
            zone.central_meridian() == central_meridian && zone.false_easting() == false_easting
        };
        // Three-degree codes first: where both series have the meridian they are the same projection.
        (4513..=4554).chain(4491..=4512).find(matches).map(Zone)
    }

    fn false_easting(self) -> f64 {
        f64::from(self.prefix().unwrap_or(0)) * 1e6 + 500_000.0
    }

    /// # Errors
    /// A wrong zone prefix or swapped axes are told apart from mere nonsense: both are common, and
    /// both would put a line hundreds of kilometres away.
    pub(super) fn to_ground(self, [east, north]: [f64; 2]) -> Result<LonLat, CrsError> {
        self.check(east, north)?;
        self.projection().to_degrees([east, north])
    }

    pub(super) fn to_system(self, [lon, lat]: LonLat) -> Result<[f64; 2], CrsError> {
        if (lon - self.central_meridian()).abs() > 7.0 {
            return Err(CrsError::OutOfRange);
        }
        self.projection().to_plane([lon, lat])
    }

    fn projection(self) -> Transverse {
        Transverse {
            ellipsoid: Ellipsoid::Grs80,
            meridian: self.central_meridian(),
            false_easting: self.false_easting(),
            false_northing: 0.0,
            scale: 1.0,
        }
    }

    fn check(self, east: f64, north: f64) -> Result<(), CrsError> {
        let fits = |e: f64, n: f64| {
            (e - self.false_easting()).abs() <= WIDEST_HALF_ZONE_M
                && (0.0..=10_002_000.0).contains(&n)
        };
        if fits(east, north) {
            return match self.prefix() {
                // 37 999 999 is zone 37's far east, 38 000 001 would be another zone's far west.
                Some(prefix) if (east / 1e6).floor() != f64::from(prefix) => {
                    Err(CrsError::ZoneMismatch)
                }
                _ => Ok(()),
            };
        }
        if fits(north, east) {
            return Err(CrsError::AxisSwapped);
        }
        let stated = (east / 1e6).floor();
        if (13.0..=45.0).contains(&stated)
            || (self.prefix().is_some() && (0.0..1e6).contains(&east))
        {
            return Err(CrsError::ZoneMismatch);
        }
        Err(CrsError::OutOfRange)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_series_are_split_where_epsg_splits_them() {
        assert_eq!(Zone(4527).central_meridian(), 117.0);
        assert_eq!(Zone(4527).prefix(), Some(39));
        assert_eq!(Zone(4544).central_meridian(), 105.0);
        assert_eq!(Zone(4491).central_meridian(), 75.0);
        assert_eq!(Zone(4512).central_meridian(), 135.0);
        assert_eq!(Zone::from_parameters(111.0, 37_500_000.0), Some(Zone(4525)));
        assert_eq!(Zone::from_parameters(117.0, 20_500_000.0), Some(Zone(4498)));
        assert_eq!(Zone::from_parameters(107.5, 500_000.0), None);
    }

    #[test]
    fn a_wrong_prefix_and_swapped_axes_are_named() {
        let zone37 = Zone(4525);
        assert_eq!(
            zone37.to_ground([500_000.0, 2_700_000.0]),
            Err(CrsError::ZoneMismatch)
        );
        assert_eq!(
            zone37.to_ground([38_500_000.0, 2_700_000.0]),
            Err(CrsError::ZoneMismatch)
        );
        assert_eq!(
            zone37.to_ground([2_700_000.0, 37_500_000.0]),
            Err(CrsError::AxisSwapped)
        );
        assert_eq!(
            Zone(4546).to_ground([37_500_000.0, 2_700_000.0]),
            Err(CrsError::ZoneMismatch)
        );
        assert!(
            zone37.to_ground([37_160_000.0, 2_700_000.0]).is_ok(),
            "lines run past the zone's edge"
        );
    }
}
