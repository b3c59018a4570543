//! One tile, from wherever it comes.
use super::address::fill;
use super::archive::{Archive, Archives};
use super::cache::Cache;
use super::fault::Fault;
use super::fetch::{self, What};
use super::kept;
use super::sniff::{TileKind, picture};
use super::source::{BaseMap, Remote, Source};
use crate::error::Failure;
use crate::office::Office;
use serde_json::json;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// A source that did not answer is left alone for this long; else every tile of a screen would wait for it.
const LEFT_ALONE: Duration = Duration::from_secs(20);

/// What serving tiles needs to remember.
pub(crate) struct Tiles {
    pub(crate) archives: Archives,
    pub(crate) cache: Cache,
    agent: OnceLock<ureq::Agent>,
    away: Mutex<HashMap<String, (Instant, Fault)>>,
    /// Held while the settings change.
    pub(crate) changing: Mutex<()>,
}

impl Tiles {
    pub(crate) fn new(folder: &Path) -> Self {
        Self {
            archives: Archives::default(),
            cache: Cache::new(folder),
            agent: OnceLock::new(),
            away: Mutex::default(),
            changing: Mutex::default(),
        }
    }

    /// The client; made when the first base map from elsewhere is asked for.
    pub(crate) fn agent(&self) -> &ureq::Agent {
        self.agent.get_or_init(fetch::client)
    }

    fn is_away(&self, id: &str) -> Option<Fault> {
        let away = self.away.lock().unwrap_or_else(PoisonError::into_inner);
        away.get(id)
            .filter(|(since, _)| since.elapsed() < LEFT_ALONE)
            .map(|(_, fault)| fault.clone())
    }

    fn note(&self, id: &str, fault: Option<&Fault>) {
        let mut away = self.away.lock().unwrap_or_else(PoisonError::into_inner);
        match fault {
            Some(fault @ Fault::SourceAway { .. }) => {
                away.insert(id.to_owned(), (Instant::now(), fault.clone()));
            }
            _ => {
                away.remove(id);
            }
        }
    }

    /// After a change of the settings every source is tried anew.
    pub(crate) fn forget_away(&self) {
        let mut away = self.away.lock().unwrap_or_else(PoisonError::into_inner);
        away.clear();
    }
}

/// A tile as it goes to the page.
#[derive(Debug, PartialEq)]
pub(crate) struct Tile {
    pub(crate) bytes: Vec<u8>,
    pub(crate) kind: TileKind,
    /// Whether the page may keep it for a while: not where the terms of use forbid copies.
    pub(crate) may_be_kept: bool,
}

/// The tile of a base map; `None` where it has none.
///
/// # Errors
/// `basemap.unknown`, and what [`Fault`] says.
pub(crate) fn tile(
    office: &Office,
    id: &str,
    z: u8,
    x: u32,
    y: u32,
) -> Result<Option<Tile>, Failure> {
    let kept = kept::read(office)?;
    let map = kept
        .maps
        .iter()
        .find(|m| m.id == id)
        .ok_or_else(|| Failure::not_found("basemap.unknown", json!({"id": id})))?;
    match (&map.source, &map.remote) {
        (Source::File { file }, _) => {
            let (archive, _) = office.basemaps.archives.get(office.folder(), file)?;
            Ok(from_file(&archive, z, x, y)?)
        }
        (_, Some(remote)) => {
            let key = kept::key(office, id)?;
            let now = office.now().timestamp();
            Ok(from_server(
                &office.basemaps,
                map,
                remote,
                &key,
                (z, x, y),
                now,
            )?)
        }
        (_, None) => Err(Failure::internal(
            "a base map from elsewhere without its address",
        )),
    }
}

fn from_file(archive: &Archive, z: u8, x: u32, y: u32) -> Result<Option<Tile>, Fault> {
    let kind = archive.found().kind;
    let Some(bytes) = archive.tile(z, x, y)? else {
        return Ok(None);
    };
    let kind = match kind {
        TileKind::Mvt => kind,
        // What is not the picture it claims to be is not passed on as one.
        _ => match picture(&bytes) {
            Some(kind) => kind,
            None => return Ok(None),
        },
    };
    Ok(Some(Tile {
        bytes,
        kind,
        may_be_kept: true,
    }))
}

fn from_server(
    tiles: &Tiles,
    map: &BaseMap,
    remote: &Remote,
    key: &str,
    at: (u8, u32, u32),
    now: i64,
) -> Result<Option<Tile>, Fault> {
    let (z, x, y) = at;
    let level = remote.levels.iter().find(|l| l.z == z);
    let (Some(level), true) = (level, remote.grid.holds(z, x, y)) else {
        return Ok(None);
    };
    let made = |bytes: Vec<u8>, kind| Tile {
        bytes,
        kind,
        may_be_kept: map.cache_mb > 0,
    };
    if map.cache_mb > 0
        && let Some(bytes) = tiles.cache.get(&map.id, at, now)
        && let Some(kind) = picture(&bytes)
    {
        return Ok(Some(made(bytes, kind)));
    }
    if let Some(fault) = tiles.is_away(&map.id) {
        return Err(fault);
    }
    let address = fill(&remote.template, &level.called, x, y, key);
    let got = fetch::get(tiles.agent(), &address, What::Tile, &map.name);
    tiles.note(&map.id, got.as_ref().err());
    let Some(bytes) = got?.filter(|b| !b.is_empty()) else {
        return Ok(None);
    };
    // An error page that comes with 200 is no tile.
    let Some(kind) = picture(&bytes) else {
        return Err(Fault::NotATile {
            name: map.name.clone(),
        });
    };
    if map.cache_mb > 0 {
        let room = i64::from(map.cache_mb) * 1024 * 1024;
        tiles.cache.put(&map.id, at, &bytes, room, now);
    }
    Ok(Some(made(bytes, kind)))
}
