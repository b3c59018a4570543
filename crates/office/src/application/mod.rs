//! 受理 in the office: checking a form, screening its site, accepting it.
mod accept;
mod operation;

pub(crate) use accept::Accept;
pub(crate) use operation::{Check, Documents, Screen, Withdraw};
