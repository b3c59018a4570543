//! What a map shows: facilities in view and the borders of their zones. For the eye only; a drawn
//! buffer errs by centimetres and decides nothing.

mod band;
mod cell;
mod choice;
mod conductors;
mod grid;
mod ground;
mod level;
mod scene;
mod simplify;

pub use cell::{DrawnCell, Strokes};
pub use choice::LeftOut;
pub use grid::{Cell, EXACT_ZOOM};
pub use ground::{DrawnArea, DrawnCrane, SiteHalo, crane, halo};
pub(crate) use level::Level;

use crate::facility::{Kind, Spread};
use crate::index::Index;
use crate::measure::Frame;
use crate::policy::{Rule, ZonePolicy};
use crate::screening::{Screening, Verdict};
use crate::site::Work;
use choice::{Room, Tally};
use scene::Scene;
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
    /// What had no room: of the lower voltages, and the shorter ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<LeftOut>>")]
    pub left_out: Vec<LeftOut>,
}

/// How sure the distance between the outer conductors is, see [`Spread`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DrawnSpread {
    Known,
    Assumed,
    Unknown,
    Outer,
}

impl From<Spread> for DrawnSpread {
    fn from(spread: Spread) -> DrawnSpread {
        match spread {
            Spread::Known(_) => DrawnSpread::Known,
            Spread::Assumed(_) => DrawnSpread::Assumed,
            Spread::Unknown => DrawnSpread::Unknown,
            Spread::Outer => DrawnSpread::Outer,
        }
    }
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
    /// Of an overhead line: how sure that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub spread: Option<DrawnSpread>,
    /// 95 % position error that the data states, metres; `None`: nobody stated one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub accuracy_m: Option<f64>,
    /// 95 % position error that counts, metres: the stated one, or the policy's for what nobody stated, and that of an own
    /// coordinate system.
    #[serde(default)]
    pub error_m: f64,
    /// Of a very long one only the part in the cell is here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub cut: bool,
    /// Smallest and largest half of that distance that the data allows, metres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub half_spread_range_m: Option<[f64; 2]>,
    /// The two outer conductors at the middle of that range: a GeoJSON MultiLineString.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "{ type: string, coordinates: unknown }")]
    pub conductors: Option<serde_json::Value>,
    /// `None` for kinds and voltages without a zone, and in views too wide to see one.
    pub zone: Option<ZoneBand>,
    /// Rings of the declared work, and those around foundations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<DrawnRing>>")]
    pub rings: Vec<DrawnRing>,
}

/// A ring that is no protection zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DrawnRing {
    pub rule: Rule,
    pub band: ZoneBand,
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
    /// The edge at the middle values, between the two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "{ type: string, coordinates: unknown }")]
    pub edge: Option<serde_json::Value>,
    /// Metres from `edge` to `inner` and to `outer`.
    #[serde(default)]
    #[ts(optional, as = "Option<f64>")]
    pub error_m: f64,
    /// Nobody stated how well the facility's position is known: the band is a default's.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub error_unknown: bool,
}

/// In a wider view a zone is thinner than a pixel.
const WIDEST_VIEW_WITH_ZONES_M: f64 = 40_000.0;

impl Index {
    /// What to draw in a view given as west, south, east, north in degrees.
    pub fn draw(&self, view: [f64; 4], policy: &ZonePolicy, site: Option<&Screening>) -> Drawing {
        self.draw_for(view, policy, site, None)
    }

    /// The same with the rings of the declared work.
    pub fn draw_for(
        &self,
        view: [f64; 4],
        policy: &ZonePolicy,
        site: Option<&Screening>,
        work: Option<&Work>,
    ) -> Drawing {
        let mut drawing = Drawing {
            facilities: Vec::new(),
            extent: self.extent(),
            attributions: self.attributions(),
            truncated: false,
            left_out: Vec::new(),
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
        let scene = Scene {
            policy,
            frame,
            site,
            work,
            with_zones: across <= WIDEST_VIEW_WITH_ZONES_M,
            outlines: true,
        };
        // Of a damaged file nothing is drawn, and the map says that not everything is.
        let Ok(found) = self.around(view, scene.margin(self)) else {
            drawing.truncated = true;
            return drawing;
        };
        let (mut room, mut tally) = (Room::ANSWER, Tally::default());
        let mut chosen = Vec::new();
        for i in cell::by_rank(&found) {
            let candidate = &found[i];
            let Ok(whole) = self.packed().facility(candidate.index as u32) else {
                drawing.truncated = true;
                continue;
            };
            let vertices = whole.shape.vertices().count();
            if room.take(vertices, cell::bytes(candidate, &whole.shape)) {
                chosen.push((i, whole.shape));
            } else {
                tally.add(candidate.facility.voltage.map(|v| v.volts), true);
                drawing.truncated = true;
            }
        }
        chosen.sort_by_key(|c| c.0);
        let shapes = chosen
            .iter()
            .map(|(i, shape)| scene.facility(&found[*i], shape));
        drawing.facilities = shapes.collect();
        drawing.left_out = tally.list();
        drawing
    }
}
