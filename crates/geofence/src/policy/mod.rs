//! Zone policy: every number a verdict uses, as versioned data with its clause and how far the
//! text was checked. The national edition is `policy/zones-cn.json` in this crate; an office may
//! replace it by its own, starting from the file `linewarden policy export` writes.

mod check;

pub use check::PolicyError;

use crate::facility::{Facility, Kind, Voltage};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
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
    pub kind: EffectKind,
    pub what: String,
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
    pub status: Status,
}

/// A whole edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZonePolicy {
    pub format: u32,
    pub name: String,
    pub edition: String,
    pub effective: String,
    #[serde(default)]
    pub source: String,
    pub zones: Vec<ZoneRow>,
    pub effects: Vec<EffectRow>,
    pub half_spreads: Vec<HalfSpreadRow>,
    pub facility_accuracy: Vec<AccuracyRow>,
    pub facility_accuracy_unknown_m: f64,
    pub site_accuracy: SiteAccuracy,
    pub limits: Limits,
    /// Name, edition and content hash: the `rules_version` of a screening.
    #[serde(skip)]
    version: String,
}

const BUILTIN: &str = include_str!("../../policy/zones-cn.json");

impl ZonePolicy {
    /// The text `linewarden policy export` writes.
    pub fn builtin_text() -> &'static str {
        BUILTIN
    }

    /// The edition that ships.
    pub fn shipped() -> &'static ZonePolicy {
        static SHIPPED: LazyLock<ZonePolicy> = LazyLock::new(|| {
            ZonePolicy::parse(BUILTIN).expect("the shipped policy is parsed by a test")
        });
        &SHIPPED
    }

    /// Rows whose text nobody has shown.
    pub fn unverified(&self) -> usize {
        let zones = self
            .zones
            .iter()
            .filter(|r| r.status == Status::Memory)
            .count();
        let halves = self
            .half_spreads
            .iter()
            .filter(|r| r.status == Status::Memory)
            .count();
        let accuracies = self
            .facility_accuracy
            .iter()
            .filter(|r| r.status == Status::Memory)
            .count();
        let singles = [self.site_accuracy.status, self.limits.status]
            .iter()
            .filter(|s| **s == Status::Memory)
            .count();
        zones + halves + accuracies + singles
    }

    /// # Errors
    /// [`PolicyError`] for text that is not an edition, or one with numbers no rule can have.
    pub fn parse(text: &str) -> Result<ZonePolicy, PolicyError> {
        let text = text.trim_start_matches('\u{feff}');
        let mut policy: ZonePolicy =
            serde_json::from_str(text).map_err(|e| PolicyError::Unreadable {
                detail: e.to_string(),
            })?;
        check::check(&policy)?;
        // Line ends differ between editors and must not make another edition of it.
        let hash = hex::encode(Sha256::digest(text.replace("\r\n", "\n").trim_end()));
        policy.version = format!("{}/{}/{}", policy.name, policy.edition, &hash[..12]);
        Ok(policy)
    }

    pub fn version(&self) -> &str {
        &self.version
    }

    /// The width row of a rule at a voltage. `None`: no rule says.
    pub fn by_voltage(&self, rule: Rule, voltage: Voltage) -> Option<&ZoneRow> {
        self.zones
            .iter()
            .find(|r| r.rule == rule && r.kv.is_some_and(|kv| holds(kv, r.current, voltage)))
    }

    /// The width row of a rule that does not ask for a voltage.
    pub fn plain(&self, rule: Rule, medium: Option<Medium>) -> Option<&ZoneRow> {
        self.zones
            .iter()
            .find(|r| r.rule == rule && r.kv.is_none() && r.medium == medium)
    }

    pub fn half_spread(&self, voltage: Voltage) -> Option<&HalfSpreadRow> {
        self.half_spreads
            .iter()
            .find(|r| holds(r.kv, r.current, voltage))
    }

    /// Metres, for a facility whose data states no accuracy.
    pub fn default_accuracy(&self, facility: &Facility) -> f64 {
        if facility.kind.is_cable() {
            let row = self.facility_accuracy.iter().find(|r| r.cable);
            return row.map_or(self.facility_accuracy_unknown_m, |r| r.metres);
        }
        let Some(voltage) = facility.voltage else {
            return self.facility_accuracy_unknown_m;
        };
        let row = self
            .facility_accuracy
            .iter()
            .find(|r| !r.cable && r.kv.is_some_and(|kv| holds(kv, Current::Any, voltage)));
        row.map_or(self.facility_accuracy_unknown_m, |r| r.metres)
    }

    /// The largest default accuracy, for deciding how far to search.
    pub fn widest_default_accuracy(&self) -> f64 {
        self.facility_accuracy
            .iter()
            .map(|r| r.metres)
            .fold(self.facility_accuracy_unknown_m, f64::max)
    }

    /// Where the zone of a conductor of unknown voltage can end at most.
    pub fn unknown_reach(&self) -> f64 {
        self.limits.unknown_zone_m + self.limits.unknown_half_spread_m
    }
}

fn holds(kv: [f64; 2], current: Current, voltage: Voltage) -> bool {
    let fits = match current {
        Current::Any => true,
        Current::Ac => !voltage.dc,
        Current::Dc => voltage.dc,
    };
    fits && (kv[0]..=kv[1]).contains(&voltage.kv())
}

/// The medium a cable lies in.
pub fn medium(kind: Kind) -> Medium {
    match kind {
        Kind::RiverCable => Medium::River,
        Kind::SeaCable => Medium::Sea,
        _ => Medium::Ground,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facility::VoltageSource;

    fn zone(kv: f64, dc: bool) -> Option<[f64; 2]> {
        let voltage = Voltage {
            volts: (kv * 1000.0) as u32,
            dc,
            source: VoltageSource::Stated,
        };
        ZonePolicy::shipped()
            .by_voltage(Rule::OverheadZone, voltage)
            .map(|r| r.width_m)
    }

    #[test]
    fn statutory_widths() {
        for (kv, w) in [
            (10.0, 5.0),
            (6.0, 5.0),
            (35.0, 10.0),
            (66.0, 10.0),
            (110.0, 10.0),
            (220.0, 15.0),
            (330.0, 15.0),
            (500.0, 20.0),
        ] {
            assert_eq!(zone(kv, false), Some([w, w]), "{kv} kV");
        }
        assert_eq!(zone(20.0, false), Some([5.0, 10.0]));
        assert_eq!(zone(1100.0, true), Some([30.0, 40.0]));
        for kv in [0.4, 15.0, 27.5, 132.0, 380.0, 400.0] {
            assert_eq!(zone(kv, false), None, "{kv} kV has no row");
        }
    }

    #[test]
    fn the_version_follows_the_content() {
        let one = ZonePolicy::shipped();
        let other =
            ZonePolicy::parse(&BUILTIN.replacen("\"width_m\": [5, 5]", "\"width_m\": [6, 6]", 1))
                .unwrap();
        assert_ne!(one.version(), other.version());
        assert_eq!(
            ZonePolicy::parse(&BUILTIN.replace('\n', "\r\n"))
                .unwrap()
                .version(),
            one.version()
        );
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(ZonePolicy::parse("{}").is_err());
        assert!(ZonePolicy::parse(&BUILTIN.replacen("[5, 10]", "[10, 5]", 1)).is_err());
        assert!(ZonePolicy::parse(&BUILTIN.replacen("\"format\": 1", "\"format\": 2", 1)).is_err());
    }
}
