//! The verdict: inside, cannot tell, outside, per facility and rule and for the whole site.
//!
//! With D the distance, h half the spread of the outer conductors, W the statutory width, R a
//! crane's reach (each an interval where it is not known exactly) and U the uncertainty:
//! inside where D + U <= W1 + h1 + R1, outside where D - U > W2 + h2 + R2, else cannot tell.

mod answer;
pub(crate) mod clearance;
mod coverage;
mod entry;
mod populated;
mod reach;
mod rings;
mod stray;
mod touched;
mod vertical;
mod visit;
mod whole;

pub use answer::{Effect, FacilityAnswer, NearestPair, Reason, Screening, Verdict, VerticalAnswer};
pub use touched::{Touched, decided_by};

use crate::facility::Shape;
use crate::index::Index;
use crate::measure::Probe;
use crate::pack::PackError;
use crate::policy::ZonePolicy;
use crate::site::{Site, Work};
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
    let Some(mut query) = Query::new(index, site, work, policy) else {
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
    query.within = within_m
        .filter(|m| m.is_finite())
        .unwrap_or(0.0)
        .clamp(0.0, 100_000.0);
    // A damaged file answers nothing: what was found so far is not all there is.
    if let Err(error) = query.settle(&mut answer) {
        answer.verdict = Verdict::CannotTell;
        answer.facilities.clear();
        answer.reasons = vec![Reason::new(error.code(), serde_json::json!({}))];
    }
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

/// A crane's stand as a place of its own.
struct Stand {
    shape: Shape,
    probe: Probe,
    reach_m: f64,
    /// The farthest a zone can be reached into from here, metres.
    widest: f64,
}

impl<'a> Query<'a> {
    /// `None`: the site is not placed.
    fn new(
        index: &'a Index,
        site: &'a Site,
        work: &'a Work,
        policy: &'a ZonePolicy,
    ) -> Option<Query<'a>> {
        Some(Query {
            index,
            site,
            probe: site.probe.as_ref()?,
            work,
            policy,
            within: 0.0,
        })
    }

    /// The farthest any ordinary zone reaches for the declared work: the widest width.
    fn widest(&self) -> f64 {
        let somewhere = self.work.crane && !matches!(self.crane(), Crane::Placed(_));
        reach::widest(self.index, self.policy, self.work.blasting, somewhere)
    }

    /// The farthest a facility of the loaded kinds can matter, without uncertainty.
    fn reach(&self) -> f64 {
        reach::of_kinds(self.index, self.policy, self.widest())
    }

    /// How far to look for what matters within `reach`, or is listed.
    fn search_radius(&self, reach: f64) -> f64 {
        let radius = reach::search_radius(self.index, self.policy, self.site.accuracy_m, reach);
        radius.max(self.within * 1.002)
    }

    /// Where a crane stands that is declared with its stand and reach.
    fn stand(&self) -> Option<Stand> {
        let (Crane::Placed(reach_m), Some(Ok(at))) =
            (self.crane(), self.work.stand.map(|s| self.site.place(s)))
        else {
            return None;
        };
        let shape = Shape {
            points: vec![at],
            ..Shape::default()
        };
        let widest = reach::widest(self.index, self.policy, false, false)
            .max(self.policy.unknown_reach() + reach::half_spread(self.index, self.policy));
        Some(Stand {
            probe: Probe::new(&shape)?,
            shape,
            reach_m,
            widest: widest + reach_m,
        })
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

    fn settle(&self, answer: &mut Screening) -> Result<(), PackError> {
        let mut nearest_of_all = f64::INFINITY;
        answer.facilities = self.entries(&mut nearest_of_all)?;
        whole::settle(self, answer, nearest_of_all)
    }

    fn entries(&self, nearest_of_all: &mut f64) -> Result<Vec<FacilityAnswer>, PackError> {
        let mut out = Vec::new();
        let list = self.widest();
        let from_stand = self.stand().map_or(0.0, |s| s.widest);
        self.each_ring(|measured, ring, probe, frame| {
            if !ring.from_stand {
                *nearest_of_all = nearest_of_all.min(measured.nearest.distance);
            }
            let list = if ring.from_stand { from_stand } else { list };
            let outer = Some(ring.outer()).filter(|m| m.is_finite()).unwrap_or(0.0);
            let near = measured.distance - measured.u <= list.max(outer);
            if near || measured.distance <= self.within {
                out.push(entry::entry(
                    measured,
                    ring,
                    probe,
                    frame,
                    self.work,
                    self.policy,
                ));
            }
        })?;
        out.sort_by(|a, b| (a.centreline_mm, &a.id, a.rule).cmp(&(b.centreline_mm, &b.id, b.rule)));
        Ok(out)
    }
}
