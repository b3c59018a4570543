//! What can be wrong with a question about time, or with the data that answers it.

use serde_json::{Value, json};

/// Stable codes; `text` is what was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClockError {
    #[error("clock.received_unreadable: {text}")]
    ReceivedUnreadable { text: String },
    #[error("clock.cutoff_unreadable: {text}")]
    CutoffUnreadable { text: String },
    /// Not 1 to `max` days.
    #[error("clock.days_out_of_range: {days}")]
    DaysOutOfRange { days: i64, max: u32 },
    /// A date before 1949 or after 2199, or an end that far away.
    #[error("clock.date_out_of_range: {text}")]
    DateOutOfRange { text: String },
    /// A pause that ends before it begins.
    #[error("clock.pause_reversed: {text}")]
    PauseReversed { text: String },
    #[error("calendar.unreadable: {detail}")]
    CalendarUnreadable { detail: String },
    /// A notice's file without a single day: published before the notice was.
    #[error("calendar.notice_empty: {year}")]
    NoticeEmpty { year: i32 },
    /// A day given twice, or outside the notice's year and the December before it.
    #[error("calendar.bad_day: {date}")]
    BadDay { date: String, notice: i32 },
    #[error("clocks.unreadable: {detail}")]
    TableUnreadable { detail: String },
    /// A clock missing or given twice, or a limit outside 1 to 3660 days.
    #[error("clocks.bad_row: {id}")]
    BadRow { id: String },
    /// The active reply set is not among the sets.
    #[error("clocks.unknown_set: {id}")]
    UnknownSet { id: String },
}

impl ClockError {
    /// Stable code on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            ClockError::ReceivedUnreadable { .. } => "clock.received_unreadable",
            ClockError::CutoffUnreadable { .. } => "clock.cutoff_unreadable",
            ClockError::DaysOutOfRange { .. } => "clock.days_out_of_range",
            ClockError::DateOutOfRange { .. } => "clock.date_out_of_range",
            ClockError::PauseReversed { .. } => "clock.pause_reversed",
            ClockError::CalendarUnreadable { .. } => "calendar.unreadable",
            ClockError::NoticeEmpty { .. } => "calendar.notice_empty",
            ClockError::BadDay { .. } => "calendar.bad_day",
            ClockError::TableUnreadable { .. } => "clocks.unreadable",
            ClockError::BadRow { .. } => "clocks.bad_row",
            ClockError::UnknownSet { .. } => "clocks.unknown_set",
        }
    }

    /// What was given.
    pub fn params(&self) -> Value {
        match self {
            ClockError::ReceivedUnreadable { text }
            | ClockError::CutoffUnreadable { text }
            | ClockError::DateOutOfRange { text }
            | ClockError::PauseReversed { text } => json!({ "given": text }),
            ClockError::DaysOutOfRange { days, max } => {
                json!({ "given": days, "min": 1, "max": max })
            }
            ClockError::CalendarUnreadable { detail } | ClockError::TableUnreadable { detail } => {
                json!({ "detail": detail })
            }
            ClockError::NoticeEmpty { year } => json!({ "year": year }),
            ClockError::BadDay { date, notice } => json!({ "date": date, "notice": notice }),
            ClockError::BadRow { id } | ClockError::UnknownSet { id } => json!({ "id": id }),
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            ClockError::ReceivedUnreadable { .. } => "clock.date_time_form",
            ClockError::CutoffUnreadable { .. } => "clock.time_form",
            ClockError::DaysOutOfRange { .. } => "clock.whole_days",
            ClockError::DateOutOfRange { .. } | ClockError::PauseReversed { .. } => {
                "clock.check_date"
            }
            ClockError::NoticeEmpty { .. } => "calendar.wait_for_notice",
            ClockError::CalendarUnreadable { .. } | ClockError::BadDay { .. } => {
                "calendar.check_file"
            }
            ClockError::TableUnreadable { .. }
            | ClockError::BadRow { .. }
            | ClockError::UnknownSet { .. } => "clocks.check_file",
        }
    }
}
