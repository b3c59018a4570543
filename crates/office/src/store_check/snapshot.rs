//! A copy of a store's databases, so that a check can open, fold and migrate what it likes and the store stays as it is.
use crate::error::Failure;
use http::StatusCode;
use serde_json::json;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What is copied, with the write-ahead log that belongs to it. SQLite makes the shared-memory file itself.
const COPIED: [&str; 3] = ["journal.db", "sealed.db", "read.db"];

/// A copy of a file being written is worth nothing, so it is made again.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(200);

/// The copy. It holds personal data with its keys, so only its owner can read it, and it goes when it is dropped.
pub(super) struct Snapshot {
    folder: PathBuf,
}

impl Snapshot {
    /// Copies a store that stands still for as long as that takes.
    pub(super) fn of(store: &Path) -> Result<Self, Failure> {
        if !store.join("journal.db").is_file() {
            return Err(Failure::new(
                StatusCode::NOT_FOUND,
                "store.missing",
                json!({"store": store.display().to_string()}),
                "store.found_first",
            ));
        }
        let snapshot = Self {
            folder: std::env::temp_dir().join(format!("linewarden-check-{}", uuid::Uuid::now_v7())),
        };
        make_private(&snapshot.folder).map_err(failed)?;
        make_private(&snapshot.folder.join("kept")).map_err(failed)?;
        for _ in 0..TRIES {
            let before = state(store).map_err(failed)?;
            snapshot.copy(store).map_err(failed)?;
            if state(store).map_err(failed)? == before {
                return Ok(snapshot);
            }
            std::thread::sleep(PAUSE);
        }
        Err(Failure::new(
            StatusCode::CONFLICT,
            "store.busy",
            json!({}),
            "store.close_first",
        ))
    }

    /// Where the copies of the journal and the sealed store are; a fold makes its own tables here.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The copy of the store's own folded tables, apart from the fresh ones; none where there are none.
    pub(super) fn kept_tables(&self) -> Option<PathBuf> {
        Some(self.folder.join("kept/read.db")).filter(|f| f.is_file())
    }

    fn copy(&self, store: &Path) -> io::Result<()> {
        for (name, from) in parts(store) {
            let place = if name.starts_with("read.db") {
                self.folder.join("kept")
            } else {
                self.folder.clone()
            };
            let to = place.join(name);
            match fs::copy(from, &to) {
                Ok(_) => {}
                // A log that went since, or one of an earlier try.
                Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::remove_file(&to)
                {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    _ => {}
                },
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            tracing::warn!(%error, "a copy made for checking could not be removed");
        }
    }
}

fn parts(store: &Path) -> Vec<(String, PathBuf)> {
    let names = COPIED
        .iter()
        .flat_map(|name| [(*name).to_owned(), format!("{name}-wal")]);
    names
        .map(|name| (name.clone(), store.join(&name)))
        .collect()
}

/// Length and time of every part; the same before and after a copy means it was not written to meanwhile.
fn state(store: &Path) -> io::Result<Vec<Option<(u64, SystemTime)>>> {
    let of = |path: &Path| match fs::metadata(path) {
        Ok(found) => Ok(Some((found.len(), found.modified()?))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    };
    parts(store).iter().map(|(_, path)| of(path)).collect()
}

fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn failed(error: io::Error) -> Failure {
    let params = json!({"detail": error.to_string()});
    Failure::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "store.copy_failed",
        params,
        "store.check_disk",
    )
}
