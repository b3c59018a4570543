//! What was seen is always taken in; only what follows from it is decided.
use crate::story::*;
use chrono::Duration;
use linewarden_geofence::Verdict;
use linewarden_rules::application;
use linewarden_rules::notice;
use linewarden_rules::survey::{self, Effect, Measurement, SurveyRecord, find_survey_faults};

#[test]
fn a_survey_without_photo_position_or_second_person_is_taken_in() {
    let story = Story::t1().when(|case, now| {
        let bare = SurveyRecord {
            surveyors: vec![linewarden_rules::StaffId::new("surveyor")],
            ..survey(now, Effect::Severe, false)
        };
        survey::record(case, bare, now)
    });
    assert_eq!(story.case().effect(), Some(Effect::Severe));
}

#[test]
fn every_survey_is_kept_and_the_latest_counts() {
    let story = Story::t1()
        .surveyed(Effect::None)
        .surveyed(Effect::Possible);
    assert_eq!(story.case().surveys.len(), 2);
    assert_eq!(story.case().effect(), Some(Effect::Possible));
}

#[test]
fn a_survey_after_an_approval_is_taken_in() {
    let story = Story::t1()
        .surveyed(Effect::None)
        .approved()
        .surveyed(Effect::Severe);
    assert_eq!(story.case().surveys.len(), 2);
}

#[test]
fn the_surveyor_may_differ_from_the_machine_with_a_reason_and_both_stay() {
    let story = Story::of("380V", "10", inside());
    let differing = |reasons: &[&str], now| SurveyRecord {
        differences: reasons.iter().map(|r| difference(r)).collect(),
        ..survey(now, Effect::None, false)
    };
    assert_eq!(
        story.refused(|case, now| survey::record(case, differing(&[], now), now)),
        "survey.differs_without_reason"
    );
    assert_eq!(
        story.refused(|case, now| survey::record(case, differing(&["  "], now), now)),
        "survey.difference_unexplained"
    );
    let story = story.when(|case, now| survey::record(case, differing(&["实测 6.1 m"], now), now));
    let case = story.case();
    assert_eq!(
        case.screening.as_ref().unwrap().verdict,
        Verdict::Inside,
        "the machine's answer stays"
    );
    assert!(!case.inside_zone(), "the person's counts");
    assert!(!case.inside_overhead_zone());
}

#[test]
fn what_cannot_have_been_seen_is_not_an_observation() {
    let story = Story::t1();
    let with = |change: fn(&mut SurveyRecord)| {
        story.refused(|case, now| {
            let mut record = survey(now, Effect::None, false);
            change(&mut record);
            survey::record(case, record, now)
        })
    };
    assert_eq!(
        with(|s| s.surveyed_at += Duration::minutes(6)),
        "survey.in_future"
    );
    assert_eq!(with(|s| s.surveyors.clear()), "survey.no_surveyor");
    assert_eq!(with(|s| s.unlawful = true), "survey.unlawful_unexplained");
    let measured = |distance_mm| Measurement {
        facility: "SL-901".into(),
        facility_name: "示例901线".into(),
        distance_mm,
        accuracy_mm: 300,
        method: "全站仪".into(),
        instrument: "示例".into(),
    };
    let record = |distance| SurveyRecord {
        measurements: vec![measured(distance)],
        ..survey(story.now, Effect::None, false)
    };
    let faults = |distance| {
        find_survey_faults(&story.case(), &record(distance), story.now)
            .iter()
            .map(|f| f.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(faults(-1), ["survey.measurement_incomplete"]);
    assert_eq!(faults(0), Vec::<&str>::new(), "touching is a distance");
}

#[test]
fn a_late_report_of_rectification_is_taken_in() {
    let story = Story::t1()
        .surveyed(Effect::Severe)
        .noticed()
        .served()
        .on("2026-04-20")
        .reported();
    assert!(story.case().latest_notice().unwrap().rectification_waits());
    assert_eq!(
        story.refused(|case, now| notice::rectified(
            case,
            rectification(now + Duration::hours(1)),
            now
        )),
        "rectification.in_future"
    );
}

#[test]
fn a_comment_is_taken_in_by_an_ended_case_and_changes_nothing_but_the_version() {
    let ended = Story::t1().when(|case, _| application::withdraw(case, "不再需要".into()));
    let before = ended.case();
    let after = ended
        .when(|case, _| application::comment(case, "已电话告知".into()))
        .case();
    assert_eq!(after.version, before.version + 1);
    assert_eq!(
        linewarden_rules::case::Case {
            version: before.version,
            position: before.position,
            ..after
        },
        before
    );
}
