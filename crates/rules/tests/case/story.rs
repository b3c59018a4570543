//! The stage the stories are told on: a case, the time, and who acts.
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use linewarden_geofence::facility::Kind;
use linewarden_geofence::{FacilityAnswer, NearestPair, Rule, Screening, Verdict, Work};
use linewarden_rules::application::{
    AcceptFacts, Accepted, Application, ApplicationKind, Building, CapacityChanged, PartyKind,
    accept,
};
use linewarden_rules::capacity::{SupplyVoltage, parse_capacity};
use linewarden_rules::case::{
    Case, Duty, Event, PaperKind, PaperRef, Recorded, Responsible, Stage, Step, fold, open_tasks,
    stage,
};
use linewarden_rules::notice::{
    Evidence, EvidenceKind, Issued, ItemResult, NoticeFields, NoticeNumber, Rectified,
    RectifiedItem, Reinspected, ReinspectedItem, Rung, Served, ServiceAct, ServiceEntry,
};
use linewarden_rules::routing::{Applied, TierTable, route};
use linewarden_rules::supply::{
    Agreement, Approval, ApproveFacts, CapacityAnswered, Decision, MeetingDecided, Refused,
    Replied, ReplyWay, SchemeDrafted, SignedOff,
};
use linewarden_rules::survey::{Difference, Effect, SurveyRecord};
use linewarden_rules::{FileId, NoticeId, PaperId, PartyId, Rejection, StaffId, UnitId};

pub(crate) type Decided = Result<Vec<Event>, Rejection>;

/// A case as far as its story has come.
#[derive(Clone)]
pub(crate) struct Story {
    pub(crate) recorded: Vec<Recorded>,
    pub(crate) now: DateTime<FixedOffset>,
    by: StaffId,
}

