//! Reading PMTiles, version 3, from the file where it lies: a header, directories, tiles. Nothing but the wanted
//! directory and the wanted tile is ever in memory, and no length in the file is followed before it was held against
//! the file's own size. Layout: PMTiles version 3 specification, sections 3 (header) and 4 (directories).
use super::fault::Fault;
use super::found::{Found, LARGEST_TILE, text_of};
use super::grid::{DEEPEST, Grid};
use super::sniff::{TileKind, is_vector_tile, picture, varint};
use flate2::read::GzDecoder;
use serde_json::Value;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

pub(crate) const MAGIC: &[u8; 7] = b"PMTiles";
const HEADER: usize = 127;
/// Largest directory or metadata, unpacked. The root is at most 16 KiB packed; leaves are of the same order.
const LARGEST_DIRECTORY: u64 = 8 * 1024 * 1024;
/// A root and at most three levels of leaves.
const DEEPEST_LEAF: usize = 4;
/// Leaf directories kept unpacked: the map moves within few of them.
const KEPT: usize = 32;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Packing {
    None,
    Gzip,
}

/// A row of a directory: `run` tiles from `id` on share the bytes; `run` 0 points to a leaf directory.
#[derive(Clone, Copy, Debug)]
struct Entry {
    id: u64,
    run: u64,
    offset: u64,
    length: u64,
}

type Directory = Arc<Vec<Entry>>;

/// Where a part of the file lies.
#[derive(Clone, Copy, Debug)]
struct Section {
    offset: u64,
    length: u64,
}

/// An open file whose header was checked.
pub(crate) struct Pmtiles {
    name: String,
    file: Mutex<File>,
    inner: Packing,
    tiles: Packing,
    leaves: Section,
    data: Section,
    root: Directory,
    kept: Mutex<Vec<(u64, Directory)>>,
    found: Found,
}

