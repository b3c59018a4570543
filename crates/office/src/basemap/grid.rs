//! The two grids tiles are cut by: Web Mercator and plain longitude and latitude, both halved from level to level.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Deepest level that is served: 256 pixels of about 4 cm, finer than any base map.
pub(crate) const DEEPEST: u8 = 22;

/// Half the width of the world in Web Mercator, metres.
pub(crate) const HALF_WORLD_M: f64 = 20_037_508.342_789_244;

/// How the world is cut into tiles of 256 pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Grid {
    /// EPSG:3857. Level 0 is one tile.
    Mercator,
    /// EPSG:4326 or EPSG:4490 (CGCS2000; less than a metre apart, which no tile shows). Level 0 is two tiles side by
    /// side, each of 180 degrees.
    Geographic,
}

impl Grid {
    /// Columns and rows of a level.
    pub(crate) fn size(self, z: u8) -> (u32, u32) {
        let rows = 1u32 << z;
        match self {
            Self::Mercator => (rows, rows),
            Self::Geographic => (rows * 2, rows),
        }
    }

    /// Whether there is such a tile at all.
    pub(crate) fn holds(self, z: u8, x: u32, y: u32) -> bool {
        if z > DEEPEST {
            return false;
        }
        let (columns, rows) = self.size(z);
        x < columns && y < rows
    }

    /// The tile a place lies in; `None` where the grid does not reach. Degrees.
    pub(crate) fn tile_at(self, z: u8, lon: f64, lat: f64) -> Option<(u32, u32)> {
        if z > DEEPEST || !(-180.0..180.0).contains(&lon) || !(-85.0..=85.0).contains(&lat) {
            return None;
        }
        let (columns, rows) = self.size(z);
        let across = (lon + 180.0) / 360.0;
        let down = match self {
            Self::Mercator => {
                let lat = lat.to_radians();
                (1.0 - (lat.tan() + 1.0 / lat.cos()).ln() / std::f64::consts::PI) / 2.0
            }
            Self::Geographic => (90.0 - lat) / 180.0,
        };
        // Both lie in 0..1 by the checks above.
        let cell = |part: f64, count: u32| ((part * f64::from(count)) as u32).min(count - 1);
        Some((cell(across, columns), cell(down, rows)))
    }

    /// Map units a pixel at level 0: metres, or degrees.
    pub(crate) fn resolution(self) -> f64 {
        match self {
            Self::Mercator => HALF_WORLD_M * 2.0 / 256.0,
            Self::Geographic => 180.0 / 256.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_in_both_grids() {
        // A point east of 113° and north of 28°, by the formula of the OpenStreetMap wiki and by counting degrees.
        assert_eq!(Grid::Mercator.tile_at(4, 113.0, 28.0), Some((13, 6)));
        assert_eq!(Grid::Geographic.tile_at(1, 113.0, 28.0), Some((3, 0)));
        assert_eq!(Grid::Mercator.tile_at(4, 113.0, 89.0), None);
        assert!(Grid::Geographic.holds(0, 1, 0) && !Grid::Mercator.holds(0, 1, 0));
        assert!(!Grid::Mercator.holds(23, 0, 0));
    }
}
