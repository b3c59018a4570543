//! The papers an application needs, by kind of applicant and supply (REGULATIONS 3.4; practice, policy of the office).
use super::{ApplicationKind, PartyKind};
use crate::FileId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of supporting paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DocumentKind {
    Identity,
    Premises,
    BusinessLicence,
    Authorisation,
    LegalRepresentativeId,
    ProjectApproval,
    LoadList,
    SitePlan,
    LandPermit,
    TemporaryUse,
    PlanningPermit,
    WorkPermit,
    Other,
}

/// Whether a paper is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DocumentState {
    Handed,
    Promised,
    #[default]
    Missing,
}

/// One paper of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Document {
    pub kind: DocumentKind,
    pub state: DocumentState,
    pub file: Option<FileId>,
    #[ts(type = "string | null")]
    pub promised_by: Option<NaiveDate>,
}

/// Papers that came in later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DocumentsSupplied {
    pub documents: Vec<Document>,
}

/// The papers a complete file has.
pub fn required(party: PartyKind, kind: ApplicationKind, high_voltage: bool) -> Vec<DocumentKind> {
    use DocumentKind as D;
    let mut kinds = vec![D::Identity, D::Premises];
    if party != PartyKind::Person {
        kinds.retain(|k| *k != D::Identity);
        kinds.extend([D::BusinessLicence, D::LegalRepresentativeId]);
    }
    if high_voltage {
        kinds.extend([D::LoadList, D::SitePlan]);
    }
    if kind == ApplicationKind::Temporary {
        kinds.push(D::TemporaryUse);
    }
    kinds.sort();
    kinds
}
