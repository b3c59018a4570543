//! 受理 in the office: checking a form, screening its site, accepting it.
mod accept;
mod operation;
mod tape;

pub(crate) use accept::Accept;
pub(crate) use operation::{Check, Documents, Screen, Withdraw};
pub(crate) use tape::Tape;
