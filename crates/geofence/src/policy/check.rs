//! Refusing an edition that would make zones of nonsense widths.

use super::{Current, ZonePolicy, ZoneRow, province};
use crate::site::Work;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    #[error("not a zone policy: {detail}")]
    Unreadable { detail: String },
    #[error("written for a newer program (format {format})")]
    Newer { format: u32 },
    #[error("row {row} has an impossible number")]
    BadRow { row: String },
    #[error("rows {row} and {other} are about the same case")]
    SameCase { row: String, other: String },
}

impl PolicyError {
    pub fn code(&self) -> &'static str {
        match self {
            PolicyError::Unreadable { .. } => "policy.unreadable",
            PolicyError::Newer { .. } => "policy.newer_format",
            PolicyError::BadRow { .. } => "policy.bad_row",
            PolicyError::SameCase { .. } => "policy.same_case",
        }
    }
}

/// Two rows that both hold somewhere: of one rule and one place, with a voltage in common.
fn one_case(a: &ZoneRow, b: &ZoneRow) -> bool {
    let of = |r: &ZoneRow| (r.rule, r.medium, r.water);
    let place = |r: &ZoneRow| r.province.as_deref().map(province::known);
    let currents = a.current == b.current || [a.current, b.current].contains(&Current::Any);
    let voltages = match (a.kv, b.kv) {
        (Some(a), Some(b)) => a[0] <= b[1] && b[0] <= a[1] && currents,
        (None, None) => true,
        _ => false,
    };
    of(a) == of(b) && a.work == b.work && place(a) == place(b) && voltages
}

pub(super) fn check(policy: &ZonePolicy) -> Result<(), PolicyError> {
    if policy.format != 1 {
        return Err(PolicyError::Newer {
            format: policy.format,
        });
    }
    let bad = |row: &str| {
        Err(PolicyError::BadRow {
            row: row.to_owned(),
        })
    };
    let interval =
        |[low, high]: [f64; 2]| low.is_finite() && high.is_finite() && low >= 0.0 && low <= high;
    let province =
        |name: &Option<String>| name.as_deref().is_none_or(|n| province::known(n).is_some());
    if !province(&policy.province) {
        return bad("province");
    }
    for row in &policy.zones {
        let work = row.work.as_deref();
        if !province(&row.province) || work.is_some_and(|w| !Work::default().declare(w)) {
            return bad(&row.id);
        }
        if !interval(row.width_m)
            || row.width_m[1] > 10_000.0
            || row.kv.is_some_and(|kv| !interval(kv))
        {
            return bad(&row.id);
        }
    }
    // Of two rows for one case the first would hold, and nobody would know.
    for (i, row) in policy.zones.iter().enumerate() {
        if let Some(other) = policy.zones[..i].iter().find(|r| one_case(r, row)) {
            return Err(PolicyError::SameCase {
                row: row.id.clone(),
                other: other.id.clone(),
            });
        }
    }
    for row in &policy.effects {
        let height = row.above_m.is_none_or(|m| (0.0..=1_000.0).contains(&m));
        if !province(&row.province) || !height {
            return bad("effects");
        }
    }
    for row in &policy.safe_distances {
        if !interval(row.kv) || !(0.0..=100.0).contains(&row.metres) {
            return bad(&row.id);
        }
    }
    for row in &policy.half_spreads {
        let ordered = row.nominal_m >= 0.0 && row.nominal_m <= row.bound_m && row.bound_m <= 100.0;
        if !interval(row.kv) || !ordered {
            return bad("half_spreads");
        }
    }
    for row in &policy.facility_accuracy {
        if !(0.0..=10_000.0).contains(&row.metres) || row.kv.is_some_and(|kv| !interval(kv)) {
            return bad("facility_accuracy");
        }
    }
    let (s, l) = (&policy.site_accuracy, &policy.limits);
    let plain = [
        policy.facility_accuracy_unknown_m,
        s.rtk_m,
        s.asbuilt_m,
        s.digitised_500_m,
        s.digitised_2000_m,
        s.digitised_10000_m,
        s.drawn_least_m,
        s.drawn_per_scale_m,
        s.gps_least_m,
        s.taped_m,
        s.unknown_m,
        l.unknown_zone_m,
        l.unknown_half_spread_m,
        l.crane_unknown_reach_m,
        l.station_point_m,
        l.foundation_half_m,
        l.coverage_assumed_m,
        l.support_margin_m,
        l.unknown_span_m,
        l.spread_tolerance,
        l.height_unknown_m,
        l.datum_difference_m,
        l.shifted_least_m,
        l.safety_m,
        l.height_accuracy_m,
    ];
    if plain.iter().any(|v| !(0.0..=10_000.0).contains(v)) || l.spread_tolerance > 1.0 {
        return bad("limits");
    }
    Ok(())
}
