//! Composing and numbering a notice.
use super::NoticeState;
use crate::case::{Case, Event, PaperRef};
use crate::survey::Effect;
use crate::{NoticeId, Rejection, StaffId};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::fmt;
use ts_rs::TS;

/// `示电隐告〔2026〕12号`: code word, year and serial; per unit and year, no gaps, no leading zeros.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NoticeNumber {
    pub word: String,
    pub year: i32,
    pub serial: u32,
}

impl fmt::Display for NoticeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}电隐告〔{}〕{}号", self.word, self.year, self.serial)
    }
}

/// What a person writes into a notice; everything else comes from the case and is locked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NoticeFields {
    pub facts: String,
    pub demands: Vec<String>,
    #[ts(type = "string")]
    pub deadline: NaiveDate,
    pub consequences: String,
    pub objection: String,
    /// The two inspectors.
    pub inspectors: Vec<StaffId>,
}

/// A notice as issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Issued {
    pub notice: NoticeId,
    pub number: NoticeNumber,
    pub fields: NoticeFields,
    pub paper: PaperRef,
}

/// A notice taken back; its number stays void.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Voided {
    pub notice: NoticeId,
    pub reason: String,
}

/// A word a utility must not use, and what to write instead: it gives notice, it does not command
/// (条例 arts 26 to 28 and 电力法 arts 68, 69 leave orders to government).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WordFlag {
    pub field: String,
    pub word: String,
    pub instead: String,
}

const NOT_OURS: [(&str, &str); 6] = [
    ("责令", "请"),
    ("勒令", "请"),
    ("强制拆除", "协调拆除"),
    ("拆除决定", "拆除建议"),
    ("罚款", "报电力管理部门依法处理"),
    ("查封", "报电力管理部门依法处理"),
];

/// Finds words in the free fields that belong to government.
pub fn flag_words(fields: &NoticeFields) -> Vec<WordFlag> {
    let mut texts = vec![
        ("facts".to_owned(), &fields.facts),
        ("consequences".to_owned(), &fields.consequences),
    ];
    texts.extend(
        fields
            .demands
            .iter()
            .enumerate()
            .map(|(i, d)| (format!("demands.{i}"), d)),
    );
    let mut flags = Vec::new();
    for (field, text) in texts {
        for (word, instead) in NOT_OURS {
            if text.contains(word) {
                flags.push(WordFlag {
                    field: field.clone(),
                    word: word.into(),
                    instead: instead.into(),
                });
            }
        }
    }
    flags
}

/// The fields that still stand in the way of issuing, with a code each.
pub fn missing_fields(
    fields: &NoticeFields,
    today: NaiveDate,
) -> Vec<(&'static str, &'static str)> {
    let mut missing = Vec::new();
    if fields.facts.trim().is_empty() {
        missing.push(("facts", "notice.facts_missing"));
    }
    if fields.demands.iter().all(|d| d.trim().is_empty()) {
        missing.push(("demands", "notice.demands_missing"));
    }
    if fields.deadline <= today {
        missing.push(("deadline", "notice.deadline_not_later"));
    }
    if fields.objection.trim().is_empty() {
        missing.push(("objection", "notice.objection_missing"));
    }
    match fields.inspectors.as_slice() {
        [a, b] if a != b => {}
        [_, _] => missing.push(("inspectors", "notice.inspectors_same")),
        _ => missing.push(("inspectors", "notice.inspectors_two")),
    }
    missing
}

/// Decides whether a notice may be issued; the number and the paper are made by the office under it.
pub fn issue(case: &Case, issued: Issued, today: NaiveDate) -> Result<Vec<Event>, Rejection> {
    case.require_open()?;
    let effect = case
        .effect()
        .ok_or_else(|| Rejection::new("notice.no_survey", "survey.record_first"))?;
    if effect == Effect::None {
        return Err(Rejection::new(
            "notice.no_hazard",
            "survey.record_effect_first",
        ));
    }
    if let Some(open) = case.open_notice() {
        return Err(Rejection::with(
            "notice.open_already",
            json!({"number": open.issued.number.to_string()}),
            "notice.void_or_follow",
        ));
    }
    if let Some((field, code)) = missing_fields(&issued.fields, today).first() {
        return Err(Rejection::with(
            code,
            json!({"field": field}),
            "notice.complete_fields",
        ));
    }
    if let Some(flag) = flag_words(&issued.fields).into_iter().next() {
        return Err(Rejection::with(
            "notice.word_not_ours",
            json!({"field": flag.field, "word": flag.word, "instead": flag.instead}),
            "notice.replace_word",
        ));
    }
    Ok(vec![Event::NoticeIssued(Box::new(issued))])
}

/// Decides whether a notice may be taken back: only with a reason, and not after it was passed.
pub fn void(
    case: &Case,
    voided: Voided,
    _now: DateTime<FixedOffset>,
) -> Result<Vec<Event>, Rejection> {
    case.require_open()?;
    let notice = case.notice(&voided.notice)?;
    if voided.reason.trim().is_empty() {
        return Err(Rejection::new("reason.missing", "reason.give"));
    }
    if matches!(notice.state(), NoticeState::Void | NoticeState::Passed) {
        return Err(Rejection::with(
            "notice.settled",
            json!({"state": notice.state()}),
            "case.reload",
        ));
    }
    Ok(vec![Event::NoticeVoided(voided)])
}
