//! Reading events and the head.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::journal::error::StoreError;
use crate::journal::event::{Head, Recorded};
use crate::journal::stored_time;

const COLUMNS: &str =
    "position, stream, version, kind, body, actor, recorded_at, command_key, hash";

/// Rows as far as SQLite could give them, each perhaps damaged.
type Rows = rusqlite::Result<Vec<Result<Recorded, StoreError>>>;

pub(crate) fn stream(connection: &Connection, stream: &str) -> Rows {
    let sql = format!("SELECT {COLUMNS} FROM events WHERE stream = ?1 ORDER BY version");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([stream], |row| Ok(recorded(row)))?;
    rows.collect()
}

pub(crate) fn after(connection: &Connection, position: u64, limit: usize) -> Rows {
    let sql =
        format!("SELECT {COLUMNS} FROM events WHERE position > ?1 ORDER BY position LIMIT ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    // SQLite's integers are signed; nothing stands beyond their range.
    let position = i64::try_from(position).unwrap_or(i64::MAX);
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![position, limit], |row| Ok(recorded(row)))?;
    rows.collect()
}

pub(crate) fn head(connection: &Connection) -> rusqlite::Result<Head> {
    let head = connection
        .prepare_cached("SELECT position, hash FROM events ORDER BY position DESC LIMIT 1")?
        .query_row([], |row| {
            Ok(Head {
                position: unsigned(row, 0)?,
                hash: row.get(1)?,
            })
        })
        .optional()?;
    Ok(head.unwrap_or(Head::EMPTY))
}

pub(crate) fn version(connection: &Connection, stream: &str) -> rusqlite::Result<u64> {
    connection
        .prepare_cached("SELECT COALESCE(MAX(version), 0) FROM events WHERE stream = ?1")?
        .query_row([stream], |row| unsigned(row, 0))
}

/// SQLite's integers are signed; positions and versions never are.
pub(crate) fn unsigned(row: &Row<'_>, index: usize) -> rusqlite::Result<u64> {
    let value: i64 = row.get(index)?;
    u64::try_from(value).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(index, value))
}

fn recorded(row: &Row<'_>) -> Result<Recorded, StoreError> {
    let position = unsigned(row, 0).unwrap_or(0);
    let damaged = |field| move || StoreError::Damaged { position, field };
    let text = |index, field| -> Result<String, StoreError> {
        row.get(index).map_err(|_| damaged(field)())
    };
    let body = row.get_ref(4).ok().and_then(|b| b.as_str().ok());
    let body = body.and_then(|b| serde_json::from_str(b).ok());
    let recorded_at = stored_time::read(&text(6, "recorded_at")?);
    Ok(Recorded {
        position: unsigned(row, 0).map_err(|_| damaged("position")())?,
        stream: text(1, "stream")?,
        version: unsigned(row, 2).map_err(|_| damaged("version")())?,
        kind: text(3, "kind")?,
        body: body.ok_or_else(damaged("body"))?,
        actor: text(5, "actor")?,
        recorded_at: recorded_at.ok_or_else(damaged("recorded_at"))?,
        key: text(7, "command_key")?
            .parse()
            .map_err(|_| damaged("command_key")())?,
        hash: row.get(8).map_err(|_| damaged("hash")())?,
    })
}
