//! `facilities/edit`: facilities drawn, changed or taken away by hand become one further version, for a reason.
use super::super::operation::FacilitiesVersion;
use super::super::version::{NewVersion, make_version, sound};
use super::change::{EditChange, apply};
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct EditRequest {
    #[serde(flatten)]
    #[ts(flatten)]
    pub change: EditChange,
    pub reason: String,
}

pub(crate) struct Edit;
impl Operation for Edit {
    const PATH: &'static str = "facilities/edit";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = true;
    type Request = EditRequest;
    type Answer = FacilitiesVersion;
    fn run(context: &Context<'_>, r: EditRequest) -> Result<FacilitiesVersion, Failure> {
        let reason = r.reason.trim();
        if reason.is_empty() {
            return Err(Failure::input("reason.missing", json!({})));
        }
        make_version(context, |_, before| {
            let changed = apply(context.office, sound(context, before)?, &r.change)?;
            Ok(NewVersion {
                rejected: changed.set.rejects.len() as u64,
                set: changed.set,
                label: changed.label,
                crs_confirmed: changed.crs,
                note: reason.to_owned(),
            })
        })
    }
}
