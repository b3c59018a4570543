//! What is open in a case, for whom, and on which clock. Derived from the state; the worklist is made of it.
use super::{Case, Duty};
use crate::clock::ClockId;
use crate::notice::NoticeState;
use crate::routing::Tier;
use crate::supply::Decision;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A step somebody has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Step {
    Survey,
    HandOver,
    CapacityAnswer,
    Notice,
    Service,
    Rectification,
    Reinspection,
    Scheme,
    SignOff,
    Meeting,
    Decision,
    Reply,
    RefusalReport,
    FileToSafety,
    Referral,
    ReferralAnswer,
    Energising,
}

/// Who outside the office is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Outside {
    Applicant,
    Authority,
}

/// When a task is due.
#[derive(Clone, Debug, PartialEq)]
pub enum Limit {
    /// A policy clock that started at a moment.
    Clock {
        clock: ClockId,
        started: DateTime<FixedOffset>,
    },
    /// A date that stands in a paper.
    Date {
        clock: ClockId,
        date: NaiveDate,
        started: DateTime<FixedOffset>,
    },
    /// None is set.
    Open,
}

/// One open step.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    pub step: Step,
    pub duty: Duty,
    pub limit: Limit,
    pub since: DateTime<FixedOffset>,
    /// Set where the next move is not the office's.
    pub waits_for: Option<Outside>,
}

/// The open steps of a case, the one that holds everything up first.
pub fn open_tasks(case: &Case) -> Vec<Task> {
    let Some(accepted) = &case.accepted else {
        return Vec::new();
    };
    if case.withdrawn.is_some() || case.energised.is_some() {
        return Vec::new();
    }
    let mut tasks = Vec::new();
    let clocked = |step, duty, clock, started| Task {
        step,
        duty,
        limit: Limit::Clock { clock, started },
        since: started,
        waits_for: None,
    };
    let open = |step, duty, since| Task {
        step,
        duty,
        limit: Limit::Open,
        since,
        waits_for: None,
    };
    if case.is_decided() {
        after_decision(case, &mut tasks, clocked, open);
        return tasks;
    }
    let routed_at = case.routed_at().unwrap_or(accepted.at);
    if case.survey().is_none() {
        tasks.push(clocked(
            Step::Survey,
            Duty::Surveying,
            ClockId::Survey,
            routed_at,
        ));
    }
    if case.tier() == Some(Tier::T2) {
        match (&case.handed_over, &case.capacity) {
            (None, _) => tasks.push(clocked(
                Step::HandOver,
                Duty::Accepting,
                ClockId::Handover,
                routed_at,
            )),
            (Some(handed), None) => {
                tasks.push(clocked(
                    Step::CapacityAnswer,
                    Duty::Capacity,
                    ClockId::TransformerAnswer,
                    handed.at,
                ));
            }
            (Some(_), Some(_)) => {}
        }
    }
    let Some((surveyed_at, _, _)) = case.surveys.last() else {
        return tasks;
    };
    if case.hazard_open() {
        tasks.extend(hazard_task(case, *surveyed_at));
        return tasks;
    }
    let cleared_at = case
        .latest_notice()
        .and_then(|n| n.reinspections.last())
        .map_or(*surveyed_at, |look| look.at.max(*surveyed_at));
    match case.tier() {
        Some(Tier::T3 | Tier::T4) => tasks.push(scheme_task(case, cleared_at, clocked)),
        _ => {
            let answered = case.tier() != Some(Tier::T2) || case.capacity.is_some();
            if answered {
                tasks.push(clocked(
                    Step::Decision,
                    Duty::Deciding,
                    ClockId::Reply,
                    accepted.at,
                ));
            }
        }
    }
    tasks
}

