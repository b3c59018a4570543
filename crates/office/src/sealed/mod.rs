//! The sealed store, `sealed.db`: personal data, each person under a key of their own.
//!
//! Events hold a person's id and a [`Commitment`]; the data is only here. Erasing a person destroys the key and the
//! ciphertexts, unless a legal hold is on; the journal then still verifies, and the commitments tell nothing.
//!
//! A copy of the file made before an erasure still holds the person: backups of it have a term of their own.

mod canonical;
mod cipher;
mod store;

pub use cipher::Commitment;
pub use store::{PersonState, Sealed, SealedError, SealedVersion};
