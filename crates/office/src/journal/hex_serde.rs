//! 32 bytes as 64 lower-case hex digits in JSON: `#[serde(with = "…::hex_serde")]`.

use serde::{Deserialize, Deserializer, Serializer, de::Error};

pub(crate) fn serialize<S: Serializer>(bytes: &[u8; 32], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&hex::encode(bytes))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
    let text = String::deserialize(from)?;
    let mut bytes = [0; 32];
    hex::decode_to_slice(text, &mut bytes).map_err(D::Error::custom)?;
    Ok(bytes)
}
