//! Where the sites of cases lie, so that whoever asks about some ground does not read every case.
use crate::error::Failure;
use crate::office::Office;
use crate::screening;
use linewarden_geofence::{Crs, decided_by};
use linewarden_rules::application::Application;
use rusqlite::{Connection, params};

/// A site given in a system of the office's own has no fixed place: the office may change the system's parameters.
/// Neither has one that nobody can place. Both count as lying everywhere.
pub(super) const CREATE: &str = "
CREATE VIRTUAL TABLE places USING rtree(id, west, east, south, north);
CREATE TABLE unplaced (id INTEGER PRIMARY KEY) STRICT;
";

/// Rows of cases whose site, with its uncertainty and the crane's reach, may lie in the box ?1 (west), ?2 (south),
/// ?3 (east), ?4 (north).
pub(crate) const AROUND: &str =
    "SELECT id FROM places WHERE west <= ?3 AND east >= ?1 AND south <= ?4 AND north >= ?2
  UNION ALL SELECT id FROM unplaced";

/// Writes where the site of a case's row lies.
pub(super) fn write(
    db: &Connection,
    office: &Office,
    row: i64,
    application: Option<&Application>,
) -> Result<(), Failure> {
    db.prepare_cached("DELETE FROM places WHERE id = ?1")?
        .execute([row])?;
    db.prepare_cached("DELETE FROM unplaced WHERE id = ?1")?
        .execute([row])?;
    let Some((application, input)) = application.and_then(|a| Some((a, a.site.as_ref()?))) else {
        return Ok(());
    };
    let site = screening::parse(office, input).ok();
    let fixed = site.filter(|s| !matches!(s.crs, Crs::Own(_)));
    match fixed.and_then(|site| decided_by(&site, &application.work)) {
        Some([west, south, east, north]) => db
            .prepare_cached("INSERT INTO places VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![row, west, east, south, north])?,
        None => db
            .prepare_cached("INSERT INTO unplaced VALUES (?1)")?
            .execute([row])?,
    };
    Ok(())
}

/// As [`AROUND`], without those that may lie anywhere.
pub(crate) fn in_box(db: &Connection, bounds: [f64; 4]) -> Result<Vec<i64>, Failure> {
    let mut read = db.prepare_cached(
        "SELECT id FROM places WHERE west <= ?3 AND east >= ?1 AND south <= ?4 AND north >= ?2",
    )?;
    let rows = read.query_map(bounds, |r| r.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Rows of cases whose site may lie anywhere.
pub(crate) fn unplaced(db: &Connection) -> Result<Vec<i64>, Failure> {
    let mut read = db.prepare_cached("SELECT id FROM unplaced")?;
    let rows = read.query_map([], |r| r.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
