//! What goes into the journal and what comes out.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::chain::{GENESIS, Hash};

/// The client's name for one command, made once and kept through every retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandKey(Uuid);

impl CommandKey {
    /// A fresh key, for commands that start on this machine. Ordered by time, which keeps the key index compact.
    pub fn fresh() -> Self {
        Self(Uuid::now_v7())
    }
}

impl From<Uuid> for CommandKey {
    fn from(key: Uuid) -> Self {
        Self(key)
    }
}

impl FromStr for CommandKey {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self)
    }
}

impl fmt::Display for CommandKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.as_hyphenated())
    }
}

/// One command's outcome, to be written whole or not at all.
#[derive(Clone, Debug)]
pub struct Append {
    pub key: CommandKey,
    /// SHA-256 of the request: the same key with another digest is refused.
    pub digest: [u8; 32],
    /// Who did it: a staff id or a program's name, never a person's name.
    pub actor: String,
    /// The server's clock, read just before.
    pub recorded_at: DateTime<FixedOffset>,
    /// May be empty: then only the answer is kept.
    pub writes: Vec<StreamWrite>,
    /// What the caller gets, now and for every repeat. Computed before the append; positions come back beside it.
    pub answer: Value,
}

/// Events for one stream.
#[derive(Clone, Debug)]
pub struct StreamWrite {
    pub stream: String,
    /// The stream's version the decision was made on; 0 for a new stream.
    pub expected: u64,
    pub events: Vec<NewEvent>,
}

/// An event not yet written.
#[derive(Clone, Debug)]
pub struct NewEvent {
    pub kind: String,
    pub body: Value,
}

/// How an append ended well.
#[derive(Clone, Debug, PartialEq)]
pub enum Appended {
    /// Written and on disk. `last` is `first - 1` when there were no events; `head` is the last of this append.
    New { first: u64, last: u64, head: Head },
    /// Done before; nothing written now.
    Repeat { answer: Value },
}

/// An event as it stands in the journal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recorded {
    pub position: u64,
    pub stream: String,
    pub version: u64,
    pub kind: String,
    pub body: Value,
    pub actor: String,
    pub recorded_at: DateTime<FixedOffset>,
    pub key: CommandKey,
    #[serde(serialize_with = "super::hex_serde::serialize")]
    pub hash: Hash,
}

/// The end of the journal at some moment. Written `position:hash`, which is what `verify --against` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// 0 for an empty journal.
    pub position: u64,
    #[serde(with = "super::hex_serde")]
    pub hash: Hash,
}

impl Head {
    /// The head of a journal without events.
    pub const EMPTY: Head = Head {
        position: 0,
        hash: GENESIS,
    };
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.position, hex::encode(self.hash))
    }
}

/// A text that is not `position:64 hex digits`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a head is written position:hash, the hash as 64 hex digits")]
pub struct NotAHead;

impl FromStr for Head {
    type Err = NotAHead;
    fn from_str(text: &str) -> Result<Self, NotAHead> {
        let (position, hash) = text.trim().split_once(':').ok_or(NotAHead)?;
        let mut bytes = GENESIS;
        hex::decode_to_slice(hash, &mut bytes).map_err(|_| NotAHead)?;
        let position = position.parse().map_err(|_| NotAHead)?;
        Ok(Head {
            position,
            hash: bytes,
        })
    }
}
