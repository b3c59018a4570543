//! `basemap/list` for the map; `basemap/settings`, `set`, `layers` and `probe` for the administrator.
use super::address::{check, server_of};
use super::archive::FOLDER;
use super::capabilities::WmtsLayer;
use super::fault::Fault;
use super::found::Found;
use super::grid::{DEEPEST, Grid};
use super::kept::{self, Kept};
use super::settle::{capabilities, settle};
use super::sniff::TileKind;
use super::source::{BaseMap, BaseMapForm, Source};
use super::tile::tile;
use crate::access::{Action, can};
use crate::error::Failure;
use crate::office::Office;
use crate::operation::{Context, Operation};
use crate::staff::Empty;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashSet;
use ts_rs::TS;

/// Base maps an office may have.
const MOST: usize = 12;

/// A code with what its words need.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub(crate) struct BaseMapFault {
    code: String,
    #[ts(type = "Record<string, unknown>")]
    params: serde_json::Value,
}

impl From<Fault> for BaseMapFault {
    fn from(fault: Fault) -> Self {
        Self {
            code: fault.code().to_owned(),
            params: fault.params(),
        }
    }
}

/// What the map is told of a base map: how to draw it, and nothing of where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub(crate) struct BaseMapShown {
    id: String,
    name: String,
    attribution: String,
    imagery: bool,
    shown: bool,
    /// Roads and buildings as shapes, drawn by the page.
    vector: bool,
    grid: Grid,
    min_zoom: u8,
    max_zoom: u8,
    extent: Option<[f64; 4]>,
    /// Goes into the tiles' address, so that after a change no old tile is shown.
    stamp: String,
    /// Why there is nothing to draw.
    fault: Option<BaseMapFault>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct BaseMapList {
    maps: Vec<BaseMapShown>,
}

fn shown(office: &Office, kept: &Kept, map: &BaseMap) -> BaseMapShown {
    let drawn = |vector, grid, zooms: (u8, u8), extent, stamp, fault| BaseMapShown {
        id: map.id.clone(),
        name: map.name.clone(),
        attribution: map.attribution.clone(),
        imagery: map.imagery,
        shown: map.shown,
        vector,
        grid,
        min_zoom: zooms.0,
        max_zoom: zooms.1,
        extent,
        stamp,
        fault,
    };
    let version = kept.version.to_string();
    match (&map.source, &map.remote) {
        (Source::File { file }, _) => match office.basemaps.archives.get(office.folder(), file) {
            Ok((archive, stamp)) => {
                let found = archive.found();
                drawn(
                    found.kind == TileKind::Mvt,
                    found.grid,
                    (found.min_zoom, found.max_zoom),
                    found.extent,
                    format!("{version}-{}", stamp.word()),
                    None,
                )
            }
            Err(fault) => drawn(
                false,
                Grid::Mercator,
                (0, 0),
                None,
                version,
                Some(fault.into()),
            ),
        },
        (_, remote) => {
            let level = |l: Option<&super::source::Level>| l.map_or(0, |l| l.z);
            let levels = remote.as_ref().map_or(&[][..], |r| &r.levels);
            drawn(
                false,
                remote.as_ref().map_or(Grid::Mercator, |r| r.grid),
                (level(levels.first()), level(levels.last())),
                remote.as_ref().and_then(|r| r.extent),
                version,
                None,
            )
        }
    }
}

pub(crate) struct List;
impl Operation for List {
    const PATH: &'static str = "basemap/list";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = BaseMapList;
    fn run(context: &Context<'_>, _: Empty) -> Result<BaseMapList, Failure> {
        let kept = kept::read(context.office)?;
        let maps = kept.maps.iter().map(|m| shown(context.office, &kept, m));
        Ok(BaseMapList {
            maps: maps.collect(),
        })
    }
}

/// A file that lies in the folder, and what its check found.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct BaseMapFile {
    file: String,
    found: Option<Found>,
    fault: Option<BaseMapFault>,
}

/// A base map as the administrator sees it: the form, and whether a key is kept.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct BaseMapSetting {
    form: BaseMapForm,
    has_key: bool,
    shown: BaseMapShown,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct BaseMapSettings {
    /// Which a change has to name.
    #[ts(type = "number")]
    version: u64,
    maps: Vec<BaseMapSetting>,
    /// Where files have to lie, on the computer that keeps the office.
    folder: String,
    files: Vec<BaseMapFile>,
}

