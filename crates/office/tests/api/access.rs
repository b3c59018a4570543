//! The role table: every action once, and who may do what, as one picture that a change has to change too.
use chrono::NaiveDate;
use linewarden_office::access::{ACTIONS, Action, Actor, Assignment, Where, can};
use linewarden_rules::case::{Duty, Responsible};
use linewarden_rules::routing::{Role, UnitKind};
use linewarden_rules::{StaffId, UnitId};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Every action; the match in [`counted`] does not compile when one is added that is not here.
const ALL: &[Action] = &[
    Action::Enter,
    Action::Read,
    Action::OwnDesk,
    Action::Accept,
    Action::SupplyDocuments,
    Action::PauseClock,
    Action::ChangeCapacity,
    Action::Withdraw,
    Action::Comment,
    Action::RevealParty,
    Action::Survey,
    Action::HandOver,
    Action::AnswerCapacity,
    Action::IssueNotice,
    Action::ServeNotice,
    Action::TakeRectification,
    Action::Reinspect,
    Action::DraftScheme,
    Action::SignOff,
    Action::DecideMeeting,
    Action::Approve,
    Action::Refuse,
    Action::Reply,
    Action::Energise,
    Action::ReportRefusal,
    Action::FileToSafety,
    Action::FileReferral,
    Action::TakeReferralAnswer,
    Action::ChangeFacilities,
    Action::SettleChange,
    Action::SendCorrection,
    Action::AnswerCorrection,
    Action::SetBaseMaps,
    Action::ManageStaff,
];

fn counted(action: Action) {
    use Action as A;
    match action {
        A::Enter
        | A::Read
        | A::OwnDesk
        | A::Accept
        | A::SupplyDocuments
        | A::PauseClock
        | A::ChangeCapacity
        | A::Withdraw
        | A::Comment
        | A::RevealParty
        | A::Survey
        | A::HandOver
        | A::AnswerCapacity
        | A::IssueNotice
        | A::ServeNotice
        | A::TakeRectification
        | A::Reinspect
        | A::DraftScheme
        | A::SignOff
        | A::DecideMeeting
        | A::Approve
        | A::Refuse
        | A::Reply
        | A::Energise
        | A::ReportRefusal
        | A::FileToSafety
        | A::FileReferral
        | A::TakeReferralAnswer
        | A::ChangeFacilities
        | A::SettleChange
        | A::SendCorrection
        | A::AnswerCorrection
        | A::SetBaseMaps
        | A::ManageStaff => {}
    }
}

const DUTIES: [Duty; 10] = [
    Duty::Accepting,
    Duty::Surveying,
    Duty::Joining,
    Duty::Capacity,
    Duty::Scheme,
    Duty::SignOff,
    Duty::Meeting,
    Duty::Deciding,
    Duty::Marketing,
    Duty::Safety,
];

fn today() -> NaiveDate {
    "2026-03-02".parse().unwrap()
}

fn actor(role: Role, unit: &str, kind: UnitKind) -> Actor {
    let assignment = Assignment {
        role,
        unit: UnitId::new(unit),
        from: today(),
        to: None,
    };
    Actor {
        staff: StaffId::new("somebody"),
        assignments: vec![(assignment, kind)],
        today: today(),
    }
}

fn resource(unit: &str, duties: &[Duty]) -> Responsible {
    Responsible(
        duties
            .iter()
            .map(|d| (*d, vec![UnitId::new(unit)]))
            .collect(),
    )
}

fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn every_action_stands_in_the_table_exactly_once() {
    for &action in ALL {
        counted(action);
        assert_eq!(
            ACTIONS.iter().filter(|r| r.action == action).count(),
            1,
            "{action:?}"
        );
        assert_eq!(action.rule().action, action);
    }
    assert_eq!(ACTIONS.len(), ALL.len());
}

#[test]
fn who_may_do_what_is_as_the_picture_says() {
    let mut picture = String::new();
    for &action in ALL {
        let may: Vec<String> = Role::ALL
            .into_iter()
            .filter(|role| {
                let somebody = actor(*role, "u", UnitKind::CustomerServiceCentre);
                can(&somebody, action, Some(&resource("u", &DUTIES))).is_ok()
            })
            .map(word)
            .collect();
        let place = match action.rule().place {
            Where::Duties(duties) => duties.iter().map(word).collect::<Vec<_>>().join("+"),
            other => word(other),
        };
        writeln!(
            picture,
            "{:22} {:32} {}",
            word(action),
            place,
            may.join(" ")
        )
        .unwrap();
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/api/access.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(file, &picture).unwrap();
    }
    assert_eq!(
        picture,
        std::fs::read_to_string(file).unwrap(),
        "BLESS=1 writes it anew; look at what changed"
    );
}

#[test]
fn a_duty_of_another_unit_gives_no_right() {
    for rule in ACTIONS {
        let Where::Duties(duties) = rule.place else {
            continue;
        };
        for role in rule.roles {
            let somebody = actor(*role, "mine", UnitKind::CustomerServiceCentre);
            let denied =
                can(&somebody, rule.action, Some(&resource("theirs", &DUTIES))).unwrap_err();
            assert_eq!(
                denied.code, "access.not_your_unit",
                "{:?} {role:?}",
                rule.action
            );
            assert!(
                can(&somebody, rule.action, None).is_err(),
                "{:?} without a case",
                rule.action
            );
            // Exactly the named duties count.
            let others: Vec<Duty> = DUTIES.into_iter().filter(|d| !duties.contains(d)).collect();
            assert!(
                can(&somebody, rule.action, Some(&resource("mine", &others))).is_err(),
                "{:?} {role:?}",
                rule.action
            );
            for duty in duties {
                assert!(
                    can(&somebody, rule.action, Some(&resource("mine", &[*duty]))).is_ok(),
                    "{:?} {role:?} {duty:?}",
                    rule.action
                );
            }
        }
    }
}

#[test]
fn an_auditor_may_change_nothing_whatever() {
    for &action in ALL {
        let auditor = actor(Role::Auditor, "u", UnitKind::CustomerServiceCentre);
        let may = can(&auditor, action, Some(&resource("u", &DUTIES))).is_ok();
        assert_eq!(may, !action.rule().changes, "{action:?}");
    }
}

#[test]
fn somebody_with_no_assignment_may_do_nothing() {
    let nobody = Actor {
        staff: StaffId::new("nobody"),
        assignments: Vec::new(),
        today: today(),
    };
    for &action in ALL {
        assert!(
            can(&nobody, action, Some(&resource("u", &DUTIES))).is_err(),
            "{action:?}"
        );
    }
}

#[test]
fn applications_are_accepted_at_a_service_desk_only() {
    let kinds: BTreeMap<UnitKind, bool> = UnitKind::ALL
        .into_iter()
        .map(|kind| {
            (
                kind,
                can(&actor(Role::Clerk, "u", kind), Action::Accept, None).is_ok(),
            )
        })
        .collect();
    let desks: Vec<UnitKind> = kinds
        .into_iter()
        .filter(|(_, may)| *may)
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(
        desks,
        [UnitKind::CustomerServiceCentre, UnitKind::SunshineCompany]
    );
}
