//! The read store: `read.db`, folded from the journal. Deleting it costs a fold and nothing else.
use super::{Loaded, places, table};
use crate::error::Failure;
use crate::office::Office;
use crate::streams;
use linewarden_geofence::SiteInput;
use linewarden_rules::CaseId;
use rusqlite::{Connection, TransactionBehavior};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The folded tables.
pub(crate) struct Board(Mutex<Connection>);

const PAGE: usize = 2000;

impl Board {
    /// Opens the read store; one of another shape is thrown away.
    pub(crate) fn open(folder: &Path) -> rusqlite::Result<Self> {
        let path = folder.join("read.db");
        let db = Self::connect(&path)?;
        let shape: i64 = db
            .query_row("PRAGMA user_version", [], |r| r.get(0))
            .unwrap_or(-1);
        if shape == table::SHAPE {
            return Ok(Self(Mutex::new(db)));
        }
        drop(db);
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(folder.join(format!("read.db{suffix}")));
        }
        let db = Self::connect(&path)?;
        table::create(&db)?;
        Ok(Self(Mutex::new(db)))
    }

    fn connect(path: &Path) -> rusqlite::Result<Connection> {
        let db = Connection::open(path)?;
        // Losing the last moments of this file loses nothing: the cursor goes back with it.
        db.execute_batch(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        )?;
        db.busy_timeout(std::time::Duration::from_secs(5))?;
        Ok(db)
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Folds what the journal has beyond the cursor.
    pub(crate) fn catch_up(&self, office: &Office) -> Result<(), Failure> {
        let mut db = self.lock();
        loop {
            let cursor: i64 = db.query_row("SELECT position FROM cursor", [], |r| r.get(0))?;
            let page = office.journal.read_from(cursor as u64, PAGE)?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            let touched: BTreeSet<CaseId> = page
                .iter()
                .filter_map(|r| streams::case_of(&r.stream))
                .collect();
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for id in &touched {
                let loaded = Loaded::from_stream(
                    id.clone(),
                    &office.journal.read_stream(&streams::case_stream(id))?,
                )?;
                table::write(&tx, office, &loaded)?;
            }
            tx.execute("UPDATE cursor SET position = ?1", [last.position as i64])?;
            tx.commit()?;
        }
    }
}

impl Board {
    /// Cases in which a notice was ever issued, by number; the journal has the rest.
    pub(crate) fn cases_with_notices(&self) -> Result<Vec<CaseId>, Failure> {
        self.ids("SELECT id FROM cases WHERE notices > 0 ORDER BY number")
    }

    /// Cases that proposed a correction of the line data, by number.
    pub(crate) fn cases_with_corrections(&self) -> Result<Vec<CaseId>, Failure> {
        self.ids("SELECT id FROM cases WHERE corrections > 0 ORDER BY number")
    }

    /// The area of the latest sites, degrees; none before the first.
    pub(crate) fn home(&self) -> Result<Option<[f64; 4]>, Failure> {
        let db = self.lock();
        let mut read = db.prepare_cached(
            "SELECT site FROM cases WHERE site IS NOT NULL ORDER BY number DESC LIMIT 40",
        )?;
        let sites = read.query_map([], |r| r.get::<_, String>(0))?;
        let mut home: Option<[f64; 4]> = None;
        for site in sites {
            let Some([w, s, e, n]) = crate::screening::bounds_of_stored(&site?) else {
                continue;
            };
            let [hw, hs, he, hn] = home.unwrap_or([w, s, e, n]);
            home = Some([hw.min(w), hs.min(s), he.max(e), hn.max(n)]);
        }
        Ok(home)
    }

    fn ids(&self, sql: &str) -> Result<Vec<CaseId>, Failure> {
        let db = self.lock();
        let mut read = db.prepare_cached(sql)?;
        let ids = read.query_map([], |r| r.get::<_, String>(0))?;
        Ok(ids
            .map(|id| id.map(CaseId::new))
            .collect::<Result<_, _>>()?)
    }

    /// Goes through the cases that are not over and may have their site in a box (west, south, east, north in degrees):
    /// the card and the site as it was stated. `each` says whether to go on.
    pub(crate) fn sites_around(
        &self,
        [west, south, east, north]: [f64; 4],
        mut each: impl FnMut(table::CaseCard, SiteInput) -> bool,
    ) -> Result<(), Failure> {
        let db = self.lock();
        let mut read = db.prepare_cached(&format!(
            "SELECT card, site FROM cases WHERE rowid IN ({}) AND site IS NOT NULL
               AND stage NOT IN ('withdrawn', 'not_feasible', 'closed', 'energised')",
            places::AROUND
        ))?;
        let mut rows = read.query([west, south, east, north])?;
        while let Some(row) = rows.next()? {
            let card = serde_json::from_str(&row.get::<_, String>(0)?);
            let site = serde_json::from_str(&row.get::<_, String>(1)?);
            if !each(
                card.map_err(Failure::internal)?,
                site.map_err(Failure::internal)?,
            ) {
                break;
            }
        }
        Ok(())
    }
}
