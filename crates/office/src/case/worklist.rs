//! 工作台: every open step of a person or a unit, overdue first. Nothing overdue can fall off it.
use super::table::{Badge, CaseCard, NearestView, StoredTask};
use super::{search, table::erased::Named};
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use crate::policy::Due;
use chrono::{DateTime, FixedOffset, NaiveDate};
use linewarden_geofence::Verdict;
use linewarden_rules::application::ApplicationKind;
use linewarden_rules::case::{Duty, Outside, Stage, Step};
use linewarden_rules::routing::{Role, Tier};
use linewarden_rules::{CaseId, UnitId};
use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Days within which a step counts as due soon.
const SOON_DAYS: u32 = 3;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Scope {
    /// Steps my roles can do.
    #[default]
    Mine,
    /// All steps of my units.
    Unit,
    /// The same, by who could do them.
    People,
}

#[derive(Debug, Default, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct WorklistRequest {
    pub scope: Scope,
    pub query: String,
    pub steps: Vec<Step>,
    pub tiers: Vec<Tier>,
    pub verdicts: Vec<Verdict>,
}

/// The five sections, in the order they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Section {
    Overdue,
    Today,
    Soon,
    Later,
    Waiting,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct Waiting {
    /// applicant, authority, or the kind of the unit.
    pub whom: String,
    /// The unit's name where it is one of ours.
    pub unit_name: Option<String>,
    #[ts(type = "string")]
    pub since: DateTime<FixedOffset>,
}

/// A row: a case and one of its open steps.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct Row {
    pub case: CaseId,
    pub number: String,
    pub applicant: String,
    pub address: String,
    pub tier: Tier,
    pub kind: ApplicationKind,
    pub voltage: String,
    pub capacity: String,
    pub step: Step,
    pub duty: Duty,
    pub unit: UnitId,
    pub unit_name: String,
    /// Who could do it, where that is one person.
    pub person: Option<String>,
    pub due: Option<Due>,
    pub section: Section,
    pub waiting: Option<Waiting>,
    pub verdict: Verdict,
    pub reason: Option<String>,
    pub nearest: Option<NearestView>,
    pub badges: Vec<Badge>,
    pub stage: Stage,
    #[ts(type = "string")]
    pub updated_at: DateTime<FixedOffset>,
    #[ts(type = "number")]
    pub position: u64,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct WorklistAnswer {
    pub rows: Vec<Row>,
    /// Rows without the filter.
    pub total: u32,
    pub shown: u32,
    pub overdue: u32,
    #[ts(type = "string")]
    pub as_of: DateTime<FixedOffset>,
    /// Last day of the section "soon".
    #[ts(type = "string")]
    pub soon_until: NaiveDate,
}

/// The roles that do a step, by the role table.
fn roles_of(step: Step) -> &'static [Role] {
    let action = match step {
        Step::Survey => Action::Survey,
        Step::HandOver => Action::HandOver,
        Step::CapacityAnswer => Action::AnswerCapacity,
        Step::Notice => Action::IssueNotice,
        Step::Service => Action::ServeNotice,
        Step::Rectification => Action::TakeRectification,
        Step::Reinspection => Action::Reinspect,
        Step::Scheme => Action::DraftScheme,
        Step::SignOff => Action::SignOff,
        Step::Meeting => Action::DecideMeeting,
        Step::Decision => Action::Approve,
        Step::Reply => Action::Reply,
        Step::RefusalReport => Action::ReportRefusal,
        Step::FileToSafety => Action::FileToSafety,
        Step::Referral => Action::FileReferral,
        Step::ReferralAnswer => Action::TakeReferralAnswer,
        Step::Energising => Action::Energise,
    };
    action.rule().roles
}

fn section(due: Option<&Due>, waits: bool, today: NaiveDate, soon_until: NaiveDate) -> Section {
    match due.map(|d| d.date) {
        // A lapsed date is the office's business again, whoever was waited for.
        Some(date) if date < today => Section::Overdue,
        _ if waits => Section::Waiting,
        Some(date) if date == today => Section::Today,
        Some(date) if date <= soon_until => Section::Soon,
        _ => Section::Later,
    }
}

