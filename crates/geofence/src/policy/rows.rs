//! The rows of an edition: numbers with their clause, their source and how far the text was checked.

use crate::facility::Water;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far a number's text was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "PolicyStatus")]
pub enum Status {
    /// Read in the text itself.
    Verified,
    /// Read in a copy or a report of the text.
    Secondary,
    /// Nobody has shown the text. Answers that use it say so.
    Memory,
}

/// The rules a facility can be screened by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "ZoneRule")]
pub enum Rule {
    OverheadZone,
    /// Below 1 kV: a distance from buildings, not a protection zone.
    LowVoltageClearance,
    FoundationRing,
    Blasting,
    CableZone,
    StationFence,
    /// The overhead zone, measured from where a crane stands, plus its reach.
    Crane,
    /// Between a conductor and the top of a building or machine, in space. Not a protection zone.
    ClearanceVertical,
    /// Listed because it is near; nothing applies to it.
    None,
}

impl Rule {
    /// Whether lying inside asks for the owner's agreement and the department's permit.
    pub fn is_protection_zone(self) -> bool {
        matches!(self, Rule::OverheadZone | Rule::CableZone | Rule::Crane)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum EffectKind {
    Forbidden,
    Permission,
    Distance,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Current {
    Ac,
    Dc,
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    Ground,
    River,
    Sea,
}

/// One statutory width.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneRow {
    pub id: String,
    pub rule: Rule,
    /// Nominal kilovolts, both ends included.
    #[serde(default)]
    pub kv: Option<[f64; 2]>,
    #[serde(default = "any_current")]
    pub current: Current,
    #[serde(default)]
    pub medium: Option<Medium>,
    /// The water a cable must lie in for this row; without it, where nobody knows.
    #[serde(default)]
    pub water: Option<Water>,
    /// The kind of work this row is about, where it differs by work.
    #[serde(default)]
    pub work: Option<String>,
    /// Holds in this province only; without it, nationwide.
    #[serde(default)]
    pub province: Option<String>,
    /// Metres, smallest and largest; equal where the rule is not open.
    pub width_m: [f64; 2],
    pub clause: String,
    pub source: String,
    pub status: Status,
    pub effective: String,
    #[serde(default)]
    pub note: Option<String>,
}

fn any_current() -> Current {
    Current::Any
}

/// What lying inside a zone means for one kind of work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffectRow {
    pub rule: Rule,
    pub work: String,
    /// Holds for machines higher than this, or of unknown height, metres.
    #[serde(default)]
    pub above_m: Option<f64>,
    /// Holds in this province only; without it, nationwide.
    #[serde(default)]
    pub province: Option<String>,
    pub kind: EffectKind,
    pub what: String,
    pub clause: String,
    pub source: String,
    pub status: Status,
}

/// How far from buildings a conductor must stay when the wind carries it, by voltage: with the design's
/// deviation it makes the zone in densely populated areas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafeDistanceRow {
    pub id: String,
    pub kv: [f64; 2],
    pub current: Current,
    pub metres: f64,
    pub clause: String,
    pub source: String,
    pub status: Status,
}

/// Half of the distance between the outer conductors, metres.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HalfSpreadRow {
    pub kv: [f64; 2],
    pub current: Current,
    pub nominal_m: f64,
    pub bound_m: f64,
    pub status: Status,
}

/// 95 % position error of a facility whose data states none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccuracyRow {
    #[serde(default)]
    pub kv: Option<[f64; 2]>,
    pub cable: bool,
    pub metres: f64,
    pub status: Status,
}

/// 95 % position errors of a site by how its outline came about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteAccuracy {
    pub rtk_m: f64,
    pub asbuilt_m: f64,
    pub digitised_500_m: f64,
    pub digitised_2000_m: f64,
    pub digitised_10000_m: f64,
    pub drawn_least_m: f64,
    /// Times the scale's denominator: half a millimetre on the map.
    pub drawn_per_scale_m: f64,
    pub gps_least_m: f64,
    /// On top of the accuracy of the tower it was taped from.
    pub taped_m: f64,
    pub unknown_m: f64,
    pub status: Status,
}

/// The bounds used where something is not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub unknown_zone_m: f64,
    pub unknown_half_spread_m: f64,
    pub crane_unknown_reach_m: f64,
    pub station_point_m: f64,
    pub foundation_half_m: f64,
    pub coverage_assumed_m: f64,
    pub support_margin_m: f64,
    /// An assumed half spread is taken this part larger and smaller.
    pub spread_tolerance: f64,
    pub height_unknown_m: f64,
    pub datum_difference_m: f64,
    pub shifted_least_m: f64,
    pub safety_m: f64,
    /// A span is no longer than this: how far from a line's known points it may run anywhere.
    #[serde(default = "unknown_span")]
    pub unknown_span_m: f64,
    /// 95 % error of a conductor's height whose data states none.
    #[serde(default = "height_accuracy")]
    pub height_accuracy_m: f64,
    pub status: Status,
}

/// As the shipped edition has it, for editions written before lines of points were looked at.
fn unknown_span() -> f64 {
    500.0
}

/// As the shipped edition has it, for editions written before heights were looked at.
fn height_accuracy() -> f64 {
    2.0
}
