//! What a map shows: facilities in view and the borders of their zones. For the eye only; a drawn
//! buffer errs by centimetres and decides nothing.

mod band;

use crate::facility::{Kind, Shape, Spread};
use crate::index::{Candidate, Index};
use crate::measure::Frame;
use crate::policy::{Rule, ZonePolicy, ZoneRow, medium};
use crate::screening::{Screening, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything to draw in one view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Drawing {
    pub facilities: Vec<DrawnFacility>,
    /// West, south, east, north of everything loaded, degrees.
    pub extent: Option<[f64; 4]>,
    /// Lines the data's licences ask to show.
    pub attributions: Vec<String>,
    /// There were more facilities in view than are drawn.
    pub truncated: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DrawnFacility {
    pub id: String,
    pub name: Option<String>,
    pub kind: Kind,
    pub voltage_kv: Option<f64>,
    pub owner: Option<String>,
    /// The screening's answer, where it lists this facility; its first entry's.
    pub verdict: Option<Verdict>,
    /// GeoJSON, WGS 84.
    #[ts(type = "{ type: string, coordinates: unknown }")]
    pub geometry: serde_json::Value,
    /// Half of the distance between the outer conductors, metres; `None` where nobody knows.
    pub half_spread_m: Option<f64>,
    /// `None` for kinds and voltages without a zone, and in views too wide to see one.
    pub zone: Option<ZoneBand>,
}

/// The border of a zone is a band: it lies between `inner` and `outer` as sure as the data is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ZoneBand {
    /// Statutory width from the outer conductor, metres, at its middle value.
    pub width_m: f64,
    /// From the centre line: what is surely inside. `None` if the error is as wide as the zone.
    #[ts(type = "{ type: string, coordinates: unknown } | null")]
    pub inner: Option<serde_json::Value>,
    /// What is beyond is surely outside.
    #[ts(type = "{ type: string, coordinates: unknown } | null")]
    pub outer: Option<serde_json::Value>,
}

/// More would not be told apart.
const MOST_FACILITIES: usize = 4_000;

/// In a wider view a zone is thinner than a pixel.
const WIDEST_VIEW_WITH_ZONES_M: f64 = 40_000.0;

impl Index {
    /// What to draw in a view given as west, south, east, north in degrees.
    pub fn draw(&self, view: [f64; 4], policy: &ZonePolicy, site: Option<&Screening>) -> Drawing {
        let mut drawing = Drawing {
            facilities: Vec::new(),
            extent: self.extent(),
            attributions: self.attributions(),
            truncated: false,
        };
        let sane = view.iter().all(|v| v.is_finite()) && view[0] <= view[2] && view[1] <= view[3];
        if !sane {
            return drawing;
        }
        let centre = [
            (view[0] + view[2]) / 2.0,
            ((view[1] + view[3]) / 2.0).clamp(-90.0, 90.0),
        ];
        let frame = Frame::at(centre);
        let corner = |lon: f64, lat: f64| [lon.clamp(-180.0, 180.0), lat.clamp(-90.0, 90.0)];
        let across = crate::measure::geodesic(corner(view[0], view[1]), corner(view[2], view[3]));
        let with_zones = across <= WIDEST_VIEW_WITH_ZONES_M;
        // Of a damaged file nothing is drawn, and the map says that not everything is.
        let Ok(mut found) = self.around(view, 100.0) else {
            drawing.truncated = true;
            return drawing;
        };
        drawing.truncated = found.len() > MOST_FACILITIES;
        found.truncate(MOST_FACILITIES);
        for candidate in &found {
            let Ok(whole) = self.packed().facility(candidate.index as u32) else {
                drawing.truncated = true;
                continue;
            };
            let drawn = drawn(candidate, &whole.shape, &frame, policy, site, with_zones);
            drawing.facilities.push(drawn);
        }
        drawing
    }
}

fn drawn(
    c: &Candidate,
    shape: &Shape,
    frame: &Frame,
    policy: &ZonePolicy,
    site: Option<&Screening>,
    with_zones: bool,
) -> DrawnFacility {
    let f = &c.facility;
    let answer = site.and_then(|s| s.facilities.iter().find(|a| a.id == f.id));
    let half = half_spread(c, policy);
    let u = answer.map_or_else(
        || {
            f.accuracy_mm
                .map_or_else(|| policy.default_accuracy(f), |mm| f64::from(mm) / 1000.0)
                + half.1
        },
        |a| a.uncertainty_mm as f64 / 1000.0,
    );
    let zone = with_zones
        .then(|| zone_row(c, policy))
        .flatten()
        .map(|row| {
            let middle = half.0.unwrap_or(half.1);
            let inner = row.width_m[0] + middle - u;
            ZoneBand {
                width_m: (row.width_m[0] + row.width_m[1]) / 2.0,
                inner: (inner > 0.0)
                    .then(|| band::around(c, frame, inner))
                    .flatten(),
                outer: band::around(c, frame, row.width_m[1] + middle + u),
            }
        });
    DrawnFacility {
        id: f.id.clone(),
        name: f.name.clone(),
        kind: f.kind,
        voltage_kv: f.voltage.map(|v| v.kv()),
        owner: f.owner.clone(),
        verdict: answer.map(|a| a.verdict),
        geometry: shape.to_geojson(),
        half_spread_m: half.0,
        zone,
    }
}

/// Half spread to draw, if known or nominal, and half of its possible range.
fn half_spread(c: &Candidate, policy: &ZonePolicy) -> (Option<f64>, f64) {
    if c.facility.kind != Kind::OverheadLine {
        return (Some(0.0), 0.0);
    }
    let metres = |mm: u32| f64::from(mm) / 2000.0;
    match c.facility.spread {
        Spread::Outer => (Some(0.0), 0.0),
        Spread::Known(mm) => (Some(metres(mm)), 0.0),
        Spread::Assumed(mm) => (
            Some(metres(mm)),
            metres(mm) * policy.limits.spread_tolerance,
        ),
        Spread::Unknown => {
            let bound = c
                .facility
                .voltage
                .and_then(|v| policy.half_spread(v))
                .map(|r| r.bound_m);
            (
                None,
                bound.unwrap_or(policy.limits.unknown_half_spread_m) / 2.0,
            )
        }
    }
}

fn zone_row<'p>(c: &Candidate, policy: &'p ZonePolicy) -> Option<&'p ZoneRow> {
    let f = &c.facility;
    match f.kind {
        Kind::OverheadLine => policy.by_voltage(Rule::OverheadZone, f.voltage?),
        Kind::Cable | Kind::RiverCable | Kind::SeaCable => {
            policy.plain(Rule::CableZone, Some(medium(f.kind)))
        }
        Kind::Substation | Kind::Plant if !f.shape.polygons.is_empty() => {
            policy.plain(Rule::StationFence, None)
        }
        _ => None,
    }
}
