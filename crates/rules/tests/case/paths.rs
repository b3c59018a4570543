//! The way of each tier from the counter to energising.
use crate::story::*;
use linewarden_rules::application::change_capacity;
use linewarden_rules::case::{Duty, Limit, Outside, Stage, Step, open_tasks};
use linewarden_rules::clock::ClockId;
use linewarden_rules::supply::{self, CapacityAnswered, Decision, Energised, SignedOff, WayOn};
use linewarden_rules::survey::Effect;

#[test]
fn a_t1_case_goes_from_survey_to_decision_to_reply_to_energising() {
    Story::t1()
        .stands(Stage::Surveying, &[(Step::Survey, Duty::Surveying)])
        .surveyed(Effect::None)
        .stands(Stage::Deciding, &[(Step::Decision, Duty::Deciding)])
        .approved()
        .stands(Stage::Replying, &[(Step::Reply, Duty::Accepting)])
        .replied()
        .stands(Stage::Approved, &[(Step::Energising, Duty::Accepting)])
        .when(|case, now| supply::energise(case, built(now, true), now.date_naive()))
        .stands(Stage::Energised, &[]);
}

fn built(at: chrono::DateTime<chrono::FixedOffset>, extent_matches: bool) -> Energised {
    Energised {
        energised_on: at.date_naive(),
        extent_matches,
        note: "实建超出红线".into(),
    }
}

#[test]
fn the_clock_of_survey_and_of_reply_run_from_acceptance() {
    let story = Story::t1();
    let accepted = story.case().accepted.unwrap().at;
    let limit = |story: &Story| open_tasks(&story.case())[0].limit.clone();
    assert_eq!(
        limit(&story),
        Limit::Clock {
            clock: ClockId::Survey,
            started: accepted
        }
    );
    let story = story.on("2026-03-05").surveyed(Effect::None);
    assert_eq!(
        limit(&story),
        Limit::Clock {
            clock: ClockId::Reply,
            started: accepted
        }
    );
    let story = story.on("2026-03-06").approved();
    assert_eq!(
        limit(&story),
        Limit::Clock {
            clock: ClockId::Reply,
            started: accepted
        }
    );
}

#[test]
fn energising_waits_for_the_applicant() {
    let story = Story::t1().surveyed(Effect::None).approved().replied();
    assert_eq!(
        open_tasks(&story.case())[0].waits_for,
        Some(Outside::Applicant)
    );
}

#[test]
fn nothing_is_approved_or_replied_before_its_turn() {
    let fresh = Story::t1();
    assert_eq!(
        fresh.refused(|case, _| approve(case, "head")),
        "approve.needs_survey"
    );
    assert_eq!(
        fresh.refused(|case, now| supply::reply(case, reply(now))),
        "reply.nothing_decided"
    );
    assert_eq!(
        fresh.refused(|case, now| supply::energise(case, built(now, true), now.date_naive())),
        "energising.not_approved"
    );
    let approved = fresh.surveyed(Effect::None).approved();
    assert_eq!(
        approved.refused(|case, now| supply::energise(case, built(now, true), now.date_naive())),
        "energising.not_replied"
    );
    assert_eq!(
        approved.refused(|case, _| approve(case, "head")),
        "case.decided"
    );
    let replied = approved.replied();
    assert_eq!(
        replied.refused(|case, now| supply::reply(case, reply(now))),
        "step.done_already"
    );
}

#[test]
fn a_built_extent_that_differs_brings_the_case_back_to_survey() {
    Story::t1()
        .surveyed(Effect::None)
        .approved()
        .replied()
        .when(|case, now| supply::energise(case, built(now, false), now.date_naive()))
        .stands(Stage::Surveying, &[(Step::Survey, Duty::Surveying)]);
}

#[test]
fn a_t2_case_needs_hand_over_and_capacity_answer_before_approval() {
    let story = Story::t2()
        .stands(
            Stage::Surveying,
            &[
                (Step::Survey, Duty::Surveying),
                (Step::HandOver, Duty::Accepting),
            ],
        )
        .surveyed(Effect::None);
    assert_eq!(
        story.refused(|case, _| supply::answer_capacity(case, enough())),
        "capacity.not_handed_over"
    );
    assert_eq!(
        story.refused(|case, _| approve(case, "head")),
        "approve.needs_capacity_answer"
    );
    let story = story
        .handed_over()
        .stands(Stage::Deciding, &[(Step::CapacityAnswer, Duty::Capacity)]);
    assert_eq!(
        story.refused(|case, _| approve(case, "head")),
        "approve.needs_capacity_answer"
    );
    let story = story
        .capacity_answered()
        .stands(Stage::Deciding, &[(Step::Decision, Duty::Deciding)]);
    story
        .approved()
        .stands(Stage::Replying, &[(Step::Reply, Duty::Accepting)]);
}

