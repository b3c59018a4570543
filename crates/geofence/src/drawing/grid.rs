//! The cells a map is drawn by: squares of the Mercator grid, so that what was drawn once is drawn again as the map moves.
//! For the eye only; nothing is measured in this projection.

use crate::crs::LonLat;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Grid units across a cell. A cell is shown 512 to 1,024 pixels wide, so a pixel is four units or more.
pub(super) const GRID: i64 = 4096;
/// Units of the smallest pixel that a cell is shown at.
pub(super) const PIXEL: f64 = 4.0;

/// The nearest level: from here on everything is drawn as it is.
pub const EXACT_ZOOM: u8 = 15;

/// Where Mercator ends: the square's edge.
const HIGHEST_LAT: f64 = 85.051_128_779_806_6;

/// One square of a zoom level, counted from the west and from the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Cell {
    /// 0: the whole earth is one cell; 15, [`EXACT_ZOOM`], is the nearest.
    pub zoom: u8,
    pub x: u32,
    pub y: u32,
}

/// A place in units of its level's grid, y southwards.
pub(super) type At = [i64; 2];

impl Cell {
    /// Whether there is such a cell.
    pub fn exists(&self) -> bool {
        self.zoom <= EXACT_ZOOM && self.x < 1 << self.zoom && self.y < 1 << self.zoom
    }

    /// West, south, east, north in degrees.
    pub fn bounds(&self) -> [f64; 4] {
        let across = f64::from(1_u32 << self.zoom);
        let lon = |x: u32| f64::from(x) / across * 360.0 - 180.0;
        let lat = |y: u32| {
            let turn = std::f64::consts::PI * (1.0 - 2.0 * f64::from(y) / across);
            turn.sinh().atan().to_degrees()
        };
        [lon(self.x), lat(self.y + 1), lon(self.x + 1), lat(self.y)]
    }

    /// Its north-west corner in units.
    pub(super) fn corner(&self) -> At {
        [i64::from(self.x) * GRID, i64::from(self.y) * GRID]
    }

    /// The cell that holds a place.
    pub(super) fn of(zoom: u8, at: At) -> Cell {
        let most = (1_i64 << zoom) - 1;
        let one = |v: i64| v.div_euclid(GRID).clamp(0, most) as u32;
        Cell {
            zoom,
            x: one(at[0]),
            y: one(at[1]),
        }
    }
}

/// A place in units of a level, not yet rounded.
pub(super) fn project(zoom: u8, [lon, lat]: LonLat) -> [f64; 2] {
    let across = f64::from(1_u32 << zoom) * GRID as f64;
    let sin = lat.clamp(-HIGHEST_LAT, HIGHEST_LAT).to_radians().sin();
    let north = ((1.0 + sin) / (1.0 - sin)).ln() / (4.0 * std::f64::consts::PI);
    [(lon / 360.0 + 0.5) * across, (0.5 - north) * across]
}

/// The part of a segment in a cell, its edges included. Cut from the whole segment in both of two neighbours, so both
/// come to the same place on the edge between them.
pub(super) fn clip(a: At, b: At, cell: Cell) -> Option<[At; 2]> {
    let low = cell.corner();
    let high = [low[0] + GRID, low[1] + GRID];
    let within = |p: At| (0..2).all(|k| p[k] >= low[k] && p[k] <= high[k]);
    if within(a) && within(b) {
        return Some([a, b]);
    }
    let d = [(b[0] - a[0]) as f64, (b[1] - a[1]) as f64];
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for k in 0..2 {
        if a[k] == b[k] {
            if a[k] < low[k] || a[k] > high[k] {
                return None;
            }
            continue;
        }
        let (near, far) = if d[k] > 0.0 {
            (low[k], high[k])
        } else {
            (high[k], low[k])
        };
        from = from.max((near - a[k]) as f64 / d[k]);
        to = to.min((far - a[k]) as f64 / d[k]);
    }
    let place = |t: f64| [0, 1].map(|k| a[k] + (d[k] * t).round() as i64);
    (from <= to).then(|| {
        [
            if from <= 0.0 { a } else { place(from) },
            if to >= 1.0 { b } else { place(to) },
        ]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_what_lies_in_its_bounds() {
        for zoom in [0, 3, 7, 12, EXACT_ZOOM] {
            for p in [[108.3, 22.8], [-73.9, 40.7], [0.01, -0.01], [151.2, -33.9]] {
                let cell = Cell::of(zoom, project(zoom, p).map(|v| v.floor() as i64));
                let [w, s, e, n] = cell.bounds();
                assert!(cell.exists());
                assert!(
                    w <= p[0] && p[0] <= e && s <= p[1] && p[1] <= n,
                    "{zoom} {p:?}"
                );
            }
        }
        assert!(
            !Cell {
                zoom: 3,
                x: 8,
                y: 0
            }
            .exists()
        );
        assert!(
            !Cell {
                zoom: EXACT_ZOOM + 1,
                x: 0,
                y: 0
            }
            .exists()
        );
    }

    #[test]
    fn neighbours_cut_a_segment_at_the_same_place() {
        let mut seed = 7_u64;
        let mut random = |most: i64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) as i64 % most
        };
        let cell = |x, y| Cell { zoom: 5, x, y };
        for _ in 0..2_000 {
            let a = [random(GRID), GRID + random(GRID)];
            let b = [GRID + 1 + random(GRID), GRID + random(GRID)];
            let (west, east) = (
                clip(a, b, cell(0, 1)).unwrap(),
                clip(a, b, cell(1, 1)).unwrap(),
            );
            assert_eq!(west[1], east[0]);
            assert_eq!(west[1][0], GRID);
            assert_eq!((west[0], east[1]), (a, b));
            assert_eq!(clip(a, b, cell(3, 1)), None);
        }
    }
}
