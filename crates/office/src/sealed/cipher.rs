//! Sealing and committing under a person's key.
//!
//! From the person's 32 random bytes two keys are derived by HMAC-SHA256 with the labels below, so that the cipher and
//! the commitment never share one. The cipher is XChaCha20-Poly1305 with a fresh random 24-byte nonce for each version
//! and the person's id and version as associated data: a ciphertext moved to another row does not open.

use std::fmt;
use std::str::FromStr;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

pub(crate) const KEY_BYTES: usize = 32;
pub(crate) const NONCE_BYTES: usize = 24;

/// HMAC-SHA256 of the data under the person's key: what an event may hold. Written as 64 hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Commitment(#[serde(with = "crate::journal::hex_serde")] pub(crate) [u8; 32]);

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for Commitment {
    type Err = hex::FromHexError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes)?;
        Ok(Self(bytes))
    }
}

/// A person's key. Not `Debug`, not `Clone`: it stays where it is used.
pub(crate) struct PersonKey([u8; KEY_BYTES]);

impl PersonKey {
    pub(crate) fn fresh() -> Result<Self, getrandom::Error> {
        let mut key = [0; KEY_BYTES];
        getrandom::fill(&mut key)?;
        Ok(Self(key))
    }

    pub(crate) fn from_stored(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(crate) fn stored(&self) -> &[u8] {
        &self.0
    }

    /// Commits to canonical bytes. The same data of the same person gives the same commitment.
    pub(crate) fn commit(&self, person_id: &str, canonical: &[u8]) -> Commitment {
        let key = self.derive(b"linewarden.sealed.commit.1");
        let person = (person_id.len() as u64).to_be_bytes();
        Commitment(mac(&key, &[&person, person_id.as_bytes(), canonical]))
    }

    pub(crate) fn seal(
        &self,
        person_id: &str,
        version: u32,
        nonce: &[u8; NONCE_BYTES],
        plain: &[u8],
    ) -> Option<Vec<u8>> {
        let aad = associated(person_id, version);
        let payload = Payload {
            msg: plain,
            aad: &aad,
        };
        self.cipher().encrypt(&XNonce::from(*nonce), payload).ok()
    }

    /// `None`: not what was sealed under this key, person and version.
    pub(crate) fn open(
        &self,
        person_id: &str,
        version: u32,
        nonce: &[u8],
        ciphertext: &[u8],
    ) -> Option<Vec<u8>> {
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().ok()?;
        let aad = associated(person_id, version);
        let payload = Payload {
            msg: ciphertext,
            aad: &aad,
        };
        self.cipher().decrypt(&XNonce::from(nonce), payload).ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        let key = self.derive(b"linewarden.sealed.cipher.1");
        XChaCha20Poly1305::new(&Key::from(key))
    }

    fn derive(&self, label: &[u8]) -> [u8; 32] {
        mac(&self.0, &[label])
    }
}

fn associated(person_id: &str, version: u32) -> Vec<u8> {
    let mut aad = version.to_be_bytes().to_vec();
    aad.extend_from_slice(person_id.as_bytes());
    aad
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key)
        .expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}
