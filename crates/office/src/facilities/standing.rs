//! The answers cases stand by, kept up with the data: when facilities change, only the sites near what changed are
//! screened again.
//!
//! Of every open and approved case with a site the read store keeps the verdict it stands by (`stood`) and the
//! verdict of the data looked at last (`now`). Between two versions only the ground of [`Touched`] can have another
//! answer, so a look costs what has changed since the last one, however many cases there are.
use super::affected::stands;
use super::ground;
use crate::case::{Loaded, in_box, unplaced};
use crate::error::Failure;
use crate::office::Office;
use crate::screening;
use linewarden_geofence::{Index, Touched, Verdict};
use linewarden_rules::CaseId;
use linewarden_rules::case::{Case, Stage};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::collections::BTreeSet;

/// `pending`: `now` is not known by the version looked at last. `boxes` is absent where a change may matter
/// everywhere.
pub(crate) const CREATE: &str = "
CREATE TABLE standing (
  id INTEGER PRIMARY KEY, position INTEGER NOT NULL, stood TEXT NOT NULL, now TEXT NOT NULL, data TEXT NOT NULL,
  rules TEXT NOT NULL, pending INTEGER NOT NULL
) STRICT;
CREATE INDEX standing_pending ON standing (data, rules) WHERE pending = 1;
CREATE INDEX standing_otherwise ON standing (id) WHERE now <> stood;
CREATE TABLE looked_at (data TEXT NOT NULL, rules TEXT NOT NULL) STRICT;
CREATE TABLE touched (old TEXT NOT NULL, new TEXT NOT NULL, rules TEXT NOT NULL, boxes BLOB,
  PRIMARY KEY (old, new, rules)) STRICT;
";

/// Writes what a case stands by into its row, to be looked at anew.
pub(crate) fn write(db: &Connection, row: i64, stage: Stage, case: &Case) -> Result<(), Failure> {
    db.prepare_cached("DELETE FROM standing WHERE id = ?1")?
        .execute([row])?;
    let over = matches!(stage, Stage::Withdrawn | Stage::NotFeasible | Stage::Closed);
    let site = case.application.as_ref().and_then(|a| a.site.as_ref());
    let Some(stands) = stands(case).filter(|_| !over && site.is_some()) else {
        return Ok(());
    };
    let verdict = name(stands.verdict);
    db.prepare_cached("INSERT INTO standing VALUES (?1, ?2, ?3, ?3, ?4, ?5, 1)")?
        .execute(params![
            row,
            case.position as i64,
            verdict,
            stands.facilities_version,
            stands.rules_version
        ])?;
    Ok(())
}

fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Inside => "inside",
        Verdict::CannotTell => "cannot_tell",
        Verdict::Outside => "outside",
    }
}

/// How many cases stand by an answer.
pub(super) fn count(office: &Office) -> Result<u64, Failure> {
    let db = office.board.lock();
    let count: i64 = db.query_row("SELECT count(*) FROM standing", [], |r| r.get(0))?;
    Ok(count as u64)
}

/// Cases that the data in force answer otherwise than they stand.
pub(super) fn otherwise(office: &Office) -> Result<Vec<CaseId>, Failure> {
    let rows = match office.ground.index() {
        Some(index) => {
            look(office, &index)?;
            let db = office.board.lock();
            let mut rows = rows(&db, "SELECT id FROM standing WHERE now <> stood", [])?;
            rows.extend(unplaced(&db)?);
            rows
        }
        // Nothing can be ruled out by data that are not there.
        None => rows(&office.board.lock(), "SELECT id FROM standing", [])?,
    };
    cases(office, &rows)
}

/// Cases that these data may answer otherwise than they stand: those that the data in force do, and those near what
/// would change.
pub(super) fn may_change(office: &Office, new: &Index) -> Result<Vec<CaseId>, Failure> {
    let Some(index) = office.ground.index() else {
        return otherwise(office);
    };
    let mut all: BTreeSet<CaseId> = otherwise(office)?.into_iter().collect();
    let touched = touched(&index, new, office);
    let near = near(&office.board.lock(), &touched, "1")?;
    all.extend(cases(office, &near.into_iter().collect::<Vec<_>>())?);
    Ok(all.into_iter().collect())
}

