//! Who is signed in, and from where.

use chrono::{DateTime, Duration, FixedOffset};
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::store::{Desk, DeskError, maybe_time, time};
use super::token::{Token, TokenHash};
use crate::journal::stored_time;

/// Minutes between two notes that a session is alive: a flush for every request would cost more than the request.
const NOTE_EVERY_MINUTES: i64 = 1;

/// What a session came in through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Window,
    Browser,
    Cli,
}

impl Channel {
    fn stored(self) -> &'static str {
        match self {
            Channel::Window => "window",
            Channel::Browser => "browser",
            Channel::Cli => "cli",
        }
    }

    fn from_stored(text: &str) -> Option<Self> {
        [Channel::Window, Channel::Browser, Channel::Cli]
            .into_iter()
            .find(|channel| channel.stored() == text)
    }
}

/// One signed-in session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub token_hash: TokenHash,
    pub staff_id: String,
    pub channel: Channel,
    pub created_at: DateTime<FixedOffset>,
    pub last_seen: DateTime<FixedOffset>,
    /// Screen locked: known, but to be unlocked with the password first.
    pub locked_at: Option<DateTime<FixedOffset>>,
}

impl Desk {
    /// Signs in: the token goes to the owner and is not kept.
    pub fn create_session(
        &self,
        staff_id: &str,
        channel: Channel,
        now: DateTime<FixedOffset>,
    ) -> Result<Token, DeskError> {
        let token = Token::fresh()?;
        let now = stored_time::write(now);
        self.with(|c| {
            c.prepare_cached(
                "INSERT INTO sessions (token_hash, staff_id, channel, created_at, last_seen) VALUES (?1, ?2, ?3, ?4, ?4)",
            )?
            .execute(params![token.hash(), staff_id, channel.stored(), now])
            .map_err(DeskError::from)
        })?;
        Ok(token)
    }

    /// The session of a token; whether it is too old is the caller's rule.
    pub fn session(&self, token_hash: &TokenHash) -> Result<Option<Session>, DeskError> {
        self.with(|c| {
            let mut find = c.prepare_cached("SELECT * FROM sessions WHERE token_hash = ?1")?;
            Ok(find.query_row([token_hash], read).optional()?)
        })
    }

    /// Notes that a session is alive, at most once a minute.
    pub fn touch_session(
        &self,
        token_hash: &TokenHash,
        now: DateTime<FixedOffset>,
    ) -> Result<(), DeskError> {
        let noted = stored_time::write(now - Duration::minutes(NOTE_EVERY_MINUTES));
        self.with(|c| {
            // Looked up first: an UPDATE that changes nothing would still take the write lock.
            let due: Option<bool> = c
                .prepare_cached("SELECT last_seen <= ?2 FROM sessions WHERE token_hash = ?1")?
                .query_row(params![token_hash, noted], |row| row.get(0))
                .optional()?;
            if due == Some(true) {
                c.prepare_cached("UPDATE sessions SET last_seen = ?2 WHERE token_hash = ?1")?
                    .execute(params![token_hash, stored_time::write(now)])?;
            }
            Ok(())
        })
    }

    /// Locks a session (`Some`) or unlocks it (`None`). `false`: there is none.
    pub fn set_session_locked(
        &self,
        token_hash: &TokenHash,
        locked_at: Option<DateTime<FixedOffset>>,
    ) -> Result<bool, DeskError> {
        let locked_at = locked_at.map(stored_time::write);
        self.with(|c| {
            let changed = c
                .prepare_cached("UPDATE sessions SET locked_at = ?2 WHERE token_hash = ?1")?
                .execute(params![token_hash, locked_at])?;
            Ok(changed > 0)
        })
    }

    /// Signs out one session. `false`: there was none.
    pub fn end_session(&self, token_hash: &TokenHash) -> Result<bool, DeskError> {
        self.with(|c| {
            let gone = c
                .prepare_cached("DELETE FROM sessions WHERE token_hash = ?1")?
                .execute([token_hash])?;
            Ok(gone > 0)
        })
    }

    /// Signs a staff member out everywhere, as after a new password or a suspension. How many there were.
    pub fn end_sessions_of(&self, staff_id: &str) -> Result<usize, DeskError> {
        self.with(|c| Ok(c.execute("DELETE FROM sessions WHERE staff_id = ?1", [staff_id])?))
    }

    /// All sessions of a staff member, last seen first.
    pub fn sessions_of(&self, staff_id: &str) -> Result<Vec<Session>, DeskError> {
        self.with(|c| {
            let mut list = c.prepare_cached(
                "SELECT * FROM sessions WHERE staff_id = ?1 ORDER BY last_seen DESC",
            )?;
            let rows = list.query_map([staff_id], read)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Removes sessions last seen before a moment. How many.
    pub fn sweep_sessions(&self, before: DateTime<FixedOffset>) -> Result<usize, DeskError> {
        let before = stored_time::write(before);
        self.with(|c| Ok(c.execute("DELETE FROM sessions WHERE last_seen < ?1", [before])?))
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Session> {
    let channel: String = row.get("channel")?;
    Ok(Session {
        token_hash: row.get("token_hash")?,
        staff_id: row.get("staff_id")?,
        // A channel of a later version is treated as the least trusted one.
        channel: Channel::from_stored(&channel).unwrap_or(Channel::Browser),
        created_at: time(row, "created_at")?,
        last_seen: time(row, "last_seen")?,
        locked_at: maybe_time(row, "locked_at")?,
    })
}
