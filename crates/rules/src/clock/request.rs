//! Reading times as people and programs write them, into Chinese time.

use super::ClockError;
use crate::capacity::fold_width;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

/// Chinese time, +08:00. There is no summer time and one zone for the whole country.
pub const CHINA: FixedOffset = match FixedOffset::east_opt(8 * 3600) {
    Some(offset) => offset,
    None => panic!("eight hours is an offset"),
};

/// Longest period that can be asked for, in days: ten years.
pub const MAX_DAYS: u32 = 3660;

/// The Chinese day of a moment.
pub fn china_date(moment: DateTime<FixedOffset>) -> NaiveDate {
    moment.with_timezone(&CHINA).date_naive()
}

/// Reads `2026-02-13T17:30+08:00`, with or without seconds, offset (then +08:00) or `T`; `Z` is UTC.
///
/// A date alone is that day's beginning, so it is never after a cut-off.
///
/// # Errors
/// `clock.received_unreadable`; `clock.date_out_of_range` outside 1949 to 2199.
pub fn parse_received(text: &str) -> Result<DateTime<FixedOffset>, ClockError> {
    let unreadable = || ClockError::ReceivedUnreadable {
        text: text.trim().to_owned(),
    };
    let folded = fold_width(text).replace(' ', "T").to_ascii_uppercase();
    let moment = parse_moment(&folded).ok_or_else(unreadable)?;
    if !(1949..=2199).contains(&moment.with_timezone(&CHINA).year()) {
        return Err(ClockError::DateOutOfRange {
            text: text.trim().to_owned(),
        });
    }
    Ok(moment)
}

fn parse_moment(text: &str) -> Option<DateTime<FixedOffset>> {
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return date
            .and_time(NaiveTime::MIN)
            .and_local_timezone(CHINA)
            .single();
    }
    let with_zone = text.strip_suffix('Z').map(|start| format!("{start}+00:00"));
    let text = with_zone.as_deref().unwrap_or(text);
    ["%Y-%m-%dT%H:%M:%S%.f%:z", "%Y-%m-%dT%H:%M%:z"]
        .iter()
        .find_map(|form| DateTime::parse_from_str(text, form).ok())
        .or_else(|| {
            ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"]
                .iter()
                .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
                .and_then(|naive| naive.and_local_timezone(CHINA).single())
        })
}

/// Reads a cut-off `17:00`.
///
/// # Errors
/// `clock.cutoff_unreadable`.
pub fn parse_cutoff(text: &str) -> Result<NaiveTime, ClockError> {
    NaiveTime::parse_from_str(&fold_width(text), "%H:%M").map_err(|_| {
        ClockError::CutoffUnreadable {
            text: text.trim().to_owned(),
        }
    })
}