fn settings(office: &Office) -> Result<BaseMapSettings, Failure> {
    let kept = kept::read(office)?;
    let mut maps = Vec::new();
    for map in &kept.maps {
        maps.push(BaseMapSetting {
            has_key: !kept::key(office, &map.id)?.is_empty(),
            shown: shown(office, &kept, map),
            form: BaseMapForm {
                id: Some(map.id.clone()),
                name: map.name.clone(),
                source: map.source.clone(),
                datum: map.datum,
                attribution: map.attribution.clone(),
                imagery: map.imagery,
                shown: map.shown,
                cache_mb: map.cache_mb,
                key: None,
            },
        });
    }
    let files = office.basemaps.archives.list(office.folder());
    let file = |(file, found): (String, Result<Found, Fault>)| match found {
        Ok(found) => BaseMapFile {
            file,
            found: Some(found),
            fault: None,
        },
        Err(fault) => BaseMapFile {
            file,
            found: None,
            fault: Some(fault.into()),
        },
    };
    let folder = office.folder().join(FOLDER);
    Ok(BaseMapSettings {
        version: kept.version,
        maps,
        folder: std::path::absolute(&folder)
            .unwrap_or(folder)
            .display()
            .to_string(),
        files: files.into_iter().map(file).collect(),
    })
}

