//! `facilities/cell`: one square of the map.
use crate::access::Action;
use crate::error::Failure;
use crate::office::Office;
use crate::operation::{Context, Operation};
use linewarden_geofence::{Cell as GridCell, DrawnCell};
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Default, Serialize, TS)]
#[ts(export)]
pub struct CellAnswer {
    /// Version of the data it was drawn from, so that cells of two versions are not put side by side; `None`: there is
    /// no data, or it is damaged.
    pub version: Option<String>,
    #[serde(flatten)]
    #[ts(flatten)]
    pub drawn: DrawnCell,
}

pub(crate) struct Cell;
impl Operation for Cell {
    const PATH: &'static str = "facilities/cell";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = GridCell;
    type Answer = CellAnswer;
    fn run(context: &Context<'_>, cell: GridCell) -> Result<CellAnswer, Failure> {
        let office: &Office = context.office;
        if !cell.exists() {
            return Err(Failure::input("bbox.invalid", json!({})));
        }
        let Some(index) = office.ground.mapped(cell.zoom) else {
            return Ok(CellAnswer::default());
        };
        let drawn = index.cell(cell, office.policy.zones).map_err(|error| {
            tracing::error!(%error, "a cell cannot be drawn");
            Failure::input(error.code(), json!({}))
        })?;
        Ok(CellAnswer {
            version: Some(index.version().to_owned()),
            drawn,
        })
    }
}
