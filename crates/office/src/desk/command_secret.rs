//! A secret of this desk: what the journal keeps of a request is made with it.

use rusqlite::params;

use super::store::{Desk, DeskError};

const KEY: &str = "command_secret";

impl Desk {
    /// Made at first use, kept outside the journal. A digest of a request that holds a PIN would, without it, tell the
    /// PIN to whoever reads the journal and tries ten thousand. Losing it costs only that a command sent before is not
    /// known again when it is sent twice.
    pub(crate) fn command_secret(&self) -> Result<String, DeskError> {
        self.with(|c| {
            c.prepare_cached(
                "INSERT INTO settings (key, value, updated_at) VALUES (?1, json_quote(hex(randomblob(32))), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
                 ON CONFLICT (key) DO NOTHING",
            )?
            .execute(params![KEY])?;
            Ok(c.prepare_cached("SELECT value FROM settings WHERE key = ?1")?
                .query_row([KEY], |row| row.get(0))?)
        })
    }
}
