//! Days that differ from the plain week, as the State Council's yearly notices 国务院办公厅放假安排 give them.

use super::ClockError;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::OnceLock;
use ts_rs::TS;

/// What a notice makes of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum SpecialKind {
    /// Holiday, weekend days inside one included.
    Off,
    /// Make-up working day 调休上班.
    Work,
}

/// One day a notice names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SpecialDay {
    pub kind: SpecialKind,
    /// The holiday it belongs to.
    pub name: String,
    /// Year the notice is for.
    pub notice: i32,
}

/// The notices known, and the days they name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    notices: BTreeMap<i32, Vec<String>>,
    days: BTreeMap<NaiveDate, SpecialDay>,
}

#[derive(Serialize, Deserialize)]
struct CalendarFile {
    #[serde(default)]
    about: String,
    #[serde(default)]
    source: String,
    notices: BTreeMap<i32, Vec<String>>,
    days: Vec<DayRow>,
}

#[derive(Serialize, Deserialize)]
struct DayRow {
    date: NaiveDate,
    kind: SpecialKind,
    name: String,
    notice: i32,
}

const SHIPPED_TEXT: &str = include_str!("../../policy/cn-workdays.json");

impl Calendar {
    /// A calendar that knows no notice: every answer is an estimate.
    pub fn empty() -> Self {
        Calendar {
            notices: BTreeMap::new(),
            days: BTreeMap::new(),
        }
    }

    /// Reads our own calendar file.
    ///
    /// # Errors
    /// `calendar.unreadable`; `calendar.bad_day` for a day given twice or out of its notice's reach.
    pub fn from_json(text: &str) -> Result<Self, ClockError> {
        let file: CalendarFile =
            serde_json::from_str(text).map_err(|error| ClockError::CalendarUnreadable {
                detail: error.to_string(),
            })?;
        let mut calendar = Calendar {
            notices: file.notices,
            days: BTreeMap::new(),
        };
        for DayRow {
            date,
            kind,
            name,
            notice,
        } in file.days
        {
            let known = calendar.notices.contains_key(&notice);
            let twice = calendar.days.contains_key(&date);
            if !known || twice || !in_reach(date, notice) {
                return Err(ClockError::BadDay {
                    date: date.to_string(),
                    notice,
                });
            }
            calendar
                .days
                .insert(date, SpecialDay { kind, name, notice });
        }
        Ok(calendar)
    }

    /// The shipped file itself, as `linewarden policy export` writes it.
    pub fn shipped_text() -> &'static str {
        SHIPPED_TEXT
    }

    /// The calendar that ships: the notices for 2015 to 2026.
    pub fn shipped() -> &'static Calendar {
        static SHIPPED: OnceLock<Calendar> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            Calendar::from_json(SHIPPED_TEXT)
                .expect("the shipped calendar is checked by tests/basics")
        })
    }

    /// Puts a notice in; one for the same year before it is replaced whole, since a later paper amends the earlier.
    ///
    /// # Errors
    /// `calendar.notice_empty`; `calendar.bad_day` for a day out of reach of the year.
    pub fn with_notice(
        mut self,
        year: i32,
        papers: Vec<String>,
        days: BTreeMap<NaiveDate, (SpecialKind, String)>,
    ) -> Result<Self, ClockError> {
        if days.is_empty() {
            return Err(ClockError::NoticeEmpty { year });
        }
        if let Some(date) = days.keys().find(|date| !in_reach(**date, year)) {
            return Err(ClockError::BadDay {
                date: date.to_string(),
                notice: year,
            });
        }
        self.days.retain(|_, day| day.notice != year);
        for (date, (kind, name)) in days {
            self.days.insert(
                date,
                SpecialDay {
                    kind,
                    name,
                    notice: year,
                },
            );
        }
        self.notices.insert(year, papers);
        Ok(self)
    }

    /// Years with a notice.
    pub fn years(&self) -> impl Iterator<Item = i32> + '_ {
        self.notices.keys().copied()
    }

    /// Addresses of a year's notice and its amendments.
    pub fn papers(&self, year: i32) -> &[String] {
        self.notices
            .get(&year)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// What a notice says of the day, if one names it.
    pub fn special(&self, date: NaiveDate) -> Option<&SpecialDay> {
        self.days.get(&date)
    }

    /// Whether no notice to come can change this day.
    ///
    /// The notice for a year may move days of the December before it (2018-12-29 was worked by the notice for 2019), so a
    /// December is settled only with the next year's notice.
    pub fn is_settled(&self, date: NaiveDate) -> bool {
        let known = |year| self.notices.contains_key(&year);
        self.days.contains_key(&date)
            || (known(date.year()) && (date.month() < 12 || known(date.year() + 1)))
    }

    /// Whether the day is worked by the notices, or by the plain week where none names it.
    pub fn is_working(&self, date: NaiveDate) -> bool {
        match self.special(date) {
            Some(day) => day.kind == SpecialKind::Work,
            None => !matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }
}

/// A notice names days of its year and of the December before it.
fn in_reach(date: NaiveDate, notice: i32) -> bool {
    date.year() == notice || (date.year() == notice - 1 && date.month() == 12)
}
