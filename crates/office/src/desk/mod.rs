//! The desk store, `desk.db`: sessions, credentials, drafts, settings, one-time tokens and the log of who looked at
//! personal data. What happened to cases is in the journal; losing this file loses no case.
//!
//! One file for each table. Calls block for a disk flush at most; from async code use `spawn_blocking`.

mod access_log;
mod command_secret;
mod credentials;
mod drafts;
mod one_time_tokens;
mod password;
mod sessions;
mod settings;
mod store;
mod token;

pub use access_log::{Access, LoggedAccess};
pub use credentials::Credential;
pub use drafts::{Draft, DraftError};
pub use one_time_tokens::OneTimeToken;
pub use password::{hash_password, verify_password};
pub use sessions::{Channel, Session};
pub use store::{Desk, DeskError};
pub use token::{Token, TokenHash};
