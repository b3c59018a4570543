//! `facilities/restore`: an import is undone by making the data of an earlier version current again, as a further one.
use super::operation::FacilitiesVersion;
use super::version::{NewVersion, make_version};
use super::{FacilitiesEvent, ground};
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use crate::streams::{self, FACILITIES_STREAM};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct RestoreRequest {
    /// Number of the version whose data is to be in force again.
    #[ts(type = "number")]
    pub number: u64,
    pub reason: String,
}

pub(crate) struct Restore;
impl Operation for Restore {
    const PATH: &'static str = "facilities/restore";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = true;
    type Request = RestoreRequest;
    type Answer = FacilitiesVersion;
    fn run(context: &Context<'_>, r: RestoreRequest) -> Result<FacilitiesVersion, Failure> {
        let office = context.office;
        let reason = r.reason.trim();
        if reason.is_empty() {
            return Err(Failure::input("reason.missing", json!({})));
        }
        make_version(context, |_, _| {
            let events = office.journal.read_stream(FACILITIES_STREAM)?;
            let unknown = || {
                Failure::not_found(
                    "facilities.number_unknown",
                    json!({"number": r.number, "newest": events.len()}),
                )
            };
            let recorded = events
                .iter()
                .find(|e| e.version == r.number)
                .ok_or_else(unknown)?;
            if recorded.version == events.len() as u64 {
                return Err(Failure::input(
                    "facilities.in_force_already",
                    json!({"number": r.number}),
                ));
            }
            let FacilitiesEvent::MadeCurrent {
                file,
                label,
                crs_confirmed,
                rejected,
                ..
            } = streams::parse(recorded)?;
            let set = ground::load(office, file.as_str()).ok_or_else(|| {
                Failure::input("facilities.version_damaged", json!({"number": r.number}))
            })?;
            Ok(NewVersion {
                set,
                label: format!("{label}（v{}）", r.number),
                crs_confirmed,
                note: reason.to_owned(),
                rejected,
            })
        })
    }
}
