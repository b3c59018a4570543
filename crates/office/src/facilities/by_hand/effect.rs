//! `facilities/preview_edit`: which cases a change by hand would give another answer. Nothing is written.
use super::super::affected::{self, ChangeEffect};
use super::super::operation::current_set;
use super::super::version::sound;
use super::change::{EditChange, apply};
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};

pub(crate) struct PreviewEdit;
impl Operation for PreviewEdit {
    const PATH: &'static str = "facilities/preview_edit";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = false;
    type Request = EditChange;
    type Answer = ChangeEffect;
    fn run(context: &Context<'_>, r: EditChange) -> Result<ChangeEffect, Failure> {
        let office = context.office;
        let before = current_set(office)?;
        let changed = apply(office, sound(context, before.as_ref())?, &r)?;
        affected::by(office, changed.set)
    }
}
