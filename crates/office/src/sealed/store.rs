//! Persons, their keys and the versions of their data.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::Serialize;
use serde_json::{Value, json};
use thiserror::Error;

use super::canonical::canonical_bytes;
use super::cipher::{Commitment, NONCE_BYTES, PersonKey};
use crate::journal::{OpenError, store_file, stored_time};

// Makes `mod migrations`. A new file under migrations/ is only seen when this file is compiled again.
refinery::embed_migrations!("../../migrations/sqlite/sealed");

/// Why the sealed store did not do something.
#[derive(Debug, Error)]
pub enum SealedError {
    /// The person was erased; data for them needs a new id.
    #[error("person {person_id} was erased")]
    Erased { person_id: String },
    /// A legal hold is on the person.
    #[error("person {person_id} is on hold: {reason}")]
    OnHold { person_id: String, reason: String },
    #[error("no person {person_id}")]
    Unknown { person_id: String },
    /// What stands there does not open under the person's key.
    #[error("data of person {person_id}, version {version}, is damaged")]
    Damaged { person_id: String, version: u32 },
    #[error("no randomness: {0}")]
    Random(getrandom::Error),
    #[error("sealed store")]
    Sqlite(#[from] rusqlite::Error),
    /// The copy of a time before a migration could not be removed, and it still holds the person.
    #[error("an old copy still holds the person: {}", copy.display())]
    OldCopy {
        copy: PathBuf,
        source: std::io::Error,
    },
}

impl SealedError {
    /// The code on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            SealedError::Erased { .. } => "sealed.erased",
            SealedError::OnHold { .. } => "sealed.on_hold",
            SealedError::Unknown { .. } => "sealed.unknown_person",
            SealedError::Damaged { .. } => "sealed.damaged",
            SealedError::Random(_) => "sealed.no_randomness",
            SealedError::Sqlite(_) => "sealed.store_failed",
            SealedError::OldCopy { .. } => "sealed.old_copy",
        }
    }

    /// What the words need.
    pub fn params(&self) -> Value {
        match self {
            SealedError::Erased { person_id } | SealedError::Unknown { person_id } => {
                json!({ "person_id": person_id })
            }
            SealedError::OnHold { person_id, reason } => {
                json!({ "person_id": person_id, "reason": reason })
            }
            SealedError::Damaged { person_id, version } => {
                json!({ "person_id": person_id, "version": version })
            }
            SealedError::Random(_) | SealedError::Sqlite(_) | SealedError::OldCopy { .. } => {
                json!({})
            }
        }
    }
}

/// What is known of a person without opening anything.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonState {
    /// Versions of the data; each correction adds one.
    pub versions: u32,
    /// Why erasing is refused, if it is.
    pub hold: Option<String>,
    pub erased_at: Option<DateTime<FixedOffset>>,
}

/// One version of a person's data. `value` is `None` once erased.
#[derive(Clone, Debug, PartialEq)]
pub struct SealedVersion {
    pub version: u32,
    pub sealed_at: DateTime<FixedOffset>,
    pub commitment: Commitment,
    pub value: Option<Value>,
}

/// The sealed store. Cheap to clone.
#[derive(Clone)]
pub struct Sealed {
    connection: Arc<Mutex<Connection>>,
    file: PathBuf,
}

