//! What is accepted, and the first acts of a case.
use super::{ApplicationKind, Building, Document, DocumentsSupplied, LoadItem, PartyKind};
use crate::capacity::{Capacity, SupplyVoltage};
use crate::case::{Case, Event, Owes, PaperRef, Responsible};
use crate::routing::Routing;
use crate::{PartyId, Rejection};
use chrono::NaiveDate;
use linewarden_geofence::{Screening, SiteInput, Work};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The application as it entered the journal. Who applies, and where they live, is in the sealed store under `party`;
/// `commitment` proves what it said without saying it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Application {
    pub party: PartyId,
    pub party_kind: PartyKind,
    /// Keyed hash over the sealed personal data, hexadecimal.
    pub commitment: String,
    pub kind: ApplicationKind,
    pub temporary_until: Option<NaiveDate>,
    pub voltage: SupplyVoltage,
    pub capacity: Capacity,
    pub existing: Option<Capacity>,
    pub purpose: String,
    pub loads: Vec<LoadItem>,
    pub building: Building,
    pub work: Work,
    pub site: Option<SiteInput>,
    pub documents: Vec<Document>,
    pub remarks: String,
}

/// The first event of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accepted {
    pub number: String,
    pub application: Application,
    pub screening: Screening,
    pub routing: Routing,
    /// Version of the clocks the case runs on to its end.
    pub clocks_version: String,
    pub responsible: Responsible,
    pub receipt: PaperRef,
}

/// What the office found out before a case can begin.
pub struct AcceptFacts {
    /// Fields and papers that are missing.
    pub missing: Vec<String>,
}

/// Begins a case.
pub fn accept(
    case: &Case,
    accepted: Accepted,
    facts: &AcceptFacts,
) -> Result<Vec<Event>, Rejection> {
    if case.accepted.is_some() {
        return Err(Rejection::new("application.accepted_already", "case.open"));
    }
    if !facts.missing.is_empty() {
        return Err(Rejection::with(
            "application.incomplete",
            json!({"missing": facts.missing}),
            "application.complete",
        ));
    }
    Ok(vec![Event::Accepted(Box::new(accepted))])
}

/// Takes in papers that were promised or missing.
pub fn supply_documents(case: &Case, supplied: DocumentsSupplied) -> Result<Vec<Event>, Rejection> {
    case.require_open()?;
    if supplied.documents.is_empty() {
        return Err(Rejection::new("documents.none", "documents.add"));
    }
    Ok(vec![Event::DocumentsSupplied(supplied)])
}

/// The applicant takes the application back.
pub fn withdraw(case: &Case, reason: String) -> Result<Vec<Event>, Rejection> {
    case.require_open()?;
    if reason.trim().is_empty() {
        return Err(Rejection::new("reason.missing", "reason.give"));
    }
    Ok(vec![Event::Withdrawn { reason }])
}

/// Stops the clock while the applicant or an authority owes something.
pub fn pause(case: &Case, owes: Owes, reason: String) -> Result<Vec<Event>, Rejection> {
    case.require_open()?;
    if case.paused().is_some() {
        return Err(Rejection::new("case.paused_already", "case.resume"));
    }
    if reason.trim().is_empty() {
        return Err(Rejection::new("reason.missing", "reason.give"));
    }
    Ok(vec![Event::Paused { owes, reason }])
}

/// Lets the clock run again.
pub fn resume(case: &Case, reason: String) -> Result<Vec<Event>, Rejection> {
    if case.paused().is_none() {
        return Err(Rejection::new("case.not_paused", "case.reload"));
    }
    Ok(vec![Event::Resumed { reason }])
}

/// Adds an opinion to the file; any case takes one, also an ended one.
pub fn comment(case: &Case, text: String) -> Result<Vec<Event>, Rejection> {
    if case.accepted.is_none() {
        return Err(Rejection::new("case.unknown", "case.search"));
    }
    if text.trim().is_empty() {
        return Err(Rejection::with(
            "field.missing",
            json!({"field": "text"}),
            "field.fill",
        ));
    }
    Ok(vec![Event::Commented { text }])
}
