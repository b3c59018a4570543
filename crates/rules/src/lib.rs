//! What may happen to a case: state, facts and a command in, events or a rejection out.
//!
//! This crate refuses to know where anything is kept, what time it is, who is asking over which wire, and how a
//! screen looks. Time, identifiers, look-ups and screening answers come in as facts. Start with [`case`]: its
//! `Event` is what the journal stores, its `Case` is what the events fold to; each subject beside it holds the
//! commands of that subject and decides them.
pub mod application;
pub mod capacity;
pub mod case;
pub mod clock;
pub mod facilities;
pub mod identity;
mod ids;
pub mod notice;
pub mod referral;
mod rejection;
pub mod routing;
pub mod supply;
pub mod survey;

pub use ids::*;
pub use rejection::Rejection;
