//! Towers whose line is not loaded: conductors hang there, and nobody here knows where they go.

use super::Query;
use super::answer::Reason;
use crate::facility::{Kind, Shape};
use crate::measure::{Frame, Probe};
use crate::pack::{PackError, TOWER_IN_LINE_M};
use serde_json::json;

/// A tower without a loaded line, and metres missing until the site is beyond the widest zone around it.
/// Not positive: it is.
pub(super) struct Stray {
    pub id: String,
    pub name: Option<String>,
    pub lack: f64,
}

/// Towers near the site, or near where a crane stands, in which no loaded line stands. One of low voltage carries no
/// zone; it counts where a building is declared, for its clearance.
pub(super) fn strays(query: &Query<'_>) -> Result<Vec<Stray>, PackError> {
    let reach = query.policy.unknown_reach();
    let mut all = around(query, &query.site.shape, query.probe, reach)?;
    if let Some(stand) = query.stand() {
        all.extend(around(
            query,
            &stand.shape,
            &stand.probe,
            reach + stand.reach_m,
        )?);
    }
    Ok(all)
}

fn around(
    query: &Query<'_>,
    shape: &Shape,
    probe: &Probe,
    reach: f64,
) -> Result<Vec<Stray>, PackError> {
    let mut near = Vec::new();
    query.each_measured(shape, probe, &Frame::at(probe.centre()), reach, |m| {
        let facility = &m.candidate.facility;
        let low = facility.voltage.is_some_and(|v| v.volts < 1000) && !query.work.building;
        if facility.kind == Kind::Tower && !low {
            let lack = reach - (m.distance - m.u);
            near.push((facility.clone(), lack));
        }
    })?;
    let mut out = Vec::new();
    for (tower, lack) in near {
        if !has_line(query, &tower.shape)? {
            out.push(Stray {
                id: tower.id,
                name: tower.name,
                lack,
            });
        }
    }
    Ok(out)
}

/// Whether a line stands where the tower does, by the same measure as elsewhere.
fn has_line(query: &Query<'_>, tower: &Shape) -> Result<bool, PackError> {
    let Some(probe) = Probe::new(tower) else {
        return Ok(false);
    };
    let frame = Frame::at(probe.centre());
    let around = query.index.around(probe.bounds(), TOWER_IN_LINE_M)?;
    Ok(around.iter().any(|c| {
        // A line of an unknown kind has an entry of its own and doubts enough.
        matches!(c.facility.kind, Kind::OverheadLine | Kind::Unknown)
            && c.nearest(&probe, &frame)
                .is_some_and(|n| n.distance <= TOWER_IN_LINE_M)
    }))
}

/// The reason for doubt, where the site or a crane lies within the widest zone of such a tower.
pub(super) fn doubt(query: &Query<'_>, doubts: &mut Vec<Reason>) -> Result<(), PackError> {
    let near: Vec<Stray> = strays(query)?
        .into_iter()
        .filter(|s| s.lack >= 0.0)
        .collect();
    if let Some(first) = near.first() {
        let name = first.name.as_ref().unwrap_or(&first.id);
        doubts.push(Reason::new(
            "coverage.support_without_line",
            json!({"count": near.len(), "id": first.id, "name": name}),
        ));
    }
    Ok(())
}
