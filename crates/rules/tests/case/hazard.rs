//! From a hazard to a notice and out of it.
use crate::story::*;
use chrono::Days;
use linewarden_geofence::Work;
use linewarden_rules::application::Building;
use linewarden_rules::case::{Duty, Limit, Outside, Stage, Step, open_tasks};
use linewarden_rules::clock::ClockId;
use linewarden_rules::notice::{self, Issued, NoticeFields, Reinspected, Voided};
use linewarden_rules::supply::{self, Agreement, Approval, BuildingGround, GroundKind, Permit};
use linewarden_rules::survey::{self, Effect};
use linewarden_rules::{NoticeId, StaffId};

#[test]
fn a_hazard_goes_by_notice_service_rectification_and_reinspection_to_a_decision() {
    let story = Story::t1()
        .surveyed(Effect::Severe)
        .stands(Stage::Hazard, &[(Step::Notice, Duty::Surveying)]);
    assert_eq!(
        story.refused(|case, _| approve(case, "head")),
        "notice.open"
    );
    let story = story
        .noticed()
        .stands(Stage::Hazard, &[(Step::Service, Duty::Surveying)]);
    assert_eq!(
        story.refused(|case, _| approve(case, "head")),
        "notice.open"
    );
    let story = story
        .served()
        .stands(Stage::Hazard, &[(Step::Rectification, Duty::Surveying)]);
    let waiting = &open_tasks(&story.case())[0];
    assert_eq!(waiting.waits_for, Some(Outside::Applicant));
    assert!(
        matches!(&waiting.limit, Limit::Date { clock: ClockId::Rectification, date, .. } if *date == day("2026-03-20"))
    );
    let story = story
        .reported()
        .stands(Stage::Hazard, &[(Step::Reinspection, Duty::Surveying)]);
    assert_eq!(
        story.refused(|case, _| approve(case, "head")),
        "notice.open"
    );
    story
        .reinspected(Effect::None)
        .stands(Stage::Deciding, &[(Step::Decision, Duty::Deciding)])
        .approved()
        .stands(Stage::Replying, &[(Step::Reply, Duty::Accepting)]);
}

#[test]
fn a_hindrance_alone_opens_the_hazard_path_too() {
    Story::t1()
        .when(|case, now| {
            survey::record(
                case,
                survey::SurveyRecord {
                    hindrance: Effect::Possible,
                    ..survey(now, Effect::None, false)
                },
                now,
            )
        })
        .stands(Stage::Hazard, &[(Step::Notice, Duty::Surveying)]);
}

#[test]
fn a_high_voltage_case_gets_no_scheme_while_a_hazard_is_open() {
    let story = Story::t3().surveyed(Effect::Possible);
    assert_eq!(
        story.refused(|case, _| supply::draft_scheme(case, scheme())),
        "notice.open"
    );
    story
        .noticed()
        .served()
        .reported()
        .reinspected(Effect::None)
        .stands(Stage::Scheme, &[(Step::Scheme, Duty::Scheme)]);
}

#[test]
fn a_lapsed_date_leads_to_a_reinspection_and_not_to_a_refusal() {
    let served = Story::t1().surveyed(Effect::Severe).noticed().served();
    let early = served.clone().on("2026-03-19");
    assert_eq!(
        early.refused(|case, now| notice::reinspect(case, look(now, Effect::Severe), now)),
        "reinspection.too_early"
    );
    let lapsed = served
        .on("2026-03-21")
        .stands(Stage::Hazard, &[(Step::Rectification, Duty::Surveying)]);
    assert_eq!(
        lapsed.refused(|case, _| refuse(case, "endangers_supply")),
        "refuse.needs_reinspection"
    );
    lapsed
        .reinspected(Effect::Severe)
        .stands(Stage::Hazard, &[(Step::Decision, Duty::Deciding)]);
}

