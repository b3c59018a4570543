//! `application/tape`: a site taped from towers becomes corners with their error.
use crate::access::Action;
use crate::error::Failure;
use crate::facilities::folded;
use crate::operation::{Context, Operation};
use linewarden_geofence::site::tape::{TapeOptions, Taped, TapedSite, Tower, TowerName, tape};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct TapeRequest {
    /// A note such as `#37杆东12 m、北3 m`, or single corners by bearing and distance.
    pub corners: Vec<Taped>,
    #[serde(default)]
    pub options: TapeOptions,
}

pub(crate) struct Tape;
impl Operation for Tape {
    const PATH: &'static str = "application/tape";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = TapeRequest;
    type Answer = TapedSite;
    fn run(context: &Context<'_>, request: TapeRequest) -> Result<TapedSite, Failure> {
        let office = context.office;
        let zones = office.policy.zones;
        let index = office
            .ground
            .index()
            .ok_or_else(|| Failure::input("facilities.none", json!({})))?;
        let find = |name: &TowerName| -> Vec<Tower> {
            let number = format!("#{}", name.number.trim_start_matches('#').to_lowercase());
            let line = folded(name.line.as_deref().unwrap_or_default()).concat();
            index
                .set()
                .facilities
                .iter()
                .filter(|f| f.kind.is_support())
                .filter(|f| {
                    let called = folded(f.name.as_deref().unwrap_or_default()).concat();
                    called.ends_with(&number) && called.starts_with(&line)
                })
                .filter_map(|f| {
                    Some(Tower {
                        at: f.shape.vertices().next()?,
                        accuracy_m: f
                            .accuracy_mm
                            .map_or_else(|| zones.default_accuracy(f), |mm| f64::from(mm) / 1000.0),
                    })
                })
                .collect()
        };
        tape(&request.corners, &find, &request.options, zones)
            .map_err(|e| Failure::input(e.code(), e.params()))
    }
}
