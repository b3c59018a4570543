//! The stored form of every event, as files. What was once written is read for ever: a change here that fails is a change
//! to journals that exist. `BLESS=1` writes files for kinds that have none; it never overwrites one.
use crate::story::*;
use chrono::TimeDelta;
use linewarden_geofence::Verdict;
use linewarden_geofence::correction::{Comparison, Proposal, ProposedShift};
use linewarden_rules::application::{Document, DocumentKind, DocumentState, DocumentsSupplied};
use linewarden_rules::case::{Event, Owes, PaperKind, Recorded, Stage, fold, kind_of, stage};
use linewarden_rules::facilities::{
    ChangeDecision, ChangeSettled, CorrectionAnswered, CorrectionDecision, CorrectionSent,
};
use linewarden_rules::notice::{Served, Voided};
use linewarden_rules::referral::{
    AnswerResult, FiledToSafety, ReferralAnswered, ReferralFiled, RefusalReported,
};
use linewarden_rules::supply::{
    Agreement, Approval, Approved, BuildingGround, Decision, Energised, GroundKind, HandedOver,
    NotFeasible, Permit, SignedOff,
};
use linewarden_rules::survey::{Effect, Fix, Measurement, Photo, SurveyRecord, Surveyed};
use linewarden_rules::{FileId, NoticeId, StaffId, UnitId};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/case/fixtures/v1")
}

fn file(kind: &str) -> PathBuf {
    folder().join(format!("{kind}.json"))
}

