//! Points in space on the ellipsoid, and a plane to look at them from above.

use super::plane::Xy;
use crate::crs::LonLat;

/// Earth-centred coordinates of a point on the ellipsoid, metres.
pub type Space = [f64; 3];

pub(super) const A: f64 = 6_378_137.0;
const F: f64 = 1.0 / 298.257_223_563;
pub(super) const E2: f64 = F * (2.0 - F);

/// Degrees to a point in space, at height 0.
pub fn space([lon, lat]: LonLat) -> Space {
    let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
    let (sin_lon, cos_lon) = lon.to_radians().sin_cos();
    let n = A / (1.0 - E2 * sin_lat * sin_lat).sqrt();
    [
        n * cos_lat * cos_lon,
        n * cos_lat * sin_lon,
        n * (1.0 - E2) * sin_lat,
    ]
}

/// A point near the ellipsoid back to degrees, dropping its small height along the normal.
pub fn ground([x, y, z]: Space) -> LonLat {
    let p = x.hypot(y);
    // Converges by a factor e² times height/radius a step: three steps are far below a micrometre.
    let mut lat = z.atan2(p * (1.0 - E2));
    for _ in 0..4 {
        let sin = lat.sin();
        let n = A / (1.0 - E2 * sin * sin).sqrt();
        lat = (z + E2 * n * sin).atan2(p);
    }
    [y.atan2(x).to_degrees(), lat.to_degrees()]
}

pub(super) fn chord(a: Space, b: Space) -> f64 {
    let d = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]).sqrt()
}

/// A plane touching the ellipsoid at its origin, x east and y north, in metres.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    origin: Space,
    east: Space,
    north: Space,
    at: LonLat,
}

impl Frame {
    pub fn at(origin: LonLat) -> Frame {
        let (sin_lat, cos_lat) = origin[1].to_radians().sin_cos();
        let (sin_lon, cos_lon) = origin[0].to_radians().sin_cos();
        Frame {
            origin: space(origin),
            east: [-sin_lon, cos_lon, 0.0],
            north: [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat],
            at: origin,
        }
    }

    pub fn origin(&self) -> LonLat {
        self.at
    }

    /// Looks straight down on a point.
    #[inline]
    pub fn plane(&self, p: Space) -> Xy {
        let d = [
            p[0] - self.origin[0],
            p[1] - self.origin[1],
            p[2] - self.origin[2],
        ];
        [
            d[0] * self.east[0] + d[1] * self.east[1],
            d[0] * self.north[0] + d[1] * self.north[1] + d[2] * self.north[2],
        ]
    }

    /// The point on the ground `xy` metres east and north. For drawing and moving, not for deciding:
    /// it walks the geodesic from the origin, so it errs by s³/6R² against [`Frame::plane`].
    pub fn ground(&self, xy: Xy) -> LonLat {
        super::destination(self.at, xy[0].atan2(xy[1]).to_degrees(), xy[0].hypot(xy[1]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_and_back() {
        for i in 0..1000 {
            let p = [-179.0 + 0.35 * f64::from(i), -89.0 + 0.178 * f64::from(i)];
            let q = ground(space(p));
            assert!(
                (p[0] - q[0]).abs() < 1e-12 && (p[1] - q[1]).abs() < 1e-12,
                "{p:?} {q:?}"
            );
        }
    }

    #[test]
    fn the_plane_is_true_within_three_kilometres() {
        for (i, bearing) in (0..360).step_by(7).enumerate() {
            let from = [73.0 + 1.2 * i as f64, 18.0 + 0.7 * i as f64];
            let to = super::super::destination(from, f64::from(bearing), 500.0);
            let xy = Frame::at(from).plane(space(to));
            assert!((xy[0].hypot(xy[1]) - 500.0).abs() < 2e-6);
        }
    }
}
