//! How far a site is from being clear of everything, for suggestions.

use super::rings::{self, Crane};
use super::{Query, entry};
use crate::facility::Shape;
use crate::index::Index;
use crate::measure::{Frame, Probe, flat_areas, overlap_area};
use crate::policy::ZonePolicy;
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
/// said (not placed, a rule missing).
pub(crate) fn lack(index: &Index, site: &Site, work: &Work, policy: &ZonePolicy) -> Option<f64> {
    let probe = site.probe.as_ref()?;
    let query = Query {
        index,
        site,
        probe,
        work,
        policy,
        within: 0.0,
    };
    let mut lack = f64::NEG_INFINITY;
    query.every_ring(|_, ring, distance, u| {
        if ring.rule != crate::policy::Rule::None {
            lack = lack.max(ring.outer() - (distance - u) + 0.001);
        }
    });
    (lack < f64::INFINITY).then_some(lack.max(-1.0))
}

/// Site area that is not clear, square metres.
pub(crate) fn overlap(index: &Index, site: &Site, work: &Work, policy: &ZonePolicy) -> f64 {
    let Some(probe) = site.probe.as_ref() else {
        return 0.0;
    };
    let query = Query {
        index,
        site,
        probe,
        work,
        policy,
        within: 0.0,
    };
    let frame = Frame::at(probe.centre());
    let mut segments = Vec::new();
    let mut areas = Vec::new();
    query.every_ring(|candidate, ring, distance, u| {
        let strip = ring.outer() + u;
        if ring.from_stand || !strip.is_finite() || distance >= strip {
            return;
        }
        segments.extend(
            candidate
                .pieces
                .iter()
                .map(|p| ((frame.plane(p.a), frame.plane(p.b)), strip)),
        );
        areas.extend(flat_areas(&frame, candidate.areas));
    });
    overlap_area(&probe.flat(&frame), &segments, &areas)
}

impl Query<'_> {
    /// Every ring near enough to matter, with its D and U.
    fn every_ring(
        &self,
        mut each: impl FnMut(&crate::index::Candidate<'_>, &rings::Ring<'_>, f64, f64),
    ) {
        let crane = self.crane();
        let frame = Frame::at(self.probe.centre());
        let alike = self.index.set().datums_alike;
        for candidate in self
            .index
            .around(self.probe.bounds(), self.search_radius(self.reach()))
        {
            let Some(nearest) = candidate.nearest(self.probe, &frame) else {
                continue;
            };
            let accuracy = entry::accuracy(self.site, candidate.facility, alike, self.policy);
            let (distance, u) = entry::with_height(
                nearest.distance,
                accuracy.metres,
                self.site.height_m,
                self.policy,
            );
            for ring in rings::from_site(candidate.facility, self.work, crane, self.policy) {
                each(&candidate, &ring, distance, u);
            }
        }
        let (Crane::Placed(reach), Some(Ok(stand))) =
            (crane, self.work.stand.map(|s| self.site.place(s)))
        else {
            return;
        };
        let Some(probe) = Probe::new(&Shape {
            points: vec![stand],
            ..Shape::default()
        }) else {
            return;
        };
        let frame = Frame::at(stand);
        for candidate in self.index.around(
            probe.bounds(),
            self.search_radius(self.policy.unknown_reach() + reach),
        ) {
            let Some(ring) = rings::from_stand(candidate.facility, reach, self.policy) else {
                continue;
            };
            let Some(nearest) = candidate.nearest(&probe, &frame) else {
                continue;
            };
            let accuracy = entry::accuracy(self.site, candidate.facility, alike, self.policy);
            let (distance, u) = entry::with_height(
                nearest.distance,
                accuracy.metres,
                self.site.height_m,
                self.policy,
            );
            each(&candidate, &ring, distance, u);
        }
    }
}
