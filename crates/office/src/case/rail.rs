//! The approval rail: what was done by whom, what is open with whom, what will come.
use super::Loaded;
use super::next_step::Said;
use crate::office::Office;
use crate::policy::Due;
use chrono::{DateTime, FixedOffset};
use linewarden_rules::case::{Duty, Event, Recorded, Step, Task, open_tasks};
use linewarden_rules::clock::days_left;
use linewarden_rules::routing::Tier;
use linewarden_rules::survey::Effect;
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RailState {
    Done,
    Current,
    Coming,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct RailStep {
    /// accepted, screened, or a step.
    pub step: String,
    pub state: RailState,
    pub unit_name: Option<String>,
    pub person: Option<String>,
    #[ts(type = "string | null")]
    pub at: Option<DateTime<FixedOffset>>,
    /// Working days the step took, or has taken so far.
    #[ts(type = "number | null")]
    pub days: Option<i64>,
    pub result: Option<Said>,
    pub opinion: Option<String>,
    pub due: Option<Due>,
}

/// The step an event finishes, with what came of it.
fn finishes(event: &Event) -> Option<(&'static str, Option<Said>)> {
    let said = |code: &str, params| Some(Said::new(code, params));
    Some(match event {
        Event::Accepted(_) => ("accepted", None),
        Event::Surveyed(s) => (
            "survey",
            said(
                "result.survey",
                json!({"hazard": s.survey.hazard, "hindrance": s.survey.hindrance, "inside_zone": s.survey.inside_zone}),
            ),
        ),
        Event::HandedOver(_) => ("hand_over", None),
        Event::CapacityAnswered(c) => (
            "capacity_answer",
            said("result.capacity", json!({"sufficient": c.sufficient})),
        ),
        Event::NoticeIssued(n) => (
            "notice",
            said("result.notice", json!({"number": n.number.to_string()})),
        ),
        Event::NoticeServed(s) => {
            let (effective_on, _) = linewarden_rules::notice::judge_service(&s.entry);
            (
                "service",
                said(
                    "result.service",
                    json!({"rung": s.entry.rung, "effective_on": effective_on}),
                ),
            )
        }
        Event::Rectified(_) => ("rectification", None),
        Event::Reinspected(r) => (
            "reinspection",
            said("result.reinspection", json!({"grade": r.grade})),
        ),
        Event::SchemeDrafted(_) => ("scheme", None),
        Event::SignedOff(s) => (
            "sign_off",
            said("result.sign_off", json!({"agree": s.agree})),
        ),
        Event::MeetingDecided(m) => (
            "meeting",
            said("result.meeting", json!({"decision": m.decision})),
        ),
        Event::Approved(_) => ("decision", said("result.approved", json!({}))),
        Event::Refused(_) => ("decision", said("result.refused", json!({}))),
        Event::NotFeasible(_) => ("decision", said("result.not_feasible", json!({}))),
        Event::Replied(_) => ("reply", None),
        Event::RefusalReported(_) => ("refusal_report", None),
        Event::FiledToSafety(_) => ("file_to_safety", None),
        Event::ReferralFiled(_) => ("referral", None),
        Event::ReferralAnswered(_) => ("referral_answer", None),
        Event::Energised(_) => ("energising", None),
        Event::Withdrawn { .. } => ("withdrawn", None),
        Event::CapacityChanged(c) => (
            "capacity_changed",
            said(
                "result.capacity_changed",
                json!({"capacity": c.capacity.to_string(), "tier": c.routing.tier}),
            ),
        ),
        Event::DocumentsSupplied(_)
        | Event::Paused { .. }
        | Event::Resumed { .. }
        | Event::Commented { .. }
        | Event::ChangeSettled(_)
        | Event::CorrectionSent(_)
        | Event::CorrectionAnswered(_)
        | Event::NoticeVoided(_) => {
            return None;
        }
    })
}

/// What the person wrote when finishing the step, in their own words.
fn opinion(event: &Event) -> Option<String> {
    let written = match event {
        Event::HandedOver(h) => &h.note,
        Event::CapacityAnswered(c) => &c.note,
        Event::SchemeDrafted(s) => &s.note,
        Event::SignedOff(s) => &s.opinion,
        Event::MeetingDecided(m) => &m.reasons,
        Event::Approved(a) => &a.approval.opinion,
        Event::Refused(r) => &r.reasons,
        Event::NotFeasible(n) => &n.reasons,
        _ => return None,
    };
    let written = written.trim();
    (!written.is_empty()).then(|| written.to_owned())
}

/// Steps that still lie ahead on the ordinary way, beyond those that are open.
fn ahead(loaded: &Loaded, tasks: &[Task]) -> Vec<(Step, Duty)> {
    let case = &loaded.case;
    let ended = case.withdrawn.is_some() || case.energised.is_some() || case.not_feasible.is_some();
    if ended {
        return Vec::new();
    }
    if case.is_refused() {
        return [
            (Step::RefusalReport, Duty::Deciding),
            (Step::FileToSafety, Duty::Marketing),
            (Step::Referral, Duty::Safety),
            (Step::ReferralAnswer, Duty::Safety),
        ]
        .into_iter()
        .skip_while(|(s, _)| tasks.iter().all(|t| t.step != *s))
        .filter(|(s, _)| tasks.iter().all(|t| t.step != *s))
        .collect();
    }
    let mut steps = Vec::new();
    if case.effect().is_some_and(|e| e != Effect::None) && !case.hazard_cleared() {
        steps.extend([
            (Step::Notice, Duty::Surveying),
            (Step::Service, Duty::Surveying),
            (Step::Rectification, Duty::Surveying),
            (Step::Reinspection, Duty::Surveying),
        ]);
    }
    match case.tier() {
        Some(Tier::T2) if case.capacity.is_none() => {
            steps.push((Step::CapacityAnswer, Duty::Capacity))
        }
        Some(Tier::T3 | Tier::T4) if !case.meeting_approved() => {
            steps.extend([
                (Step::Scheme, Duty::Scheme),
                (Step::SignOff, Duty::SignOff),
                (Step::Meeting, Duty::Meeting),
            ]);
        }
        _ => {}
    }
    if !case.is_decided() {
        steps.push((Step::Decision, Duty::Deciding));
    }
    if case.replied.is_none() {
        steps.push((Step::Reply, Duty::Accepting));
    }
    steps.push((Step::Energising, Duty::Accepting));
    // What lies before the open steps is behind already, what is open is shown as open.
    let last_open = steps
        .iter()
        .rposition(|(s, _)| tasks.iter().any(|t| t.step == *s));
    steps
        .into_iter()
        .enumerate()
        .filter(|(i, (s, _))| {
            last_open.is_none_or(|l| *i > l) && tasks.iter().all(|t| t.step != *s)
        })
        .map(|(_, s)| s)
        .collect()
}

/// The rail of a case.
pub(crate) fn rail(office: &Office, loaded: &Loaded) -> Vec<RailStep> {
    let organisation = office.organisation();
    let today = office.clock.today();
    let working = |from: DateTime<FixedOffset>, to: chrono::NaiveDate| {
        days_left(
            from.date_naive(),
            to,
            office.policy.calendar,
            office.policy.closing,
        )
    };
    let mut steps = Vec::new();
    let mut before: Option<&Recorded> = None;
    for recorded in &loaded.events {
        let Some((step, result)) = finishes(&recorded.event) else {
            continue;
        };
        let days = before.map(|b| working(b.recorded_at, recorded.recorded_at.date_naive()));
        before = Some(recorded);
        steps.push(RailStep {
            step: step.into(),
            state: RailState::Done,
            unit_name: Some(organisation.unit_name(&recorded.unit)),
            person: Some(organisation.person_name(&recorded.by)),
            at: Some(recorded.recorded_at),
            days,
            result,
            opinion: opinion(&recorded.event),
            due: None,
        });
        if let Event::Accepted(a) = &recorded.event {
            steps.push(RailStep {
                step: "screened".into(),
                state: RailState::Done,
                unit_name: None,
                person: None,
                at: Some(recorded.recorded_at),
                days: None,
                result: Some(Said::new("result.screening", json!({"verdict": a.screening.verdict, "facilities_version": a.screening.facilities_version, "rules_version": a.screening.rules_version}))),
                opinion: None,
                due: None,
            });
        }
    }
    let name = |step: Step| {
        serde_json::to_value(step)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_default()
    };
    let unit = |duty| {
        loaded
            .case
            .responsible
            .unit(duty)
            .map(|u| organisation.unit_name(u))
    };
    let tasks = open_tasks(&loaded.case);
    for task in &tasks {
        steps.push(RailStep {
            step: name(task.step),
            state: RailState::Current,
            unit_name: unit(task.duty),
            person: None,
            at: Some(task.since),
            days: Some(working(task.since, today)),
            result: None,
            opinion: None,
            due: office.policy.due_of(&loaded.case, task, today),
        });
    }
    for (step, duty) in ahead(loaded, &tasks) {
        steps.push(RailStep {
            step: name(step),
            state: RailState::Coming,
            unit_name: unit(duty),
            person: None,
            at: None,
            days: None,
            result: None,
            opinion: None,
            due: None,
        });
    }
    steps
}
