//! `facilities/own_systems` and `facilities/set_own_systems`: the office's parameters for old coordinate systems, such as
//! Beijing 54 and Xi'an 80. Nothing is placed in such a system without them.
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use crate::staff::{Empty, OfficeEvent, on_office};
use linewarden_geofence::crs::{CrsTable, OwnCrs};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct OwnSystemsAnswer {
    pub systems: Vec<OwnCrs>,
    /// Version of the office's own record, which a change has to name.
    #[ts(type = "number")]
    pub version: u64,
}

fn answer(context: &Context<'_>) -> OwnSystemsAnswer {
    let organisation = context.office.organisation();
    OwnSystemsAnswer {
        systems: organisation.own_systems.clone(),
        version: organisation.version,
    }
}

pub(crate) struct OwnSystems;
impl Operation for OwnSystems {
    const PATH: &'static str = "facilities/own_systems";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = OwnSystemsAnswer;
    fn run(context: &Context<'_>, _: Empty) -> Result<OwnSystemsAnswer, Failure> {
        Ok(answer(context))
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct SetOwnSystemsRequest {
    #[ts(type = "number")]
    pub expected: u64,
    /// All systems that hold from now on.
    pub systems: Vec<OwnCrs>,
    pub reason: String,
}

pub(crate) struct SetOwnSystems;
impl Operation for SetOwnSystems {
    const PATH: &'static str = "facilities/set_own_systems";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = true;
    type Request = SetOwnSystemsRequest;
    type Answer = OwnSystemsAnswer;
    fn run(context: &Context<'_>, r: SetOwnSystemsRequest) -> Result<OwnSystemsAnswer, Failure> {
        on_office(context, r.expected, Self::ACTION, |_| {
            let reason = r.reason.trim();
            if reason.is_empty() {
                return Err(Failure::input("reason.missing", json!({})));
            }
            CrsTable::new(r.systems.clone()).map_err(|e| Failure::input(e.code(), e.params()))?;
            Ok(OfficeEvent::OwnSystemsSet {
                systems: r.systems.clone(),
                reason: reason.to_owned(),
            })
        })?;
        Ok(answer(context))
    }
}
