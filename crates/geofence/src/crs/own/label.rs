//! The name of an office's own system, short enough to travel inside a [`crate::Crs`].

use std::fmt;

/// What follows `own:`, at most [`OwnLabel::MOST`] bytes of UTF-8. Kept in place, so that a
/// coordinate system stays a plain value that is copied and compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OwnLabel {
    len: u8,
    bytes: [u8; OwnLabel::MOST],
}

impl OwnLabel {
    /// About twenty Chinese characters.
    pub const MOST: usize = 60;

    /// Reads `own:西安80-某市-3度带36`, also with a full-width colon or capitals. `None`: not such
    /// a label, empty, too long, or with control characters in it.
    pub fn parse(text: &str) -> Option<OwnLabel> {
        let text = text.trim();
        let (head, name) = text.split_once([':', '：'])?;
        let name = name.trim();
        let fits = head.trim().eq_ignore_ascii_case("own")
            && !name.is_empty()
            && name.len() <= OwnLabel::MOST
            && !name.chars().any(char::is_control);
        if !fits {
            return None;
        }
        let mut bytes = [0; OwnLabel::MOST];
        bytes[..name.len()].copy_from_slice(name.as_bytes());
        Some(OwnLabel {
            len: name.len() as u8,
            bytes,
        })
    }

    /// Without `own:`.
    pub fn name(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }
}

impl fmt::Display for OwnLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "own:{}", self.name())
    }
}

impl fmt::Debug for OwnLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OwnLabel({:?})", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let label = OwnLabel::parse(" OWN：西安80-某市-3度带36 ").unwrap();
        assert_eq!(label.to_string(), "own:西安80-某市-3度带36");
        assert_eq!(OwnLabel::parse(&label.to_string()), Some(label));
        for bad in [
            "own:",
            "own",
            "西安80",
            "own:a\u{7}b",
            &format!("own:{}", "长".repeat(21)),
        ] {
            assert_eq!(OwnLabel::parse(bad), None, "{bad}");
        }
    }
}
