//! `facilities/attributes`, and how a person states them: the water a cable lies in, a line's design, how low it hangs.
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use linewarden_geofence::facility::{Attributes, ConductorHeight, Design, Water};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// What its owner states about a facility beyond where it runs, metres. What nobody stated never narrows a zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FacilityAttributes {
    pub water: Option<Water>,
    /// Lowest conductor above the ground at its greatest sag.
    pub height_m: Option<f64>,
    /// 95 % error of that.
    pub height_accuracy_m: Option<f64>,
    /// How far the greatest calculated wind carries the outer conductor sideways.
    pub wind_deviation_m: Option<f64>,
    /// The distance to buildings the design keeps beyond that.
    pub safe_distance_m: Option<f64>,
}

impl FacilityAttributes {
    /// # Errors
    /// `facilities.attribute_impossible` for a number that is no height or distance of a line, by its field.
    pub(super) fn read(self) -> Result<Attributes, Failure> {
        let millimetres = |field: &str, metres: Option<f64>, most: f64| match metres {
            None => Ok(None),
            // Files write 0 for "not known"; a person says so by leaving it empty.
            Some(m) if m > 0.0 && m <= most => Ok(Some((m * 1000.0).round() as u32)),
            Some(m) => Err(Failure::input(
                "facilities.attribute_impossible",
                json!({"field": field, "value": m, "most": most}),
            )),
        };
        let height = millimetres("height_m", self.height_m, 500.0)?;
        let accuracy_mm = millimetres("height_accuracy_m", self.height_accuracy_m, 100.0)?;
        Ok(Attributes {
            water: self.water,
            design: Design {
                wind_deviation_mm: millimetres("wind_deviation_m", self.wind_deviation_m, 100.0)?,
                safe_distance_mm: millimetres("safe_distance_m", self.safe_distance_m, 100.0)?,
            },
            height: height.map(|mm| ConductorHeight { mm, accuracy_mm }),
        })
    }
}

impl From<Attributes> for FacilityAttributes {
    fn from(a: Attributes) -> Self {
        let metres = |mm: u32| f64::from(mm) / 1000.0;
        FacilityAttributes {
            water: a.water,
            height_m: a.height.map(|h| metres(h.mm)),
            height_accuracy_m: a.height.and_then(|h| h.accuracy_mm).map(metres),
            wind_deviation_m: a.design.wind_deviation_mm.map(metres),
            safe_distance_m: a.design.safe_distance_mm.map(metres),
        }
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct AttributesRequest {
    pub id: String,
}

pub(crate) struct AttributesOf;
impl Operation for AttributesOf {
    const PATH: &'static str = "facilities/attributes";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = AttributesRequest;
    type Answer = FacilityAttributes;
    fn run(context: &Context<'_>, r: AttributesRequest) -> Result<FacilityAttributes, Failure> {
        let index = context.office.ground.index();
        let found = index
            .as_ref()
            .and_then(|i| i.set().facilities.iter().find(|f| f.id == r.id));
        let facility = found.ok_or_else(|| {
            Failure::not_found("facilities.facility_unknown", json!({"id": r.id}))
        })?;
        Ok(facility.attributes.into())
    }
}
