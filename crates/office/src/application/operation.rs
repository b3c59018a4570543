//! `application/*` but acceptance itself.
use crate::access::Action;
use crate::case::{
    Decided, Done, ReasonRequest, RelatedCase, RoutingView, done, on_case, related, routing_view,
};
use crate::error::Failure;
use crate::file;
use crate::operation::{Context, Operation};
use crate::policy::{Due, supply_class};
use crate::screening;
use chrono::{DateTime, FixedOffset};
use linewarden_geofence::{DrawnFacility, Lawful, Screening, SiteInput, Work};
use linewarden_rules::CaseId;
use linewarden_rules::UnitId;
use linewarden_rules::application::{
    self, ApplicationForm, Document, DocumentsSupplied, FieldNote, Missing, Parsed,
};
use linewarden_rules::case::Responsible;
use linewarden_rules::clock::ClockId;
use linewarden_rules::routing::{Applied, Routing, route};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct CheckRequest {
    pub form: ApplicationForm,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct CheckAnswer {
    pub fields: Vec<FieldNote>,
    pub routing: Option<RoutingView>,
    pub missing: Vec<Missing>,
    pub related: Vec<RelatedCase>,
    pub survey_due: Option<Due>,
}

/// Routes a form that could be read, for the desk that would accept it.
pub(crate) fn route_form(
    context: &Context<'_>,
    parsed: &Parsed,
    accepting: &UnitId,
) -> Option<(Routing, Responsible)> {
    let applied = Applied {
        voltage: parsed.voltage?,
        capacity: parsed.capacity?,
        existing: parsed.existing,
    };
    let routing = route(context.office.policy.tiers, applied, None).ok()?;
    let responsible = context
        .office
        .organisation()
        .responsible(routing.tier, accepting);
    Some((routing, responsible))
}

/// The service desk a person would accept for; where they have none, the office's first.
pub(crate) fn desk_of(context: &Context<'_>) -> Result<UnitId, Failure> {
    let own = context
        .actor()?
        .assignments
        .iter()
        .find(|(_, kind)| kind.accepts())
        .map(|(a, _)| a.unit.clone());
    let organisation = context.office.organisation();
    let any = || {
        organisation
            .units
            .values()
            .find(|u| u.kind.accepts())
            .map(|u| u.id.clone())
    };
    own.or_else(any)
        .ok_or_else(|| Failure::conflict("office.no_service_desk", json!({})))
}

pub(crate) struct Check;
impl Operation for Check {
    const PATH: &'static str = "application/check";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = CheckRequest;
    type Answer = CheckAnswer;
    fn run(context: &Context<'_>, request: CheckRequest) -> Result<CheckAnswer, Failure> {
        let office = context.office;
        let form = &request.form;
        let parsed = application::check(form, office.clock.today());
        let routed = route_form(context, &parsed, &desk_of(context)?);
        let survey_due = parsed.voltage.and_then(|voltage| {
            let class = supply_class(voltage, form.party.kind);
            office
                .policy
                .due_from(ClockId::Survey, class, office.now(), office.clock.today())
        });
        let bounds = form
            .site
            .as_ref()
            .and_then(|s| screening::bounds(office, s));
        let party = super::accept::known_party(office, form)?;
        let related = related(office, None, party.as_ref().map(|p| p.as_str()), bounds)?;
        Ok(CheckAnswer {
            routing: routed
                .map(|(routing, responsible)| routing_view(office, &routing, &responsible)),
            fields: parsed.notes,
            missing: parsed.missing,
            related,
            survey_due,
        })
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ScreenRequest {
    pub site: Option<SiteInput>,
    pub work: Work,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Problem {
    pub code: String,
    #[ts(type = "Record<string, unknown>")]
    pub params: Value,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ScreenAnswer {
    pub screening: Option<Screening>,
    pub problem: Option<Problem>,
    pub lawful: Option<Lawful>,
    pub drawn: Vec<DrawnFacility>,
    /// The site on the ground, GeoJSON in WGS 84, for the map; none where it cannot be placed.
    #[ts(type = "{ type: string, coordinates: unknown } | null")]
    pub placed: Option<Value>,
    /// Its own doubt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub site_halo: Option<linewarden_geofence::SiteHalo>,
    #[ts(type = "string")]
    pub computed_at: DateTime<FixedOffset>,
}

/// Degrees around a site that are drawn with it, about 600 m.
const AROUND_DEG: f64 = 0.006;

pub(crate) struct Screen;
impl Operation for Screen {
    const PATH: &'static str = "application/screen";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = ScreenRequest;
    type Answer = ScreenAnswer;
    fn run(context: &Context<'_>, request: ScreenRequest) -> Result<ScreenAnswer, Failure> {
        let office = context.office;
        let computed_at = office.now();
        if request.site.is_none() {
            return Ok(ScreenAnswer {
                screening: None,
                problem: None,
                lawful: None,
                drawn: Vec::new(),
                placed: None,
                site_halo: None,
                computed_at,
            });
        }
        let (screening, problem) = screening::screen(office, request.site.as_ref(), &request.work);
        let bounds = request
            .site
            .as_ref()
            .and_then(|s| screening::bounds(office, s));
        let drawn = bounds
            .zip(office.ground.index())
            .map(|([w, s, e, n], index)| {
                let view = [
                    w - AROUND_DEG,
                    s - AROUND_DEG,
                    e + AROUND_DEG,
                    n + AROUND_DEG,
                ];
                index
                    .draw(view, office.policy.zones, Some(&screening))
                    .facilities
            })
            .unwrap_or_default();
        Ok(ScreenAnswer {
            lawful: screening::lawful(office, request.site.as_ref(), &request.work),
            placed: request
                .site
                .as_ref()
                .and_then(|s| screening::placed(office, s))
                .map(|(geometry, _)| geometry),
            site_halo: request
                .site
                .as_ref()
                .and_then(|s| screening::halo(office, s)),
            screening: Some(screening),
            problem: problem.map(|p| Problem {
                code: p.code,
                params: p.params,
            }),
            drawn,
            computed_at,
        })
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct DocumentsRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub documents: Vec<Document>,
}

pub(crate) struct Documents;
impl Operation for Documents {
    const PATH: &'static str = "application/documents";
    const ACTION: Action = Action::SupplyDocuments;
    const COMMAND: bool = true;
    type Request = DocumentsRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: DocumentsRequest) -> Result<Done, Failure> {
        file::require(
            context.office,
            r.documents.iter().filter_map(|d| d.file.as_ref()),
        )?;
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let supplied = DocumentsSupplied {
                    documents: r.documents.clone(),
                };
                Ok(Decided::from(application::supply_documents(
                    &loaded.case,
                    supplied,
                )?))
            },
        )?)
    }
}

pub(crate) struct Withdraw;
impl Operation for Withdraw {
    const PATH: &'static str = "application/withdraw";
    const ACTION: Action = Action::Withdraw;
    const COMMAND: bool = true;
    type Request = ReasonRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: ReasonRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                Ok(Decided::from(application::withdraw(
                    &loaded.case,
                    r.reason.clone(),
                )?))
            },
        )?)
    }
}
