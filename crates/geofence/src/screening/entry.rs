//! One entry: a measured distance against one ring.

use super::answer::{Effect, FacilityAnswer, NearestPair, Verdict, VerticalAnswer};
use super::rings::Ring;
use crate::crs::{Crs, Datum, LonLat};
use crate::facility::Facility;
use crate::index::Candidate;
use crate::measure::{Frame, Nearest, Probe, flat_areas, overlap_area};
use crate::policy::{Rule, Used, ZonePolicy};
use crate::site::{Site, Work};

/// Mean radius: what a height or a bound on it is compared with.
const EARTH_M: f64 = 6_371_000.0;

/// 95 % position error of site and facility together, metres, and what to say about it.
#[derive(Clone, Debug)]
pub(super) struct Accuracy {
    pub metres: f64,
    pub notes: Vec<&'static str>,
}

/// Independent sources, so they add in quadrature; a difference of systems is a bias and adds.
pub(super) fn accuracy(
    site: &Site,
    facility: &Facility,
    datums_alike: bool,
    policy: &ZonePolicy,
) -> Accuracy {
    let mut notes = Vec::new();
    let mut theirs = policy.position_error(facility);
    if facility.accuracy_mm.is_none() {
        notes.push("accuracy.default");
    }
    match facility.crs {
        Crs::Gcj02 | Crs::Bd09 => notes.push("crs.shifted"),
        Crs::Own(_) => notes.push("crs.own"),
        _ => {}
    }
    let mine = if site.taped {
        site.accuracy_m + theirs
    } else {
        site.accuracy_m
    };
    if site.accuracy_is_default {
        notes.push("site_accuracy.default");
    }
    let mixed = matches!(
        (site.crs.datum(), facility.crs.datum()),
        (Datum::Wgs84, Datum::Cgcs2000) | (Datum::Cgcs2000, Datum::Wgs84)
    );
    if mixed && !datums_alike {
        theirs += policy.limits.datum_difference_m;
        notes.push("datum.mixed");
    }
    Accuracy {
        metres: mine.hypot(theirs),
        notes,
    }
}

/// D at the height of the ground and U, both metres.
pub(super) fn with_height(
    distance: f64,
    accuracy: f64,
    height: Option<f64>,
    policy: &ZonePolicy,
) -> (f64, f64) {
    match height {
        Some(height) => (
            distance * (1.0 + height / EARTH_M),
            accuracy + policy.limits.safety_m,
        ),
        None => {
            let by_height = distance * policy.limits.height_unknown_m / EARTH_M;
            (distance, accuracy + by_height + policy.limits.safety_m)
        }
    }
}

/// The distance D at which D - U reaches `outer`, metres: the inverse of [`with_height`].
pub(super) fn cleared_at(
    outer: f64,
    accuracy: f64,
    height: Option<f64>,
    policy: &ZonePolicy,
) -> f64 {
    let stretch = match height {
        Some(height) => 1.0 + height / EARTH_M,
        None => 1.0 - policy.limits.height_unknown_m / EARTH_M,
    };
    (outer + accuracy + policy.limits.safety_m) / stretch
}

/// The table of three answers.
pub(super) fn judge(distance: f64, u: f64, ring: &Ring<'_>) -> Verdict {
    if ring.rule == Rule::None {
        return Verdict::Outside;
    }
    if let Some(vertical) = &ring.vertical {
        return vertical.judge(distance, u, ring);
    }
    if !ring.never_inside && distance + u <= ring.width[0] + ring.half[0] + ring.reach[0] {
        Verdict::Inside
    } else if distance - u > ring.outer() {
        Verdict::Outside
    } else {
        Verdict::CannotTell
    }
}

pub(super) struct Measured<'a> {
    pub candidate: Candidate,
    pub nearest: Nearest,
    pub distance: f64,
    pub u: f64,
    /// Of U, what does not grow with distance, metres.
    pub accuracy: f64,
    pub accuracy_notes: Vec<&'static str>,
    /// Rows that U rests on.
    pub basis: Vec<Used<'a>>,
}

