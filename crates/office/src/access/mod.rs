//! Who may do what: one table, one function. The screen only hides; this decides.
mod action;
mod can;

pub use crate::staff::Assignment;
pub use action::{ACTIONS, Action, Rule, Where};
pub use can::{Acting, Actor, can};
