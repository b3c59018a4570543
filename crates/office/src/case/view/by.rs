//! Who put something on record, and when.
use chrono::{DateTime, FixedOffset};
use linewarden_rules::StaffId;
use linewarden_rules::case::Entry;
use serde::Serialize;
use ts_rs::TS;

/// Looks up a person's name.
pub(super) type Names<'a> = dyn Fn(&StaffId) -> String + 'a;

/// Something with who put it on record and when.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct By<T: TS> {
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub by_name: String,
    #[serde(flatten)]
    #[ts(flatten)]
    pub what: T,
}

pub(super) fn by<T: TS>(entry: &Entry, person: &Names<'_>, what: T) -> By<T> {
    By {
        at: entry.at,
        by_name: person(&entry.by),
        what,
    }
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct Nothing {}
