//! When a task is due, and how many working days are left.
use super::Policy;
use chrono::{DateTime, FixedOffset, NaiveDate};
use linewarden_rules::application::PartyKind;
use linewarden_rules::capacity::SupplyVoltage;
use linewarden_rules::case::{Case, Limit, Task};
use linewarden_rules::clock::{
    ClockId, Deadline, DeadlineRequest, Pause, SupplyClass, days_left, deadline,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A date with what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Due {
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// False where a holiday notice is missing: the date is then the plain-week estimate and reads 待定.
    pub settled: bool,
    /// Working days; negative when overdue.
    #[ts(type = "number")]
    pub days_left: i64,
    pub clock: ClockId,
    /// statutory, adopted, advisory, or `notice` for a date that stands in a paper.
    pub force: String,
    #[ts(type = "string")]
    pub started_on: NaiveDate,
    /// Whether the length's source has been read by anybody.
    pub verified: bool,
}

/// The class whose reply limit applies. A second source is not asked for yet, so high voltage counts as single.
pub(crate) fn supply_class(voltage: SupplyVoltage, party: PartyKind) -> SupplyClass {
    match (voltage.is_low(), party) {
        (true, PartyKind::Person) => SupplyClass::LowResident,
        (true, _) => SupplyClass::LowOther,
        (false, _) => SupplyClass::HighSingle,
    }
}

impl Policy {
    /// The length of a clock for a case, days; none where the active set has no limit for its class.
    fn days_of(&self, clock: ClockId, class: SupplyClass) -> Option<u32> {
        match clock {
            ClockId::Reply => self.clocks.reply_days(class),
            other => self.clocks.row(other).days,
        }
    }

    /// Runs a clock from a moment.
    pub(crate) fn run(
        &self,
        clock: ClockId,
        class: SupplyClass,
        started: DateTime<FixedOffset>,
        pauses: &[Pause],
    ) -> Option<Deadline> {
        let row = self.clocks.row(clock);
        let cutoff = self
            .clocks
            .cutoff
            .as_deref()
            .and_then(|c| linewarden_rules::clock::parse_cutoff(c).ok());
        let request = DeadlineRequest {
            received: started,
            days: self.days_of(clock, class)?,
            unit: row.unit,
            starts: row.starts,
            cutoff,
            pauses,
        };
        deadline(&request, self.calendar, self.closing).ok()
    }

    fn due(
        &self,
        clock: ClockId,
        date: NaiveDate,
        settled: bool,
        started_on: NaiveDate,
        today: NaiveDate,
    ) -> Due {
        let provenance = match clock {
            ClockId::Reply => &self.clocks.reply_set().provenance,
            other => &self.clocks.row(other).provenance,
        };
        let force = serde_json::to_value(provenance.force)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned));
        Due {
            date,
            settled,
            days_left: days_left(today, date, self.calendar, self.closing),
            clock,
            force: if clock == ClockId::Rectification {
                "notice".into()
            } else {
                force.unwrap_or_default()
            },
            started_on,
            verified: provenance.grade != linewarden_rules::routing::Grade::Memory,
        }
    }

    /// A clock that would start now, for an application that is not a case yet.
    pub(crate) fn due_from(
        &self,
        clock: ClockId,
        class: SupplyClass,
        started: DateTime<FixedOffset>,
        today: NaiveDate,
    ) -> Option<Due> {
        let line = self.run(clock, class, started, &[])?;
        Some(self.due(clock, line.due, line.settled, started.date_naive(), today))
    }

    /// The day-by-day count of a task's clock.
    pub(crate) fn deadline_of(
        &self,
        case: &Case,
        clock: ClockId,
        started: DateTime<FixedOffset>,
        today: NaiveDate,
    ) -> Option<Deadline> {
        let application = case.application.as_ref()?;
        let class = supply_class(application.voltage, application.party_kind);
        let pauses: Vec<Pause> = case
            .pauses
            .iter()
            .map(|p| Pause {
                from: p.since.date_naive(),
                to: p.until.map_or(today, |u| u.date_naive()),
                reason: p.reason.clone(),
            })
            .filter(|p| p.to >= started.date_naive())
            .collect();
        self.run(clock, class, started, &pauses)
    }

    /// When a task is due.
    pub(crate) fn due_of(&self, case: &Case, task: &Task, today: NaiveDate) -> Option<Due> {
        match task.limit {
            Limit::Open => None,
            Limit::Date {
                clock,
                date,
                started,
            } => {
                let settled = self.calendar.is_settled(date);
                Some(self.due(clock, date, settled, started.date_naive(), today))
            }
            Limit::Clock { clock, started } => {
                let line = self.deadline_of(case, clock, started, today)?;
                Some(self.due(clock, line.due, line.settled, started.date_naive(), today))
            }
        }
    }

    /// A number of working days from a day on, as an estimate for dates that people choose.
    pub(crate) fn working_days_after(&self, day: NaiveDate, days: u32) -> NaiveDate {
        linewarden_rules::clock::add_working_days(day, days, self.calendar, self.closing)
            .map_or(day, |(date, _)| date)
    }
}

impl Policy {
    /// Counts the days left anew: the stored date stands, today moves on.
    pub(crate) fn refresh(&self, due: &mut Due, today: NaiveDate) {
        due.days_left = days_left(today, due.date, self.calendar, self.closing);
    }
}
