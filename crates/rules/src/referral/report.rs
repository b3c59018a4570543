//! The steps of a referral.
use crate::case::{Case, Event, PaperRef};
use crate::{FileId, Rejection};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// The deciding unit reports a refusal to marketing (or, by policy, to marketing and safety at once).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RefusalReported {
    pub note: String,
    pub paper: PaperRef,
    /// Whether safety has it with the same report.
    #[serde(default)]
    pub to_safety: bool,
}

/// Marketing files the whole case to safety.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FiledToSafety {
    pub note: String,
}

/// Safety refers the case to one or more authorities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReferralFiled {
    pub addressees: Vec<String>,
    pub request: String,
    pub paper: PaperRef,
}

/// What an authority did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AnswerResult {
    OrderedRemoval,
    PermitGiven,
    NoAction,
    Coordinating,
}

/// One authority's answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReferralAnswered {
    pub addressee: String,
    #[ts(type = "string")]
    pub answered_on: NaiveDate,
    pub answer: String,
    pub result: AnswerResult,
    /// Whether the referral is settled by it.
    pub closes: bool,
    pub file: Option<FileId>,
}

fn require_refused(case: &Case) -> Result<(), Rejection> {
    if case.is_refused() {
        Ok(())
    } else {
        Err(Rejection::new("referral.not_refused", "supply.refuse"))
    }
}

/// Reports a refusal, once.
pub fn report(case: &Case, reported: RefusalReported) -> Result<Vec<Event>, Rejection> {
    require_refused(case)?;
    if case.refusal_reported.is_some() {
        return Err(Rejection::new("step.done_already", "case.reload"));
    }
    Ok(vec![Event::RefusalReported(reported)])
}

/// Files a reported refusal to safety, once.
pub fn file_to_safety(case: &Case, filed: FiledToSafety) -> Result<Vec<Event>, Rejection> {
    require_refused(case)?;
    if case.refusal_reported.is_none() {
        return Err(Rejection::new("referral.not_reported", "referral.report"));
    }
    if case.at_safety() {
        return Err(Rejection::new("step.done_already", "case.reload"));
    }
    Ok(vec![Event::FiledToSafety(filed)])
}

/// Refers to government: after safety has the case, with at least one addressee and what is asked of them.
pub fn file(case: &Case, filed: ReferralFiled) -> Result<Vec<Event>, Rejection> {
    require_refused(case)?;
    if !case.at_safety() {
        return Err(Rejection::new(
            "referral.not_at_safety",
            "referral.file_to_safety",
        ));
    }
    if case.referral.is_some() {
        return Err(Rejection::new("step.done_already", "case.reload"));
    }
    if filed.addressees.iter().all(|a| a.trim().is_empty()) {
        return Err(Rejection::new(
            "referral.no_addressee",
            "referral.name_addressee",
        ));
    }
    if filed.request.trim().is_empty() {
        return Err(Rejection::with(
            "field.missing",
            json!({"field": "request"}),
            "field.fill",
        ));
    }
    Ok(vec![Event::ReferralFiled(filed)])
}

/// Takes an authority's answer in.
pub fn answer(
    case: &Case,
    answered: ReferralAnswered,
    today: NaiveDate,
) -> Result<Vec<Event>, Rejection> {
    let Some((_, filed)) = &case.referral else {
        return Err(Rejection::new("referral.not_filed", "referral.file"));
    };
    if !filed.addressees.contains(&answered.addressee) {
        return Err(Rejection::with(
            "referral.unknown_addressee",
            json!({"addressee": answered.addressee, "addressees": filed.addressees}),
            "referral.choose_addressee",
        ));
    }
    if answered.answered_on > today {
        return Err(Rejection::with(
            "referral.in_future",
            json!({"answered_on": answered.answered_on}),
            "referral.check_date",
        ));
    }
    if answered.answer.trim().is_empty() {
        return Err(Rejection::with(
            "field.missing",
            json!({"field": "answer"}),
            "field.fill",
        ));
    }
    Ok(vec![Event::ReferralAnswered(answered)])
}
