//! Clearance in space between a conductor and the top of a building or machine.
//!
//! The distance is that of the lower conductor at its greatest sag from the nearest place a top can
//! come to: across, D less half the spread (and a crane's reach); up, the conductor's height less the
//! top's, both above the same ground. Where a top is as high as the conductor, only the way across
//! counts. Compared with the clearance table by the same three answers as a zone.
//!
//! It is asked only where the site may lie within the horizontal ring of the line: beyond it the
//! horizontal rule alone keeps every table's clearance. With a height missing the answer is "cannot
//! tell". It is no protection zone and asks for no permit; the zone's own entry does.

use super::answer::Verdict;
use super::rings::{Around, Crane, Ring};
use crate::facility::Facility;
use crate::policy::{Rule, Used};

#[derive(Clone, Debug)]
pub(super) struct Vertical {
    pub work: &'static str,
    /// Metres above ground and 95 % error.
    pub conductor: Option<(f64, f64)>,
    /// Top of the building or machine above ground, metres.
    pub top: Option<f64>,
    /// Beyond this distance from the facility as drawn the horizontal rule is enough, metres.
    pub applies_within: f64,
}

/// Metres in space: smallest and largest possible, and at the middle values.
#[derive(Clone, Copy, Debug)]
pub(super) struct InSpace {
    pub least: f64,
    pub most: f64,
    pub middle: f64,
}

pub(super) fn of_site<'p>(
    facility: &Facility,
    zone: &Ring<'p>,
    around: &Around<'_, 'p>,
    rings: &mut Vec<Ring<'p>>,
) {
    let work = around.work;
    let top = height(work.building_height_m);
    // A building whose height nobody asks about, under a line whose height nobody knows, is the
    // zone's affair alone.
    if work.building && (top.is_some() || facility.attributes.height.is_some()) {
        rings.extend(ring(facility, zone, "building", top, [0.0; 2], around));
    }
    if work.vehicle {
        let top = height(work.machine_height_m);
        rings.extend(ring(facility, zone, "vehicle", top, [0.0; 2], around));
    }
    if let Crane::Somewhere = around.crane {
        let reach = [0.0, around.policy.limits.crane_unknown_reach_m];
        if let Some(mut ring) = of_crane(facility, zone, reach, around) {
            ring.never_inside = true;
            ring.gap = ring.gap.or(Some("crane.stand_unknown"));
            rings.push(ring);
        }
    }
}

pub(super) fn of_crane<'p>(
    facility: &Facility,
    zone: &Ring<'p>,
    reach: [f64; 2],
    around: &Around<'_, 'p>,
) -> Option<Ring<'p>> {
    let top = height(around.work.machine_height_m);
    ring(facility, zone, "crane", top, reach, around)
}

/// A height somebody can mean.
fn height(metres: Option<f64>) -> Option<f64> {
    metres.filter(|m| (0.0..=1_000.0).contains(m))
}

fn ring<'p>(
    facility: &Facility,
    zone: &Ring<'p>,
    work: &'static str,
    top: Option<f64>,
    reach: [f64; 2],
    around: &Around<'_, 'p>,
) -> Option<Ring<'p>> {
    let policy = around.policy;
    let voltage = facility.voltage?;
    let mut ring = match policy.clearance(work, voltage) {
        Some(choice) => Ring::of(choice),
        None => Ring {
            never_inside: true,
            gap: Some("clearance.no_row"),
            ..Ring::new(Rule::ClearanceVertical, [0.0; 2])
        },
    };
    ring.half = zone.half;
    ring.reach = reach;
    ring.notes
        .extend(zone.notes.iter().filter(|n| n.starts_with("spread.")));
    for used in zone.basis.iter().filter(|u| matches!(u, Used::Half(_))) {
        ring.add_basis(*used);
    }
    // Files write 0 for "not known".
    let conductor = facility.attributes.height.filter(|h| h.mm > 0).map(|h| {
        let accuracy = h.accuracy_mm.map(|mm| f64::from(mm) / 1000.0);
        if accuracy.is_none() {
            ring.notes.push("height.accuracy_default");
            ring.add_basis(Used::Table("limits", policy.limits.status));
        }
        let metres = f64::from(h.mm) / 1000.0;
        (metres, accuracy.unwrap_or(policy.limits.height_accuracy_m))
    });
    if conductor.is_none() || top.is_none() {
        ring.never_inside = true;
        ring.gap = ring.gap.or(Some("height.unknown"));
    } else {
        ring.notes.push("height.level_ground");
    }
    ring.vertical = Some(Vertical {
        work,
        conductor,
        top,
        applies_within: zone.width[1] + zone.half[1] + reach[1],
    });
    Some(ring)
}

impl Vertical {
    /// `None`: a height is missing.
    pub(super) fn in_space(&self, distance: f64, u: f64, ring: &Ring<'_>) -> Option<InSpace> {
        let ((conductor, error), top) = (self.conductor?, self.top?);
        let across = |d: f64, half: f64, reach: f64| (d - half - reach).max(0.0);
        let up = |z: f64| (z - top).max(0.0);
        let mid = |i: [f64; 2]| (i[0] + i[1]) / 2.0;
        Some(InSpace {
            least: across(distance - u, ring.half[1], ring.reach[1]).hypot(up(conductor - error)),
            most: across(distance + u, ring.half[0], ring.reach[0]).hypot(up(conductor + error)),
            middle: across(distance, mid(ring.half), mid(ring.reach)).hypot(up(conductor)),
        })
    }

    pub(super) fn judge(&self, distance: f64, u: f64, ring: &Ring<'_>) -> Verdict {
        if ring.gap == Some("clearance.no_row") {
            return Verdict::CannotTell;
        }
        match self.in_space(distance, u, ring) {
            None => Verdict::CannotTell,
            Some(s) if s.least > ring.width[1] => Verdict::Outside,
            Some(s) if s.most <= ring.width[0] && !ring.never_inside => Verdict::Inside,
            Some(_) => Verdict::CannotTell,
        }
    }

    /// Metres to move away until the answer is "outside"; not positive: it is.
    pub(super) fn lack(&self, distance: f64, u: f64, ring: &Ring<'_>) -> f64 {
        let away = self.applies_within - (distance - u);
        if self.judge(distance, u, ring) == Verdict::Outside {
            return away.min(0.0);
        }
        let (Some((conductor, error)), Some(top), None) = (
            self.conductor,
            self.top,
            ring.gap.filter(|g| *g == "clearance.no_row"),
        ) else {
            return away;
        };
        let up = (conductor - error - top).max(0.0);
        let across = (ring.width[1].powi(2) - up * up).max(0.0).sqrt();
        away.min(across + ring.half[1] + ring.reach[1] - (distance - u))
    }
}
