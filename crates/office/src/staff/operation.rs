//! Coming in: who is there, signing in with a PIN, locking, changing the user.
use super::Unit;
use crate::access::{Action, Actor};
use crate::desk::{Channel, hash_password, verify_password};
use crate::error::Failure;
use crate::office::Office;
use crate::operation::{Context, Operation};
use chrono::Duration;
use linewarden_rules::StaffId;
use linewarden_rules::routing::{Role, UnitKind};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use ts_rs::TS;

/// Wrong PINs before a person is locked out for a while.
const TRIES: u32 = 5;
const LOCKED_MINUTES: i64 = 5;
/// Minutes without a touch after which the screen locks.
pub(crate) const IDLE_LOCK_MINUTES: u32 = 15;
const SHORTEST_PIN: usize = 4;
/// What the pad takes.
const LONGEST_PIN: usize = 12;

/// A role in a unit, as people are shown.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export, rename = "Assignment")]
pub struct Assigned {
    pub role: Role,
    pub unit: linewarden_rules::UnitId,
    pub unit_name: String,
    pub unit_kind: UnitKind,
}

/// Someone who works here, as shown to choose from.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct PersonCard {
    pub id: StaffId,
    pub name: String,
    pub assignments: Vec<Assigned>,
}

/// The signed-in person.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct Me {
    pub id: StaffId,
    pub name: String,
    pub assignments: Vec<Assigned>,
    /// In the window only; a browser has it in a cookie it cannot read.
    pub token: Option<String>,
    pub idle_lock_minutes: u32,
    /// Goes with every call of a browser.
    pub csrf: String,
    pub locked: bool,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Empty {}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct People {
    pub people: Vec<PersonCard>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct UnitList {
    pub units: Vec<Unit>,
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct SignInRequest {
    pub staff: StaffId,
    pub pin: String,
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct UnlockRequest {
    pub pin: String,
}

fn assignments(office: &Office, staff: &StaffId) -> Vec<Assigned> {
    let organisation = office.organisation();
    let today = office.clock.today();
    let Some(person) = organisation.people.get(staff) else {
        return Vec::new();
    };
    person
        .assignments
        .iter()
        .filter(|a| a.holds_on(today))
        .filter_map(|a| {
            let unit = organisation.units.get(&a.unit)?;
            Some(Assigned {
                role: a.role,
                unit: unit.id.clone(),
                unit_name: unit.name.clone(),
                unit_kind: unit.kind,
            })
        })
        .collect()
}

/// A person as the rules of access see them today; none for somebody unknown or disabled.
pub(crate) fn actor(office: &Office, staff: &StaffId) -> Option<Actor> {
    let organisation = office.organisation();
    let person = organisation.people.get(staff).filter(|p| !p.disabled)?;
    let today = office.clock.today();
    let held = person
        .assignments
        .iter()
        .filter(|a| a.holds_on(today))
        .filter_map(|a| organisation.units.get(&a.unit).map(|u| (a.clone(), u.kind)))
        .collect();
    Some(Actor {
        staff: staff.clone(),
        assignments: held,
        today,
    })
}

pub(crate) fn card(office: &Office, staff: &StaffId) -> PersonCard {
    let name = office.organisation().person_name(staff);
    PersonCard {
        id: staff.clone(),
        name,
        assignments: assignments(office, staff),
    }
}

/// The CSRF word of a session: known to the page, not to another site.
pub(crate) fn csrf_of(token_hash: &[u8; 32]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(b"linewarden csrf");
    hasher.update(token_hash);
    hex::encode(&hasher.finalize()[..16])
}

pub(crate) fn me(
    office: &Office,
    staff: &StaffId,
    token_hash: &[u8; 32],
    token: Option<String>,
    locked: bool,
) -> Me {
    let card = card(office, staff);
    Me {
        id: card.id,
        name: card.name,
        assignments: card.assignments,
        token,
        idle_lock_minutes: IDLE_LOCK_MINUTES,
        csrf: csrf_of(token_hash),
        locked,
    }
}

/// A PIN as it is kept, full-width digits folded.
///
/// # Errors
/// `staff.pin_too_short`, `staff.pin_digits`.
pub(crate) fn check_pin_form(pin: &str) -> Result<String, Failure> {
    let folded = linewarden_rules::capacity::fold_width(pin);
    if folded.chars().count() < SHORTEST_PIN {
        return Err(Failure::input(
            "staff.pin_too_short",
            json!({"shortest": SHORTEST_PIN}),
        ));
    }
    if folded.chars().count() > LONGEST_PIN || !folded.chars().all(|c| c.is_ascii_digit()) {
        return Err(Failure::input(
            "staff.pin_digits",
            json!({"shortest": SHORTEST_PIN, "longest": LONGEST_PIN}),
        ));
    }
    Ok(folded)
}

/// Stores a PIN's hash.
pub(crate) fn set_pin(office: &Office, staff: &StaffId, pin: &str) -> Result<(), Failure> {
    let phc = hash_password(&check_pin_form(pin)?)?;
    Ok(office
        .desk
        .set_credential(staff.as_str(), &phc, office.now())?)
}

/// Checks a PIN; wrong ones are counted, and after some the person waits.
fn check_pin(office: &Office, staff: &StaffId, pin: &str) -> Result<(), Failure> {
    let wrong = |left: u32| {
        Failure::new(
            http::StatusCode::UNAUTHORIZED,
            "staff.wrong_pin",
            json!({"tries_left": left}),
            "staff.try_pin",
        )
    };
    let Some(credential) = office.desk.credential(staff.as_str())? else {
        return Err(wrong(0));
    };
    if let Some(until) = credential
        .locked_until
        .filter(|until| *until > office.now())
    {
        return Err(Failure::denied("staff.locked_out", json!({"until": until})));
    }
    if verify_password(
        &linewarden_rules::capacity::fold_width(pin),
        &credential.phc,
    )? {
        return Ok(office.desk.note_right_password(staff.as_str())?);
    }
    let until = office.now() + Duration::minutes(LOCKED_MINUTES);
    let failed = office
        .desk
        .note_failed_password(staff.as_str(), TRIES, until)?
        .unwrap_or(TRIES);
    Err(wrong(TRIES.saturating_sub(failed)))
}

pub(crate) struct List;
impl Operation for List {
    const PATH: &'static str = "staff/list";
    const ACTION: Action = Action::Enter;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = People;
    fn run(context: &Context<'_>, _: Empty) -> Result<People, Failure> {
        let organisation = context.office.organisation();
        let people = organisation
            .people
            .values()
            .filter(|p| !p.disabled)
            .map(|p| card(context.office, &p.id))
            .collect();
        Ok(People { people })
    }
}

pub(crate) struct Units;
impl Operation for Units {
    const PATH: &'static str = "office/units";
    const ACTION: Action = Action::Enter;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = UnitList;
    fn run(context: &Context<'_>, _: Empty) -> Result<UnitList, Failure> {
        Ok(UnitList {
            units: context
                .office
                .organisation()
                .units
                .values()
                .cloned()
                .collect(),
        })
    }
}

pub(crate) struct SignIn;
impl Operation for SignIn {
    const PATH: &'static str = "staff/sign_in";
    const ACTION: Action = Action::Enter;
    const COMMAND: bool = false;
    type Request = SignInRequest;
    type Answer = Me;
    fn run(context: &Context<'_>, request: SignInRequest) -> Result<Me, Failure> {
        let office = context.office;
        if actor(office, &request.staff).is_none() {
            return Err(Failure::input(
                "staff.unknown",
                json!({"staff": request.staff}),
            ));
        }
        check_pin(office, &request.staff, &request.pin)?;
        let token =
            office
                .desk
                .create_session(request.staff.as_str(), context.channel, office.now())?;
        // The HTTP layer takes the token out of the answer and into the cookie where the channel is a browser.
        Ok(me(
            office,
            &request.staff,
            &token.hash(),
            Some(token.as_str().to_owned()),
            false,
        ))
    }
}

pub(crate) struct WhoAmI;
impl Operation for WhoAmI {
    const PATH: &'static str = "staff/me";
    const ACTION: Action = Action::Enter;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = Me;
    fn run(context: &Context<'_>, _: Empty) -> Result<Me, Failure> {
        let hash = context
            .session
            .ok_or_else(|| Failure::unauthenticated("staff.not_signed_in"))?;
        let session = context
            .office
            .desk
            .session(&hash)?
            .ok_or_else(|| Failure::unauthenticated("staff.not_signed_in"))?;
        Ok(me(
            context.office,
            &StaffId::new(session.staff_id),
            &hash,
            None,
            session.locked_at.is_some(),
        ))
    }
}

pub(crate) struct Lock;
impl Operation for Lock {
    const PATH: &'static str = "staff/lock";
    const ACTION: Action = Action::Enter;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = Empty;
    fn run(context: &Context<'_>, _: Empty) -> Result<Empty, Failure> {
        if let Some(hash) = context.session {
            context
                .office
                .desk
                .set_session_locked(&hash, Some(context.office.now()))?;
        }
        Ok(Empty {})
    }
}

pub(crate) struct Unlock;
impl Operation for Unlock {
    const PATH: &'static str = "staff/unlock";
    const ACTION: Action = Action::Enter;
    const COMMAND: bool = false;
    type Request = UnlockRequest;
    type Answer = Me;
    fn run(context: &Context<'_>, request: UnlockRequest) -> Result<Me, Failure> {
        let office = context.office;
        let hash = context
            .session
            .ok_or_else(|| Failure::unauthenticated("staff.not_signed_in"))?;
        let session = office
            .desk
            .session(&hash)?
            .ok_or_else(|| Failure::unauthenticated("staff.not_signed_in"))?;
        let staff = StaffId::new(session.staff_id);
        check_pin(office, &staff, &request.pin)?;
        office.desk.set_session_locked(&hash, None)?;
        Ok(me(office, &staff, &hash, None, false))
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ChangePinRequest {
    pub old: String,
    pub pin: String,
}

/// A person's own PIN, by the person alone: the old one is asked for.
pub(crate) struct ChangePin;
impl Operation for ChangePin {
    const PATH: &'static str = "staff/change_pin";
    const ACTION: Action = Action::OwnDesk;
    const COMMAND: bool = false;
    type Request = ChangePinRequest;
    type Answer = Empty;
    fn run(context: &Context<'_>, r: ChangePinRequest) -> Result<Empty, Failure> {
        let staff = &context.actor()?.staff;
        check_pin_form(&r.pin)?;
        check_pin(context.office, staff, &r.old)?;
        set_pin(context.office, staff, &r.pin)?;
        Ok(Empty {})
    }
}

pub(crate) struct SignOut;
impl Operation for SignOut {
    const PATH: &'static str = "staff/sign_out";
    const ACTION: Action = Action::Enter;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = Empty;
    fn run(context: &Context<'_>, _: Empty) -> Result<Empty, Failure> {
        if let Some(hash) = context.session {
            context.office.desk.end_session(&hash)?;
        }
        Ok(Empty {})
    }
}

/// Whether a session came in by the window (it may be told its token) or a browser.
pub(crate) fn shows_token(channel: Channel) -> bool {
    !matches!(channel, Channel::Browser)
}
