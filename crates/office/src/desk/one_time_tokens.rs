//! Tokens that open one door once: first sign-in, a new password, pairing a field device, a paper's download.

use chrono::{DateTime, FixedOffset};
use rusqlite::{OptionalExtension, params};

use super::store::{Desk, DeskError};
use super::token::{Token, TokenHash};
use crate::journal::stored_time;

/// What a used token was for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneTimeToken {
    pub purpose: String,
    pub staff_id: Option<String>,
}

impl Desk {
    /// Makes a token for one use until `expires_at`.
    pub fn create_one_time_token(
        &self,
        purpose: &str,
        staff_id: Option<&str>,
        now: DateTime<FixedOffset>,
        expires_at: DateTime<FixedOffset>,
    ) -> Result<Token, DeskError> {
        let token = Token::fresh()?;
        let (now, expires_at) = (stored_time::write(now), stored_time::write(expires_at));
        self.with(|c| {
            c.execute(
                "INSERT INTO one_time_tokens (token_hash, purpose, staff_id, created_at, expires_at)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![token.hash(), purpose, staff_id, now, expires_at],
            )
            .map_err(DeskError::from)
        })?;
        Ok(token)
    }

    /// Uses a token up. `None` when it is unknown, for something else, expired or used: the answer does not say which.
    pub fn use_one_time_token(
        &self,
        token_hash: &TokenHash,
        purpose: &str,
        now: DateTime<FixedOffset>,
    ) -> Result<Option<OneTimeToken>, DeskError> {
        let now = stored_time::write(now);
        self.with(|c| {
            // One statement: of two uses at the same moment one finds it used.
            let used = c
                .prepare_cached(
                    "UPDATE one_time_tokens SET used_at = ?3
                     WHERE token_hash = ?1 AND purpose = ?2 AND used_at IS NULL AND expires_at > ?3
                     RETURNING purpose, staff_id",
                )?
                .query_row(params![token_hash, purpose, now], |row| {
                    Ok(OneTimeToken {
                        purpose: row.get(0)?,
                        staff_id: row.get(1)?,
                    })
                });
            Ok(used.optional()?)
        })
    }

    /// Removes tokens that expired before a moment. How many.
    pub fn sweep_one_time_tokens(&self, before: DateTime<FixedOffset>) -> Result<usize, DeskError> {
        let before = stored_time::write(before);
        self.with(|c| {
            Ok(c.execute(
                "DELETE FROM one_time_tokens WHERE expires_at < ?1",
                [before],
            )?)
        })
    }
}
