//! Where a change of the data can change an answer. Who lies elsewhere need not be screened again.
//!
//! An answer rests on the facilities within a distance of the site and of the crane's stand, on what is declared
//! for the ground there, and on little that holds everywhere. So two versions that differ in nothing near a site
//! give it the same verdict.

use super::reach;
use crate::facility::{Facility, Shape};
use crate::index::Index;
use crate::measure::{Space, degrees, ground, grown, pieces_of};
use crate::pack::{PackError, TOWER_IN_LINE_M};
use crate::policy::{Rule, ZonePolicy, medium};
use crate::site::{Site, Work};
use std::collections::HashMap;

/// West, south, east, north in degrees, from -180 to 180.
type Bounds = [f64; 4];

/// Ground on which two versions of the data may answer differently.
#[derive(Clone, Debug, PartialEq)]
pub enum Touched {
    /// Nobody can say where not.
    Everywhere,
    /// Boxes (west, south, east, north in degrees, from -180 to 180), which may overlap. A site of which
    /// [`decided_by`] meets none of them has the same verdict by both versions; no box: every site has.
    Boxes(Vec<Bounds>),
}

/// More boxes than this are no longer quicker than looking at every site.
const MOST: usize = 50_000;

/// The box that decides a site's answer, but for how far the loaded facilities reach: the site and the crane's stand
/// with their own uncertainty, degrees. `None` where the site is not placed.
pub fn decided_by(site: &Site, work: &Work) -> Option<Bounds> {
    // What is uncertain by some metres is searched for a little farther than that.
    let accuracy = site.accuracy_m * 1.01 + 1.0;
    let mut all = grown(site.bounds()?, accuracy);
    if let (true, Some(Ok(at)), Some(reach)) =
        (work.crane, work.stand.map(|s| site.place(s)), work.reach_m)
        && (0.0..=1_000.0).contains(&reach)
    {
        // The stand is given beside the site, so on the same side of the antimeridian or very far away.
        let stand = grown([at[0], at[1], at[0], at[1]], accuracy + reach * 1.01);
        all = join(all, stand);
    }
    Some(match at_home(all)[..] {
        [one] => one,
        _ => [-180.0, all[1], 180.0, all[3]],
    })
}

impl Touched {
    /// Compares two versions under one set of rules. What cannot change a verdict does not count: a name, an owner.
    ///
    /// # Errors
    /// [`PackError::Damaged`].
    pub fn between(old: &Index, new: &Index, policy: &ZonePolicy) -> Result<Touched, PackError> {
        if old.version() == new.version() {
            return Ok(Touched::Boxes(Vec::new()));
        }
        let mut boxes = Vec::new();
        if holds_everywhere(old, new, policy) || !areas(old, new, &mut boxes) {
            return Ok(Touched::Everywhere);
        }
        facilities(old, new, &mut boxes)?;
        if boxes.len() > MOST {
            return Ok(Touched::Everywhere);
        }
        let margin = margin(old, policy).max(margin(new, policy));
        let boxes = boxes.into_iter().flat_map(|b| at_home(grown(b, margin)));
        Ok(Touched::Boxes(boxes.collect()))
    }
}

/// How far from a site without uncertainty of its own its answer may depend on something, metres.
fn margin(index: &Index, policy: &ZonePolicy) -> f64 {
    let limits = &policy.limits;
    let reach = reach::of_kinds(index, policy, reach::widest(index, policy, true, true))
        + policy.unknown_reach()
        + reach::half_spread(index, policy)
        + limits.support_margin_m
        + TOWER_IN_LINE_M;
    let radius = reach::search_radius(index, policy, 0.0, reach);
    // Ten metres for the way a straight line on the ground differs from one in degrees, and for rounding.
    radius.max(limits.coverage_assumed_m) * 1.002 + 10.0
}

/// Something that counts wherever a site lies is not as it was.
fn holds_everywhere(old: &Index, new: &Index, policy: &ZonePolicy) -> bool {
    let (then, now) = (old.rest(), new.rest());
    let lacks_row = |index: &Index| {
        use crate::facility::Kind::{Cable, Plant, RiverCable, SeaCable, Substation};
        let cable = [Cable, RiverCable, SeaCable].into_iter().any(|kind| {
            index.has(kind) && policy.plain(Rule::CableZone, Some(medium(kind))).is_none()
        });
        let station = index.has(Substation) || index.has(Plant);
        cable || (station && policy.plain(Rule::StationFence, None).is_none())
    };
    then.datums_alike != now.datums_alike
        || then.unplaced.is_empty() != now.unplaced.is_empty()
        || then.coverage.is_empty() != now.coverage.is_empty()
        || (old.count() == 0) != (new.count() == 0)
        || lacks_row(old) != lacks_row(new)
        || old.packed().odd() != new.packed().odd()
}

