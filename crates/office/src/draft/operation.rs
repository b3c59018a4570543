//! `draft/*`. A draft is the form as typed in any state; nothing in it is checked.
use crate::access::Action;
use crate::desk::{Draft, DraftError};
use crate::error::Failure;
use crate::operation::{Context, Operation};
use crate::staff::Empty;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

const LISTED: u32 = 200;

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct DraftCard {
    pub id: String,
    pub subject: String,
    pub title: String,
    #[ts(type = "number")]
    pub version: u64,
    #[ts(type = "string")]
    pub updated_at: DateTime<FixedOffset>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct DraftView {
    pub id: String,
    pub subject: String,
    #[ts(type = "any")]
    pub body: Value,
    #[ts(type = "number")]
    pub version: u64,
    #[ts(type = "string")]
    pub updated_at: DateTime<FixedOffset>,
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct DraftListRequest {
    #[serde(default)]
    #[ts(optional)]
    pub subject: Option<String>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct DraftList {
    pub drafts: Vec<DraftCard>,
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct DraftRequest {
    pub id: String,
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct DraftSaveRequest {
    pub id: String,
    pub subject: String,
    pub title: String,
    #[ts(type = "any")]
    pub body: Value,
    /// The version the writer knows; 0 for a new draft.
    #[ts(type = "number")]
    pub version: u64,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct DraftSaved {
    #[ts(type = "number")]
    pub version: u64,
    #[ts(type = "string")]
    pub saved_at: DateTime<FixedOffset>,
}

/// The title is kept inside the stored body, beside the form.
fn title(draft: &Draft) -> String {
    draft.body["title"].as_str().unwrap_or_default().to_owned()
}

fn failure(error: DraftError) -> Failure {
    match error {
        DraftError::Conflict { .. } => Failure::conflict("draft.changed", error.params()),
        DraftError::Store(error) => error.into(),
    }
}

pub(crate) struct List;
impl Operation for List {
    const PATH: &'static str = "draft/list";
    const ACTION: Action = Action::OwnDesk;
    const COMMAND: bool = false;
    type Request = DraftListRequest;
    type Answer = DraftList;
    fn run(context: &Context<'_>, request: DraftListRequest) -> Result<DraftList, Failure> {
        let drafts = context
            .office
            .desk
            .drafts_of(context.actor()?.staff.as_str(), LISTED)?;
        let wanted = |d: &Draft| request.subject.as_ref().is_none_or(|s| *s == d.subject);
        let card = |d: Draft| DraftCard {
            title: title(&d),
            id: d.id,
            subject: d.subject,
            version: d.version,
            updated_at: d.updated_at,
        };
        Ok(DraftList {
            drafts: drafts.into_iter().filter(wanted).map(card).collect(),
        })
    }
}

pub(crate) struct Get;
impl Operation for Get {
    const PATH: &'static str = "draft/get";
    const ACTION: Action = Action::OwnDesk;
    const COMMAND: bool = false;
    type Request = DraftRequest;
    type Answer = DraftView;
    fn run(context: &Context<'_>, request: DraftRequest) -> Result<DraftView, Failure> {
        let unknown = || Failure::not_found("draft.unknown", json!({"id": request.id}));
        let staff = &context.actor()?.staff;
        let draft = context
            .office
            .desk
            .draft(&request.id)?
            .filter(|d| d.staff_id == staff.as_str())
            .ok_or_else(unknown)?;
        let mut body = draft.body;
        Ok(DraftView {
            id: draft.id,
            subject: draft.subject,
            body: body["form"].take(),
            version: draft.version,
            updated_at: draft.updated_at,
        })
    }
}

pub(crate) struct Save;
impl Operation for Save {
    const PATH: &'static str = "draft/save";
    const ACTION: Action = Action::OwnDesk;
    const COMMAND: bool = false;
    type Request = DraftSaveRequest;
    type Answer = DraftSaved;
    fn run(context: &Context<'_>, request: DraftSaveRequest) -> Result<DraftSaved, Failure> {
        let saved_at = context.office.now();
        let body = json!({"title": request.title, "form": request.body});
        let staff = context.actor()?.staff.as_str();
        let version = context
            .office
            .desk
            .save_draft(
                &request.id,
                staff,
                &request.subject,
                &body,
                request.version,
                saved_at,
            )
            .map_err(failure)?;
        Ok(DraftSaved { version, saved_at })
    }
}

pub(crate) struct Discard;
impl Operation for Discard {
    const PATH: &'static str = "draft/discard";
    const ACTION: Action = Action::OwnDesk;
    const COMMAND: bool = false;
    type Request = DraftRequest;
    type Answer = Empty;
    fn run(context: &Context<'_>, request: DraftRequest) -> Result<Empty, Failure> {
        context
            .office
            .desk
            .delete_draft(&request.id, context.actor()?.staff.as_str())?;
        Ok(Empty {})
    }
}