pub(crate) fn time(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{text}:00+08:00")).unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Story {
    /// A case accepted on 2026-03-02 by the clerk.
    pub(crate) fn of(voltage: &str, capacity: &str, screening: Screening) -> Self {
        Self::with(application(voltage, capacity), screening)
    }

    pub(crate) fn with(application: Application, screening: Screening) -> Self {
        let story = Self {
            recorded: Vec::new(),
            now: time("2026-03-02T09:00"),
            by: StaffId::new("clerk"),
        };
        let accepted = accepted(application, screening);
        story.when(|case, _| {
            accept(
                case,
                accepted,
                &AcceptFacts {
                    missing: Vec::new(),
                },
            )
        })
    }

    pub(crate) fn t1() -> Self {
        Self::of("380V", "13.2", outside())
    }
    pub(crate) fn t2() -> Self {
        Self::of("380V", "30", outside())
    }
    pub(crate) fn t3() -> Self {
        Self::of("10kV", "400", outside())
    }

    pub(crate) fn case(&self) -> Case {
        fold(&self.recorded)
    }
    pub(crate) fn by(mut self, who: &str) -> Self {
        self.by = StaffId::new(who);
        self
    }
    pub(crate) fn on(mut self, date: &str) -> Self {
        self.now = time(&format!("{date}T10:00"));
        self
    }

    /// Does something that the rules must allow.
    pub(crate) fn when(
        mut self,
        decide: impl FnOnce(&Case, DateTime<FixedOffset>) -> Decided,
    ) -> Self {
        self.now += TimeDelta::minutes(1);
        let events = decide(&self.case(), self.now)
            .unwrap_or_else(|r| panic!("refused: {} {}", r.code, r.params));
        assert!(
            !events.is_empty(),
            "a command that is allowed makes something happen"
        );
        for event in events {
            let version = self.recorded.len() as u64 + 1;
            self.recorded.push(Recorded {
                position: version * 10,
                version,
                by: self.by.clone(),
                unit: UnitId::new("centre"),
                recorded_at: self.now,
                event,
            });
        }
        self
    }

    /// Tries something that the rules must refuse; says with which code.
    pub(crate) fn refused(
        &self,
        decide: impl FnOnce(&Case, DateTime<FixedOffset>) -> Decided,
    ) -> &'static str {
        match decide(&self.case(), self.now + TimeDelta::minutes(1)) {
            Ok(events) => panic!("allowed: {events:?}"),
            Err(rejection) => {
                assert!(
                    !rejection.hint.is_empty(),
                    "{} says what to do next",
                    rejection.code
                );
                rejection.code
            }
        }
    }

    #[track_caller]
    pub(crate) fn stands(self, at: Stage, open: &[(Step, Duty)]) -> Self {
        let case = self.case();
        let tasks: Vec<(Step, Duty)> = open_tasks(&case).iter().map(|t| (t.step, t.duty)).collect();
        assert_eq!((stage(&case), tasks.as_slice()), (at, open));
        self
    }

    // What the stories do again and again.

    pub(crate) fn surveyed(self, effect: Effect) -> Self {
        self.by("surveyor").when(|case, now| {
            let inside = case
                .screening
                .as_ref()
                .is_some_and(|s| s.verdict == Verdict::Inside);
            linewarden_rules::survey::record(case, survey(now, effect, inside), now)
        })
    }
    pub(crate) fn handed_over(self) -> Self {
        self.when(|case, _| {
            linewarden_rules::supply::hand_over(
                case,
                linewarden_rules::supply::HandedOver {
                    note: String::new(),
                },
            )
        })
    }
    pub(crate) fn capacity_answered(self) -> Self {
        self.by("reviewer")
            .when(|case, _| linewarden_rules::supply::answer_capacity(case, enough()))
    }
    pub(crate) fn noticed(self) -> Self {
        self.by("surveyor").when(|case, now| {
            linewarden_rules::notice::issue(case, issued("n1", 1, "2026-03-20"), now.date_naive())
        })
    }
    pub(crate) fn served(self) -> Self {
        self.when(|case, now| {
            linewarden_rules::notice::serve(
                case,
                Served {
                    notice: NoticeId::new("n1"),
                    entry: handed(now),
                },
                now,
            )
        })
    }
    pub(crate) fn reported(self) -> Self {
        self.when(|case, now| linewarden_rules::notice::rectified(case, rectification(now), now))
    }
    pub(crate) fn reinspected(self, grade: Effect) -> Self {
        self.when(|case, now| linewarden_rules::notice::reinspect(case, look(now, grade), now))
    }
    pub(crate) fn approved(self) -> Self {
        self.by("head").when(|case, _| approve(case, "head"))
    }
    pub(crate) fn refused_supply(self) -> Self {
        self.by("head")
            .when(|case, _| refuse(case, "endangers_supply"))
    }
    pub(crate) fn replied(self) -> Self {
        self.by("clerk")
            .when(|case, now| linewarden_rules::supply::reply(case, reply(now)))
    }
    pub(crate) fn schemed(self) -> Self {
        self.by("manager")
            .when(|case, _| linewarden_rules::supply::draft_scheme(case, scheme()))
    }
    pub(crate) fn signed_off(self) -> Self {
        self.by("marketing").when(|case, _| {
            linewarden_rules::supply::sign_off(
                case,
                SignedOff {
                    agree: true,
                    opinion: "同意".into(),
                },
            )
        })
    }
    pub(crate) fn met(self, decision: Decision) -> Self {
        self.by("secretary").when(|case, now| {
            linewarden_rules::supply::decide_meeting(case, meeting(now, decision), now.date_naive())
        })
    }
    /// A severe hazard, noticed, served, the date gone, found still there.
    pub(crate) fn hazard_remains(self) -> Self {
        self.surveyed(Effect::Severe)
            .noticed()
            .served()
            .on("2026-03-23")
            .reinspected(Effect::Severe)
    }
}

pub(crate) fn facts(by: &str, alone: bool, case: &Case) -> ApproveFacts {
    let four_eyes = case.routing.as_ref().is_some_and(|r| r.four_eyes);
    ApproveFacts {
        by: StaffId::new(by),
        alone,
        four_eyes,
    }
}

pub(crate) fn approve(case: &Case, by: &str) -> Decided {
    let approval = Approval {
        agreement: Some(Agreement {
            signed_on: day("2026-03-05"),
            file: None,
        }),
        opinion: "同意".into(),
        ..Approval::default()
    };
    linewarden_rules::supply::approve(case, approval, &facts(by, false, case))
}

pub(crate) fn refuse(case: &Case, ground: &str) -> Decided {
    linewarden_rules::supply::refuse(case, refusal(ground), &facts("head", false, case))
}

pub(crate) fn refusal(ground: &str) -> Refused {
    Refused {
        ground: ground.into(),
        clause: String::new(),
        reasons: "隐患仍在".into(),
        evidence: Vec::new(),
        waiver: None,
    }
}