/// Boxes of declared areas and rejected rows that only one version has; `false` for a row that may lie anywhere.
fn areas(old: &Index, new: &Index, boxes: &mut Vec<Bounds>) -> bool {
    let (then, now) = (old.rest(), new.rest());
    for c in only_in_one(&then.coverage, &now.coverage) {
        boxes.extend(bounds(&c.area));
    }
    for p in only_in_one(&then.populated, &now.populated) {
        boxes.extend(bounds(&p.area));
    }
    let mut placed = true;
    for r in only_in_one(&then.rejects, &now.rejects).filter(|r| !r.settled) {
        match r.bounds {
            Some(b) => boxes.push(b.map(|n| n as f64 / 1e9)),
            None => placed = false,
        }
    }
    placed
}

fn only_in_one<'a, T: PartialEq>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = &'a T> {
    let gone = a.iter().filter(|t| !b.contains(t));
    gone.chain(b.iter().filter(|t| !a.contains(t)))
}

/// Boxes of every facility that only one version has or that is another one there.
fn facilities(old: &Index, new: &Index, boxes: &mut Vec<Bounds>) -> Result<(), PackError> {
    let mut before = HashMap::with_capacity(old.count());
    for i in 0..old.count() as u32 {
        before.insert(old.packed().candidate(i)?.id, i);
    }
    for i in 0..new.count() as u32 {
        let now = decisive(new, i)?;
        match before.remove(&now.id) {
            None => around(new, i, boxes)?,
            Some(j) if decisive(old, j)? != now => {
                around(old, j, boxes)?;
                around(new, i, boxes)?;
            }
            Some(_) => {}
        }
    }
    before.into_values().try_for_each(|j| around(old, j, boxes))
}

/// Of a facility, everything a verdict can rest on, as it is screened. Whether towers of a line are loaded is asked
/// where they are.
fn decisive(index: &Index, number: u32) -> Result<Facility, PackError> {
    let mut facility = index.packed().facility(number)?;
    (facility.name, facility.owner) = (None, None);
    Ok(facility)
}

/// The boxes of a facility's runs of segments, and the whole of an area.
fn around(index: &Index, number: u32, boxes: &mut Vec<Bounds>) -> Result<(), PackError> {
    let view = index.packed().view();
    for leaf in view.leaves_of(number)? {
        let [west, south, east, north] = view.box_of(leaf)?;
        let (low, high) = (degrees([west, south]), degrees([east, north]));
        boxes.push([low[0], low[1], high[0], high[1]]);
    }
    let shape = index.packed().candidate(number)?.shape;
    if !shape.polygons.is_empty() {
        boxes.extend(bounds(&shape));
    }
    Ok(())
}

/// The box of a shape, its long sides cut along the ground.
fn bounds(shape: &Shape) -> Option<Bounds> {
    let pieces = pieces_of(shape);
    let mut points = pieces
        .iter()
        .flat_map(|p| [p.a, p.b])
        .map(|p: Space| ground(p));
    let first = points.next()?;
    let all = points.fold([first[0], first[1], first[0], first[1]], |b, p| {
        join(b, [p[0], p[1], p[0], p[1]])
    });
    // Either very large or across the antimeridian: nothing is lost by taking it all the way round.
    let wide = all[2] - all[0] > 180.0;
    Some(if wide {
        [-180.0, all[1], 180.0, all[3]]
    } else {
        all
    })
}

fn join(a: Bounds, b: Bounds) -> Bounds {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

/// A box as one or two within a single turn.
fn at_home([west, south, east, north]: Bounds) -> Vec<Bounds> {
    if east - west >= 360.0 {
        return vec![[-180.0, south, 180.0, north]];
    }
    let turns = [0.0, 360.0, -360.0].into_iter();
    let seen = turns.map(|t| [(west + t).max(-180.0), south, (east + t).min(180.0), north]);
    seen.filter(|b| b[0] <= b[2]).collect()
}
