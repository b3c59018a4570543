//! Who looked at whose personal data, when and what for. Field names are kept, never values.

use chrono::{DateTime, FixedOffset};
use rusqlite::{Row, params};
use serde::Serialize;

use super::store::{Desk, DeskError, json_value, time};
use crate::journal::stored_time;

/// A look at personal data, to be logged before it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Access {
    pub staff_id: String,
    pub person_id: String,
    /// The case or screen it was shown for.
    pub subject: String,
    pub purpose: String,
    /// Names of the fields that were shown.
    pub fields: Vec<String>,
}

/// A logged look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoggedAccess {
    /// Grows; the key for the next page.
    pub id: i64,
    pub at: DateTime<FixedOffset>,
    #[serde(flatten)]
    pub access: Access,
}

impl Desk {
    /// Logs a look. Show the data only when this has returned.
    pub fn log_access(
        &self,
        access: &Access,
        now: DateTime<FixedOffset>,
    ) -> Result<i64, DeskError> {
        let fields = serde_json::Value::from(access.fields.clone()).to_string();
        let now = stored_time::write(now);
        self.with(|c| {
            c.prepare_cached(
                "INSERT INTO access_log (at, staff_id, person_id, subject, purpose, fields)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                now,
                access.staff_id,
                access.person_id,
                access.subject,
                access.purpose,
                fields,
            ])?;
            Ok(c.last_insert_rowid())
        })
    }

    /// Who looked at a person, newest first; `before` is the last id of the page before.
    pub fn accesses_to(
        &self,
        person_id: &str,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<LoggedAccess>, DeskError> {
        self.list_accesses(
            "SELECT * FROM access_log WHERE person_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
            person_id,
            before,
            limit,
        )
    }

    /// Whom a staff member looked at, newest first; `before` is the last id of the page before.
    pub fn accesses_by(
        &self,
        staff_id: &str,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<LoggedAccess>, DeskError> {
        self.list_accesses(
            "SELECT * FROM access_log WHERE staff_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
            staff_id,
            before,
            limit,
        )
    }

    fn list_accesses(
        &self,
        sql: &'static str,
        id: &str,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<LoggedAccess>, DeskError> {
        self.with(|c| {
            let mut list = c.prepare_cached(sql)?;
            let rows = list.query_map(params![id, before.unwrap_or(i64::MAX), limit], read)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<LoggedAccess> {
    let fields = json_value(row, "fields")?;
    let names = fields.as_array().into_iter().flatten();
    Ok(LoggedAccess {
        id: row.get("id")?,
        at: time(row, "at")?,
        access: Access {
            staff_id: row.get("staff_id")?,
            person_id: row.get("person_id")?,
            subject: row.get("subject")?,
            purpose: row.get("purpose")?,
            fields: names
                .filter_map(|n| n.as_str().map(str::to_owned))
                .collect(),
        },
    })
}
