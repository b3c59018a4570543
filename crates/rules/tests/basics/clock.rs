use chrono::NaiveDate;
use linewarden_rules::clock::{
    Calendar, ClosingDays, DayWhy, Deadline, DeadlineRequest, MAX_DAYS, Pause, Starts, Unit,
    add_working_days, china_date, days_left, deadline, parse_cutoff, parse_received,
};
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn request(received: &str, days: u32) -> DeadlineRequest<'static> {
    DeadlineRequest::working_days(parse_received(received).unwrap(), days)
}

fn answer(request: &DeadlineRequest<'_>) -> Deadline {
    deadline(request, Calendar::shipped(), ClosingDays::none()).unwrap()
}

fn due(received: &str, days: u32) -> (String, bool) {
    let answer = answer(&request(received, days));
    (answer.due.to_string(), answer.settled)
}

fn with_cutoff(received: &str, days: u32, cutoff: &str) -> Deadline {
    answer(&DeadlineRequest {
        cutoff: Some(parse_cutoff(cutoff).unwrap()),
        ..request(received, days)
    })
}

fn whys(answer: &Deadline) -> Vec<(String, bool, DayWhy)> {
    answer
        .days
        .iter()
        .map(|day| (day.date.format("%m-%d").to_string(), day.counts, day.why))
        .collect()
}

#[test]
fn spring_festival_with_a_make_up_saturday() {
    for (received, expected) in [
        ("2026-02-13T16:59+08:00", "2026-02-25"),
        ("2026-02-13T17:00+08:00", "2026-02-25"),
        ("2026-02-13T17:00:59+08:00", "2026-02-25"),
        ("2026-02-13T17:01+08:00", "2026-02-26"),
        ("2026-02-13T17:30+08:00", "2026-02-26"),
        ("2026-02-13 17:30", "2026-02-26"),
        ("2026-02-13T09:30Z", "2026-02-26"),
        ("2026-02-13t09:30:00z", "2026-02-26"),
        ("2026-02-13T17:30+0800", "2026-02-26"),
        ("2026-02-13T17:30:00.5+08:00", "2026-02-26"),
    ] {
        let answer = with_cutoff(received, 3, "17:00");
        assert_eq!(
            (answer.due.to_string().as_str(), answer.settled),
            (expected, true),
            "{received}"
        );
    }
    let late = with_cutoff("2026-02-13T17:30+08:00", 3, "17:00");
    let mut expected = vec![
        ("02-13".to_owned(), false, DayWhy::ReceivedAfterCutoff),
        ("02-14".to_owned(), false, DayWhy::StartDay),
    ];
    expected.extend((15..=23).map(|day| (format!("02-{day}"), false, DayWhy::Holiday)));
    expected.extend((24..=26).map(|day| (format!("02-{day}"), true, DayWhy::WorkingDay)));
    assert_eq!(whys(&late), expected);
    assert_eq!(late.start, date("2026-02-14"));
    assert_eq!(late.days[2].name.as_deref(), Some("春节"));
    assert_eq!(late.days[2].notice, Some(2026));
    assert!(late.notices[&2026][0].starts_with("https://www.gov.cn/"));

    let in_time = with_cutoff("2026-02-13T17:00+08:00", 3, "17:00");
    assert_eq!(
        whys(&in_time)[1],
        ("02-14".to_owned(), true, DayWhy::MakeupDay)
    );
}

#[test]
fn plain_weeks_rest_days_and_chinese_days() {
    // Wednesday: Thursday, Friday, Monday.
    assert_eq!(
        due("2026-03-04T08:00+08:00", 3),
        ("2026-03-09".to_owned(), true)
    );
    // A receipt on Saturday or Sunday counts as of Monday the 9th.
    for received in ["2026-03-07T10:00+08:00", "2026-03-08T23:59+08:00"] {
        assert_eq!(
            due(received, 1),
            ("2026-03-10".to_owned(), true),
            "{received}"
        );
    }
    // 16:30 UTC on Thursday is Friday in China.
    assert_eq!(due("2026-03-05T16:30Z", 1), ("2026-03-09".to_owned(), true));
    assert_eq!(due("2026-03-05T15:59Z", 1), ("2026-03-06".to_owned(), true));
    // Holiday from 1 to 7 October, then the 8th, the 9th and the make-up Saturday the 10th.
    assert_eq!(
        due("2026-09-30T09:00+08:00", 3),
        ("2026-10-10".to_owned(), true)
    );
}

