//! What becomes of an issued notice: `notice/void`, `notice/serve`, `notice/rectified`, `notice/reinspect`.
use crate::access::Action;
use crate::case::{Decided, Done, done, on_case};
use crate::error::Failure;
use crate::file;
use crate::operation::{Context, Operation};
use chrono::{DateTime, FixedOffset, NaiveDate};
use linewarden_rules::notice::{
    self, Rectified, RectifiedItem, Reinspected, ReinspectedItem, Served, ServiceEntry, Voided,
    judge_service,
};
use linewarden_rules::survey::Effect;
use linewarden_rules::{CaseId, NoticeId, StaffId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct VoidRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub notice: NoticeId,
    pub reason: String,
}

pub(crate) struct Void;
impl Operation for Void {
    const PATH: &'static str = "notice/void";
    const ACTION: Action = Action::IssueNotice;
    const COMMAND: bool = true;
    type Request = VoidRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: VoidRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let voided = Voided {
                    notice: r.notice.clone(),
                    reason: r.reason.clone(),
                };
                Ok(Decided::from(notice::void(
                    &loaded.case,
                    voided,
                    context.office.now(),
                )?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ServeRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub notice: NoticeId,
    pub service: ServiceEntry,
}

#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ServeAnswer {
    pub case: CaseId,
    #[ts(type = "number")]
    pub version: u64,
    #[ts(type = "string | null")]
    pub effective_on: Option<NaiveDate>,
    pub missing: Vec<String>,
}

pub(crate) struct Serve;
impl Operation for Serve {
    const PATH: &'static str = "notice/serve";
    const ACTION: Action = Action::ServeNotice;
    const COMMAND: bool = true;
    type Request = ServeRequest;
    type Answer = ServeAnswer;
    fn run(context: &Context<'_>, r: ServeRequest) -> Result<ServeAnswer, Failure> {
        let office = context.office;
        file::require(office, r.service.evidence.iter().map(|e| &e.file))?;
        let answer = on_case(context, &r.case, r.expected, Self::ACTION, |loaded, _| {
            let served = Served {
                notice: r.notice.clone(),
                entry: r.service.clone(),
            };
            let events = notice::serve(&loaded.case, served, office.now())?;
            let (effective_on, missing) = judge_service(&r.service);
            Ok(Decided {
                events,
                beside: Vec::new(),
                answer: json!({"effective_on": effective_on, "missing": missing}),
            })
        })?;
        serde_json::from_value(answer).map_err(Failure::internal)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct RectifiedRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub notice: NoticeId,
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub items: Vec<RectifiedItem>,
    pub note: String,
}

pub(crate) struct Rectify;
impl Operation for Rectify {
    const PATH: &'static str = "notice/rectified";
    const ACTION: Action = Action::TakeRectification;
    const COMMAND: bool = true;
    type Request = RectifiedRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: RectifiedRequest) -> Result<Done, Failure> {
        file::require(context.office, r.items.iter().flat_map(|i| &i.photos))?;
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let report = Rectified {
                    notice: r.notice.clone(),
                    at: r.at,
                    items: r.items.clone(),
                    note: r.note.clone(),
                };
                Ok(Decided::from(notice::rectified(
                    &loaded.case,
                    report,
                    context.office.now(),
                )?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ReinspectRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub notice: NoticeId,
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub inspectors: Vec<StaffId>,
    pub items: Vec<ReinspectedItem>,
    pub grade: Effect,
    #[ts(type = "string | null")]
    pub new_deadline: Option<NaiveDate>,
    pub note: String,
}

pub(crate) struct Reinspect;
impl Operation for Reinspect {
    const PATH: &'static str = "notice/reinspect";
    const ACTION: Action = Action::Reinspect;
    const COMMAND: bool = true;
    type Request = ReinspectRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: ReinspectRequest) -> Result<Done, Failure> {
        let office = context.office;
        file::require(office, r.items.iter().flat_map(|i| &i.photos))?;
        let organisation = office.organisation();
        if let Some(unknown) = r
            .inspectors
            .iter()
            .find(|s| !organisation.people.contains_key(s))
        {
            return Err(Failure::input("staff.unknown", json!({"staff": unknown})));
        }
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let look = Reinspected {
                    notice: r.notice.clone(),
                    at: r.at,
                    inspectors: r.inspectors.clone(),
                    items: r.items.clone(),
                    grade: r.grade,
                    new_deadline: r.new_deadline,
                    note: r.note.clone(),
                };
                Ok(Decided::from(notice::reinspect(
                    &loaded.case,
                    look,
                    office.now(),
                )?))
            },
        )?)
    }
}