#[test]
fn a_t2_case_is_handed_over_once() {
    let handed = |case: &_, _| {
        supply::hand_over(
            case,
            supply::HandedOver {
                note: String::new(),
            },
        )
    };
    assert_eq!(
        Story::t2().handed_over().refused(handed),
        "step.done_already"
    );
    assert_eq!(Story::t1().refused(handed), "step.not_in_tier");
    assert_eq!(Story::t3().refused(handed), "step.not_in_tier");
}

#[test]
fn an_insufficient_transformer_stops_the_approval_unless_the_way_on_serves_it_as_applied() {
    let answered = |way_on: Option<WayOn>| CapacityAnswered {
        sufficient: false,
        way_on,
        ..enough()
    };
    let story = Story::t2().surveyed(Effect::None).handed_over();
    assert_eq!(
        story.refused(|case, _| supply::answer_capacity(case, answered(None))),
        "capacity.way_on_missing"
    );
    for (way, served) in [
        (WayOn::OtherTransformer, true),
        (WayOn::ExtensionPlanned, true),
        (WayOn::SmallerCapacity, false),
        (WayOn::HighVoltage, false),
    ] {
        let story = story
            .clone()
            .when(|case, _| supply::answer_capacity(case, answered(Some(way))));
        if served {
            story.approved();
        } else {
            assert_eq!(
                story.refused(|case, _| approve(case, "head")),
                "capacity.insufficient",
                "{way:?}"
            );
        }
    }
}

#[test]
fn a_t3_case_goes_by_scheme_sign_off_and_meeting() {
    let story = Story::t3()
        .surveyed(Effect::None)
        .stands(Stage::Scheme, &[(Step::Scheme, Duty::Scheme)]);
    assert_eq!(
        story.refused(|case, _| approve(case, "head")),
        "approve.needs_scheme"
    );
    let signed = SignedOff {
        agree: true,
        opinion: String::new(),
    };
    assert_eq!(
        story.refused(|case, _| supply::sign_off(case, signed)),
        "scheme.missing"
    );
    let story = story
        .schemed()
        .stands(Stage::Scheme, &[(Step::SignOff, Duty::SignOff)]);
    assert_eq!(
        story.refused(|case, _| approve(case, "head")),
        "approve.needs_sign_off"
    );
    let held = |case: &_, now: chrono::DateTime<_>| {
        supply::decide_meeting(case, meeting(now, Decision::Approved), now.date_naive())
    };
    assert_eq!(story.refused(held), "meeting.not_signed_off");
    let story = story
        .signed_off()
        .stands(Stage::Scheme, &[(Step::Meeting, Duty::Meeting)]);
    assert_eq!(
        story.refused(|case, _| approve(case, "head")),
        "approve.needs_meeting"
    );
    let story = story
        .met(Decision::Approved)
        .stands(Stage::Deciding, &[(Step::Decision, Duty::Deciding)]);
    story
        .approved()
        .stands(Stage::Replying, &[(Step::Reply, Duty::Accepting)]);
}

#[test]
fn a_t4_case_goes_the_same_way() {
    Story::of("10kV", "500", outside())
        .surveyed(Effect::None)
        .schemed()
        .signed_off()
        .met(Decision::Approved)
        .approved()
        .replied()
        .stands(Stage::Approved, &[(Step::Energising, Duty::Accepting)]);
}

#[test]
fn a_returned_scheme_is_drafted_and_signed_off_again() {
    Story::t3()
        .surveyed(Effect::None)
        .schemed()
        .signed_off()
        .met(Decision::Returned)
        .stands(Stage::Scheme, &[(Step::Scheme, Duty::Scheme)])
        .schemed()
        .stands(Stage::Scheme, &[(Step::SignOff, Duty::SignOff)])
        .signed_off()
        .met(Decision::Approved)
        .stands(Stage::Deciding, &[(Step::Decision, Duty::Deciding)]);
}

#[test]
fn a_meeting_that_puts_off_is_held_again_on_the_same_scheme() {
    Story::t3()
        .surveyed(Effect::None)
        .schemed()
        .signed_off()
        .met(Decision::PutOff)
        .stands(Stage::Scheme, &[(Step::Meeting, Duty::Meeting)])
        .met(Decision::Approved)
        .stands(Stage::Deciding, &[(Step::Decision, Duty::Deciding)]);
}

