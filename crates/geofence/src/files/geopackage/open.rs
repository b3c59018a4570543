//! Opening an SQLite file nobody vouches for: from memory, read-only, with everything off that could
//! run what the file says. Follows sqlite.org/security.html, "untrusted SQLite database files".

use crate::files::FileError;
use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{Connection, Error, ErrorCode, OpenFlags};

const MAGIC: &[u8] = b"SQLite format 3\0";

/// Machine steps between two looks at the budget.
const STEP: i32 = 1_000;

pub(in crate::files) fn is_sqlite(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

pub(super) fn open(file: &str, bytes: &[u8]) -> Result<Connection, FileError> {
    if !is_sqlite(bytes) || bytes.len() < 512 {
        return Err(FileError::new(file, "file.gpkg_damaged", "header"));
    }
    // Bytes 18 and 19: 2 is write-ahead logging. Changes may stand in a second file that was not
    // copied along, so what is here may lack lines, and nothing in it would say so.
    if bytes[18..20] != [1, 1] {
        return Err(FileError::new(file, "file.gpkg_wal", ""));
    }
    if !whole(bytes) {
        return Err(FileError::new(file, "file.gpkg_damaged", "cut short"));
    }
    let open = || -> rusqlite::Result<Connection> {
        let mut db = Connection::open_with_flags(
            ":memory:",
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        for (config, on) in [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
            (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
        ] {
            db.set_db_config(config, on)?;
        }
        let length = i32::try_from(bytes.len()).unwrap_or(i32::MAX);
        for (limit, most) in [
            // No cell can be longer than the file it stands in.
            (Limit::SQLITE_LIMIT_LENGTH, length),
            (Limit::SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
            (Limit::SQLITE_LIMIT_COLUMN, 1_000),
            // The schema is parsed whole, with views and triggers that are never run.
            (Limit::SQLITE_LIMIT_EXPR_DEPTH, 500),
            (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 100),
            (Limit::SQLITE_LIMIT_VDBE_OP, 100_000),
            (Limit::SQLITE_LIMIT_FUNCTION_ARG, 100),
            (Limit::SQLITE_LIMIT_ATTACHED, 0),
            (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50),
            (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 10),
            (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
            (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
        ] {
            db.set_limit(limit, most)?;
        }
        // An honest scan takes a few steps for each column of each row.
        let mut left = 10_000_000 + 4 * bytes.len() as u64;
        db.progress_handler(
            STEP,
            Some(move || {
                left = left.saturating_sub(STEP as u64);
                left == 0
            }),
        )?;
        db.deserialize_read_exact("main", bytes, bytes.len(), true)?;
        db.execute_batch(
            "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;",
        )?;
        db.authorizer(Some(
            |context: rusqlite::hooks::AuthContext<'_>| match context.action {
                AuthAction::Select | AuthAction::Read { .. } => Authorization::Allow,
                AuthAction::Pragma {
                    pragma_name: "table_xinfo" | "quick_check",
                    ..
                } => Authorization::Allow,
                _ => Authorization::Deny,
            },
        ))?;
        Ok(db)
    };
    open().map_err(|e| failed(file, &e))
}

/// As long as the header says. SQLite itself misses a lost page only when it needs it.
fn whole(bytes: &[u8]) -> bool {
    let number = |at: usize| {
        bytes[at..at + 4]
            .iter()
            .fold(0u64, |n, b| n << 8 | u64::from(*b))
    };
    let page = match number(16) >> 16 {
        1 => 65_536,
        size => size,
    };
    // Old writers leave a stale page count; a second counter tells.
    let pages = if number(24) == number(92) {
        number(28)
    } else {
        1
    };
    let length = bytes.len() as u64;
    page >= 512 && length.is_multiple_of(page) && length >= pages * page
}

/// What an SQLite error means for the file.
pub(super) fn failed(file: &str, error: &Error) -> FileError {
    let code = match error.sqlite_error_code() {
        Some(ErrorCode::OperationInterrupted | ErrorCode::TooBig) => "file.gpkg_too_costly",
        Some(ErrorCode::OutOfMemory) => "file.too_large",
        _ => "file.gpkg_damaged",
    };
    FileError::new(file, code, error)
}

/// A name from the file, as an identifier.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
