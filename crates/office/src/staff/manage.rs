//! The administrator's part: units and people after the founding.
use super::{Assignment, Empty, OfficeEvent, Organisation, Person, Unit, on_office, set_pin};
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use chrono::NaiveDate;
use linewarden_rules::routing::{Role, UnitKind};
use linewarden_rules::{StaffId, UnitId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// Longest name of a person or unit, characters.
const LONGEST_NAME: usize = 60;

/// Everybody and every unit, also who is disabled and what was held before or will be.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Directory {
    #[ts(type = "number")]
    pub version: u64,
    pub units: Vec<Unit>,
    pub people: Vec<Person>,
}

fn directory(context: &Context<'_>) -> Directory {
    let organisation = context.office.organisation();
    Directory {
        version: organisation.version,
        units: organisation.units.values().cloned().collect(),
        people: organisation.people.values().cloned().collect(),
    }
}

pub(crate) struct ShowDirectory;
impl Operation for ShowDirectory {
    const PATH: &'static str = "staff/directory";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = Directory;
    fn run(context: &Context<'_>, _: Empty) -> Result<Directory, Failure> {
        Ok(directory(context))
    }
}

/// Appends what `decide` makes of the organisation as it is. `after` runs once it is on disk, and not again when the
/// command is sent again: by then the person may have set a PIN of their own, or be admitted anew.
fn change(
    context: &Context<'_>,
    expected: u64,
    decide: impl FnOnce(&Organisation) -> Result<OfficeEvent, Failure>,
    after: impl FnOnce() -> Result<(), Failure>,
) -> Result<Directory, Failure> {
    if on_office(context, expected, Action::ManageStaff, decide)? {
        after()?;
    }
    Ok(directory(context))
}

/// A name as it is kept.
///
/// # Errors
/// `field.missing`, `field.too_long`, and `name.control_characters` for what no name has.
pub(crate) fn name(field: &str, given: &str) -> Result<String, Failure> {
    let name = given.trim();
    if name.is_empty() {
        return Err(Failure::input("field.missing", json!({"field": field})));
    }
    if name.chars().count() > LONGEST_NAME {
        let params = json!({"field": field, "longest": LONGEST_NAME});
        return Err(Failure::input("field.too_long", params));
    }
    // Line breaks and what only steers a printer or the direction of writing.
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    if name.chars().any(steers) {
        return Err(Failure::input(
            "name.control_characters",
            json!({"field": field}),
        ));
    }
    Ok(name.to_owned())
}

fn reason(given: &str) -> Result<String, Failure> {
    let given = given.trim();
    if given.is_empty() {
        return Err(Failure::input("reason.missing", json!({})));
    }
    Ok(given.to_owned())
}

fn known<'a>(organisation: &'a Organisation, staff: &StaffId) -> Result<&'a Person, Failure> {
    organisation
        .people
        .get(staff)
        .ok_or_else(|| Failure::input("staff.unknown", json!({"staff": staff})))
}

fn check(organisation: &Organisation, assignments: &[Assignment]) -> Result<(), Failure> {
    if assignments.is_empty() {
        return Err(Failure::input("staff.no_role", json!({})));
    }
    for held in assignments {
        if !organisation.units.contains_key(&held.unit) {
            return Err(Failure::input("unit.unknown", json!({"unit": held.unit})));
        }
        if held.to.is_some_and(|to| to < held.from) {
            let params = json!({"from": held.from, "to": held.to});
            return Err(Failure::input("staff.ends_before_it_begins", params));
        }
    }
    Ok(())
}

/// Somebody must be able to let others in, today and for as long as nobody says otherwise.
fn keeps_an_administrator(
    organisation: &Organisation,
    changed: &StaffId,
    held: &[Assignment],
    today: NaiveDate,
) -> Result<(), Failure> {
    let administers = |held: &[Assignment]| {
        held.iter()
            .any(|a| a.role == Role::Administrator && a.holds_on(today) && a.to.is_none())
    };
    let others = organisation
        .people
        .values()
        .any(|p| p.id != *changed && !p.disabled && administers(&p.assignments));
    if others || administers(held) {
        return Ok(());
    }
    Err(Failure::conflict("staff.last_administrator", json!({})))
}

