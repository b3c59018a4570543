//! `facilities/preview_populated`: which cases a change of the areas would give another answer. Nothing is written.
use super::super::affected::{self, AffectedCase};
use super::super::operation::current_set;
use super::super::version::sound;
use super::change::{PopulatedChange, apply};
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use linewarden_geofence::Index;
use serde::Serialize;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PopulatedEffect {
    /// Open and approved cases that were looked at.
    #[ts(type = "number")]
    pub checked: u64,
    /// Those whose answer would be another one than the data in force give.
    pub cases: Vec<AffectedCase>,
}

pub(crate) struct PreviewPopulated;
impl Operation for PreviewPopulated {
    const PATH: &'static str = "facilities/preview_populated";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = false;
    type Request = PopulatedChange;
    type Answer = PopulatedEffect;
    fn run(context: &Context<'_>, r: PopulatedChange) -> Result<PopulatedEffect, Failure> {
        let office = context.office;
        let before = current_set(office)?;
        let changed = apply(office, sound(context, before.as_ref())?, &r)?;
        let (checked, cases) = affected::by(office, &Index::build(changed.set))?;
        Ok(PopulatedEffect { checked, cases })
    }
}
