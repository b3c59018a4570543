//! The folded tables: one row a case, one row an open task. They can be deleted; the journal makes them anew.
use super::{Applicant, Loaded, places, search};
use crate::error::Failure;
use crate::facilities::standing;
use crate::office::Office;
use crate::policy::Due;
use chrono::{DateTime, FixedOffset, NaiveDate};
use linewarden_geofence::{FacilityAnswer, Screening, Verdict};
use linewarden_rules::CaseId;
use linewarden_rules::application::ApplicationKind;
use linewarden_rules::case::{Outside, Stage, Step, Task, open_tasks, stage};
use linewarden_rules::routing::Tier;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The shape of the tables. The number stands in `user_version`; another number there means: fold anew.
pub(crate) const SHAPE: i64 = 3;

const CREATE: &str = "
CREATE TABLE cursor (position INTEGER NOT NULL);
INSERT INTO cursor VALUES (0);
CREATE TABLE cases (
  id TEXT PRIMARY KEY, number TEXT NOT NULL, stage TEXT NOT NULL, tier TEXT NOT NULL, verdict TEXT NOT NULL,
  party TEXT NOT NULL, position INTEGER NOT NULL, card TEXT NOT NULL, site TEXT, notices INTEGER NOT NULL,
  corrections INTEGER NOT NULL
) STRICT;
CREATE INDEX cases_by_number ON cases (number DESC);
CREATE INDEX cases_by_party ON cases (party);
CREATE TABLE tasks (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE, step TEXT NOT NULL, unit TEXT NOT NULL,
  task TEXT NOT NULL, PRIMARY KEY (case_id, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_by_unit ON tasks (unit);
CREATE TABLE concerned (case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE, unit TEXT NOT NULL,
  PRIMARY KEY (unit, case_id)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE case_words USING fts5(words, tokenize = 'ascii');
";

/// Makes the tables in an empty store.
pub(crate) fn create(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(CREATE)?;
    db.execute_batch(places::CREATE)?;
    db.execute_batch(standing::CREATE)?;
    db.pragma_update(None, "user_version", SHAPE)
}

/// The nearest facility as lists show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NearestView {
    pub name: Option<String>,
    pub voltage_kv: Option<f64>,
    #[ts(type = "number")]
    pub conductor_mm: i64,
    #[ts(type = "number")]
    pub uncertainty_mm: i64,
    #[ts(type = "number")]
    pub zone_mm: i64,
    pub clause: Option<String>,
    pub verdict: Verdict,
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CaseCard {
    pub case: CaseId,
    pub number: String,
    pub applicant: String,
    pub address: String,
    pub tier: Tier,
    pub kind: ApplicationKind,
    pub voltage: String,
    pub capacity: String,
    pub stage: Stage,
    pub verdict: Verdict,
    /// Why it cannot be told, where it cannot.
    pub reason: Option<String>,
    pub nearest: Option<NearestView>,
    /// Number of an open notice.
    pub open_notice: Option<String>,
    #[ts(type = "string")]
    pub updated_at: DateTime<FixedOffset>,
    #[ts(type = "number")]
    pub position: u64,
}

/// An open step as it is stored: everything but what depends on today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct StoredTask {
    pub(crate) step: Step,
    pub(crate) duty: linewarden_rules::case::Duty,
    pub(crate) unit: linewarden_rules::UnitId,
    pub(crate) date: Option<NaiveDate>,
    pub(crate) due: Option<Due>,
    pub(crate) since: DateTime<FixedOffset>,
    pub(crate) waits_for: Option<Outside>,
    pub(crate) badges: Vec<Badge>,
}

/// A short remark on a row: computed, and gone when it is no longer true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Badge {
    pub code: String,
    #[ts(type = "Record<string, unknown>")]
    pub params: serde_json::Value,
}

/// Another case of the same party or ground.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RelatedCase {
    pub case: CaseId,
    pub number: String,
    pub applicant: String,
    pub kind: ApplicationKind,
    pub stage: Stage,
    /// same_party, same_ground, open_hazard, refused_site
    pub why: String,
}

/// The facility a list shows: what decides the answer, and among those the nearest.
pub(crate) fn deciding(screening: &Screening) -> Option<&FacilityAnswer> {
    let by_verdict = |wanted| {
        screening
            .facilities
            .iter()
            .find(move |f| f.verdict == wanted)
    };
    by_verdict(Verdict::Inside)
        .or_else(|| by_verdict(Verdict::CannotTell))
        .or_else(|| screening.facilities.first())
}

