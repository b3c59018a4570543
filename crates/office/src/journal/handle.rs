//! The handle an office holds.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::sync::watch;

use super::error::{AppendError, OpenError, ReadOnlyReason, StoreError};
use super::event::{Append, Appended, CommandKey, Head, Recorded};
use super::sqlite::SqliteJournal;
use super::verify::VerifyReport;

/// Milliseconds an append's clock may be before the head's and still be written, with the head's time. Two callers
/// read the clock, then queue in the other order; and time daemons step by a little. More than this is refused.
pub const CLOCK_TOLERANCE_MS: i64 = 5_000;

/// How often a waiting reader looks for itself, since another process may write without telling.
const LOOK: Duration = Duration::from_millis(500);

/// The journal. Cheap to clone; the last clone dropped closes the store.
#[derive(Clone)]
pub struct Journal {
    store: Arc<SqliteJournal>,
}

impl Journal {
    /// Opens `journal.db` in a store's folder, creating and migrating it as needed. An existing file is copied to
    /// `journal.db.v<version>.bak` before a migration.
    ///
    /// # Errors
    /// [`OpenError::SchemaNewer`] when a newer program wrote it: the file is untouched, and
    /// [`Journal::open_read_only`] still shows it.
    pub fn open(folder: &Path) -> Result<Self, OpenError> {
        let store = Arc::new(SqliteJournal::open(folder)?);
        Ok(Self { store })
    }

    /// Opens for reading only, also what a newer program wrote. Every append is refused with the reason.
    pub fn open_read_only(folder: &Path) -> Result<Self, OpenError> {
        let store = Arc::new(SqliteJournal::open_read_only(folder)?);
        Ok(Self { store })
    }

    /// Writes one command's events. When this returns `New` they are on disk.
    pub fn append(&self, append: Append) -> Result<Appended, AppendError> {
        self.store.append(append)
    }

    /// The answer a command got before, if it was done.
    ///
    /// # Errors
    /// [`AppendError::KeyReused`] when the key stands for a request with another digest.
    pub fn lookup_key(
        &self,
        key: CommandKey,
        digest: &[u8; 32],
    ) -> Result<Option<Value>, AppendError> {
        self.store.lookup_key(key, digest)
    }

    /// All events of one stream, oldest first; empty for an unknown stream.
    pub fn read_stream(&self, stream: &str) -> Result<Vec<Recorded>, StoreError> {
        self.store.read_stream(stream)
    }

    /// At most `limit` events after `position` (0: from the start), oldest first.
    pub fn read_from(&self, position: u64, limit: usize) -> Result<Vec<Recorded>, StoreError> {
        self.store.read_from(position, limit)
    }

    /// The last position and its hash.
    pub fn head(&self) -> Result<Head, StoreError> {
        self.store.head()
    }

    /// The version of a stream; 0 when it has no events.
    pub fn stream_version(&self, stream: &str) -> Result<u64, StoreError> {
        self.store.stream_version(stream)
    }

    /// Walks the whole chain in one snapshot. `against` is a head kept elsewhere (an exported or printed one): it finds
    /// a tail cut off or rewritten, which a chain alone cannot show.
    pub fn verify(&self, against: Option<Head>) -> Result<VerifyReport, StoreError> {
        self.store.verify(against)
    }

    /// Takes no more writes, as when an event of an unknown kind was met. The first reason stays.
    pub fn stop_writes(&self, reason: ReadOnlyReason) {
        self.store.stop_writes(reason);
    }

    /// Why no writes are taken, if so.
    pub fn read_only(&self) -> Option<ReadOnlyReason> {
        self.store.read_only()
    }

    /// Blocks until the head is past `position` or `timeout` is over, and returns the head then.
    pub fn wait_past(&self, position: u64, timeout: Duration) -> Result<Head, StoreError> {
        let until = Instant::now() + timeout;
        loop {
            let head = self.head()?;
            let left = until.saturating_duration_since(Instant::now());
            if head.position > position || left.is_zero() {
                return Ok(head);
            }
            self.store.notify().wait(position, left.min(LOOK));
        }
    }

    /// [`Journal::wait_past`] for async code; the thread is free meanwhile, but for the look at the head (microseconds).
    pub async fn wait_past_async(
        &self,
        position: u64,
        timeout: Duration,
    ) -> Result<Head, StoreError> {
        let until = Instant::now() + timeout;
        let mut told = self.subscribe();
        loop {
            let head = self.head()?;
            let left = until.saturating_duration_since(Instant::now());
            if head.position > position || left.is_zero() {
                return Ok(head);
            }
            let grown = told.wait_for(|known| *known > position);
            // Told, or time to look: both lead to the head.
            let _ = tokio::time::timeout(left.min(LOOK), grown).await;
        }
    }

    /// The last position this process knows of, as it grows.
    pub fn subscribe(&self) -> watch::Receiver<u64> {
        self.store.notify().subscribe()
    }
}
