use crate::run::{answer, linewarden, refusal};
use serde_json::{Value, json};

fn deadline(args: &[&str]) -> Value {
    answer(&[&["deadline"], args].concat())
}

#[test]
fn the_cut_off_minute_is_in_time() {
    for (received, due) in [
        ("2026-02-13T16:59+08:00", "2026-02-25"),
        ("2026-02-13T17:00+08:00", "2026-02-25"),
        ("2026-02-13T17:30+08:00", "2026-02-26"),
        ("2026-02-13T17:30", "2026-02-26"),
        ("2026-02-13T09:30Z", "2026-02-26"),
    ] {
        let answer = deadline(&["--received", received, "--days", "3", "--cutoff", "17:00"]);
        assert_eq!(
            (answer["due"].as_str(), answer["settled"].as_bool()),
            (Some(due), Some(true)),
            "{received}"
        );
    }
}

#[test]
fn every_day_is_explained() {
    let answer = deadline(&[
        "--received",
        "2026-02-13T17:30+08:00",
        "--days",
        "3",
        "--cutoff",
        "17:00",
    ]);
    let days = answer["days"].as_array().unwrap();
    assert_eq!(days.len(), 14);
    assert_eq!(days.iter().filter(|day| day["counts"] == true).count(), 3);
    assert_eq!(days[0]["why"], "received_after_cutoff");
    assert_eq!(
        (&days[3]["why"], &days[3]["name"], &days[3]["notice"]),
        (&json!("holiday"), &json!("春节"), &json!(2026))
    );
}

#[test]
fn an_unknown_year_is_an_estimate() {
    let answer = deadline(&["--received", "2026-12-30T09:00+08:00", "--days", "3"]);
    assert_eq!(
        (&answer["due"], &answer["settled"]),
        (&json!("2027-01-04"), &json!(false))
    );
    let text = linewarden(&[
        "deadline",
        "--received",
        "2026-12-30T09:00+08:00",
        "--days",
        "3",
    ])
    .stdout;
    assert!(
        text.contains("待定") && text.contains("2027-01-04"),
        "{text}"
    );
}

#[test]
fn a_notice_file_settles_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("2027.json");
    let args = [
        "--received",
        "2026-12-30",
        "--days",
        "3",
        "--notice",
        path.to_str().unwrap(),
    ];
    std::fs::write(
        &path,
        r#"{"year":2027,"papers":[],"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true}]}"#,
    )
    .unwrap();
    let answer = deadline(&args);
    assert_eq!(
        (&answer["due"], &answer["settled"]),
        (&json!("2027-01-05"), &json!(true))
    );
    std::fs::write(&path, r#"{"year":2027,"papers":[],"days":[]}"#).unwrap();
    assert_eq!(
        refusal(&[&["deadline"], &args[..]].concat())["code"],
        "calendar.notice_empty"
    );
}

#[test]
fn units_closing_days_and_pauses() {
    let notice = [
        "--received",
        "2026-01-20",
        "--days",
        "30",
        "--unit",
        "calendar",
        "--starts",
        "event",
    ];
    assert_eq!(deadline(&notice)["due"], "2026-02-24");
    let base = ["--received", "2026-03-02", "--days", "3"];
    assert_eq!(deadline(&base)["due"], "2026-03-05");
    assert_eq!(
        deadline(&[&base[..], &["--closing", "2026-03-03,2026-03-04"]].concat())["due"],
        "2026-03-09"
    );
    assert_eq!(
        deadline(&[&base[..], &["--pause", "2026-03-04/2026-03-10"]].concat())["due"],
        "2026-03-12"
    );
}

#[test]
fn refusals_are_named() {
    for (args, code) in [
        (
            &["--received", "yesterday", "--days", "3"][..],
            "clock.received_unreadable",
        ),
        (
            &["--received", "9999-01-01", "--days", "3"],
            "clock.date_out_of_range",
        ),
        (
            &["--received", "2026-03-02", "--days", "0"],
            "clock.days_out_of_range",
        ),
        (
            &["--received", "2026-03-02", "--days", "-1"],
            "clock.days_out_of_range",
        ),
        (
            &["--received", "2026-03-02", "--days", "99999999999999999999"],
            "clock.days_out_of_range",
        ),
        (
            &["--received", "2026-03-02", "--days", "1.5"],
            "clock.days_not_a_number",
        ),
        (
            &[
                "--received",
                "2026-03-02",
                "--days",
                "3",
                "--cutoff",
                "25:00",
            ],
            "clock.cutoff_unreadable",
        ),
        (
            &["--received", "2026-03-02", "--days", "3", "--closing", "x"],
            "clock.date_unreadable",
        ),
        (
            &[
                "--received",
                "2026-03-02",
                "--days",
                "3",
                "--pause",
                "2026-03-04",
            ],
            "clock.pause_unreadable",
        ),
        (
            &[
                "--received",
                "2026-03-02",
                "--days",
                "3",
                "--pause",
                "2026-03-04/2026-03-03",
            ],
            "clock.pause_reversed",
        ),
    ] {
        assert_eq!(
            refusal(&[&["deadline"], args].concat())["code"],
            code,
            "{args:?}"
        );
    }
}