#[test]
fn a_hazard_that_became_possible_gets_a_new_date() {
    let story = Story::t1()
        .surveyed(Effect::Severe)
        .noticed()
        .served()
        .on("2026-03-23");
    let undated = |case: &_, now| {
        notice::reinspect(
            case,
            Reinspected {
                new_deadline: None,
                ..look(now, Effect::Possible)
            },
            now,
        )
    };
    assert_eq!(story.refused(undated), "reinspection.new_date_missing");
    let past = |case: &_, now: chrono::DateTime<_>| {
        notice::reinspect(
            case,
            Reinspected {
                new_deadline: Some(now.date_naive()),
                ..look(now, Effect::Possible)
            },
            now,
        )
    };
    assert_eq!(story.refused(past), "reinspection.date_not_later");
    let story = story
        .reinspected(Effect::Possible)
        .stands(Stage::Hazard, &[(Step::Rectification, Duty::Surveying)]);
    assert_eq!(
        story.case().latest_notice().unwrap().deadline(),
        day("2026-03-23") + Days::new(10)
    );
    story
        .on("2026-03-25")
        .reported()
        .reinspected(Effect::None)
        .stands(Stage::Deciding, &[(Step::Decision, Duty::Deciding)]);
}

#[test]
fn a_reinspection_needs_two_persons_service_and_an_answer_to_every_demand() {
    let noticed = Story::t1().surveyed(Effect::Severe).noticed();
    assert_eq!(
        noticed.refused(|case, now| notice::reinspect(case, look(now, Effect::Severe), now)),
        "notice.not_served"
    );
    let story = noticed.served().reported();
    let alone = |names: &[&str]| names.iter().map(|n| StaffId::new(*n)).collect::<Vec<_>>();
    for names in [
        alone(&["surveyor"]),
        alone(&["surveyor", "surveyor"]),
        alone(&[]),
    ] {
        let by = |case: &_, now| {
            notice::reinspect(
                case,
                Reinspected {
                    inspectors: names,
                    ..look(now, Effect::None)
                },
                now,
            )
        };
        assert_eq!(story.refused(by), "reinspection.two_persons");
    }
    let half = |case: &_, now| {
        let mut one = look(now, Effect::None);
        one.items.pop();
        notice::reinspect(case, one, now)
    };
    assert_eq!(story.refused(half), "reinspection.demands_unanswered");
    let contradicting = |case: &_, now| {
        notice::reinspect(
            case,
            Reinspected {
                grade: Effect::Severe,
                ..look(now, Effect::None)
            },
            now,
        )
    };
    assert_eq!(
        story.refused(contradicting),
        "reinspection.grade_contradicts"
    );
}

#[test]
fn a_later_survey_that_finds_a_hazard_is_not_covered_by_a_notice_passed_before_it() {
    let story = Story::t1()
        .surveyed(Effect::Severe)
        .noticed()
        .served()
        .reported()
        .reinspected(Effect::None)
        .on("2026-03-25")
        .surveyed(Effect::Severe)
        .stands(Stage::Hazard, &[(Step::Notice, Duty::Surveying)]);
    assert_eq!(
        story.refused(|case, _| approve(case, "head")),
        "notice.open"
    );
}

#[test]
fn a_survey_that_finds_nothing_does_not_close_an_open_notice() {
    let story = Story::t1()
        .surveyed(Effect::Severe)
        .noticed()
        .surveyed(Effect::None);
    assert!(!story.case().hazard_cleared());
    assert_eq!(
        story.refused(|case, _| approve(case, "head")),
        "notice.open"
    );
}

#[test]
fn a_notice_needs_a_survey_and_an_effect() {
    let issue = |case: &_, now: chrono::DateTime<_>| {
        notice::issue(case, issued("n1", 1, "2026-03-20"), now.date_naive())
    };
    assert_eq!(Story::t1().refused(issue), "notice.no_survey");
    assert_eq!(
        Story::t1().surveyed(Effect::None).refused(issue),
        "notice.no_hazard"
    );
    assert_eq!(
        Story::t1()
            .surveyed(Effect::Severe)
            .noticed()
            .refused(issue),
        "notice.open_already"
    );
}

