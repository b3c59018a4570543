//! `application/change_capacity`: a running case is routed again.
use crate::access::Action;
use crate::case::{Decided, Done, done, on_case};
use crate::error::Failure;
use crate::operation::{Context, Operation};
use linewarden_rules::CaseId;
use linewarden_rules::application::{self, ApplicationKind, CapacityChanged};
use linewarden_rules::capacity::{CapacityError, SupplyVoltage, parse_capacity};
use linewarden_rules::case::Duty;
use linewarden_rules::routing::{Applied, route};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ChangeCapacityRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    /// As on the form: `380V`, `10kV`.
    pub voltage: String,
    /// As on the form, in kW at low and kVA at high voltage.
    pub capacity: String,
    /// What is installed already; of an increase only, else empty.
    pub existing: String,
    pub reason: String,
}

pub(crate) struct ChangeCapacity;
impl Operation for ChangeCapacity {
    const PATH: &'static str = "application/change_capacity";
    const ACTION: Action = Action::ChangeCapacity;
    const COMMAND: bool = true;
    type Request = ChangeCapacityRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: ChangeCapacityRequest) -> Result<Done, Failure> {
        let office = context.office;
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, acting| {
                let bad = |field: &'static str| {
                    move |error: CapacityError| {
                        let mut params = error.params();
                        params["field"] = json!(field);
                        Failure::input(error.code(), params)
                    }
                };
                let voltage = SupplyVoltage::parse(&r.voltage)
                    .map_err(|error| Failure::input(error.code(), error.params()))?;
                let capacity = parse_capacity(&r.capacity, voltage).map_err(bad("capacity"))?;
                let existing = (loaded.case.kind() == ApplicationKind::Increase)
                    .then(|| parse_capacity(&r.existing, voltage))
                    .transpose()
                    .map_err(bad("existing"))?;
                let applied = Applied {
                    voltage,
                    capacity,
                    existing,
                };
                let routing = route(office.policy.tiers, applied, None).map_err(bad("capacity"))?;
                // The desk that took the application keeps it, whoever of it types the change.
                let desk = loaded
                    .case
                    .responsible
                    .unit(Duty::Accepting)
                    .unwrap_or(&acting.unit);
                let responsible = office.organisation().responsible(routing.tier, desk);
                let changed = CapacityChanged {
                    voltage,
                    capacity,
                    existing,
                    reason: r.reason.trim().to_owned(),
                    routing,
                    responsible,
                };
                Ok(Decided::from(application::change_capacity(
                    &loaded.case,
                    changed,
                )?))
            },
        )?)
    }
}
