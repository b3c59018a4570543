//! Threshold radar 化整为零提示: applications that are each small and together are not.

use super::{Applied, Tier, TierTable, route};
use crate::capacity::{Capacity, CapacityError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Several applications of one party, or on one ground, that together belong to a higher tier than any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ThresholdPassed {
    /// Sum of what is applied for and installed, low and high voltage apart.
    pub together: Capacity,
    /// Highest tier of one of them alone.
    pub alone: Tier,
    /// Tier of the sum.
    pub tier: Tier,
    /// How many there are.
    pub applications: usize,
}

/// Points out; decides nothing. Low and high voltage are summed apart, since W and VA do not add.
///
/// # Errors
/// As [`route`] for an application that could not have been entered, and `capacity.too_large` for the sum.
pub fn threshold_radar(
    table: &TierTable,
    applications: &[Applied],
) -> Result<Vec<ThresholdPassed>, CapacityError> {
    let mut passed = Vec::new();
    for low in [true, false] {
        let group: Vec<Applied> = applications
            .iter()
            .copied()
            .filter(|one| one.voltage.is_low() == low)
            .collect();
        let [first, _, ..] = group[..] else { continue };
        let mut alone = route(table, first, None)?.tier;
        let mut sum: Option<Capacity> = None;
        for one in &group {
            let routing = route(table, *one, None)?;
            alone = alone.max(routing.tier);
            for capacity in [Some(one.capacity), one.existing].into_iter().flatten() {
                sum = Some(sum.map_or(Ok(capacity), |sum| sum.plus(capacity))?);
            }
        }
        let together = sum.unwrap_or(first.capacity);
        // Tables may treat voltages differently: the strictest of those applied for counts.
        let mut tier = alone;
        for one in &group {
            tier = tier.max(
                route(
                    table,
                    Applied {
                        capacity: together,
                        existing: None,
                        ..*one
                    },
                    None,
                )?
                .tier,
            );
        }
        if tier > alone {
            passed.push(ThresholdPassed {
                together,
                alone,
                tier,
                applications: group.len(),
            });
        }
    }
    Ok(passed)
}
