//! The verdict: inside, cannot tell, outside, per facility and rule and for the whole site.
//!
//! With D the distance, h half the spread of the outer conductors, W the statutory width, R a
//! crane's reach (each an interval where it is not known exactly) and U the uncertainty:
//! inside where D + U <= W1 + h1 + R1, outside where D - U > W2 + h2 + R2, else cannot tell.

mod answer;
pub(crate) mod clearance;
mod coverage;
mod entry;
mod rings;
mod whole;

pub use answer::{Effect, FacilityAnswer, NearestPair, Reason, Screening, Verdict};

use crate::facility::{Kind, Shape};
use crate::index::Index;
use crate::measure::{Frame, Probe};
use crate::policy::{Rule, ZonePolicy, medium};
use crate::site::{Site, Work};
use entry::Measured;
use rings::Crane;

/// Screens one site against everything loaded. `within_m` widens the list, never the verdict.
pub fn screen(
    index: &Index,
    site: &Site,
    work: &Work,
    policy: &ZonePolicy,
    within_m: Option<f64>,
) -> Screening {
    let mut answer = Screening {
        verdict: Verdict::CannotTell,
        facilities: Vec::new(),
        reasons: Vec::new(),
        site_hash: site.hash.clone(),
        facilities_version: index.version().to_owned(),
        rules_version: policy.version().to_owned(),
        area_m2: site.area_m2,
    };
    let Some(probe) = &site.probe else {
        let said = site.crs_text.clone();
        let old = said.as_deref().and_then(crate::crs::needs_parameters);
        answer.reasons.push(Reason::new(
            "site.crs_unknown",
            serde_json::json!({ "crs": said }),
        ));
        // Beside it, not instead of it: it is unknown here, and this is what would make it known.
        if let Some(datum) = old {
            let params = serde_json::json!({ "crs": said, "datum": datum.word() });
            answer
                .reasons
                .push(Reason::new("site.crs_needs_parameters", params));
        }
        return answer;
    };
    let query = Query {
        index,
        site,
        probe,
        work,
        policy,
        within: within_m
            .filter(|m| m.is_finite())
            .unwrap_or(0.0)
            .clamp(0.0, 100_000.0),
    };
    let mut nearest_of_all = f64::INFINITY;
    answer.facilities = query.entries(&mut nearest_of_all);
    whole::settle(&query, &mut answer, nearest_of_all);
    answer
}

/// What every part of one screening looks at.
struct Query<'a> {
    index: &'a Index,
    site: &'a Site,
    probe: &'a Probe,
    work: &'a Work,
    policy: &'a ZonePolicy,
    within: f64,
}

