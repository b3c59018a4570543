//! 变更容量: a running case applies for another capacity or voltage and is routed again, on the record.
use crate::Rejection;
use crate::capacity::{Capacity, SupplyVoltage};
use crate::case::{Case, Event, Responsible};
use crate::routing::Routing;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The capacity a case goes on with, and the way it takes from here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CapacityChanged {
    pub voltage: SupplyVoltage,
    pub capacity: Capacity,
    pub existing: Option<Capacity>,
    pub reason: String,
    pub routing: Routing,
    pub responsible: Responsible,
}

/// Routes a case again. The table is the one the case began with; what was answered, drafted or agreed for the old
/// capacity does not count for the new one, what was seen on site does.
///
/// # Errors
/// `case.decided` and `case.ended` once it is too late; `reason.missing`; `capacity.unchanged`;
/// `routing.other_table` where the route was not made by the table the case began with.
pub fn change_capacity(case: &Case, changed: CapacityChanged) -> Result<Vec<Event>, Rejection> {
    case.require_undecided()?;
    if changed.reason.trim().is_empty() {
        return Err(Rejection::new("reason.missing", "reason.give"));
    }
    if let Some(application) = &case.application {
        let before = (
            application.voltage,
            application.capacity,
            application.existing,
        );
        if before == (changed.voltage, changed.capacity, changed.existing) {
            return Err(Rejection::with(
                "capacity.unchanged",
                json!({"voltage": changed.voltage.to_string(), "capacity": changed.capacity.to_string()}),
                "capacity.enter_other",
            ));
        }
    }
    let began = case.routing.as_ref().map(|r| &r.policy_version);
    if began.is_some_and(|began| *began != changed.routing.policy_version) {
        return Err(Rejection::with(
            "routing.other_table",
            json!({"began": began, "now": changed.routing.policy_version}),
            "application.withdraw_and_apply_again",
        ));
    }
    Ok(vec![Event::CapacityChanged(Box::new(changed))])
}
