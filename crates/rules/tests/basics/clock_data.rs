use chrono::NaiveDate;
use linewarden_rules::clock::{Calendar, ClockId, ClockTable, SpecialKind, SupplyClass, Unit};
use linewarden_rules::routing::{Force, Grade};

#[test]
fn the_shipped_calendar_has_the_notice_for_2026() {
    let calendar = Calendar::shipped();
    assert_eq!(
        calendar.years().collect::<Vec<_>>(),
        (2015..=2026).collect::<Vec<_>>()
    );
    let year: Vec<NaiveDate> = NaiveDate::from_ymd_opt(2026, 1, 1)
        .unwrap()
        .iter_days()
        .take(365)
        .collect();
    let of = |kind| -> Vec<NaiveDate> {
        year.iter()
            .copied()
            .filter(|d| calendar.special(*d).is_some_and(|day| day.kind == kind))
            .collect()
    };
    let worked: Vec<String> = of(SpecialKind::Work)
        .iter()
        .map(|d| d.format("%m-%d").to_string())
        .collect();
    assert_eq!(
        worked,
        ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
    );
    assert_eq!(of(SpecialKind::Off).len(), 33);
    assert!(calendar.papers(2026)[0].contains("content_7047091"));
}

#[test]
fn bad_calendars_and_notices_are_refused() {
    let code = |text: &str| Calendar::from_json(text).unwrap_err().code();
    let day = r#"{"date":"2026-01-01","kind":"off","name":"元旦","notice":2026}"#;
    assert_eq!(code("{}"), "calendar.unreadable");
    assert_eq!(
        code(&format!(
            r#"{{"notices":{{"2026":[]}},"days":[{day},{day}]}}"#
        )),
        "calendar.bad_day"
    );
    assert_eq!(
        code(&format!(r#"{{"notices":{{"2025":[]}},"days":[{day}]}}"#)),
        "calendar.bad_day"
    );
    let far = day.replace("2026-01-01", "2025-11-30");
    assert_eq!(
        code(&format!(r#"{{"notices":{{"2026":[]}},"days":[{far}]}}"#)),
        "calendar.bad_day"
    );
    assert!(Calendar::from_json(&format!(r#"{{"notices":{{"2026":[]}},"days":[{day}]}}"#)).is_ok());

    let import = |text: &str| {
        Calendar::empty()
            .with_holiday_cn(text)
            .map_err(|error| error.code())
    };
    assert_eq!(
        import(r#"{"year":2027,"papers":[],"days":[]}"#),
        Err("calendar.notice_empty")
    );
    assert_eq!(
        import(r#"{"year":2027,"days":[{"name":"元旦","date":"2026-11-30","isOffDay":true}]}"#),
        Err("calendar.bad_day")
    );
    assert_eq!(import("[]"), Err("calendar.unreadable"));
}

#[test]
fn a_second_notice_for_a_year_replaces_the_first() {
    let notice = |date: &str| {
        format!(r#"{{"year":2027,"days":[{{"name":"元旦","date":"{date}","isOffDay":true}}]}}"#)
    };
    let calendar = Calendar::empty()
        .with_holiday_cn(&notice("2027-01-01"))
        .unwrap();
    let amended = calendar.with_holiday_cn(&notice("2027-01-04")).unwrap();
    assert!(amended.is_working("2027-01-01".parse().unwrap()));
    assert!(!amended.is_working("2027-01-04".parse().unwrap()));
}

#[test]
fn the_shipped_clocks_say_what_they_rest_on() {
    let table = ClockTable::shipped();
    let limit = |id| {
        let row = table.row(id);
        (row.days, row.unit, row.provenance.force)
    };
    assert_eq!(
        limit(ClockId::Survey),
        (Some(3), Unit::Working, Force::Adopted)
    );
    assert_eq!(
        limit(ClockId::Handover),
        (Some(2), Unit::Working, Force::Adopted)
    );
    assert_eq!(
        limit(ClockId::TransformerAnswer),
        (Some(3), Unit::Working, Force::Adopted)
    );
    assert_eq!(
        limit(ClockId::Reinspection),
        (Some(3), Unit::Working, Force::Advisory)
    );
    assert_eq!(
        limit(ClockId::RefusalReport),
        (Some(1), Unit::Working, Force::Advisory)
    );
    assert_eq!(
        limit(ClockId::Referral),
        (Some(5), Unit::Working, Force::Advisory)
    );
    assert_eq!(
        limit(ClockId::PublicNotice),
        (Some(30), Unit::Calendar, Force::Statutory)
    );
    assert_eq!(
        SupplyClass::ALL.map(|class| table.reply_days(class)),
        [Some(3), Some(3), Some(10), Some(20)]
    );
    assert_eq!(
        table.reply_set().provenance.grade,
        Grade::Memory,
        "shown as not verified"
    );
    assert_eq!(table.cutoff, None);
}

#[test]
fn a_reply_limit_shorter_than_its_steps_is_pointed_out() {
    let conflicts = ClockTable::shipped().conflicts();
    let found: Vec<_> = conflicts
        .iter()
        .map(|c| (c.set.as_str(), c.class, c.limit, c.needed))
        .collect();
    assert!(found.contains(&("rules-2024", SupplyClass::LowOther, 3, 5)));
    assert!(
        !found
            .iter()
            .any(|(set, class, ..)| *set == "sgcc-2011" && *class == SupplyClass::LowOther)
    );
}

#[test]
fn bad_clock_tables_are_refused() {
    let code = |change: &dyn Fn(&mut ClockTable)| {
        let mut table = ClockTable::shipped().clone();
        change(&mut table);
        ClockTable::from_json(&serde_json::to_string(&table).unwrap())
            .unwrap_err()
            .code()
    };
    assert_eq!(code(&|table| _ = table.clocks.remove(0)), "clocks.bad_row");
    assert_eq!(
        code(&|table| table.clocks[0].id = ClockId::Handover),
        "clocks.bad_row"
    );
    assert_eq!(
        code(&|table| table.clocks[0].days = Some(0)),
        "clocks.bad_row"
    );
    assert_eq!(code(&|table| table.clocks[0].days = None), "clocks.bad_row");
    assert_eq!(
        code(&|table| table.active_reply_set = "x".to_owned()),
        "clocks.unknown_set"
    );
    assert_eq!(
        code(&|table| table.cutoff = Some("17".to_owned())),
        "clock.cutoff_unreadable"
    );
    assert_eq!(
        ClockTable::from_json("{").unwrap_err().code(),
        "clocks.unreadable"
    );
}
