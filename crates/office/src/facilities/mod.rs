//! The ground: which facility version is current, drawing it, and bringing in another.
mod affected;
mod edit;
mod event;
mod export;
mod ground;
mod import;
mod operation;
mod own_systems;
mod reading;
mod restore;
mod search;
mod settle;
mod version;

pub(crate) use affected::Affected;
pub use affected::{AffectedCase, AffectedReport, AnswerThen, affected};
pub(crate) use edit::Edit;
pub use event::FacilitiesEvent;
pub(crate) use export::export;
pub use ground::FacilitiesBrief;
pub(crate) use ground::Ground;
pub(crate) use import::{Cancel, MakeCurrent, Read, ReadingOf};
pub(crate) use operation::{Current, Draw};
pub(crate) use own_systems::{OwnSystems, SetOwnSystems};
pub(crate) use restore::Restore;
pub(crate) use search::{Search, folded};
pub(crate) use settle::Settle;
pub(crate) use version::{NewVersion, write_version};