pub(crate) fn application(voltage: &str, capacity: &str) -> Application {
    let voltage = SupplyVoltage::parse(voltage).unwrap();
    Application {
        party: PartyId::new("p1"),
        party_kind: PartyKind::Person,
        commitment: "00".repeat(32),
        kind: ApplicationKind::New,
        temporary_until: None,
        voltage,
        capacity: parse_capacity(capacity, voltage).unwrap(),
        existing: None,
        purpose: "居民生活".into(),
        loads: Vec::new(),
        building: Building::default(),
        work: Work::default(),
        site: None,
        documents: Vec::new(),
        remarks: String::new(),
    }
}

/// Who does what in the stories; the tier does not matter there.
pub(crate) fn responsible() -> Responsible {
    let unit = |name: &str| vec![UnitId::new(name)];
    Responsible(
        [
            (Duty::Accepting, unit("centre")),
            (Duty::Surveying, unit("centre")),
            (Duty::Capacity, unit("works")),
            (Duty::Deciding, unit("centre")),
            (Duty::Marketing, unit("marketing")),
            (Duty::Safety, unit("safety")),
        ]
        .into(),
    )
}

/// The capacity that a case goes on with.
pub(crate) fn changed(voltage: &str, capacity: &str) -> CapacityChanged {
    let to = application(voltage, capacity);
    let applied = Applied {
        voltage: to.voltage,
        capacity: to.capacity,
        existing: None,
    };
    CapacityChanged {
        voltage: to.voltage,
        capacity: to.capacity,
        existing: None,
        reason: "改小容量".into(),
        routing: route(TierTable::shipped(), applied, None).unwrap(),
        responsible: responsible(),
    }
}

pub(crate) fn accepted(application: Application, screening: Screening) -> Accepted {
    let applied = Applied {
        voltage: application.voltage,
        capacity: application.capacity,
        existing: application.existing,
    };
    Accepted {
        number: "2026-0001".into(),
        application,
        screening,
        routing: route(TierTable::shipped(), applied, None).unwrap(),
        clocks_version: "clocks-test".into(),
        responsible: responsible(),
        receipt: paper(PaperKind::Receipt),
    }
}

pub(crate) fn paper(kind: PaperKind) -> PaperRef {
    PaperRef {
        id: PaperId::new("ab".repeat(32)),
        kind,
        file: FileId::new("ab".repeat(32)),
        number: None,
        pages: 1,
        anchor_position: 7,
        anchor_fingerprint: "0123 4567".into(),
        issued_at: time("2026-03-02T09:00"),
    }
}

pub(crate) fn outside() -> Screening {
    Screening {
        verdict: Verdict::Outside,
        facilities_version: "f1".into(),
        rules_version: "z1".into(),
        site_hash: "s1".into(),
        ..Screening::impossible("none", serde_json::json!({}), "s1")
    }
}

/// Inside the zone of an overhead 10 kV line: 3.2 m from the conductor, 5 m required.
pub(crate) fn inside() -> Screening {
    let line = FacilityAnswer {
        id: "SL-901".into(),
        name: Some("示例901线".into()),
        kind: Kind::OverheadLine,
        voltage_kv: Some(10.0),
        owner: Some("配电运检室".into()),
        centreline_mm: 4_000,
        conductor_mm: 3_200,
        zone_mm: 5_000,
        inside_mm: 1_800,
        overlap_m2: 12.5,
        uncertainty_mm: 100,
        verdict: Verdict::Inside,
        rule: Rule::OverheadZone,
        protection_zone: true,
        clause: Some("《电力设施保护条例》第十条第一项".into()),
        status: None,
        basis: Vec::new(),
        vertical: None,
        effects: Vec::new(),
        notes: Vec::new(),
        nearest: NearestPair {
            site: [111.6, 24.448],
            facility: [111.6, 24.44803],
        },
    };
    Screening {
        verdict: Verdict::Inside,
        facilities: vec![line],
        reasons: Vec::new(),
        ..outside()
    }
}

pub(crate) fn survey(at: DateTime<FixedOffset>, effect: Effect, inside_zone: bool) -> SurveyRecord {
    SurveyRecord {
        surveyed_at: at,
        surveyors: vec![StaffId::new("surveyor"), StaffId::new("second")],
        fixes: Vec::new(),
        photos: Vec::new(),
        measurements: Vec::new(),
        unlawful: false,
        unlawful_note: String::new(),
        inside_zone,
        hazard: effect,
        hindrance: Effect::None,
        differences: Vec::new(),
        note: "示例".into(),
    }
}

