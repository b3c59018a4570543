//! From voltage and capacity to tier, row and path, with the reasons.

use super::{ConsolidatedApproval, IncreaseBasis, Role, Stage, Tier, TierRow, TierTable, UnitKind};
use crate::capacity::{Capacity, CapacityError, SupplyVoltage};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is asked for. Units of both capacities are those of the voltage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "AppliedCapacity")]
pub struct Applied {
    pub voltage: SupplyVoltage,
    /// Applied for; at an increase 增容 what is added.
    pub capacity: Capacity,
    /// What is installed already, at an increase.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub existing: Option<Capacity>,
}

/// Why a step is on the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export, rename = "RoutingStepWhy")]
#[serde(rename_all = "snake_case")]
pub enum StepWhy {
    /// The row's path names it.
    Row,
    /// Marketing signs a register, this case among others; holds nothing up.
    ApprovalInBatches,
    /// Marketing approves this case before it goes on.
    ApprovalEachCase,
}

/// One step of the path of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "RoutingStep")]
pub struct Step {
    pub stage: Stage,
    /// One unit of any of these kinds does it.
    pub units: Vec<UnitKind>,
    /// The very unit that did this earlier stage does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub same_unit_as: Option<Stage>,
    /// Units that take part.
    #[serde(default)]
    pub with: Vec<UnitKind>,
    pub role: Role,
    pub why: StepWhy,
}

/// Answer of the table, stored with the case: "why am I here?".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Routing {
    pub tier: Tier,
    /// Row of the table that fired.
    pub row: TierRow,
    pub policy_version: String,
    pub applied: Applied,
    pub increase_basis: IncreaseBasis,
    /// The capacity the table was asked with.
    pub deciding: Capacity,
    pub path: Vec<Step>,
    pub consolidated_approval: ConsolidatedApproval,
    pub four_eyes: bool,
}

/// Routes by a checked table.
///
/// `basis` says which capacity of an increase decides, the table's own value when none is given (the simulator asks both).
///
/// # Errors
/// `capacity.wrong_unit` when a capacity is not in the voltage's unit, `capacity.not_positive` and `capacity.too_large` for
/// one that could not have been entered, `capacity.too_large` when the total of an increase is.
pub fn route(
    table: &TierTable,
    applied: Applied,
    basis: Option<IncreaseBasis>,
) -> Result<Routing, CapacityError> {
    let increase_basis = basis.unwrap_or(table.increase_basis);
    for capacity in [Some(applied.capacity), applied.existing]
        .into_iter()
        .flatten()
    {
        check_fits(capacity, applied.voltage)?;
    }
    let deciding = match (applied.existing, increase_basis) {
        (Some(existing), IncreaseBasis::Total) => existing.plus(applied.capacity)?,
        _ => applied.capacity,
    };
    let row = table
        .rows
        .iter()
        .find(|row| row.covers(applied.voltage, deciding.base_units()))
        .expect("a checked table covers every voltage and every capacity from 1 up");
    Ok(Routing {
        tier: row.tier,
        path: path_of(row),
        consolidated_approval: row.consolidated_approval,
        four_eyes: row.four_eyes,
        row: row.clone(),
        policy_version: table.version.clone(),
        applied,
        increase_basis,
        deciding,
    })
}

impl TierRow {
    /// Whether the row answers for `value` W or VA at this voltage.
    pub fn covers(&self, voltage: SupplyVoltage, value: i64) -> bool {
        self.voltages.contains(&voltage)
            && value >= self.from
            && self.to.is_none_or(|to| value <= to)
    }
}

fn check_fits(capacity: Capacity, voltage: SupplyVoltage) -> Result<(), CapacityError> {
    let text = capacity.to_string();
    let (unit, expected) = if voltage.is_low() {
        ("kW", vec!["kW"])
    } else {
        ("kVA", vec!["kVA", "MVA"])
    };
    if capacity != Capacity::for_voltage(voltage, capacity.base_units()) {
        return Err(CapacityError::WrongUnit { text, expected });
    }
    match capacity.base_units() {
        i64::MIN..=0 => Err(CapacityError::NotPositive { text }),
        _ if !capacity.fits(voltage) => Err(CapacityError::TooLarge { text, unit }),
        _ => Ok(()),
    }
}

/// The row's path with marketing's approval where its flag puts it: each case before the meeting or the reply, a batch last.
fn path_of(row: &TierRow) -> Vec<Step> {
    let mut path: Vec<Step> = row
        .path
        .iter()
        .map(|step| Step {
            stage: step.stage,
            units: step.units.clone(),
            same_unit_as: step.same_unit_as,
            with: step.with.clone(),
            role: step.role,
            why: StepWhy::Row,
        })
        .collect();
    let approval = |why| Step {
        stage: Stage::ConsolidatedApproval,
        units: vec![UnitKind::MarketingDepartment],
        same_unit_as: None,
        with: Vec::new(),
        role: Role::MarketingApprover,
        why,
    };
    match row.consolidated_approval {
        ConsolidatedApproval::None => {}
        ConsolidatedApproval::Batches => path.push(approval(StepWhy::ApprovalInBatches)),
        ConsolidatedApproval::EachCase => {
            let position = path
                .iter()
                .position(|step| matches!(step.stage, Stage::Meeting | Stage::Reply));
            path.insert(
                position.unwrap_or(path.len()),
                approval(StepWhy::ApprovalEachCase),
            );
        }
    }
    path
}
