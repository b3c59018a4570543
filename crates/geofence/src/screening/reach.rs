//! How far a facility can matter, metres: what a search has to look at, whatever the site.

use crate::facility::Kind;
use crate::index::Index;
use crate::policy::{Rule, ZonePolicy, medium};

/// The farthest any ordinary zone reaches. `somewhere`: a crane of which nobody knows where it stands or how far
/// it reaches.
pub(super) fn widest(index: &Index, policy: &ZonePolicy, blasting: bool, somewhere: bool) -> f64 {
    let limits = &policy.limits;
    let rows = policy.zones.iter();
    let overhead = rows.filter(|r| r.rule == Rule::OverheadZone);
    let widths = overhead.map(|r| r.width_m[1]);
    let half = limits.unknown_half_spread_m.max(half_spread(index, policy));
    let mut widest = widths.fold(limits.unknown_zone_m, f64::max) + half;
    if somewhere {
        widest += limits.crane_unknown_reach_m;
    }
    if blasting {
        let choice = policy.plain(Rule::Blasting, None);
        widest = widest.max(choice.map_or(0.0, |c| c.width_m[1]) + half);
    }
    widest
}

/// Half of the widest loaded spread: a line's own may be more than the bound of an unknown one.
pub(super) fn half_spread(index: &Index, policy: &ZonePolicy) -> f64 {
    index.widest_half_spread_m() * (1.0 + policy.limits.spread_tolerance)
}

/// The farthest a facility of the loaded kinds can matter, without uncertainty.
pub(super) fn of_kinds(index: &Index, policy: &ZonePolicy, widest: f64) -> f64 {
    let mut reach = widest;
    for kind in [Kind::Cable, Kind::RiverCable, Kind::SeaCable] {
        if index.has(kind) {
            let medium = Some(medium(kind));
            let rows = policy.zones.iter();
            let beside = rows.filter(|r| r.rule == Rule::CableZone && r.medium == medium);
            reach = beside.map(|r| r.width_m[1]).fold(reach, f64::max);
        }
    }
    if index.has(Kind::Substation) || index.has(Kind::Plant) {
        let fence = policy.plain(Rule::StationFence, None);
        reach = reach.max(policy.limits.station_point_m);
        reach = reach.max(fence.map_or(0.0, |c| c.width_m[1]));
    }
    if index.has_line_of_points() {
        reach = reach.max(policy.unknown_reach() + policy.limits.unknown_span_m);
    }
    let rows = policy.zones.iter();
    let rings = rows.filter(|r| r.rule == Rule::FoundationRing);
    rings
        .map(|r| r.width_m[1])
        .fold(reach, |m, w| m.max(w + policy.limits.foundation_half_m))
}

/// `reach` and the largest U of any loaded facility, as a share of distance and a sum.
pub(super) fn search_radius(
    index: &Index,
    policy: &ZonePolicy,
    site_accuracy_m: f64,
    reach: f64,
) -> f64 {
    let own = index.widest_own_error_m();
    let theirs = index
        .widest_accuracy_m()
        .max(policy.widest_default_accuracy())
        + own.map_or(0.0, |m| m.max(policy.facility_accuracy_unknown_m));
    let limits = &policy.limits;
    let u = site_accuracy_m
        + 2.0 * theirs
        + limits.datum_difference_m
        + limits.shifted_least_m
        + limits.safety_m;
    // The heights: 5 km / 6371 km for an unknown one, up to 10 km for a stated one.
    (reach + u) * 1.002 + 1.0
}
