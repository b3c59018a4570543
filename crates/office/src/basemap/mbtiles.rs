//! Reading MBTiles (specification 1.3) through SQLite, without writing: the file may lie on a disk that nobody may
//! write to, and is never changed.
use super::fault::Fault;
use super::found::{Found, LARGEST_TILE, plain};
use super::grid::{DEEPEST, Grid};
use super::pmtiles::{gunzip, is_on_earth};
use super::sniff::{TileKind, is_vector_tile, picture};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

pub(crate) const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// A blob that is too large is not taken out of the file at all.
const TILE: &str = "SELECT length(tile_data), CASE WHEN length(tile_data) <= ?4 THEN tile_data END FROM tiles \
                    WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3";

/// An open file that was checked.
pub(crate) struct Mbtiles {
    name: String,
    connection: Mutex<Connection>,
    found: Found,
}

impl Mbtiles {
    /// Opens and checks: size against the file's own head, format, zooms, bounds, an index over the tiles, and a first
    /// tile against what the metadata calls it.
    pub(crate) fn open(path: &Path, name: &str) -> Result<Self, Fault> {
        let size = check_size(path, name)?;
        let connection = connect(path).map_err(|_| damaged(name, "not readable"))?;
        let found = look(&connection, name, size).map_err(|error| match error {
            Looked::Fault(fault) => fault,
            Looked::Sqlite => damaged(name, "tables"),
        })?;
        Ok(Self {
            name: name.to_owned(),
            connection: Mutex::new(connection),
            found,
        })
    }

    pub(crate) fn found(&self) -> &Found {
        &self.found
    }