pub(crate) struct Worklist;
impl Operation for Worklist {
    const PATH: &'static str = "case/worklist";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = WorklistRequest;
    type Answer = WorklistAnswer;
    fn run(context: &Context<'_>, request: WorklistRequest) -> Result<WorklistAnswer, Failure> {
        let office = context.office;
        let actor = context.actor()?;
        let organisation = office.organisation();
        let today = office.clock.today();
        let soon_until = office.policy.working_days_after(today, SOON_DAYS);
        let mine: Vec<(UnitId, Role)> = actor
            .assignments
            .iter()
            .map(|(a, _)| (a.unit.clone(), a.role))
            .collect();
        let reads_all = mine.iter().any(|(_, role)| matches!(role, Role::Auditor));
        let units: BTreeSet<&UnitId> = mine.iter().map(|(unit, _)| unit).collect();
        let db = office.board.lock();
        let found = matching(&db, &request.query)?;
        let mut read = db.prepare_cached(
            "SELECT t.task, c.card, c.rowid, c.id FROM tasks t JOIN cases c ON c.id = t.case_id",
        )?;
        let mut concerned =
            db.prepare_cached("SELECT 1 FROM concerned WHERE unit = ?1 AND case_id = ?2")?;
        let mut rows_read = read.query([])?;
        let (mut rows, mut total) = (Vec::new(), 0);
        while let Some(row) = rows_read.next()? {
            let mut task: StoredTask =
                serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())
                    .map_err(Failure::internal)?;
            let case_id: String = row.get(3)?;
            let in_unit = units.contains(&task.unit) || reads_all;
            let by_me = mine
                .iter()
                .any(|(unit, role)| *unit == task.unit && roles_of(task.step).contains(role));
            let concerns = in_unit
                || units.iter().try_fold(false, |any, unit| {
                    Ok::<bool, rusqlite::Error>(
                        any || concerned
                            .query_row([unit.as_str(), &case_id], |_| Ok(()))
                            .optional()?
                            .is_some(),
                    )
                })?;
            let own = match request.scope {
                Scope::Mine => by_me,
                Scope::Unit | Scope::People => in_unit,
            };
            if !own && !concerns {
                continue;
            }
            let card: CaseCard = serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or_default())
                .map_err(Failure::internal)?;
            if let Some(due) = &mut task.due {
                office.policy.refresh(due, today);
            }
            let unit = organisation.units.get(&task.unit);
            let outside = task.waits_for.map(|w| match w {
                Outside::Applicant => "applicant".to_owned(),
                Outside::Authority => "authority".to_owned(),
            });
            let waiting = match (outside, own) {
                (Some(whom), _) => Some(Waiting {
                    whom,
                    unit_name: None,
                    since: task.since,
                }),
                (None, false) => Some(Waiting {
                    whom: unit.map(|u| u.kind.name()).unwrap_or_default(),
                    unit_name: unit.map(|u| u.name.clone()),
                    since: task.since,
                }),
                (None, true) => None,
            };
            let mut section = section(task.due.as_ref(), waiting.is_some(), today, soon_until);
            // Somebody else's lateness is theirs to see; here it stays among what is waited for.
            if !own {
                section = Section::Waiting;
            }
            total += 1;
            let keep = found
                .as_ref()
                .is_none_or(|f| f.contains(&row.get::<_, i64>(2).unwrap_or(-1)))
                && (request.steps.is_empty() || request.steps.contains(&task.step))
                && (request.tiers.is_empty() || request.tiers.contains(&card.tier))
                && (request.verdicts.is_empty() || request.verdicts.contains(&card.verdict));
            if !keep {
                continue;
            }
            let people: Vec<&str> = organisation
                .people
                .values()
                .filter(|p| {
                    !p.disabled
                        && p.assignments.iter().any(|a| {
                            a.unit == task.unit
                                && a.holds_on(today)
                                && roles_of(task.step).contains(&a.role)
                        })
                })
                .map(|p| p.name.as_str())
                .collect();
            rows.push(Row {
                person: match people.as_slice() {
                    [one] => Some((*one).to_owned()),
                    _ => None,
                },
                case: card.case,
                number: card.number,
                applicant: card.applicant,
                address: card.address,
                tier: card.tier,
                kind: card.kind,
                voltage: card.voltage,
                capacity: card.capacity,
                step: task.step,
                duty: task.duty,
                unit_name: organisation.unit_name(&task.unit),
                unit: task.unit,
                due: task.due,
                section,
                waiting,
                verdict: card.verdict,
                reason: card.reason,
                nearest: card.nearest,
                badges: task.badges,
                stage: card.stage,
                updated_at: card.updated_at,
                position: card.position,
            });
        }
        let date = |row: &Row| row.due.as_ref().map_or(NaiveDate::MAX, |d| d.date);
        rows.sort_by(|a, b| {
            (a.section, date(a), a.tier, &a.number).cmp(&(b.section, date(b), b.tier, &b.number))
        });
        let overdue = rows
            .iter()
            .filter(|r| r.section == Section::Overdue)
            .count() as u32;
        Ok(WorklistAnswer {
            shown: rows.len() as u32,
            total,
            overdue,
            rows,
            as_of: office.now(),
            soon_until,
        })
    }
}