/// What cannot be compared may have changed anywhere.
fn touched(old: &Index, new: &Index, office: &Office) -> Touched {
    Touched::between(old, new, office.policy.zones).unwrap_or(Touched::Everywhere)
}

/// Brings every row up to the data in force.
fn look(office: &Office, index: &Index) -> Result<(), Failure> {
    let due = due(office, index)?;
    for id in cases(office, &due)? {
        let loaded = office.load(&id)?;
        let now = verdict(office, &loaded);
        let db = office.board.lock();
        // A row written since then is looked at another time.
        db.execute(
            "UPDATE standing SET now = coalesce(?3, now), pending = 0
             WHERE position = ?2 AND id = (SELECT rowid FROM cases WHERE id = ?1)",
            params![id.as_str(), loaded.case.position as i64, now.map(name)],
        )?;
    }
    Ok(())
}

fn verdict(office: &Office, loaded: &Loaded) -> Option<Verdict> {
    let application = loaded.case.application.as_ref()?;
    let (now, _) = screening::screen(office, application.site.as_ref(), &application.work);
    Some(now.verdict)
}

/// Rows to be screened. Every other one keeps its answer under the version that is looked at from here on.
fn due(office: &Office, index: &Index) -> Result<Vec<i64>, Failure> {
    let (data, rules) = (index.version(), office.policy.zones.version());
    let (before, stood) = {
        let db = office.board.lock();
        let before: Option<(String, String)> = db
            .query_row("SELECT data, rules FROM looked_at", [], |r| {
                Ok((r.get(0)?, r.get(1)?))
            })
            .optional()?;
        let mut read =
            db.prepare_cached("SELECT DISTINCT data, rules FROM standing WHERE pending = 1")?;
        let stood = read
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
            .collect::<Result<Vec<(String, String)>, _>>()?;
        (before, stood)
    };
    let versions = super::affected::versions(office)?;
    let mut known = Vec::new();
    for (old, by) in &stood {
        known.push(since(office, &versions, (old, by), (data, rules))?);
    }
    let rest = match &before {
        Some((old, by)) => since(office, &versions, (old, by), (data, rules))?,
        // Before the first look every row is pending.
        None => Touched::Boxes(Vec::new()),
    };
    let mut db = office.board.lock();
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut due = near(&tx, &rest, "pending = 0")?;
    for ((old, by), touched) in stood.iter().zip(&known) {
        let group = "pending = 1 AND data = ?1 AND rules = ?2";
        let of_group = |row: i64| -> rusqlite::Result<bool> {
            tx.prepare_cached(&format!("SELECT 1 FROM standing WHERE id = ?3 AND {group}"))?
                .exists(params![old, by, row])
        };
        let mut rows_due = Vec::new();
        for row in near(&tx, touched, "pending = 1")? {
            if of_group(row)? {
                rows_due.push(row);
            }
        }
        tx.prepare_cached(&format!("UPDATE standing SET pending = 0 WHERE {group}"))?
            .execute([old, by])?;
        due.extend(rows_due);
    }
    for row in &due {
        tx.prepare_cached("UPDATE standing SET pending = 1 WHERE id = ?1")?
            .execute([row])?;
    }
    tx.execute("DELETE FROM looked_at", [])?;
    tx.execute("INSERT INTO looked_at VALUES (?1, ?2)", [data, rules])?;
    tx.commit()?;
    Ok(due.into_iter().collect())
}

/// Rows on touched ground for which a condition holds.
fn near(db: &Connection, touched: &Touched, condition: &str) -> Result<BTreeSet<i64>, Failure> {
    let Touched::Boxes(boxes) = touched else {
        let all = format!("SELECT id FROM standing WHERE {condition}");
        return Ok(rows(db, &all, [])?.into_iter().collect());
    };
    let mut found = BTreeSet::new();
    for bounds in boxes {
        found.extend(in_box(db, *bounds)?);
    }
    let mut holds = db.prepare_cached(&format!(
        "SELECT 1 FROM standing WHERE id = ?1 AND {condition}"
    ))?;
    let mut kept = BTreeSet::new();
    for row in found {
        if holds.exists([row])? {
            kept.insert(row);
        }
    }
    Ok(kept)
}

