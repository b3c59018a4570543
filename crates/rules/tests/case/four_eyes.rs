//! Whoever surveyed does not decide, except where the tier does not ask for it or nobody else is there.
use crate::story::*;
use linewarden_rules::StaffId;
use linewarden_rules::supply::{self, Approval, ApproveFacts, Refused};
use linewarden_rules::survey::Effect;

fn ready() -> Story {
    Story::t2()
        .handed_over()
        .capacity_answered()
        .surveyed(Effect::None)
}

fn waived(reason: &str) -> Approval {
    Approval {
        waiver: Some(reason.into()),
        ..Approval::default()
    }
}

#[test]
fn nobody_approves_a_t2_case_they_surveyed() {
    let story = ready();
    assert_eq!(
        story.refused(|case, _| approve(case, "surveyor")),
        "four_eyes.same_person"
    );
    assert_eq!(
        story.refused(|case, _| approve(case, "second")),
        "four_eyes.same_person",
        "whoever was named counts too"
    );
    story.approved();
}

#[test]
fn whoever_entered_the_survey_counts_although_not_named_in_it() {
    let story = Story::t2()
        .handed_over()
        .capacity_answered()
        .by("typist")
        .when(|case, now| {
            linewarden_rules::survey::record(case, survey(now, Effect::None, false), now)
        });
    assert_eq!(
        story.refused(|case, _| approve(case, "typist")),
        "four_eyes.same_person"
    );
}

#[test]
fn a_t1_case_does_not_ask_for_it() {
    assert!(approve(&Story::t1().surveyed(Effect::None).case(), "surveyor").is_ok());
}

#[test]
fn an_office_of_one_records_a_waiver() {
    let story = ready();
    let alone =
        |case: &_, approval| supply::approve(case, approval, &facts("surveyor", true, case));
    assert_eq!(
        story.refused(|case, _| alone(case, Approval::default())),
        "four_eyes.waiver_missing"
    );
    assert_eq!(
        story.refused(|case, _| alone(case, waived("  "))),
        "four_eyes.waiver_missing"
    );
    let story = story
        .by("surveyor")
        .when(|case, _| alone(case, waived("本所仅一人")));
    assert_eq!(
        story.case().approval.unwrap().1.approval.waiver.as_deref(),
        Some("本所仅一人")
    );
}

#[test]
fn a_waiver_does_not_help_where_somebody_else_is_there() {
    let story = ready();
    let busy =
        |case: &_, _| supply::approve(case, waived("同事很忙"), &facts("surveyor", false, case));
    assert_eq!(story.refused(busy), "four_eyes.same_person");
}

#[test]
fn a_refusal_asks_for_four_eyes_too() {
    let story = Story::t2().hazard_remains();
    let own = |case: &_, alone, waiver: Option<&str>| {
        let facts = ApproveFacts {
            by: StaffId::new("surveyor"),
            alone,
            four_eyes: true,
        };
        supply::refuse(
            case,
            Refused {
                waiver: waiver.map(str::to_owned),
                ..refusal("endangers_supply")
            },
            &facts,
        )
    };
    assert_eq!(
        story.refused(|case, _| own(case, false, Some("忙"))),
        "four_eyes.same_person"
    );
    assert_eq!(
        story.refused(|case, _| own(case, true, None)),
        "four_eyes.waiver_missing"
    );
    assert!(own(&story.case(), true, Some("本所仅一人")).is_ok());
}
