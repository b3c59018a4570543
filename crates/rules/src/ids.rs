//! Identifiers as types of their own, so that a person is never passed where a unit is meant.
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(as = "String")]
        pub struct $name(pub String);

        impl $name {
            /// Wraps a text that is known to be such an identifier.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }
            /// The identifier as stored and sent.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

id! {
    /// One application from the counter to its end.
    CaseId,
    /// A person who works in the office.
    StaffId,
    /// A company, department, centre or station.
    UnitId,
    /// The applicant, whose personal data is in the sealed store only.
    PartyId,
    /// An attachment, by the SHA-256 of its bytes.
    FileId,
    /// An issued paper.
    PaperId,
    /// A notice within its case.
    NoticeId,
}