impl Pmtiles {
    /// Opens and checks: header, sizes, root directory, metadata, and the first tile against what the header calls it.
    pub(crate) fn open(path: &Path, name: &str) -> Result<Self, Fault> {
        let mut file = File::open(path).map_err(|_| Fault::FileMissing {
            file: name.to_owned(),
        })?;
        let size = file
            .metadata()
            .map_err(|_| damaged(name, "metadata"))?
            .len();
        let mut header = [0u8; HEADER];
        let whole = file.read_exact(&mut header).is_ok();
        if !header.starts_with(MAGIC) {
            return Err(Fault::FileFormat {
                file: name.to_owned(),
            });
        }
        if whole && header[7] != 3 {
            return Err(Fault::PmtilesVersion {
                file: name.to_owned(),
                found: header[7],
            });
        }
        if !whole {
            return Err(Fault::FileTruncated {
                file: name.to_owned(),
                needed: HEADER as u64,
                has: size,
            });
        }
        let section = |at: usize| -> Result<Section, Fault> {
            let (offset, length) = (u64_at(&header, at), u64_at(&header, at + 8));
            let end = offset
                .checked_add(length)
                .ok_or_else(|| damaged(name, "header"))?;
            if end > size {
                return Err(Fault::FileTruncated {
                    file: name.to_owned(),
                    needed: end,
                    has: size,
                });
            }
            Ok(Section { offset, length })
        };
        let (root_at, about, leaves, data) =
            (section(8)?, section(24)?, section(40)?, section(56)?);
        let inner = packing(name, header[97])?;
        let tiles = packing(name, header[98])?;
        let kind = kind(name, header[99])?;
        let (min_zoom, max_zoom) = (header[100], header[101]);
        let degrees = |at: usize| f64::from(i32_at(&header, at)) / 1e7;
        let extent = [degrees(102), degrees(106), degrees(110), degrees(114)];
        if min_zoom > max_zoom || max_zoom > DEEPEST || !is_on_earth(&extent) {
            return Err(Fault::FileExtent {
                file: name.to_owned(),
            });
        }
        let root = unpack(
            &read(&mut file, root_at, name)?,
            inner,
            LARGEST_DIRECTORY,
            name,
        )?;
        let root = Arc::new(directory(&root, name)?);
        let about = unpack(
            &read(&mut file, about, name)?,
            inner,
            LARGEST_DIRECTORY,
            name,
        )?;
        let about: Value = if about.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(&about).map_err(|_| damaged(name, "metadata"))?
        };
        let opened = Self {
            name: name.to_owned(),
            file: Mutex::new(file),
            inner,
            tiles,
            leaves,
            data,
            root,
            kept: Mutex::default(),
            found: Found {
                kind,
                grid: Grid::Mercator,
                min_zoom,
                max_zoom,
                extent: Some(extent),
                title: text_of(&about["name"]),
                attribution: text_of(&about["attribution"]),
                bytes: size,
            },
        };
        opened.check_first_tile()?;
        Ok(opened)
    }

    pub(crate) fn found(&self) -> &Found {
        &self.found
    }

    /// The bytes of a tile, unpacked; `None` where the file has none.
    pub(crate) fn tile(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, Fault> {
        if !Grid::Mercator.holds(z, x, y) {
            return Ok(None);
        }
        let id = tile_id(z, x, y);
        let mut directory = self.root.clone();
        for _ in 0..DEEPEST_LEAF {
            let after = directory.partition_point(|e| e.id <= id);
            let Some(entry) = after.checked_sub(1).map(|i| directory[i]) else {
                return Ok(None);
            };
            if entry.run == 0 {
                directory = self.leaf(entry)?;
                continue;
            }
            if id - entry.id >= entry.run {
                return Ok(None);
            }
            return self.bytes(entry).map(Some);
        }
        Err(damaged(&self.name, "directories"))
    }

    fn check_first_tile(&self) -> Result<(), Fault> {
        let mut directory = self.root.clone();
        for _ in 0..DEEPEST_LEAF {
            let Some(first) = directory.first().copied() else {
                return Err(damaged(&self.name, "empty"));
            };
            if first.run == 0 {
                directory = self.leaf(first)?;
                continue;
            }
            let bytes = self.bytes(first)?;
            let as_told = match self.found.kind {
                TileKind::Mvt => is_vector_tile(&bytes),
                kind => picture(&bytes) == Some(kind),
            };
            return if as_told {
                Ok(())
            } else {
                Err(damaged(&self.name, "first tile"))
            };
        }
        Err(damaged(&self.name, "directories"))
    }

    fn bytes(&self, entry: Entry) -> Result<Vec<u8>, Fault> {
        if entry.length > LARGEST_TILE {
            return Err(Fault::TileTooLarge {
                name: self.name.clone(),
                limit: LARGEST_TILE,
            });
        }
        let packed = self.read_within(self.data, entry)?;
        unpack(&packed, self.tiles, LARGEST_TILE, &self.name)
    }

    fn leaf(&self, entry: Entry) -> Result<Directory, Fault> {
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, directory)) = kept().iter().find(|(at, _)| *at == entry.offset) {
            return Ok(directory.clone());
        }
        let packed = self.read_within(self.leaves, entry)?;
        let bytes = unpack(&packed, self.inner, LARGEST_DIRECTORY, &self.name)?;
        let directory = Arc::new(directory(&bytes, &self.name)?);
        let mut kept = kept();
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push((entry.offset, directory.clone()));
        Ok(directory)
    }

    fn read_within(&self, section: Section, entry: Entry) -> Result<Vec<u8>, Fault> {
        let end = entry.offset.checked_add(entry.length);
        if end.is_none_or(|end| end > section.length) || entry.length > LARGEST_DIRECTORY {
            return Err(damaged(&self.name, "directories"));
        }
        let part = Section {
            offset: section.offset + entry.offset,
            length: entry.length,
        };
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        read(&mut file, part, &self.name)
    }
}

