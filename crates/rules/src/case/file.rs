//! Papers and attachments as events refer to them.
use crate::{FileId, PaperId};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A file handed in or taken: its bytes are kept by hash, here is what it shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Attachment {
    pub file: FileId,
    /// Its name when it was added.
    pub name: String,
    pub media_type: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// What it shows, in the words of the person who added it.
    pub caption: String,
}

/// The kinds of paper the office issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PaperKind {
    Receipt,
    Notice,
    Reply,
    RefusalReport,
    Referral,
}

/// An issued paper: archived as bytes by hash and never rendered again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PaperRef {
    pub id: PaperId,
    pub kind: PaperKind,
    /// SHA-256 of the PDF.
    pub file: FileId,
    pub number: Option<String>,
    pub pages: u32,
    /// The journal's head when the paper was made; printed on it, so that the paper anchors the chain.
    #[ts(type = "number")]
    pub anchor_position: u64,
    /// Short form of that head's hash, as printed.
    pub anchor_fingerprint: String,
    #[ts(type = "string")]
    pub issued_at: DateTime<FixedOffset>,
}
