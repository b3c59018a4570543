//! `facilities/search`: a line, tower or station of everything loaded, by any part of its name or id.
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use linewarden_geofence::FacilityKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person picks from a few; more than these are not told apart in a list.
const MOST: usize = 50;

#[derive(Debug, Deserialize, TS)]
#[ts(export, rename = "FacilitySearchRequest")]
pub struct SearchRequest {
    pub query: String,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct FacilityFound {
    pub id: String,
    pub name: Option<String>,
    pub kind: FacilityKind,
    pub voltage_kv: Option<f64>,
    pub owner: Option<String>,
    /// West, south, east, north, degrees.
    pub extent: [f64; 4],
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct FacilitySearchAnswer {
    pub rows: Vec<FacilityFound>,
    /// More fit than are listed.
    pub more: bool,
}

pub(crate) struct Search;
impl Operation for Search {
    const PATH: &'static str = "facilities/search";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = SearchRequest;
    type Answer = FacilitySearchAnswer;
    fn run(context: &Context<'_>, request: SearchRequest) -> Result<FacilitySearchAnswer, Failure> {
        let wanted = request.query.trim().to_lowercase();
        let mut rows = Vec::new();
        let mut more = false;
        let index = context.office.ground.index();
        let facilities = index.iter().flat_map(|i| &i.set().facilities);
        for f in facilities.filter(|_| !wanted.is_empty()) {
            let name = f.name.as_deref().unwrap_or_default().to_lowercase();
            if !name.contains(&wanted) && !f.id.to_lowercase().contains(&wanted) {
                continue;
            }
            let Some(extent) = f.shape.bounds() else {
                continue;
            };
            if rows.len() == MOST {
                more = true;
                break;
            }
            rows.push(FacilityFound {
                id: f.id.clone(),
                name: f.name.clone(),
                kind: f.kind,
                voltage_kv: f.voltage.map(|v| f64::from(v.volts) / 1000.0),
                owner: f.owner.clone(),
                extent,
            });
        }
        // What begins as typed first, then the shorter name: a line before its hundred towers.
        let rank = |f: &FacilityFound| {
            let name = f.name.as_deref().unwrap_or_default();
            (
                !name.to_lowercase().starts_with(&wanted),
                name.chars().count(),
            )
        };
        rows.sort_by_key(rank);
        Ok(FacilitySearchAnswer { rows, more })
    }
}
