//! The folded tables as they stand against the same journal folded anew.
use super::Damages;
use super::snapshot::Snapshot;
use crate::error::Failure;
use crate::office::{Office, OpenError, OpenOptions};
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// One case in the tables.
#[derive(Default, PartialEq)]
struct Row {
    position: u64,
    number: String,
    columns: Vec<Value>,
    tasks: BTreeMap<String, Value>,
    units: BTreeSet<String>,
}

/// Folds anew and compares. The answer is `read_store` of the report.
pub(super) fn compare(snapshot: &Snapshot, damages: &mut Damages) -> Result<&'static str, Failure> {
    // Nothing is rendered here, so the program to render with is never started.
    let options = OpenOptions {
        paper_worker: Some(PathBuf::new()),
        ..OpenOptions::default()
    };
    let office = match Office::open(snapshot.folder(), options) {
        Ok(office) => office,
        Err(OpenError::UnknownEvent { kind, position }) => {
            damages.add(
                "journal.unknown_event",
                json!({"kind": kind, "position": position}),
            );
            return Ok("unknown");
        }
        Err(error) => {
            damages.add("read.not_foldable", json!({"code": error.code()}));
            return Ok("unknown");
        }
    };
    let head = office.journal.head()?.position;
    let Some(file) = snapshot.kept_tables() else {
        return Ok("absent");
    };
    let shape = shape_of(&office.board.lock()).map_err(Failure::internal)?;
    let kept = match kept_rows(&file, shape) {
        Ok(Some(kept)) => kept,
        Ok(None) => return Ok("other_shape"),
        Err(error) => {
            damages.add("read.not_readable", json!({"detail": error.to_string()}));
            return Ok("differ");
        }
    };
    let fresh = rows(&office.board.lock()).map_err(Failure::internal)?;
    let (cursor, kept) = kept;
    if cursor > head {
        damages.add("read.ahead", json!({"cursor": cursor, "head": head}));
        return Ok("differ");
    }
    let mut state = if cursor < head { "behind" } else { "equal" };
    let ids: BTreeSet<&String> = kept.keys().chain(fresh.keys()).collect();
    for id in ids {
        let (stands, ought) = (kept.get(id), fresh.get(id));
        // What happened since the tables were folded they cannot know yet.
        if ought.is_some_and(|row| row.position > cursor) {
            continue;
        }
        if let Some(what) = difference(stands, ought) {
            state = "differ";
            let number = ought.or(stands).map(|row| row.number.clone());
            damages.add(
                "read.case_differs",
                json!({"case": id, "number": number, "what": what}),
            );
        }
    }
    Ok(state)
}

fn difference(stands: Option<&Row>, ought: Option<&Row>) -> Option<&'static str> {
    match (stands, ought) {
        (None, None) => None,
        (None, Some(_)) => Some("missing"),
        (Some(_), None) => Some("not_in_journal"),
        (Some(a), Some(b)) if a.columns != b.columns || a.position != b.position => Some("case"),
        (Some(a), Some(b)) if a.tasks != b.tasks => Some("tasks"),
        (Some(a), Some(b)) if a.units != b.units => Some("units"),
        _ => None,
    }
}

fn shape_of(db: &Connection) -> rusqlite::Result<i64> {
    db.query_row("PRAGMA user_version", [], |r| r.get(0))
}

/// The store's own tables with the position they were folded to; none where they are of another shape.
fn kept_rows(file: &Path, shape: i64) -> rusqlite::Result<Option<(u64, BTreeMap<String, Row>)>> {
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if shape_of(&db)? != shape {
        return Ok(None);
    }
    let cursor: i64 = db.query_row("SELECT position FROM cursor", [], |r| r.get(0))?;
    Ok(Some((
        u64::try_from(cursor).unwrap_or(u64::MAX),
        rows(&db)?,
    )))
}

fn rows(db: &Connection) -> rusqlite::Result<BTreeMap<String, Row>> {
    let mut all: BTreeMap<String, Row> = BTreeMap::new();
    let mut read = db.prepare(
        "SELECT id, number, position, stage, tier, verdict, party, site, notices, card FROM cases",
    )?;
    let mut cases = read.query([])?;
    while let Some(row) = cases.next()? {
        let mut columns: Vec<Value> = Vec::new();
        for index in 3..=7 {
            columns.push(row.get::<_, Option<String>>(index)?.into());
        }
        columns.push(row.get::<_, i64>(8)?.into());
        columns.push(parsed(row.get(9)?));
        let position: i64 = row.get(2)?;
        let found = Row {
            position: u64::try_from(position).unwrap_or(0),
            number: row.get(1)?,
            columns,
            ..Row::default()
        };
        all.insert(row.get(0)?, found);
    }
    let mut read = db.prepare("SELECT case_id, step, unit, task FROM tasks")?;
    let mut tasks = read.query([])?;
    while let Some(row) = tasks.next()? {
        let unit: String = row.get(2)?;
        let task = json!({"unit": unit, "task": without_today(parsed(row.get(3)?))});
        all.entry(row.get(0)?)
            .or_default()
            .tasks
            .insert(row.get(1)?, task);
    }
    let mut read = db.prepare("SELECT case_id, unit FROM concerned")?;
    let mut units = read.query([])?;
    while let Some(row) = units.next()? {
        all.entry(row.get(0)?)
            .or_default()
            .units
            .insert(row.get(1)?);
    }
    Ok(all)
}

fn parsed(text: String) -> Value {
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

/// A stored task holds some things as of the day it was folded: days left, a deadline that has passed, and the date of a
/// clock that stands still. They are counted anew when shown, and are no part of what the journal says.
fn without_today(mut task: Value) -> Value {
    let badge = |wanted: &'static str| move |b: &Value| b["code"] == wanted;
    let paused = task["badges"]
        .as_array()
        .is_some_and(|b| b.iter().any(badge("paused")));
    if let Some(badges) = task["badges"].as_array_mut() {
        badges.retain(|b| !badge("deadline_passed")(b));
    }
    if let Some(due) = task["due"].as_object_mut() {
        due.remove("days_left");
    }
    if paused && let Some(fields) = task.as_object_mut() {
        fields.remove("due");
        fields.remove("date");
    }
    task
}