fn damaged(name: &str, detail: &'static str) -> Fault {
    Fault::FileDamaged {
        file: name.to_owned(),
        detail,
    }
}

fn u64_at(header: &[u8; HEADER], at: usize) -> u64 {
    let mut eight = [0; 8];
    eight.copy_from_slice(&header[at..at + 8]);
    u64::from_le_bytes(eight)
}

fn i32_at(header: &[u8; HEADER], at: usize) -> i32 {
    let mut four = [0; 4];
    four.copy_from_slice(&header[at..at + 4]);
    i32::from_le_bytes(four)
}

fn packing(name: &str, code: u8) -> Result<Packing, Fault> {
    let found = match code {
        1 => return Ok(Packing::None),
        2 => return Ok(Packing::Gzip),
        3 => "brotli".to_owned(),
        4 => "zstd".to_owned(),
        other => other.to_string(),
    };
    Err(Fault::Compression {
        file: name.to_owned(),
        found,
    })
}

fn kind(name: &str, code: u8) -> Result<TileKind, Fault> {
    let found = match code {
        1 => return Ok(TileKind::Mvt),
        2 => return Ok(TileKind::Png),
        3 => return Ok(TileKind::Jpeg),
        4 => return Ok(TileKind::Webp),
        5 => "avif".to_owned(),
        other => other.to_string(),
    };
    Err(Fault::TileType {
        file: name.to_owned(),
        found,
    })
}

/// West, south, east, north in degrees, with something between them.
pub(crate) fn is_on_earth(extent: &[f64; 4]) -> bool {
    let [west, south, east, north] = *extent;
    (-180.0..=180.0).contains(&west)
        && (-180.0..=180.0).contains(&east)
        && (-90.0..=90.0).contains(&south)
        && (-90.0..=90.0).contains(&north)
        && west < east
        && south < north
}

fn read(file: &mut File, part: Section, name: &str) -> Result<Vec<u8>, Fault> {
    if part.length > LARGEST_DIRECTORY {
        return Err(damaged(name, "header"));
    }
    let mut bytes = vec![0; part.length as usize];
    file.seek(SeekFrom::Start(part.offset))
        .and_then(|_| file.read_exact(&mut bytes))
        .map_err(|_| damaged(name, "not readable"))?;
    Ok(bytes)
}

fn unpack(bytes: &[u8], packing: Packing, limit: u64, name: &str) -> Result<Vec<u8>, Fault> {
    match packing {
        Packing::None => Ok(bytes.to_vec()),
        Packing::Gzip => gunzip(bytes, limit, name),
    }
}

/// Unpacks gzip, at most `limit` bytes of it. Nothing unpacks to nothing.
pub(crate) fn gunzip(bytes: &[u8], limit: u64, name: &str) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    if bytes.is_empty() {
        return Ok(out);
    }
    GzDecoder::new(bytes)
        .take(limit + 1)
        .read_to_end(&mut out)
        .map_err(|_| damaged(name, "gzip"))?;
    if out.len() as u64 > limit {
        return Err(Fault::TileTooLarge {
            name: name.to_owned(),
            limit,
        });
    }
    Ok(out)
}

