//! What an office does with the rules: it keeps the journal, decides who may, and answers over HTTP.
//!
//! This crate knows stores, clocks and people; it does not know Tauri, a terminal, or how a screen looks. Start with
//! `operations.rs`, the list of everything that can be asked; each subject's folder has its operations, and `case/command.rs`
//! how a command on a case runs from request to answer.
pub mod access;
mod application;
mod basemap;
pub mod bulk;
mod case;
mod clock;
pub mod demo;
pub mod desk;
mod draft;
mod error;
mod facilities;
mod file;
pub mod files;
mod founding;
mod http;
pub mod journal;
mod notice;
mod office;
mod operation;
mod operations;
mod paper;
mod policy;
mod referral;
mod screening;
pub mod sealed;
mod staff;
mod store_check;
mod streams;
mod supply;
mod survey;

pub use crate::clock::Clock;
pub use crate::desk::Channel;
pub use crate::error::Failure;
pub use crate::http::{CONTENT_SECURITY_POLICY, Pages, Serving, router, serve};
pub use crate::office::{Office, OpenError, OpenOptions};
pub use crate::store_check::{StoreDamage, StoreReport, verify_store};
