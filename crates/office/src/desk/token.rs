//! Opaque 256-bit tokens. The store keeps only their hash, so a copy of it opens nothing.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::store::DeskError;

/// SHA-256 of a token's text.
pub type TokenHash = [u8; 32];

/// The secret itself, shown once to its owner.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// 32 bytes from the system's random source, as 43 characters that need no escaping anywhere.
    pub fn fresh() -> Result<Self, DeskError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(DeskError::Random)?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// A token as it came in.
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// To hand to its owner.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored and looked up. A fast hash is enough for 256 random bits.
    pub fn hash(&self) -> TokenHash {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl fmt::Debug for Token {
    /// Never into a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}
