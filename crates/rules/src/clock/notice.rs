//! Import of a notice in the shape the public holiday-cn files have: one JSON a year.

use super::{Calendar, ClockError, SpecialKind};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct NoticeFile {
    year: i32,
    #[serde(default)]
    papers: Vec<String>,
    days: Vec<NoticeDay>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NoticeDay {
    name: String,
    date: NaiveDate,
    is_off_day: bool,
}

impl Calendar {
    /// This calendar with the notice of a holiday-cn file (`year`, `papers`, `days` with `name`, `date`, `isOffDay`).
    ///
    /// # Errors
    /// `calendar.unreadable`; `calendar.notice_empty` for the placeholder of a year not yet announced; `calendar.bad_day`.
    pub fn with_holiday_cn(self, text: &str) -> Result<Self, ClockError> {
        let file: NoticeFile =
            serde_json::from_str(text).map_err(|error| ClockError::CalendarUnreadable {
                detail: error.to_string(),
            })?;
        let mut days = BTreeMap::new();
        for NoticeDay {
            name,
            date,
            is_off_day,
        } in file.days
        {
            let kind = if is_off_day {
                SpecialKind::Off
            } else {
                SpecialKind::Work
            };
            if days.insert(date, (kind, name)).is_some() {
                return Err(ClockError::BadDay {
                    date: date.to_string(),
                    notice: file.year,
                });
            }
        }
        self.with_notice(file.year, file.papers, days)
    }
}
