//! Settings of this office or this desk, as JSON under a key. Policy is not here: it is versioned data in the journal.

use chrono::{DateTime, FixedOffset};
use rusqlite::{OptionalExtension, params};
use serde_json::Value;

use super::store::{Desk, DeskError, json_value};
use crate::journal::stored_time;

impl Desk {
    pub fn setting(&self, key: &str) -> Result<Option<Value>, DeskError> {
        self.with(|c| {
            let mut find = c.prepare_cached("SELECT value FROM settings WHERE key = ?1")?;
            let value = find.query_row([key], |row| json_value(row, "value"));
            Ok(value.optional()?)
        })
    }

    pub fn set_setting(
        &self,
        key: &str,
        value: &Value,
        now: DateTime<FixedOffset>,
    ) -> Result<(), DeskError> {
        let now = stored_time::write(now);
        self.with(|c| {
            c.execute(
                "INSERT INTO settings (key, value, updated_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
                params![key, value.to_string(), now],
            )?;
            Ok(())
        })
    }

    /// Back to the default. `false`: it was not set.
    pub fn clear_setting(&self, key: &str) -> Result<bool, DeskError> {
        self.with(|c| Ok(c.execute("DELETE FROM settings WHERE key = ?1", [key])? > 0))
    }
}