pub(crate) fn nearest_view(f: &FacilityAnswer) -> NearestView {
    NearestView {
        name: f.name.clone(),
        voltage_kv: f.voltage_kv,
        conductor_mm: f.conductor_mm,
        uncertainty_mm: f.uncertainty_mm,
        zone_mm: f.zone_mm,
        clause: f.clause.clone(),
        verdict: f.verdict,
    }
}

/// A case's row.
pub(crate) fn card(office: &Office, loaded: &Loaded) -> Result<Option<CaseCard>, Failure> {
    let case = &loaded.case;
    let (Some(application), Some(screening), Some(routing)) =
        (&case.application, &case.screening, &case.routing)
    else {
        return Ok(None);
    };
    let applicant = Applicant::load(office, &application.party)?.unwrap_or_default();
    let cannot = screening.verdict == Verdict::CannotTell;
    Ok(Some(CaseCard {
        case: loaded.id.clone(),
        number: case.number.clone(),
        applicant: applicant.name,
        address: applicant.address,
        tier: routing.tier,
        kind: application.kind,
        voltage: application.voltage.to_string(),
        capacity: routing.deciding.to_string(),
        stage: stage(case),
        verdict: case.judged().unwrap_or(screening.verdict),
        reason: screening
            .reasons
            .first()
            .filter(|_| cannot)
            .map(|r| r.code.clone()),
        nearest: deciding(screening).map(nearest_view),
        open_notice: case.open_notice().map(|n| n.issued.number.to_string()),
        updated_at: loaded.events.last().map_or(office.now(), |e| e.recorded_at),
        position: case.position,
    }))
}

fn badges(office: &Office, loaded: &Loaded, task: &Task) -> Vec<Badge> {
    let case = &loaded.case;
    let mut badges = Vec::new();
    let mut add = |code: &str, params| {
        badges.push(Badge {
            code: code.into(),
            params,
        })
    };
    let missing = case.promised().count();
    if missing > 0 {
        add("documents_promised", serde_json::json!({"count": missing}));
    }
    if let Some(pause) = case.paused() {
        add("paused", serde_json::json!({"owes": pause.owes}));
    }
    if case.application.as_ref().is_some_and(|a| a.work.blasting) {
        add("blasting", serde_json::json!({}));
    }
    if case.application.as_ref().is_some_and(|a| a.site.is_none()) {
        add("no_site", serde_json::json!({}));
    }
    if task.step == Step::Rectification
        && matches!(&task.limit, linewarden_rules::case::Limit::Date { date, .. } if *date < office.clock.today())
    {
        add("deadline_passed", serde_json::json!({}));
    }
    badges
}

