//! Attachments and issued papers, kept as bytes under the SHA-256 of their content.
//!
//! `files/ab/abcdef…`: the same bytes are one file however often they are put; nothing is ever overwritten. Every read
//! hashes again, so a damaged file is an error and never a wrong paper.

mod id;
mod store;

pub use id::FileId;
pub use store::{FileError, FileStore, MAX_BYTES};
