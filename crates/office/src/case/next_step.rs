//! "Next step and why": what an open step is, who holds it, what blocks it.
use super::Loaded;
use super::worklist::Waiting;
use crate::access::{Acting, Action, Actor, can};
use crate::facilities::AnswerThen;
use crate::office::Office;
use crate::policy::Due;
use linewarden_rules::case::{Case, Duty, Outside, Step, Task};
use linewarden_rules::notice::NoticeState;
use linewarden_rules::routing::Tier;
use linewarden_rules::supply::{Approval, Block, approve_blocks, refuse_blocks};
use linewarden_rules::survey::Effect;
use serde::Serialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// A code with what its words need.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct Said {
    pub code: String,
    #[ts(type = "Record<string, unknown>")]
    pub params: Value,
}

impl Said {
    pub(crate) fn new(code: impl Into<String>, params: Value) -> Self {
        Self {
            code: code.into(),
            params,
        }
    }
}

/// One thing that has to be there, and the operation that brings it.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct BlockView {
    pub code: String,
    #[ts(type = "Record<string, unknown>")]
    pub params: Value,
    pub done: bool,
    pub operation: Option<String>,
}

impl From<Block> for BlockView {
    fn from(b: Block) -> Self {
        Self {
            code: b.code.into(),
            params: b.params,
            done: b.done,
            operation: b.operation.map(str::to_owned),
        }
    }
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct NextStep {
    pub step: Step,
    pub duty: Duty,
    pub unit_name: String,
    /// The person, where only one could do it.
    pub holder: Option<String>,
    pub mine: bool,
    pub why: Said,
    pub blocks: Vec<BlockView>,
    pub operation: Option<String>,
    pub due: Option<Due>,
    pub waiting: Option<Waiting>,
}

/// An operation a person could think of, whether they may, and if not why.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct Allowed {
    pub operation: String,
    pub allowed: bool,
    pub reason: Option<Said>,
}

/// The operation that does a step.
pub(crate) fn operation_of(case: &Case, step: Step) -> &'static str {
    match step {
        Step::Survey => "survey/record",
        Step::HandOver => "supply/hand_over",
        Step::CapacityAnswer => "supply/answer_capacity",
        Step::Notice => "notice/issue",
        Step::Service => "notice/serve",
        Step::Rectification => "notice/rectified",
        Step::Reinspection => "notice/reinspect",
        Step::Scheme => "supply/draft_scheme",
        Step::SignOff => "supply/sign_off",
        Step::Meeting => "supply/decide_meeting",
        Step::Decision if remains(case) => "supply/refuse",
        Step::Decision => "supply/approve",
        Step::Reply => "supply/reply",
        Step::RefusalReport => "referral/report",
        Step::FileToSafety => "referral/file_to_safety",
        Step::Referral => "referral/file",
        Step::ReferralAnswer => "referral/answer",
        Step::Energising => "supply/energise",
    }
}

/// The hazard stayed after re-inspection, severe.
fn remains(case: &Case) -> bool {
    case.latest_notice()
        .is_some_and(|n| n.state() == NoticeState::Remains)
}

/// Why a step is next, in data the words are made of.
fn why(case: &Case, step: Step) -> Said {
    let notice = case.latest_notice();
    let number = notice.map(|n| n.issued.number.to_string());
    let deadline = notice.map(|n| n.deadline());
    let params = match step {
        Step::Notice | Step::Service | Step::Rectification | Step::Reinspection => json!({
            "number": number, "deadline": deadline,
            "hazard": case.survey().map(|s| s.hazard), "hindrance": case.survey().map(|s| s.hindrance),
        }),
        Step::Decision if remains(case) => json!({"number": number}),
        _ => json!({"tier": case.tier(), "effect": case.effect()}),
    };
    let code = match step {
        Step::Decision if remains(case) => "why.decision_hazard_remains".to_owned(),
        Step::Decision if case.effect() != Some(Effect::None) => {
            "why.decision_after_reinspection".to_owned()
        }
        Step::Reply if case.is_refused() => "why.reply_refused".to_owned(),
        other => format!(
            "why.{}",
            serde_json::to_value(other)
                .ok()
                .and_then(|v| v.as_str().map(str::to_owned))
                .unwrap_or_default()
        ),
    };
    Said::new(code, params)
}

