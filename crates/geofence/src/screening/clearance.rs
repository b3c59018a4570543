//! How far a site is from being clear of everything, for suggestions.

use super::rings::Ring;
use super::{Query, entry, stray, whole};
use crate::index::Index;
use crate::measure::{Frame, Xy, flat_areas, overlap_area};
use crate::policy::{Rule, ZonePolicy};
use crate::site::{Site, Work};

/// The site, and the crane with it, moved by metres east and north.
pub(crate) fn moved(site: &Site, work: &Work, east: f64, north: f64) -> Option<(Site, Work)> {
    let mut work = work.clone();
    if let Some(stand) = work.stand {
        let to = Frame::at(site.place(stand).ok()?).ground([east, north]);
        work.stand = Some(site.system.to_system(to).ok()?);
    }
    Some((site.shifted(east, north)?, work))
}

/// Metres missing until the last ring is cleared for sure; not positive: clear. `None`: cannot be
/// said (not placed, a rule missing, a damaged file).
pub(crate) fn lack(index: &Index, site: &Site, work: &Work, policy: &ZonePolicy) -> Option<f64> {
    let query = Query::new(index, site, work, policy)?;
    let mut lack = f64::NEG_INFINITY;
    let walked = query.each_ring(|measured, ring, _, _| {
        if ring.rule != Rule::None {
            lack = lack.max(missing(measured.distance, measured.u, ring) + 0.001);
        }
    });
    walked.ok()?;
    for (_, missing) in whole::supports_missing(&query).ok()? {
        lack = lack.max(missing + 0.001);
    }
    for stray in stray::strays(&query).ok()? {
        lack = lack.max(stray.lack + 0.001);
    }
    (lack < f64::INFINITY).then_some(lack.max(-1.0))
}

fn missing(distance: f64, u: f64, ring: &Ring<'_>) -> f64 {
    match &ring.vertical {
        Some(vertical) => vertical.lack(distance, u, ring),
        None => ring.outer() - (distance - u),
    }
}

/// Directions, degrees from north, in which the nearest way out may run: straight away from what is
/// nearest, and square to every conductor near. Those a few degrees apart are taken as one where there
/// are many; a search around them finds the rest.
pub(crate) fn ways_out(index: &Index, site: &Site, work: &Work, policy: &ZonePolicy) -> Vec<f64> {
    let Some(query) = Query::new(index, site, work, policy) else {
        return Vec::new();
    };
    let (mut away, mut square): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    let walked = query.each_ring(|measured, ring, _, frame| {
        if ring.rule == Rule::None || missing(measured.distance, measured.u, ring) <= -1.0 {
            return;
        }
        let flat = |p| frame.plane(crate::measure::space(p));
        let (from, to) = (flat(measured.nearest.facility), flat(measured.nearest.site));
        if from != to {
            away.push(bearing(from, to));
        }
        for piece in measured.candidate.pieces.iter().take(200) {
            let (a, b) = (frame.plane(piece.a), frame.plane(piece.b));
            if a != b {
                let along = bearing(a, b);
                square.extend([(along + 90.0) % 360.0, (along + 270.0) % 360.0]);
            }
        }
    });
    if walked.is_err() {
        return Vec::new();
    }
    for list in [&mut away, &mut square] {
        list.sort_by(f64::total_cmp);
        list.dedup_by(|a, b| (*a - *b).abs() < 0.01);
        if list.len() > 40 {
            list.dedup_by(|a, b| (*a - *b).abs() < 5.0);
        }
    }
    away.extend(square);
    away
}

fn bearing(from: Xy, to: Xy) -> f64 {
    (to[0] - from[0])
        .atan2(to[1] - from[1])
        .to_degrees()
        .rem_euclid(360.0)
}

/// What has to stay free of the site: pieces and areas in a frame at the site, each with the distance
/// at which its ring is cleared for sure. Rings from a crane's stand are not the site's.
pub(crate) struct Keep {
    pub frame: Frame,
    pub site: Vec<Vec<Vec<Xy>>>,
    pub segments: Vec<((Xy, Xy), f64)>,
    pub areas: Vec<(Vec<Vec<Xy>>, f64)>,
}

pub(crate) fn keep(index: &Index, site: &Site, work: &Work, policy: &ZonePolicy) -> Option<Keep> {
    let query = Query::new(index, site, work, policy)?;
    let frame = Frame::at(query.probe.centre());
    let mut keep = Keep {
        frame,
        site: query.probe.flat(&frame),
        segments: Vec::new(),
        areas: Vec::new(),
    };
    let walked = query.each_ring(|measured, ring, _, _| {
        if ring.from_stand
            || ring.rule == Rule::None
            || missing(measured.distance, measured.u, ring) <= 0.0
        {
            return;
        }
        // The distance at which D - U reaches the ring's outer edge: U grows with D where no height is known.
        let outer = ring.outer();
        let strip = entry::cleared_at(outer, measured.accuracy, site.height_m, policy);
        if !strip.is_finite() {
            return;
        }
        let flat = |p: &crate::measure::Piece| ((frame.plane(p.a), frame.plane(p.b)), strip);
        keep.segments
            .extend(measured.candidate.pieces.iter().map(flat));
        let areas = flat_areas(&frame, &measured.candidate.areas);
        keep.areas.extend(areas.into_iter().map(|a| (a, strip)));
    });
    walked.ok()?;
    Some(keep)
}

/// Site area that is not clear, square metres.
pub(crate) fn overlap(keep: &Keep) -> f64 {
    let areas: Vec<_> = keep.areas.iter().map(|(a, _)| a.clone()).collect();
    overlap_area(&keep.site, &keep.segments, &areas)
}

/// Whether every clearance in space for these kinds of work is kept for sure.
pub(crate) fn keeps_clear(entries: &[super::FacilityAnswer], works: &[&str]) -> bool {
    let about = |e: &&super::FacilityAnswer| {
        let vertical = e.vertical.as_ref();
        vertical.is_some_and(|v| works.contains(&v.work.as_str()))
    };
    entries
        .iter()
        .filter(about)
        .all(|e| e.verdict == super::Verdict::Outside)
}
