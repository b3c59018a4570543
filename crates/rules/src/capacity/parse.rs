//! From typed text to an exact capacity, or to the reason why not.

use super::{Capacity, SupplyVoltage, text::fold_width};
use serde_json::{Value, json};

/// Largest capacity that can be entered, in W or VA: 10 GW. More than any customer has; a typing slip beyond it is caught.
pub const MAX_CAPACITY: i64 = 10_000_000_000;

/// Why a typed capacity was refused. `text` is what was typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CapacityError {
    #[error("capacity.wrong_unit: {text}")]
    WrongUnit {
        text: String,
        expected: Vec<&'static str>,
    },
    #[error("capacity.not_positive: {text}")]
    NotPositive { text: String },
    #[error("capacity.not_a_number: {text}")]
    NotANumber { text: String },
    /// Finer than 1 W or 1 VA: never rounded, since rounding could move a case over a tier border unseen.
    #[error("capacity.too_fine: {text}")]
    TooFine {
        text: String,
        unit: &'static str,
        decimals: u32,
    },
    #[error("capacity.too_large: {text}")]
    TooLarge { text: String, unit: &'static str },
}

impl CapacityError {
    /// Stable code on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            CapacityError::WrongUnit { .. } => "capacity.wrong_unit",
            CapacityError::NotPositive { .. } => "capacity.not_positive",
            CapacityError::NotANumber { .. } => "capacity.not_a_number",
            CapacityError::TooFine { .. } => "capacity.too_fine",
            CapacityError::TooLarge { .. } => "capacity.too_large",
        }
    }

    /// What was typed and what it would have to be.
    pub fn params(&self) -> Value {
        match self {
            CapacityError::WrongUnit { text, expected } => {
                json!({ "given": text, "expected": expected })
            }
            CapacityError::NotPositive { text } | CapacityError::NotANumber { text } => {
                json!({ "given": text })
            }
            CapacityError::TooFine {
                text,
                unit,
                decimals,
            } => {
                json!({ "given": text, "unit": unit, "decimals": decimals })
            }
            CapacityError::TooLarge { text, unit } => {
                json!({ "given": text, "unit": unit, "max": MAX_CAPACITY / 1000 })
            }
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            CapacityError::WrongUnit { .. } => "capacity.use_expected_unit",
            CapacityError::TooFine { .. } => "capacity.round_yourself",
            CapacityError::TooLarge { .. } => "capacity.check_unit",
            CapacityError::NotPositive { .. } | CapacityError::NotANumber { .. } => {
                "capacity.plain_decimal"
            }
        }
    }
}

/// Reads a capacity for a voltage: kW at low voltage, kVA or MVA at high; a bare number is in kW or kVA.
///
/// Width is folded first, units are read in any case and in Chinese (千瓦, 千伏安, 兆伏安). Trailing zeros do not matter.
///
/// # Errors
/// One [`CapacityError`] for the first thing wrong: no number, the other unit, not above zero, finer than 1 W or 1 VA,
/// above [`MAX_CAPACITY`].
pub fn parse_capacity(text: &str, voltage: SupplyVoltage) -> Result<Capacity, CapacityError> {
    let typed = || text.trim().to_owned();
    let folded: String = fold_width(text).split_whitespace().collect();
    let (negative, unsigned) = match folded.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, folded.as_str()),
    };
    let split = unsigned
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(unsigned.len());
    let (number, unit) = unsigned.split_at(split);
    let Some((label, decimals)) = unit_scale(unit, voltage) else {
        let known_elsewhere = OTHER_UNITS.contains(&unit.to_lowercase().as_str());
        return Err(match scaled(number, 0) {
            Ok(_) | Err(ScaleError::TooFine | ScaleError::TooLarge) if known_elsewhere => {
                CapacityError::WrongUnit {
                    text: typed(),
                    expected: expected_units(voltage),
                }
            }
            _ => CapacityError::NotANumber { text: typed() },
        });
    };
    let value = match scaled(number, decimals) {
        Ok(value) => value,
        Err(ScaleError::NotANumber) => return Err(CapacityError::NotANumber { text: typed() }),
        Err(_) if negative => return Err(CapacityError::NotPositive { text: typed() }),
        Err(ScaleError::TooFine) => {
            return Err(CapacityError::TooFine {
                text: typed(),
                unit: label,
                decimals,
            });
        }
        Err(ScaleError::TooLarge) => {
            return Err(CapacityError::TooLarge {
                text: typed(),
                unit: label,
            });
        }
    };
    if negative || value == 0 {
        return Err(CapacityError::NotPositive { text: typed() });
    }
    if value > MAX_CAPACITY {
        return Err(CapacityError::TooLarge {
            text: typed(),
            unit: label,
        });
    }
    Ok(Capacity::for_voltage(voltage, value))
}

/// Units of power and of other things that people do type; with one of these the number is fine and the unit is wrong.
const OTHER_UNITS: [&str; 22] = [
    "w",
    "kw",
    "mw",
    "gw",
    "va",
    "kva",
    "mva",
    "gva",
    "kvar",
    "kwh",
    "v",
    "kv",
    "a",
    "hp",
    "瓦",
    "千瓦",
    "万千瓦",
    "兆瓦",
    "伏安",
    "千伏安",
    "兆伏安",
    "度",
];

fn expected_units(voltage: SupplyVoltage) -> Vec<&'static str> {
    if voltage.is_low() {
        vec!["kW"]
    } else {
        vec!["kVA", "MVA"]
    }
}

/// The unit's name and how many decimals bring it to W or VA; none where this voltage does not take the unit.
fn unit_scale(unit: &str, voltage: SupplyVoltage) -> Option<(&'static str, u32)> {
    match (unit.to_lowercase().as_str(), voltage.is_low()) {
        ("" | "kw" | "千瓦", true) => Some(("kW", 3)),
        ("" | "kva" | "千伏安", false) => Some(("kVA", 3)),
        ("mva" | "兆伏安", false) => Some(("MVA", 6)),
        _ => None,
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum ScaleError {
    NotANumber,
    TooFine,
    TooLarge,
}

/// A plain decimal times 10^`decimals`, exact. Digits are needed on both sides of a point; no sign, no exponent.
pub(super) fn scaled(number: &str, decimals: u32) -> Result<i64, ScaleError> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) if digits(whole) && digits(fraction) => {
            (whole, fraction.trim_end_matches('0'))
        }
        None if digits(number) => (number, ""),
        _ => return Err(ScaleError::NotANumber),
    };
    if fraction.len() > decimals as usize {
        return Err(ScaleError::TooFine);
    }
    let padded = format!("{whole}{fraction:0<width$}", width = decimals as usize);
    // Only digits are left, so the one way to fail is a value beyond i64.
    padded.parse().map_err(|_| ScaleError::TooLarge)
}
