//! Search by any two characters, in Chinese too: text is cut into overlapping pairs and stored as words.
//!
//! FTS5's own `trigram` finds nothing for two characters and drops short terms silently, so pairs are cut here.

/// The characters of a text that count for search: letters, digits and ideographs, case and width folded.
fn folded(text: &str) -> Vec<char> {
    linewarden_rules::capacity::fold_width(text)
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// A pair as one ASCII word, since the tokenizer knows nothing of ideographs and must not split or fold again.
fn word(pair: &[char]) -> String {
    pair.iter()
        .map(|c| format!("{:x}", u32::from(*c)))
        .collect::<Vec<_>>()
        .join("x")
}

/// The words a text is stored as: every pair, and the last character alone.
pub(crate) fn words(text: &str) -> String {
    let chars = folded(text);
    let mut words: Vec<String> = chars.windows(2).map(word).collect();
    words.extend(chars.last().map(|c| word(&[*c])));
    words.join(" ")
}

/// The FTS5 query of what a person typed; every part separated by blanks has to be found. None where nothing is left.
pub(crate) fn query(typed: &str) -> Option<String> {
    let parts: Vec<String> = typed
        .split_whitespace()
        .filter_map(|part| {
            let chars = folded(part);
            match chars.len() {
                0 => None,
                // One character: the beginning of a pair, or the last of a text.
                1 => Some(format!("({0}x* OR {0})", word(&chars))),
                _ => Some(format!(
                    "\"{}\"",
                    chars.windows(2).map(word).collect::<Vec<_>>().join(" ")
                )),
            }
        })
        .collect();
    if parts.is_empty() {
        None
    } else {
        Some(parts.join(" AND "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(text: &str, typed: &str) -> bool {
        let db = rusqlite::Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE VIRTUAL TABLE t USING fts5(w, tokenize='ascii')")
            .unwrap();
        db.execute("INSERT INTO t VALUES (?1)", [words(text)])
            .unwrap();
        let found: i64 = db
            .query_row(
                "SELECT count(*) FROM t WHERE t MATCH ?1",
                [query(typed).unwrap()],
                |r| r.get(0),
            )
            .unwrap();
        found > 0
    }

    #[test]
    fn two_characters_are_found_and_absent_ones_are_not() {
        assert!(finds("示例区中雀路8号配电房", "中雀"));
        assert!(finds("示例区中雀路8号配电房", "配电房"));
        assert!(finds("示例区中雀路8号配电房", "房"));
        assert!(finds("示例区中雀路8号配电房", "雀"));
        assert!(finds("2026-0412", "0412"));
        assert!(finds("示例机械厂 2026-0412", "机械 12"));
        assert!(!finds("示例区中雀路8号配电房", "水泵"));
        assert!(!finds("示例区中雀路8号配电房", "配电 水泵"));
        assert!(!finds("配电水房泵", "水泵"));
    }

    #[test]
    fn rare_characters_and_full_width_are_found() {
        assert!(finds("䶮𬭎示例", "𬭎示"));
        assert!(finds("第１２号", "12"));
    }
}
