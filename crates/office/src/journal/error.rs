//! What can go wrong with a store, each with a stable code for the wire.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use serde_json::{Value, json};
use thiserror::Error;

use super::event::CommandKey;

/// Why an append was not done. Nothing of it was written.
#[derive(Clone, Debug, Error)]
pub enum AppendError {
    /// Someone else wrote to the stream since the decision was made: decide again, or show both values.
    #[error("stream {stream} is at version {actual}, expected {expected}")]
    Conflict {
        stream: String,
        expected: u64,
        actual: u64,
    },
    /// The key stands for another request.
    #[error("command key {key} was used for another request")]
    KeyReused { key: CommandKey },
    /// This machine's clock is before the last thing recorded; writing now would forge an order.
    #[error("the clock says {now}, the journal's head was recorded at {head}")]
    ClockBehind {
        head: DateTime<FixedOffset>,
        now: DateTime<FixedOffset>,
    },
    #[error("the journal is read-only: {reason}")]
    ReadOnly { reason: ReadOnlyReason },
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a journal takes no writes.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ReadOnlyReason {
    /// Written by a newer program.
    #[error("its schema is version {found}, this program knows {known}")]
    SchemaNewer { found: i32, known: i32 },
    /// An event this program cannot fold.
    #[error("event {position} is of unknown kind {kind}")]
    UnknownEvent { kind: String, position: u64 },
    /// The disk or the file failed under a write; what is on disk is uncertain until it is opened and verified again.
    #[error("a write failed: {message}")]
    WriteFailed { message: String },
    /// Opened for reading only.
    #[error("opened for reading only")]
    Asked,
}

/// A failure of the store itself.
#[derive(Clone, Debug, Error)]
pub enum StoreError {
    #[error("{doing}: {source}")]
    Sqlite {
        doing: &'static str,
        source: Arc<rusqlite::Error>,
    },
    /// A stored row cannot be read back; `verify` says more.
    #[error("event {position} is damaged in {field}")]
    Damaged { position: u64, field: &'static str },
    /// The writer thread is gone.
    #[error("the journal is closed")]
    Closed,
}

impl StoreError {
    pub(crate) fn sqlite(doing: &'static str) -> impl FnOnce(rusqlite::Error) -> StoreError {
        move |source| StoreError::Sqlite {
            doing,
            source: Arc::new(source),
        }
    }
}

/// Why a store could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// Written by a newer program: refuse rather than harm it.
    #[error("{} has schema version {found}, this program knows {known}", file.display())]
    SchemaNewer {
        file: PathBuf,
        found: i32,
        known: i32,
    },
    /// There is nothing to open for reading.
    #[error("{} does not exist", file.display())]
    Missing { file: PathBuf },
    /// The copy made before a migration does not pass SQLite's own check; the store was left as it is.
    #[error("the copy of {} before migration is not sound: {found}", file.display())]
    BackupUnsound { file: PathBuf, found: String },
    #[error("migrating {}", file.display())]
    Migration {
        file: PathBuf,
        source: Box<refinery::Error>,
    },
    #[error("opening {}: {doing}", file.display())]
    Sqlite {
        file: PathBuf,
        doing: &'static str,
        source: rusqlite::Error,
    },
    #[error("opening {}", file.display())]
    Io {
        file: PathBuf,
        source: std::io::Error,
    },
}

impl AppendError {
    /// The code on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            AppendError::Conflict { .. } => "journal.conflict",
            AppendError::KeyReused { .. } => "journal.key_reused",
            AppendError::ClockBehind { .. } => "journal.clock_behind",
            AppendError::ReadOnly { .. } => "journal.read_only",
            AppendError::Store(error) => error.code(),
        }
    }

    /// What the words need. A store's inner message stays in the log.
    pub fn params(&self) -> Value {
        match self {
            AppendError::Conflict {
                stream,
                expected,
                actual,
            } => json!({ "stream": stream, "expected": expected, "actual": actual }),
            AppendError::KeyReused { key } => json!({ "key": key }),
            AppendError::ClockBehind { head, now } => json!({ "head": head, "now": now }),
            AppendError::ReadOnly { reason } => json!({ "reason": reason }),
            AppendError::Store(error) => error.params(),
        }
    }
}

impl StoreError {
    /// The code on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            StoreError::Sqlite { .. } => "journal.store_failed",
            StoreError::Damaged { .. } => "journal.damaged",
            StoreError::Closed => "journal.closed",
        }
    }

    /// What the words need.
    pub fn params(&self) -> Value {
        match self {
            StoreError::Sqlite { .. } | StoreError::Closed => json!({}),
            StoreError::Damaged { position, field } => {
                json!({ "position": position, "field": field })
            }
        }
    }
}

impl OpenError {
    /// The code on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            OpenError::SchemaNewer { .. } => "store.schema_newer",
            OpenError::Missing { .. } => "store.missing",
            OpenError::BackupUnsound { .. } => "store.backup_unsound",
            OpenError::Migration { .. } => "store.migration_failed",
            OpenError::Sqlite { .. } | OpenError::Io { .. } => "store.open_failed",
        }
    }

    /// What the words need: the file's name without its folder, which is nobody's business on the wire.
    pub fn params(&self) -> Value {
        let name = |file: &PathBuf| file.file_name().map(|n| n.to_string_lossy().into_owned());
        match self {
            OpenError::SchemaNewer { file, found, known } => {
                json!({ "file": name(file), "found": found, "known": known })
            }
            OpenError::Missing { file }
            | OpenError::BackupUnsound { file, .. }
            | OpenError::Migration { file, .. }
            | OpenError::Sqlite { file, .. }
            | OpenError::Io { file, .. } => json!({ "file": name(file) }),
        }
    }
}
