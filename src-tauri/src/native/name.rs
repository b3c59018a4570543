//! File names that the pages propose.

use serde::Deserialize;

/// `?name=回执.pdf`
#[derive(Deserialize)]
pub(crate) struct Proposed {
    name: String,
}

impl Proposed {
    /// The proposed name without anything that leads out of a folder or that some file system refuses.
    /// 120 characters are kept, because a name may have 255 bytes and a Chinese character takes three: 120 is safe with
    /// the ASCII that case numbers are made of, and a longer name says nothing more.
    pub(crate) fn file_name(&self) -> String {
        let clean: String = self
            .name
            .chars()
            .map(|c| {
                if c.is_control() || r#"/\:*?"<>|"#.contains(c) {
                    '_'
                } else {
                    c
                }
            })
            .collect();
        let clean = clean.trim_matches(['.', ' ']);
        let mut kept = String::new();
        for c in clean.chars().take(120) {
            if kept.len() + c.len_utf8() > 240 {
                break;
            }
            kept.push(c);
        }
        if kept.is_empty() {
            "linewarden".to_owned()
        } else {
            kept
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Proposed;

    fn file_name(name: &str) -> String {
        Proposed {
            name: name.to_owned(),
        }
        .file_name()
    }

    #[test]
    fn a_name_stays_in_its_folder() {
        assert_eq!(file_name("回执 GX-2026-0001.pdf"), "回执 GX-2026-0001.pdf");
        assert_eq!(file_name("../../etc/passwd"), "_.._etc_passwd");
        assert_eq!(file_name("C:\\a\\b.pdf"), "C__a_b.pdf");
        assert_eq!(file_name("\n.."), "_");
        assert_eq!(file_name(".."), "linewarden");
        assert!(file_name(&"线".repeat(300)).len() <= 240);
    }
}
