//! 受理 in the office: checking a form, screening its site, accepting it.
mod accept;
mod change;
mod operation;
mod tape;

pub(crate) use accept::Accept;
pub(crate) use change::ChangeCapacity;
pub(crate) use operation::{Check, Documents, Screen, Withdraw, desk_of};
pub(crate) use tape::Tape;