pub(crate) struct Settings;
impl Operation for Settings {
    const PATH: &'static str = "basemap/settings";
    const ACTION: Action = Action::SetBaseMaps;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = BaseMapSettings;
    fn run(context: &Context<'_>, _: Empty) -> Result<BaseMapSettings, Failure> {
        // The folder is made when somebody is about to put a file into it.
        let _ = std::fs::create_dir_all(context.office.folder().join(FOLDER));
        settings(context.office)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(crate) struct SetBaseMapsRequest {
    #[ts(type = "number")]
    expected: u64,
    /// All base maps that hold from now on, the lowest first.
    maps: Vec<BaseMapForm>,
}

pub(crate) struct Set;
impl Operation for Set {
    const PATH: &'static str = "basemap/set";
    const ACTION: Action = Action::SetBaseMaps;
    const COMMAND: bool = false;
    type Request = SetBaseMapsRequest;
    type Answer = BaseMapSettings;
    fn run(context: &Context<'_>, r: SetBaseMapsRequest) -> Result<BaseMapSettings, Failure> {
        let office = context.office;
        let acting = can(context.actor()?, Self::ACTION, None)
            .map_err(|d| Failure::denied(d.code, d.params))?;
        // One change at a time, from the look at the version to the write.
        let _turn = office
            .basemaps
            .changing
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let before = kept::read(office)?;
        if before.version != r.expected {
            return Err(Failure::conflict(
                "basemap.changed",
                json!({"expected": r.expected, "version": before.version}),
            ));
        }
        if r.maps.len() > MOST {
            return Err(Fault::TooMany { limit: MOST }.into());
        }
        let mut maps: Vec<BaseMap> = Vec::new();
        let mut keys = Vec::new();
        let mut taken = HashSet::new();
        for form in r.maps {
            let old = form
                .id
                .as_ref()
                .and_then(|id| before.maps.iter().find(|m| &m.id == id));
            // A name of ours always: one that was given by hand could be that of another's key.
            let id = match old {
                Some(old) if taken.insert(old.id.clone()) => old.id.clone(),
                _ => uuid::Uuid::now_v7().simple().to_string(),
            };
            // A kept key goes to the server it was given for, and to no other.
            let same_server = old.is_some_and(|o| server_of(&o.source) == server_of(&form.source));
            let key = match &form.key {
                Some(key) => key.trim().to_owned(),
                None if same_server => kept::key(office, &id)?,
                None => String::new(),
            };
            maps.push(settle(office, form, old, &id, &key)?);
            keys.push((id, key));
        }
        for gone in before
            .maps
            .iter()
            .filter(|m| !maps.iter().any(|n| n.id == m.id))
        {
            kept::set_key(office, &gone.id, "")?;
        }
        for (id, key) in &keys {
            kept::set_key(office, id, key)?;
        }
        // Tiles of what is gone, has another source, or keeps none, are forgotten.
        let stays = |m: &&BaseMap| {
            let same = |b: &BaseMap| b.id == m.id && b.remote == m.remote;
            m.cache_mb > 0 && before.maps.iter().any(same)
        };
        let kept_tiles: Vec<String> = maps.iter().filter(stays).map(|m| m.id.clone()).collect();
        office.basemaps.cache.keep_only(&kept_tiles);
        office.basemaps.forget_away();
        let after = Kept {
            version: before.version + 1,
            maps,
            by: Some(acting.staff),
        };
        kept::write(office, &after)?;
        settings(office)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(crate) struct WmtsLayersRequest {
    /// A base map whose kept key is used where none is given.
    id: Option<String>,
    address: String,
    key: Option<String>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct WmtsLayers {
    layers: Vec<WmtsLayer>,
}

pub(crate) struct Layers;
impl Operation for Layers {
    const PATH: &'static str = "basemap/layers";
    const ACTION: Action = Action::SetBaseMaps;
    const COMMAND: bool = false;
    type Request = WmtsLayersRequest;
    type Answer = WmtsLayers;
    fn run(context: &Context<'_>, r: WmtsLayersRequest) -> Result<WmtsLayers, Failure> {
        let office = context.office;
        let host = check(&r.address, "WMTS")?
            .host()
            .unwrap_or_default()
            .to_owned();
        let key = match (&r.key, &r.id) {
            (Some(key), _) => key.trim().to_owned(),
            (None, Some(id)) => {
                let asked = Source::Wmts {
                    address: r.address.clone(),
                    layer: String::new(),
                    matrix_set: String::new(),
                    style: String::new(),
                };
                let kept = kept::read(office)?;
                let same = |m: &&BaseMap| &m.id == id && server_of(&m.source) == server_of(&asked);
                match kept.maps.iter().find(same) {
                    Some(map) => kept::key(office, &map.id)?,
                    None => String::new(),
                }
            }
            (None, None) => String::new(),
        };
        let layers = capabilities(office, &r.address, &host, &key)?.layers();
        Ok(WmtsLayers { layers })
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(crate) struct ProbeRequest {
    id: String,
    /// Longitude and latitude to look at, degrees: where the office works.
    at: Option<[f64; 2]>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct Probed {
    /// Level, column and row of the tile that was asked for.
    tile: [u32; 3],
    /// Its size; none where the base map has nothing there.
    #[ts(type = "number | null")]
    bytes: Option<u64>,
}

/// Fetches one tile, so that whoever sets a base map hears at once whether it comes.
pub(crate) struct Probe;
impl Operation for Probe {
    const PATH: &'static str = "basemap/probe";
    const ACTION: Action = Action::SetBaseMaps;
    const COMMAND: bool = false;
    type Request = ProbeRequest;
    type Answer = Probed;
    fn run(context: &Context<'_>, r: ProbeRequest) -> Result<Probed, Failure> {
        let office = context.office;
        let kept = kept::read(office)?;
        let map = kept
            .maps
            .iter()
            .find(|m| m.id == r.id)
            .ok_or_else(|| Failure::not_found("basemap.unknown", json!({"id": r.id})))?;
        let how = shown(office, &kept, map);
        if let Some(fault) = how.fault {
            return Err(Failure::input(&fault.code, fault.params));
        }
        office.basemaps.forget_away();
        let centre = how
            .extent
            .map(|[w, s, e, n]| [f64::midpoint(w, e), f64::midpoint(s, n)]);
        let [lon, lat] = r.at.or(centre).unwrap_or([105.0, 35.0]);
        // Near enough to be drawn with, not so near that a sparse map has nothing.
        let z = how.max_zoom.min(12).max(how.min_zoom).min(DEEPEST);
        let (x, y) = how.grid.tile_at(z, lon, lat).ok_or_else(|| Fault::Zooms {
            name: map.name.clone(),
        })?;
        let got = tile(office, &map.id, z, x, y)?;
        Ok(Probed {
            tile: [u32::from(z), x, y],
            bytes: got.map(|t| t.bytes.len() as u64),
        })
    }
}
