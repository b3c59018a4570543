//! `supply/reply`: the answer to the applicant, on paper, with reasons.
use crate::access::Action;
use crate::case::{Applicant, Decided, Loaded, PaperCard, on_case};
use crate::error::Failure;
use crate::office::Office;
use crate::operation::{Context, Operation};
use crate::paper;
use chrono::Datelike;
use linewarden_papers::Paper;
use linewarden_papers::facts::{Number, ReplyFacts, ReplyResult, Row};
use linewarden_rules::case::PaperKind;
use linewarden_rules::supply::{self, Replied, ReplyWay};
use linewarden_rules::{CaseId, UnitId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ReplyRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub how: ReplyWay,
    pub reasons: String,
    pub conditions: String,
}

/// A command's answer with the paper it made.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WithPaper {
    pub case: CaseId,
    #[ts(type = "number")]
    pub version: u64,
    pub paper: PaperCard,
}

fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(str::to_owned)
        .collect()
}

fn facts(
    office: &Office,
    loaded: &Loaded,
    unit: &UnitId,
    reasons: &str,
    conditions: &str,
) -> Result<ReplyFacts, Failure> {
    let case = &loaded.case;
    let unknown = || Failure::not_found("case.unknown", json!({"case": loaded.id}));
    let application = case.application.as_ref().ok_or_else(unknown)?;
    let accepted = case.accepted.as_ref().ok_or_else(unknown)?;
    let applicant = Applicant::load(office, &application.party)?.unwrap_or_default();
    let organisation = office.organisation();
    let now = office.now();
    let result = if case.approval.is_some() {
        ReplyResult::Approved
    } else if case.refusal.is_some() {
        ReplyResult::Refused
    } else {
        ReplyResult::NotFeasible
    };
    let scheme = case.scheme.as_ref().map(|(_, s)| {
        [
            ("电源点", &s.source),
            ("供电电压", &s.voltage),
            ("供电容量", &s.capacity),
            ("产权分界点", &s.boundary),
            ("计量方式", &s.metering),
        ]
        .into_iter()
        .map(|(label, value)| Row {
            label: label.into(),
            value: value.clone(),
        })
        .collect()
    });
    let agreed = case
        .approval
        .as_ref()
        .and_then(|(_, a)| a.approval.agreement.as_ref());
    Ok(ReplyFacts {
        office: paper::issuer(office, unit),
        number: Number {
            agency: format!("{}电供复", organisation.notice_word),
            year: now.year(),
            // A reply goes by its case: the number is the case's serial.
            serial: case.number.rsplit('-').next().and_then(|n| n.parse().ok()),
        },
        case_number: case.number.clone(),
        applicant: paper::party(&applicant),
        site: applicant.address.clone(),
        applied_on: accepted.at.date_naive(),
        connection: paper::connection(application),
        result,
        reasons: lines(reasons),
        conditions: lines(conditions),
        scheme: scheme.unwrap_or_default(),
        clearances: paper::measured_clearances(loaded),
        agreement: agreed
            .map(|a| format!("供用电安全保护协议（{}签订）", paper::date_zh(a.signed_on))),
        valid_until: None,
        // The template says "可以向…提出".
        objection: format!("{}或 12398 能源监管热线", paper::issuer(office, unit)),
        contact: paper::issuer(office, unit),
        issued_at: now,
        journal: paper::mark(office)?,
    })
}

pub(crate) struct Reply;
impl Operation for Reply {
    const PATH: &'static str = "supply/reply";
    const ACTION: Action = Action::Reply;
    const COMMAND: bool = true;
    type Request = ReplyRequest;
    type Answer = WithPaper;
    fn run(context: &Context<'_>, r: ReplyRequest) -> Result<WithPaper, Failure> {
        let office = context.office;
        let answer = on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, acting| {
                let (events, paper) = paper::decide_with_paper(
                    office,
                    PaperKind::Reply,
                    None,
                    |paper| {
                        let replied = Replied {
                            how: r.how,
                            reasons: r.reasons.clone(),
                            conditions: r.conditions.clone(),
                            paper,
                        };
                        supply::reply(&loaded.case, replied)
                    },
                    || {
                        facts(office, loaded, &acting.unit, &r.reasons, &r.conditions)
                            .map(Paper::Reply)
                    },
                )?;
                Ok(Decided {
                    events,
                    beside: Vec::new(),
                    answer: json!({"paper": paper}),
                })
            },
        )?;
        serde_json::from_value(answer).map_err(Failure::internal)
    }
}
