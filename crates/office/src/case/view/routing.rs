//! The row of the tier table that fired, and who does what by it.
use crate::office::Office;
use linewarden_rules::UnitId;
use linewarden_rules::case::Duty;
use linewarden_rules::routing::{ConsolidatedApproval, Routing, Tier};
use serde::Serialize;
use serde_json::{Value, json};
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct RoutingUnit {
    pub duty: Duty,
    pub unit: UnitId,
    pub unit_name: String,
}

/// "Why am I here?": the row that fired and who does what by it.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct RoutingView {
    pub tier: Tier,
    pub row: String,
    pub policy_version: String,
    #[ts(type = "Record<string, unknown>")]
    pub why: Value,
    pub steps: Vec<RoutingUnit>,
    /// Who decides, by name.
    pub decides: String,
    pub sign_off: ConsolidatedApproval,
    pub four_eyes: bool,
    /// Whether the row's source has been read.
    pub verified: bool,
}

pub(crate) fn routing_view(
    office: &Office,
    routing: &Routing,
    responsible: &linewarden_rules::case::Responsible,
) -> RoutingView {
    let organisation = office.organisation();
    let steps = responsible
        .0
        .iter()
        .flat_map(|(duty, units)| {
            units.iter().map(|u| RoutingUnit {
                duty: *duty,
                unit: u.clone(),
                unit_name: organisation.unit_name(u),
            })
        })
        .collect();
    let decider = responsible
        .unit(Duty::Meeting)
        .or_else(|| responsible.unit(Duty::Deciding));
    RoutingView {
        tier: routing.tier,
        row: routing.row.id.clone(),
        policy_version: routing.policy_version.clone(),
        why: json!({
            "voltage": routing.applied.voltage.to_string(), "capacity": routing.deciding.to_string(),
            "low": routing.applied.voltage.is_low(), "from": routing.row.from, "to": routing.row.to,
        }),
        steps,
        decides: decider
            .map(|u| organisation.unit_name(u))
            .unwrap_or_default(),
        sign_off: routing.consolidated_approval,
        four_eyes: routing.four_eyes,
        verified: routing.row.provenance.grade != linewarden_rules::routing::Grade::Memory,
    }
}