pub(super) fn entry(
    measured: &Measured<'_>,
    ring: &Ring<'_>,
    probe: &Probe,
    frame: &Frame,
    work: &Work,
    policy: &ZonePolicy,
) -> FacilityAnswer {
    let facility = &measured.candidate.facility;
    let verdict = judge(measured.distance, measured.u, ring);
    let middle = |i: [f64; 2]| (i[0] + i[1]) / 2.0;
    let half_range = |i: [f64; 2]| (i[1] - i[0]) / 2.0;
    // What is never inside has no width to show; a station drawn as a point least of all.
    let (width, strip) = if ring.never_inside {
        (ring.row.map_or(0.0, |r| middle(r.width_m)), 0.0)
    } else {
        (middle(ring.width), middle(ring.width) + middle(ring.half))
    };
    let space = ring
        .vertical
        .as_ref()
        .and_then(|v| v.in_space(measured.distance, measured.u, ring));
    let across = (measured.distance - middle(ring.half) - middle(ring.reach)).max(0.0);
    let (shown_distance, uncertainty) = match (space, &ring.vertical) {
        (Some(s), _) => (s.middle, (s.most - s.middle).max(s.middle - s.least)),
        (None, Some(_)) => (
            across,
            measured.u + half_range(ring.half) + half_range(ring.reach),
        ),
        (None, None) => (
            (measured.distance - middle(ring.half)).max(0.0),
            measured.u + half_range(ring.half) + half_range(ring.reach),
        ),
    };
    let inside = if ring.never_inside {
        0.0
    } else if let Some(s) = space {
        width - s.middle
    } else {
        strip + middle(ring.reach) - measured.distance
    };
    // From a stand the ring is a disc of reach around a point: there is no site area in it to count.
    let overlap = if ring.never_inside
        || ring.from_stand
        || ring.vertical.is_some()
        || measured.distance >= strip
    {
        0.0
    } else {
        overlap(&measured.candidate, probe, frame, strip)
    };
    let mut notes: Vec<String> = ring
        .notes
        .iter()
        .chain(&measured.accuracy_notes)
        .map(|n| (*n).to_owned())
        .collect();
    notes.extend(ring.gap.map(str::to_owned));
    notes.dedup();
    FacilityAnswer {
        id: facility.id.clone(),
        name: facility.name.clone(),
        kind: facility.kind,
        voltage_kv: facility.voltage.map(|v| v.kv()),
        owner: facility.owner.clone(),
        centreline_mm: mm(measured.distance),
        conductor_mm: mm(shown_distance),
        zone_mm: mm(width),
        inside_mm: mm(inside.max(0.0)),
        overlap_m2: (overlap * 10.0).round() / 10.0,
        uncertainty_mm: mm(uncertainty),
        verdict,
        rule: ring.rule,
        protection_zone: ring.rule.is_protection_zone(),
        clause: ring
            .clause
            .or(ring.row.map(|r| r.clause.as_str()))
            .map(str::to_owned),
        status: ring.row.and(
            ring.basis
                .iter()
                .filter(|u| u.is_rule())
                .map(Used::status)
                .max(),
        ),
        basis: ring.basis.iter().map(Used::told).collect(),
        vertical: ring.vertical.as_ref().map(|v| VerticalAnswer {
            work: v.work.to_owned(),
            top_mm: v.top.map(mm),
            conductor_mm: v.conductor.map(|c| mm(c.0)),
            conductor_error_mm: v.conductor.map(|c| mm(c.1)),
            across_mm: mm(across),
        }),
        effects: if verdict == Verdict::Outside {
            Vec::new()
        } else {
            effects(ring, work, policy)
        },
        notes,
        nearest: NearestPair {
            site: shown(measured.nearest.site),
            facility: shown(measured.nearest.facility),
        },
    }
}

fn overlap(candidate: &Candidate, probe: &Probe, frame: &Frame, strip: f64) -> f64 {
    let site = probe.flat(frame);
    let flat = |p: &crate::measure::Piece| ((frame.plane(p.a), frame.plane(p.b)), strip);
    let segments: Vec<_> = candidate.pieces.iter().map(flat).collect();
    overlap_area(&site, &segments, &flat_areas(frame, &candidate.areas))
}

/// With nothing declared, everything the zone means; else what it means for the declared work.
fn effects(ring: &Ring<'_>, work: &Work, policy: &ZonePolicy) -> Vec<Effect> {
    let all = work.nothing_declared();
    let about = |word: &str| match &ring.vertical {
        Some(vertical) => vertical.work == word,
        None => all || work.declares(word),
    };
    // A machine of unknown height counts as high.
    let high = |above: Option<f64>| match (above, work.machine_height_m) {
        (Some(above), Some(height)) => height > above || height.is_nan(),
        _ => true,
    };
    let rows = policy
        .effects(ring.rule)
        .filter(|e| about(&e.work) && high(e.above_m));
    rows.map(|e| Effect {
        kind: e.kind,
        what: e.what.clone(),
        clause: e.clause.clone(),
        status: Some(e.status),
    })
    .collect()
}

/// To a billionth of a degree, a tenth of a millimetre: such a number comes back from text as it was.
fn shown(p: LonLat) -> LonLat {
    p.map(|v| (v * 1e9).round() / 1e9)
}

/// Whole millimetres, as stored.
pub(super) fn mm(metres: f64) -> i64 {
    (metres * 1000.0).round() as i64
}
