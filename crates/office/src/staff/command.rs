//! A command on the office itself, from request to event: once by its key, by whom the table allows, on the version they saw.
use super::{OfficeEvent, Organisation};
use crate::access::{Action, can};
use crate::case::append_failure;
use crate::error::Failure;
use crate::journal::{Append, StreamWrite};
use crate::office::OFFICE_STREAM;
use crate::operation::Context;
use crate::streams;
use serde_json::json;

/// Appends what `decide` makes of the organisation as it is. `false`: the command was done before, and nothing is now.
pub(crate) fn on_office(
    context: &Context<'_>,
    expected: u64,
    action: Action,
    decide: impl FnOnce(&Organisation) -> Result<OfficeEvent, Failure>,
) -> Result<bool, Failure> {
    let office = context.office;
    let again = office
        .journal
        .lookup_key(context.key, &context.digest)
        .map_err(append_failure)?;
    if again.is_some() {
        return Ok(false);
    }
    let acting =
        can(context.actor()?, action, None).map_err(|d| Failure::denied(d.code, d.params))?;
    let event = decide(&office.organisation())?;
    office
        .journal
        .append(Append {
            key: context.key,
            digest: context.digest,
            actor: acting.staff.to_string(),
            recorded_at: office.now(),
            writes: vec![StreamWrite {
                stream: OFFICE_STREAM.into(),
                expected,
                events: vec![streams::store(&event, Some(&acting.unit))?],
            }],
            answer: json!({}),
        })
        .map_err(append_failure)?;
    office.catch_up()?;
    Ok(true)
}
