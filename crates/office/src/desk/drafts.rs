//! Forms begun and not yet sent.

use chrono::{DateTime, FixedOffset};
use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::{Value, json};
use thiserror::Error;

use super::store::{Desk, DeskError, json_value, time};
use crate::journal::stored_time;

/// A draft as it is kept. Each save adds one to its version.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Draft {
    pub id: String,
    pub staff_id: String,
    /// Which form: the subject's name, as `application`.
    pub subject: String,
    pub body: Value,
    pub version: u64,
    pub updated_at: DateTime<FixedOffset>,
}

/// Why a draft was not saved.
#[derive(Debug, Error)]
pub enum DraftError {
    /// Saved elsewhere meanwhile; `current` is what stands there, `None` if it is gone.
    #[error("draft {id} is at another version than {expected}")]
    Conflict {
        id: String,
        expected: u64,
        current: Option<Box<Draft>>,
    },
    #[error(transparent)]
    Store(#[from] DeskError),
}

impl From<rusqlite::Error> for DraftError {
    fn from(error: rusqlite::Error) -> Self {
        DraftError::Store(error.into())
    }
}

impl DraftError {
    /// The code on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            DraftError::Conflict { .. } => "desk.draft_conflict",
            DraftError::Store(error) => error.code(),
        }
    }

    /// What the words need.
    pub fn params(&self) -> Value {
        match self {
            DraftError::Conflict {
                id,
                expected,
                current,
            } => json!({ "id": id, "expected": expected, "current": current }),
            DraftError::Store(error) => error.params(),
        }
    }
}

impl Desk {
    /// Saves over the version the person saw (0: a new draft) and returns the new version.
    ///
    /// # Errors
    /// [`DraftError::Conflict`] with what stands there when it was saved elsewhere, or belongs to someone else
    /// (then without its content).
    pub fn save_draft(
        &self,
        id: &str,
        staff_id: &str,
        subject: &str,
        body: &Value,
        expected: u64,
        now: DateTime<FixedOffset>,
    ) -> Result<u64, DraftError> {
        let now = stored_time::write(now);
        let body = body.to_string();
        self.with(|c| {
            let changed = if expected == 0 {
                c.prepare_cached(
                    "INSERT INTO drafts (id, staff_id, subject, body, version, updated_at)
                     VALUES (?1, ?2, ?3, ?4, 1, ?5) ON CONFLICT (id) DO NOTHING",
                )?
                .execute(params![id, staff_id, subject, body, now])?
            } else {
                c.prepare_cached(
                    "UPDATE drafts SET subject = ?3, body = ?4, version = version + 1, updated_at = ?5
                     WHERE id = ?1 AND staff_id = ?2 AND version = ?6",
                )?
                .execute(params![id, staff_id, subject, body, now, expected as i64])?
            };
            if changed == 1 {
                return Ok(expected + 1);
            }
            let current = find(c, id)?.filter(|draft| draft.staff_id == staff_id);
            Err(DraftError::Conflict {
                id: id.to_owned(),
                expected,
                current: current.map(Box::new),
            })
        })
    }

    pub fn draft(&self, id: &str) -> Result<Option<Draft>, DeskError> {
        self.with(|c| Ok(find(c, id)?))
    }

    /// A staff member's drafts, newest first.
    pub fn drafts_of(&self, staff_id: &str, limit: u32) -> Result<Vec<Draft>, DeskError> {
        self.with(|c| {
            let mut list = c.prepare_cached(
                "SELECT * FROM drafts WHERE staff_id = ?1 ORDER BY updated_at DESC, id LIMIT ?2",
            )?;
            let rows = list.query_map(params![staff_id, limit], read)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Removes a draft of this staff member, as after sending it. `false`: there was none.
    pub fn delete_draft(&self, id: &str, staff_id: &str) -> Result<bool, DeskError> {
        self.with(|c| {
            let gone = c
                .prepare_cached("DELETE FROM drafts WHERE id = ?1 AND staff_id = ?2")?
                .execute(params![id, staff_id])?;
            Ok(gone > 0)
        })
    }
}

fn find(connection: &rusqlite::Connection, id: &str) -> rusqlite::Result<Option<Draft>> {
    connection
        .prepare_cached("SELECT * FROM drafts WHERE id = ?1")?
        .query_row([id], read)
        .optional()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        id: row.get("id")?,
        staff_id: row.get("staff_id")?,
        subject: row.get("subject")?,
        body: json_value(row, "body")?,
        version: row.get::<_, i64>("version")?.unsigned_abs(),
        updated_at: time(row, "updated_at")?,
    })
}
