//! Passwords to Argon2id hashes and back to yes or no. Slow by intent (tens of milliseconds, 19 MiB): call it in
//! `spawn_blocking` and bound how many run at once.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error, PasswordHasher, PasswordVerifier};

use super::store::DeskError;

/// A PHC string with a fresh salt; Argon2id with the crate's parameters (19 MiB, 2 passes, 1 lane, as OWASP advises).
pub fn hash_password(password: &str) -> Result<String, DeskError> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(failed)
}

/// Whether the password is the one that was hashed; parameters are those of the hash.
///
/// # Errors
/// [`DeskError::Password`] when the stored text is not a hash: nobody gets in by it.
pub fn verify_password(password: &str, phc: &str) -> Result<bool, DeskError> {
    let hash = PasswordHash::new(phc).map_err(|error| DeskError::Password(error.to_string()))?;
    match Argon2::default().verify_password(password.as_bytes(), &hash) {
        Ok(()) => Ok(true),
        Err(Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(failed(error)),
    }
}

fn failed(error: Error) -> DeskError {
    DeskError::Password(error.to_string())
}
