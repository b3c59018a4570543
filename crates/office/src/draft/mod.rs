//! Drafts: unfinished forms, kept per person from the first character.
mod operation;

pub(crate) use operation::{Discard, Get, List, Save};
