//! Approving: everything that has to be there first, in one list that the screen shows and the rule applies.
use super::WayOn;
use crate::case::{Case, Event};
use crate::routing::Tier;
use crate::survey::Effect;
use crate::{FileId, Rejection, StaffId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// 供用电安全保护协议, signed in the same act as the approval of a site inside a zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Agreement {
    #[ts(type = "string")]
    pub signed_on: NaiveDate,
    pub file: Option<FileId>,
}

/// The power-law office's work permit (条例 art 17).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Permit {
    pub issuer: String,
    pub number: String,
    #[ts(type = "string")]
    pub dated_on: NaiveDate,
    pub file: Option<FileId>,
}

/// Why a building may stand inside an overhead zone although 条例 art 15(3) forbids new ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum GroundKind {
    BeforeLine,
    PopulatedArea,
    AuthorityPaper,
}

/// The recorded ground for a building in a zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BuildingGround {
    pub kind: GroundKind,
    pub note: String,
    pub file: Option<FileId>,
}

/// What the person approving states.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Approval {
    pub agreement: Option<Agreement>,
    pub permit: Option<Permit>,
    pub ground: Option<BuildingGround>,
    /// Reason for going on alone where an office has one person only (four eyes).
    pub waiver: Option<String>,
    pub opinion: String,
}

/// An approval as it entered the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Approved {
    pub approval: Approval,
}

/// What the office knows about the person who acts.
#[derive(Clone, Debug, PartialEq)]
pub struct ApproveFacts {
    pub by: StaffId,
    /// Whether nobody else in the unit could do this act.
    pub alone: bool,
    /// Whether the tier asks for four eyes (policy; off for T1).
    pub four_eyes: bool,
}

/// One thing that has to be there before the act.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Block {
    pub code: &'static str,
    pub params: Value,
    pub done: bool,
    /// The operation that clears it.
    pub operation: Option<&'static str>,
}

fn block(code: &'static str, done: bool, operation: Option<&'static str>) -> Block {
    Block {
        code,
        params: json!({}),
        done,
        operation,
    }
}

/// The list of what an approval needs, each with whether it is there. `approval` fills what the act itself brings.
pub fn approve_blocks(case: &Case, approval: &Approval) -> Vec<Block> {
    let mut blocks = vec![block(
        "approve.needs_survey",
        case.survey().is_some(),
        Some("survey/record"),
    )];
    let hazard_found = case.effect().is_some_and(|effect| effect != Effect::None);
    // A later survey that finds nothing does not take an open notice back: somebody voids it or looks again.
    if hazard_found || case.open_notice().is_some() {
        blocks.push(Block {
            code: "notice.open",
            params: json!({"number": case.open_notice().map(|n| n.issued.number.to_string())}),
            done: case.hazard_cleared(),
            operation: Some(if case.open_notice().is_some() {
                "notice/reinspect"
            } else {
                "notice/issue"
            }),
        });
    }
    match case.tier() {
        Some(Tier::T2) => {
            let fits = case
                .capacity
                .as_ref()
                .map(|c| c.sufficient || c.way_on.is_some_and(WayOn::serves_as_applied));
            blocks.push(block(
                "approve.needs_capacity_answer",
                case.capacity.is_some(),
                Some("supply/answer_capacity"),
            ));
            if fits == Some(false) {
                blocks.push(block(
                    "capacity.insufficient",
                    false,
                    Some("supply/answer_capacity"),
                ));
            }
        }
        Some(Tier::T3 | Tier::T4) => {
            blocks.push(block(
                "approve.needs_scheme",
                case.scheme_is_current(),
                Some("supply/draft_scheme"),
            ));
            blocks.push(block(
                "approve.needs_sign_off",
                case.signed_off(),
                Some("supply/sign_off"),
            ));
            blocks.push(block(
                "approve.needs_meeting",
                case.meeting_approved(),
                Some("supply/decide_meeting"),
            ));
        }
        Some(Tier::T1) | None => {}
    }
    if case.inside_zone() {
        blocks.push(block(
            "approve.needs_agreement",
            approval.agreement.is_some(),
            Some("supply/approve"),
        ));
        if case.machine_work_in_zone() {
            let there = approval
                .permit
                .as_ref()
                .is_some_and(|p| !p.number.trim().is_empty() && !p.issuer.trim().is_empty());
            blocks.push(block("approve.needs_permit", there, Some("supply/approve")));
        }
        if case.building_declared() && case.inside_overhead_zone() {
            let there = approval
                .ground
                .as_ref()
                .is_some_and(|g| !g.note.trim().is_empty());
            blocks.push(block(
                "approve.needs_building_ground",
                there,
                Some("supply/approve"),
            ));
        }
    }
    blocks
}

/// Approves, or says the first thing that is in the way.
///
/// Four eyes: where the tier asks for it, nobody approves a case they surveyed; an office of one records a waiver.
pub fn approve(
    case: &Case,
    approval: Approval,
    facts: &ApproveFacts,
) -> Result<Vec<Event>, Rejection> {
    case.require_undecided()?;
    require_second_person(case, facts, approval.waiver.as_deref())?;
    if let Some(open) = approve_blocks(case, &approval)
        .into_iter()
        .find(|b| !b.done)
    {
        return Err(Rejection::with(
            open.code,
            open.params,
            open.operation.unwrap_or("case.reload"),
        ));
    }
    Ok(vec![Event::Approved(Box::new(Approved { approval }))])
}

/// Four eyes on a decision.
pub(super) fn require_second_person(
    case: &Case,
    facts: &ApproveFacts,
    waiver: Option<&str>,
) -> Result<(), Rejection> {
    let surveyed = case
        .surveys
        .iter()
        .any(|(_, by, s)| *by == facts.by || s.surveyors.contains(&facts.by));
    if !facts.four_eyes || !surveyed {
        return Ok(());
    }
    let waived = waiver.is_some_and(|reason| !reason.trim().is_empty());
    match (facts.alone, waived) {
        (true, true) => Ok(()),
        (true, false) => Err(Rejection::new(
            "four_eyes.waiver_missing",
            "four_eyes.give_reason",
        )),
        (false, _) => Err(Rejection::with(
            "four_eyes.same_person",
            json!({"surveyor": facts.by}),
            "four_eyes.ask_colleague",
        )),
    }
}
