//! Base maps: what lies under lines and sites on the map. Files of tiles in the store's folder `basemaps`, and tiles of
//! other servers that the office fetches, so that keys and addresses stay here (decision 0021).
//!
//! `operation` is what can be asked; `settle` checks what is set; `tile` gives one tile; `archive` with `pmtiles` and `mbtiles` reads files; `address`,
//! `capabilities` and `fetch` ask other servers, and `cache` keeps their tiles.
mod address;
mod archive;
mod cache;
mod capabilities;
mod fault;
mod fetch;
mod found;
mod grid;
mod kept;
mod mbtiles;
mod operation;
mod pmtiles;
mod settle;
mod sniff;
mod source;
mod tile;
mod xml;

pub(crate) use operation::{Layers, List, Probe, Set, Settings};
pub(crate) use tile::{Tiles, tile};
