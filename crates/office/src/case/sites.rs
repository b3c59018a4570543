//! `case/sites`: where the open cases lie, for the map.
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use crate::screening;
use linewarden_geofence::Verdict;
use linewarden_rules::CaseId;
use linewarden_rules::case::Stage;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// More would cover the map.
const MOST: usize = 2000;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct SitesRequest {
    /// West, south, east, north, degrees.
    pub bbox: [f64; 4],
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct SiteOnMap {
    pub case: CaseId,
    pub number: String,
    pub stage: Stage,
    pub verdict: Verdict,
    /// GeoJSON, WGS 84.
    #[ts(type = "{ type: string, coordinates: unknown }")]
    pub geometry: Value,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct SitesAnswer {
    pub sites: Vec<SiteOnMap>,
    /// There were more in view than are listed.
    pub truncated: bool,
}

pub(crate) struct Sites;
impl Operation for Sites {
    const PATH: &'static str = "case/sites";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = SitesRequest;
    type Answer = SitesAnswer;
    fn run(context: &Context<'_>, request: SitesRequest) -> Result<SitesAnswer, Failure> {
        let office = context.office;
        let [w, s, e, n] = request.bbox;
        let mut sites = Vec::new();
        let mut truncated = false;
        office.board.sites_around(request.bbox, |card, input| {
            let Some((geometry, [west, south, east, north])) = screening::placed(office, &input)
            else {
                return true;
            };
            if west > e || east < w || south > n || north < s {
                return true;
            }
            truncated = sites.len() == MOST;
            if !truncated {
                sites.push(SiteOnMap {
                    case: card.case,
                    number: card.number,
                    stage: card.stage,
                    verdict: card.verdict,
                    geometry,
                });
            }
            !truncated
        })?;
        Ok(SitesAnswer { sites, truncated })
    }
}