/// Writes one case's rows.
pub(crate) fn write(db: &Connection, office: &Office, loaded: &Loaded) -> Result<(), Failure> {
    let Some(card) = card(office, loaded)? else {
        return Ok(());
    };
    let case = &loaded.case;
    let application = case.application.as_ref();
    let name = |value: &dyn erased::Named| value.name();
    let site = application
        .and_then(|a| a.site.as_ref())
        .map(serde_json::to_string)
        .transpose()
        .map_err(Failure::internal)?;
    let row: Option<i64> = db
        .query_row(
            "SELECT rowid FROM cases WHERE id = ?1",
            [loaded.id.as_str()],
            |r| r.get(0),
        )
        .optional()?;
    if let Some(row) = row {
        db.execute("DELETE FROM case_words WHERE rowid = ?1", [row])?;
        db.execute("DELETE FROM tasks WHERE case_id = ?1", [loaded.id.as_str()])?;
        db.execute(
            "DELETE FROM concerned WHERE case_id = ?1",
            [loaded.id.as_str()],
        )?;
    }
    let json = serde_json::to_string(&card).map_err(Failure::internal)?;
    db.execute(
        "INSERT INTO cases (id, number, stage, tier, verdict, party, position, card, site, notices, corrections)
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)
         ON CONFLICT (id) DO UPDATE SET number=?2, stage=?3, tier=?4, verdict=?5, party=?6, position=?7, card=?8, site=?9, notices=?10,
           corrections=?11",
        params![
            loaded.id.as_str(),
            card.number,
            name(&card.stage),
            name(&card.tier),
            name(&card.verdict),
            application.map_or("", |a| a.party.as_str()),
            card.position as i64,
            json,
            site,
            case.notices.len() as i64,
            case.corrections.len() as i64
        ],
    )?;
    let row: i64 = db.query_row(
        "SELECT rowid FROM cases WHERE id = ?1",
        [loaded.id.as_str()],
        |r| r.get(0),
    )?;
    places::write(db, office, row, application)?;
    standing::write(db, row, card.stage, case)?;
    let text = format!("{} {} {}", card.number, card.applicant, card.address);
    db.execute(
        "INSERT INTO case_words (rowid, words) VALUES (?1, ?2)",
        params![row, search::words(&text)],
    )?;
    let today = office.clock.today();
    for task in open_tasks(case) {
        let Some(unit) = case.responsible.unit(task.duty) else {
            continue;
        };
        let due = office.policy.due_of(case, &task, today);
        let stored = StoredTask {
            step: task.step,
            duty: task.duty,
            unit: unit.clone(),
            date: due.as_ref().map(|d| d.date),
            due,
            since: task.since,
            waits_for: task.waits_for.or_else(|| {
                case.paused().map(|p| match p.owes {
                    linewarden_rules::case::Owes::Applicant => Outside::Applicant,
                    linewarden_rules::case::Owes::Authority => Outside::Authority,
                })
            }),
            badges: badges(office, loaded, &task),
        };
        db.execute(
            "INSERT INTO tasks (case_id, step, unit, task) VALUES (?1, ?2, ?3, ?4)",
            params![
                loaded.id.as_str(),
                name(&stored.step),
                unit.as_str(),
                serde_json::to_string(&stored).map_err(Failure::internal)?
            ],
        )?;
    }
    for unit in case.responsible.units() {
        db.execute(
            "INSERT OR IGNORE INTO concerned (case_id, unit) VALUES (?1, ?2)",
            params![loaded.id.as_str(), unit.as_str()],
        )?;
    }
    Ok(())
}

/// The wire name of a unit-variant enum, which is what the columns hold.
pub(crate) mod erased {
    pub(crate) trait Named {
        fn name(&self) -> String;
    }
    impl<T: serde::Serialize> Named for T {
        fn name(&self) -> String {
            serde_json::to_value(self)
                .ok()
                .and_then(|v| v.as_str().map(str::to_owned))
                .unwrap_or_default()
        }
    }
}

/// Ground closer than this counts as the same, degrees of latitude (about 30 m).
const SAME_GROUND_DEG: f64 = 0.000_3;

/// Earlier cases of the same party or on the same ground (west, south, east, north in degrees).
pub(crate) fn related(
    office: &Office,
    own: Option<&CaseId>,
    party: Option<&str>,
    bounds: Option<[f64; 4]>,
) -> Result<Vec<RelatedCase>, Failure> {
    let db = office.board.lock();
    let mut read = db.prepare_cached(&format!(
        "SELECT card, party, site FROM cases
         WHERE rowid IN (SELECT rowid FROM cases WHERE party = ?5 UNION ALL {})
         ORDER BY number DESC",
        places::AROUND
    ))?;
    let near = bounds.map(|[w, s, e, n]| {
        let d = SAME_GROUND_DEG;
        [w - d, s - d, e + d, n + d]
    });
    // No ground and no party: nothing is compared with them.
    let [w, s, e, n] = near.unwrap_or([f64::NAN; 4]);
    let mut rows = read.query(params![w, s, e, n, party])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let card: CaseCard = serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())
            .map_err(Failure::internal)?;
        if own == Some(&card.case) {
            continue;
        }
        let same_party = party.is_some_and(|p| row.get_ref(1).is_ok_and(|v| v.as_str() == Ok(p)));
        let other = || -> Option<[f64; 4]> {
            let site = row.get::<_, Option<String>>(2).ok()??;
            crate::screening::bounds(office, &serde_json::from_str(&site).ok()?)
        };
        let touch =
            |a: [f64; 4], b: [f64; 4]| a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
        let same_ground = near.is_some_and(|a| other().is_some_and(|b| touch(a, b)));
        let why = match (same_party, same_ground, card.stage) {
            (_, true, Stage::Refused | Stage::Referred) => "refused_site",
            (_, true, Stage::Hazard) => "open_hazard",
            (true, _, _) => "same_party",
            (_, true, _) => "same_ground",
            _ => continue,
        };
        found.push(RelatedCase {
            case: card.case,
            number: card.number,
            applicant: card.applicant,
            kind: card.kind,
            stage: card.stage,
            why: why.into(),
        });
    }
    Ok(found)
}
