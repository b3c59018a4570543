//! A sample office, plainly marked 示例: real lines, a network of our own beside them, and some sixty cases in every
//! stage, kind and tier, dated from the day it is made. Everything in it came about by the same operations a person uses.
mod forms;
mod ground;
mod plan;
mod play;
mod units;

pub use units::PIN;

use crate::clock::Clock;
use crate::error::Failure;
use crate::office::{Office, OpenOptions};
use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc};
use linewarden_rules::clock::{CHINA, Calendar, ClosingDays, is_working_day};
use play::Stage;
use serde::Serialize;
use serde_json::json;
use std::path::{Path, PathBuf};

/// What a sample office has.
#[derive(Clone, Debug, Serialize)]
pub struct DemoReport {
    pub cases: u32,
    pub facilities: u64,
    pub people: u32,
}

/// Minutes between the acts of one day: a case's own acts follow each other, cases do not fall on the same minute.
const ACT_MINUTES: i64 = 47;
const CASE_MINUTES: i64 = 3;
const FIRST_MINUTE: i64 = 8 * 60 + 5;
const LAST_MINUTE: i64 = 17 * 60 + 20;

/// The day `ago` working days before `today`.
fn working_day(today: NaiveDate, ago: u32) -> NaiveDate {
    let mut day = today;
    let mut left = ago;
    while left > 0 {
        day = day.checked_sub_days(Days::new(1)).unwrap_or(day);
        if is_working_day(day, Calendar::shipped(), ClosingDays::none()) {
            left -= 1;
        }
    }
    day
}

fn moment(day: NaiveDate, minute: i64) -> DateTime<FixedOffset> {
    let time = NaiveTime::MIN + TimeDelta::minutes(minute.min(LAST_MINUTE));
    day.and_time(time)
        .and_local_timezone(CHINA)
        .single()
        .unwrap_or_else(|| Utc::now().with_timezone(&CHINA))
}

/// Makes a sample office in an empty folder. `tell` hears how far it is.
pub fn create(
    folder: &Path,
    paper_worker: Option<PathBuf>,
    tell: &mut dyn FnMut(u32, u32),
) -> Result<DemoReport, Failure> {
    let today = Utc::now().with_timezone(&CHINA).date_naive();
    // Every act, in the order of time; within a case in the order of its plot.
    let mut acts = Vec::new();
    for (case, plot) in plan::PLOTS.iter().enumerate() {
        let mut after = moment(NaiveDate::MIN.max(today - Days::new(3650)), 0);
        for (index, (act, ago)) in plot.acts.iter().enumerate() {
            let minute =
                FIRST_MINUTE + index as i64 * ACT_MINUTES + case as i64 * CASE_MINUTES % 150;
            let at = moment(working_day(today, *ago), minute).max(after + TimeDelta::minutes(1));
            after = at;
            acts.push((at, case, *act));
        }
    }
    acts.sort_by_key(|(at, case, _)| (*at, *case));
    let first = acts
        .first()
        .map_or_else(|| moment(today, 0), |(at, _, _)| *at);
    let clock = Clock::set_to(first - TimeDelta::days(1));
    let options = OpenOptions {
        clock: clock.clone(),
        paper_worker,
    };
    let office = Office::open(folder, options).map_err(|e| {
        Failure::new(
            http::StatusCode::SERVICE_UNAVAILABLE,
            e.code(),
            e.params(),
            "demo.try_again",
        )
    })?;
    if office.organisation().founded {
        return Err(Failure::conflict("office.founded_already", json!({})));
    }
    let founded = first.date_naive() - Days::new(365);
    let people = units::people(founded);
    let count = people.len() as u32;
    crate::founding::found(
        &office,
        crate::journal::CommandKey::fresh(),
        [0; 32],
        units::OFFICE,
        units::NOTICE_WORD,
        true,
        units::units(),
        people,
    )?;
    let mut stage = Stage::new(office, clock);
    let facilities = stage.load_ground(&today.to_string())?;
    let total = acts.len() as u32;
    for (done, (at, case, act)) in acts.into_iter().enumerate() {
        tell(done as u32, total);
        stage.play(at, case, act)?;
    }
    tell(total, total);
    Ok(DemoReport {
        cases: plan::PLOTS.len() as u32,
        facilities,
        people: count,
    })
}
