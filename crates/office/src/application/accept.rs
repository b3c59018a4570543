//! `application/accept`: from a complete form to a case with its number, screening, route and receipt.
use super::operation::route_form;
use crate::access::{Acting, Action, can};
use crate::case::{
    Applicant, Beside, Decided, Loaded, PaperCard, append, append_failure, paper_card,
};
use crate::error::Failure;
use crate::file;
use crate::office::Office;
use crate::operation::{Context, Operation};
use crate::paper;
use crate::policy::supply_class;
use crate::screening;
use crate::streams::{self, NumberEvent};
use chrono::Datelike;
use linewarden_papers::Paper;
use linewarden_papers::facts::{
    Document as PaperDocument, DocumentState as PaperState, ReceiptFacts, ScreeningFact, SurveyDue,
};
use linewarden_rules::application::{
    self, AcceptFacts, Accepted, Application, ApplicationForm, Document, DocumentState, FieldLevel,
};
use linewarden_rules::case::{Duty, PaperKind, Responsible};
use linewarden_rules::clock::ClockId;
use linewarden_rules::routing::Routing;
use linewarden_rules::{CaseId, PartyId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct AcceptRequest {
    /// The draft that became this application; it is put away.
    pub draft: Option<String>,
    pub form: ApplicationForm,
}

#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AcceptAnswer {
    pub case: CaseId,
    #[ts(type = "number")]
    pub version: u64,
    pub number: String,
    pub receipt: PaperCard,
}

/// The party id of an identity paper. It is derived, so that the same paper is the same party, and one-way.
fn party_id(office: &Office, form: &ApplicationForm) -> PartyId {
    let applicant = Applicant::from_form(form);
    let mut hasher = Sha256::new();
    // The office's own name keeps ids of two offices apart.
    for part in [
        office.organisation().name.as_str(),
        &format!("{:?}", applicant.id_kind),
        &applicant.id_number,
        &applicant.name,
    ] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    PartyId::new(hex::encode(&hasher.finalize()[..16]))
}

/// The id of the case that a command begins: its key, which is the client's and unique, made short.
fn case_id(key: &str) -> String {
    format!("c{}", &hex::encode(Sha256::digest(key.as_bytes()))[..15])
}

/// The party of a form, if it has been here before.
pub(crate) fn known_party(
    office: &Office,
    form: &ApplicationForm,
) -> Result<Option<PartyId>, Failure> {
    if form.party.id_number.trim().is_empty() {
        return Ok(None);
    }
    let id = party_id(office, form);
    Ok(office.sealed.state(id.as_str())?.map(|_| id))
}

pub(crate) struct Accept;
impl Operation for Accept {
    const PATH: &'static str = "application/accept";
    const ACTION: Action = Action::Accept;
    const COMMAND: bool = true;
    type Request = AcceptRequest;
    type Answer = AcceptAnswer;
    fn run(context: &Context<'_>, request: AcceptRequest) -> Result<AcceptAnswer, Failure> {
        let office = context.office;
        let parse = |value| serde_json::from_value(value).map_err(Failure::internal);
        if let Some(answer) = office
            .journal
            .lookup_key(context.key, &context.digest)
            .map_err(append_failure)?
        {
            return parse(answer);
        }
        let actor = context.actor()?;
        let acting =
            can(actor, Self::ACTION, None).map_err(|d| Failure::denied(d.code, d.params))?;
        let form = &request.form;
        file::require(
            office,
            form.documents.iter().filter_map(|d| d.file.as_ref()),
        )?;
        let parsed = application::check(form, office.clock.today());
        let missing = parsed.obstacles();
        if !missing.is_empty() {
            let notes: Vec<_> = parsed
                .notes
                .iter()
                .filter(|n| n.level == FieldLevel::Problem)
                .collect();
            let params = json!({"missing": missing, "problems": notes});
            return Err(Failure::new(
                http::StatusCode::UNPROCESSABLE_ENTITY,
                "application.incomplete",
                params,
                "application.complete",
            ));
        }
        let (routing, responsible) =
            route_form(context, &parsed, &acting.unit).ok_or_else(|| {
                Failure::input("application.incomplete", json!({"missing": ["capacity"]}))
            })?;
        let (screening, problem) = screening::screen(office, form.site.as_ref(), &form.work);
        if let Some(problem) = problem {
            return Err(Failure::input(&problem.code, problem.params));
        }
        let party = party_id(office, form);
        let applicant = Applicant::from_form(form);
        let sealed = serde_json::to_value(&applicant).map_err(Failure::internal)?;
        let commitment = office.sealed.put(party.as_str(), &sealed, office.now())?;
        let application = Application {
            party,
            party_kind: form.party.kind,
            commitment: commitment.to_string(),
            kind: form.kind,
            temporary_until: form.temporary_until,
            voltage: routing.applied.voltage,
            capacity: routing.applied.capacity,
            existing: routing.applied.existing,
            purpose: form.purpose.trim().to_owned(),
            loads: form.loads.clone(),
            building: form.building.clone(),
            work: form.work.clone(),
            site: form.site.clone(),
            documents: form.documents.clone(),
            remarks: form.remarks.clone(),
        };
        // The key is the client's: a retry after a crash between this and the answer finds the same case.
        let id = CaseId::new(case_id(&context.key.to_string()));
        const TRIES: usize = 8;
        for _ in 0..TRIES {
            let year = office.clock.today().year();
            let register = streams::case_register(year);
            let taken = office.journal.stream_version(&register)?;
            let number = format!("{year}-{:04}", taken + 1);
            let at = office.now();
            let receipt_facts = receipt(
                office,
                &acting,
                &number,
                &application,
                &applicant,
                &screening,
                &routing,
                &responsible,
            )?;
            let receipt = paper::issue(
                office,
                PaperKind::Receipt,
                None,
                &Paper::Receipt(receipt_facts),
                at,
            )?;
            let card = paper_card(&receipt);
            let accepted = Accepted {
                number: number.clone(),
                application: application.clone(),
                screening: screening.clone(),
                routing: routing.clone(),
                clocks_version: office.policy.clocks.version.clone(),
                responsible: responsible.clone(),
                receipt,
            };
            let fresh = Loaded::from_stream(id.clone(), &[])?;
            let events = application::accept(
                &fresh.case,
                accepted,
                &AcceptFacts {
                    missing: Vec::new(),
                },
            )?;
            let beside = Beside {
                stream: register,
                expected: taken,
                event: streams::store(
                    &NumberEvent::NumberTaken { case: id.clone() },
                    Some(&acting.unit),
                )?,
            };
            let decided = Decided {
                events,
                beside: vec![beside],
                answer: json!({"number": number, "receipt": card}),
            };
            if let Some(answer) = append(context, &acting, &id, 0, decided)? {
                if let Some(draft) = &request.draft {
                    office.desk.delete_draft(draft, acting.staff.as_str())?;
                }
                return parse(answer);
            }
        }
        Err(Failure::conflict("numbers.busy", json!({"tries": TRIES})))
    }
}

