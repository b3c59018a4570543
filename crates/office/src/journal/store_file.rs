//! Opening a SQLite file that keeps things: settings for durability, migrations, a copy before each migration.
//! The journal, the desk store and the sealed store all open this way.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use refinery::Runner;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::error::OpenError;

/// How long a connection waits for another process's write, before it is an error.
const BUSY: Duration = Duration::from_secs(10);

/// Pages in the write-ahead log (4 KiB each) before it is folded into the main file: 16 MiB. SQLite's 1000 would put
/// that work into one append of 250.
const CHECKPOINT_PAGES: u32 = 4000;

/// Opens for writing, creating and migrating as needed.
///
/// # Errors
/// [`OpenError::SchemaNewer`] when a newer program wrote the file; it is then left untouched.
pub(crate) fn open_migrated(file: &Path, runner: Runner) -> Result<Connection, OpenError> {
    if let Some(folder) = file.parent() {
        create_folder(folder).map_err(io_error(file))?;
    }
    let mut connection = Connection::open(file).map_err(sqlite_error(file, "open"))?;
    connection
        .busy_timeout(BUSY)
        .map_err(sqlite_error(file, "busy timeout"))?;
    let known = newest(&runner);
    let found = applied(&connection).map_err(sqlite_error(file, "schema version"))?;
    if found > known {
        return Err(OpenError::SchemaNewer {
            file: file.to_path_buf(),
            found,
            known,
        });
    }
    connection
        .execute_batch(&format!(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA trusted_schema = OFF;
             PRAGMA cell_size_check = ON;
             PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES};"
        ))
        .map_err(sqlite_error(file, "settings"))?;
    if found < known {
        if found > 0 {
            copy_before_migration(&connection, file, found)?;
        }
        runner
            .set_grouped(true)
            .run(&mut connection)
            .map_err(|source| OpenError::Migration {
                file: file.to_path_buf(),
                source: Box::new(source),
            })?;
    }
    Ok(connection)
}

/// A connection that cannot write, to a file that is there.
pub(crate) fn open_reader(file: &Path) -> Result<Connection, OpenError> {
    if !file.exists() {
        return Err(OpenError::Missing {
            file: file.to_path_buf(),
        });
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection =
        Connection::open_with_flags(file, flags).map_err(sqlite_error(file, "open to read"))?;
    connection
        .busy_timeout(BUSY)
        .and_then(|()| {
            connection.execute_batch("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;")
        })
        .map_err(sqlite_error(file, "settings"))?;
    Ok(connection)
}

/// The newest schema version this program has.
pub(crate) fn newest(runner: &Runner) -> i32 {
    let versions = runner.get_migrations().iter().map(|m| m.version());
    versions.max().unwrap_or(0)
}

/// The schema version of a file; 0 when it is new.
pub(crate) fn applied(connection: &Connection) -> rusqlite::Result<i32> {
    let has_history: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'refinery_schema_history')",
        [],
        |row| row.get(0),
    )?;
    if !has_history {
        return Ok(0);
    }
    connection.query_row(
        "SELECT COALESCE(MAX(version), 0) FROM refinery_schema_history",
        [],
        |row| row.get(0),
    )
}

/// Where the copy of a file at a schema version stands: beside it, `journal.db.v1.bak`.
pub(crate) fn copy_path(file: &Path, version: i32) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".v{version}.bak"));
    PathBuf::from(name)
}

/// Copies the whole store, checks the copy, and only then puts it in its place.
fn copy_before_migration(from: &Connection, file: &Path, version: i32) -> Result<(), OpenError> {
    let place = copy_path(file, version);
    let mut unfinished = place.clone().into_os_string();
    unfinished.push(".part");
    let unfinished = PathBuf::from(unfinished);
    if unfinished.exists() {
        fs::remove_file(&unfinished).map_err(io_error(file))?;
    }
    let doing = sqlite_error(file, "copy before migration");
    let found = copy_and_check(from, &unfinished).map_err(doing)?;
    if found != "ok" {
        return Err(OpenError::BackupUnsound {
            file: file.to_path_buf(),
            found,
        });
    }
    File::open(&unfinished)
        .and_then(|copy| copy.sync_all())
        .and_then(|()| fs::rename(&unfinished, &place))
        .and_then(|()| sync_folder(place.parent().unwrap_or(Path::new("."))))
        .map_err(io_error(file))
}

fn copy_and_check(from: &Connection, to: &Path) -> rusqlite::Result<String> {
    let mut copy = Connection::open(to)?;
    Backup::new(from, &mut copy)?.run_to_completion(1024, Duration::ZERO, None)?;
    // The copy carries the WAL mark of its source; a lone file is easier to keep and to move.
    copy.execute_batch("PRAGMA journal_mode = DELETE")?;
    copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
}

/// Creates a folder and makes its entry durable.
pub(crate) fn create_folder(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    sync_folder(folder.parent().unwrap_or(Path::new(".")))
}

/// Makes names just created or renamed in a folder survive a power cut. Windows keeps them with the file itself and
/// cannot open a folder this way.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    File::open(folder)?.sync_all()
}

fn sqlite_error<'a>(
    file: &'a Path,
    doing: &'static str,
) -> impl FnOnce(rusqlite::Error) -> OpenError + 'a {
    move |source| OpenError::Sqlite {
        file: file.to_path_buf(),
        doing,
        source,
    }
}

fn io_error(file: &Path) -> impl FnOnce(io::Error) -> OpenError + '_ {
    |source| OpenError::Io {
        file: file.to_path_buf(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use refinery::Migration;

    fn runner(migrations: &[(&str, &str)]) -> Runner {
        let migrations: Vec<_> = migrations
            .iter()
            .map(|(name, sql)| Migration::unapplied(name, sql).expect("a migration"))
            .collect();
        Runner::new(&migrations)
    }

    const V1: (&str, &str) = (
        "V1__first",
        "CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (41);",
    );
    const V2: (&str, &str) = ("V2__second", "UPDATE t SET a = a + 1;");
    const BROKEN: (&str, &str) = ("V3__third", "DELETE FROM t; INSERT INTO absent VALUES (1);");

    fn value(connection: &Connection) -> i64 {
        connection
            .query_row("SELECT a FROM t", [], |row| row.get(0))
            .expect("a value")
    }

    #[test]
    fn an_existing_store_is_copied_before_it_is_migrated() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("new").join("some.db");
        drop(open_migrated(&file, runner(&[V1])).expect("made"));
        assert!(!copy_path(&file, 1).exists(), "a new store needs no copy");
        drop(open_migrated(&file, runner(&[V1])).expect("opened"));
        assert!(
            !copy_path(&file, 1).exists(),
            "nothing to migrate, nothing to copy"
        );

        let migrated = open_migrated(&file, runner(&[V1, V2])).expect("migrated");
        assert_eq!(
            (value(&migrated), applied(&migrated).expect("version")),
            (42, 2)
        );
        let copy = open_reader(&copy_path(&file, 1)).expect("copied");
        assert_eq!((value(&copy), applied(&copy).expect("version")), (41, 1));
    }

    #[test]
    fn a_migration_that_fails_leaves_the_store_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("some.db");
        drop(open_migrated(&file, runner(&[V1])).expect("made"));
        let failed = open_migrated(&file, runner(&[V1, V2, BROKEN]));
        assert!(matches!(failed, Err(OpenError::Migration { .. })));
        let store = open_migrated(&file, runner(&[V1])).expect("opened");
        assert_eq!((value(&store), applied(&store).expect("version")), (41, 1));
    }
}
