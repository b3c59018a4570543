//! Supply voltage and capacity 供电电压、用电容量: exact integers, read from what people type.
//!
//! A capacity is never a float: 13.2 kW is 13 200 W, so that the tier border at 13.2 kW cannot be missed by rounding.

mod parse;
mod text;
mod voltage;

pub use parse::{CapacityError, MAX_CAPACITY, parse_capacity};
pub use text::fold_width;
pub use voltage::{SupplyVoltage, VoltageError};

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Applied or existing capacity, in the unit the voltage level is billed in.
///
/// Low voltage is applied for in active power (W), high voltage in transformer capacity (VA). The two are never mixed
/// or compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// Active power in W, low voltage.
    Watts(i64),
    /// Apparent power in VA, high voltage.
    VoltAmperes(i64),
}

impl Capacity {
    /// The bare number in W or VA.
    pub fn base_units(self) -> i64 {
        match self {
            Capacity::Watts(value) | Capacity::VoltAmperes(value) => value,
        }
    }

    /// A capacity of `value` W or VA, whichever belongs to the voltage.
    pub fn for_voltage(voltage: SupplyVoltage, value: i64) -> Self {
        if voltage.is_low() {
            Capacity::Watts(value)
        } else {
            Capacity::VoltAmperes(value)
        }
    }

    /// Whether the unit is the one this voltage is applied for in, and the value within what can be entered.
    pub fn fits(self, voltage: SupplyVoltage) -> bool {
        matches!(
            (self, voltage.is_low()),
            (Capacity::Watts(1..=MAX_CAPACITY), true)
                | (Capacity::VoltAmperes(1..=MAX_CAPACITY), false)
        )
    }

    /// Existing plus added 增容.
    ///
    /// # Errors
    /// `capacity.wrong_unit` when W would be added to VA, `capacity.too_large` above [`MAX_CAPACITY`].
    pub fn plus(self, added: Capacity) -> Result<Capacity, CapacityError> {
        let too_large = |unit: &'static str| CapacityError::TooLarge {
            text: format!("{self} + {added}"),
            unit,
        };
        match (self, added) {
            (Capacity::Watts(a), Capacity::Watts(b)) => match a.checked_add(b) {
                Some(sum) if sum <= MAX_CAPACITY => Ok(Capacity::Watts(sum)),
                _ => Err(too_large("kW")),
            },
            (Capacity::VoltAmperes(a), Capacity::VoltAmperes(b)) => match a.checked_add(b) {
                Some(sum) if sum <= MAX_CAPACITY => Ok(Capacity::VoltAmperes(sum)),
                _ => Err(too_large("kVA")),
            },
            (Capacity::Watts(_), Capacity::VoltAmperes(_)) => Err(CapacityError::WrongUnit {
                text: added.to_string(),
                expected: vec!["kW"],
            }),
            (Capacity::VoltAmperes(_), Capacity::Watts(_)) => Err(CapacityError::WrongUnit {
                text: added.to_string(),
                expected: vec!["kVA", "MVA"],
            }),
        }
    }
}

/// `13.2 kW`, `499.999 kVA`: no trailing zeros, nothing rounded.
impl fmt::Display for Capacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (value, unit) = match self {
            Capacity::Watts(value) => (*value, "kW"),
            Capacity::VoltAmperes(value) => (*value, "kVA"),
        };
        let sign = if value < 0 { "-" } else { "" };
        let (whole, rest) = (value.unsigned_abs() / 1000, value.unsigned_abs() % 1000);
        if rest == 0 {
            write!(f, "{sign}{whole} {unit}")
        } else {
            let decimals = format!("{rest:03}");
            write!(f, "{sign}{whole}.{} {unit}", decimals.trim_end_matches('0'))
        }
    }
}
