//! Seven parameters in space and four in the plane.

use super::super::LonLat;
use super::super::transverse::Ellipsoid;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which way a positive rotation turns: the two conventions differ by the sign of all three
/// angles, and a table that does not say which is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "SevenConvention")]
pub enum Convention {
    /// Bursa-Wolf, EPSG method 9606: the point's vector turns.
    PositionVector,
    /// EPSG method 9607: the axes turn.
    CoordinateFrame,
}

/// From the old datum to CGCS2000: linearised, as such tables are computed and used.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, rename = "SevenParameters")]
pub struct Seven {
    pub convention: Convention,
    /// Metres.
    pub dx_m: f64,
    pub dy_m: f64,
    pub dz_m: f64,
    /// Arc seconds.
    pub rx_arcsec: f64,
    pub ry_arcsec: f64,
    pub rz_arcsec: f64,
    /// Parts per million; 0 leaves lengths as they are.
    pub scale_ppm: f64,
}

pub(super) const ARCSEC: f64 = std::f64::consts::PI / 648_000.0;

impl Seven {
    /// Rows of the linear part.
    fn matrix(&self) -> [[f64; 3]; 3] {
        let sign = match self.convention {
            Convention::PositionVector => ARCSEC,
            Convention::CoordinateFrame => -ARCSEC,
        };
        let [x, y, z] = [self.rx_arcsec, self.ry_arcsec, self.rz_arcsec].map(|r| r * sign);
        let m = 1.0 + self.scale_ppm * 1e-6;
        [[1.0, -z, y], [z, 1.0, -x], [-y, x, 1.0]].map(|row| row.map(|v| v * m))
    }

    pub(super) fn apply(&self, p: [f64; 3]) -> [f64; 3] {
        let shift = [self.dx_m, self.dy_m, self.dz_m];
        let matrix = self.matrix();
        [0, 1, 2]
            .map(|i| shift[i] + matrix[i][0] * p[0] + matrix[i][1] * p[1] + matrix[i][2] * p[2])
    }

    /// How volumes change: near 1 for any real pair of datums.
    pub(super) fn determinant(&self) -> f64 {
        let [a, b, c] = self.matrix();
        a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0])
            + a[2] * (b[0] * c[1] - b[1] * c[0])
    }

    /// How far the vertical of one datum leans from the other's, radians: what a height left out
    /// moves a point by, per metre.
    pub(super) fn lean(&self) -> f64 {
        let turn = self.rx_arcsec.hypot(self.ry_arcsec).hypot(self.rz_arcsec) * ARCSEC;
        self.dx_m.hypot(self.dy_m).hypot(self.dz_m) / 6_356_752.0 + turn
    }

    /// Whether every number is one that a parameter of its kind can be; else its name.
    pub(super) fn impossible(&self) -> Option<&'static str> {
        let within = |v: f64, most: f64| v.is_finite() && v.abs() <= most;
        [
            ("dx_m", within(self.dx_m, 10_000.0)),
            ("dy_m", within(self.dy_m, 10_000.0)),
            ("dz_m", within(self.dz_m, 10_000.0)),
            ("rx_arcsec", within(self.rx_arcsec, 60.0)),
            ("ry_arcsec", within(self.ry_arcsec, 60.0)),
            ("rz_arcsec", within(self.rz_arcsec, 60.0)),
            ("scale_ppm", within(self.scale_ppm, 100.0)),
        ]
        .into_iter()
        .find_map(|(name, fits)| (!fits).then_some(name))
    }
}

/// Which way the axes of a plane similarity turn a point, seen on a map with north up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "FourTurn")]
pub enum Turn {
    /// With k the scale and a the angle: N = north + k (n cos a - e sin a),
    /// E = east + k (n sin a + e cos a). The usual form in surveying, north first.
    Clockwise,
    Counterclockwise,
}

/// From the old plane to a CGCS2000 zone's plane.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, rename = "FourParameters")]
pub struct Four {
    pub turn: Turn,
    /// Metres.
    pub north_m: f64,
    pub east_m: f64,
    /// Arc seconds.
    pub rotation_arcsec: f64,
    /// Parts per million.
    pub scale_ppm: f64,
}

impl Four {
    fn sin_cos_scale(&self) -> (f64, f64, f64) {
        let angle = self.rotation_arcsec * ARCSEC;
        let angle = match self.turn {
            Turn::Clockwise => angle,
            Turn::Counterclockwise => -angle,
        };
        (angle.sin(), angle.cos(), 1.0 + self.scale_ppm * 1e-6)
    }

    /// East first, as everywhere in this crate.
    pub(super) fn apply(&self, [e, n]: [f64; 2]) -> [f64; 2] {
        let (sin, cos, k) = self.sin_cos_scale();
        [
            self.east_m + k * (n * sin + e * cos),
            self.north_m + k * (n * cos - e * sin),
        ]
    }

    pub(super) fn undo(&self, [east, north]: [f64; 2]) -> [f64; 2] {
        let (sin, cos, k) = self.sin_cos_scale();
        let (e, n) = ((east - self.east_m) / k, (north - self.north_m) / k);
        [e * cos - n * sin, e * sin + n * cos]
    }

    /// A plane moved onto another differs by little; a grid of a town's own may be turned.
    pub(super) fn impossible(&self) -> Option<&'static str> {
        let within = |v: f64, most: f64| v.is_finite() && v.abs() <= most;
        [
            ("north_m", within(self.north_m, 1e8)),
            ("east_m", within(self.east_m, 1e8)),
            ("rotation_arcsec", within(self.rotation_arcsec, 648_000.0)),
            ("scale_ppm", within(self.scale_ppm, 1_000.0)),
        ]
        .into_iter()
        .find_map(|(name, fits)| (!fits).then_some(name))
    }
}

/// Degrees on an ellipsoid, at height 0, to earth-centred metres.
pub(super) fn space(ellipsoid: Ellipsoid, [lon, lat]: LonLat) -> [f64; 3] {
    let (a, e2) = axes(ellipsoid);
    let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
    let (sin_lon, cos_lon) = lon.to_radians().sin_cos();
    let n = a / (1.0 - e2 * sin_lat * sin_lat).sqrt();
    [
        n * cos_lat * cos_lon,
        n * cos_lat * sin_lon,
        n * (1.0 - e2) * sin_lat,
    ]
}

/// Earth-centred metres near an ellipsoid to degrees on it, dropping the height along its normal.
pub(super) fn ground(ellipsoid: Ellipsoid, [x, y, z]: [f64; 3]) -> LonLat {
    let (a, e2) = axes(ellipsoid);
    let p = x.hypot(y);
    let mut lat = z.atan2(p * (1.0 - e2));
    // The error falls by e² times height over radius a step.
    for _ in 0..5 {
        let sin = lat.sin();
        lat = (z + e2 * a / (1.0 - e2 * sin * sin).sqrt() * sin).atan2(p);
    }
    [y.atan2(x).to_degrees(), lat.to_degrees()]
}

fn axes(ellipsoid: Ellipsoid) -> (f64, f64) {
    let (a, rf) = ellipsoid.size();
    let f = 1.0 / rf;
    (a, f * (2.0 - f))
}
