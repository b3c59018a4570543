//! `linewarden deadline`: when a period ends, and why each day counts or not.

use crate::help::help;
use crate::output::{Answer, CliError};
use crate::words::{self, Lang};
use chrono::{Datelike, NaiveDate};
use clap::{Args, ValueEnum};
use linewarden_rules::capacity::fold_width;
use linewarden_rules::clock::{
    Calendar, ClockError, ClosingDays, DayExplained, Deadline, DeadlineRequest, MAX_DAYS, Pause,
    Starts, Unit, deadline, parse_cutoff, parse_received,
};
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct DeadlineArgs {
    #[arg(long, allow_hyphen_values = true, value_name = "TIME", help = help("deadline.received"))]
    received: String,
    #[arg(long, allow_hyphen_values = true, value_name = "N", help = help("deadline.days"))]
    days: String,
    #[arg(long, allow_hyphen_values = true, value_name = "HH:MM", help = help("deadline.cutoff"))]
    cutoff: Option<String>,
    #[arg(long, value_enum, default_value = "working", value_name = "working|calendar", help = help("deadline.unit"))]
    unit: UnitArg,
    #[arg(long, value_enum, default_value = "receipt", value_name = "receipt|event", help = help("deadline.starts"))]
    starts: StartsArg,
    #[arg(long, value_delimiter = ',', value_name = "DATE", help = help("deadline.closing"))]
    closing: Vec<String>,
    #[arg(long, value_name = "FROM/TO", help = help("deadline.pause"))]
    pause: Vec<String>,
    #[arg(long, value_name = "FILE", help = help("deadline.notice"))]
    notice: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum UnitArg {
    Working,
    Calendar,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum StartsArg {
    Receipt,
    Event,
}

/// Computes one deadline with the calendar that ships and the notices given.
pub(crate) fn run(args: DeadlineArgs) -> Result<Answer, CliError> {
    let pauses = args
        .pause
        .iter()
        .map(|text| read_pause(text))
        .collect::<Result<Vec<_>, _>>()?;
    let request = DeadlineRequest {
        received: parse_received(&args.received)?,
        days: read_days(&args.days)?,
        unit: match args.unit {
            UnitArg::Working => Unit::Working,
            UnitArg::Calendar => Unit::Calendar,
        },
        starts: match args.starts {
            StartsArg::Receipt => Starts::Receipt,
            StartsArg::Event => Starts::Event,
        },
        cutoff: args.cutoff.as_deref().map(parse_cutoff).transpose()?,
        pauses: &pauses,
    };
    let mut closing = ClosingDays::default();
    for text in &args.closing {
        closing.0.insert(read_date(text)?, String::new());
    }
    let mut calendar = Calendar::shipped().clone();
    for path in &args.notice {
        let text = std::fs::read_to_string(path).map_err(|error| CliError::file(path, &error))?;
        calendar = calendar.with_holiday_cn(&text)?;
    }
    let answer = deadline(&request, &calendar, &closing)?;
    let text = in_words(&answer, words::lang());
    Ok(Answer::Data {
        value: json!(answer),
        text,
    })
}

fn read_days(text: &str) -> Result<u32, CliError> {
    let folded = fold_width(text);
    let number = folded.strip_prefix('-').unwrap_or(&folded);
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CliError::new(
            "clock.days_not_a_number",
            json!({ "given": text.trim() }),
            "clock.whole_days",
        ));
    }
    // Only a run of digits is left; one too long for the type is out of range as well.
    let days = folded.parse::<i64>().unwrap_or(i64::MAX);
    u32::try_from(days).map_err(|_| {
        ClockError::DaysOutOfRange {
            days,
            max: MAX_DAYS,
        }
        .into()
    })
}

fn read_date(text: &str) -> Result<NaiveDate, CliError> {
    let unreadable = || {
        CliError::new(
            "clock.date_unreadable",
            json!({ "given": text.trim() }),
            "clock.date_form",
        )
    };
    NaiveDate::parse_from_str(&fold_width(text), "%Y-%m-%d").map_err(|_| unreadable())
}

fn read_pause(text: &str) -> Result<Pause, CliError> {
    let unreadable = || {
        CliError::new(
            "clock.pause_unreadable",
            json!({ "given": text.trim() }),
            "clock.pause_form",
        )
    };
    let folded = fold_width(text);
    let (from, to) = folded.split_once('/').ok_or_else(unreadable)?;
    let (from, to) = (
        read_date(from).map_err(|_| unreadable())?,
        read_date(to).map_err(|_| unreadable())?,
    );
    Ok(Pause {
        from,
        to,
        reason: String::new(),
    })
}

fn in_words(answer: &Deadline, lang: Lang) -> String {
    let key = if answer.settled {
        "deadline.settled"
    } else {
        "deadline.unsettled"
    };
    let mut lines = vec![words::message(
        lang,
        key,
        &json!({ "due": date_in_words(answer.due, lang) }),
    )];
    let mut number = 0;
    for day in &answer.days {
        number += i32::from(day.counts);
        lines.push(day_in_words(day, number, lang));
    }
    for (year, papers) in &answer.notices {
        let params = json!({ "year": year, "papers": papers.join(" ") });
        lines.push(words::message(lang, "deadline.notice", &params));
    }
    lines.join("\n")
}

fn day_in_words(day: &DayExplained, number: i32, lang: Lang) -> String {
    let counted = if day.counts {
        format!("{number:>4}")
    } else {
        "   -".to_owned()
    };
    let why = words::name(lang, "day", &day.why);
    let name = day.name.as_deref().filter(|name| !name.is_empty());
    let name = name.map(|name| {
        if lang == Lang::Zh {
            format!("（{name}）")
        } else {
            format!(" ({name})")
        }
    });
    let open = if day.settled {
        String::new()
    } else {
        words::message(lang, "day.unsettled", &json!({}))
    };
    format!(
        "{counted}  {}  {why}{}{open}",
        date_in_words(day.date, lang),
        name.unwrap_or_default()
    )
}

fn date_in_words(date: NaiveDate, lang: Lang) -> String {
    let index = date.weekday().num_days_from_monday() as usize;
    match lang {
        Lang::Zh => format!(
            "{date} 周{}",
            ["一", "二", "三", "四", "五", "六", "日"][index]
        ),
        Lang::En => format!(
            "{date} {}",
            ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][index]
        ),
    }
}