impl Query<'_> {
    /// The farthest any ordinary zone reaches for the declared work: the widest width.
    fn widest(&self) -> f64 {
        let policy = self.policy;
        let rows = policy
            .zones
            .iter()
            .filter(|r| r.rule == Rule::OverheadZone)
            .map(|r| r.width_m[1]);
        let half = policy
            .limits
            .unknown_half_spread_m
            .max(self.index.widest_half_spread_m() * (1.0 + policy.limits.spread_tolerance));
        let mut widest = rows.fold(policy.limits.unknown_zone_m, f64::max) + half;
        if self.work.crane && !matches!(self.crane(), Crane::Placed(_)) {
            widest += policy.limits.crane_unknown_reach_m;
        }
        if self.work.blasting {
            let row = policy.plain(Rule::Blasting, None);
            widest = widest.max(row.map_or(0.0, |r| r.width_m[1]) + half);
        }
        widest
    }

    /// The farthest a facility of the loaded kinds can matter, without uncertainty.
    fn reach(&self) -> f64 {
        let mut reach = self.widest();
        for kind in [Kind::Cable, Kind::RiverCable, Kind::SeaCable] {
            if self.index.has(kind) {
                let row = self.policy.plain(Rule::CableZone, Some(medium(kind)));
                reach = reach.max(row.map_or(0.0, |r| r.width_m[1]));
            }
        }
        if self.index.has(Kind::Substation) || self.index.has(Kind::Plant) {
            reach = reach.max(self.policy.limits.station_point_m);
            reach = reach.max(
                self.policy
                    .plain(Rule::StationFence, None)
                    .map_or(0.0, |r| r.width_m[1]),
            );
        }
        let rings = self
            .policy
            .zones
            .iter()
            .filter(|r| r.rule == Rule::FoundationRing)
            .map(|r| r.width_m[1]);
        rings.fold(reach, |m, w| {
            m.max(w + self.policy.limits.foundation_half_m)
        })
    }

    /// The largest U of any loaded facility, as a share of distance and a sum.
    fn search_radius(&self, reach: f64) -> f64 {
        let theirs = self
            .index
            .widest_accuracy_m()
            .max(self.policy.widest_default_accuracy())
            + self
                .index
                .widest_own_error_m()
                .map_or(0.0, |m| m.max(self.policy.facility_accuracy_unknown_m));
        let limits = &self.policy.limits;
        let u = self.site.accuracy_m
            + 2.0 * theirs
            + limits.datum_difference_m
            + limits.shifted_least_m
            + limits.safety_m;
        // The heights: 5 km / 6371 km for an unknown one, up to 10 km for a stated one.
        ((reach + u) * 1.002 + 1.0).max(self.within * 1.002)
    }

    fn crane(&self) -> Crane {
        match (self.work.crane, self.work.stand, self.work.reach_m) {
            (false, _, _) => Crane::None,
            (true, Some(stand), Some(reach))
                if self.site.place(stand).is_ok() && (0.0..=1_000.0).contains(&reach) =>
            {
                Crane::Placed(reach)
            }
            _ => Crane::Somewhere,
        }
    }

    fn entries(&self, nearest_of_all: &mut f64) -> Vec<FacilityAnswer> {
        let mut out = Vec::new();
        let crane = self.crane();
        let list = self.widest();
        let frame = Frame::at(self.probe.centre());
        for candidate in self
            .index
            .around(self.probe.bounds(), self.search_radius(self.reach()))
        {
            let Some(nearest) = candidate.nearest(self.probe, &frame) else {
                continue;
            };
            *nearest_of_all = nearest_of_all.min(nearest.distance);
            let accuracy = entry::accuracy(
                self.site,
                candidate.facility,
                self.index.set().datums_alike,
                self.policy,
            );
            let (distance, u) = entry::with_height(
                nearest.distance,
                accuracy.metres,
                self.site.height_m,
                self.policy,
            );
            let measured = Measured {
                candidate: &candidate,
                nearest,
                distance,
                u,
                accuracy_notes: &accuracy.notes,
            };
            for ring in rings::from_site(candidate.facility, self.work, crane, self.policy) {
                let near = distance - u
                    <= list.max(if ring.outer().is_finite() {
                        ring.outer()
                    } else {
                        0.0
                    });
                if near || distance <= self.within {
                    out.push(entry::entry(
                        &measured,
                        &ring,
                        self.probe,
                        &frame,
                        self.work,
                        self.policy,
                    ));
                }
            }
        }
        if let (Crane::Placed(reach), Some(stand)) = (crane, self.work.stand) {
            self.crane_entries(stand, reach, &mut out);
        }
        out.sort_by(|a, b| (a.centreline_mm, &a.id, a.rule).cmp(&(b.centreline_mm, &b.id, b.rule)));
        out
    }

    /// Entries measured from where the crane stands.
    fn crane_entries(&self, stand: [f64; 2], reach: f64, out: &mut Vec<FacilityAnswer>) {
        let Ok(stand) = self.site.place(stand) else {
            return;
        };
        let Some(probe) = Probe::new(&Shape {
            points: vec![stand],
            ..Shape::default()
        }) else {
            return;
        };
        let frame = Frame::at(stand);
        let list = self.policy.unknown_reach() + reach;
        for candidate in self.index.around(probe.bounds(), self.search_radius(list)) {
            let Some(ring) = rings::from_stand(candidate.facility, reach, self.policy) else {
                continue;
            };
            let Some(nearest) = candidate.nearest(&probe, &frame) else {
                continue;
            };
            let accuracy = entry::accuracy(
                self.site,
                candidate.facility,
                self.index.set().datums_alike,
                self.policy,
            );
            let (distance, u) = entry::with_height(
                nearest.distance,
                accuracy.metres,
                self.site.height_m,
                self.policy,
            );
            if distance - u <= list.max(ring.outer()) || distance <= self.within {
                let measured = Measured {
                    candidate: &candidate,
                    nearest,
                    distance,
                    u,
                    accuracy_notes: &accuracy.notes,
                };
                out.push(entry::entry(
                    &measured,
                    &ring,
                    &probe,
                    &frame,
                    self.work,
                    self.policy,
                ));
            }
        }
    }
}