    /// The bytes of a tile, unpacked; `None` where the file has none. Rows are counted from the south in the file
    /// (TMS) and from the north here.
    pub(crate) fn tile(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, Fault> {
        if !Grid::Mercator.holds(z, x, y) {
            return Ok(None);
        }
        let from_south = Grid::Mercator.size(z).1 - 1 - y;
        let connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let found: Option<(Option<i64>, Option<Vec<u8>>)> = connection
            .prepare_cached(TILE)
            .and_then(|mut find| {
                find.query_row((z, x, from_south, LARGEST_TILE as i64), |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .optional()
            })
            .map_err(|_| damaged(&self.name, "tables"))?;
        match found {
            None | Some((None | Some(0), _)) => Ok(None),
            Some((_, Some(bytes))) => unpack(bytes, &self.name).map(Some),
            Some((_, None)) => Err(Fault::TileTooLarge {
                name: self.name.clone(),
                limit: LARGEST_TILE,
            }),
        }
    }
}

fn damaged(name: &str, detail: &'static str) -> Fault {
    Fault::FileDamaged {
        file: name.to_owned(),
        detail,
    }
}

/// The head of a SQLite file says how many pages of which size it has (file format, sections 1.3.2 and 1.3.8). A copy
/// that broke off is found by that, before SQLite meets the missing pages one by one.
fn check_size(path: &Path, name: &str) -> Result<u64, Fault> {
    let mut file = File::open(path).map_err(|_| Fault::FileMissing {
        file: name.to_owned(),
    })?;
    let has = file
        .metadata()
        .map_err(|_| damaged(name, "metadata"))?
        .len();
    let mut head = [0u8; 100];
    let whole = file.read_exact(&mut head).is_ok();
    if !head.starts_with(MAGIC) {
        return Err(Fault::FileFormat {
            file: name.to_owned(),
        });
    }
    let page = match u16::from_be_bytes([head[16], head[17]]) {
        1 => 65_536,
        other => u64::from(other),
    };
    let pages = u32::from_be_bytes([head[28], head[29], head[30], head[31]]);
    let needed = if whole { page * u64::from(pages) } else { 100 };
    if has < needed {
        return Err(Fault::FileTruncated {
            file: name.to_owned(),
            needed,
            has,
        });
    }
    Ok(has)
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    // `immutable`: no lock and no log beside the file, which may lie where nothing may be written.
    let connection = Connection::open_with_flags(address(path), flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.execute_batch(
        "PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;",
    )?;
    Ok(connection)
}

/// The path as SQLite takes an address.
fn address(path: &Path) -> String {
    let mut out = String::from("file:");
    let text = path.to_string_lossy().replace('\\', "/");
    // A drive letter needs a slash of its own before it.
    if text.as_bytes().get(1) == Some(&b':') {
        out.push('/');
    }
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b':' => {
                out.push(char::from(byte));
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out.push_str("?immutable=1");
    out
}

enum Looked {
    Fault(Fault),
    Sqlite,
}
impl From<rusqlite::Error> for Looked {
    fn from(_: rusqlite::Error) -> Self {
        Self::Sqlite
    }
}
impl From<Fault> for Looked {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

fn look(connection: &Connection, name: &str, bytes: u64) -> Result<Found, Looked> {
    let told = |key: &str| {
        connection
            .query_row("SELECT value FROM metadata WHERE name = ?1", [key], |row| {
                row.get::<_, String>(0)
            })
            .optional()
    };
    check_index(connection, name)?;
    let kind = match told("format")?.unwrap_or_default().as_str() {
        "png" => TileKind::Png,
        "jpg" | "jpeg" => TileKind::Jpeg,
        "webp" => TileKind::Webp,
        "pbf" | "mvt" => TileKind::Mvt,
        other => {
            return Err(Fault::TileType {
                file: name.to_owned(),
                found: other.to_owned(),
            }
            .into());
        }
    };
    let no_extent = || Fault::FileExtent {
        file: name.to_owned(),
    };
    let (min, max): (Option<i64>, Option<i64>) = connection.query_row(
        "SELECT (SELECT MIN(zoom_level) FROM tiles), (SELECT MAX(zoom_level) FROM tiles)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    // The tiles themselves say which levels there are; metadata is often wrong about it.
    let level = |value: Option<i64>| {
        value
            .and_then(|v| u8::try_from(v).ok())
            .filter(|v| *v <= DEEPEST)
    };
    let (Some(min_zoom), Some(max_zoom)) = (level(min), level(max)) else {
        return Err(no_extent().into());
    };
    let extent = match told("bounds")? {
        None => None,
        Some(text) => {
            let numbers: Vec<f64> = text
                .split(',')
                .filter_map(|n| n.trim().parse().ok())
                .collect();
            let extent = <[f64; 4]>::try_from(numbers).map_err(|_| no_extent())?;
            if !is_on_earth(&extent) {
                return Err(no_extent().into());
            }
            Some(extent)
        }
    };
    let first: Vec<u8> = connection.query_row(
        "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND length(tile_data) BETWEEN 1 AND ?2 LIMIT 1",
        (min_zoom, LARGEST_TILE as i64),
        |row| row.get(0),
    )?;
    let first = unpack(first, name)?;
    let as_told = match kind {
        TileKind::Mvt => is_vector_tile(&first),
        // Some writers mix png and jpg in one file; each tile is served as what it is.
        _ => picture(&first).is_some(),
    };
    if !as_told {
        return Err(damaged(name, "first tile").into());
    }
    Ok(Found {
        kind,
        grid: Grid::Mercator,
        min_zoom,
        max_zoom,
        extent,
        title: told("name")?.as_deref().and_then(plain),
        attribution: told("attribution")?.as_deref().and_then(plain),
        bytes,
    })
}

/// A file of several GB without an index would be read from end to end for every single tile.
fn check_index(connection: &Connection, name: &str) -> Result<(), Looked> {
    let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {TILE}"))?;
    let steps: Vec<String> = plan
        .query_map((0, 0, 0, 0), |row| row.get::<_, String>(3))?
        .collect::<Result<_, _>>()?;
    if steps.iter().any(|step| step.starts_with("SCAN")) {
        return Err(Fault::NoIndex {
            file: name.to_owned(),
        }
        .into());
    }
    Ok(())
}

/// Vector tiles are packed with gzip, pictures are not.
fn unpack(bytes: Vec<u8>, name: &str) -> Result<Vec<u8>, Fault> {
    if bytes.starts_with(&[0x1f, 0x8b]) {
        gunzip(&bytes, LARGEST_TILE, name)
    } else {
        Ok(bytes)
    }
}
