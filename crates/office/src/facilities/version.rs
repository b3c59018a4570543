//! Making a version: its bytes an attachment, its place in the journal an event.
use super::FacilitiesEvent;
use super::operation::{FacilitiesVersion, current_set, versions};
use crate::access::{Acting, Action, can};
use crate::case::append_failure;
use crate::error::Failure;
use crate::journal::{Append, StreamWrite};
use crate::operation::Context;
use crate::streams::{self, FACILITIES_STREAM};
use linewarden_geofence::FacilitySet;
use linewarden_rules::{FileId, StaffId, UnitId};
use serde_json::json;

/// A version before it is one.
pub(crate) struct NewVersion {
    pub(crate) set: FacilitySet,
    pub(crate) label: String,
    /// The coordinate system a person confirmed on the map.
    pub(crate) crs_confirmed: String,
    pub(crate) note: String,
    /// Rows of the files that became no facility.
    pub(crate) rejected: u64,
}

/// Runs a command that makes a version: once by its key, by whom the table allows, from the version in force.
pub(super) fn make_version(
    context: &Context<'_>,
    decide: impl FnOnce(&Acting, Option<&FacilitySet>) -> Result<NewVersion, Failure>,
) -> Result<FacilitiesVersion, Failure> {
    let office = context.office;
    let again = office
        .journal
        .lookup_key(context.key, &context.digest)
        .map_err(append_failure)?;
    if again.is_none() {
        let acting = can(context.actor()?, Action::ChangeFacilities, None)
            .map_err(|d| Failure::denied(d.code, d.params))?;
        let expected = office.journal.stream_version(FACILITIES_STREAM)?;
        let before = current_set(office)?;
        let new = decide(&acting, before.as_ref())?;
        write_version(context, &acting.staff, &acting.unit, expected, &new)?;
    }
    versions(office)?
        .into_iter()
        .next()
        .ok_or_else(|| Failure::internal("no version after making one"))
}

/// The version in force to add to or change; none before the first.
///
/// # Errors
/// `facilities.current_damaged` where its bytes are gone: what was added would stand there as if it were all.
pub(super) fn sound<'a>(
    context: &Context<'_>,
    before: Option<&'a FacilitySet>,
) -> Result<Option<&'a FacilitySet>, Failure> {
    if before.is_none() && context.office.journal.stream_version(FACILITIES_STREAM)? > 0 {
        return Err(Failure::input("facilities.current_damaged", json!({})));
    }
    Ok(before)
}

/// Stores a version as the one after `expected` and makes it current.
pub(crate) fn write_version(
    context: &Context<'_>,
    by: &StaffId,
    unit: &UnitId,
    expected: u64,
    new: &NewVersion,
) -> Result<(), Failure> {
    let office = context.office;
    let packed = new
        .set
        .pack()
        .map_err(|e| Failure::input(e.code(), json!({})))?;
    let id = office.files.keep(&packed)?;
    let event = FacilitiesEvent::MadeCurrent {
        version: new.set.version(),
        file: FileId::new(id.to_string()),
        label: new.label.clone(),
        crs_confirmed: new.crs_confirmed.clone(),
        note: new.note.clone(),
        facilities: new.set.facilities.len() as u64,
        rejected: new.rejected,
    };
    office
        .journal
        .append(Append {
            key: context.key,
            digest: context.digest,
            actor: by.to_string(),
            recorded_at: office.now(),
            writes: vec![StreamWrite {
                stream: FACILITIES_STREAM.into(),
                expected,
                events: vec![streams::store(&event, Some(unit))?],
            }],
            answer: json!({}),
        })
        .map_err(append_failure)?;
    office.catch_up()
}
