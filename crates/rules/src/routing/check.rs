//! A table is right when every voltage and every capacity has exactly one row.

use super::{Stage, TierRow, TierTable};
use crate::capacity::SupplyVoltage;
use serde_json::{Value, json};

/// What is wrong with a tier table. Capacities in W at low voltage, VA at high, both ends included; no end: unbounded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TierTableError {
    #[error("tiers.unreadable: {detail}")]
    Unreadable { detail: String },
    /// No row from `from` to `to`.
    #[error("tiers.gap: {voltage} {from}..={to:?}")]
    Gap {
        voltage: SupplyVoltage,
        from: i64,
        to: Option<i64>,
    },
    /// Two rows from `from` to `to`.
    #[error("tiers.overlap: {voltage} {from}..={to:?} {rows:?}")]
    Overlap {
        voltage: SupplyVoltage,
        from: i64,
        to: Option<i64>,
        rows: [String; 2],
    },
    /// A row that begins below 1 or ends before it begins.
    #[error("tiers.empty_range: {row}")]
    EmptyRange { row: String },
    /// One row mixes low and high voltage, so that its range has no unit.
    #[error("tiers.mixed_voltages: {row}")]
    MixedVoltages { row: String },
    #[error("tiers.duplicate_row: {row}")]
    DuplicateRow { row: String },
    /// The path lacks intake, survey or reply, repeats a stage, or refers to a stage that is not before it.
    #[error("tiers.path: {row} {stage:?}")]
    Path { row: String, stage: Stage },
    /// A step nobody does, or only an authority.
    #[error("tiers.step_without_unit: {row} {stage:?}")]
    StepWithoutUnit { row: String, stage: Stage },
}

impl TierTableError {
    /// Stable code on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            TierTableError::Unreadable { .. } => "tiers.unreadable",
            TierTableError::Gap { .. } => "tiers.gap",
            TierTableError::Overlap { .. } => "tiers.overlap",
            TierTableError::EmptyRange { .. } => "tiers.empty_range",
            TierTableError::MixedVoltages { .. } => "tiers.mixed_voltages",
            TierTableError::DuplicateRow { .. } => "tiers.duplicate_row",
            TierTableError::Path { .. } => "tiers.path",
            TierTableError::StepWithoutUnit { .. } => "tiers.step_without_unit",
        }
    }

    /// Where.
    pub fn params(&self) -> Value {
        match self {
            TierTableError::Unreadable { detail } => json!({ "detail": detail }),
            TierTableError::Gap { voltage, from, to } => {
                json!({ "voltage": voltage, "from": from, "to": to })
            }
            TierTableError::Overlap {
                voltage,
                from,
                to,
                rows,
            } => {
                json!({ "voltage": voltage, "from": from, "to": to, "rows": rows })
            }
            TierTableError::EmptyRange { row }
            | TierTableError::MixedVoltages { row }
            | TierTableError::DuplicateRow { row } => json!({ "row": row }),
            TierTableError::Path { row, stage }
            | TierTableError::StepWithoutUnit { row, stage } => {
                json!({ "row": row, "stage": stage })
            }
        }
    }
}

impl TierTable {
    /// Every fault of the table, not only the first: the editor shows them together.
    ///
    /// # Errors
    /// The faults, none twice.
    pub fn check(&self) -> Result<(), Vec<TierTableError>> {
        let mut faults = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            check_row(row, &mut faults);
            if self.rows[..index]
                .iter()
                .any(|earlier| earlier.id == row.id)
            {
                faults.push(TierTableError::DuplicateRow {
                    row: row.id.clone(),
                });
            }
        }
        for voltage in SupplyVoltage::ALL {
            self.check_voltage(voltage, &mut faults);
        }
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }

    /// Walks one voltage's rows from the smallest capacity up; `next` is the first capacity nobody has covered.
    fn check_voltage(&self, voltage: SupplyVoltage, faults: &mut Vec<TierTableError>) {
        let mut rows: Vec<&TierRow> = self
            .rows
            .iter()
            .filter(|row| row.voltages.contains(&voltage))
            .collect();
        rows.sort_by_key(|row| row.from);
        let mut next = Some(1);
        let mut furthest: Option<&TierRow> = None;
        for row in rows {
            match (next, furthest) {
                (Some(next), _) if row.from > next => {
                    faults.push(TierTableError::Gap {
                        voltage,
                        from: next,
                        to: Some(row.from - 1),
                    });
                }
                (_, Some(before)) if next.is_none_or(|next| row.from < next) => {
                    let to = match (before.to, row.to) {
                        (Some(a), Some(b)) => Some(a.min(b)),
                        (a, b) => a.or(b),
                    };
                    let rows = [before.id.clone(), row.id.clone()];
                    faults.push(TierTableError::Overlap {
                        voltage,
                        from: row.from,
                        to,
                        rows,
                    });
                }
                _ => {}
            }
            let after = row.to.map(|to| to.saturating_add(1));
            let reaches_further = match (after, next) {
                (None, _) => true,
                (Some(after), Some(next)) => after > next,
                (Some(_), None) => false,
            };
            if furthest.is_none() || reaches_further {
                (next, furthest) = (after, Some(row));
            }
        }
        if let Some(from) = next {
            faults.push(TierTableError::Gap {
                voltage,
                from,
                to: None,
            });
        }
    }
}

fn check_row(row: &TierRow, faults: &mut Vec<TierTableError>) {
    let id = || row.id.clone();
    if row.from < 1 || row.to.is_some_and(|to| to < row.from) {
        faults.push(TierTableError::EmptyRange { row: id() });
    }
    if row.voltages.iter().any(|v| v.is_low()) && row.voltages.iter().any(|v| !v.is_low()) {
        faults.push(TierTableError::MixedVoltages { row: id() });
    }
    for stage in [Stage::Intake, Stage::Survey, Stage::Reply] {
        if !row.path.iter().any(|step| step.stage == stage) {
            faults.push(TierTableError::Path { row: id(), stage });
        }
    }
    for (index, step) in row.path.iter().enumerate() {
        let earlier = |stage: Stage| row.path[..index].iter().any(|before| before.stage == stage);
        // The flag places this step (see `route`), so it may not stand in the path as well.
        let placed_by_flag = step.stage == Stage::ConsolidatedApproval;
        if placed_by_flag
            || earlier(step.stage)
            || step.same_unit_as.is_some_and(|stage| !earlier(stage))
        {
            faults.push(TierTableError::Path {
                row: id(),
                stage: step.stage,
            });
        }
        if !step.units.iter().any(|unit| !unit.is_outside()) {
            faults.push(TierTableError::StepWithoutUnit {
                row: id(),
                stage: step.stage,
            });
        }
    }
}
