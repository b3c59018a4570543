//! The application as typed at the counter. A draft is this form in any state, also half filled.
use super::Document;
use chrono::NaiveDate;
use linewarden_geofence::{SiteInput, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PartyKind {
    #[default]
    Person,
    Company,
    Authority,
}

/// The paper that shows who somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum IdKind {
    #[default]
    ResidentId,
    Uscc,
    Passport,
    Other,
}

/// What is applied for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ApplicationKind {
    /// 新装
    #[default]
    New,
    /// 增容
    Increase,
    /// 临时用电
    Temporary,
}

/// The applicant as typed; personal data, goes to the sealed store and never into an event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct PartyForm {
    pub kind: PartyKind,
    pub name: String,
    pub id_kind: IdKind,
    pub id_number: String,
    pub contact: String,
    pub phone: String,
    pub legal_representative: String,
}

/// One line of the load list; texts as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct LoadItem {
    pub name: String,
    pub count: String,
    /// Power of one, as typed, kW.
    pub each: String,
}

/// The building that is planned or stands, texts as typed; all empty means none is declared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Building {
    pub kind: String,
    /// Metres, as typed.
    pub height_m: String,
    pub floors: String,
}

impl Building {
    /// Whether any building is declared.
    pub fn declared(&self) -> bool {
        !(self.kind.trim().is_empty()
            && self.height_m.trim().is_empty()
            && self.floors.trim().is_empty())
    }
}

/// The whole form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct ApplicationForm {
    pub party: PartyForm,
    pub kind: ApplicationKind,
    #[ts(type = "string | null")]
    pub temporary_until: Option<NaiveDate>,
    pub voltage: String,
    pub capacity: String,
    pub existing: String,
    pub purpose: String,
    pub loads: Vec<LoadItem>,
    pub address: String,
    pub building: Building,
    pub work: Work,
    pub site: Option<SiteInput>,
    pub documents: Vec<Document>,
    /// 一证受理: accepted although papers are missing, each of them promised with a date.
    pub accept_incomplete: bool,
    pub remarks: String,
}
