//! The narrower zone of densely populated areas (《电力设施保护条例》第十条（一）, 实施细则第五条): the way
//! the greatest calculated wind carries the outer conductor, plus the safe distance to buildings.
//!
//! It holds only where an authority has declared the area, its paper is named, the place lies wholly
//! in it with all uncertainty, and the line's owner has stated the deviation. Otherwise the general
//! width does; and the sum never widens a zone.

use super::coverage::border;
use super::rings::Ring;
use crate::facility::{Facility, PopulatedArea, Shape, Voltage};
use crate::index::Index;
use crate::measure::{Frame, Probe};
use crate::policy::{Used, ZonePolicy};

/// The declared area that holds a place and everything within its uncertainty.
pub(super) fn holding<'a>(
    index: &'a Index,
    shape: &Shape,
    probe: &Probe,
    accuracy_m: f64,
    policy: &ZonePolicy,
) -> Option<&'a PopulatedArea> {
    let areas = &index.rest().populated;
    if areas.is_empty() {
        return None;
    }
    let frame = Frame::at(probe.centre());
    let holds = |area: &&PopulatedArea| {
        let theirs = area
            .accuracy_mm
            .map_or(policy.site_accuracy.unknown_m, |mm| f64::from(mm) / 1000.0)
            + f64::from(area.own_error_mm.unwrap_or(0)) / 1000.0;
        // Nobody states which of the two systems a declaration is drawn in.
        let u =
            accuracy_m.hypot(theirs + policy.limits.datum_difference_m) + policy.limits.safety_m;
        let clear = |polygon: &Vec<Vec<_>>| {
            border(&frame, shape, probe, polygon).is_some_and(|edge| edge > u)
        };
        area.is_declared() && area.area.polygons.iter().any(clear)
    };
    areas.iter().find(holds)
}

/// Narrows an overhead zone as far as the line's design allows.
pub(super) fn narrow<'p>(
    ring: &mut Ring<'p>,
    facility: &Facility,
    voltage: Voltage,
    area: &'p PopulatedArea,
    policy: &'p ZonePolicy,
) {
    let design = facility.attributes.design;
    // Files write 0 for "not known"; no wind leaves a conductor where it hangs.
    let Some(deviation) = design.wind_deviation_mm.filter(|mm| *mm > 0) else {
        ring.notes.push("populated.no_design");
        return;
    };
    let Some(safe) = policy.safe_distance(voltage) else {
        ring.notes.push("populated.no_safe_distance");
        return;
    };
    let stated = f64::from(design.safe_distance_mm.unwrap_or(0)) / 1000.0;
    let sum = f64::from(deviation) / 1000.0 + safe.metres.max(stated);
    if sum >= ring.width[0] {
        ring.notes.push("populated.not_narrower");
        return;
    }
    ring.width = [sum, sum];
    ring.notes.push("populated.narrowed");
    ring.clause = Some(&safe.clause);
    ring.basis.extend([Used::Safe(safe), Used::Area(area)]);
}