/// Rows of the case table that a search finds; none where nothing was searched for.
fn matching(db: &Connection, typed: &str) -> Result<Option<BTreeSet<i64>>, Failure> {
    let Some(query) = search::query(typed) else {
        return Ok(None);
    };
    let mut read = db.prepare_cached("SELECT rowid FROM case_words WHERE case_words MATCH ?1")?;
    let rows = read.query_map([query], |r| r.get(0))?;
    Ok(Some(rows.collect::<Result<_, _>>()?))
}

#[derive(Debug, Default, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct CaseListRequest {
    pub query: String,
    pub stages: Vec<Stage>,
    pub tiers: Vec<Tier>,
    pub verdicts: Vec<Verdict>,
    /// The number of the last case shown; what follows comes next.
    pub after: Option<String>,
    pub limit: u32,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct CaseListAnswer {
    pub rows: Vec<CaseCard>,
    pub total: u32,
    pub next: Option<String>,
}

const LARGEST_PAGE: u32 = 500;

pub(crate) struct ListCases;
impl Operation for ListCases {
    const PATH: &'static str = "case/list";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = CaseListRequest;
    type Answer = CaseListAnswer;
    /// Filtering, counting and paging in one place: newest number first, by key and not by offset.
    fn run(context: &Context<'_>, request: CaseListRequest) -> Result<CaseListAnswer, Failure> {
        let limit = match request.limit {
            0 => 100,
            n => n.min(LARGEST_PAGE),
        };
        let mut conditions = vec!["1=1".to_owned()];
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let mut one_of = |column: &str, names: Vec<String>| {
            if names.is_empty() {
                return;
            }
            let marks = vec!["?"; names.len()].join(",");
            conditions.push(format!("{column} IN ({marks})"));
            values.extend(names.into_iter().map(|n| Box::new(n) as Box<dyn ToSql>));
        };
        one_of("stage", request.stages.iter().map(Named::name).collect());
        one_of("tier", request.tiers.iter().map(Named::name).collect());
        one_of(
            "verdict",
            request.verdicts.iter().map(Named::name).collect(),
        );
        if let Some(query) = search::query(&request.query) {
            conditions
                .push("rowid IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)".into());
            values.push(Box::new(query));
        }
        let filter = conditions.join(" AND ");
        let db = context.office.board.lock();
        let total: u32 = db.query_row(
            &format!("SELECT count(*) FROM cases WHERE {filter}"),
            rusqlite::params_from_iter(values.iter().map(AsRef::as_ref)),
            |r| r.get(0),
        )?;
        let mut page = filter;
        if let Some(after) = request.after {
            page.push_str(" AND number < ?");
            values.push(Box::new(after));
        }
        let sql = format!(
            "SELECT card FROM cases WHERE {page} ORDER BY number DESC LIMIT {}",
            limit + 1
        );
        let mut read = db.prepare(&sql)?;
        let cards = read.query_map(
            rusqlite::params_from_iter(values.iter().map(AsRef::as_ref)),
            |r| r.get::<_, String>(0),
        )?;
        let mut rows: Vec<CaseCard> = Vec::new();
        for card in cards {
            rows.push(serde_json::from_str(&card?).map_err(Failure::internal)?);
        }
        let more = rows.len() as u32 > limit;
        rows.truncate(limit as usize);
        let next = rows.last().filter(|_| more).map(|r| r.number.clone());
        Ok(CaseListAnswer { rows, total, next })
    }
}
