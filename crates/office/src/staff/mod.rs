//! The office's units and people: who they are, what they may do where, and how they come in.
mod operation;
mod organisation;

pub(crate) use operation::{
    Empty, List, Lock, SignIn, SignOut, Units, Unlock, WhoAmI, actor, card, csrf_of, me, set_pin,
    shows_token,
};
pub use operation::{Me, PersonCard};
pub use organisation::{Assignment, OfficeEvent, Organisation, Person, Unit};