impl Sealed {
    /// Opens `sealed.db` in a store's folder, creating and migrating it as needed.
    pub fn open(folder: &Path) -> Result<Self, OpenError> {
        let file = folder.join("sealed.db");
        let connection = store_file::open_migrated(&file, migrations::runner())?;
        connection
            .execute_batch("PRAGMA secure_delete = ON")
            .map_err(|source| OpenError::Sqlite {
                file: file.clone(),
                doing: "settings",
                source,
            })?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
            file,
        })
    }

    /// Seals a new version of a person's data, making the person and their key if new. On disk when this returns; put
    /// it before the event that carries the commitment.
    ///
    /// # Errors
    /// [`SealedError::Erased`] when the person was erased.
    pub fn put(
        &self,
        person_id: &str,
        data: &Value,
        now: DateTime<FixedOffset>,
    ) -> Result<Commitment, SealedError> {
        let now = stored_time::write(now);
        let plain = canonical_bytes(data);
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce).map_err(SealedError::Random)?;
        self.with(|c| {
            let change = c.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let key = match person_row(&change, person_id)? {
                None => new_person(&change, person_id, &now)?,
                Some(person) => person.key(person_id)?,
            };
            let version = last_version(&change, person_id)? + 1;
            let commitment = key.commit(person_id, &plain);
            let damaged = || SealedError::Damaged {
                person_id: person_id.to_owned(),
                version,
            };
            let ciphertext = key
                .seal(person_id, version, &nonce, &plain)
                .ok_or_else(damaged)?;
            change.execute(
                "INSERT INTO versions (person_id, version, nonce, ciphertext, commitment, sealed_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![person_id, version, nonce, ciphertext, commitment.0, now],
            )?;
            change.commit()?;
            Ok(commitment)
        })
    }

    /// The newest data of a person; `None` when unknown or erased.
    pub fn get(&self, person_id: &str) -> Result<Option<Value>, SealedError> {
        let newest = self.versions_where(person_id, "ORDER BY version DESC LIMIT 1")?;
        Ok(newest.into_iter().next().and_then(|v| v.value))
    }

    /// All versions of a person's data, oldest first.
    pub fn versions(&self, person_id: &str) -> Result<Vec<SealedVersion>, SealedError> {
        self.versions_where(person_id, "ORDER BY version")
    }

    /// The data a commitment in an event stands for; `None` when erased or never put.
    pub fn get_committed(
        &self,
        person_id: &str,
        commitment: &Commitment,
    ) -> Result<Option<Value>, SealedError> {
        let versions = self.versions(person_id)?;
        let found = versions.into_iter().find(|v| v.commitment == *commitment);
        Ok(found.and_then(|v| v.value))
    }

    /// What is known of a person; `None` for an unknown one.
    pub fn state(&self, person_id: &str) -> Result<Option<PersonState>, SealedError> {
        self.with(|c| {
            let Some(person) = person_row(c, person_id)? else {
                return Ok(None);
            };
            Ok(Some(PersonState {
                versions: last_version(c, person_id)?,
                erased_at: person.erased_at.as_deref().and_then(stored_time::read),
                hold: person.hold,
            }))
        })
    }

    /// Puts a legal hold on a person (`Some(reason)`) or lifts it (`None`).
    pub fn set_hold(&self, person_id: &str, reason: Option<&str>) -> Result<(), SealedError> {
        self.with(|c| {
            let changed = c.execute(
                "UPDATE persons SET hold = ?2 WHERE person_id = ?1 AND erased_at IS NULL",
                params![person_id, reason],
            )?;
            match (changed, person_row(c, person_id)?) {
                (0, None) => Err(unknown(person_id)),
                (0, Some(_)) => Err(erased(person_id)),
                _ => Ok(()),
            }
        })
    }

    /// Destroys a person's key and ciphertexts, in the file, in its write-ahead log, and in copies made before
    /// migrations. Erasing twice is done once.
    ///
    /// # Errors
    /// [`SealedError::OnHold`]: nothing was destroyed.
    pub fn erase(&self, person_id: &str, now: DateTime<FixedOffset>) -> Result<(), SealedError> {
        self.with(|c| {
            let change = c.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let person = person_row(&change, person_id)?.ok_or_else(|| unknown(person_id))?;
            if let Some(reason) = person.hold {
                return Err(SealedError::OnHold {
                    person_id: person_id.to_owned(),
                    reason,
                });
            }
            change.execute(
                "UPDATE versions SET ciphertext = NULL WHERE person_id = ?1",
                [person_id],
            )?;
            change.execute(
                "UPDATE persons SET key = NULL, erased_at = COALESCE(erased_at, ?2) WHERE person_id = ?1",
                params![person_id, stored_time::write(now)],
            )?;
            change.commit()?;
            // `secure_delete` overwrites the key in its page; the page's older image is still in the log until this.
            c.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(())
        })?;
        self.remove_old_copies()
    }

    fn remove_old_copies(&self) -> Result<(), SealedError> {
        let newest = store_file::newest(&migrations::runner());
        for version in 1..newest {
            let copy = store_file::copy_path(&self.file, version);
            if copy.exists() {
                fs::remove_file(&copy).map_err(|source| SealedError::OldCopy { copy, source })?;
            }
        }
        Ok(())
    }

    fn versions_where(
        &self,
        person_id: &str,
        order: &str,
    ) -> Result<Vec<SealedVersion>, SealedError> {
        self.with(|c| {
            let Some(person) = person_row(c, person_id)? else {
                return Ok(Vec::new());
            };
            let key = person.key.as_deref().and_then(PersonKey::from_stored);
            let sql = format!(
                "SELECT version, nonce, ciphertext, commitment, sealed_at FROM versions WHERE person_id = ?1 {order}"
            );
            let mut list = c.prepare_cached(&sql)?;
            let mut rows = list.query([person_id])?;
            let mut versions = Vec::new();
            while let Some(row) = rows.next()? {
                let version = row.get(0)?;
                let damaged = || SealedError::Damaged {
                    person_id: person_id.to_owned(),
                    version,
                };
                let (nonce, ciphertext): (Vec<u8>, Option<Vec<u8>>) = (row.get(1)?, row.get(2)?);
                let value = match (&key, ciphertext) {
                    (Some(key), Some(ciphertext)) => {
                        let plain = key.open(person_id, version, &nonce, &ciphertext);
                        let plain = plain.ok_or_else(damaged)?;
                        Some(serde_json::from_slice(&plain).map_err(|_| damaged())?)
                    }
                    (None, None) => None,
                    // A key without its ciphertext, or the other way round, is no erasure.
                    _ => return Err(damaged()),
                };
                let sealed_at: String = row.get(4)?;
                versions.push(SealedVersion {
                    version,
                    sealed_at: stored_time::read(&sealed_at).ok_or_else(damaged)?,
                    commitment: Commitment(row.get(3)?),
                    value,
                });
            }
            Ok(versions)
        })
    }

    /// Runs on the connection. A panic elsewhere leaves no half of a transaction: SQLite took it back.
    fn with<T>(
        &self,
        run: impl FnOnce(&mut Connection) -> Result<T, SealedError>,
    ) -> Result<T, SealedError> {
        let mut connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        run(&mut connection)
    }
}

