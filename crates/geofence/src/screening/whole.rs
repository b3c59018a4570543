//! The whole site's verdict from its entries and from what is not known at all.

use super::answer::{FacilityAnswer, Reason, Screening, Verdict};
use super::{Query, coverage, stray};
use crate::facility::{Kind, Shape, Voltage};
use crate::index::Index;
use crate::measure::{Probe, grown};
use crate::pack::PackError;
use crate::policy::Rule;
use serde_json::{Value, json};

pub(super) fn settle(
    query: &Query<'_>,
    answer: &mut Screening,
    nearest_of_all: f64,
) -> Result<(), PackError> {
    let mut doubts = Vec::new();
    data(query, &mut doubts);
    rules(query, &mut doubts);
    supports(query, &mut doubts)?;
    stray::doubt(query, &mut doubts)?;
    entries(&answer.facilities, &mut doubts);
    let mut remarks = Vec::new();
    if query.index.count() == 0 {
        doubts.push(Reason::new("facilities.none", json!({})));
    } else {
        coverage::check(query, nearest_of_all, &mut doubts, &mut remarks)?;
    }
    let any = |v: Verdict| answer.facilities.iter().any(|f| f.verdict == v);
    answer.verdict = if any(Verdict::Inside) {
        Verdict::Inside
    } else if any(Verdict::CannotTell) || !doubts.is_empty() {
        Verdict::CannotTell
    } else {
        Verdict::Outside
    };
    answer.reasons = doubts;
    answer.reasons.extend(remarks);
    Ok(())
}

/// Facilities that are known to exist and not known where.
fn data(query: &Query<'_>, doubts: &mut Vec<Reason>) {
    let set = query.index.rest();
    for unplaced in &set.unplaced {
        let params = json!({"file": unplaced.file, "rows": unplaced.rows, "crs": unplaced.crs});
        doubts.push(Reason::new("facilities.crs_unknown", params));
        if let Some(datum) = crate::crs::needs_parameters(&unplaced.crs) {
            let params = json!({"file": unplaced.file, "crs": unplaced.crs, "datum": datum.word()});
            doubts.push(Reason::new("facilities.crs_needs_parameters", params));
        }
    }
    let mut places = vec![around(query, query.probe, query.widest())];
    places.extend(query.stand().map(|s| around(query, &s.probe, s.widest)));
    let near: Vec<_> = set
        .rejects
        .iter()
        .filter(|r| !r.settled && places.iter().any(|p| may_be_near(r.bounds, *p)))
        .collect();
    if let Some(first) = near.first() {
        let params =
            json!({"count": near.len(), "file": first.file, "row": first.row, "code": first.code});
        doubts.push(Reason::new("facilities.rejected_row", params));
    }
}

/// The box around a place, in degrees, in which something can matter.
fn around(query: &Query<'_>, probe: &Probe, reach: f64) -> [f64; 4] {
    grown(probe.bounds(), query.search_radius(reach))
}

fn may_be_near(bounds: Option<[i64; 4]>, around: [f64; 4]) -> bool {
    let Some(bounds) = bounds else { return true };
    let [west, south, east, north] = bounds.map(|n| n as f64 / 1e9);
    let overlaps = |turn: f64| west <= around[2] + turn && east >= around[0] + turn;
    south <= around[3] && north >= around[1] && [-360.0, 0.0, 360.0].into_iter().any(overlaps)
}

/// Rules the declared work needs, whether or not a facility is near.
fn rules(query: &Query<'_>, doubts: &mut Vec<Reason>) {
    let policy = query.policy;
    let has = |rule: Rule| policy.zones.iter().any(|r| r.rule == rule);
    let mut needed = vec![Rule::OverheadZone, Rule::CableZone, Rule::StationFence];
    if query.work.building {
        needed.push(Rule::LowVoltageClearance);
    }
    if query.work.digs() {
        needed.push(Rule::FoundationRing);
    }
    if query.work.blasting {
        needed.push(Rule::Blasting);
    }
    // A loaded kind whose own row is missing may lie beyond the search, where no entry would tell.
    let cables = [Kind::Cable, Kind::RiverCable, Kind::SeaCable];
    let bare = |kind: Kind| {
        let row = policy.plain(Rule::CableZone, Some(crate::policy::medium(kind)));
        query.index.has(kind) && row.is_none()
    };
    let stations = query.index.has(Kind::Substation) || query.index.has(Kind::Plant);
    let lacks = |rule: Rule| {
        !has(rule)
            || match rule {
                Rule::CableZone => cables.into_iter().any(bare),
                Rule::StationFence => stations && policy.plain(rule, None).is_none(),
                Rule::Blasting => policy.plain(rule, None).is_none(),
                _ => false,
            }
    };
    for rule in needed.into_iter().filter(|r| lacks(*r)) {
        doubts.push(Reason::new("policy.row_missing", json!({ "rule": rule })));
    }
    let impossible_reach = query
        .work
        .reach_m
        .is_some_and(|r| !(0.0..=1_000.0).contains(&r));
    if query.work.crane && impossible_reach {
        doubts.push(Reason::new(
            "crane.reach_impossible",
            json!({ "reach_m": query.work.reach_m }),
        ));
    }
}

