//! What the tests of this folder share.

use std::path::Path;

use chrono::{DateTime, FixedOffset, TimeDelta};
use linewarden_office::journal::{Append, CommandKey, Head, NewEvent, StreamWrite};
use linewarden_office::journal::{Appended, Journal};
use serde_json::{Value, json};

/// A morning on which all tests happen.
pub(crate) fn morning() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-02T08:30:00+08:00").expect("a time")
}

pub(crate) fn later(seconds: i64) -> DateTime<FixedOffset> {
    morning() + TimeDelta::seconds(seconds)
}

pub(crate) fn write(stream: &str, expected: u64, bodies: &[Value]) -> StreamWrite {
    StreamWrite {
        stream: stream.into(),
        expected,
        events: bodies
            .iter()
            .map(|body| NewEvent {
                kind: "noted".into(),
                body: body.clone(),
            })
            .collect(),
    }
}

pub(crate) fn append_of(writes: Vec<StreamWrite>) -> Append {
    Append {
        key: CommandKey::fresh(),
        digest: [7; 32],
        actor: "staff-示例-1".into(),
        recorded_at: morning(),
        writes,
        answer: json!({ "done": true }),
    }
}

pub(crate) fn open(folder: &Path) -> Journal {
    Journal::open(folder).expect("the journal opens")
}

/// Appends one event and returns the head after it.
pub(crate) fn note(journal: &Journal, stream: &str, body: Value) -> Head {
    let expected = journal.stream_version(stream).expect("a version");
    match journal.append(append_of(vec![write(stream, expected, &[body])])) {
        Ok(Appended::New { head, .. }) => head,
        other => panic!("expected a new append, got {other:?}"),
    }
}
