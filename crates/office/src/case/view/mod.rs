//! One case as the page shows it. One view type feeds screen and API.
mod by;
mod notice;
mod paper;
mod referral;
mod routing;
mod supply;

pub use paper::PaperCard;
pub(crate) use paper::paper_card;
pub use routing::RoutingView;
pub(crate) use routing::routing_view;

use super::next_step::{Allowed, NextStep, allowed, next_step};
use super::rail::{RailStep, rail};
use super::timeline::{FileCard, TimelineEntry, timeline};
use super::{Applicant, Loaded, PartyView, RelatedCase, related};
use crate::access::Actor;
use crate::error::Failure;
use crate::facilities::{AnswerThen, unsettled};
use crate::office::Office;
use chrono::{DateTime, FixedOffset, NaiveDate};
use linewarden_geofence::{Screening, SiteInput, Work};
use linewarden_rules::CaseId;
use linewarden_rules::application::{ApplicationKind, Building, Document, LoadItem};
use linewarden_rules::case::{Owes, Stage, open_tasks, stage};
use linewarden_rules::routing::Tier;
use linewarden_rules::survey::{Effect, SurveyRecord};
use notice::{NoticeView, notice_view};
use paper::papers;
use referral::{ReferralView, referral_view};
use serde::Serialize;
use serde_json::json;
use supply::{SupplyView, supply_view};
use ts_rs::TS;

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
    /// What the data in force answer, where the case stands by another answer and safety has not settled it.
    pub answer_now: Option<AnswerThen>,
    pub lawful: Option<linewarden_geofence::lawful::Lawful>,
    /// The site's own doubt; `None`: it is not placed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub site_halo: Option<linewarden_geofence::SiteHalo>,
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
        office,
        Some(&loaded.id),
        Some(application.party.as_str()),
        bounds,
    )?;
    related_cases.truncate(50);
    let answer_now = unsettled(office, loaded);
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
        site_halo: application
            .site
            .as_ref()
            .and_then(|s| crate::screening::halo(office, s)),
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
        allowed: allowed(case, &steps, actor, answer_now.as_ref()),
        answer_now,
        related: related_cases,
    })
}