pub(crate) fn difference(reason: &str) -> Difference {
    Difference {
        facility: "SL-901".into(),
        facility_name: "示例901线".into(),
        machine: Verdict::Inside,
        person: Verdict::Outside,
        reason: reason.into(),
    }
}

pub(crate) fn enough() -> CapacityAnswered {
    CapacityAnswered {
        sufficient: true,
        transformer: "示例3号公变".into(),
        way_on: None,
        planned_for: None,
        note: String::new(),
    }
}

pub(crate) fn issued(notice: &str, serial: u32, deadline: &str) -> Issued {
    Issued {
        notice: NoticeId::new(notice),
        number: NoticeNumber {
            word: "示".into(),
            year: 2026,
            serial,
        },
        fields: NoticeFields {
            facts: "场地在保护区内".into(),
            demands: vec!["停止施工".into(), "移出保护区".into()],
            deadline: day(deadline),
            consequences: "可能触电".into(),
            objection: "可向客服中心提出".into(),
            inspectors: vec![StaffId::new("surveyor"), StaffId::new("second")],
        },
        paper: paper(PaperKind::Notice),
    }
}

pub(crate) fn evidence(kinds: &[EvidenceKind]) -> Vec<Evidence> {
    kinds
        .iter()
        .map(|kind| Evidence {
            kind: *kind,
            file: FileId::new("cd".repeat(32)),
        })
        .collect()
}

pub(crate) fn entry(rung: Rung, act: ServiceAct, at: DateTime<FixedOffset>) -> ServiceEntry {
    ServiceEntry {
        rung,
        act,
        at,
        servers: vec![StaffId::new("surveyor")],
        receiver: String::new(),
        relation: String::new(),
        refused_reason: String::new(),
        witness: String::new(),
        tracking: String::new(),
        system: String::new(),
        place: String::new(),
        evidence: Vec::new(),
    }
}

pub(crate) fn handed(at: DateTime<FixedOffset>) -> ServiceEntry {
    ServiceEntry {
        receiver: "示例收件人".into(),
        evidence: evidence(&[EvidenceKind::SignedReceipt]),
        ..entry(Rung::Handed, ServiceAct::Delivered, at)
    }
}

pub(crate) fn rectification(at: DateTime<FixedOffset>) -> Rectified {
    let item = |demand| RectifiedItem {
        demand,
        done: true,
        note: "已整改".into(),
        photos: Vec::new(),
    };
    Rectified {
        notice: NoticeId::new("n1"),
        at,
        items: vec![item(0), item(1)],
        note: String::new(),
    }
}

pub(crate) fn look(at: DateTime<FixedOffset>, grade: Effect) -> Reinspected {
    let result = if grade == Effect::None {
        ItemResult::Pass
    } else {
        ItemResult::Fail
    };
    let item = |demand| ReinspectedItem {
        demand,
        result,
        measured_mm: Some(3_300),
        note: String::new(),
        photos: Vec::new(),
    };
    Reinspected {
        notice: NoticeId::new("n1"),
        at,
        inspectors: vec![StaffId::new("surveyor"), StaffId::new("second")],
        items: vec![item(0), item(1)],
        grade,
        new_deadline: (grade == Effect::Possible).then(|| at.date_naive() + chrono::Days::new(10)),
        note: String::new(),
    }
}

pub(crate) fn scheme() -> SchemeDrafted {
    SchemeDrafted {
        source: "示例901线".into(),
        voltage: "10kV".into(),
        capacity: "400 kVA".into(),
        boundary: "分支杆".into(),
        metering: "高供高计".into(),
        note: String::new(),
    }
}

pub(crate) fn meeting(at: DateTime<FixedOffset>, decision: Decision) -> MeetingDecided {
    let reasons = if decision == Decision::Approved {
        ""
    } else {
        "裕度不足"
    };
    MeetingDecided {
        held_on: at.date_naive(),
        agenda: "方案审定".into(),
        decision,
        minutes: "纪要".into(),
        reasons: reasons.into(),
    }
}

pub(crate) fn reply(_at: DateTime<FixedOffset>) -> Replied {
    Replied {
        how: ReplyWay::Handed,
        reasons: "符合供电条件".into(),
        conditions: String::new(),
        paper: paper(PaperKind::Reply),
    }
}
