//! Why a base map cannot be used, or a tile of it not be given.
use crate::error::Failure;
use http::StatusCode;
use serde_json::{Value, json};

/// A base map that is not believed, or a source that does not answer. Never carries a key or an address.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.code())]
pub(crate) enum Fault {
    /// Not a plain file name ending in .pmtiles or .mbtiles.
    FileName {
        file: String,
    },
    FileMissing {
        file: String,
    },
    /// Neither PMTiles nor MBTiles, whatever its name says.
    FileFormat {
        file: String,
    },
    PmtilesVersion {
        file: String,
        found: u8,
    },
    /// Shorter than what its own header says.
    FileTruncated {
        file: String,
        needed: u64,
        has: u64,
    },
    FileDamaged {
        file: String,
        detail: &'static str,
    },
    Compression {
        file: String,
        found: String,
    },
    TileType {
        file: String,
        found: String,
    },
    /// Bounds or zooms that cannot be.
    FileExtent {
        file: String,
    },
    /// MBTiles whose tiles can only be found by reading all of them.
    NoIndex {
        file: String,
    },
    TileTooLarge {
        name: String,
        limit: u64,
    },
    Address {
        detail: &'static str,
    },
    KeyInAddress {
        name: String,
    },
    KeyMissing {
        name: String,
    },
    /// Drawn with the shifted coordinates of GCJ-02 or BD-09.
    Shifted {
        name: String,
    },
    SourceAway {
        name: String,
    },
    SourceRefused {
        name: String,
        status: u16,
    },
    SourceRedirected {
        name: String,
    },
    NotATile {
        name: String,
    },
    Capabilities {
        detail: String,
    },
    LayerUnknown {
        layer: String,
        have: Vec<String>,
    },
    StyleUnknown {
        style: String,
        have: Vec<String>,
    },
    MatrixSet {
        set: String,
        have: Vec<String>,
    },
    NameMissing,
    AttributionMissing {
        name: String,
    },
    TooMany {
        limit: usize,
    },
    Zooms {
        name: String,
    },
}

impl Fault {
    /// The code on the wire.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::FileName { .. } => "basemap.file_name",
            Self::FileMissing { .. } => "basemap.file_missing",
            Self::FileFormat { .. } => "basemap.file_format",
            Self::PmtilesVersion { .. } => "basemap.pmtiles_version",
            Self::FileTruncated { .. } => "basemap.file_truncated",
            Self::FileDamaged { .. } => "basemap.file_damaged",
            Self::Compression { .. } => "basemap.compression",
            Self::TileType { .. } => "basemap.tile_type",
            Self::FileExtent { .. } => "basemap.file_extent",
            Self::NoIndex { .. } => "basemap.no_index",
            Self::TileTooLarge { .. } => "basemap.tile_too_large",
            Self::Address { .. } => "basemap.address",
            Self::KeyInAddress { .. } => "basemap.key_in_address",
            Self::KeyMissing { .. } => "basemap.key_missing",
            Self::Shifted { .. } => "basemap.shifted",
            Self::SourceAway { .. } => "basemap.source_away",
            Self::SourceRefused { .. } => "basemap.source_refused",
            Self::SourceRedirected { .. } => "basemap.source_redirected",
            Self::NotATile { .. } => "basemap.not_a_tile",
            Self::Capabilities { .. } => "basemap.capabilities",
            Self::LayerUnknown { .. } => "basemap.layer_unknown",
            Self::StyleUnknown { .. } => "basemap.style_unknown",
            Self::MatrixSet { .. } => "basemap.matrix_set",
            Self::NameMissing => "basemap.name_missing",
            Self::AttributionMissing { .. } => "basemap.attribution_missing",
            Self::TooMany { .. } => "basemap.too_many",
            Self::Zooms { .. } => "basemap.zooms",
        }
    }

    /// What the words need.
    pub(crate) fn params(&self) -> Value {
        match self {
            Self::FileName { file }
            | Self::FileMissing { file }
            | Self::FileFormat { file }
            | Self::FileExtent { file }
            | Self::NoIndex { file } => json!({"file": file}),
            Self::PmtilesVersion { file, found } => json!({"file": file, "found": found}),
            Self::FileTruncated { file, needed, has } => {
                json!({"file": file, "needed": needed, "has": has})
            }
            Self::FileDamaged { file, detail } => json!({"file": file, "detail": detail}),
            Self::Compression { file, found } | Self::TileType { file, found } => {
                json!({"file": file, "found": found})
            }
            Self::TileTooLarge { name, limit } => json!({"name": name, "limit": limit}),
            Self::Address { detail } => json!({"detail": detail}),
            Self::KeyInAddress { name }
            | Self::KeyMissing { name }
            | Self::Shifted { name }
            | Self::SourceAway { name }
            | Self::SourceRedirected { name }
            | Self::NotATile { name }
            | Self::AttributionMissing { name }
            | Self::Zooms { name } => json!({"name": name}),
            Self::SourceRefused { name, status } => json!({"name": name, "status": status}),
            Self::Capabilities { detail } => json!({"detail": detail}),
            Self::LayerUnknown { layer, have } => json!({"layer": layer, "have": have}),
            Self::StyleUnknown { style, have } => json!({"style": style, "have": have}),
            Self::MatrixSet { set, have } => json!({"set": set, "have": have}),
            Self::NameMissing => json!({}),
            Self::TooMany { limit } => json!({"limit": limit}),
        }
    }

    /// Whether the fault lies with another server, which may be well again in a while.
    fn is_elsewhere(&self) -> bool {
        matches!(
            self,
            Self::SourceAway { .. }
                | Self::SourceRefused { .. }
                | Self::SourceRedirected { .. }
                | Self::NotATile { .. }
                | Self::TileTooLarge { .. }
        )
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        let status = if fault.is_elsewhere() {
            StatusCode::BAD_GATEWAY
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        Self::new(status, fault.code(), fault.params(), "basemap.set")
    }
}
