//! Files of tiles in the folder `basemaps` of the office's store: which lie there, and which are open.
use super::fault::Fault;
use super::found::Found;
use super::mbtiles::{self, Mbtiles};
use super::pmtiles::{self, Pmtiles};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// Where the files lie, below the office's folder.
pub(crate) const FOLDER: &str = "basemaps";
/// Files kept open, the last used first.
const OPEN: usize = 16;
/// Files of the folder that are looked at.
const LISTED: usize = 100;

/// An open file of either format.
pub(crate) enum Archive {
    Pmtiles(Pmtiles),
    Mbtiles(Mbtiles),
}

impl Archive {
    /// Opens what the bytes say it is, and checks it.
    fn open(path: &Path, name: &str) -> Result<Self, Fault> {
        let mut head = [0u8; 16];
        let mut file = File::open(path).map_err(|_| Fault::FileMissing {
            file: name.to_owned(),
        })?;
        // Shorter than that is neither; the zeroes then fit no magic.
        let _ = file.read(&mut head);
        if head.starts_with(pmtiles::MAGIC) {
            Ok(Self::Pmtiles(Pmtiles::open(path, name)?))
        } else if &head == mbtiles::MAGIC {
            Ok(Self::Mbtiles(Mbtiles::open(path, name)?))
        } else {
            Err(Fault::FileFormat {
                file: name.to_owned(),
            })
        }
    }
    pub(crate) fn found(&self) -> &Found {
        match self {
            Self::Pmtiles(file) => file.found(),
            Self::Mbtiles(file) => file.found(),
        }
    }
    pub(crate) fn tile(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, Fault> {
        match self {
            Self::Pmtiles(file) => file.tile(z, x, y),
            Self::Mbtiles(file) => file.tile(z, x, y),
        }
    }
}

/// Size and time of change: another file under the same name is opened anew.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stamp {
    size: u64,
    changed: Option<SystemTime>,
}

impl Stamp {
    fn of(path: &Path, name: &str) -> Result<Self, Fault> {
        let metadata = path.metadata().map_err(|_| Fault::FileMissing {
            file: name.to_owned(),
        })?;
        Ok(Self {
            size: metadata.len(),
            changed: metadata.modified().ok(),
        })
    }
    /// As a word for an address, so that no old picture is shown for a new file.
    pub(crate) fn word(&self) -> String {
        let changed = self
            .changed
            .and_then(|t| t.duration_since(SystemTime::UNIX_EPOCH).ok())
            .map_or(0, |d| d.as_millis());
        format!("{:x}-{changed:x}", self.size)
    }
}

struct Open {
    file: String,
    stamp: Stamp,
    archive: Arc<Archive>,
}

/// The open files.
#[derive(Default)]
pub(crate) struct Archives(Mutex<Vec<Open>>);

impl Archives {
    /// A file of the folder, checked, with its stamp.
    pub(crate) fn get(&self, folder: &Path, file: &str) -> Result<(Arc<Archive>, Stamp), Fault> {
        if !is_plain(file) {
            return Err(Fault::FileName {
                file: file.to_owned(),
            });
        }
        let path = folder.join(FOLDER).join(file);
        let stamp = Stamp::of(&path, file)?;
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = open.iter().position(|o| o.file == file && o.stamp == stamp) {
            let found = open.remove(at);
            let archive = found.archive.clone();
            open.insert(0, found);
            return Ok((archive, stamp));
        }
        // Opening reads a few kilobytes, so the others may wait for it.
        let archive = Arc::new(Archive::open(&path, file)?);
        open.retain(|o| o.file != file);
        open.insert(
            0,
            Open {
                file: file.to_owned(),
                stamp: stamp.clone(),
                archive: archive.clone(),
            },
        );
        open.truncate(OPEN);
        Ok((archive, stamp))
    }

    /// Every file of the folder that is named as one of tiles, by name. A folder that is not there is an empty one.
    pub(crate) fn list(&self, folder: &Path) -> Vec<(String, Result<Found, Fault>)> {
        let Ok(entries) = std::fs::read_dir(folder.join(FOLDER)) else {
            return Vec::new();
        };
        let mut names: Vec<String> = entries
            .flatten()
            .filter(|e| e.path().is_file())
            .filter_map(|e| e.file_name().into_string().ok())
            .filter(|name| is_plain(name))
            .collect();
        names.sort();
        names.truncate(LISTED);
        names
            .into_iter()
            .map(|name| {
                let found = self.get(folder, &name).map(|(a, _)| a.found().clone());
                (name, found)
            })
            .collect()
    }
}

/// A name without a folder in it, ending as the two formats do.
fn is_plain(name: &str) -> bool {
    let lower = name.to_lowercase();
    !name.contains(['/', '\\', ':', '\0'])
        && !name.starts_with('.')
        && (lower.ends_with(".pmtiles") || lower.ends_with(".mbtiles"))
}
