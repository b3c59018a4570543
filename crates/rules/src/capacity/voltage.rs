//! The supply voltages that exist 供电电压. Nothing else can be entered.

use super::text::fold_width;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::fmt;
use ts_rs::TS;

/// Nominal supply voltage. 220 V and 380 V are low voltage, the rest is high.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum SupplyVoltage {
    #[serde(rename = "220V")]
    V220,
    #[serde(rename = "380V")]
    V380,
    #[serde(rename = "10kV")]
    Kv10,
    #[serde(rename = "20kV")]
    Kv20,
    #[serde(rename = "35kV")]
    Kv35,
    #[serde(rename = "66kV")]
    Kv66,
    #[serde(rename = "110kV")]
    Kv110,
    #[serde(rename = "220kV")]
    Kv220,
}

impl SupplyVoltage {
    /// Every voltage that can be applied for, lowest first.
    pub const ALL: [SupplyVoltage; 8] = [
        SupplyVoltage::V220,
        SupplyVoltage::V380,
        SupplyVoltage::Kv10,
        SupplyVoltage::Kv20,
        SupplyVoltage::Kv35,
        SupplyVoltage::Kv66,
        SupplyVoltage::Kv110,
        SupplyVoltage::Kv220,
    ];

    /// Nominal voltage in V.
    pub fn volts(self) -> u32 {
        match self {
            SupplyVoltage::V220 => 220,
            SupplyVoltage::V380 => 380,
            SupplyVoltage::Kv10 => 10_000,
            SupplyVoltage::Kv20 => 20_000,
            SupplyVoltage::Kv35 => 35_000,
            SupplyVoltage::Kv66 => 66_000,
            SupplyVoltage::Kv110 => 110_000,
            SupplyVoltage::Kv220 => 220_000,
        }
    }

    /// Low voltage 低压: below 1 kV.
    pub fn is_low(self) -> bool {
        self.volts() < 1000
    }

    /// Reads `380V`, `380`, `0.38kV`, `10kV`, `１０ｋＶ`, `10千伏`. A bare number is in volts, so that 220 can only be 220 V.
    ///
    /// # Errors
    /// `voltage.unknown` for everything that is not one of [`SupplyVoltage::ALL`].
    pub fn parse(text: &str) -> Result<Self, VoltageError> {
        let unknown = || VoltageError {
            text: text.trim().to_owned(),
        };
        let folded: String = fold_width(text).to_lowercase().split_whitespace().collect();
        let (number, decimals) = if let Some(number) = strip_unit(&folded, &["千伏", "kv"]) {
            (number, 3)
        } else if let Some(number) = strip_unit(&folded, &["伏特", "伏", "v"]) {
            (number, 0)
        } else {
            (folded.as_str(), 0)
        };
        let volts = super::parse::scaled(number, decimals).map_err(|_| unknown())?;
        Self::ALL
            .into_iter()
            .find(|v| i64::from(v.volts()) == volts)
            .ok_or_else(unknown)
    }
}

fn strip_unit<'a>(text: &'a str, units: &[&str]) -> Option<&'a str> {
    units.iter().find_map(|unit| text.strip_suffix(unit))
}

/// `380 V`, `10 kV`.
impl fmt::Display for SupplyVoltage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.volts() {
            volts if volts < 1000 => write!(f, "{volts} V"),
            volts => write!(f, "{} kV", volts / 1000),
        }
    }
}

/// A voltage nobody is supplied at, or no voltage at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("voltage.unknown: {text}")]
pub struct VoltageError {
    /// What was typed.
    pub text: String,
}

impl VoltageError {
    /// Stable code on the wire.
    pub fn code(&self) -> &'static str {
        "voltage.unknown"
    }

    /// What was typed and what is admitted.
    pub fn params(&self) -> Value {
        json!({ "given": self.text, "accepted": SupplyVoltage::ALL })
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        "voltage.choose_listed"
    }
}
