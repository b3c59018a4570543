//! Feeding a whole SQLite journal to the chain walk.

use rusqlite::{Connection, Row};

use super::read::unsigned;
use crate::journal::event::Head;
use crate::journal::verify::{ChainWalk, DamageKind, StoredCommand, StoredEvent, VerifyReport};

/// Walks events, then commands, in one snapshot; SQLite's own check of the file and its indexes first.
///
/// A file too broken to read ends the walk there, which is a finding and not an error.
pub(crate) fn walk(
    connection: &Connection,
    against: Option<Head>,
) -> rusqlite::Result<VerifyReport> {
    let snapshot = connection.unchecked_transaction()?;
    let mut walk = ChainWalk::new(against);
    if let Err(error) = check_file(&snapshot, &mut walk) {
        broken_file(&mut walk, &error);
    }
    if let Err(error) = walk_events(&snapshot, &mut walk) {
        broken_file(&mut walk, &error);
    }
    if let Err(error) = walk_commands(&snapshot, &mut walk) {
        broken_file(&mut walk, &error);
    }
    Ok(walk.finish())
}

fn broken_file(walk: &mut ChainWalk, error: &rusqlite::Error) {
    let message = error.to_string();
    walk.damage(None, DamageKind::File { message });
}

fn check_file(connection: &Connection, walk: &mut ChainWalk) -> rusqlite::Result<()> {
    let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        walk.damage(None, DamageKind::File { message: found });
    }
    Ok(())
}

fn walk_events(connection: &Connection, walk: &mut ChainWalk) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(
        "SELECT position, stream, version, kind, body, actor, recorded_at, command_key, prev_hash, hash, suite
         FROM events NOT INDEXED ORDER BY position",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        match event(row) {
            Ok(event) => walk.event(&event),
            Err(field) => walk.unreadable_event(field),
        }
    }
    Ok(())
}

fn walk_commands(connection: &Connection, walk: &mut ChainWalk) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(
        "SELECT key, digest, answer, first_position, last_position, recorded_at, seal
         FROM commands NOT INDEXED ORDER BY rowid",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        match command(row) {
            Ok(command) => walk.command(&command),
            Err(field) => walk.unreadable_command(field),
        }
    }
    Ok(())
}

fn event<'a>(row: &'a Row<'_>) -> Result<StoredEvent<'a>, &'static str> {
    Ok(StoredEvent {
        position: unsigned(row, 0).map_err(|_| "position")?,
        stream: bytes(row, 1, "stream")?,
        version: unsigned(row, 2).map_err(|_| "version")?,
        kind: bytes(row, 3, "kind")?,
        body: bytes(row, 4, "body")?,
        actor: bytes(row, 5, "actor")?,
        recorded_at: bytes(row, 6, "recorded_at")?,
        command_key: bytes(row, 7, "command_key")?,
        prev_hash: bytes(row, 8, "prev_hash")?,
        hash: bytes(row, 9, "hash")?,
        suite: bytes(row, 10, "suite")?,
    })
}

fn command<'a>(row: &'a Row<'_>) -> Result<StoredCommand<'a>, &'static str> {
    Ok(StoredCommand {
        key: bytes(row, 0, "commands.key")?,
        digest: bytes(row, 1, "commands.digest")?,
        answer: bytes(row, 2, "commands.answer")?,
        first: row.get(3).map_err(|_| "commands.first_position")?,
        last: row.get(4).map_err(|_| "commands.last_position")?,
        recorded_at: bytes(row, 5, "commands.recorded_at")?,
        seal: bytes(row, 6, "commands.seal")?,
    })
}

/// Text or blob as the bytes that are stored, without asking whether text is UTF-8.
fn bytes<'a>(
    row: &'a Row<'_>,
    index: usize,
    field: &'static str,
) -> Result<&'a [u8], &'static str> {
    let value = row.get_ref(index).map_err(|_| field)?;
    value.as_bytes().map_err(|_| field)
}
