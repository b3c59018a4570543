//! Zone policy: every number a verdict uses, as versioned data with its clause and how far the
//! text was checked. The national edition is `policy/zones-cn.json` in this crate; an office may
//! replace it by its own, starting from the file `linewarden policy export` writes.

mod basis;
mod check;
mod choose;
mod province;
mod rows;

pub use basis::Basis;
pub(crate) use basis::Used;
pub use check::PolicyError;
pub use choose::Choice;
pub use rows::{
    AccuracyRow, Current, EffectKind, EffectRow, HalfSpreadRow, Limits, Medium, Rule,
    SafeDistanceRow, SiteAccuracy, Status, ZoneRow,
};

use crate::crs::Crs;
use crate::facility::{Facility, Kind, Voltage, Water};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

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
    /// The office's province. Without it only nationwide rows hold.
    #[serde(default)]
    pub province: Option<String>,
    pub zones: Vec<ZoneRow>,
    pub effects: Vec<EffectRow>,
    #[serde(default)]
    pub safe_distances: Vec<SafeDistanceRow>,
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
        let safe = self
            .safe_distances
            .iter()
            .filter(|r| r.status == Status::Memory)
            .count();
        let singles = [self.site_accuracy.status, self.limits.status]
            .iter()
            .filter(|s| **s == Status::Memory)
            .count();
        zones + halves + accuracies + safe + singles
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

    /// The width of a rule at a voltage. `None`: no rule says.
    pub fn by_voltage(&self, rule: Rule, voltage: Voltage) -> Option<Choice<'_>> {
        self.choose(|r| {
            r.rule == rule
                && r.work.is_none()
                && r.kv.is_some_and(|kv| holds(kv, r.current, voltage))
        })
    }

    /// The width of a rule that does not ask for a voltage.
    pub fn plain(&self, rule: Rule, medium: Option<Medium>) -> Option<Choice<'_>> {
        self.choose(|r| r.rule == rule && r.kv.is_none() && r.medium == medium && r.water.is_none())
    }

    /// The width beside a cable. Where the water is unknown, or the policy has no row for it, the row
    /// that leaves it open counts.
    pub fn cable(&self, kind: Kind, water: Option<Water>) -> Option<Choice<'_>> {
        let medium = Some(medium(kind));
        let stated = water.and_then(|w| {
            self.choose(|r| r.rule == Rule::CableZone && r.medium == medium && r.water == Some(w))
        });
        stated.or_else(|| self.plain(Rule::CableZone, medium))
    }

    /// The clearance a kind of work must keep from a conductor, in space.
    pub fn clearance(&self, work: &str, voltage: Voltage) -> Option<Choice<'_>> {
        self.choose(|r| {
            r.rule == Rule::ClearanceVertical
                && r.work.as_deref() == Some(work)
                && r.kv.is_some_and(|kv| holds(kv, r.current, voltage))
        })
    }

    pub fn safe_distance(&self, voltage: Voltage) -> Option<&SafeDistanceRow> {
        self.safe_distances
            .iter()
            .find(|r| holds(r.kv, r.current, voltage))
    }

    /// What a zone means, as far as it holds here.
    pub fn effects(&self, rule: Rule) -> impl Iterator<Item = &EffectRow> {
        self.effects
            .iter()
            .filter(move |e| e.rule == rule && self.is_here(e.province.as_deref()))
    }

    pub fn half_spread(&self, voltage: Voltage) -> Option<&HalfSpreadRow> {
        self.half_spreads
            .iter()
            .find(|r| holds(r.kv, r.current, voltage))
    }

    /// Metres, for a facility whose data states no accuracy.
    pub fn default_accuracy(&self, facility: &Facility) -> f64 {
        self.default_accuracy_row(facility)
            .map_or(self.facility_accuracy_unknown_m, |r| r.metres)
    }

    /// The row of it; `None` where nothing is known that a row could be chosen by.
    pub fn default_accuracy_row(&self, facility: &Facility) -> Option<&AccuracyRow> {
        if facility.kind.is_cable() {
            return self.facility_accuracy.iter().find(|r| r.cable);
        }
        let voltage = facility.voltage?;
        self.facility_accuracy
            .iter()
            .find(|r| !r.cable && r.kv.is_some_and(|kv| holds(kv, Current::Any, voltage)))
    }

    /// What the parameters of an own system add to a facility's error, metres. Of parameters nobody
    /// recorded nothing is known; the position is then as good as unknown.
    pub(crate) fn own_error(&self, facility: &Facility) -> f64 {
        match (facility.crs, facility.own_error_mm) {
            (Crs::Own(_), Some(mm)) => f64::from(mm) / 1000.0,
            (Crs::Own(_), None) => self.facility_accuracy_unknown_m,
            _ => 0.0,
        }
    }

    /// 95 % position error of a facility as it lies in the data, metres: what it states or the default
    /// of its kind, the floor of a shifted system, the parameters of an own one.
    pub fn position_error(&self, facility: &Facility) -> f64 {
        let own = match facility.accuracy_mm {
            Some(mm) => f64::from(mm) / 1000.0,
            None => self.default_accuracy(facility),
        };
        let least = match facility.crs {
            Crs::Gcj02 | Crs::Bd09 => self.limits.shifted_least_m,
            _ => 0.0,
        };
        own.max(least) + self.own_error(facility)
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
