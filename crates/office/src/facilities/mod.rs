//! The ground: which facility version is current, drawing it, and bringing in another.
mod event;
mod ground;
mod import;
mod operation;
mod reading;

pub use event::FacilitiesEvent;
pub use ground::FacilitiesBrief;
pub(crate) use ground::Ground;
pub(crate) use import::{Cancel, MakeCurrent, Read, ReadingOf, make_current};
pub(crate) use operation::{Current, Draw};
