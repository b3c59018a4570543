//! Where a case stands, in one word. Derived, never stored.
use super::Case;
use crate::routing::Tier;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The stage the header and the lists show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Stage {
    Surveying,
    Hazard,
    Scheme,
    Deciding,
    Replying,
    Approved,
    Refused,
    Referred,
    Energised,
    Withdrawn,
    NotFeasible,
    Closed,
}

/// The stage of a case.
pub fn stage(case: &Case) -> Stage {
    if case.withdrawn.is_some() {
        return Stage::Withdrawn;
    }
    if case.energised.is_some() {
        return Stage::Energised;
    }
    // A refusal goes on to safety and government whether or not the applicant has been told.
    let under_way = case.is_refused() && (case.at_safety() || case.referral.is_some());
    if case.is_decided() && case.replied.is_none() && !under_way {
        return Stage::Replying;
    }
    if case.not_feasible.is_some() {
        return Stage::NotFeasible;
    }
    if case.approval.is_some() {
        return Stage::Approved;
    }
    if case.refusal.is_some() {
        return match (&case.referral, case.answers.iter().any(|(_, a)| a.closes)) {
            (Some(_), true) => Stage::Closed,
            (Some(_), false) => Stage::Referred,
            (None, _) => Stage::Refused,
        };
    }
    match case.survey() {
        None => Stage::Surveying,
        Some(_) if case.hazard_open() => Stage::Hazard,
        Some(_) => match case.tier() {
            Some(Tier::T3 | Tier::T4) if !case.meeting_approved() => Stage::Scheme,
            _ => Stage::Deciding,
        },
    }
}