/// Section 4.2: the number of rows, then the columns one after the other: ids (as differences), runs, lengths, offsets
/// (0: right behind the row before, else one more than the offset).
fn directory(bytes: &[u8], name: &str) -> Result<Vec<Entry>, Fault> {
    let bad = || damaged(name, "directories");
    let mut rest = bytes;
    let mut next = || -> Result<u64, Fault> {
        let (value, after) = varint(rest).ok_or_else(bad)?;
        rest = after;
        Ok(value)
    };
    // Each row takes at least four bytes, so a number that cannot be is found before memory is asked for.
    let count = next()?;
    if count > bytes.len() as u64 / 4 {
        return Err(bad());
    }
    let mut entries = Vec::with_capacity(count as usize);
    let mut id = 0u64;
    for index in 0..count {
        let step = next()?;
        if index > 0 && step == 0 {
            return Err(bad());
        }
        id = id.checked_add(step).ok_or_else(bad)?;
        entries.push(Entry {
            id,
            run: 0,
            offset: 0,
            length: 0,
        });
    }
    for entry in &mut entries {
        entry.run = next()?;
    }
    for entry in &mut entries {
        entry.length = next()?;
        if entry.length == 0 {
            return Err(bad());
        }
    }
    let mut behind = None;
    for entry in &mut entries {
        entry.offset = match (next()?, behind) {
            (0, Some(offset)) => offset,
            (0, None) => return Err(bad()),
            (given, _) => given - 1,
        };
        behind = Some(entry.offset.checked_add(entry.length).ok_or_else(bad)?);
    }
    if rest.is_empty() {
        Ok(entries)
    } else {
        Err(bad())
    }
}

/// Section 4.1: tiles are numbered along a Hilbert curve, level by level.
pub(crate) fn tile_id(z: u8, x: u32, y: u32) -> u64 {
    let before: u64 = (0..z).map(|level| 1u64 << (2 * u32::from(level))).sum();
    let (mut x, mut y) = (u64::from(x), u64::from(y));
    let mut along = 0u64;
    let mut side = (1u64 << z) / 2;
    while side > 0 {
        let right = u64::from(x & side > 0);
        let down = u64::from(y & side > 0);
        along += side * side * ((3 * right) ^ down);
        if down == 0 {
            if right == 1 {
                x = (side - 1).wrapping_sub(x & (side - 1));
                y = (side - 1).wrapping_sub(y & (side - 1));
            } else {
                x &= side - 1;
                y &= side - 1;
            }
            std::mem::swap(&mut x, &mut y);
        } else {
            x &= side - 1;
            y &= side - 1;
        }
        side /= 2;
    }
    before + along
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of section 4.1 of the specification.
    #[test]
    fn tiles_are_numbered_as_the_specification_says() {
        for (z, x, y, id) in [
            (0, 0, 0, 0),
            (1, 0, 0, 1),
            (1, 0, 1, 2),
            (1, 1, 1, 3),
            (1, 1, 0, 4),
            (2, 0, 0, 5),
            (12, 3423, 1763, 19_078_479),
        ] {
            assert_eq!(tile_id(z, x, y), id, "{z}/{x}/{y}");
        }
        let mut all: Vec<u64> = (0..16)
            .flat_map(|x| (0..16).map(move |y| tile_id(4, x, y)))
            .collect();
        all.sort_unstable();
        let first = tile_id(4, 0, 0);
        assert_eq!(all, (first..first + 256).collect::<Vec<_>>());
    }

    #[test]
    fn a_directory_that_lies_is_refused() {
        // One row: id 5, run 1, length 9, offset 0.
        assert_eq!(directory(&[1, 5, 1, 9, 1], "t").map(|d| d[0].length), Ok(9));
        for bad in [
            &[][..],
            &[200, 1, 1, 1, 1],
            &[1, 5, 1, 0, 1],
            &[1, 5, 1, 9, 0],
            &[1, 5, 1, 9],
            &[1, 5, 1, 9, 1, 1],
            &[2, 5, 0, 1, 1, 9, 9, 1, 0],
        ] {
            assert!(directory(bad, "t").is_err(), "{bad:?}");
        }
    }

    #[test]
    fn what_unpacks_without_end_is_cut_off() {
        use flate2::{Compression, write::GzEncoder};
        use std::io::Write;
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&vec![0; 100_000]).expect("packs");
        let packed = packed.finish().expect("packs");
        assert_eq!(gunzip(&packed, 100_000, "t").map(|b| b.len()), Ok(100_000));
        assert!(matches!(
            gunzip(&packed, 99_999, "t"),
            Err(Fault::TileTooLarge { .. })
        ));
    }
}
