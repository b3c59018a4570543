//! Commitments in events against the data they stand for.
use super::Damages;
use super::references::{Commitment, References};
use super::snapshot::Snapshot;
use crate::clock::Clock;
use crate::error::Failure;
use crate::sealed::{Sealed, SealedError};
use serde_json::json;
use std::collections::BTreeSet;

/// Holds every commitment against the sealed store; a person who was erased has nothing to hold it against.
pub(super) fn check(
    snapshot: &Snapshot,
    references: &References,
    damages: &mut Damages,
) -> Result<u64, Failure> {
    let sealed = match Sealed::open(snapshot.folder()) {
        Ok(sealed) => sealed,
        Err(_) if references.commitments.is_empty() => return Ok(0),
        Err(error) => {
            damages.add("sealed.not_readable", json!({"code": error.code()}));
            return Ok(0);
        }
    };
    let mut seen = BTreeSet::new();
    for commitment in &references.commitments {
        if !seen.insert((&commitment.party, &commitment.commitment)) {
            continue;
        }
        if let Err(code) = check_one(&sealed, commitment)? {
            damages.add(
                code,
                json!({"party": commitment.party, "position": commitment.event}),
            );
        }
    }
    Ok(seen.len() as u64)
}

/// Whether one commitment stands, or the code of what is wrong.
fn check_one(
    sealed: &Sealed,
    commitment: &Commitment,
) -> Result<Result<(), &'static str>, Failure> {
    let damaged = |error: SealedError| match error {
        SealedError::Damaged { .. } => Ok(Err("sealed.damaged")),
        other => Err(Failure::from(other)),
    };
    match sealed.state(&commitment.party) {
        Ok(None) => return Ok(Err("sealed.missing")),
        Ok(Some(state)) if state.erased_at.is_some() => return Ok(Ok(())),
        Ok(Some(_)) => {}
        Err(error) => return damaged(error),
    }
    let versions = match sealed.versions(&commitment.party) {
        Ok(versions) => versions,
        Err(error) => return damaged(error),
    };
    let Some(version) = versions
        .into_iter()
        .find(|v| v.commitment.to_string() == commitment.commitment)
    else {
        return Ok(Err("sealed.commitment_differs"));
    };
    // Sealing the same data again in the copy computes the commitment anew from what stands there.
    match version
        .value
        .map(|value| sealed.put(&commitment.party, &value, Clock::Machine.now()))
    {
        Some(Ok(again)) if again.to_string() == commitment.commitment => Ok(Ok(())),
        Some(Ok(_)) | None => Ok(Err("sealed.commitment_differs")),
        Some(Err(error)) => damaged(error),
    }
}
