//! `facilities/preview_populated`: which cases a change of the areas would give another answer. Nothing is written.
use super::super::affected::{self, ChangeEffect};
use super::super::operation::current_set;
use super::super::version::sound;
use super::change::{PopulatedChange, apply};
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};

pub(crate) struct PreviewPopulated;
impl Operation for PreviewPopulated {
    const PATH: &'static str = "facilities/preview_populated";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = false;
    type Request = PopulatedChange;
    type Answer = ChangeEffect;
    fn run(context: &Context<'_>, r: PopulatedChange) -> Result<ChangeEffect, Failure> {
        let office = context.office;
        let before = current_set(office)?;
        let changed = apply(office, sound(context, before.as_ref())?, &r)?;
        affected::by(office, changed.set)
    }
}