fn rows(db: &Connection, sql: &str, p: impl rusqlite::Params) -> Result<Vec<i64>, Failure> {
    let mut read = db.prepare_cached(sql)?;
    let rows = read.query_map(p, |r| r.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn cases(office: &Office, rows: &[i64]) -> Result<Vec<CaseId>, Failure> {
    let db = office.board.lock();
    let mut read = db.prepare_cached(
        "SELECT c.id FROM cases c JOIN standing s ON s.id = c.rowid WHERE c.rowid = ?1",
    )?;
    let mut ids = BTreeSet::new();
    for row in rows {
        let id: Option<String> = read.query_row([row], |r| r.get(0)).optional()?;
        ids.extend(id.map(CaseId::new));
    }
    Ok(ids.into_iter().collect())
}

/// What may answer otherwise since a version, step by step through the versions between.
fn since(
    office: &Office,
    versions: &[(String, String)],
    (old, old_rules): (&str, &str),
    (new, rules): (&str, &str),
) -> Result<Touched, Failure> {
    if old_rules != rules {
        return Ok(Touched::Everywhere);
    }
    let place = |version: &str| versions.iter().rposition(|(v, _)| v == version);
    let (Some(from), Some(to)) = (place(old), place(new)) else {
        return Ok(Touched::Everywhere);
    };
    let mut all = Vec::new();
    let Some(way) = versions.get(from..=to) else {
        return Ok(Touched::Everywhere);
    };
    for pair in way.windows(2) {
        match step(office, &pair[0], &pair[1], rules)? {
            Touched::Everywhere => return Ok(Touched::Everywhere),
            Touched::Boxes(boxes) => all.extend(boxes),
        }
    }
    Ok(Touched::Boxes(all))
}

/// What one version touched; compared once and kept.
fn step(
    office: &Office,
    old: &(String, String),
    new: &(String, String),
    rules: &str,
) -> Result<Touched, Failure> {
    let kept: Option<Option<Vec<u8>>> = office
        .board
        .lock()
        .query_row(
            "SELECT boxes FROM touched WHERE old = ?1 AND new = ?2 AND rules = ?3",
            [&old.0, &new.0, rules],
            |r| r.get(0),
        )
        .optional()?;
    if let Some(kept) = kept {
        return Ok(kept.map_or(Touched::Everywhere, |bytes| from_bytes(&bytes)));
    }
    // Bytes that are gone today may be back tomorrow, so that is not kept.
    let (Some(before), Some(after)) = (ground::open(office, &old.1), ground::open(office, &new.1))
    else {
        return Ok(Touched::Everywhere);
    };
    let touched = touched(&before, &after, office);
    office.board.lock().execute(
        "INSERT OR REPLACE INTO touched VALUES (?1, ?2, ?3, ?4)",
        params![old.0, new.0, rules, to_bytes(&touched)],
    )?;
    Ok(touched)
}

fn to_bytes(touched: &Touched) -> Option<Vec<u8>> {
    match touched {
        Touched::Everywhere => None,
        Touched::Boxes(boxes) => Some(
            boxes
                .as_flattened()
                .iter()
                .flat_map(|v| v.to_le_bytes())
                .collect(),
        ),
    }
}

fn from_bytes(bytes: &[u8]) -> Touched {
    let (numbers, rest) = bytes.as_chunks::<8>();
    let numbers: Vec<f64> = numbers.iter().map(|b| f64::from_le_bytes(*b)).collect();
    let (boxes, odd) = numbers.as_chunks::<4>();
    if rest.is_empty() && odd.is_empty() {
        Touched::Boxes(boxes.to_vec())
    } else {
        Touched::Everywhere
    }
}
