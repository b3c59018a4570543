//! A refusal needs all four things, and then goes its way to government.
use crate::story::*;
use chrono::{DateTime, Days, FixedOffset};
use linewarden_rules::NoticeId;
use linewarden_rules::case::{Duty, Limit, Outside, PaperKind, Stage, Step, open_tasks};
use linewarden_rules::clock::ClockId;
use linewarden_rules::notice::{self, Voided};
use linewarden_rules::referral::{
    self, AnswerResult, FiledToSafety, ReferralAnswered, ReferralFiled, RefusalReported,
};
use linewarden_rules::supply::{self, NotFeasible, legal_grounds, refuse_blocks};
use linewarden_rules::survey::Effect;

#[test]
fn a_refusal_needs_service_reinspection_a_severe_finding_and_a_legal_ground() {
    let refuse = |case: &_, _| refuse(case, "endangers_supply");
    let noticed = Story::t1().surveyed(Effect::Severe).noticed();
    assert_eq!(Story::t1().refused(refuse), "refuse.needs_service");
    assert_eq!(noticed.refused(refuse), "refuse.needs_service");
    let served = noticed.served();
    assert_eq!(served.refused(refuse), "refuse.needs_reinspection");
    let looked = served
        .clone()
        .on("2026-03-23")
        .reinspected(Effect::Possible);
    assert_eq!(looked.refused(refuse), "refuse.needs_severe");
    let remains = served
        .on("2026-03-23")
        .reinspected(Effect::Severe)
        .stands(Stage::Hazard, &[(Step::Decision, Duty::Deciding)]);
    assert_eq!(
        remains.refused(|case, _| crate::story::refuse(case, "because")),
        "refuse.needs_ground"
    );
    assert_eq!(
        remains.refused(|case, _| approve(case, "head")),
        "notice.open",
        "nor is it approved"
    );
    let silent = |case: &_, _| {
        supply::refuse(
            case,
            supply::Refused {
                reasons: " ".into(),
                ..refusal("endangers_supply")
            },
            &facts("head", false, case),
        )
    };
    assert_eq!(remains.refused(silent), "reason.missing");
    let refused = remains.refused_supply();
    let case = refused.case();
    let clause = &case.refusal.as_ref().unwrap().1.clause;
    let ground = legal_grounds()
        .iter()
        .find(|g| g.code == "endangers_supply")
        .unwrap();
    assert_eq!(
        clause, &ground.clause,
        "the clause is the list's, not the form's"
    );
}

#[test]
fn each_of_the_four_is_shown_as_done_or_not() {
    let done = |story: &Story, ground| -> Vec<bool> {
        refuse_blocks(&story.case(), ground)
            .iter()
            .map(|b| b.done)
            .collect()
    };
    let fresh = Story::t1().surveyed(Effect::Severe);
    assert_eq!(done(&fresh, None), [false, false, false, false]);
    assert_eq!(
        done(&fresh.clone().noticed().served(), None),
        [true, false, false, false]
    );
    assert_eq!(
        done(&fresh.hazard_remains(), Some("endangers_supply")),
        [true, true, true, true]
    );
}

#[test]
fn a_new_report_of_rectification_comes_before_a_refusal() {
    let story = Story::t1()
        .hazard_remains()
        .reported()
        .stands(Stage::Hazard, &[(Step::Reinspection, Duty::Surveying)]);
    assert_eq!(
        story.refused(|case, _| refuse(case, "endangers_supply")),
        "refuse.needs_severe"
    );
}

#[test]
fn a_void_notice_carries_no_refusal() {
    let story = Story::t1().hazard_remains().when(|case, now| {
        notice::void(
            case,
            Voided {
                notice: NoticeId::new("n1"),
                reason: "对象有误".into(),
            },
            now,
        )
    });
    assert_eq!(
        story.refused(|case, _| refuse(case, "endangers_supply")),
        "refuse.needs_service"
    );
}

#[test]
fn a_passed_notice_carries_no_refusal() {
    let story = Story::t1()
        .surveyed(Effect::Severe)
        .noticed()
        .served()
        .reported()
        .reinspected(Effect::None);
    assert_eq!(
        story.refused(|case, _| refuse(case, "endangers_supply")),
        "refuse.needs_reinspection"
    );
}

fn report() -> RefusalReported {
    RefusalReported {
        note: String::new(),
        paper: paper(PaperKind::RefusalReport),
        to_safety: false,
    }
}
fn filed(addressees: &[&str]) -> ReferralFiled {
    ReferralFiled {
        addressees: addressees.iter().map(|a| (*a).to_owned()).collect(),
        request: "请依法督促消除隐患".into(),
        paper: paper(PaperKind::Referral),
    }
}
fn answered(on: DateTime<FixedOffset>, addressee: &str, closes: bool) -> ReferralAnswered {
    ReferralAnswered {
        addressee: addressee.into(),
        answered_on: on.date_naive(),
        answer: "已立案".into(),
        result: AnswerResult::OrderedRemoval,
        closes,
        file: None,
    }
}

