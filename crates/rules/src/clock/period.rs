//! A period: the question, the answer and the explanation of each day.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Which days a period counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export, rename = "DayUnit")]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 工作日
    Working,
    /// 自然日: ends on the next working day where the last day is a rest day (民法典第二百零三条).
    Calendar,
}

/// What a period starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export, rename = "PeriodStarts")]
#[serde(rename_all = "snake_case")]
pub enum Starts {
    /// Something handed in at an office: on a rest day, or after the cut-off, it counts as received the next working day.
    Receipt,
    /// Something that happens on its day whatever day it is, such as a public notice.
    Event,
}

/// Days during which the applicant or an outside authority owes something. Both ends are included: the day the clock was
/// stopped and the day it was set going again do not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "ClockPause")]
pub struct Pause {
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// Last paused day. For a pause still running give today: the answer is then what it would be if it ended today.
    #[ts(type = "string")]
    pub to: NaiveDate,
    pub reason: String,
}

/// A question about one period.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadlineRequest<'a> {
    /// When the event happened.
    pub received: DateTime<FixedOffset>,
    /// Length in days, 1 to [`MAX_DAYS`].
    pub days: u32,
    pub unit: Unit,
    pub starts: Starts,
    /// Last minute of the office's day, itself in time; none: the whole day is.
    pub cutoff: Option<NaiveTime>,
    pub pauses: &'a [Pause],
}

impl DeadlineRequest<'_> {
    /// Working days from a receipt, no cut-off, no pause.
    pub fn working_days(received: DateTime<FixedOffset>, days: u32) -> Self {
        DeadlineRequest {
            received,
            days,
            unit: Unit::Working,
            starts: Starts::Receipt,
            cutoff: None,
            pauses: &[],
        }
    }
}

/// Why a day counts or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum DayWhy {
    /// Day of the event, or the working day a late receipt counts as: never counted (民法典第二百零一条).
    StartDay,
    ReceivedAfterCutoff,
    ReceivedOnRestDay,
    WorkingDay,
    /// Weekend day worked by a notice.
    MakeupDay,
    /// Any day of a period in calendar days.
    CalendarDay,
    Weekend,
    Holiday,
    OfficeClosed,
    Paused,
    /// The working day a calendar period moved to, its last day being a rest day.
    EndMoved,
}

/// One day of the explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DayExplained {
    #[ts(type = "string")]
    pub date: NaiveDate,
    pub counts: bool,
    pub why: DayWhy,
    /// The holiday's name, the office's reason for closing or the reason of the pause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
    /// Year of the notice that names the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub notice: Option<i32>,
    /// False: taken from the plain week, a notice to come may change it.
    pub settled: bool,
}

/// End of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Deadline {
    /// Last day of the period. An estimate by the plain week where `settled` is false; shown 待定 with this beside it.
    #[ts(type = "string")]
    pub due: NaiveDate,
    pub settled: bool,
    pub unit: Unit,
    /// The day the period is counted from, not counted itself.
    #[ts(type = "string")]
    pub start: NaiveDate,
    /// From the day of the event to `due`, none left out.
    pub days: Vec<DayExplained>,
    /// Addresses of the notices the explanation names, by year.
    pub notices: BTreeMap<i32, Vec<String>>,
}

impl Deadline {
    /// Days of the period used up when `date` ends.
    pub fn days_used(&self, date: NaiveDate) -> u32 {
        let used = self
            .days
            .iter()
            .filter(|day| day.counts && day.date <= date)
            .count();
        u32::try_from(used).expect("a period has at most MAX_DAYS counted days")
    }

    /// Days of the period left after `date`: what a person who brings missing papers will find when a pause ends.
    pub fn days_unused(&self, date: NaiveDate) -> u32 {
        let counted = self.days.iter().filter(|day| day.counts).count();
        u32::try_from(counted).expect("a period has at most MAX_DAYS counted days")
            - self.days_used(date)
    }
}
