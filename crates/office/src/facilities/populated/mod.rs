//! Areas an authority has declared densely populated. In them a line's zone may be narrower than the general one, where its
//! design says how far the wind carries the conductor. Here: `facilities/populated`, those of the version in force.
mod change;
mod edit;
mod effect;
mod read;

pub(crate) use edit::EditPopulated;
pub(crate) use effect::PreviewPopulated;
pub(crate) use read::ReadPopulated;

use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use crate::staff::Empty;
use linewarden_geofence::facility::{PopulatedArea, Shape};
use serde::Serialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// A declared area of the version in force.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PopulatedAreaView {
    pub authority: String,
    /// The paper that declares it, by number or title.
    pub document: String,
    pub as_of: Option<String>,
    /// 95 % position error of its border, metres; absent where nobody stated one.
    pub accuracy_m: Option<f64>,
    /// What its coordinate system adds to that, metres.
    pub own_error_m: Option<f64>,
    /// Ground it covers, square metres.
    pub area_m2: f64,
    /// GeoJSON MultiPolygon, WGS 84.
    #[ts(type = "{ type: string, coordinates: unknown }")]
    pub geometry: Value,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PopulatedAnswer {
    /// The version they stand in; none before the first.
    pub version: Option<String>,
    pub areas: Vec<PopulatedAreaView>,
    /// Lines whose design states the wind deviation: only their zones can be narrower.
    #[ts(type = "number")]
    pub designed: u64,
}

fn view(area: &PopulatedArea) -> PopulatedAreaView {
    let metres = |mm: Option<u32>| mm.map(|mm| f64::from(mm) / 1000.0);
    PopulatedAreaView {
        authority: area.authority.clone(),
        document: area.document.clone(),
        as_of: area.as_of.clone(),
        accuracy_m: metres(area.accuracy_mm),
        own_error_m: metres(area.own_error_mm),
        area_m2: area_m2(&area.area),
        geometry: json!({ "type": "MultiPolygon", "coordinates": area.area.polygons }),
    }
}

/// Square metres of the polygons of a placed shape, to a tenth.
fn area_m2(shape: &Shape) -> f64 {
    let of = |p: &Vec<Vec<_>>| linewarden_geofence::measure::area(p);
    (shape.polygons.iter().map(of).sum::<f64>() * 10.0).round() / 10.0
}

pub(crate) struct Populated;
impl Operation for Populated {
    const PATH: &'static str = "facilities/populated";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = PopulatedAnswer;
    fn run(context: &Context<'_>, _: Empty) -> Result<PopulatedAnswer, Failure> {
        let Some(index) = context.office.ground.index() else {
            return Ok(PopulatedAnswer {
                version: None,
                areas: Vec::new(),
                designed: 0,
            });
        };
        let set = index.set();
        let designed = |f: &&linewarden_geofence::Facility| {
            f.attributes
                .design
                .wind_deviation_mm
                .is_some_and(|mm| mm > 0)
        };
        Ok(PopulatedAnswer {
            version: Some(index.version().to_owned()),
            areas: set.populated.iter().map(view).collect(),
            designed: set.facilities.iter().filter(designed).count() as u64,
        })
    }
}
