//! The count itself: goes from day to day and notes why each counts or does not.

use super::{
    CHINA, Calendar, ClockError, ClosingDays, DayExplained, DayWhy, Deadline, DeadlineRequest,
    SpecialKind, Starts, Unit, is_working_day,
};
use chrono::{Datelike, Days, NaiveDate, Timelike, Weekday};
use std::collections::BTreeSet;

/// A count under way, one day at a time.
pub(super) struct Count<'a> {
    request: &'a DeadlineRequest<'a>,
    calendar: &'a Calendar,
    closing: &'a ClosingDays,
    start: NaiveDate,
    /// Last day explained.
    at: NaiveDate,
    settled: bool,
    days: Vec<DayExplained>,
}

impl<'a> Count<'a> {
    /// Explains the days up to and including the one the period is counted from.
    pub(super) fn begin(
        request: &'a DeadlineRequest<'a>,
        calendar: &'a Calendar,
        closing: &'a ClosingDays,
    ) -> Result<Self, ClockError> {
        let received = request.received.with_timezone(&CHINA);
        let date = received.date_naive();
        let mut count = Count {
            request,
            calendar,
            closing,
            start: date,
            at: date,
            settled: true,
            days: Vec::new(),
        };
        let minute = received
            .time()
            .with_second(0)
            .and_then(|t| t.with_nanosecond(0))
            .unwrap_or(received.time());
        let late = match request.starts {
            Starts::Event => None,
            Starts::Receipt if !count.works(date) => Some(DayWhy::ReceivedOnRestDay),
            Starts::Receipt if request.cutoff.is_some_and(|cutoff| minute > cutoff) => {
                Some(DayWhy::ReceivedAfterCutoff)
            }
            Starts::Receipt => None,
        };
        if request.starts == Starts::Receipt {
            count.decided_by(date);
        }
        let mut first = count.natural(date);
        (first.counts, first.why) = (false, late.unwrap_or(DayWhy::StartDay));
        count.days.push(first);
        if late.is_some() {
            count.skip_to_working(DayWhy::StartDay)?;
        }
        count.start = count.at;
        Ok(count)
    }

    /// Goes on to the next day that counts.
    pub(super) fn next_counted(&mut self) -> Result<(), ClockError> {
        loop {
            let date = self.step()?;
            let mut day = self.natural(date);
            if self.request.unit == Unit::Calendar {
                (day.counts, day.why) = (true, DayWhy::CalendarDay);
            } else {
                self.decided_by(date);
            }
            if day.counts
                && let Some(pause) = self
                    .request
                    .pauses
                    .iter()
                    .find(|p| (p.from..=p.to).contains(&date))
            {
                (day.counts, day.why, day.name) =
                    (false, DayWhy::Paused, Some(pause.reason.clone()));
            }
            let counts = day.counts;
            self.days.push(day);
            if counts {
                return Ok(());
            }
        }
    }

    /// A calendar period whose last day is a rest day ends on the next working day.
    pub(super) fn move_end(&mut self) -> Result<(), ClockError> {
        self.decided_by(self.at);
        if self.works(self.at) {
            Ok(())
        } else {
            self.skip_to_working(DayWhy::EndMoved)
        }
    }

    /// Explains rest days up to the next working day, which is given `why` and not counted.
    fn skip_to_working(&mut self, why: DayWhy) -> Result<(), ClockError> {
        loop {
            let date = self.step()?;
            self.decided_by(date);
            let mut day = self.natural(date);
            let works = day.counts;
            if works {
                (day.counts, day.why) = (false, why);
            }
            self.days.push(day);
            if works {
                return Ok(());
            }
        }
    }

    fn step(&mut self) -> Result<NaiveDate, ClockError> {
        let next = self.at.checked_add_days(Days::new(1));
        match next {
            Some(date) if date.year() - self.start.year() <= 40 => {
                self.at = date;
                Ok(date)
            }
            _ => Err(ClockError::DateOutOfRange {
                text: self.at.to_string(),
            }),
        }
    }

    fn works(&self, date: NaiveDate) -> bool {
        is_working_day(date, self.calendar, self.closing)
    }

    /// The answer hangs on whether this day is worked.
    fn decided_by(&mut self, date: NaiveDate) {
        self.settled &= self.day_settled(date);
    }

    /// An office that is closed anyway need not wait for a notice.
    fn day_settled(&self, date: NaiveDate) -> bool {
        self.closing.reason(date).is_some() || self.calendar.is_settled(date)
    }

    /// The day by office and notice alone.
    fn natural(&self, date: NaiveDate) -> DayExplained {
        let works = self.works(date);
        let (why, name, notice) = match (self.closing.reason(date), self.calendar.special(date)) {
            (Some(reason), _) => (DayWhy::OfficeClosed, Some(reason.to_owned()), None),
            (None, Some(day)) => {
                let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
                let why = match day.kind {
                    SpecialKind::Off => DayWhy::Holiday,
                    SpecialKind::Work if weekend => DayWhy::MakeupDay,
                    SpecialKind::Work => DayWhy::WorkingDay,
                };
                (why, Some(day.name.clone()), Some(day.notice))
            }
            (None, None) if works => (DayWhy::WorkingDay, None, None),
            (None, None) => (DayWhy::Weekend, None, None),
        };
        DayExplained {
            date,
            counts: works,
            why,
            name,
            notice,
            settled: self.day_settled(date),
        }
    }

    pub(super) fn finish(self) -> Deadline {
        let years: BTreeSet<i32> = self.days.iter().filter_map(|day| day.notice).collect();
        let notices = years
            .into_iter()
            .map(|year| (year, self.calendar.papers(year).to_vec()))
            .collect();
        Deadline {
            due: self.at,
            settled: self.settled,
            unit: self.request.unit,
            start: self.start,
            days: self.days,
            notices,
        }
    }
}
