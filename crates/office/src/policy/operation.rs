//! `policy/show` and `policy/simulate`.
use super::{Due, supply_class};
use crate::access::Action;
use crate::application::desk_of;
use crate::case::{RoutingView, routing_view};
use crate::error::Failure;
use crate::operation::{Context, Operation};
use crate::staff::Empty;
use chrono::NaiveDate;
use linewarden_rules::application::PartyKind;
use linewarden_rules::capacity::{SupplyVoltage, parse_capacity};
use linewarden_rules::clock::{ClockId, parse_received};
use linewarden_rules::routing::{Applied, route};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct CalendarView {
    pub years: Vec<i32>,
    #[ts(type = "string")]
    pub settled_until: NaiveDate,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PolicyVersions {
    pub tiers: String,
    pub clocks: String,
    pub zones: String,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PolicyAnswer {
    #[ts(type = "any")]
    pub tiers: Value,
    #[ts(type = "any")]
    pub clocks: Value,
    #[ts(type = "any")]
    pub zones: Value,
    pub calendar: CalendarView,
    pub versions: PolicyVersions,
    /// Reply limits shorter than the steps they contain.
    #[ts(type = "any[]")]
    pub conflicts: Value,
}

pub(crate) struct Show;
impl Operation for Show {
    const PATH: &'static str = "policy/show";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = PolicyAnswer;
    fn run(context: &Context<'_>, _: Empty) -> Result<PolicyAnswer, Failure> {
        let policy = &context.office.policy;
        let value = |v: serde_json::Result<Value>| v.map_err(Failure::internal);
        Ok(PolicyAnswer {
            tiers: value(serde_json::to_value(policy.tiers))?,
            clocks: value(serde_json::to_value(policy.clocks))?,
            zones: value(serde_json::from_str(
                linewarden_geofence::ZonePolicy::builtin_text(),
            ))?,
            calendar: CalendarView {
                years: policy.calendar.years().collect(),
                settled_until: policy.settled_until(context.office.clock.today()),
            },
            versions: PolicyVersions {
                tiers: policy.tiers.version.clone(),
                clocks: policy.clocks.version.clone(),
                zones: policy.zones.version().to_owned(),
            },
            conflicts: value(serde_json::to_value(policy.clocks.conflicts()))?,
        })
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct SimulateRequest {
    pub voltage: String,
    pub capacity: String,
    pub existing: String,
    /// When it would be received; now where none is given.
    pub received_at: Option<String>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct SimulateAnswer {
    pub routing: RoutingView,
    pub dues: Vec<Due>,
}

pub(crate) struct Simulate;
impl Operation for Simulate {
    const PATH: &'static str = "policy/simulate";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = SimulateRequest;
    type Answer = SimulateAnswer;
    /// "What if 13.21 kW?": the row, the units and the dates, without a case.
    fn run(context: &Context<'_>, r: SimulateRequest) -> Result<SimulateAnswer, Failure> {
        let office = context.office;
        let voltage =
            SupplyVoltage::parse(&r.voltage).map_err(|e| Failure::input(e.code(), e.params()))?;
        let read = |text: &str| {
            parse_capacity(text, voltage).map_err(|e| Failure::input(e.code(), e.params()))
        };
        let existing = if r.existing.trim().is_empty() {
            None
        } else {
            Some(read(&r.existing)?)
        };
        let applied = Applied {
            voltage,
            capacity: read(&r.capacity)?,
            existing,
        };
        let routing = route(office.policy.tiers, applied, None)
            .map_err(|e| Failure::input(e.code(), e.params()))?;
        let received = match r.received_at.as_deref().filter(|t| !t.trim().is_empty()) {
            Some(text) => parse_received(text).map_err(|e| {
                Failure::input("received.unreadable", json!({"detail": e.to_string()}))
            })?,
            None => office.now(),
        };
        let organisation = office.organisation();
        let responsible = organisation.responsible(routing.tier, &desk_of(context)?);
        let class = supply_class(voltage, PartyKind::Person);
        let dues = [ClockId::Survey, ClockId::Handover, ClockId::Reply]
            .into_iter()
            .filter(|clock| {
                *clock != ClockId::Handover || routing.tier == linewarden_rules::routing::Tier::T2
            })
            .filter_map(|clock| {
                office
                    .policy
                    .due_from(clock, class, received, office.clock.today())
            })
            .collect();
        Ok(SimulateAnswer {
            routing: routing_view(office, &routing, &responsible),
            dues,
        })
    }
}
