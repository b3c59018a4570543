//! Refusing: never the default, and only with all that DOMAIN asks for.
use super::approve::require_second_person;
use super::{ApproveFacts, Block, NotFeasible, legal_grounds};
use crate::case::{Case, Event};
use crate::survey::Effect;
use crate::{FileId, Rejection};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// 拒绝供电
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Refused {
    /// Code of the legal ground.
    pub ground: String,
    /// Its clause, as the list had it on that day.
    pub clause: String,
    pub reasons: String,
    pub evidence: Vec<FileId>,
    pub waiver: Option<String>,
}

/// The four things a refusal needs: the notice validly served, a re-inspection on site after it that found the hazard
/// still there, the finding severe, and a legal ground from the list.
pub fn refuse_blocks(case: &Case, ground: Option<&str>) -> Vec<Block> {
    let notice = case.latest_notice();
    let block = |code, done, operation| Block {
        code,
        params: json!({}),
        done,
        operation: Some(operation),
    };
    let remains = notice
        .and_then(|n| n.grade())
        .is_some_and(|grade| grade != Effect::None);
    let severe = notice.and_then(|n| n.grade()) == Some(Effect::Severe)
        && notice.is_some_and(|n| !n.rectification_waits());
    vec![
        block(
            "refuse.needs_service",
            notice.is_some_and(|n| n.effective_on().is_some()),
            "notice/serve",
        ),
        block("refuse.needs_reinspection", remains, "notice/reinspect"),
        block("refuse.needs_severe", severe, "notice/reinspect"),
        block(
            "refuse.needs_ground",
            ground.is_some_and(|code| legal_grounds().iter().any(|g| g.code == code)),
            "supply/refuse",
        ),
    ]
}

/// Refuses, or says the first thing that is missing.
pub fn refuse(
    case: &Case,
    mut refused: Refused,
    facts: &ApproveFacts,
) -> Result<Vec<Event>, Rejection> {
    case.require_undecided()?;
    if let Some(open) = refuse_blocks(case, Some(&refused.ground))
        .into_iter()
        .find(|b| !b.done)
    {
        return Err(Rejection::with(
            open.code,
            open.params,
            open.operation.unwrap_or("case.reload"),
        ));
    }
    if refused.reasons.trim().is_empty() {
        return Err(Rejection::new("reason.missing", "reason.give"));
    }
    require_second_person(case, facts, refused.waiver.as_deref())?;
    if let Some(ground) = legal_grounds().iter().find(|g| g.code == refused.ground) {
        refused.clause.clone_from(&ground.clause);
    }
    Ok(vec![Event::Refused(refused)])
}

/// Ends a case that cannot be supplied for reasons other than a hazard; needs them said.
pub fn not_feasible(case: &Case, ended: NotFeasible) -> Result<Vec<Event>, Rejection> {
    case.require_undecided()?;
    if case.survey().is_none() {
        return Err(Rejection::new("approve.needs_survey", "survey/record"));
    }
    if ended.reasons.trim().is_empty() {
        return Err(Rejection::new("reason.missing", "reason.give"));
    }
    Ok(vec![Event::NotFeasible(ended)])
}