#[test]
fn a_refusal_goes_by_report_and_safety_to_the_authorities_and_their_answer() {
    let refused = Story::t1().hazard_remains().refused_supply().stands(
        Stage::Replying,
        &[
            (Step::Reply, Duty::Accepting),
            (Step::RefusalReport, Duty::Deciding),
        ],
    );
    let tasks = open_tasks(&refused.case());
    assert!(matches!(
        tasks[1].limit,
        Limit::Clock {
            clock: ClockId::RefusalReport,
            ..
        }
    ));
    let replied = refused
        .replied()
        .stands(Stage::Refused, &[(Step::RefusalReport, Duty::Deciding)]);
    assert_eq!(
        replied.refused(|case, _| referral::file_to_safety(
            case,
            FiledToSafety {
                note: String::new()
            }
        )),
        "referral.not_reported"
    );
    let reported = replied
        .when(|case, _| referral::report(case, report()))
        .stands(Stage::Refused, &[(Step::FileToSafety, Duty::Marketing)]);
    assert_eq!(
        reported.refused(|case, _| referral::report(case, report())),
        "step.done_already"
    );
    assert_eq!(
        reported.refused(|case, _| referral::file(case, filed(&["示例执法办"]))),
        "referral.not_at_safety"
    );
    let at_safety = reported
        .when(|case, _| {
            referral::file_to_safety(
                case,
                FiledToSafety {
                    note: String::new(),
                },
            )
        })
        .stands(Stage::Refused, &[(Step::Referral, Duty::Safety)]);
    assert_eq!(
        at_safety.refused(|case, _| referral::file(case, filed(&[" "]))),
        "referral.no_addressee"
    );
    assert_eq!(
        at_safety.refused(|case, now| referral::answer(
            case,
            answered(now, "示例执法办", true),
            now.date_naive()
        )),
        "referral.not_filed"
    );
    let referred = at_safety
        .when(|case, _| referral::file(case, filed(&["示例执法办", "示例应急局"])))
        .stands(Stage::Referred, &[(Step::ReferralAnswer, Duty::Safety)]);
    assert_eq!(
        open_tasks(&referred.case())[0].waits_for,
        Some(Outside::Authority)
    );
    let strange = |case: &_, now: DateTime<_>| {
        referral::answer(case, answered(now, "别人", true), now.date_naive())
    };
    assert_eq!(referred.refused(strange), "referral.unknown_addressee");
    let tomorrow = |case: &_, now: DateTime<_>| {
        referral::answer(
            case,
            answered(now + Days::new(1), "示例执法办", true),
            now.date_naive(),
        )
    };
    assert_eq!(referred.refused(tomorrow), "referral.in_future");
    referred
        .when(|case, now| {
            referral::answer(case, answered(now, "示例应急局", false), now.date_naive())
        })
        .stands(Stage::Referred, &[(Step::ReferralAnswer, Duty::Safety)])
        .when(|case, now| {
            referral::answer(case, answered(now, "示例执法办", true), now.date_naive())
        })
        .stands(Stage::Closed, &[]);
}

#[test]
fn a_report_that_went_to_safety_at_once_is_not_filed_again() {
    let both = RefusalReported {
        to_safety: true,
        ..report()
    };
    let story = Story::t1()
        .hazard_remains()
        .refused_supply()
        .replied()
        .when(|case, _| referral::report(case, both));
    let story = story.stands(Stage::Refused, &[(Step::Referral, Duty::Safety)]);
    assert_eq!(
        story.refused(|case, _| referral::file_to_safety(
            case,
            FiledToSafety {
                note: String::new()
            }
        )),
        "step.done_already"
    );
}

#[test]
fn only_a_refusal_is_reported() {
    let approved = Story::t1().surveyed(Effect::None).approved();
    assert_eq!(
        approved.refused(|case, _| referral::report(case, report())),
        "referral.not_refused"
    );
}

#[test]
fn a_hazard_found_gone_after_the_refusal_reopens_the_case() {
    Story::t1()
        .hazard_remains()
        .refused_supply()
        .replied()
        .on("2026-04-02")
        .reinspected(Effect::None)
        .stands(Stage::Deciding, &[(Step::Decision, Duty::Deciding)])
        .approved()
        .stands(Stage::Replying, &[(Step::Reply, Duty::Accepting)]);
}

#[test]
fn a_case_reopened_after_it_was_at_safety_is_replied_to_like_any_other() {
    Story::t1()
        .hazard_remains()
        .refused_supply()
        .replied()
        .when(|case, _| referral::report(case, report()))
        .when(|case, _| {
            referral::file_to_safety(
                case,
                FiledToSafety {
                    note: String::new(),
                },
            )
        })
        .on("2026-04-02")
        .reinspected(Effect::None)
        .approved()
        .stands(Stage::Replying, &[(Step::Reply, Duty::Accepting)]);
}

#[test]
fn a_case_that_cannot_be_supplied_ends_with_its_reasons() {
    let not_feasible = |reasons: &str| NotFeasible {
        reasons: reasons.into(),
    };
    assert_eq!(
        Story::t2().refused(|case, _| supply::not_feasible(case, not_feasible("满载"))),
        "approve.needs_survey"
    );
    let story = Story::t2().surveyed(Effect::None);
    assert_eq!(
        story.refused(|case, _| supply::not_feasible(case, not_feasible(""))),
        "reason.missing"
    );
    story
        .when(|case, _| supply::not_feasible(case, not_feasible("满载")))
        .stands(Stage::Replying, &[(Step::Reply, Duty::Accepting)])
        .replied()
        .stands(Stage::NotFeasible, &[]);
}
