//! The plane of [`super::Frame`] without its trigonometry, for whole numbers of a degree.
//!
//! An orthographic view from above, written as a series in the differences of longitude and latitude
//! up to the third order. The fourth is what it errs by: under 2 µm within 3 km of the origin up to
//! 60°, under 0.1 mm up to [`Local::HIGHEST`]. Products of two series are kept where they matter, so
//! that a facility needs neither sine nor division per vertex.

use super::plane::Xy;
use crate::crs::LonLat;

/// Whole units in a degree: 1e-10 degree is 11 µm on the ground, so ten decimals are kept exactly.
pub(crate) const UNITS: f64 = 1e10;

/// Half a turn in units.
pub(crate) const HALF_TURN: i64 = 1_800_000_000_000;

/// Degrees to units, to the nearest.
#[inline]
pub(crate) fn units(p: LonLat) -> [i64; 2] {
    p.map(|v| (v * UNITS).round() as i64)
}

/// Units to degrees: the double nearest to the decimal.
#[inline]
pub(crate) fn degrees(n: [i64; 2]) -> LonLat {
    n.map(|v| v as f64 / UNITS)
}

/// See the module.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Local {
    /// The origin in units.
    pub at: [i64; 2],
    east: [f64; 4],
    north: [f64; 5],
}

impl Local {
    /// Latitude up to which the series is used at all.
    pub const HIGHEST: f64 = 80.0;

    pub fn at(at: [i64; 2]) -> Local {
        let (s, c) = (at[1] as f64 / UNITS).to_radians().sin_cos();
        let w = 1.0 / (1.0 - super::frame::E2 * s * s);
        let root = w.sqrt();
        // Radius to the axis, radius of the meridian and its first two derivatives by latitude.
        let axis = super::frame::A * root * c;
        let m = super::frame::A * (1.0 - super::frame::E2) * w * root;
        let m1 = 3.0 * super::frame::E2 * m * s * c * w;
        let m2 = 3.0 * super::frame::E2 * m * (c * c - s * s) * w;
        let k = (1.0 / UNITS).to_radians();
        let (k2, k3) = (k * k, k * k * k);
        Local {
            at,
            east: [
                axis * k,
                -m * s * k2,
                -(m1 * s + m * c) / 2.0 * k3,
                -axis / 6.0 * k3,
            ],
            north: [
                m * k,
                m1 / 2.0 * k2,
                (m2 - m) / 6.0 * k3,
                s * axis / 2.0 * k2,
                -s * m * s / 2.0 * k3,
            ],
        }
    }

    /// Metres east and north of a point given by its differences from the origin in units.
    #[inline(always)]
    pub fn plane(&self, u: f64, v: f64) -> Xy {
        let [e0, e1, e2, e3] = self.east;
        let [n0, n1, n2, n3, n4] = self.north;
        let uu = u * u;
        [
            u * (e0 + v * (e1 + v * e2) + uu * e3),
            v * (n0 + v * (n1 + v * n2)) + uu * (n3 + v * n4),
        ]
    }

    /// Its first and second order in single precision.
    #[inline(always)]
    pub fn rough(&self) -> Rough {
        Rough {
            east: [self.east[0] as f32, self.east[1] as f32],
            north: [self.north[0] as f32, self.north[3] as f32],
        }
    }

    /// Differences from the origin in units, by the shorter way round.
    #[inline]
    pub fn apart(&self, p: LonLat) -> [f64; 2] {
        let u = p[0] * UNITS - self.at[0] as f64;
        let half = HALF_TURN as f64;
        let u = if u > half {
            u - 2.0 * half
        } else if u < -half {
            u + 2.0 * half
        } else {
            u
        };
        [u, p[1] * UNITS - self.at[1] as f64]
    }
}

/// [`Local`] for telling what is surely too far: twice as many numbers at once and no third order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rough {
    east: [f32; 2],
    north: [f32; 2],
}

impl Rough {
    /// Metres east and north, as [`Local::plane`].
    #[inline(always)]
    pub fn plane(&self, u: f32, v: f32) -> [f32; 2] {
        let [e0, e1] = self.east;
        let [n0, n3] = self.north;
        [u * (e0 + v * e1), v * n0 + u * u * n3]
    }

    /// Metres by which the distance of a piece (at most 2 km long) from the origin may come out wrong
    /// where it is at most `reach` (up to 4 km): the third order and the ellipse are under 0.15 m
    /// there, 0.02 m within 600 m, and rounding is under 0.01 m.
    #[inline(always)]
    pub fn slack(reach: f64) -> f64 {
        0.05 + reach * 1e-4
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Frame, destination, space};
    use super::*;

    #[test]
    fn the_series_is_the_view_from_above() {
        for (top, reach, most) in [
            (60.0, 3_000.0, 2e-6),
            (80.0, 3_000.0, 1e-4),
            (54.0, 1_500.0, 2e-7),
        ] {
            let mut worst: f64 = 0.0;
            for i in 0..4_000 {
                let t = f64::from(i) / 4_000.0;
                let at = [
                    -179.9 + 359.0 * ((t * 37.0) % 1.0),
                    -top + 2.0 * top * ((t * 101.0) % 1.0),
                ];
                let at = degrees(units(at));
                let to = degrees(units(destination(at, 360.0 * ((t * 13.0) % 1.0), reach)));
                let local = Local::at(units(at));
                let [u, v] = local.apart(to);
                let (a, b) = (local.plane(u, v), Frame::at(at).plane(space(to)));
                worst = worst.max((a[0] - b[0]).abs()).max((a[1] - b[1]).abs());
            }
            assert!(worst < most, "{worst} up to {top}");
        }
    }

    #[test]
    fn the_rough_plane_errs_by_less_than_it_says() {
        for reach in [100.0, 570.0, 2_000.0, 4_000.0] {
            let mut worst: f64 = 0.0;
            for i in 0..20_000 {
                let t = f64::from(i) / 20_000.0;
                let at = [
                    -179.0 + 358.0 * ((t * 37.0) % 1.0),
                    -80.0 + 160.0 * ((t * 101.0) % 1.0),
                ];
                let local = Local::at(units(at));
                let at = degrees(units(at));
                // As far away as the end of a piece may be.
                let far = (reach + 2_000.0) * ((t * 7.0) % 1.0).sqrt();
                let [u, v] = local.apart(destination(at, 360.0 * ((t * 13.0) % 1.0), far));
                // A leaf's corner as far from it as one can be.
                let corner = u - 2e9;
                let near = local.rough().plane(corner as f32 + 2e9_f32, v as f32);
                let exact = local.plane(u, v);
                worst =
                    worst.max((exact[0] - f64::from(near[0])).hypot(exact[1] - f64::from(near[1])));
            }
            assert!(worst < Rough::slack(reach) / 2.0, "{worst} at {reach}");
        }
    }

    #[test]
    fn ten_decimals_come_back_as_they_were() {
        for text in ["117.1234567891", "-0.0000000001", "33.5", "179.9999999999"] {
            let v: f64 = text.parse().unwrap();
            assert_eq!(degrees(units([v, v]))[0].to_bits(), v.to_bits(), "{text}");
        }
    }
}
