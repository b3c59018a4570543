//! One case as the page shows it. One view type feeds screen and API.
use super::next_step::{Allowed, NextStep, allowed, next_step};
use super::rail::{RailStep, rail};
use super::timeline::{FileCard, TimelineEntry, timeline};
use super::{Applicant, Loaded, PartyView, RelatedCase, related};
use crate::access::Actor;
use crate::error::Failure;
use crate::office::Office;
use chrono::{DateTime, FixedOffset, NaiveDate};
use linewarden_geofence::{Screening, SiteInput, Work};
use linewarden_rules::application::{ApplicationKind, Building, Document, LoadItem};
use linewarden_rules::case::{
    Duty, Entry, Event, Owes, PaperKind, PaperRef, Stage, open_tasks, stage,
};
use linewarden_rules::notice::{
    NoticeFields, NoticeState, RectifiedItem, ReinspectedItem, ServiceEntry,
};
use linewarden_rules::referral::ReferralAnswered;
use linewarden_rules::routing::{ConsolidatedApproval, Routing, Tier};
use linewarden_rules::supply::{
    Agreement, BuildingGround, CapacityAnswered, MeetingDecided, Permit, ReplyWay, SchemeDrafted,
};
use linewarden_rules::survey::{Effect, SurveyRecord};
use linewarden_rules::{CaseId, NoticeId, PaperId, UnitId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PaperCard {
    pub id: PaperId,
    pub kind: PaperKind,
    pub number: Option<String>,
    #[ts(type = "string")]
    pub issued_at: DateTime<FixedOffset>,
    /// The journal position printed on it.
    #[ts(type = "number")]
    pub position: u64,
    pub fingerprint: String,
    pub pages: u32,
}

pub(crate) fn paper_card(paper: &PaperRef) -> PaperCard {
    PaperCard {
        id: paper.id.clone(),
        kind: paper.kind,
        number: paper.number.clone(),
        issued_at: paper.issued_at,
        position: paper.anchor_position,
        fingerprint: paper.anchor_fingerprint.clone(),
        pages: paper.pages,
    }
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct RoutingUnit {
    pub duty: Duty,
    pub unit: UnitId,
    pub unit_name: String,
}

/// "Why am I here?": the row that fired and who does what by it.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct RoutingView {
    pub tier: Tier,
    pub row: String,
    pub policy_version: String,
    #[ts(type = "Record<string, unknown>")]
    pub why: Value,
    pub steps: Vec<RoutingUnit>,
    /// Who decides, by name.
    pub decides: String,
    pub sign_off: ConsolidatedApproval,
    pub four_eyes: bool,
    /// Whether the row's source has been read.
    pub verified: bool,
}

pub(crate) fn routing_view(
    office: &Office,
    routing: &Routing,
    responsible: &linewarden_rules::case::Responsible,
) -> RoutingView {
    let organisation = office.organisation();
    let steps = responsible
        .0
        .iter()
        .flat_map(|(duty, units)| {
            units.iter().map(|u| RoutingUnit {
                duty: *duty,
                unit: u.clone(),
                unit_name: organisation.unit_name(u),
            })
        })
        .collect();
    let decider = responsible
        .unit(Duty::Meeting)
        .or_else(|| responsible.unit(Duty::Deciding));
    RoutingView {
        tier: routing.tier,
        row: routing.row.id.clone(),
        policy_version: routing.policy_version.clone(),
        why: json!({
            "voltage": routing.applied.voltage.to_string(), "capacity": routing.deciding.to_string(),
            "low": routing.applied.voltage.is_low(), "from": routing.row.from, "to": routing.row.to,
        }),
        steps,
        decides: decider
            .map(|u| organisation.unit_name(u))
            .unwrap_or_default(),
        sign_off: routing.consolidated_approval,
        four_eyes: routing.four_eyes,
        verified: routing.row.provenance.grade != linewarden_rules::routing::Grade::Memory,
    }
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ApplicationView {
    pub kind: ApplicationKind,
    #[ts(type = "string | null")]
    pub temporary_until: Option<NaiveDate>,
    pub voltage: String,
    pub capacity: String,
    pub existing: Option<String>,
    pub purpose: String,
    pub loads: Vec<LoadItem>,
    pub building: Building,
    pub work: Work,
    pub site: Option<SiteInput>,
    pub documents: Vec<Document>,
    #[ts(type = "string")]
    pub received_at: DateTime<FixedOffset>,
    pub remarks: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct SurveyView {
    #[serde(flatten)]
    #[ts(flatten)]
    pub record: SurveyRecord,
    #[ts(type = "string")]
    pub recorded_at: DateTime<FixedOffset>,
    pub by_name: String,
    pub surveyor_names: Vec<String>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ServiceView {
    #[serde(flatten)]
    #[ts(flatten)]
    pub entry: ServiceEntry,
    #[ts(type = "number")]
    pub position: u64,
    #[ts(type = "string | null")]
    pub effective_on: Option<NaiveDate>,
    pub missing: Vec<String>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct RectificationView {
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub items: Vec<RectifiedItem>,
    pub note: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ReinspectionView {
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub inspector_names: Vec<String>,
    pub items: Vec<ReinspectedItem>,
    pub grade: Effect,
    #[ts(type = "string | null")]
    pub new_deadline: Option<NaiveDate>,
    pub note: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct VoidView {
    pub reason: String,
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct NoticeView {
    pub id: NoticeId,
    pub number: String,
    #[ts(type = "string")]
    pub issued_at: DateTime<FixedOffset>,
    pub by_name: String,
    pub fields: NoticeFields,
    pub inspector_names: Vec<String>,
    pub paper: PaperCard,
    pub void: Option<VoidView>,
    pub services: Vec<ServiceView>,
    #[ts(type = "string | null")]
    pub effective_on: Option<NaiveDate>,
    pub rectifications: Vec<RectificationView>,
    pub reinspections: Vec<ReinspectionView>,
    #[ts(type = "string")]
    pub deadline: NaiveDate,
    pub state: NoticeState,
}

/// Something with who put it on record and when.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct By<T: TS> {
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub by_name: String,
    #[serde(flatten)]
    #[ts(flatten)]
    pub what: T,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct SignOffView {
    pub agree: bool,
    pub opinion: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ApprovalView {
    pub agreement: Option<Agreement>,
    pub permit: Option<Permit>,
    pub ground: Option<BuildingGround>,
    pub waiver: Option<String>,
    pub opinion: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct RefusalView {
    pub ground: String,
    pub clause: String,
    pub reasons: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ReplyView {
    pub how: ReplyWay,
    pub reasons: String,
    pub conditions: String,
    pub paper: PaperCard,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct Nothing {}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct SupplyView {
    pub handed_over: Option<By<Nothing>>,
    pub capacity: Option<By<CapacityAnswered>>,
    pub scheme: Option<By<SchemeDrafted>>,
    pub sign_off: Option<By<SignOffView>>,
    pub meeting: Option<By<MeetingDecided>>,
    pub approval: Option<By<ApprovalView>>,
    pub refusal: Option<By<RefusalView>>,
    pub not_feasible: Option<String>,
    pub reply: Option<By<ReplyView>>,
    #[ts(type = "string | null")]
    pub energised_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct FiledView {
    pub addressees: Vec<String>,
    pub request: String,
    pub paper: PaperCard,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ReportedView {
    pub paper: PaperCard,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ReferralView {
    pub reported: Option<By<ReportedView>>,
    pub filed_to_safety: Option<By<Nothing>>,
    pub filed: Option<By<FiledView>>,
    pub answers: Vec<ReferralAnswered>,
    pub closed: bool,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct PausedView {
    pub owes: Owes,
    pub reason: String,
    #[ts(type = "string")]
    pub since: DateTime<FixedOffset>,
    pub by_name: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct CaseView {
    pub case: CaseId,
    pub number: String,
    #[ts(type = "number")]
    pub version: u64,
    #[ts(type = "number")]
    pub position: u64,
    pub party: PartyView,
    pub application: ApplicationView,
    pub tier: Tier,
    pub routing: RoutingView,
    pub stage: Stage,
    pub effect: Option<Effect>,
    pub screening: Screening,
    pub lawful: Option<linewarden_geofence::lawful::Lawful>,
    pub surveys: Vec<SurveyView>,
    pub notices: Vec<NoticeView>,
    pub supply: SupplyView,
    pub referral: Option<ReferralView>,
    pub next: Option<NextStep>,
    pub others: Vec<NextStep>,
    pub rail: Vec<RailStep>,
    pub timeline: Vec<TimelineEntry>,
    pub papers: Vec<PaperCard>,
    pub files: Vec<FileCard>,
    pub paused: Option<PausedView>,
    pub allowed: Vec<Allowed>,
    pub related: Vec<RelatedCase>,
}

/// Makes the view of a case for a person.
pub(crate) fn view(office: &Office, loaded: &Loaded, actor: &Actor) -> Result<CaseView, Failure> {
    let case = &loaded.case;
    let unknown = || Failure::not_found("case.unknown", json!({"case": loaded.id}));
    let (Some(application), Some(screening), Some(routing), Some(accepted)) = (
        &case.application,
        &case.screening,
        &case.routing,
        &case.accepted,
    ) else {
        return Err(unknown());
    };
    let organisation = office.organisation();
    let person = |id: &linewarden_rules::StaffId| organisation.person_name(id);
    let tasks = open_tasks(case);
    let steps: Vec<_> = tasks.iter().map(|t| t.step).collect();
    let mut open: Vec<NextStep> = tasks
        .iter()
        .map(|t| next_step(office, loaded, t, actor))
        .collect();
    // What the person can do comes first, otherwise the order that the rules give.
    open.sort_by_key(|n| !n.mine);
    let mut open = open.into_iter();
    let bounds = application
        .site
        .as_ref()
        .and_then(|s| crate::screening::bounds(office, s));
    let mut related_cases = related(
        &office.board.lock(),
        Some(&loaded.id),
        Some(application.party.as_str()),
        bounds,
    )?;
    related_cases.truncate(50);
    let timeline = timeline(office, loaded)?;
    let mut files: Vec<FileCard> = Vec::new();
    for file in timeline.iter().flat_map(|e| &e.files) {
        if !files.iter().any(|f| f.id == file.id) {
            files.push(file.clone());
        }
    }
    Ok(CaseView {
        case: loaded.id.clone(),
        number: case.number.clone(),
        version: case.version,
        position: case.position,
        party: Applicant::view(Applicant::load(office, &application.party)?, false),
        application: ApplicationView {
            kind: application.kind,
            temporary_until: application.temporary_until,
            voltage: application.voltage.to_string(),
            capacity: application.capacity.to_string(),
            existing: application.existing.map(|c| c.to_string()),
            purpose: application.purpose.clone(),
            loads: application.loads.clone(),
            building: application.building.clone(),
            work: application.work.clone(),
            site: application.site.clone(),
            documents: case.documents.clone(),
            received_at: accepted.at,
            remarks: application.remarks.clone(),
        },
        tier: routing.tier,
        routing: routing_view(office, routing, &case.responsible),
        stage: stage(case),
        effect: case.effect(),
        screening: screening.clone(),
        lawful: crate::screening::lawful(office, application.site.as_ref(), &application.work),
        surveys: case
            .surveys
            .iter()
            .map(|(at, by, record)| SurveyView {
                record: record.clone(),
                recorded_at: *at,
                by_name: person(by),
                surveyor_names: record.surveyors.iter().map(person).collect(),
            })
            .collect(),
        notices: case
            .notices
            .iter()
            .map(|n| notice_view(n, &person))
            .collect(),
        supply: supply_view(loaded, &person),
        referral: referral_view(loaded, &person),
        next: open.next(),
        others: open.collect(),
        rail: rail(office, loaded),
        papers: papers(loaded),
        timeline,
        files,
        paused: case.paused().map(|p| PausedView {
            owes: p.owes,
            reason: p.reason.clone(),
            since: p.since,
            by_name: person(&p.by),
        }),
        allowed: allowed(case, &steps, actor),
        related: related_cases,
    })
}

/// Every paper issued in the case, oldest first.
fn papers(loaded: &Loaded) -> Vec<PaperCard> {
    let paper = |event: &Event| match event {
        Event::Accepted(a) => Some(paper_card(&a.receipt)),
        Event::NoticeIssued(n) => Some(paper_card(&n.paper)),
        Event::Replied(r) => Some(paper_card(&r.paper)),
        Event::RefusalReported(r) => Some(paper_card(&r.paper)),
        Event::ReferralFiled(f) => Some(paper_card(&f.paper)),
        _ => None,
    };
    loaded
        .events
        .iter()
        .filter_map(|e| paper(&e.event))
        .collect()
}

fn notice_view(
    n: &linewarden_rules::notice::Notice,
    person: &dyn Fn(&linewarden_rules::StaffId) -> String,
) -> NoticeView {
    NoticeView {
        id: n.issued.notice.clone(),
        number: n.issued.number.to_string(),
        issued_at: n.issued_at,
        by_name: person(&n.issued_by),
        fields: n.issued.fields.clone(),
        inspector_names: n.issued.fields.inspectors.iter().map(person).collect(),
        paper: paper_card(&n.issued.paper),
        void: n.void.as_ref().map(|(reason, at)| VoidView {
            reason: reason.clone(),
            at: *at,
        }),
        services: n
            .services
            .iter()
            .map(|s| ServiceView {
                entry: s.entry.clone(),
                position: s.position,
                effective_on: s.effective_on,
                missing: s.missing.clone(),
            })
            .collect(),
        effective_on: n.effective_on(),
        rectifications: n
            .rectifications
            .iter()
            .map(|r| RectificationView {
                at: r.at,
                items: r.items.clone(),
                note: r.note.clone(),
            })
            .collect(),
        reinspections: n
            .reinspections
            .iter()
            .map(|r| ReinspectionView {
                at: r.at,
                inspector_names: r.inspectors.iter().map(person).collect(),
                items: r.items.clone(),
                grade: r.grade,
                new_deadline: r.new_deadline,
                note: r.note.clone(),
            })
            .collect(),
        deadline: n.deadline(),
        state: n.state(),
    }
}

fn supply_view(
    loaded: &Loaded,
    person: &dyn Fn(&linewarden_rules::StaffId) -> String,
) -> SupplyView {
    let case = &loaded.case;
    fn by<T: TS>(
        e: &Entry,
        person: &dyn Fn(&linewarden_rules::StaffId) -> String,
        what: T,
    ) -> By<T> {
        By {
            at: e.at,
            by_name: person(&e.by),
            what,
        }
    }
    SupplyView {
        handed_over: case.handed_over.as_ref().map(|e| by(e, person, Nothing {})),
        capacity: case
            .capacity
            .as_ref()
            .zip(case.capacity_at.as_ref())
            .map(|(c, e)| by(e, person, c.clone())),
        scheme: case.scheme.as_ref().map(|(e, s)| by(e, person, s.clone())),
        sign_off: case.sign_off.as_ref().map(|(e, s)| {
            by(
                e,
                person,
                SignOffView {
                    agree: s.agree,
                    opinion: s.opinion.clone(),
                },
            )
        }),
        meeting: case.meetings.last().map(|(e, m)| by(e, person, m.clone())),
        approval: case.approval.as_ref().map(|(e, a)| {
            let a = &a.approval;
            by(
                e,
                person,
                ApprovalView {
                    agreement: a.agreement.clone(),
                    permit: a.permit.clone(),
                    ground: a.ground.clone(),
                    waiver: a.waiver.clone(),
                    opinion: a.opinion.clone(),
                },
            )
        }),
        refusal: case.refusal.as_ref().map(|(e, r)| {
            by(
                e,
                person,
                RefusalView {
                    ground: r.ground.clone(),
                    clause: r.clause.clone(),
                    reasons: r.reasons.clone(),
                },
            )
        }),
        not_feasible: case.not_feasible.as_ref().map(|(_, n)| n.reasons.clone()),
        reply: case.replied.as_ref().map(|(e, r)| {
            by(
                e,
                person,
                ReplyView {
                    how: r.how,
                    reasons: r.reasons.clone(),
                    conditions: r.conditions.clone(),
                    paper: paper_card(&r.paper),
                },
            )
        }),
        energised_on: case.energised.as_ref().map(|(_, e)| e.energised_on),
    }
}

fn referral_view(
    loaded: &Loaded,
    person: &dyn Fn(&linewarden_rules::StaffId) -> String,
) -> Option<ReferralView> {
    let case = &loaded.case;
    if !case.is_refused() && case.refusal_reported.is_none() {
        return None;
    }
    fn by<T: TS>(
        e: &Entry,
        person: &dyn Fn(&linewarden_rules::StaffId) -> String,
        what: T,
    ) -> By<T> {
        By {
            at: e.at,
            by_name: person(&e.by),
            what,
        }
    }
    Some(ReferralView {
        reported: case.refusal_reported.as_ref().map(|(e, r)| {
            by(
                e,
                person,
                ReportedView {
                    paper: paper_card(&r.paper),
                },
            )
        }),
        filed_to_safety: case
            .filed_to_safety
            .as_ref()
            .map(|e| by(e, person, Nothing {})),
        filed: case.referral.as_ref().map(|(e, f)| {
            by(
                e,
                person,
                FiledView {
                    addressees: f.addressees.clone(),
                    request: f.request.clone(),
                    paper: paper_card(&f.paper),
                },
            )
        }),
        answers: case.answers.iter().map(|(_, a)| a.clone()).collect(),
        closed: case.answers.iter().any(|(_, a)| a.closes),
    })
}
