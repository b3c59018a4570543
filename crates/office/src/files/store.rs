//! The folder of files.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};
use thiserror::Error;

use super::id::FileId;
use crate::journal::store_file::{create_folder, sync_folder};

/// Largest file taken from a person, in bytes (64 MiB): a scanned drawing set fits, a film does not.
pub const MAX_BYTES: usize = 64 << 20;

/// Why a file could not be kept or given.
#[derive(Debug, Error)]
pub enum FileError {
    #[error("{bytes} bytes, at most {limit} are taken")]
    TooLarge { bytes: usize, limit: usize },
    #[error("no file {id}")]
    Missing { id: FileId },
    /// What stands there is not what was put.
    #[error("file {id} is damaged: its content is {found}")]
    Damaged { id: FileId, found: FileId },
    #[error("{doing}")]
    Io {
        doing: &'static str,
        source: io::Error,
    },
}

impl FileError {
    /// The code on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            FileError::TooLarge { .. } => "files.too_large",
            FileError::Missing { .. } => "files.missing",
            FileError::Damaged { .. } => "files.damaged",
            FileError::Io { .. } => "files.store_failed",
        }
    }

    /// What the words need; sizes in bytes.
    pub fn params(&self) -> Value {
        match self {
            FileError::TooLarge { bytes, limit } => json!({ "bytes": bytes, "limit": limit }),
            FileError::Missing { id } | FileError::Damaged { id, .. } => json!({ "id": id }),
            FileError::Io { .. } => json!({}),
        }
    }
}

/// A store's `files` folder.
#[derive(Clone, Debug)]
pub struct FileStore {
    root: PathBuf,
}

impl FileStore {
    /// Opens the `files` folder of a store, creating it.
    pub fn open(store: &Path) -> Result<Self, FileError> {
        let root = store.join("files");
        create_folder(store)
            .and_then(|()| create_folder(&root))
            .map_err(io_error("create the files folder"))?;
        Ok(Self { root })
    }

    /// Keeps what a person gave, as [`FileStore::keep`] does, up to [`MAX_BYTES`].
    pub fn put(&self, bytes: &[u8]) -> Result<FileId, FileError> {
        if bytes.len() > MAX_BYTES {
            return Err(FileError::TooLarge {
                bytes: bytes.len(),
                limit: MAX_BYTES,
            });
        }
        self.keep(bytes)
    }

    /// Keeps the bytes; when this returns they are on disk. Bytes that are there and sound are not written again; a
    /// damaged file is replaced by the sound bytes.
    pub fn keep(&self, bytes: &[u8]) -> Result<FileId, FileError> {
        let id = FileId::of(bytes);
        match self.get(id) {
            Ok(_) => return Ok(id),
            Err(FileError::Missing { .. } | FileError::Damaged { .. }) => {}
            Err(other) => return Err(other),
        }
        let place = self.path(id);
        let folder = place.parent().expect("a file's path ends in folder/name");
        create_folder(folder).map_err(io_error("create a folder"))?;
        let unfinished = folder.join(unfinished_name());
        let written = write_and_flush(&unfinished, bytes)
            .and_then(|()| fs::rename(&unfinished, &place))
            .and_then(|()| sync_folder(folder));
        if let Err(source) = written {
            // What is left is not under any id; failing to clear it is not worth hiding the first error.
            let _ = fs::remove_file(&unfinished);
            return Err(io_error("write a file")(source));
        }
        Ok(id)
    }

    /// The bytes, hashed again.
    pub fn get(&self, id: FileId) -> Result<Vec<u8>, FileError> {
        let mut file = match File::open(self.path(id)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(FileError::Missing { id });
            }
            Err(error) => return Err(io_error("open a file")(error)),
        };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)
            .map_err(io_error("read a file"))?;
        let found = FileId::of(&bytes);
        if found != id {
            return Err(FileError::Damaged { id, found });
        }
        Ok(bytes)
    }

    /// A file stands under this id (without reading it).
    pub fn exists(&self, id: FileId) -> bool {
        self.path(id).is_file()
    }

    /// Every id that has a file, in order, for `verify` and backup. Names that are not ids are passed over.
    pub fn ids(&self) -> Result<Vec<FileId>, FileError> {
        let mut ids = Vec::new();
        for folder in fs::read_dir(&self.root).map_err(io_error("list files"))? {
            let folder = folder.map_err(io_error("list files"))?.path();
            if !folder.is_dir() {
                continue;
            }
            for entry in fs::read_dir(folder).map_err(io_error("list files"))? {
                let name = entry.map_err(io_error("list files"))?.file_name();
                ids.extend(name.to_str().and_then(|name| name.parse::<FileId>().ok()));
            }
        }
        ids.sort();
        Ok(ids)
    }

    /// Where an id's file stands, whether or not it is there.
    pub fn path(&self, id: FileId) -> PathBuf {
        let name = id.to_string();
        self.root.join(&name[..2]).join(name)
    }
}

fn write_and_flush(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A name no other write uses, in this process or another.
fn unfinished_name() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!(
        ".unfinished-{}-{count}-{}",
        std::process::id(),
        uuid::Uuid::now_v7()
    )
}

fn io_error(doing: &'static str) -> impl FnOnce(io::Error) -> FileError {
    move |source| FileError::Io { doing, source }
}
