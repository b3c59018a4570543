//! Opening the desk store and reaching its tables.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, Row};
use serde_json::{Value, json};
use thiserror::Error;

use crate::journal::{OpenError, store_file, stored_time};

// Makes `mod migrations`. A new file under migrations/ is only seen when this file is compiled again.
refinery::embed_migrations!("../../migrations/sqlite/desk");

/// A failure of the desk store itself.
#[derive(Debug, Error)]
pub enum DeskError {
    #[error("desk store")]
    Sqlite(#[from] rusqlite::Error),
    /// A stored value is not of its form.
    #[error("desk store: {table}.{column} is damaged")]
    Damaged {
        table: &'static str,
        column: &'static str,
    },
    /// The random source of the system failed.
    #[error("no randomness: {0}")]
    Random(getrandom::Error),
    /// A password could not be hashed, or its stored hash is not one.
    #[error("password hash: {0}")]
    Password(String),
}

impl DeskError {
    /// The code on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            DeskError::Sqlite(_) => "desk.store_failed",
            DeskError::Damaged { .. } => "desk.damaged",
            DeskError::Random(_) => "desk.no_randomness",
            DeskError::Password(_) => "desk.password_hash",
        }
    }

    /// What the words need.
    pub fn params(&self) -> Value {
        match self {
            DeskError::Damaged { table, column } => json!({ "table": table, "column": column }),
            _ => json!({}),
        }
    }
}

/// The desk store. Cheap to clone; small and rare writes share one connection.
#[derive(Clone)]
pub struct Desk {
    connection: Arc<Mutex<Connection>>,
}

impl Desk {
    /// Opens `desk.db` in a store's folder, creating and migrating it as needed.
    pub fn open(folder: &Path) -> Result<Self, OpenError> {
        let file = folder.join("desk.db");
        let connection = store_file::open_migrated(&file, migrations::runner())?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
        })
    }

    /// Runs on the connection. A panic elsewhere leaves no half of a transaction: SQLite took it back.
    pub(super) fn with<T, E>(
        &self,
        run: impl FnOnce(&mut Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        run(&mut connection)
    }
}

/// A stored time that must be there.
pub(super) fn time(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<chrono::DateTime<chrono::FixedOffset>> {
    let text: String = row.get(column)?;
    stored_time::read(&text).ok_or_else(|| not_stored_form(row, column))
}

/// A stored time that may be absent.
pub(super) fn maybe_time(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<Option<chrono::DateTime<chrono::FixedOffset>>> {
    let text: Option<String> = row.get(column)?;
    text.map(|_| time(row, column)).transpose()
}

/// Stored JSON.
pub(super) fn json_value(row: &Row<'_>, column: &str) -> rusqlite::Result<Value> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|_| not_stored_form(row, column))
}

fn not_stored_form(row: &Row<'_>, column: &str) -> rusqlite::Error {
    let index = row.as_ref().column_index(column).unwrap_or(0);
    rusqlite::Error::InvalidColumnType(index, column.to_owned(), rusqlite::types::Type::Text)
}