#[test]
fn a_december_waits_for_the_next_notice() {
    // By the notice for 2019: Saturday 2018-12-29 worked, Monday 12-31 off.
    assert_eq!(
        due("2018-12-28T09:00+08:00", 1),
        ("2018-12-29".to_owned(), true)
    );
    assert_eq!(
        due("2018-12-28T09:00+08:00", 2),
        ("2019-01-02".to_owned(), true)
    );
    // 2026-11-25 is a Wednesday; the notice for 2027 is not known.
    assert_eq!(
        due("2026-11-25T09:00+08:00", 3),
        ("2026-11-30".to_owned(), true)
    );
    assert_eq!(
        due("2026-11-25T09:00+08:00", 4),
        ("2026-12-01".to_owned(), false)
    );
    let into_2027 = answer(&request("2026-12-30T09:00+08:00", 3));
    // Thursday the 31st, Friday the 1st by the plain week, Monday the 4th.
    assert_eq!(
        (into_2027.due, into_2027.settled),
        (date("2027-01-04"), false)
    );
    assert!(
        into_2027
            .days
            .iter()
            .all(|day| !day.settled && day.notice.is_none())
    );
    // Before the first notice known.
    assert_eq!(
        due("2014-06-03T09:00+08:00", 1),
        ("2014-06-04".to_owned(), false)
    );
    // Whether the day itself is worked matters for a receipt, not for an event. Sunday 2015-01-04 was worked.
    assert_eq!(
        due("2014-12-31T09:00+08:00", 1),
        ("2015-01-04".to_owned(), false)
    );
    let event = answer(&DeadlineRequest {
        starts: Starts::Event,
        ..request("2014-12-31T09:00+08:00", 1)
    });
    assert_eq!((event.due, event.settled), (date("2015-01-04"), true));
}

#[test]
fn the_notice_for_2027_settles_what_waited_for_it() {
    let notice = r#"{"year":2027,"papers":["示例文件"],"days":[
        {"name":"元旦","date":"2027-01-01","isOffDay":true},
        {"name":"元旦","date":"2026-12-31","isOffDay":true},
        {"name":"元旦","date":"2026-12-26","isOffDay":false}]}"#;
    let calendar = Calendar::shipped().clone().with_holiday_cn(notice).unwrap();
    let ask = |received: &str, days| {
        let answer = deadline(&request(received, days), &calendar, ClosingDays::none()).unwrap();
        (answer.due.to_string(), answer.settled)
    };
    assert_eq!(
        ask("2026-12-30T09:00+08:00", 3),
        ("2027-01-06".to_owned(), true)
    );
    assert_eq!(
        ask("2026-12-25T09:00+08:00", 1),
        ("2026-12-26".to_owned(), true)
    );
    assert_eq!(
        ask("2027-12-01T09:00+08:00", 1),
        ("2027-12-02".to_owned(), false)
    );
}

