//! From the hand-over to the connection: what was decided about the supply, and by whom.
use super::by::{By, Names, Nothing, by};
use super::{Loaded, PaperCard, paper_card};
use chrono::NaiveDate;
use linewarden_rules::supply::{
    Agreement, BuildingGround, CapacityAnswered, MeetingDecided, Permit, ReplyWay, SchemeDrafted,
};
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct SignOffView {
    pub agree: bool,
    pub opinion: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ApprovalView {
    pub agreement: Option<Agreement>,
    pub permit: Option<Permit>,
    pub ground: Option<BuildingGround>,
    pub waiver: Option<String>,
    pub opinion: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct RefusalView {
    pub ground: String,
    pub clause: String,
    pub reasons: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ReplyView {
    pub how: ReplyWay,
    pub reasons: String,
    pub conditions: String,
    pub paper: PaperCard,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct SupplyView {
    pub handed_over: Option<By<Nothing>>,
    pub capacity: Option<By<CapacityAnswered>>,
    pub scheme: Option<By<SchemeDrafted>>,
    pub sign_off: Option<By<SignOffView>>,
    pub meeting: Option<By<MeetingDecided>>,
    pub approval: Option<By<ApprovalView>>,
    pub refusal: Option<By<RefusalView>>,
    pub not_feasible: Option<String>,
    pub reply: Option<By<ReplyView>>,
    #[ts(type = "string | null")]
    pub energised_on: Option<NaiveDate>,
}

pub(super) fn supply_view(loaded: &Loaded, person: &Names<'_>) -> SupplyView {
    let case = &loaded.case;
    SupplyView {
        handed_over: case.handed_over.as_ref().map(|e| by(e, person, Nothing {})),
        capacity: case
            .capacity
            .as_ref()
            .zip(case.capacity_at.as_ref())
            .map(|(c, e)| by(e, person, c.clone())),
        scheme: case.scheme.as_ref().map(|(e, s)| by(e, person, s.clone())),
        sign_off: case.sign_off.as_ref().map(|(e, s)| {
            by(
                e,
                person,
                SignOffView {
                    agree: s.agree,
                    opinion: s.opinion.clone(),
                },
            )
        }),
        meeting: case.meetings.last().map(|(e, m)| by(e, person, m.clone())),
        approval: case.approval.as_ref().map(|(e, a)| {
            let a = &a.approval;
            by(
                e,
                person,
                ApprovalView {
                    agreement: a.agreement.clone(),
                    permit: a.permit.clone(),
                    ground: a.ground.clone(),
                    waiver: a.waiver.clone(),
                    opinion: a.opinion.clone(),
                },
            )
        }),
        refusal: case.refusal.as_ref().map(|(e, r)| {
            by(
                e,
                person,
                RefusalView {
                    ground: r.ground.clone(),
                    clause: r.clause.clone(),
                    reasons: r.reasons.clone(),
                },
            )
        }),
        not_feasible: case.not_feasible.as_ref().map(|(_, n)| n.reasons.clone()),
        reply: case.replied.as_ref().map(|(e, r)| {
            by(
                e,
                person,
                ReplyView {
                    how: r.how,
                    reasons: r.reasons.clone(),
                    conditions: r.conditions.clone(),
                    paper: paper_card(&r.paper),
                },
            )
        }),
        energised_on: case.energised.as_ref().map(|(_, e)| e.energised_on),
    }
}