#[test]
fn a_scheme_drafted_anew_is_not_covered_by_the_meeting_before_it() {
    let story = Story::t3()
        .surveyed(Effect::None)
        .schemed()
        .signed_off()
        .met(Decision::Approved)
        .schemed()
        .signed_off()
        .stands(Stage::Scheme, &[(Step::Meeting, Duty::Meeting)]);
    assert_eq!(
        story.refused(|case, _| approve(case, "head")),
        "approve.needs_meeting"
    );
}

#[test]
fn sending_a_scheme_back_needs_a_reason_and_leads_to_a_new_scheme() {
    let story = Story::t3().surveyed(Effect::None).schemed();
    let back = |opinion: &str| SignedOff {
        agree: false,
        opinion: opinion.into(),
    };
    assert_eq!(
        story.refused(|case, _| supply::sign_off(case, back(" "))),
        "field.missing"
    );
    story
        .when(|case, _| supply::sign_off(case, back("请补充计量方案")))
        .stands(Stage::Scheme, &[(Step::Scheme, Duty::Scheme)]);
}

#[test]
fn a_meeting_cannot_have_been_held_tomorrow() {
    let story = Story::t3().surveyed(Effect::None).schemed().signed_off();
    let tomorrow = |case: &_, now: chrono::DateTime<_>| {
        supply::decide_meeting(
            case,
            meeting(now + chrono::Days::new(1), Decision::Approved),
            now.date_naive(),
        )
    };
    assert_eq!(story.refused(tomorrow), "meeting.in_future");
}

#[test]
fn low_voltage_has_no_scheme() {
    assert_eq!(
        Story::t2()
            .surveyed(Effect::None)
            .refused(|case, _| supply::draft_scheme(case, scheme())),
        "step.not_in_tier"
    );
}

#[test]
fn a_smaller_capacity_is_answered_anew_and_the_survey_stays() {
    let short = CapacityAnswered {
        sufficient: false,
        way_on: Some(WayOn::SmallerCapacity),
        ..enough()
    };
    let story = Story::t2()
        .surveyed(Effect::None)
        .handed_over()
        .when(|case, _| supply::answer_capacity(case, short))
        .on("2026-03-09")
        .by("clerk")
        .when(|case, _| change_capacity(case, changed("380V", "20")))
        .stands(Stage::Deciding, &[(Step::CapacityAnswer, Duty::Capacity)]);
    let case = story.case();
    let application = case.application.as_ref().unwrap();
    assert_eq!(application.capacity.to_string(), "20 kW");
    // The works area has its days again, from the change.
    assert_eq!(
        open_tasks(&case)[0].limit,
        Limit::Clock {
            clock: ClockId::TransformerAnswer,
            started: case.handed_over.as_ref().unwrap().at
        }
    );
    assert_eq!(case.handed_over.as_ref().unwrap().at, story.now);
    story.capacity_answered().approved();
}

#[test]
fn another_tier_takes_the_way_of_that_tier_from_the_change() {
    // Down to T1: nothing of the works area's is needed any more.
    Story::t2()
        .surveyed(Effect::None)
        .handed_over()
        .when(|case, _| change_capacity(case, changed("220V", "8")))
        .stands(Stage::Deciding, &[(Step::Decision, Duty::Deciding)]);
    // Up to high voltage before the survey: the new unit's days begin with the change.
    let story = Story::t2()
        .handed_over()
        .on("2026-03-09")
        .when(|case, _| change_capacity(case, changed("10kV", "630")));
    let case = story.case();
    assert_eq!(case.tier(), Some(linewarden_rules::routing::Tier::T4));
    assert_eq!(
        open_tasks(&case)[0].limit,
        Limit::Clock {
            clock: ClockId::Survey,
            started: story.now
        }
    );
    // A scheme that marketing has agreed to was for another capacity.
    Story::t3()
        .surveyed(Effect::None)
        .schemed()
        .when(|case, _| change_capacity(case, changed("10kV", "315")))
        .stands(Stage::Scheme, &[(Step::Scheme, Duty::Scheme)]);
}

#[test]
fn a_change_of_capacity_is_refused_without_reason_without_change_by_another_table_or_too_late() {
    let story = Story::t2();
    let with = |edit: &dyn Fn(&mut linewarden_rules::application::CapacityChanged)| {
        let mut change = changed("380V", "20");
        edit(&mut change);
        story.refused(|case, _| change_capacity(case, change))
    };
    assert_eq!(with(&|c| c.reason = " ".into()), "reason.missing");
    assert_eq!(with(&|c| *c = changed("380V", "30")), "capacity.unchanged");
    assert_eq!(
        with(&|c| c.routing.policy_version = "tiers-1".into()),
        "routing.other_table"
    );
    let decided = Story::t1().surveyed(Effect::None).approved();
    assert_eq!(
        decided.refused(|case, _| change_capacity(case, changed("380V", "20"))),
        "case.decided"
    );
}