#[test]
fn a_notice_is_complete_and_speaks_no_order() {
    let story = Story::t1().surveyed(Effect::Severe);
    let with = |change: fn(&mut NoticeFields)| {
        story.refused(|case, now| {
            let mut notice = issued("n1", 1, "2026-03-20");
            change(&mut notice.fields);
            notice::issue(case, notice, now.date_naive())
        })
    };
    assert_eq!(with(|f| f.facts = "  ".into()), "notice.facts_missing");
    assert_eq!(
        with(|f| f.demands = vec![String::new()]),
        "notice.demands_missing"
    );
    assert_eq!(
        with(|f| f.deadline = day("2026-03-02")),
        "notice.deadline_not_later"
    );
    assert_eq!(with(|f| f.objection.clear()), "notice.objection_missing");
    assert_eq!(with(|f| f.inspectors.truncate(1)), "notice.inspectors_two");
    assert_eq!(
        with(|f| f.inspectors[1] = f.inspectors[0].clone()),
        "notice.inspectors_same"
    );
    assert_eq!(
        with(|f| f.demands[0] = "责令停止施工".into()),
        "notice.word_not_ours"
    );
}

#[test]
fn a_void_notice_gives_way_to_another_and_its_number_stays() {
    let story = Story::t1().surveyed(Effect::Severe).noticed();
    let void = |reason: &str| Voided {
        notice: NoticeId::new("n1"),
        reason: reason.into(),
    };
    assert_eq!(
        story.refused(|case, now| notice::void(case, void(""), now)),
        "reason.missing"
    );
    let story = story
        .when(|case, now| notice::void(case, void("对象有误"), now))
        .stands(Stage::Hazard, &[(Step::Notice, Duty::Surveying)])
        .when(|case, now| {
            notice::issue(
                case,
                Issued {
                    ..issued("n2", 2, "2026-03-20")
                },
                now.date_naive(),
            )
        })
        .stands(Stage::Hazard, &[(Step::Service, Duty::Surveying)]);
    let numbers: Vec<String> = story
        .case()
        .notices
        .iter()
        .map(|n| n.issued.number.to_string())
        .collect();
    assert_eq!(numbers, ["示电隐告〔2026〕1号", "示电隐告〔2026〕2号"]);
    assert_eq!(
        story.refused(|case, now| notice::void(case, void("再次"), now)),
        "notice.settled"
    );
}

#[test]
fn inside_a_zone_an_approval_needs_agreement_permit_and_building_ground() {
    let mut application = application("380V", "10");
    application.building = Building {
        kind: "住宅".into(),
        height_m: "9".into(),
        floors: "3".into(),
    };
    application.work = Work {
        building: true,
        excavation: true,
        ..Work::default()
    };
    let story = Story::with(application, inside()).surveyed(Effect::None);
    let try_with = |approval: Approval| {
        supply::approve(
            &story.case(),
            approval,
            &facts("head", false, &story.case()),
        )
    };
    let code = |approval| try_with(approval).unwrap_err().code;
    assert_eq!(code(Approval::default()), "approve.needs_agreement");
    let agreement = Some(Agreement {
        signed_on: day("2026-03-03"),
        file: None,
    });
    let mut approval = Approval {
        agreement,
        ..Approval::default()
    };
    assert_eq!(code(approval.clone()), "approve.needs_permit");
    let permit = Permit {
        issuer: "示例执法办".into(),
        number: " ".into(),
        dated_on: day("2026-03-03"),
        file: None,
    };
    approval.permit = Some(permit.clone());
    assert_eq!(
        code(approval.clone()),
        "approve.needs_permit",
        "a permit without a number is none"
    );
    approval.permit = Some(Permit {
        number: "示1".into(),
        ..permit
    });
    assert_eq!(code(approval.clone()), "approve.needs_building_ground");
    approval.ground = Some(BuildingGround {
        kind: GroundKind::BeforeLine,
        note: "先于线路".into(),
        file: None,
    });
    assert!(try_with(approval).is_ok());
}

#[test]
fn outside_every_zone_nothing_of_that_is_asked() {
    let story = Story::t1().surveyed(Effect::None);
    assert!(
        supply::approve(
            &story.case(),
            Approval::default(),
            &facts("head", false, &story.case())
        )
        .is_ok()
    );
}
