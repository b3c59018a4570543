//! Whether the data is complete where "outside" would be said.

use super::Query;
use super::answer::Reason;
use crate::crs::LonLat;
use crate::facility::{Coverage, Kind, Shape};
use crate::measure::{Frame, Probe, Target, areas_of, pieces_of};
use crate::pack::PackError;
use serde_json::json;

/// Kinds a declaration has to name, if it names any, to be complete for a zone answer.
const NEEDED: [Kind; 3] = [Kind::OverheadLine, Kind::Cable, Kind::Substation];

/// What has to be covered: a shape, the farthest that matters from it and its nearest facility, metres.
#[derive(Clone, Copy)]
struct Place<'a> {
    shape: &'a Shape,
    probe: &'a Probe,
    widest: f64,
    nearest: f64,
}

/// Of the site and of a crane's stand the one that is covered less decides.
pub(super) fn check(
    query: &Query<'_>,
    nearest_of_all: f64,
    doubts: &mut Vec<Reason>,
    remarks: &mut Vec<Reason>,
) -> Result<(), PackError> {
    let stand = query.stand();
    let site = Place {
        shape: &query.site.shape,
        probe: query.probe,
        widest: query.widest(),
        nearest: nearest_of_all,
    };
    let mut places = vec![site];
    places.extend(stand.as_ref().map(|s| Place {
        shape: &s.shape,
        probe: &s.probe,
        widest: s.widest,
        nearest: f64::INFINITY,
    }));
    let declared = &query.index.rest().coverage;
    if declared.is_empty() {
        for place in places {
            if !within_assumed(query, place)? {
                doubts.push(Reason::new("coverage.none", json!({})));
                return Ok(());
            }
        }
        let params = json!({"metres": query.policy.limits.coverage_assumed_m.round() as u64});
        remarks.push(Reason::new("coverage.assumed", params));
        return Ok(());
    }
    let mut said = None;
    for place in places {
        let holding: Vec<&Coverage> = declared.iter().filter(|c| holds(c, place)).collect();
        if let Some(full) = holding.iter().find(|c| is_complete(&[**c])) {
            said.get_or_insert(json!({"as_of": full.as_of, "by": full.by}));
        } else if is_complete(&holding) {
            said.get_or_insert(json!({"parts": holding.len()}));
        } else {
            let doubt = match holding.len() {
                0 => Reason::new("coverage.none", json!({})),
                parts => Reason::new("coverage.partial", json!({ "parts": parts })),
            };
            doubts.push(doubt);
            return Ok(());
        }
    }
    remarks.extend(said.map(|params| Reason::new("coverage.declared", params)));
    Ok(())
}

/// Together they leave out no kind and no voltage.
fn is_complete(parts: &[&Coverage]) -> bool {
    let for_kind = |kind: Kind| {
        parts
            .iter()
            .any(|c| c.volts.is_empty() && (c.kinds.is_empty() || c.kinds.contains(&kind)))
    };
    !parts.is_empty() && NEEDED.into_iter().all(for_kind)
}

/// The place and the widest width around it lie in one declared polygon.
fn holds(coverage: &Coverage, place: Place<'_>) -> bool {
    let frame = Frame::at(place.probe.centre());
    coverage.area.polygons.iter().any(|polygon| {
        border(&frame, place.shape, place.probe, polygon).is_some_and(|edge| edge >= place.widest)
    })
}

/// Metres from a shape to the border of a polygon whose inside holds all its corners. `None`: a corner
/// is outside. 0: the border runs through it, a hole's too.
pub(super) fn border(
    frame: &Frame,
    shape: &Shape,
    probe: &Probe,
    polygon: &[Vec<LonLat>],
) -> Option<f64> {
    let area = Shape {
        polygons: vec![polygon.to_vec()],
        ..Shape::default()
    };
    let flat: Vec<Vec<_>> = areas_of(&area)
        .first()?
        .iter()
        .map(|ring| ring.iter().map(|p| frame.plane(*p)).collect())
        .collect();
    // Seen from above, an area far round the earth would fold over; no declared one is that large.
    let mut corners = shape
        .vertices()
        .map(|p| frame.plane(crate::measure::space(p)));
    if !corners.all(|p| crate::measure::inside_rings(p, &flat)) {
        return None;
    }
    let pieces = pieces_of(&area);
    let target = Target {
        pieces: &pieces,
        areas: &[],
    };
    Some(probe.nearest(frame, target).map_or(0.0, |n| n.distance))
}

/// Every point within the widest width of the place is within the assumed distance of a facility.
fn within_assumed(query: &Query<'_>, place: Place<'_>) -> Result<bool, PackError> {
    let assumed = query.policy.limits.coverage_assumed_m;
    let limit = assumed - place.widest;
    let radius = place.probe.radius();
    if limit <= 0.0 {
        return Ok(false);
    }
    // No point of the place is farther from the nearest one than the place is wide.
    if place.nearest + 2.0 * radius <= limit {
        return Ok(true);
    }
    // The nearest was not looked for so far out.
    let enough = limit - 2.0 * radius - 1.0;
    if enough > 0.0 {
        let mut search = query.index.search();
        let found = search.quickly(place.shape, enough)?;
        if found.is_some_and(|near| !near.is_empty()) {
            return Ok(true);
        }
    }
    let near = query.index.around(place.probe.bounds(), assumed)?;
    if near.is_empty() {
        return Ok(false);
    }
    let distance = |at: LonLat| {
        let frame = Frame::at(at);
        let probe = crate::measure::Probe::new(&crate::facility::Shape {
            points: vec![at],
            ..Default::default()
        });
        let probe = probe.as_ref();
        near.iter()
            .filter_map(|c| c.nearest(probe?, &frame))
            .map(|n| n.distance)
            .fold(f64::INFINITY, f64::min)
    };
    let frame = Frame::at(place.probe.centre());
    Ok(covered(
        &frame,
        [0.0, 0.0],
        radius.max(1.0),
        limit,
        &distance,
        0,
    ))
}

/// Proves a square around `at` covered, quarter by quarter; a distance cannot change by more than
/// the way walked. What cannot be proved in five steps counts as not covered.
fn covered(
    frame: &Frame,
    at: [f64; 2],
    half: f64,
    limit: f64,
    distance: &impl Fn(LonLat) -> f64,
    depth: u32,
) -> bool {
    let here = distance(frame.ground(at));
    let corner = half * std::f64::consts::SQRT_2;
    if here + corner <= limit {
        return true;
    }
    if here > limit + corner || depth >= 5 {
        return false;
    }
    let q = half / 2.0;
    [[-q, -q], [q, -q], [-q, q], [q, q]]
        .into_iter()
        .all(|[x, y]| covered(frame, [at[0] + x, at[1] + y], q, limit, distance, depth + 1))
}