/// Digging beside a line whose towers and stays are not loaded.
fn supports(query: &Query<'_>, doubts: &mut Vec<Reason>) -> Result<(), PackError> {
    let near: Vec<String> = supports_missing(query)?
        .into_iter()
        .filter(|(_, lack)| *lack >= 0.0)
        .map(|(id, _)| id)
        .collect();
    if let Some(first) = near.first() {
        doubts.push(Reason::new(
            "towers.not_loaded",
            json!({"count": near.len(), "id": first}),
        ));
    }
    Ok(())
}

/// Lines of which no support is loaded within half a span of the site, where the work digs: id, and metres missing until none
/// of theirs can be near. Negative: none can.
pub(super) fn supports_missing(query: &Query<'_>) -> Result<Vec<(String, f64)>, PackError> {
    let mut out = Vec::new();
    if !query.work.digs() {
        return Ok(out);
    }
    let limits = &query.policy.limits;
    let frame = crate::measure::Frame::at(query.probe.centre());
    let reach = query.widest() + limits.support_margin_m;
    let mut supports = None;
    let mut failed = None;
    let shape = &query.site.shape;
    query.each_measured(shape, query.probe, &frame, reach, |measured| {
        let candidate = &measured.candidate;
        let facility = &candidate.facility;
        if !matches!(facility.kind, Kind::OverheadLine | Kind::Unknown) {
            return;
        }
        // Asked first, since it is known of the whole line.
        let has = query.index.has_support(candidate.index).and_then(|has| {
            if !has {
                return Ok(false);
            }
            if supports.is_none() {
                supports = Some(supports_near(query, limits.unknown_span_m / 2.0)?);
            }
            let near = supports.iter().flatten();
            near.map(|tower| stands_in(query.index, tower, candidate.index))
                .find(|stands| !matches!(stands, Ok(false)))
                .unwrap_or(Ok(false))
        });
        match has {
            Ok(false) => {}
            Ok(true) => return,
            Err(error) => {
                failed = Some(error);
                return;
            }
        }
        let zone = |v: Voltage| {
            if v.volts < 1000 {
                return 0.0;
            }
            query
                .policy
                .by_voltage(Rule::OverheadZone, v)
                .map_or(limits.unknown_zone_m, |c| c.width_m[1])
        };
        let widest = facility.voltage.map_or(limits.unknown_zone_m, zone);
        let lack = widest + limits.support_margin_m - (measured.distance - measured.u);
        out.push((facility.id.clone(), lack));
    })?;
    failed.map_or(Ok(out), Err)
}

/// Places of the supports within some metres of the site.
fn supports_near(query: &Query<'_>, metres: f64) -> Result<Vec<Shape>, PackError> {
    let mut found = Vec::new();
    let (shape, bounds) = (&query.site.shape, query.probe.bounds());
    for candidate in query.index.near(shape, bounds, metres)? {
        if candidate.facility.kind.is_support() {
            found.push(candidate.facility.shape);
        }
    }
    Ok(found)
}

/// Whether a support stands in a line, by the same measure as where the data are packed.
fn stands_in(index: &Index, tower: &Shape, line: usize) -> Result<bool, PackError> {
    let near = crate::pack::TOWER_IN_LINE_M;
    let Some(at) = tower.vertices().next() else {
        return Ok(false);
    };
    let one = Shape {
        points: vec![at],
        ..Shape::default()
    };
    let Some(probe) = Probe::new(&one) else {
        return Ok(false);
    };
    let frame = crate::measure::Frame::at(at);
    let around = index.around(probe.bounds(), near)?;
    Ok(around.iter().any(|c| {
        c.index == line
            && c.nearest(&probe, &frame)
                .is_some_and(|n| n.distance <= near)
    }))
}

/// Why entries are undecided, each cause once with how many it holds for.
fn entries(entries: &[FacilityAnswer], doubts: &mut Vec<Reason>) {
    const CAUSES: [&str; 9] = [
        "line.course_unknown",
        "voltage.unknown",
        "voltage.no_row",
        "kind.unknown",
        "station.point_only",
        "crane.stand_unknown",
        "policy.row_missing",
        "height.unknown",
        "clearance.no_row",
    ];
    let open = || entries.iter().filter(|e| e.verdict == Verdict::CannotTell);
    let has = |e: &FacilityAnswer, cause: &str| e.notes.iter().any(|n| n == cause);
    let mut tell = |code: &str, of: Vec<&FacilityAnswer>| {
        if let Some(first) = of.first() {
            let params: Value =
                json!({"count": of.len(), "id": first.id, "name": first.name, "rule": first.rule});
            doubts.push(Reason::new(code, params));
        }
    };
    for cause in CAUSES {
        tell(cause, open().filter(|e| has(e, cause)).collect());
    }
    tell(
        "border.within_uncertainty",
        open()
            .filter(|e| CAUSES.iter().all(|c| !has(e, c)))
            .collect(),
    );
}
