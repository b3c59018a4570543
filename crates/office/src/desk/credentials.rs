//! Passwords as Argon2id hashes, and how often they were tried in vain.

use chrono::{DateTime, FixedOffset};
use rusqlite::{OptionalExtension, params};

use super::store::{Desk, DeskError, maybe_time, time};
use crate::journal::stored_time;

/// How a staff member signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    pub staff_id: String,
    /// Argon2id in PHC string format.
    pub phc: String,
    pub changed_at: DateTime<FixedOffset>,
    /// Wrong passwords since the last right one.
    pub failed: u32,
    /// No password is tried before this moment.
    pub locked_until: Option<DateTime<FixedOffset>>,
}

impl Desk {
    /// Sets a password's hash; failures and lock are forgotten.
    pub fn set_credential(
        &self,
        staff_id: &str,
        phc: &str,
        now: DateTime<FixedOffset>,
    ) -> Result<(), DeskError> {
        let now = stored_time::write(now);
        self.with(|c| {
            c.execute(
                "INSERT INTO credentials (staff_id, phc, changed_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (staff_id) DO UPDATE
                 SET phc = excluded.phc, changed_at = excluded.changed_at, failed = 0, locked_until = NULL",
                params![staff_id, phc, now],
            )?;
            Ok(())
        })
    }

    pub fn credential(&self, staff_id: &str) -> Result<Option<Credential>, DeskError> {
        self.with(|c| {
            let mut find = c.prepare_cached("SELECT * FROM credentials WHERE staff_id = ?1")?;
            let found = find.query_row([staff_id], |row| {
                Ok(Credential {
                    staff_id: row.get("staff_id")?,
                    phc: row.get("phc")?,
                    changed_at: time(row, "changed_at")?,
                    failed: row.get("failed")?,
                    locked_until: maybe_time(row, "locked_until")?,
                })
            });
            Ok(found.optional()?)
        })
    }

    /// Counts a wrong password and returns how many there are now; `None` when the staff member has no password.
    /// Counting and locking are one statement, so that guesses sent at once all count.
    pub fn note_failed_password(
        &self,
        staff_id: &str,
        lock_from: u32,
        lock_until: DateTime<FixedOffset>,
    ) -> Result<Option<u32>, DeskError> {
        let until = stored_time::write(lock_until);
        self.with(|c| {
            let failed = c
                .prepare_cached(
                    "UPDATE credentials SET failed = failed + 1,
                     locked_until = CASE WHEN failed + 1 >= ?2 THEN ?3 ELSE locked_until END
                     WHERE staff_id = ?1 RETURNING failed",
                )?
                .query_row(params![staff_id, lock_from, until], |row| row.get(0));
            Ok(failed.optional()?)
        })
    }

    /// Forgets failures and lock after the right password.
    pub fn note_right_password(&self, staff_id: &str) -> Result<(), DeskError> {
        self.with(|c| {
            c.prepare_cached(
                "UPDATE credentials SET failed = 0, locked_until = NULL
                 WHERE staff_id = ?1 AND (failed > 0 OR locked_until IS NOT NULL)",
            )?
            .execute([staff_id])?;
            Ok(())
        })
    }

    /// Takes the password away, as when someone leaves.
    pub fn remove_credential(&self, staff_id: &str) -> Result<bool, DeskError> {
        self.with(|c| Ok(c.execute("DELETE FROM credentials WHERE staff_id = ?1", [staff_id])? > 0))
    }
}
