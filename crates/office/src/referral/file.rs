//! `referral/file_to_safety` and `referral/file`: marketing passes the case on, safety writes to the authorities.
use super::report::{evidence, story};
use crate::access::Action;
use crate::case::{Applicant, Decided, Done, Loaded, done, on_case};
use crate::error::Failure;
use crate::office::Office;
use crate::operation::{Context, Operation};
use crate::paper;
use crate::supply::WithPaper;
use chrono::Datelike;
use linewarden_papers::Paper;
use linewarden_papers::facts::{Number, ReferralFacts};
use linewarden_rules::case::PaperKind;
use linewarden_rules::referral::{self, FiledToSafety, ReferralFiled};
use linewarden_rules::{CaseId, UnitId};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct FileToSafetyRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub note: String,
}

pub(crate) struct FileToSafety;
impl Operation for FileToSafety {
    const PATH: &'static str = "referral/file_to_safety";
    const ACTION: Action = Action::FileToSafety;
    const COMMAND: bool = true;
    type Request = FileToSafetyRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: FileToSafetyRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                Ok(Decided::from(referral::file_to_safety(
                    &loaded.case,
                    FiledToSafety {
                        note: r.note.clone(),
                    },
                )?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct FileReferralRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub addressees: Vec<String>,
    pub request: String,
}

fn facts(
    office: &Office,
    loaded: &Loaded,
    unit: &UnitId,
    addressees: &[String],
    request: &str,
) -> Result<ReferralFacts, Failure> {
    let case = &loaded.case;
    let application = case
        .application
        .as_ref()
        .ok_or_else(|| Failure::not_found("case.unknown", json!({"case": loaded.id})))?;
    let applicant = Applicant::load(office, &application.party)?.unwrap_or_default();
    let organisation = office.organisation();
    let now = office.now();
    let mut basis = paper::basis(loaded);
    basis.extend(
        case.refusal
            .as_ref()
            .map(|(_, r)| r.clause.clone())
            .filter(|c| !c.is_empty()),
    );
    basis.push("《中华人民共和国电力法》第六十九条".into());
    Ok(ReferralFacts {
        issuer: organisation.name.clone(),
        number: Number {
            agency: format!("{}电函", organisation.notice_word),
            year: now.year(),
            serial: case.number.rsplit('-').next().and_then(|n| n.parse().ok()),
        },
        subject: format!("协调处理{}电力设施安全隐患", applicant.address),
        addressees: addressees.to_vec(),
        case_number: case.number.clone(),
        facts: story(loaded),
        clearances: paper::measured_clearances(loaded),
        legal_basis: basis,
        requests: request
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .map(str::to_owned)
            .collect(),
        evidence: evidence(loaded),
        contact: paper::issuer(office, unit),
        copies_to: None,
        issued_at: now,
        journal: paper::mark(office)?,
    })
}

pub(crate) struct File;
impl Operation for File {
    const PATH: &'static str = "referral/file";
    const ACTION: Action = Action::FileReferral;
    const COMMAND: bool = true;
    type Request = FileReferralRequest;
    type Answer = WithPaper;
    fn run(context: &Context<'_>, r: FileReferralRequest) -> Result<WithPaper, Failure> {
        let office = context.office;
        let answer = on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, acting| {
                let addressees: Vec<String> = r
                    .addressees
                    .iter()
                    .map(|a| a.trim().to_owned())
                    .filter(|a| !a.is_empty())
                    .collect();
                let (events, paper) = paper::decide_with_paper(
                    office,
                    PaperKind::Referral,
                    None,
                    |paper| {
                        let filed = ReferralFiled {
                            addressees: addressees.clone(),
                            request: r.request.clone(),
                            paper,
                        };
                        referral::file(&loaded.case, filed)
                    },
                    || {
                        facts(office, loaded, &acting.unit, &addressees, &r.request)
                            .map(Paper::Referral)
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