/// What somebody held is part of why they could act: of a role that has begun only the end may change.
fn keeps_the_past(
    person: &Person,
    assignments: &[Assignment],
    today: NaiveDate,
) -> Result<(), Failure> {
    let kept = |was: &Assignment| {
        assignments
            .iter()
            .any(|a| a.role == was.role && a.unit == was.unit && a.from == was.from)
    };
    match person
        .assignments
        .iter()
        .find(|was| was.from < today && !kept(was))
    {
        None => Ok(()),
        Some(gone) => Err(Failure::input(
            "staff.role_erased",
            json!({"unit": gone.unit, "role": gone.role, "from": gone.from}),
        )),
    }
}

/// An id nobody has: short, and made from the command's key, so that a retry makes the same.
fn fresh(key: &str, prefix: char) -> String {
    use sha2::{Digest, Sha256};
    format!(
        "{prefix}{}",
        &hex::encode(Sha256::digest(key.as_bytes()))[..11]
    )
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct AddPersonRequest {
    #[ts(type = "number")]
    pub expected: u64,
    pub name: String,
    pub pin: String,
    pub assignments: Vec<Assignment>,
}

pub(crate) struct AddPerson;
impl Operation for AddPerson {
    const PATH: &'static str = "staff/add";
    const ACTION: Action = Action::ManageStaff;
    const COMMAND: bool = true;
    type Request = AddPersonRequest;
    type Answer = Directory;
    fn run(context: &Context<'_>, r: AddPersonRequest) -> Result<Directory, Failure> {
        let id = StaffId::new(fresh(&context.key.to_string(), 's'));
        let event_id = id.clone();
        // Before the event, as at the founding: somebody who is named but cannot come in would need a second act. A PIN of
        // an id that no event names opens nothing.
        if !context.office.organisation().people.contains_key(&id) {
            set_pin(context.office, &id, &r.pin)?;
        }
        change(
            context,
            r.expected,
            |organisation| {
                check(organisation, &r.assignments)?;
                Ok(OfficeEvent::PersonAdded {
                    id: event_id,
                    name: name("name", &r.name)?,
                    assignments: r.assignments.clone(),
                })
            },
            || Ok(()),
        )
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ChangePersonRequest {
    #[ts(type = "number")]
    pub expected: u64,
    pub staff: StaffId,
    pub name: String,
    /// All that they hold, held and will hold.
    pub assignments: Vec<Assignment>,
    pub reason: String,
}

pub(crate) struct ChangePerson;
impl Operation for ChangePerson {
    const PATH: &'static str = "staff/change";
    const ACTION: Action = Action::ManageStaff;
    const COMMAND: bool = true;
    type Request = ChangePersonRequest;
    type Answer = Directory;
    fn run(context: &Context<'_>, r: ChangePersonRequest) -> Result<Directory, Failure> {
        let today = context.office.clock.today();
        change(
            context,
            r.expected,
            |organisation| {
                keeps_the_past(known(organisation, &r.staff)?, &r.assignments, today)?;
                check(organisation, &r.assignments)?;
                keeps_an_administrator(organisation, &r.staff, &r.assignments, today)?;
                Ok(OfficeEvent::PersonChanged {
                    id: r.staff.clone(),
                    name: name("name", &r.name)?,
                    assignments: r.assignments.clone(),
                    reason: reason(&r.reason)?,
                })
            },
            || Ok(()),
        )
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct AdmitRequest {
    #[ts(type = "number")]
    pub expected: u64,
    pub staff: StaffId,
    /// Whether they may come in from now on.
    pub admitted: bool,
    pub reason: String,
}

pub(crate) struct Admit;
impl Operation for Admit {
    const PATH: &'static str = "staff/admit";
    const ACTION: Action = Action::ManageStaff;
    const COMMAND: bool = true;
    type Request = AdmitRequest;
    type Answer = Directory;
    fn run(context: &Context<'_>, r: AdmitRequest) -> Result<Directory, Failure> {
        let office = context.office;
        let today = office.clock.today();
        change(
            context,
            r.expected,
            |organisation| {
                known(organisation, &r.staff)?;
                let (id, reason) = (r.staff.clone(), reason(&r.reason)?);
                if r.admitted {
                    return Ok(OfficeEvent::PersonEnabled { id, reason });
                }
                keeps_an_administrator(organisation, &id, &[], today)?;
                Ok(OfficeEvent::PersonDisabled { id, reason })
            },
            || {
                // Whoever may not come in any more is out at once, wherever they sit.
                if !r.admitted {
                    office.desk.end_sessions_of(r.staff.as_str())?;
                }
                Ok(())
            },
        )
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ResetPinRequest {
    #[ts(type = "number")]
    pub expected: u64,
    pub staff: StaffId,
    pub pin: String,
}

pub(crate) struct ResetPin;
impl Operation for ResetPin {
    const PATH: &'static str = "staff/reset_pin";
    const ACTION: Action = Action::ManageStaff;
    const COMMAND: bool = true;
    type Request = ResetPinRequest;
    type Answer = Directory;
    fn run(context: &Context<'_>, r: ResetPinRequest) -> Result<Directory, Failure> {
        let office = context.office;
        super::check_pin_form(&r.pin)?;
        change(
            context,
            r.expected,
            |organisation| {
                known(organisation, &r.staff)?;
                Ok(OfficeEvent::PinReset {
                    id: r.staff.clone(),
                })
            },
            || {
                set_pin(office, &r.staff, &r.pin)?;
                office.desk.end_sessions_of(r.staff.as_str())?;
                Ok(())
            },
        )
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct AddUnitRequest {
    #[ts(type = "number")]
    pub expected: u64,
    pub name: String,
    pub kind: UnitKind,
    pub parent: Option<UnitId>,
}

pub(crate) struct AddUnit;
impl Operation for AddUnit {
    const PATH: &'static str = "staff/add_unit";
    const ACTION: Action = Action::ManageStaff;
    const COMMAND: bool = true;
    type Request = AddUnitRequest;
    type Answer = Directory;
    fn run(context: &Context<'_>, r: AddUnitRequest) -> Result<Directory, Failure> {
        let id = UnitId::new(fresh(&context.key.to_string(), 'u'));
        change(
            context,
            r.expected,
            |organisation| {
                if let Some(parent) = &r.parent
                    && !organisation.units.contains_key(parent)
                {
                    return Err(Failure::input("unit.unknown", json!({"unit": parent})));
                }
                let unit = Unit {
                    id,
                    name: name("name", &r.name)?,
                    kind: r.kind,
                    parent: r.parent.clone(),
                };
                Ok(OfficeEvent::UnitAdded { unit })
            },
            || Ok(()),
        )
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct RenameUnitRequest {
    #[ts(type = "number")]
    pub expected: u64,
    pub unit: UnitId,
    pub name: String,
    pub reason: String,
}

pub(crate) struct RenameUnit;
impl Operation for RenameUnit {
    const PATH: &'static str = "staff/rename_unit";
    const ACTION: Action = Action::ManageStaff;
    const COMMAND: bool = true;
    type Request = RenameUnitRequest;
    type Answer = Directory;
    fn run(context: &Context<'_>, r: RenameUnitRequest) -> Result<Directory, Failure> {
        change(
            context,
            r.expected,
            |organisation| {
                if !organisation.units.contains_key(&r.unit) {
                    return Err(Failure::input("unit.unknown", json!({"unit": r.unit})));
                }
                Ok(OfficeEvent::UnitChanged {
                    id: r.unit.clone(),
                    name: name("name", &r.name)?,
                    reason: reason(&r.reason)?,
                })
            },
            || Ok(()),
        )
    }
}
