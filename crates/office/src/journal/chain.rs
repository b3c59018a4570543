//! The hash chain.
//!
//! `hash = SHA-256(frame("linewarden.event.1") ‖ frame(prev_hash) ‖ frame(position) ‖ frame(stream) ‖ frame(version) ‖
//! frame(kind) ‖ frame(body) ‖ frame(actor) ‖ frame(recorded_at) ‖ frame(command_key))`
//!
//! where `frame(x)` is the length of x in bytes as 8 bytes big-endian, then x; numbers are 8 bytes big-endian; text is
//! its UTF-8 bytes exactly as stored. Every field carries its length, so no two different events encode alike. The
//! first event's `prev_hash` is 32 zero bytes.

use sha2::{Digest, Sha256};

/// SHA-256 of an event and everything before it.
pub type Hash = [u8; 32];

/// What the first event is chained to.
pub(crate) const GENESIS: Hash = [0; 32];

/// The name stored beside each hash, so that a later suite can stand in the same chain.
pub(crate) const SUITE: &str = "sha256";

/// The hashed fields of one event, as the bytes that are stored.
pub(crate) struct Link<'a> {
    pub(crate) prev_hash: &'a [u8],
    pub(crate) position: u64,
    pub(crate) stream: &'a [u8],
    pub(crate) version: u64,
    pub(crate) kind: &'a [u8],
    pub(crate) body: &'a [u8],
    pub(crate) actor: &'a [u8],
    pub(crate) recorded_at: &'a [u8],
    pub(crate) command_key: &'a [u8],
}

/// The hash of one event by the encoding above.
pub(crate) fn event_hash(link: &Link<'_>) -> Hash {
    frames(&[
        b"linewarden.event.1",
        link.prev_hash,
        &link.position.to_be_bytes(),
        link.stream,
        &link.version.to_be_bytes(),
        link.kind,
        link.body,
        link.actor,
        link.recorded_at,
        link.command_key,
    ])
}

/// The seal of one command row: finds accidental damage of a stored answer, which the chain does not cover.
pub(crate) fn command_seal(
    key: &[u8],
    digest: &[u8],
    answer: &[u8],
    first: i64,
    last: i64,
    recorded_at: &[u8],
) -> Hash {
    frames(&[
        b"linewarden.command.1",
        key,
        digest,
        answer,
        &first.to_be_bytes(),
        &last.to_be_bytes(),
        recorded_at,
    ])
}

fn frames(fields: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for field in fields {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field);
    }
    hasher.finalize().into()
}

/// A hash short enough to print on a paper and read aloud: its first 8 bytes as `A1B2-C3D4-E5F6-0718`.
pub fn fingerprint(hash: &Hash) -> String {
    hash[..8]
        .chunks(2)
        .map(hex::encode_upper)
        .collect::<Vec<_>>()
        .join("-")
}
