//! `supply/approve`, `supply/refuse`, `supply/not_feasible`, and the grounds a refusal can rest on.
use crate::access::{Acting, Action};
use crate::case::{Decided, Done, Loaded, done, on_case};
use crate::error::Failure;
use crate::facilities::settled_first;
use crate::file;
use crate::office::Office;
use crate::operation::{Context, Operation};
use crate::staff::Empty;
use linewarden_rules::supply::{
    self, Agreement, Approval, ApproveFacts, BuildingGround, LegalGround, NotFeasible, Permit,
    Refused, legal_grounds,
};
use linewarden_rules::{CaseId, FileId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who decides, and whether anybody else in the unit could.
fn facts(office: &Office, loaded: &Loaded, acting: &Acting, action: Action) -> ApproveFacts {
    let today = office.clock.today();
    ApproveFacts {
        by: acting.staff.clone(),
        alone: office
            .organisation()
            .alone(&acting.staff, &acting.unit, action.rule().roles, today),
        four_eyes: loaded.case.routing.as_ref().is_some_and(|r| r.four_eyes),
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ApproveRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub agreement: Option<Agreement>,
    pub permit: Option<Permit>,
    pub ground: Option<BuildingGround>,
    pub waiver: Option<String>,
    pub opinion: String,
}

pub(crate) struct Approve;
impl Operation for Approve {
    const PATH: &'static str = "supply/approve";
    const ACTION: Action = Action::Approve;
    const COMMAND: bool = true;
    type Request = ApproveRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: ApproveRequest) -> Result<Done, Failure> {
        let office = context.office;
        let files = [
            r.agreement.as_ref().and_then(|a| a.file.as_ref()),
            r.permit.as_ref().and_then(|p| p.file.as_ref()),
            r.ground.as_ref().and_then(|g| g.file.as_ref()),
        ];
        file::require(office, files.into_iter().flatten())?;
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, acting| {
                settled_first(office, loaded)?;
                let approval = Approval {
                    agreement: r.agreement.clone(),
                    permit: r.permit.clone(),
                    ground: r.ground.clone(),
                    waiver: r.waiver.clone(),
                    opinion: r.opinion.clone(),
                };
                let facts = facts(office, loaded, acting, Self::ACTION);
                Ok(Decided::from(supply::approve(
                    &loaded.case,
                    approval,
                    &facts,
                )?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct RefuseRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    /// Code of a legal ground, see `supply/grounds`.
    pub ground: String,
    pub reasons: String,
    pub evidence: Vec<FileId>,
    pub waiver: Option<String>,
}

pub(crate) struct Refuse;
impl Operation for Refuse {
    const PATH: &'static str = "supply/refuse";
    const ACTION: Action = Action::Refuse;
    const COMMAND: bool = true;
    type Request = RefuseRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: RefuseRequest) -> Result<Done, Failure> {
        let office = context.office;
        file::require(office, &r.evidence)?;
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, acting| {
                settled_first(office, loaded)?;
                let refused = Refused {
                    ground: r.ground.clone(),
                    clause: String::new(),
                    reasons: r.reasons.clone(),
                    evidence: r.evidence.clone(),
                    waiver: r.waiver.clone(),
                };
                let facts = facts(office, loaded, acting, Self::ACTION);
                Ok(Decided::from(supply::refuse(
                    &loaded.case,
                    refused,
                    &facts,
                )?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct NotFeasibleRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub reasons: String,
}

pub(crate) struct MarkNotFeasible;
impl Operation for MarkNotFeasible {
    const PATH: &'static str = "supply/not_feasible";
    const ACTION: Action = Action::Refuse;
    const COMMAND: bool = true;
    type Request = NotFeasibleRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: NotFeasibleRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                Ok(Decided::from(supply::not_feasible(
                    &loaded.case,
                    NotFeasible {
                        reasons: r.reasons.clone(),
                    },
                )?))
            },
        )?)
    }
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct GroundsAnswer {
    pub grounds: Vec<LegalGround>,
}

pub(crate) struct Grounds;
impl Operation for Grounds {
    const PATH: &'static str = "supply/grounds";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = GroundsAnswer;
    fn run(_: &Context<'_>, _: Empty) -> Result<GroundsAnswer, Failure> {
        Ok(GroundsAnswer {
            grounds: legal_grounds().to_vec(),
        })
    }
}
