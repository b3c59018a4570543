//! Transverse Mercator on the ellipsoids Chinese surveying has used.

use super::{CrsError, LonLat};
use proj4rs::{Proj, transform::transform};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use ts_rs::TS;

/// An ellipsoid of revolution. Source: EPSG 7024, 7049, 7019.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Ellipsoid {
    /// Krassovsky 1940, of Beijing 54.
    Krassovsky,
    /// IAG 1975, of Xi'an 80.
    Iag75,
    /// GRS 1980; CGCS2000's differs from it by 0.1 mm at the pole.
    Grs80,
}

impl Ellipsoid {
    /// Semi-major axis in metres and inverse flattening.
    pub fn size(self) -> (f64, f64) {
        match self {
            Ellipsoid::Krassovsky => (6_378_245.0, 298.3),
            Ellipsoid::Iag75 => (6_378_140.0, 298.257),
            Ellipsoid::Grs80 => (6_378_137.0, 298.257_222_101),
        }
    }
}

/// One projection: angles in degrees, lengths in metres, latitude of origin 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Transverse {
    pub ellipsoid: Ellipsoid,
    pub meridian: f64,
    pub false_easting: f64,
    pub false_northing: f64,
    pub scale: f64,
}

impl Transverse {
    /// East and north to longitude and latitude on its own ellipsoid.
    pub(super) fn to_degrees(self, [east, north]: [f64; 2]) -> Result<LonLat, CrsError> {
        let mut point = (east, north, 0.0);
        self.with(|plane, degrees| transform(plane, degrees, &mut point))?;
        finite([point.0.to_degrees(), point.1.to_degrees()])
    }

    pub(super) fn to_plane(self, [lon, lat]: LonLat) -> Result<[f64; 2], CrsError> {
        let mut point = (lon.to_radians(), lat.to_radians(), 0.0);
        self.with(|plane, degrees| transform(degrees, plane, &mut point))?;
        finite([point.0, point.1])
    }

    /// Building a projection parses a string, so the last one is kept per thread: a file has one.
    fn with(
        self,
        run: impl FnOnce(&Proj, &Proj) -> proj4rs::errors::Result<()>,
    ) -> Result<(), CrsError> {
        thread_local! {
            static LAST: RefCell<Option<(Transverse, Proj, Proj)>> = const { RefCell::new(None) };
        }
        LAST.with_borrow_mut(|last| {
            if last.as_ref().is_none_or(|(t, _, _)| *t != self) {
                let (a, rf) = self.ellipsoid.size();
                let plane = format!(
                    "+proj=etmerc +lat_0=0 +lon_0={} +k={} +x_0={} +y_0={} +a={a} +rf={rf} +units=m +no_defs",
                    self.meridian, self.scale, self.false_easting, self.false_northing
                );
                let degrees = format!("+proj=longlat +a={a} +rf={rf} +no_defs");
                let made = |text: &str| Proj::from_proj_string(text).map_err(|_| CrsError::Unknown);
                *last = Some((self, made(&plane)?, made(&degrees)?));
            }
            let Some((_, plane, degrees)) = last.as_ref() else {
                return Err(CrsError::Unknown);
            };
            run(plane, degrees).map_err(|_| CrsError::OutOfRange)
        })
    }
}

fn finite(p: [f64; 2]) -> Result<[f64; 2], CrsError> {
    if p[0].is_finite() && p[1].is_finite() {
        Ok(p)
    } else {
        Err(CrsError::OutOfRange)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GREENWICH: Transverse = Transverse {
        ellipsoid: Ellipsoid::Grs80,
        meridian: 0.0,
        false_easting: 0.0,
        false_northing: 0.0,
        scale: 1.0,
    };

    #[test]
    fn the_published_points_of_proj() {
        // From PROJ's own regression file for tmerc and etmerc on GRS80 (X/MIT).
        for (lon, lat, east, north) in [
            (2.0, 1.0, 222_650.796_797_586, 110_642.229_411_933),
            (-2.0, -1.0, -222_650.796_797_586, -110_642.229_411_933),
            (2.9, 40.0, 247_660.757_5, 4_433_559.662_3),
            (2.9, 85.0, 28_218.246_4, 9_444_221.704_2),
            (6.0, 0.0, 669_149.348_3, 0.0),
            (6.0, 40.0, 512_526.634_4, 4_446_813.365_5),
        ] {
            let [e, n] = GREENWICH.to_plane([lon, lat]).unwrap();
            assert!(
                (e - east).abs() < 1e-4 && (n - north).abs() < 1e-4,
                "{e} {n}"
            );
            let [x, y] = GREENWICH.to_degrees([east, north]).unwrap();
            // The figures are printed to 0.1 mm, and a degree of longitude is short at 85 N.
            assert!(
                (x - lon).abs() * lat.to_radians().cos() < 2e-9 && (y - lat).abs() < 2e-9,
                "{x} {y}"
            );
        }
        for (e, n, lon, lat) in [
            (200.0, 100.0, 0.001_796_630_568_16, 0.000_904_369_476_63),
            (6.0, 1.0001e7, 0.355_969_607_592_34, 89.991_353_626_463_02),
        ] {
            let [x, y] = GREENWICH.to_degrees([e, n]).unwrap();
            assert!((x - lon).abs() < 1e-9 && (y - lat).abs() < 1e-11, "{x} {y}");
        }
    }

    #[test]
    fn origin_and_scale_are_where_they_are_stated() {
        // The GIGS 5101 point of PROJ's regression files, its latitude of origin taken off by the
        // northing of 49 N: 5 427 063.8153 m on the meridian times the scale, and 100 000 m.
        let at = |lat: f64| {
            Transverse {
                scale: 0.999_601_271_7,
                meridian: -2.0,
                false_easting: 400_000.0,
                ..GREENWICH
            }
            .to_plane([-2.0, lat])
            .unwrap()
        };
        assert_eq!(at(49.0)[0], 400_000.0);
        // Differences of northing between printed points, WGS 84 there: 0.03 m is the file's own tolerance.
        assert!((at(60.0)[1] - at(49.0)[1] - (1_123_956.966 + 100_000.0)).abs() < 0.03);
        assert!((at(40.0)[1] - at(49.0)[1] - (-1_099_699.834 + 100_000.0)).abs() < 0.03);
    }
}
