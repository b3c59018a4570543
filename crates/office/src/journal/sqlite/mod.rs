//! The journal on SQLite: one writer thread, a few read-only connections.

mod append;
mod check;
mod read;
mod readers;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

use super::error::{AppendError, OpenError, ReadOnlyReason, StoreError};
use super::event::{Append, Appended, CommandKey, Head, Recorded};
use super::notify::Notify;
use super::store_file;
use super::verify::VerifyReport;
use readers::Readers;
use writer::Writer;

// Makes `mod migrations`. A new file under migrations/ is only seen when this file is compiled again.
refinery::embed_migrations!("../../migrations/sqlite/journal");

/// Connections that read at the same time.
const READERS: usize = 4;

pub(crate) struct SqliteJournal {
    // Declared before the writer: readers close first, so that the writer's close can fold the write-ahead log away.
    readers: Readers,
    writer: Option<Writer>,
    shared: Arc<Shared>,
}

/// What the writer thread and the handle both see.
pub(crate) struct Shared {
    pub(crate) notify: Notify,
    read_only: Mutex<Option<ReadOnlyReason>>,
}

impl Shared {
    fn new(position: u64, reason: Option<ReadOnlyReason>) -> Arc<Self> {
        Arc::new(Self {
            notify: Notify::new(position),
            read_only: Mutex::new(reason),
        })
    }

    pub(crate) fn read_only(&self) -> Option<ReadOnlyReason> {
        let reason = self.read_only.lock();
        reason.unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn stop_writes(&self, reason: ReadOnlyReason) {
        let mut known = self
            .read_only
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        known.get_or_insert(reason);
    }
}

fn file_in(folder: &Path) -> PathBuf {
    folder.join("journal.db")
}

impl SqliteJournal {
    pub(crate) fn open(folder: &Path) -> Result<Self, OpenError> {
        let file = file_in(folder);
        let connection = store_file::open_migrated(&file, migrations::runner())?;
        let readers = Readers::open(&file, READERS)?;
        let head = read::head(&connection).map_err(|source| OpenError::Sqlite {
            file,
            doing: "read the head",
            source,
        })?;
        let shared = Shared::new(head.position, None);
        let writer = Some(Writer::start(connection, Arc::clone(&shared)));
        Ok(Self {
            readers,
            writer,
            shared,
        })
    }

    pub(crate) fn open_read_only(folder: &Path) -> Result<Self, OpenError> {
        let file = file_in(folder);
        let readers = Readers::open(&file, READERS)?;
        let seen = readers.with(|connection| {
            let version = store_file::applied(connection)?;
            Ok((version, read::head(connection)?))
        });
        let (found, head) = seen.map_err(|source| OpenError::Sqlite {
            file,
            doing: "read the head",
            source,
        })?;
        let known = store_file::newest(&migrations::runner());
        let reason = if found > known {
            ReadOnlyReason::SchemaNewer { found, known }
        } else {
            ReadOnlyReason::Asked
        };
        Ok(Self {
            readers,
            writer: None,
            shared: Shared::new(head.position, Some(reason)),
        })
    }

    pub(crate) fn append(&self, append: Append) -> Result<Appended, AppendError> {
        match (&self.writer, self.shared.read_only()) {
            (_, Some(reason)) => Err(AppendError::ReadOnly { reason }),
            (Some(writer), None) => writer.append(append),
            (None, None) => Err(AppendError::Store(StoreError::Closed)),
        }
    }

    pub(crate) fn lookup_key(
        &self,
        key: CommandKey,
        digest: &[u8; 32],
    ) -> Result<Option<Value>, AppendError> {
        let found = self.readers.with(|c| append::find_command(c, key));
        let found = found.map_err(StoreError::sqlite("look up a command"))?;
        append::same_command(found, key, digest)
    }

    pub(crate) fn read_stream(&self, stream: &str) -> Result<Vec<Recorded>, StoreError> {
        let rows = self.readers.with(|c| read::stream(c, stream));
        rows.map_err(StoreError::sqlite("read a stream"))?
            .into_iter()
            .collect()
    }

    pub(crate) fn read_from(
        &self,
        position: u64,
        limit: usize,
    ) -> Result<Vec<Recorded>, StoreError> {
        let rows = self.readers.with(|c| read::after(c, position, limit));
        rows.map_err(StoreError::sqlite("read events"))?
            .into_iter()
            .collect()
    }

    pub(crate) fn head(&self) -> Result<Head, StoreError> {
        let head = self.readers.with(read::head);
        head.map_err(StoreError::sqlite("read the head"))
    }

    pub(crate) fn stream_version(&self, stream: &str) -> Result<u64, StoreError> {
        let version = self.readers.with(|c| read::version(c, stream));
        version.map_err(StoreError::sqlite("read a version"))
    }

    pub(crate) fn verify(&self, against: Option<Head>) -> Result<VerifyReport, StoreError> {
        let report = self.readers.with(|c| check::walk(c, against));
        report.map_err(StoreError::sqlite("verify"))
    }

    pub(crate) fn stop_writes(&self, reason: ReadOnlyReason) {
        self.shared.stop_writes(reason);
    }

    pub(crate) fn read_only(&self) -> Option<ReadOnlyReason> {
        self.shared.read_only()
    }

    pub(crate) fn notify(&self) -> &Notify {
        &self.shared.notify
    }
}