struct PersonRow {
    key: Option<Vec<u8>>,
    hold: Option<String>,
    erased_at: Option<String>,
}

impl PersonRow {
    fn key(&self, person_id: &str) -> Result<PersonKey, SealedError> {
        let key = self.key.as_deref().and_then(PersonKey::from_stored);
        key.ok_or_else(|| erased(person_id))
    }
}

fn person_row(connection: &Connection, person_id: &str) -> rusqlite::Result<Option<PersonRow>> {
    connection
        .prepare_cached("SELECT key, hold, erased_at FROM persons WHERE person_id = ?1")?
        .query_row([person_id], |row| {
            Ok(PersonRow {
                key: row.get(0)?,
                hold: row.get(1)?,
                erased_at: row.get(2)?,
            })
        })
        .optional()
}

fn new_person(
    connection: &Connection,
    person_id: &str,
    now: &str,
) -> Result<PersonKey, SealedError> {
    let key = PersonKey::fresh().map_err(SealedError::Random)?;
    connection.execute(
        "INSERT INTO persons (person_id, key, created_at) VALUES (?1, ?2, ?3)",
        params![person_id, key.stored(), now],
    )?;
    Ok(key)
}

fn last_version(connection: &Connection, person_id: &str) -> rusqlite::Result<u32> {
    connection
        .prepare_cached("SELECT COALESCE(MAX(version), 0) FROM versions WHERE person_id = ?1")?
        .query_row([person_id], |row| row.get(0))
}

fn unknown(person_id: &str) -> SealedError {
    SealedError::Unknown {
        person_id: person_id.to_owned(),
    }
}

fn erased(person_id: &str) -> SealedError {
    SealedError::Erased {
        person_id: person_id.to_owned(),
    }
}