fn hazard_task(case: &Case, surveyed_at: DateTime<FixedOffset>) -> Option<Task> {
    let task = |step, duty, limit, since, waits_for| {
        Some(Task {
            step,
            duty,
            limit,
            since,
            waits_for,
        })
    };
    let Some(notice) = case.open_notice() else {
        return task(
            Step::Notice,
            Duty::Surveying,
            Limit::Open,
            surveyed_at,
            None,
        );
    };
    match notice.state() {
        NoticeState::Issued => task(
            Step::Service,
            Duty::Surveying,
            Limit::Open,
            notice.issued_at,
            None,
        ),
        NoticeState::Served => {
            let since = notice
                .reinspections
                .last()
                .map_or(notice.issued_at, |r| r.at);
            let limit = Limit::Date {
                clock: ClockId::Rectification,
                date: notice.deadline(),
                started: since,
            };
            task(
                Step::Rectification,
                Duty::Surveying,
                limit,
                since,
                Some(Outside::Applicant),
            )
        }
        NoticeState::Rectified => {
            let since = notice.rectifications.last()?.at;
            let limit = Limit::Clock {
                clock: ClockId::Reinspection,
                started: since,
            };
            task(Step::Reinspection, Duty::Surveying, limit, since, None)
        }
        NoticeState::Remains => {
            let since = notice.reinspections.last()?.at;
            task(Step::Decision, Duty::Deciding, Limit::Open, since, None)
        }
        NoticeState::Passed | NoticeState::Void => None,
    }
}

fn scheme_task(
    case: &Case,
    since: DateTime<FixedOffset>,
    clocked: impl Fn(Step, Duty, ClockId, DateTime<FixedOffset>) -> Task,
) -> Task {
    let accepted_at = case.accepted.as_ref().map_or(since, |a| a.at);
    let (step, duty, from) = match (&case.scheme, &case.sign_off) {
        (None, _) => (Step::Scheme, Duty::Scheme, since),
        (Some((drafted, _)), None) => (Step::SignOff, Duty::SignOff, drafted.at),
        (Some(_), Some((signed, s))) if !s.agree => (Step::Scheme, Duty::Scheme, signed.at),
        (Some(_), Some((signed, _))) => match case.meetings.last() {
            Some((held, _)) if case.meeting_approved() => (Step::Decision, Duty::Deciding, held.at),
            Some((held, m)) if m.decision == Decision::PutOff => {
                (Step::Meeting, Duty::Meeting, held.at)
            }
            _ => (Step::Meeting, Duty::Meeting, signed.at),
        },
    };
    // One clock runs over all of them: the reply that the applicant was promised.
    Task {
        since: from,
        ..clocked(step, duty, ClockId::Reply, accepted_at)
    }
}

fn after_decision(
    case: &Case,
    tasks: &mut Vec<Task>,
    clocked: impl Fn(Step, Duty, ClockId, DateTime<FixedOffset>) -> Task,
    open: impl Fn(Step, Duty, DateTime<FixedOffset>) -> Task,
) {
    let accepted_at = case.accepted.as_ref().map(|a| a.at);
    let decided_at = [
        case.approval.as_ref().map(|(e, _)| e.at),
        case.refusal.as_ref().map(|(e, _)| e.at),
        case.not_feasible.as_ref().map(|(e, _)| e.at),
    ]
    .into_iter()
    .flatten()
    .max();
    let (Some(accepted_at), Some(decided_at)) = (accepted_at, decided_at) else {
        return;
    };
    if case.replied.is_none() {
        let reply = clocked(Step::Reply, Duty::Accepting, ClockId::Reply, accepted_at);
        tasks.push(Task {
            since: decided_at,
            ..reply
        });
    }
    if let (Some(_), Some((replied, _))) = (&case.approval, &case.replied) {
        let task = open(Step::Energising, Duty::Accepting, replied.at);
        tasks.push(Task {
            waits_for: Some(Outside::Applicant),
            ..task
        });
    }
    let Some((refused, _)) = &case.refusal else {
        return;
    };
    match (&case.refusal_reported, case.at_safety(), &case.referral) {
        (None, _, _) => tasks.push(clocked(
            Step::RefusalReport,
            Duty::Deciding,
            ClockId::RefusalReport,
            refused.at,
        )),
        (Some((reported, _)), false, _) => {
            tasks.push(open(Step::FileToSafety, Duty::Marketing, reported.at))
        }
        (Some((reported, _)), true, None) => {
            let from = case.filed_to_safety.as_ref().map_or(reported.at, |e| e.at);
            tasks.push(clocked(
                Step::Referral,
                Duty::Safety,
                ClockId::Referral,
                from,
            ));
        }
        (Some(_), true, Some((filed, _))) => {
            if !case.answers.iter().any(|(_, a)| a.closes) {
                let task = open(Step::ReferralAnswer, Duty::Safety, filed.at);
                tasks.push(Task {
                    waits_for: Some(Outside::Authority),
                    ..task
                });
            }
        }
    }
}
