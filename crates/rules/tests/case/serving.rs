//! What each rung of service needs before the notice counts as served.
use crate::story::*;
use chrono::{DateTime, Days, FixedOffset};
use linewarden_rules::NoticeId;
use linewarden_rules::case::{Duty, Stage, Step};
use linewarden_rules::notice::{
    self, EvidenceKind, Rung, Served, ServiceAct, ServiceEntry, judge_service,
};
use linewarden_rules::survey::Effect;

fn at() -> DateTime<FixedOffset> {
    time("2026-03-04T15:00")
}

/// The whole entry serves; without any one of its parts it does not, and says which is missing.
/// What is taken away, and how.
type Part = (&'static str, fn(&mut ServiceEntry));

#[track_caller]
fn serves_only_whole(whole: ServiceEntry, days: u64, parts: &[Part]) {
    assert_eq!(
        judge_service(&whole),
        (Some(at().date_naive() + Days::new(days)), vec![])
    );
    for (part, take) in parts {
        let mut less = whole.clone();
        take(&mut less);
        assert_eq!(
            judge_service(&less),
            (None, vec![(*part).to_owned()]),
            "without {part}"
        );
    }
}

#[test]
fn handing_over_needs_a_receiver_and_a_signed_receipt() {
    serves_only_whole(
        handed(at()),
        0,
        &[
            ("receiver", |e| e.receiver.clear()),
            ("signed_receipt", |e| e.evidence.clear()),
            ("servers", |e| e.servers.clear()),
        ],
    );
}

#[test]
fn leaving_it_on_site_needs_the_reason_the_place_and_a_witness_or_video() {
    let whole = ServiceEntry {
        refused_reason: "拒绝签收".into(),
        place: "用电场地".into(),
        evidence: evidence(&[EvidenceKind::Video]),
        ..entry(Rung::Left, ServiceAct::Delivered, at())
    };
    serves_only_whole(
        whole.clone(),
        0,
        &[
            ("refused_reason", |e| e.refused_reason.clear()),
            ("place", |e| e.place.clear()),
            ("witness_or_video", |e| e.evidence.clear()),
            ("servers", |e| e.servers.clear()),
        ],
    );
    let named_only = ServiceEntry {
        witness: "示例见证人".into(),
        evidence: vec![],
        ..whole.clone()
    };
    assert_eq!(judge_service(&named_only).0, None, "a witness signs");
    let witnessed = ServiceEntry {
        witness: "示例见证人".into(),
        evidence: evidence(&[EvidenceKind::Witness]),
        ..whole
    };
    assert!(judge_service(&witnessed).0.is_some());
}

#[test]
fn a_registered_letter_serves_when_its_receipt_is_back_and_not_when_it_is_sent() {
    let whole = ServiceEntry {
        tracking: "示例邮件号".into(),
        evidence: evidence(&[EvidenceKind::PostReceipt]),
        ..entry(Rung::Post, ServiceAct::Delivered, at())
    };
    serves_only_whole(
        whole.clone(),
        0,
        &[
            ("tracking", |e| e.tracking.clear()),
            ("post_receipt", |e| e.evidence.clear()),
            ("servers", |e| e.servers.clear()),
        ],
    );
    let sent = ServiceEntry {
        act: ServiceAct::Sent,
        ..whole
    };
    assert_eq!(
        judge_service(&sent),
        (None, vec![]),
        "nothing is missing, it is only on its way"
    );
}

#[test]
fn electronic_service_needs_consent_a_named_system_and_its_arrival() {
    let whole = ServiceEntry {
        system: "示例网上营业厅".into(),
        evidence: evidence(&[EvidenceKind::Consent, EvidenceKind::Screenshot]),
        ..entry(Rung::Electronic, ServiceAct::Confirmed, at())
    };
    serves_only_whole(
        whole.clone(),
        0,
        &[
            ("system", |e| e.system.clear()),
            ("consent", |e| {
                e.evidence.retain(|x| x.kind != EvidenceKind::Consent)
            }),
            ("screenshot", |e| {
                e.evidence.retain(|x| x.kind != EvidenceKind::Screenshot)
            }),
        ],
    );
    assert_eq!(
        judge_service(&ServiceEntry {
            act: ServiceAct::Sent,
            ..whole
        })
        .0,
        None
    );
}

#[test]
fn a_public_notice_serves_thirty_days_later_and_only_after_the_other_ways() {
    let whole = ServiceEntry {
        evidence: evidence(&[EvidenceKind::Publication, EvidenceKind::EarlierRungs]),
        ..entry(Rung::Public, ServiceAct::Delivered, at())
    };
    serves_only_whole(
        whole,
        30,
        &[
            ("publication", |e| {
                e.evidence.retain(|x| x.kind != EvidenceKind::Publication)
            }),
            ("earlier_rungs", |e| {
                e.evidence.retain(|x| x.kind != EvidenceKind::EarlierRungs)
            }),
        ],
    );
}

#[test]
fn incomplete_service_is_taken_in_and_does_not_count() {
    let story = Story::t1().surveyed(Effect::Severe).noticed();
    let unsigned = |now| ServiceEntry {
        evidence: vec![],
        ..handed(now)
    };
    let story = story
        .when(|case, now| {
            notice::serve(
                case,
                Served {
                    notice: NoticeId::new("n1"),
                    entry: unsigned(now),
                },
                now,
            )
        })
        .stands(Stage::Hazard, &[(Step::Service, Duty::Surveying)]);
    let case = story.case();
    let service = &case.latest_notice().unwrap().services[0];
    assert_eq!(
        (service.effective_on, service.missing.as_slice()),
        (None, ["signed_receipt".to_owned()].as_slice())
    );
    story
        .served()
        .stands(Stage::Hazard, &[(Step::Rectification, Duty::Surveying)]);
}

#[test]
fn a_sent_letter_is_followed_by_its_receipt_and_only_that_starts_the_date() {
    let letter = |act, at| Served {
        notice: NoticeId::new("n1"),
        entry: ServiceEntry {
            tracking: "示例".into(),
            evidence: evidence(&[EvidenceKind::PostReceipt]),
            ..entry(Rung::Post, act, at)
        },
    };
    Story::t1()
        .surveyed(Effect::Severe)
        .noticed()
        .when(|case, now| notice::serve(case, letter(ServiceAct::Sent, now), now))
        .stands(Stage::Hazard, &[(Step::Service, Duty::Surveying)])
        .on("2026-03-06")
        .when(|case, now| notice::serve(case, letter(ServiceAct::Confirmed, now), now))
        .stands(Stage::Hazard, &[(Step::Rectification, Duty::Surveying)]);
}

#[test]
fn service_is_neither_before_the_notice_nor_in_the_future() {
    let story = Story::t1()
        .surveyed(Effect::Severe)
        .on("2026-03-04")
        .noticed();
    let at = |text: &'static str| {
        move |case: &_, now| {
            notice::serve(
                case,
                Served {
                    notice: NoticeId::new("n1"),
                    entry: handed(time(text)),
                },
                now,
            )
        }
    };
    assert_eq!(
        story.refused(at("2026-03-03T10:00")),
        "service.before_issue"
    );
    assert_eq!(story.refused(at("2026-03-05T10:00")), "service.in_future");
    let unknown = |case: &_, now| {
        notice::serve(
            case,
            Served {
                notice: NoticeId::new("n9"),
                entry: handed(now),
            },
            now,
        )
    };
    assert_eq!(story.refused(unknown), "notice.unknown");
}
