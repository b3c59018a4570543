//! Who may do what: one table, one function. The screen only hides; this decides.
mod action;
mod can;

pub use action::{Action, Where};
pub use can::{Acting, Actor, can};
