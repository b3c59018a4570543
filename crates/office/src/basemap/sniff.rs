//! What bytes really are, told by their beginning. A name or a header of somebody else is not believed.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a tile is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TileKind {
    Png,
    Jpeg,
    Webp,
    /// Mapbox vector tile.
    Mvt,
}

impl TileKind {
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Mvt => "application/vnd.mapbox-vector-tile",
        }
    }
}

/// Which picture this is; `None` for anything else.
pub(crate) fn picture(bytes: &[u8]) -> Option<TileKind> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(TileKind::Png);
    }
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Some(TileKind::Jpeg);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(TileKind::Webp);
    }
    None
}

/// Whether bytes can be a vector tile: fields 3 (layers) of a protocol buffer, one after the other to the very end.
pub(crate) fn is_vector_tile(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some((&tag, after)) = rest.split_first() {
        if tag != 0x1a {
            return false;
        }
        let Some((length, after)) = varint(after) else {
            return false;
        };
        let Some(next) = usize::try_from(length).ok().and_then(|n| after.get(n..)) else {
            return false;
        };
        rest = next;
    }
    true
}

/// A number of a protocol buffer or a PMTiles directory, and what follows it.
pub(crate) fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0u64;
    for (index, &byte) in bytes.iter().take(10).enumerate() {
        // The tenth byte has room for one bit.
        if index == 9 && byte > 1 {
            return None;
        }
        value |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[index + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_whole_or_not_at_all() {
        assert_eq!(varint(&[0xac, 0x02, 7]), Some((300, &[7u8][..])));
        assert_eq!(varint(&[0x80]), None);
        assert_eq!(varint(&[0xff; 11]), None);
    }

    #[test]
    fn a_vector_tile_is_told_from_a_picture_and_from_a_page() {
        assert!(is_vector_tile(&[0x1a, 2, 0x0a, 0]));
        assert!(!is_vector_tile(&[0x1a, 3, 0x0a, 0]));
        assert!(!is_vector_tile(b"<html>"));
        assert_eq!(picture(b"<html>"), None);
        assert_eq!(picture(b"RIFF....WEBPVP8 "), Some(TileKind::Webp));
    }
}