fn documents(documents: &[Document]) -> Vec<PaperDocument> {
    documents
        .iter()
        .filter_map(|d| {
            let state = match (d.state, d.promised_by) {
                (DocumentState::Handed, _) => PaperState::HandedIn,
                (DocumentState::Promised, Some(by)) => PaperState::Promised { by },
                _ => return None,
            };
            Some(PaperDocument {
                name: paper::document_zh(d.kind).into(),
                state,
            })
        })
        .collect()
}

fn tier_row_zh(routing: &Routing) -> String {
    let level = if routing.applied.voltage.is_low() {
        "低压"
    } else {
        "高压"
    };
    let unit = if routing.applied.voltage.is_low() {
        "kW"
    } else {
        "kVA"
    };
    let thousandths = |v: i64| {
        let text = format!("{}.{:03}", v / 1000, v % 1000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let range = match (routing.row.from, routing.row.to) {
        (from, Some(to)) if from <= 1 => format!("不超过 {} {unit}", thousandths(to)),
        (from, Some(to)) => format!("{} 至 {} {unit}", thousandths(from), thousandths(to)),
        (from, None) => format!("{} {unit} 及以上", thousandths(from)),
    };
    format!("{level} {range}（分档表 {}）", routing.policy_version)
}

#[allow(clippy::too_many_arguments)] // Each is a different fact of one receipt; a struct would only rename them.
fn receipt(
    office: &Office,
    acting: &Acting,
    number: &str,
    application: &Application,
    applicant: &Applicant,
    screening: &linewarden_geofence::Screening,
    routing: &Routing,
    responsible: &Responsible,
) -> Result<ReceiptFacts, Failure> {
    let organisation = office.organisation();
    let now = office.now();
    let class = supply_class(application.voltage, application.party_kind);
    let due = office
        .policy
        .due_from(ClockId::Survey, class, now, now.date_naive());
    let name = |duty| {
        responsible
            .unit(duty)
            .map(|u| organisation.unit_name(u))
            .unwrap_or_default()
    };
    let decider = responsible
        .unit(Duty::Meeting)
        .or_else(|| responsible.unit(Duty::Deciding));
    let cannot = screening.verdict == linewarden_geofence::Verdict::CannotTell;
    Ok(ReceiptFacts {
        office: paper::issuer(office, &acting.unit),
        case_number: number.to_owned(),
        applicant: paper::party(applicant),
        site: applicant.address.clone(),
        connection: paper::connection(application),
        tier: format!("{:?}", routing.tier),
        tier_row: tier_row_zh(routing),
        surveys: name(Duty::Surveying),
        decides: decider
            .map(|u| organisation.unit_name(u))
            .unwrap_or_default(),
        documents: documents(&application.documents),
        screening: ScreeningFact {
            answer: paper::answer(screening.verdict),
            clearances: paper::clearances(screening),
            reasons: screening
                .reasons
                .iter()
                .filter(|_| cannot)
                .map(|r| paper::reason_zh(&r.code))
                .collect(),
            based_on: Some(format!(
                "设施数据 {}，规则 {}",
                screening
                    .facilities_version
                    .chars()
                    .take(12)
                    .collect::<String>(),
                screening
                    .rules_version
                    .rsplit_once('/')
                    .map_or(screening.rules_version.as_str(), |(edition, _)| edition)
            )),
        },
        survey_due: SurveyDue {
            date: due.as_ref().filter(|d| d.settled).map(|d| d.date),
            estimate: due.as_ref().filter(|d| !d.settled).map(|d| d.date),
            working_days: office
                .policy
                .clocks
                .row(ClockId::Survey)
                .days
                .unwrap_or_default(),
        },
        contact: paper::issuer(office, &acting.unit),
        accepted_by: organisation.person_name(&acting.staff),
        accepted_at: now,
        journal: paper::mark(office)?,
    })
}