fn blocks(case: &Case, step: Step) -> Vec<BlockView> {
    let list = match step {
        Step::Decision if remains(case) => refuse_blocks(case, None),
        Step::Decision => approve_blocks(case, &Approval::default()),
        _ => Vec::new(),
    };
    let mut views: Vec<BlockView> = list.into_iter().map(BlockView::from).collect();
    let promised = case.promised().count();
    if promised > 0 {
        views.push(BlockView {
            code: "block.documents_promised".into(),
            params: json!({"count": promised, "kinds": case.promised().map(|d| d.kind).collect::<Vec<_>>()}),
            done: false,
            operation: Some("application/documents".into()),
        });
    }
    views
}

/// An open step as the case page shows it.
pub(crate) fn next_step(office: &Office, loaded: &Loaded, task: &Task, actor: &Actor) -> NextStep {
    let case = &loaded.case;
    let organisation = office.organisation();
    let today = office.clock.today();
    let unit = case.responsible.unit(task.duty);
    let operation = operation_of(case, task.step);
    let action = action_of(operation);
    let people: Vec<&str> = organisation
        .people
        .values()
        .filter(|p| {
            !p.disabled
                && p.assignments.iter().any(|a| {
                    Some(&a.unit) == unit
                        && a.holds_on(today)
                        && action.rule().roles.contains(&a.role)
                })
        })
        .map(|p| p.name.as_str())
        .collect();
    let whom = task.waits_for.map(|w| match w {
        Outside::Applicant => "applicant",
        Outside::Authority => "authority",
    });
    NextStep {
        step: task.step,
        duty: task.duty,
        unit_name: unit.map(|u| organisation.unit_name(u)).unwrap_or_default(),
        holder: match people.as_slice() {
            [one] => Some((*one).to_owned()),
            _ => None,
        },
        mine: can(actor, action, Some(&case.responsible)).is_ok(),
        why: why(case, task.step),
        blocks: blocks(case, task.step),
        operation: Some(operation.to_owned()),
        due: office.policy.due_of(case, task, today),
        waiting: whom.map(|whom| Waiting {
            whom: whom.into(),
            unit_name: None,
            since: task.since,
        }),
    }
}

/// The operations on a case with the action each is.
const OPERATIONS: &[(&str, Action)] = &[
    ("survey/record", Action::Survey),
    ("survey/send_correction", Action::SendCorrection),
    ("supply/hand_over", Action::HandOver),
    ("supply/answer_capacity", Action::AnswerCapacity),
    ("notice/issue", Action::IssueNotice),
    ("notice/void", Action::IssueNotice),
    ("notice/serve", Action::ServeNotice),
    ("notice/rectified", Action::TakeRectification),
    ("notice/reinspect", Action::Reinspect),
    ("supply/draft_scheme", Action::DraftScheme),
    ("supply/sign_off", Action::SignOff),
    ("supply/decide_meeting", Action::DecideMeeting),
    ("supply/approve", Action::Approve),
    ("supply/refuse", Action::Refuse),
    ("supply/not_feasible", Action::Refuse),
    ("supply/reply", Action::Reply),
    ("supply/energise", Action::Energise),
    ("referral/report", Action::ReportRefusal),
    ("referral/file_to_safety", Action::FileToSafety),
    ("referral/file", Action::FileReferral),
    ("referral/answer", Action::TakeReferralAnswer),
    ("application/documents", Action::SupplyDocuments),
    ("application/change_capacity", Action::ChangeCapacity),
    ("application/withdraw", Action::Withdraw),
    ("case/pause", Action::PauseClock),
    ("case/resume", Action::PauseClock),
    ("case/comment", Action::Comment),
    ("case/reveal", Action::RevealParty),
];

