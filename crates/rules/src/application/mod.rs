//! 受理: what the counter takes in, what it must contain, and what is accepted.
mod accept;
mod change;
mod check;
mod documents;
mod form;

pub use accept::{
    AcceptFacts, Accepted, Application, accept, comment, pause, resume, supply_documents, withdraw,
};
pub use change::{CapacityChanged, change_capacity};
pub use check::{FieldLevel, FieldNote, Missing, Parsed, check};
pub use documents::{Document, DocumentKind, DocumentState, DocumentsSupplied, required};
pub use form::{
    ApplicationForm, ApplicationKind, Building, IdKind, LoadItem, PartyForm, PartyKind,
};