#[test]
fn calendar_days_end_on_a_working_day() {
    let calendar_days = |received: &str, days, starts| {
        answer(&DeadlineRequest {
            unit: Unit::Calendar,
            starts,
            ..request(received, days)
        })
    };
    // Thirty days after 2026-01-20 is 02-19, inside the Spring Festival; the first working day is the 24th.
    let moved = calendar_days("2026-01-20T09:00+08:00", 30, Starts::Event);
    assert_eq!((moved.due, moved.settled), (date("2026-02-24"), true));
    assert_eq!(moved.days.iter().filter(|day| day.counts).count(), 30);
    let last = moved.days.last().unwrap();
    assert_eq!((last.why, last.counts), (DayWhy::EndMoved, false));
    // Published on a Saturday: that day is the event, 30 days on is Monday 08-31.
    assert_eq!(
        calendar_days("2026-08-01T09:00+08:00", 30, Starts::Event).due,
        date("2026-08-31")
    );
    // The same as a receipt counts as of Monday the 3rd: 09-02.
    assert_eq!(
        calendar_days("2026-08-01T09:00+08:00", 30, Starts::Receipt).due,
        date("2026-09-02")
    );
    // Only the end decides: a period that runs through an unsettled December into nothing known.
    assert!(!calendar_days("2026-11-20T09:00+08:00", 30, Starts::Event).settled);
    // A make-up Saturday is no rest day.
    assert_eq!(
        calendar_days("2026-02-09T09:00+08:00", 5, Starts::Event).due,
        date("2026-02-14")
    );
}

#[test]
fn closing_days_and_pauses_do_not_count() {
    let closing = ClosingDays([(date("2026-03-04"), "盘点".to_owned())].into());
    let answer = deadline(
        &request("2026-03-02T09:00+08:00", 3),
        Calendar::shipped(),
        &closing,
    )
    .unwrap();
    assert_eq!(answer.due, date("2026-03-06"));
    assert_eq!(
        (answer.days[2].why, answer.days[2].name.as_deref()),
        (DayWhy::OfficeClosed, Some("盘点"))
    );

    let pauses = [Pause {
        from: date("2026-03-04"),
        to: date("2026-03-10"),
        reason: "待补材料".to_owned(),
    }];
    let paused = DeadlineRequest {
        pauses: &pauses,
        ..request("2026-03-02T09:00+08:00", 3)
    };
    let paused_answer = deadline(&paused, Calendar::shipped(), ClosingDays::none()).unwrap();
    // The 3rd counts, 4 to 10 March are paused, then the 11th and 12th.
    assert_eq!(paused_answer.due, date("2026-03-12"));
    assert_eq!(
        (
            paused_answer.days_used(date("2026-03-10")),
            paused_answer.days_unused(date("2026-03-10"))
        ),
        (1, 2)
    );
    let why = |text: &str| {
        paused_answer
            .days
            .iter()
            .find(|day| day.date == date(text))
            .unwrap()
            .why
    };
    assert_eq!(
        (why("2026-03-04"), why("2026-03-07")),
        (DayWhy::Paused, DayWhy::Weekend)
    );

    let calendar_days = DeadlineRequest {
        unit: Unit::Calendar,
        starts: Starts::Event,
        ..paused
    };
    // 3, 11, 12 March.
    assert_eq!(
        deadline(&calendar_days, Calendar::shipped(), ClosingDays::none())
            .unwrap()
            .due,
        date("2026-03-12")
    );

    let reversed = [Pause {
        from: date("2026-03-05"),
        to: date("2026-03-04"),
        reason: String::new(),
    }];
    let error = deadline(
        &DeadlineRequest {
            pauses: &reversed,
            ..paused
        },
        Calendar::shipped(),
        &closing,
    )
    .unwrap_err();
    assert_eq!(error.code(), "clock.pause_reversed");
}

#[test]
fn days_left_are_signed_working_days() {
    let left = |today: &str, due: &str| {
        days_left(
            date(today),
            date(due),
            Calendar::shipped(),
            ClosingDays::none(),
        )
    };
    assert_eq!(left("2026-02-13", "2026-02-25"), 3);
    assert_eq!(left("2026-02-25", "2026-02-25"), 0);
    assert_eq!(left("2026-02-26", "2026-02-25"), -1);
    assert_eq!(left("2026-03-09", "2026-03-06"), -1);
    assert_eq!(left("2026-03-08", "2026-03-06"), 0);
    let added = add_working_days(
        date("2026-02-13"),
        3,
        Calendar::shipped(),
        ClosingDays::none(),
    )
    .unwrap();
    assert_eq!(added, (date("2026-02-25"), true));
}

