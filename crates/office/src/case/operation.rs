//! `case/*`: one case, search, what is new, and the small acts that belong to no other subject.
use super::next_step::acting;
use super::view::{CaseView, view};
use super::worklist::{CaseListAnswer, CaseListRequest, ListCases};
use super::{Applicant, Decided, Done, PartyView, on_case};
use crate::access::Action;
use crate::desk::Access;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use crate::policy::Due;
use crate::streams;
use chrono::NaiveDate;
use linewarden_rules::CaseId;
use linewarden_rules::application;
use linewarden_rules::case::{Limit, Owes, open_tasks};
use linewarden_rules::clock::{ClockId, DayExplained};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;
use ts_rs::TS;

/// Runs a command whose answer is only `Done`.
pub(crate) fn done(value: serde_json::Value) -> Result<Done, Failure> {
    serde_json::from_value(value).map_err(Failure::internal)
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct CaseRequest {
    pub case: CaseId,
}

pub(crate) struct Show;
impl Operation for Show {
    const PATH: &'static str = "case/show";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = CaseRequest;
    type Answer = CaseView;
    fn run(context: &Context<'_>, request: CaseRequest) -> Result<CaseView, Failure> {
        let loaded = context.office.load(&request.case)?.existing()?;
        view(context.office, &loaded, context.actor()?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct SearchRequest {
    pub query: String,
}

pub(crate) struct Search;
impl Operation for Search {
    const PATH: &'static str = "case/search";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = SearchRequest;
    type Answer = CaseListAnswer;
    fn run(context: &Context<'_>, request: SearchRequest) -> Result<CaseListAnswer, Failure> {
        ListCases::run(
            context,
            CaseListRequest {
                query: request.query,
                limit: 50,
                ..CaseListRequest::default()
            },
        )
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct SinceRequest {
    #[ts(type = "number")]
    pub position: u64,
    /// How long to wait for news, milliseconds; at most half a minute.
    #[ts(type = "number")]
    pub wait_ms: u64,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct SinceAnswer {
    #[ts(type = "number")]
    pub position: u64,
    pub cases: Vec<CaseId>,
}

const LONGEST_WAIT_MS: u64 = 30_000;
const NEWS: usize = 5000;

pub(crate) struct Since;
impl Operation for Since {
    const PATH: &'static str = "case/since";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = SinceRequest;
    type Answer = SinceAnswer;
    /// What is new since a position: a missed message is never a missed change.
    fn run(context: &Context<'_>, request: SinceRequest) -> Result<SinceAnswer, Failure> {
        let office = context.office;
        office.journal.wait_past(
            request.position,
            Duration::from_millis(request.wait_ms.min(LONGEST_WAIT_MS)),
        )?;
        let news = office.journal.read_from(request.position, NEWS)?;
        if !news.is_empty() {
            office.catch_up()?;
        }
        let cases: BTreeSet<CaseId> = news
            .iter()
            .filter_map(|r| streams::case_of(&r.stream))
            .collect();
        Ok(SinceAnswer {
            position: news.last().map_or(request.position, |r| r.position),
            cases: cases.into_iter().collect(),
        })
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct CommentRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub text: String,
}

pub(crate) struct Comment;
impl Operation for Comment {
    const PATH: &'static str = "case/comment";
    const ACTION: Action = Action::Comment;
    const COMMAND: bool = true;
    type Request = CommentRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: CommentRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                Ok(Decided::from(application::comment(
                    &loaded.case,
                    r.text.clone(),
                )?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct PauseRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub owes: Owes,
    pub reason: String,
}

pub(crate) struct Pause;
impl Operation for Pause {
    const PATH: &'static str = "case/pause";
    const ACTION: Action = Action::PauseClock;
    const COMMAND: bool = true;
    type Request = PauseRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: PauseRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                Ok(Decided::from(application::pause(
                    &loaded.case,
                    r.owes,
                    r.reason.clone(),
                )?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ReasonRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub reason: String,
}

pub(crate) struct Resume;
impl Operation for Resume {
    const PATH: &'static str = "case/resume";
    const ACTION: Action = Action::PauseClock;
    const COMMAND: bool = true;
    type Request = ReasonRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: ReasonRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                Ok(Decided::from(application::resume(
                    &loaded.case,
                    r.reason.clone(),
                )?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct RevealRequest {
    pub case: CaseId,
    /// What it is needed for; goes to the access log.
    pub reason: String,
}

pub(crate) struct Reveal;
impl Operation for Reveal {
    const PATH: &'static str = "case/reveal";
    const ACTION: Action = Action::RevealParty;
    const COMMAND: bool = false;
    type Request = RevealRequest;
    type Answer = PartyView;
    fn run(context: &Context<'_>, r: RevealRequest) -> Result<PartyView, Failure> {
        let office = context.office;
        let loaded = office.load(&r.case)?.existing()?;
        let acting = acting(context.actor()?, Self::ACTION, &loaded.case)?;
        if r.reason.trim().is_empty() {
            return Err(Failure::input("reason.missing", json!({})));
        }
        let Some(application) = &loaded.case.application else {
            return Err(Failure::not_found("case.unknown", json!({"case": r.case})));
        };
        let access = Access {
            staff_id: acting.staff.to_string(),
            person_id: application.party.to_string(),
            subject: r.case.to_string(),
            purpose: r.reason,
            fields: vec!["id_number".into(), "phone".into()],
        };
        office.desk.log_access(&access, office.now())?;
        Ok(Applicant::view(
            Applicant::load(office, &application.party)?,
            true,
        ))
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ClockRequest {
    pub case: CaseId,
    pub clock: ClockId,
}

/// A clock explained day by day.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ClockDaysAnswer {
    pub due: Option<Due>,
    #[ts(type = "string | null")]
    pub started_on: Option<NaiveDate>,
    pub days: Vec<DayExplained>,
}

pub(crate) struct ClockDays;
impl Operation for ClockDays {
    const PATH: &'static str = "case/clock";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = ClockRequest;
    type Answer = ClockDaysAnswer;
    fn run(context: &Context<'_>, r: ClockRequest) -> Result<ClockDaysAnswer, Failure> {
        let office = context.office;
        let loaded = office.load(&r.case)?.existing()?;
        let today = office.clock.today();
        let runs = |limit: &Limit| match limit {
            Limit::Clock { clock, .. } | Limit::Date { clock, .. } => *clock == r.clock,
            Limit::Open => false,
        };
        let Some(task) = open_tasks(&loaded.case)
            .into_iter()
            .find(|t| runs(&t.limit))
        else {
            return Err(Failure::not_found(
                "clock.not_running",
                json!({"clock": r.clock}),
            ));
        };
        let due = office.policy.due_of(&loaded.case, &task, today);
        let days = match task.limit {
            Limit::Clock { clock, started } => office
                .policy
                .deadline_of(&loaded.case, clock, started, today)
                .map(|d| d.days)
                .unwrap_or_default(),
            Limit::Date { .. } | Limit::Open => Vec::new(),
        };
        Ok(ClockDaysAnswer {
            started_on: due.as_ref().map(|d| d.started_on),
            due,
            days,
        })
    }
}
