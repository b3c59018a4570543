//! The append-only event journal: the one place where what happened is kept.
//!
//! An append carries the version each stream is expected to have, and the client's command key. It is written whole
//! or not at all, chained by SHA-256 to everything before it, and is on disk (`synchronous = FULL`) before the caller
//! hears of it. The same command sent again gets the first answer and writes nothing.
//!
//! No personal data in events or answers: that belongs in [`crate::sealed`].
//!
//! Calls block (a durable append is one disk flush); from async code use `spawn_blocking`.

mod chain;
mod error;
mod event;
mod handle;
pub(crate) mod hex_serde;
mod notify;
mod sqlite;
pub(crate) mod store_file;
pub(crate) mod stored_time;
mod verify;

pub use chain::{Hash, fingerprint};
pub use error::{AppendError, OpenError, ReadOnlyReason, StoreError};
pub use event::{Append, Appended, CommandKey, Head, NewEvent, NotAHead, Recorded, StreamWrite};
pub use handle::{CLOCK_TOLERANCE_MS, Journal};
pub use verify::{Damage, DamageKind, VerifyReport};
