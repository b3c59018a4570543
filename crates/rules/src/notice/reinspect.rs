//! 整改、复查: what the party reports, and what two inspectors find on site.
use crate::case::{Case, Event};
use crate::survey::Effect;
use crate::{FileId, NoticeId, Rejection, StaffId};
use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// One demand as the party reports it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RectifiedItem {
    /// Index of the demand in the notice.
    pub demand: u32,
    pub done: bool,
    pub note: String,
    pub photos: Vec<FileId>,
}

/// The party's report that the hazard is removed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Rectified {
    pub notice: NoticeId,
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub items: Vec<RectifiedItem>,
    pub note: String,
}

/// 合格, 部分合格, 不合格.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ItemResult {
    Pass,
    Partly,
    Fail,
}

/// One demand as the inspectors found it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReinspectedItem {
    pub demand: u32,
    pub result: ItemResult,
    #[ts(type = "number | null")]
    pub measured_mm: Option<i64>,
    pub note: String,
    pub photos: Vec<FileId>,
}

/// A re-inspection on site. It grades the effect anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Reinspected {
    pub notice: NoticeId,
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub inspectors: Vec<StaffId>,
    pub items: Vec<ReinspectedItem>,
    pub grade: Effect,
    #[ts(type = "string | null")]
    pub new_deadline: Option<NaiveDate>,
    pub note: String,
}

/// Takes the party's report in.
pub fn rectified(
    case: &Case,
    report: Rectified,
    now: DateTime<FixedOffset>,
) -> Result<Vec<Event>, Rejection> {
    case.require_open()?;
    let notice = case.notice(&report.notice)?;
    if notice.void.is_some() {
        return Err(Rejection::with(
            "notice.void",
            json!({"number": notice.issued.number.to_string()}),
            "case.reload",
        ));
    }
    if report.at > now + Duration::minutes(5) {
        return Err(Rejection::with(
            "rectification.in_future",
            json!({"at": report.at}),
            "rectification.check_time",
        ));
    }
    Ok(vec![Event::Rectified(report)])
}

/// Decides a re-inspection: two different persons, every demand answered, after service, and either because
/// rectification was reported or because the date has come (a lapsed date leads here, never straight to a refusal).
pub fn reinspect(
    case: &Case,
    look: Reinspected,
    now: DateTime<FixedOffset>,
) -> Result<Vec<Event>, Rejection> {
    if !case.is_refused() {
        case.require_open()?;
    }
    let notice = case.notice(&look.notice)?;
    if notice.void.is_some() {
        return Err(Rejection::with(
            "notice.void",
            json!({"number": notice.issued.number.to_string()}),
            "case.reload",
        ));
    }
    match look.inspectors.as_slice() {
        [a, b] if a != b => {}
        _ => {
            return Err(Rejection::new(
                "reinspection.two_persons",
                "reinspection.name_two",
            ));
        }
    }
    if look.at > now + Duration::minutes(5) {
        return Err(Rejection::with(
            "reinspection.in_future",
            json!({"at": look.at}),
            "reinspection.check_time",
        ));
    }
    let Some(served_on) = notice.effective_on() else {
        return Err(Rejection::new("notice.not_served", "notice.serve_first"));
    };
    let day = look.at.date_naive();
    let deadline = notice.deadline();
    if day < served_on || (!notice.rectification_waits() && day < deadline && !case.is_refused()) {
        return Err(Rejection::with(
            "reinspection.too_early",
            json!({"at": day, "served_on": served_on, "deadline": deadline}),
            "reinspection.wait_or_report",
        ));
    }
    let demands = notice.issued.fields.demands.len() as u32;
    let unanswered: Vec<u32> = (0..demands)
        .filter(|n| !look.items.iter().any(|i| i.demand == *n))
        .collect();
    if !unanswered.is_empty() {
        return Err(Rejection::with(
            "reinspection.demands_unanswered",
            json!({"demands": unanswered}),
            "reinspection.answer_each",
        ));
    }
    let all_passed = look.items.iter().all(|i| i.result == ItemResult::Pass);
    if all_passed != (look.grade == Effect::None) {
        return Err(Rejection::with(
            "reinspection.grade_contradicts",
            json!({"grade": look.grade, "all_passed": all_passed}),
            "reinspection.check_grade",
        ));
    }
    match (look.grade, look.new_deadline) {
        (Effect::Possible, None) => {
            return Err(Rejection::new(
                "reinspection.new_date_missing",
                "reinspection.give_new_date",
            ));
        }
        (_, Some(date)) if date <= day => {
            return Err(Rejection::with(
                "reinspection.date_not_later",
                json!({"date": date}),
                "reinspection.give_new_date",
            ));
        }
        _ => {}
    }
    Ok(vec![Event::Reinspected(look)])
}
