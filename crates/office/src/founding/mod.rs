//! Founding an office on an empty store, and what every screen shows of the office.
mod operation;
mod setup;

pub(crate) use operation::{Found, Status};
pub(crate) use setup::{NewPerson, found};