fn action_of(operation: &str) -> Action {
    OPERATIONS
        .iter()
        .find(|(name, _)| *name == operation)
        .map_or(Action::Read, |(_, action)| *action)
}

/// Whether the state of the case lets an operation make sense now.
fn fits(case: &Case, operation: &str, steps: &[Step]) -> bool {
    let decided = case.is_decided();
    let ended = case.withdrawn.is_some() || case.energised.is_some();
    let notice = case.open_notice();
    match operation {
        "case/comment" | "case/reveal" => true,
        "case/pause" => !ended && !decided && case.paused().is_none(),
        "case/resume" => case.paused().is_some(),
        "survey/record" => !ended && !decided,
        // Whatever becomes of the case: the line is drawn wrong all the same.
        "survey/send_correction" => case.survey().is_some_and(|s| !s.measurements.is_empty()),
        "notice/issue" => {
            !ended
                && !decided
                && notice.is_none()
                && case.effect().is_some_and(|e| e != Effect::None)
                && !case.hazard_cleared()
        }
        "notice/void" | "notice/serve" | "notice/rectified" => !decided && notice.is_some(),
        "notice/reinspect" => notice.is_some_and(|n| n.effective_on().is_some()),
        "application/documents" | "application/withdraw" | "application/change_capacity" => {
            !ended && !decided
        }
        // Again, too: a way on may have opened since the works area said that the capacity does not suffice.
        "supply/answer_capacity" => {
            !ended && !decided && case.tier() == Some(Tier::T2) && case.handed_over.is_some()
        }
        "supply/approve" | "supply/not_feasible" => !ended && !decided && case.survey().is_some(),
        "supply/refuse" => !ended && !decided && notice.is_some(),
        other => steps.iter().any(|step| operation_of(case, *step) == other),
    }
}

/// What the person could do here, and what not and why.
///
/// `unsettled`: the data in force answer the case otherwise than it stands.
pub(crate) fn allowed(
    case: &Case,
    steps: &[Step],
    actor: &Actor,
    unsettled: Option<&AnswerThen>,
) -> Vec<Allowed> {
    OPERATIONS
        .iter()
        .filter(|(operation, _)| fits(case, operation, steps))
        .map(|(operation, action)| {
            let denied = can(actor, *action, Some(&case.responsible))
                .err()
                .map(|d| Said::new(d.code, d.params));
            let decides = matches!(*operation, "supply/approve" | "supply/refuse");
            let changed = unsettled
                .filter(|_| decides)
                .map(|now| Said::new("change.unsettled", json!({"verdict": now.verdict})));
            let blocked = || {
                let list = match *operation {
                    "supply/approve" => approve_blocks(case, &filled()),
                    "supply/refuse" => refuse_blocks(case, Some("endangers_supply")),
                    _ => Vec::new(),
                };
                list.into_iter()
                    .find(|b| !b.done)
                    .map(|b| Said::new(b.code, b.params))
            };
            let reason = denied.or(changed).or_else(blocked);
            Allowed {
                operation: (*operation).to_owned(),
                allowed: reason.is_none(),
                reason,
            }
        })
        .collect()
}

/// An approval in which everything the act itself brings is filled: what is left open is the case's.
fn filled() -> Approval {
    use linewarden_rules::supply::{Agreement, BuildingGround, GroundKind, Permit};
    let day = chrono::NaiveDate::MIN;
    Approval {
        agreement: Some(Agreement {
            signed_on: day,
            file: None,
        }),
        permit: Some(Permit {
            issuer: "-".into(),
            number: "-".into(),
            dated_on: day,
            file: None,
        }),
        ground: Some(BuildingGround {
            kind: GroundKind::AuthorityPaper,
            note: "-".into(),
            file: None,
        }),
        waiver: None,
        opinion: String::new(),
    }
}

/// Who acts, or the refusal as it leaves the office.
pub(crate) fn acting(
    actor: &Actor,
    action: Action,
    case: &Case,
) -> Result<Acting, crate::error::Failure> {
    can(actor, action, Some(&case.responsible))
        .map_err(|d| crate::error::Failure::denied(d.code, d.params))
}