/// Every kind there is, by the deserialiser's own word.
fn kinds() -> BTreeSet<String> {
    let error = serde_json::from_str::<Event>(r#"{"kind":"no such kind","body":{}}"#)
        .unwrap_err()
        .to_string();
    let (_, list) = error
        .split_once("expected one of ")
        .expect("serde lists the variants");
    let names: BTreeSet<String> = list
        .split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect();
    assert!(names.contains("accepted") && names.len() > 20, "{error}");
    names
}

/// One event of each kind with every field filled that can be.
fn samples() -> Vec<Event> {
    let at = time("2026-03-04T15:00");
    let file = || FileId::new("cd".repeat(32));
    let mut application = application("10kV", "400");
    application.documents = vec![Document {
        kind: DocumentKind::Premises,
        state: DocumentState::Promised,
        file: Some(file()),
        promised_by: Some(day("2026-03-16")),
    }];
    application.site = serde_json::from_value(serde_json::json!({
        "geometry": {"type": "Point", "coordinates": [111.6, 24.448]}, "crs": "EPSG:4490", "source": {"by": "gps", "accuracy_m": 3.0},
        "accuracy_m": 0.5, "height_m": 100.0
    }))
    .unwrap();
    let survey = SurveyRecord {
        fixes: vec![Fix {
            lon: 111.6,
            lat: 24.448,
            accuracy_m: Some(0.3),
            at,
            manual_reason: Some("无信号".into()),
        }],
        photos: vec![Photo {
            file: file(),
            caption: "示例".into(),
            shows: "示例901线".into(),
        }],
        measurements: vec![Measurement {
            facility: "SL-901".into(),
            facility_name: "示例901线".into(),
            distance_mm: 3_200,
            accuracy_mm: 300,
            method: "全站仪".into(),
            instrument: "示例".into(),
        }],
        unlawful: true,
        unlawful_note: "未批先建".into(),
        hindrance: Effect::Possible,
        differences: vec![difference("实测 6.1 m")],
        ..survey(at, Effect::Severe, true)
    };
    let notice = NoticeId::new("n1");
    let mut reinspected = look(at, Effect::Possible);
    reinspected.items[0].photos = vec![file()];
    let mut rectified = rectification(at);
    rectified.items[0].photos = vec![file()];
    vec![
        Event::Accepted(Box::new(accepted(application, inside()))),
        Event::DocumentsSupplied(DocumentsSupplied {
            documents: vec![Document {
                kind: DocumentKind::Premises,
                state: DocumentState::Handed,
                file: Some(file()),
                promised_by: None,
            }],
        }),
        Event::Paused {
            owes: Owes::Applicant,
            reason: "等待用地证明".into(),
        },
        Event::Resumed {
            reason: "已补交".into(),
        },
        Event::Commented {
            text: "建议北移".into(),
        },
        Event::Withdrawn {
            reason: "不再需要".into(),
        },
        Event::Surveyed(Box::new(Surveyed { survey })),
        Event::HandedOver(HandedOver {
            note: "移交".into(),
        }),
        Event::CapacityAnswered(linewarden_rules::supply::CapacityAnswered {
            sufficient: false,
            way_on: Some(linewarden_rules::supply::WayOn::ExtensionPlanned),
            planned_for: Some(day("2026-09-30")),
            ..enough()
        }),
        Event::NoticeIssued(Box::new(issued("n1", 1, "2026-03-20"))),
        Event::NoticeVoided(Voided {
            notice: notice.clone(),
            reason: "对象有误".into(),
        }),
        Event::NoticeServed(Served {
            notice,
            entry: handed(at),
        }),
        Event::Rectified(rectified),
        Event::Reinspected(reinspected),
        Event::SchemeDrafted(scheme()),
        Event::SignedOff(SignedOff {
            agree: true,
            opinion: "同意".into(),
        }),
        Event::MeetingDecided(meeting(at, Decision::Approved)),
        Event::Approved(Box::new(Approved {
            approval: Approval {
                agreement: Some(Agreement {
                    signed_on: day("2026-03-05"),
                    file: Some(file()),
                }),
                permit: Some(Permit {
                    issuer: "示例执法办".into(),
                    number: "示1".into(),
                    dated_on: day("2026-03-05"),
                    file: Some(file()),
                }),
                ground: Some(BuildingGround {
                    kind: GroundKind::BeforeLine,
                    note: "先于线路".into(),
                    file: Some(file()),
                }),
                waiver: Some("本所仅一人".into()),
                opinion: "同意".into(),
            },
        })),
        Event::Refused(linewarden_rules::supply::Refused {
            clause: "《电力法》第六十五条".into(),
            evidence: vec![file()],
            waiver: Some("本所仅一人".into()),
            ..refusal("endangers_supply")
        }),
        Event::NotFeasible(NotFeasible {
            reasons: "满载".into(),
        }),
        Event::Replied(reply(at)),
        Event::RefusalReported(RefusalReported {
            note: "报营销部".into(),
            paper: paper(PaperKind::RefusalReport),
            to_safety: true,
        }),
        Event::FiledToSafety(FiledToSafety {
            note: "移交".into(),
        }),
        Event::ReferralFiled(ReferralFiled {
            addressees: vec!["示例执法办".into()],
            request: "请依法处理".into(),
            paper: paper(PaperKind::Referral),
        }),
        Event::ReferralAnswered(ReferralAnswered {
            addressee: "示例执法办".into(),
            answered_on: day("2026-04-01"),
            answer: "已立案".into(),
            result: AnswerResult::OrderedRemoval,
            closes: true,
            file: Some(file()),
        }),
        Event::Energised(Energised {
            energised_on: day("2026-05-01"),
            extent_matches: true,
            note: String::new(),
        }),
        Event::CapacityChanged(Box::new(changed("380V", "20"))),
        Event::ChangeSettled(Box::new(ChangeSettled {
            before: Verdict::Outside,
            screening: inside(),
            decision: ChangeDecision::Resurvey,
            reason: "新建线路，须重新勘查".into(),
        })),
        Event::CorrectionSent(Box::new(CorrectionSent {
            proposal: Proposal {
                facility: "L901".into(),
                name: Some("示例901线".into()),
                owner: Some("示例配电工区".into()),
                comparisons: vec![Comparison {
                    measurement: 0,
                    measured_mm: 6_200,
                    computed_mm: 2_000,
                    difference_mm: 4_200,
                    u_mm: 1_500,
                    significance: 2.8,
                }],
                shift: Some(ProposedShift {
                    north_m: 0.0,
                    east_m: 4.2,
                    square_only: true,
                    left_mm: 40,
                }),
                accuracy_mm: 4_200,
            },
            facilities_version: "v1".into(),
            note: "全站仪复测两次".into(),
        })),
        Event::CorrectionAnswered(CorrectionAnswered {
            facility: "L901".into(),
            name: "示例901线".into(),
            decision: CorrectionDecision::Declined,
            reason: "测量点不在本线".into(),
            facilities_version: "v2".into(),
        }),
    ]
}

fn stored(kind: &str) -> Value {
    let text = std::fs::read_to_string(file(kind))
        .unwrap_or_else(|e| panic!("no stored form of {kind} ({e}); BLESS=1 makes one"));
    serde_json::from_str(&text).unwrap()
}

fn event(kind: &str) -> Event {
    serde_json::from_value(stored(kind))
        .unwrap_or_else(|e| panic!("{kind} as stored cannot be read any more: {e}"))
}

fn bless() {
    if std::env::var_os("BLESS").is_none() {
        return;
    }
    std::fs::create_dir_all(folder()).unwrap();
    for event in samples() {
        let path = file(kind_of(&event));
        if !path.exists() {
            std::fs::write(path, serde_json::to_string_pretty(&event).unwrap() + "\n").unwrap();
        }
    }
}

#[test]
fn every_kind_of_event_is_read_as_it_was_stored_and_written_the_same() {
    bless();
    for kind in kinds() {
        let event = event(&kind);
        assert_eq!(kind_of(&event), kind);
        assert_eq!(
            serde_json::to_value(&event).unwrap(),
            stored(&kind),
            "{kind}"
        );
    }
}

fn told(kinds: &[&str]) -> Vec<Recorded> {
    let start = time("2026-03-02T09:00");
    let record = |(index, kind): (usize, &&str)| Recorded {
        position: index as u64 + 1,
        version: index as u64 + 1,
        by: StaffId::new("clerk"),
        unit: UnitId::new("centre"),
        recorded_at: start + TimeDelta::days(index as i64),
        event: event(kind),
    };
    kinds.iter().enumerate().map(record).collect()
}

#[test]
fn stored_events_fold_to_what_they_meant() {
    let hazard = [
        "accepted",
        "documents_supplied",
        "paused",
        "resumed",
        "commented",
        "surveyed",
        "notice_issued",
        "notice_served",
        "rectified",
        "reinspected",
    ];
    let case = fold(&told(&hazard));
    assert_eq!(
        (case.number.as_str(), case.version, stage(&case)),
        ("2026-0001", 10, Stage::Hazard)
    );
    assert_eq!(
        (
            case.promised().count(),
            case.pauses.len(),
            case.paused().is_none()
        ),
        (0, 1, true)
    );
    let notice = case.open_notice().unwrap();
    assert_eq!(
        (
            notice.effective_on(),
            notice.services.len(),
            notice.rectifications.len(),
            notice.reinspections.len()
        ),
        (Some(day("2026-03-04")), 1, 1, 1)
    );
    assert_eq!(
        notice.deadline(),
        day("2026-03-14"),
        "the date the re-inspection gave"
    );

    let mut all = hazard.to_vec();
    all.extend([
        "refused",
        "replied",
        "refusal_reported",
        "filed_to_safety",
        "referral_filed",
        "referral_answered",
    ]);
    assert_eq!(stage(&fold(&told(&all))), Stage::Closed);
    let supplied = [
        "accepted",
        "handed_over",
        "capacity_answered",
        "scheme_drafted",
        "signed_off",
        "meeting_decided",
        "approved",
        "replied",
    ];
    let case = fold(&told(&supplied));
    assert_eq!(
        (stage(&case), case.meeting_approved()),
        (Stage::Approved, true)
    );
    let through = supplied
        .iter()
        .chain(&["energised"])
        .copied()
        .collect::<Vec<_>>();
    assert_eq!(stage(&fold(&told(&through))), Stage::Energised);
    assert_eq!(
        stage(&fold(&told(&["accepted", "withdrawn"]))),
        Stage::Withdrawn
    );
    assert_eq!(
        stage(&fold(&told(&["accepted", "not_feasible", "replied"]))),
        Stage::NotFeasible
    );
    let voided = fold(&told(&[
        "accepted",
        "surveyed",
        "notice_issued",
        "notice_voided",
    ]));
    assert!(voided.latest_notice().is_none() && voided.notices.len() == 1);
}

#[test]
fn folding_is_the_same_in_one_go_and_step_by_step() {
    let events = told(&[
        "accepted",
        "surveyed",
        "notice_issued",
        "notice_served",
        "reinspected",
        "refused",
    ]);
    let whole = fold(&events);
    assert_eq!(whole, fold(events.iter()));
    for end in 1..=events.len() {
        assert_eq!(fold(&events[..end]).version, end as u64);
    }
}
