//! Words a utility has no power to use: it gives notice, authorities command (Power Law art. 68, 69; the protection
//! regulations art. 26 to 28 leave ordering and fining to the power administration).

use serde::Serialize;
use ts_rs::TS;

/// Each word that belongs to an authority, with what the utility may write instead.
const AUTHORITY_WORDS: [(&str, &str); 9] = [
    ("责令", "请"),
    ("勒令", "请"),
    ("拆除决定", "拆除请求"),
    ("强制拆除", "依法处理"),
    ("强拆", "依法处理"),
    ("行政处罚", "依法处理"),
    ("处罚决定", "处理意见"),
    ("罚款", "依法处理"),
    ("没收", "依法处理"),
];

/// A flagged word in a free text field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Flagged {
    /// Offset of the word in characters (Unicode scalar values) from the start of the text.
    pub at: usize,
    /// The word found.
    pub word: &'static str,
    /// What to write instead.
    pub instead: &'static str,
}

/// Finds words that belong to an authority, in order of their place.
pub fn flagged_words(text: &str) -> Vec<Flagged> {
    let mut found: Vec<Flagged> = AUTHORITY_WORDS
        .iter()
        .flat_map(|&(word, instead)| {
            text.match_indices(word).map(move |(byte, _)| Flagged {
                at: text[..byte].chars().count(),
                word,
                instead,
            })
        })
        .collect();
    found.sort_by_key(|f| (f.at, std::cmp::Reverse(f.word.len())));
    found
}

/// The words alone, for the template that underlines them in a draft.
pub(crate) fn words() -> Vec<&'static str> {
    AUTHORITY_WORDS.iter().map(|(word, _)| *word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_by_character_offset() {
        let found = flagged_words("三、责令吊车撤离，否则罚款。");
        assert_eq!(found.len(), 2);
        assert_eq!(
            (found[0].at, found[0].word, found[0].instead),
            (2, "责令", "请")
        );
        assert_eq!((found[1].at, found[1].word), (11, "罚款"));
        assert!(flagged_words("请将吊车撤离。").is_empty());
    }
}
