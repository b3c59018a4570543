//! `facilities/try_own_system`: parameters tried on a control point before anything is placed with them.
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use linewarden_geofence::crs::{CrsTable, OwnCrs};
use linewarden_geofence::measure::geodesic;
use linewarden_geofence::{Crs, LonLat};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// A position somebody knows, in a system that needs no parameters.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(export)]
pub struct KnownPlace {
    /// Easting or longitude first.
    pub at: [f64; 2],
    /// As a file states it, such as `EPSG:4490`.
    pub crs: String,
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct TryOwnSystemRequest {
    pub system: OwnCrs,
    /// A control point in that system, easting or longitude first.
    pub point: Option<[f64; 2]>,
    /// Where that point is known to lie.
    pub expected: Option<KnownPlace>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct TryOwnSystemAnswer {
    /// CGCS2000, degrees, longitude first. Absent without a point.
    pub place: Option<LonLat>,
    /// The same in the 3° zone it lies in, with the zone's number in the easting: its code and metres.
    pub plane: Option<TriedPlane>,
    /// Ground distance between that and the expected place, metres.
    pub misfit_m: Option<f64>,
    /// 95 % error that everything placed with this system gets, metres.
    pub error_m: f64,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct TriedPlane {
    pub crs: String,
    pub at: [f64; 2],
}

pub(crate) struct TryOwnSystem;
impl Operation for TryOwnSystem {
    const PATH: &'static str = "facilities/try_own_system";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = false;
    type Request = TryOwnSystemRequest;
    type Answer = TryOwnSystemAnswer;
    fn run(_: &Context<'_>, r: TryOwnSystemRequest) -> Result<TryOwnSystemAnswer, Failure> {
        let label = Crs::parse(&r.system.label);
        let table =
            CrsTable::new(vec![r.system]).map_err(|e| Failure::input(e.code(), e.params()))?;
        let system = table.resolve(label);
        let place = r.point.map(|at| system.to_ground(at)).transpose();
        let place = place.map_err(|e| unplaced("point", e.code()))?;
        let expected = r.expected.map(|known| {
            // Another own system would be judged by parameters that may be wrong themselves.
            Crs::parse(&known.crs).to_ground(known.at)
        });
        let expected = expected
            .transpose()
            .map_err(|e| unplaced("expected", e.code()))?;
        Ok(TryOwnSystemAnswer {
            misfit_m: place.zip(expected).map(|(a, b)| geodesic(a, b)),
            plane: place.and_then(in_zone),
            place,
            error_m: system.error_m(),
        })
    }
}

fn unplaced(field: &str, why: &str) -> Failure {
    Failure::input("own_crs.not_a_place", json!({ "field": field, "why": why }))
}

/// Zones 25 to 45 are China's; elsewhere there is no such plane.
fn in_zone(place: LonLat) -> Option<TriedPlane> {
    let zone = (place[0] / 3.0).round();
    let code = (25.0..=45.0)
        .contains(&zone)
        .then(|| format!("EPSG:{}", 4488 + zone as u32))?;
    let at = Crs::parse(&code).to_system(place).ok()?;
    Some(TriedPlane { crs: code, at })
}
