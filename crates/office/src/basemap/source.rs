//! What an administrator says about a base map, and what is kept of it.
use super::grid::Grid;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the tiles come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "BaseMapSource")]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Source {
    /// A PMTiles or MBTiles file in the folder `basemaps` of the store.
    File { file: String },
    /// A WMTS by the address of its capabilities. `{key}` in it stands for the key.
    Wmts {
        address: String,
        layer: String,
        matrix_set: String,
        style: String,
    },
    /// A server of tiles by an address with `{TileMatrix}` or `{z}`, `{TileCol}` or `{x}`, `{TileRow}` or `{y}`.
    Template {
        address: String,
        grid: Grid,
        min_zoom: u8,
        max_zoom: u8,
        /// What the server calls level 0 of the grid: 0, or 1 with some geographic services.
        first_level: u8,
    },
    /// 天地图, with the customer's own key.
    Tianditu {
        layer: TiandituLayer,
        grid: Grid,
        /// A relay inside the company; none asks tianditu.gov.cn.
        address: Option<String>,
    },
}

/// Layers of 天地图: vector picture, imagery, terrain, and the names that belong to each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TiandituLayer {
    Vec,
    Cva,
    Img,
    Cia,
    Ter,
    Cta,
}

impl TiandituLayer {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Vec => "vec",
            Self::Cva => "cva",
            Self::Img => "img",
            Self::Cia => "cia",
            Self::Ter => "ter",
            Self::Cta => "cta",
        }
    }
}

/// What coordinates the picture was drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Datum {
    Wgs84,
    /// Less than a metre from WGS 84.
    Cgcs2000,
    /// Shifted by 300 to 700 m, never the same amount: refused (decision 0021).
    Gcj02,
    /// GCJ-02, shifted once more: refused.
    Bd09,
}

impl Datum {
    pub(crate) fn is_shifted(self) -> bool {
        matches!(self, Self::Gcj02 | Self::Bd09)
    }
}

/// A base map as it is written down in the form. Its place in the list is its place on the map, the first lowest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub(crate) struct BaseMapForm {
    /// None: a new one.
    pub(crate) id: Option<String>,
    pub(crate) name: String,
    pub(crate) source: Source,
    pub(crate) datum: Datum,
    /// Printed on the map: owner, and the number of the map's approval (审图号). Empty: as the file says.
    pub(crate) attribution: String,
    /// Photographs from the air: in the dark they are dimmed and not inverted.
    pub(crate) imagery: bool,
    /// Shown to a person who has not chosen otherwise.
    pub(crate) shown: bool,
    /// Room for tiles fetched from elsewhere, MiB; 0 keeps none.
    pub(crate) cache_mb: u32,
    /// None: the key stays as it is. Empty: it is forgotten. It is never sent back.
    pub(crate) key: Option<String>,
}

/// A level of the grid and what the server calls it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Level {
    pub(crate) z: u8,
    pub(crate) called: String,
}

/// How tiles are fetched from a server: settled when the base map is set, so that showing it asks nothing more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Remote {
    /// With `{TileMatrix}`, `{TileRow}`, `{TileCol}` and `{key}`.
    pub(crate) template: String,
    pub(crate) grid: Grid,
    pub(crate) levels: Vec<Level>,
    /// West, south, east, north in degrees, where the server says so.
    pub(crate) extent: Option<[f64; 4]>,
}

/// A base map as it is kept. The key is kept apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct BaseMap {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) source: Source,
    pub(crate) datum: Datum,
    pub(crate) attribution: String,
    pub(crate) imagery: bool,
    pub(crate) shown: bool,
    pub(crate) cache_mb: u32,
    /// None for a file.
    pub(crate) remote: Option<Remote>,
}
