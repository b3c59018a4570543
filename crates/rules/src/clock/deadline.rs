//! When a period ends, and how many days are left.

use super::count::Count;
use super::{
    CHINA, Calendar, ClockError, ClosingDays, Deadline, DeadlineRequest, MAX_DAYS, Starts, Unit,
};
use chrono::{NaiveDate, NaiveTime};

/// Computes a deadline.
///
/// The day of the event does not count. A late receipt counts as received the next working day, which then does not count
/// either. Three working days, cut-off 17:00, received on Friday 2026-02-13; Saturday the 14th is a make-up working day, 15
/// to 23 February is the Spring Festival:
/// - at 17:00 the receipt is of the 13th; counted are the 14th, 24th and 25th: due 2026-02-25;
/// - at 17:30 it counts as received on the 14th; counted are the 24th, 25th and 26th: due 2026-02-26.
///
/// # Errors
/// `clock.days_out_of_range`, `clock.pause_reversed`, and `clock.date_out_of_range` where pauses or closing days push the end
/// beyond forty years.
pub fn deadline(
    request: &DeadlineRequest<'_>,
    calendar: &Calendar,
    closing: &ClosingDays,
) -> Result<Deadline, ClockError> {
    if !(1..=MAX_DAYS).contains(&request.days) {
        return Err(ClockError::DaysOutOfRange {
            days: request.days.into(),
            max: MAX_DAYS,
        });
    }
    if let Some(pause) = request.pauses.iter().find(|pause| pause.to < pause.from) {
        return Err(ClockError::PauseReversed {
            text: format!("{}/{}", pause.from, pause.to),
        });
    }
    let mut count = Count::begin(request, calendar, closing)?;
    for _ in 0..request.days {
        count.next_counted()?;
    }
    if request.unit == Unit::Calendar {
        count.move_end()?;
    }
    Ok(count.finish())
}

/// Signed working days from `today` to `due`: 0 on the day, negative after it. A rest day after `due` still gives 0; whether a
/// thing is late is `today > due`.
pub fn days_left(
    today: NaiveDate,
    due: NaiveDate,
    calendar: &Calendar,
    closing: &ClosingDays,
) -> i64 {
    let (from, to, sign) = if today <= due {
        (today, due, 1)
    } else {
        (due, today, -1)
    };
    let working = from
        .iter_days()
        .skip(1)
        .take_while(|date| *date <= to)
        .filter(|d| is_working_day(*d, calendar, closing));
    sign * i64::try_from(working.count()).expect("a count of days fits")
}

/// The `days`-th working day after `from`, and whether it is settled.
///
/// # Errors
/// As [`deadline`].
pub fn add_working_days(
    from: NaiveDate,
    days: u32,
    calendar: &Calendar,
    closing: &ClosingDays,
) -> Result<(NaiveDate, bool), ClockError> {
    let out_of_range = || ClockError::DateOutOfRange {
        text: from.to_string(),
    };
    let received = from
        .and_time(NaiveTime::MIN)
        .and_local_timezone(CHINA)
        .single()
        .ok_or_else(out_of_range)?;
    let request = DeadlineRequest {
        starts: Starts::Event,
        ..DeadlineRequest::working_days(received, days)
    };
    deadline(&request, calendar, closing).map(|deadline| (deadline.due, deadline.settled))
}

/// Whether this office works that day, as far as the notices are known.
pub fn is_working_day(date: NaiveDate, calendar: &Calendar, closing: &ClosingDays) -> bool {
    closing.reason(date).is_none() && calendar.is_working(date)
}