#[test]
fn unreadable_times_and_lengths_are_refused() {
    for text in [
        "",
        "2026-02-30T10:00",
        "2026-02-13T25:00",
        "yesterday",
        "2026-02-13T17:30+99:00",
        "13/02/2026",
    ] {
        assert_eq!(
            parse_received(text).unwrap_err().code(),
            "clock.received_unreadable",
            "{text}"
        );
    }
    assert_eq!(
        parse_received("9999-01-01").unwrap_err().code(),
        "clock.date_out_of_range"
    );
    assert_eq!(
        parse_received("２０２６－０２－１３　１７：３０").unwrap(),
        parse_received("2026-02-13T17:30").unwrap()
    );
    assert_eq!(
        china_date(parse_received("2026-02-13T16:00:00Z").unwrap()),
        date("2026-02-14")
    );
    for text in ["", "25:00", "17", "5pm"] {
        assert_eq!(
            parse_cutoff(text).unwrap_err().code(),
            "clock.cutoff_unreadable",
            "{text}"
        );
    }
    for days in [0, MAX_DAYS + 1] {
        let error = deadline(
            &request("2026-03-02", days),
            Calendar::shipped(),
            ClosingDays::none(),
        )
        .unwrap_err();
        assert_eq!(error.code(), "clock.days_out_of_range");
    }
    assert!(
        deadline(
            &request("2199-12-31", MAX_DAYS),
            Calendar::shipped(),
            ClosingDays::none()
        )
        .is_ok()
    );
}

fn moment() -> impl Strategy<Value = chrono::DateTime<chrono::FixedOffset>> {
    // 2015-01-01 to 2028-12-31 in minutes.
    (0i64..14 * 366 * 1440).prop_map(|minutes| {
        parse_received("2015-01-01").unwrap() + chrono::TimeDelta::minutes(minutes)
    })
}

proptest! {
    #[test]
    fn later_or_longer_never_ends_earlier(
        a in moment(), b in moment(), days in 1u32..40, longer in 0u32..10,
        cutoff in proptest::option::of(0u32..1440), working in any::<bool>(), receipt in any::<bool>(),
    ) {
        let unit = if working { Unit::Working } else { Unit::Calendar };
        let starts = if receipt { Starts::Receipt } else { Starts::Event };
        let cutoff = cutoff.map(|m| chrono::NaiveTime::from_hms_opt(m / 60, m % 60, 0).unwrap());
        let ask = |received, days| answer(&DeadlineRequest { received, days, unit, starts, cutoff, pauses: &[] });
        let (first, second) = (ask(a.min(b), days), ask(a.max(b), days));
        prop_assert!(first.due <= second.due);
        prop_assert!(first.due <= ask(a.min(b), days + longer).due);

        // The explanation is complete: every day from the event to the end once, exactly `days` of them counted.
        prop_assert_eq!(first.days[0].date, china_date(a.min(b)));
        prop_assert_eq!(first.days.last().unwrap().date, first.due);
        prop_assert!(first.days.windows(2).all(|pair| pair[0].date.succ_opt() == Some(pair[1].date)));
        prop_assert_eq!(first.days.iter().filter(|day| day.counts).count() as u32, days);
        // It never ends on a rest day, and says so when a day it hangs on is not settled.
        prop_assert!(Calendar::shipped().is_working(first.due));
        if working {
            prop_assert_eq!(first.settled, first.days.iter().skip(usize::from(!receipt)).all(|day| day.settled));
        }
    }

    #[test]
    fn days_left_agrees_with_the_deadline(a in moment(), days in 1u32..40) {
        let answer = answer(&DeadlineRequest::working_days(a, days));
        let left = days_left(answer.start, answer.due, Calendar::shipped(), ClosingDays::none());
        prop_assert_eq!(left, i64::from(days));
    }
}
