//! Facilities added, changed and taken away one by one.
mod change;
mod edit;
mod effect;

pub(crate) use edit::Edit;
pub(crate) use effect::PreviewEdit;
