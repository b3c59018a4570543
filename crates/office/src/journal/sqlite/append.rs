//! Writing one append inside a transaction that is already open.

use chrono::{DateTime, Duration, FixedOffset};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use super::read;
use crate::journal::chain::{Hash, Link, SUITE, command_seal, event_hash};
use crate::journal::error::{AppendError, StoreError};
use crate::journal::event::{Append, Appended, CommandKey, Head, NewEvent, StreamWrite};
use crate::journal::handle::CLOCK_TOLERANCE_MS;
use crate::journal::stored_time;

/// The end of the chain as the writer carries it through a transaction.
#[derive(Clone, Debug)]
pub(crate) struct Tail {
    pub(crate) head: Head,
    /// When the head was recorded; `None` in an empty journal.
    pub(crate) recorded_at: Option<DateTime<FixedOffset>>,
}

/// A command as it was done before.
pub(crate) struct DoneCommand {
    digest: Vec<u8>,
    answer: String,
    first: u64,
}

/// Reads the tail, and refuses to build on a head that cannot be read.
pub(crate) fn tail(connection: &Connection) -> Result<Tail, StoreError> {
    let row = connection
        .prepare_cached(
            "SELECT position, hash, recorded_at FROM events ORDER BY position DESC LIMIT 1",
        )
        .and_then(|mut statement| {
            statement
                .query_row([], |row| {
                    Ok((
                        read::unsigned(row, 0)?,
                        row.get(1)?,
                        row.get::<_, String>(2)?,
                    ))
                })
                .optional()
        })
        .map_err(StoreError::sqlite("read the head"))?;
    let Some((position, hash, recorded_at)) = row else {
        return Ok(Tail {
            head: Head::EMPTY,
            recorded_at: None,
        });
    };
    let recorded_at = stored_time::read(&recorded_at).ok_or(StoreError::Damaged {
        position,
        field: "recorded_at",
    })?;
    Ok(Tail {
        head: Head { position, hash },
        recorded_at: Some(recorded_at),
    })
}

pub(crate) fn find_command(
    connection: &Connection,
    key: CommandKey,
) -> rusqlite::Result<Option<DoneCommand>> {
    connection
        .prepare_cached("SELECT digest, answer, first_position FROM commands WHERE key = ?1")?
        .query_row([key.to_string()], |row| {
            Ok(DoneCommand {
                digest: row.get(0)?,
                answer: row.get(1)?,
                first: read::unsigned(row, 2)?,
            })
        })
        .optional()
}

/// The stored answer, if it is the same request.
pub(crate) fn same_command(
    found: Option<DoneCommand>,
    key: CommandKey,
    digest: &[u8; 32],
) -> Result<Option<Value>, AppendError> {
    let Some(done) = found else {
        return Ok(None);
    };
    if done.digest != digest {
        return Err(AppendError::KeyReused { key });
    }
    let damaged = StoreError::Damaged {
        position: done.first,
        field: "commands.answer",
    };
    let answer = serde_json::from_str(&done.answer).map_err(|_| damaged)?;
    Ok(Some(answer))
}

/// Writes one append, or says why not. On an error the caller takes the whole of it back.
pub(crate) fn write(
    connection: &Connection,
    tail: &mut Tail,
    append: &Append,
) -> Result<Appended, AppendError> {
    let found = find_command(connection, append.key);
    let found = found.map_err(StoreError::sqlite("look up a command"))?;
    if let Some(answer) = same_command(found, append.key, &append.digest)? {
        return Ok(Appended::Repeat { answer });
    }
    let at = not_behind(tail, append.recorded_at)?;
    let first = tail.head.position + 1;
    let stamp = Stamp {
        actor: &append.actor,
        recorded_at: stored_time::write(at),
        key: append.key.to_string(),
    };
    for write in &append.writes {
        write_stream(connection, &mut tail.head, &stamp, write)?;
    }
    let last = tail.head.position;
    insert_command(connection, append, &stamp, first, last)
        .map_err(StoreError::sqlite("write a command"))?;
    if last >= first {
        tail.recorded_at = Some(at);
    }
    Ok(Appended::New {
        first,
        last,
        head: tail.head,
    })
}

/// The time to record, never before the head's.
fn not_behind(
    tail: &Tail,
    now: DateTime<FixedOffset>,
) -> Result<DateTime<FixedOffset>, AppendError> {
    let now = stored_time::at_china(now);
    match tail.recorded_at {
        Some(head) if now < head - Duration::milliseconds(CLOCK_TOLERANCE_MS) => {
            Err(AppendError::ClockBehind { head, now })
        }
        Some(head) => Ok(now.max(head)),
        None => Ok(now),
    }
}

/// What every event of one append has in common.
struct Stamp<'a> {
    actor: &'a str,
    recorded_at: String,
    key: String,
}

fn write_stream(
    connection: &Connection,
    head: &mut Head,
    stamp: &Stamp<'_>,
    write: &StreamWrite,
) -> Result<(), AppendError> {
    let actual = read::version(connection, &write.stream);
    let actual = actual.map_err(StoreError::sqlite("read a version"))?;
    if actual != write.expected {
        return Err(AppendError::Conflict {
            stream: write.stream.clone(),
            expected: write.expected,
            actual,
        });
    }
    for (version, event) in (actual + 1..).zip(&write.events) {
        insert_event(connection, head, stamp, &write.stream, version, event)
            .map_err(StoreError::sqlite("write an event"))?;
    }
    Ok(())
}

fn insert_event(
    connection: &Connection,
    head: &mut Head,
    stamp: &Stamp<'_>,
    stream: &str,
    version: u64,
    event: &NewEvent,
) -> rusqlite::Result<()> {
    let body = event.body.to_string();
    let position = head.position + 1;
    let hash: Hash = event_hash(&Link {
        prev_hash: &head.hash,
        position,
        stream: stream.as_bytes(),
        version,
        kind: event.kind.as_bytes(),
        body: body.as_bytes(),
        actor: stamp.actor.as_bytes(),
        recorded_at: stamp.recorded_at.as_bytes(),
        command_key: stamp.key.as_bytes(),
    });
    connection
        .prepare_cached(
            "INSERT INTO events
             (position, stream, version, kind, body, actor, recorded_at, command_key, prev_hash, hash, suite)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            position as i64,
            stream,
            version as i64,
            event.kind,
            body,
            stamp.actor,
            stamp.recorded_at,
            stamp.key,
            head.hash,
            hash,
            SUITE,
        ])?;
    *head = Head { position, hash };
    Ok(())
}

fn insert_command(
    connection: &Connection,
    append: &Append,
    stamp: &Stamp<'_>,
    first: u64,
    last: u64,
) -> rusqlite::Result<()> {
    let answer = append.answer.to_string();
    let seal = command_seal(
        stamp.key.as_bytes(),
        &append.digest,
        answer.as_bytes(),
        first as i64,
        last as i64,
        stamp.recorded_at.as_bytes(),
    );
    connection
        .prepare_cached(
            "INSERT INTO commands (key, digest, answer, first_position, last_position, recorded_at, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            stamp.key,
            append.digest,
            answer,
            first as i64,
            last as i64,
            stamp.recorded_at,
            seal,
        ])?;
    Ok(())
}
