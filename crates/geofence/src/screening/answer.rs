//! What a screening says. Stored in the case as it is, so fields are only ever added.

use crate::crs::LonLat;
use crate::facility::Kind;
use crate::policy::{Basis, EffectKind, Rule, Status};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Verdict {
    Inside,
    CannotTell,
    Outside,
}

/// The whole answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Screening {
    pub verdict: Verdict,
    /// One entry for each facility and rule, nearest first.
    pub facilities: Vec<FacilityAnswer>,
    pub reasons: Vec<Reason>,
    pub site_hash: String,
    pub facilities_version: String,
    pub rules_version: String,
    /// Geodesic area of the site, square metres to a tenth; 0 for a point or a line.
    pub area_m2: f64,
}

/// Why the whole answer is what it is, beyond its entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "ScreeningReason")]
pub struct Reason {
    /// `coverage.assumed`, `voltage.unknown`, …
    pub code: String,
    #[serde(default)]
    #[ts(type = "Record<string, unknown>")]
    pub params: Map<String, Value>,
}

impl Reason {
    pub fn new(code: &str, params: Value) -> Reason {
        Reason {
            code: code.to_owned(),
            params: params.as_object().cloned().unwrap_or_default(),
        }
    }
}

/// One facility by one rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FacilityAnswer {
    pub id: String,
    pub name: Option<String>,
    pub kind: Kind,
    pub voltage_kv: Option<f64>,
    pub owner: Option<String>,
    /// D: to the facility as drawn, millimetres; for a crane, from where it stands.
    #[ts(type = "number")]
    pub centreline_mm: i64,
    /// D less half the spread at its middle value; for a clearance in space, to the lowest conductor.
    #[ts(type = "number")]
    pub conductor_mm: i64,
    /// W at its middle value.
    #[ts(type = "number")]
    pub zone_mm: i64,
    /// How deep inside, at the middle values; 0 if not.
    #[ts(type = "number")]
    pub inside_mm: i64,
    /// Site area within the zone at the middle values, square metres to a tenth.
    pub overlap_m2: f64,
    /// 95 % bound of `conductor_mm`.
    #[ts(type = "number")]
    pub uncertainty_mm: i64,
    pub verdict: Verdict,
    pub rule: Rule,
    /// Whether being inside asks for the owner's agreement and the permit.
    pub protection_zone: bool,
    pub clause: Option<String>,
    /// The least checked of the width's own rows.
    pub status: Option<Status>,
    /// Every policy row this entry used, each with its status.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Basis>>")]
    pub basis: Vec<Basis>,
    /// Heights, for a clearance in space.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub vertical: Option<VerticalAnswer>,
    pub effects: Vec<Effect>,
    /// `spread.assumed`, `voltage.from_name`, `accuracy.default`, `policy.from_memory`, …
    pub notes: Vec<String>,
    pub nearest: NearestPair,
}

/// What a clearance in space was computed from, millimetres.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct VerticalAnswer {
    /// `building`, `vehicle` or `crane`.
    pub work: String,
    /// Top of the building or machine above ground; `None`: nobody says.
    #[ts(type = "number | null")]
    pub top_mm: Option<i64>,
    /// The lowest conductor above ground at the greatest sag; `None`: nobody says.
    #[ts(type = "number | null")]
    pub conductor_mm: Option<i64>,
    /// 95 % error of that height.
    #[ts(type = "number | null")]
    pub conductor_error_mm: Option<i64>,
    /// Across, at the middle values.
    #[ts(type = "number")]
    pub across_mm: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "FacilityEffect")]
pub struct Effect {
    pub kind: EffectKind,
    /// The work it is about, by the words of [`crate::Work`].
    pub what: String,
    pub clause: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub status: Option<Status>,
}

/// Where the distance was measured, WGS 84, longitude first.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NearestPair {
    pub site: LonLat,
    pub facility: LonLat,
}

impl Screening {
    /// The answer when no screening could be done: a query that failed, a time limit that passed, a
    /// damaged file. It is never "outside".
    pub fn impossible(code: &str, params: Value, site_hash: &str) -> Screening {
        Screening {
            verdict: Verdict::CannotTell,
            facilities: Vec::new(),
            reasons: vec![Reason::new(code, params)],
            site_hash: site_hash.to_owned(),
            facilities_version: String::new(),
            rules_version: String::new(),
            area_m2: 0.0,
        }
    }
}
