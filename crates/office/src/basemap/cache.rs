//! Tiles that were fetched, kept on disk: bounded in room and age, and never needed. When the file is lost or damaged,
//! it is made anew.
use rusqlite::{Connection, OptionalExtension, params};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// In the office's folder; holds nothing that cannot be fetched again.
const FILE: &str = "basemap-cache.db";
/// A kept tile is asked for again after this: roads are built, and terms of use limit how long copies are kept.
const KEPT_S: i64 = 30 * 24 * 3600;
/// How often the room is measured: once in so many tiles.
const MEASURED_EACH: u32 = 50;
const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS tiles (
        map TEXT NOT NULL, z INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL,
        fetched_at INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (map, z, x, y)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS by_age ON tiles (map, fetched_at, size);";

/// The cache; opened when the first tile is kept or looked for.
pub(crate) struct Cache {
    file: PathBuf,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    connection: Option<Connection>,
    since_measured: u32,
}

impl Cache {
    pub(crate) fn new(folder: &Path) -> Self {
        Self {
            file: folder.join(FILE),
            inner: Mutex::default(),
        }
    }

    /// A kept tile that is not too old. `now` in seconds.
    pub(crate) fn get(&self, map: &str, at: (u8, u32, u32), now: i64) -> Option<Vec<u8>> {
        self.with(|c, _| {
            c.prepare_cached("SELECT bytes FROM tiles WHERE map = ?1 AND z = ?2 AND x = ?3 AND y = ?4 AND fetched_at > ?5")?
                .query_row(params![map, at.0, at.1, at.2, now - KEPT_S], |row| row.get(0))
                .optional()
        })
        .flatten()
    }

    /// Keeps a tile; the oldest go when the room, in bytes, is used up.
    pub(crate) fn put(&self, map: &str, at: (u8, u32, u32), bytes: &[u8], room: i64, now: i64) {
        self.with(|c, since_measured| {
            c.prepare_cached("INSERT OR REPLACE INTO tiles VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
                .execute(params![
                    map,
                    at.0,
                    at.1,
                    at.2,
                    now,
                    bytes.len() as i64,
                    bytes
                ])?;
            *since_measured += 1;
            if *since_measured < MEASURED_EACH
                && room > bytes.len() as i64 * i64::from(MEASURED_EACH)
            {
                return Ok(());
            }
            *since_measured = 0;
            shrink(c, map, room, now)
        });
    }

    /// Forgets what was kept of every map that is not among these.
    pub(crate) fn keep_only(&self, maps: &[String]) {
        if !self.file.exists() {
            return;
        }
        let kept = serde_json::to_string(maps).unwrap_or_else(|_| "[]".into());
        self.with(|c, _| {
            c.execute(
                "DELETE FROM tiles WHERE map NOT IN (SELECT value FROM json_each(?1))",
                [&kept],
            )?;
            // A WAL that was once long would stay long.
            c.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        });
    }

    /// Runs on the connection. A failure is told to the log only: the tile is fetched instead.
    fn with<T>(&self, run: impl FnOnce(&Connection, &mut u32) -> rusqlite::Result<T>) -> Option<T> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.connection.is_none() {
            inner.connection = open(&self.file);
        }
        let Inner {
            connection,
            since_measured,
        } = &mut *inner;
        let done = run(connection.as_ref()?, since_measured);
        match done {
            Ok(value) => Some(value),
            Err(error) => {
                tracing::warn!(%error, "the cache of base map tiles failed and is made anew");
                inner.connection = None;
                if is_damaged(&error) {
                    remove(&self.file);
                }
                None
            }
        }
    }
}

fn shrink(c: &Connection, map: &str, room: i64, now: i64) -> rusqlite::Result<()> {
    c.execute(
        "DELETE FROM tiles WHERE map = ?1 AND fetched_at <= ?2",
        params![map, now - KEPT_S],
    )?;
    let used: i64 = c.query_row(
        "SELECT COALESCE(SUM(size), 0) FROM tiles WHERE map = ?1",
        [map],
        |row| row.get(0),
    )?;
    if used <= room {
        return Ok(());
    }
    // A tenth more than needed, so that not every tile has to make room for itself.
    let to_go = used - room + room / 10;
    c.execute(
        "DELETE FROM tiles WHERE rowid IN (
             SELECT rowid FROM (
                 SELECT rowid, SUM(size) OVER (ORDER BY fetched_at, rowid) - size AS before FROM tiles WHERE map = ?1
             ) WHERE before < ?2
         )",
        params![map, to_go],
    )?;
    Ok(())
}

fn open(file: &Path) -> Option<Connection> {
    let made = || -> rusqlite::Result<Connection> {
        let c = Connection::open(file)?;
        c.busy_timeout(std::time::Duration::from_secs(2))?;
        // What a power cut takes is fetched again.
        c.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF;",
        )?;
        c.execute_batch(SCHEMA)?;
        Ok(c)
    };
    match made() {
        Ok(connection) => Some(connection),
        Err(error) if is_damaged(&error) => {
            tracing::warn!(%error, "the cache of base map tiles is damaged and is made anew");
            remove(file);
            made().ok()
        }
        Err(error) => {
            tracing::warn!(%error, "no cache of base map tiles");
            None
        }
    }
}

fn is_damaged(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt)
    )
}

fn remove(file: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut path = file.as_os_str().to_owned();
        path.push(ending);
        let _ = std::fs::remove_file(PathBuf::from(path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_is_kept_and_the_oldest_go_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(folder.path());
        for x in 0..40 {
            cache.put("a", (9, x, 0), &[7; 1000], 10_000, i64::from(x));
        }
        cache.put("b", (9, 0, 0), b"other", 10_000, 0);
        let left: Vec<u32> = (0..40)
            .filter(|x| cache.get("a", (9, *x, 0), 50).is_some())
            .collect();
        assert!((8..=10).contains(&left.len()), "{left:?}");
        assert_eq!(left.last(), Some(&39), "the newest stay");
        assert!(cache.get("b", (9, 0, 0), 50).is_some());
        assert!(cache.get("b", (9, 0, 0), KEPT_S).is_none(), "too old");
        cache.keep_only(&["a".into()]);
        assert!(cache.get("b", (9, 0, 0), 50).is_none());
    }

    #[test]
    fn a_damaged_cache_is_made_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(FILE), [b'x'; 5000]).expect("written");
        let cache = Cache::new(folder.path());
        cache.put("a", (1, 0, 0), b"tile", 1000, 1);
        assert_eq!(cache.get("a", (1, 0, 0), 2).as_deref(), Some(&b"tile"[..]));
    }
}
