//! The rules in force: tier table, clocks, calendar, zones; and what they answer for a case.
mod dues;
mod operation;
mod shipped;

pub use dues::Due;
pub(crate) use dues::supply_class;
pub(crate) use operation::{Show, Simulate};
pub use shipped::Policy;
