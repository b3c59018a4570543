//! The office's units and people: who they are, what they may do where, and how they come in.
mod command;
mod manage;
mod operation;
mod organisation;

pub(crate) use command::on_office;
pub(crate) use manage::{
    AddPerson, AddUnit, Admit, ChangePerson, RenameUnit, ResetPin, ShowDirectory, name,
};
pub(crate) use operation::{
    ChangePin, Empty, List, Lock, SignIn, SignOut, Units, Unlock, WhoAmI, actor, card,
    check_pin_form, csrf_of, me, set_pin, shows_token,
};
pub use operation::{Me, PersonCard};
pub use organisation::{Assignment, OfficeEvent, Organisation, Person, Unit};
