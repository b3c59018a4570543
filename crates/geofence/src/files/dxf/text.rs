//! Words in a drawing: which encoding they are in, and the escapes for what it cannot say.

use crate::files::encoding::{self, Chosen};
use encoding_rs::{Encoding, GB18030, UTF_8};
use std::borrow::Cow;

/// Decides for a whole drawing. From AC1021 (release 2007) on text is UTF-8 whatever `$DWGCODEPAGE`
/// says; before that the code page counts, unless what is there can only be something else.
pub(super) fn choose(
    version: &[u8],
    code_page: &[u8],
    words: &[&[u8]],
    given: Option<&'static Encoding>,
) -> Chosen {
    let words: Vec<&[u8]> = words.iter().copied().filter(|w| !w.is_ascii()).collect();
    if let Some(given) = given {
        return encoding::given(&words, given);
    }
    let number = version.get(2..).and_then(|n| std::str::from_utf8(n).ok());
    if number.and_then(|n| n.parse::<u32>().ok()) >= Some(1021) {
        return encoding::choose(&words, Some((UTF_8, "standard")));
    }
    let three_bytes =
        |w: &&[u8]| std::str::from_utf8(w).is_ok_and(|t| t.chars().any(|c| c > '\u{7ff}'));
    let all_utf8 = words.iter().all(|w| std::str::from_utf8(w).is_ok());
    let against = |encoding| Chosen {
        encoding,
        by: "content_against_statement",
        uncertain: false,
    };
    match from_code_page(code_page) {
        Some(stated) if all_utf8 && words.iter().any(three_bytes) => {
            against_unless(stated, UTF_8, against)
        }
        // Every byte is a letter in a western code page; Chinese shows by its pairs.
        Some(stated)
            if stated.name().starts_with("windows-125")
                && !words.is_empty()
                && words.iter().all(|w| in_pairs(w)) =>
        {
            against(GB18030)
        }
        stated => encoding::choose(&words, stated.map(|e| (e, "code_page"))),
    }
}

fn against_unless(
    stated: &'static Encoding,
    found: &'static Encoding,
    against: impl Fn(&'static Encoding) -> Chosen,
) -> Chosen {
    if stated == found {
        return Chosen {
            encoding: found,
            by: "code_page",
            uncertain: false,
        };
    }
    against(found)
}

/// Runs of bytes above ASCII are pairs of GB 2312, as words of a western language never are.
fn in_pairs(word: &[u8]) -> bool {
    word.split(|b| *b < 0x80)
        .all(|run| run.len() % 2 == 0 && run.iter().all(|b| *b >= 0xa1))
}

fn from_code_page(name: &[u8]) -> Option<&'static Encoding> {
    let name = std::str::from_utf8(name).ok()?.to_lowercase();
    let number = name
        .trim_start_matches("ansi_")
        .trim_start_matches("dos")
        .trim_start_matches("cp");
    match number {
        "936" | "gb2312" => Some(GB18030),
        "950" => Some(encoding_rs::BIG5),
        "932" => Some(encoding_rs::SHIFT_JIS),
        "949" => Some(encoding_rs::EUC_KR),
        "874" => Some(encoding_rs::WINDOWS_874),
        "utf-8" | "utf8" | "65001" => Some(UTF_8),
        _ if number.len() == 4 && number.starts_with("125") => {
            Encoding::for_label(format!("windows-{number}").as_bytes())
        }
        _ => None,
    }
}

/// A word as it is meant: decoded, `\U+7EBF` and `\M+5CFDF` replaced.
pub(super) fn word(raw: &[u8], chosen: Chosen) -> String {
    let text = encoding::decode(raw, chosen);
    let text = text.trim();
    if !text.contains("\\U+") && !text.contains("\\M+") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match escape(rest) {
            Some((meant, length)) => {
                out.push_str(&meant);
                rest = &rest[length..];
            }
            None => {
                out.push('\\');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn escape(text: &str) -> Option<(Cow<'static, str>, usize)> {
    let hex = |from: usize| {
        let digits = text.get(from..from + 4)?;
        digits
            .bytes()
            .all(|b| b.is_ascii_hexdigit())
            .then(|| u16::from_str_radix(digits, 16).ok())?
    };
    if text.starts_with("\\U+") {
        let first = hex(3)?;
        // Letters beyond the first plane are two escapes.
        if (0xd800..0xdc00).contains(&first) && text.get(7..10) == Some("\\U+") {
            let pair = String::from_utf16(&[first, hex(10)?]).ok()?;
            return Some((pair.into(), 14));
        }
        return Some((char::from_u32(first.into())?.to_string().into(), 7));
    }
    let page: &'static Encoding = match text.get(..4)? {
        "\\M+1" => encoding_rs::SHIFT_JIS,
        "\\M+2" => encoding_rs::BIG5,
        "\\M+3" => encoding_rs::EUC_KR,
        "\\M+5" => GB18030,
        _ => return None,
    };
    let bytes = hex(4)?.to_be_bytes();
    let bytes = if bytes[0] == 0 {
        &bytes[1..]
    } else {
        &bytes[..]
    };
    let meant = page.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((meant.into_owned().into(), 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        let plain = choose(b"AC1015", b"ANSI_936", &[], None);
        let read = |t: &str| word(t.as_bytes(), plain);
        assert_eq!(read(r"10kV\U+67B6\U+7A7A\U+7EBF"), "10kV架空线");
        assert_eq!(read(r"\M+5CFDF\M+5C2B7"), "线路");
        assert_eq!(read(r"\U+D86C\U+DDCD"), "\u{2b1cd}");
        assert_eq!(
            read(r"\U+12 \M+9CFDF \U+D800 C:\M"),
            r"\U+12 \M+9CFDF \U+D800 C:\M"
        );
    }

    #[test]
    fn which_encoding() {
        let gbk: &[u8] = b"\xcf\xdf\xc2\xb7"; // 线路
        let utf8 = "线路".as_bytes();
        let by = |version: &str, page: &str, word: &[u8]| {
            let chosen = choose(version.as_bytes(), page.as_bytes(), &[word], None);
            (super::word(word, chosen), chosen.by)
        };
        let meant = "线路".to_owned();
        assert_eq!(by("AC1021", "ANSI_936", utf8), (meant.clone(), "standard"));
        assert_eq!(
            by("AC1032", "ANSI_936", gbk),
            (meant.clone(), "content_against_statement")
        );
        assert_eq!(by("AC1015", "ANSI_936", gbk), (meant.clone(), "code_page"));
        assert_eq!(
            by("AC1015", "ANSI_936", utf8),
            (meant.clone(), "content_against_statement")
        );
        assert_eq!(
            by("AC1015", "ANSI_1252", gbk),
            (meant.clone(), "content_against_statement")
        );
        assert_eq!(by("AC1009", "", gbk), (meant, "content"));
        assert_eq!(
            by("AC1015", "ANSI_1252", b"Z\xe4hler"),
            ("Zähler".to_owned(), "code_page")
        );
    }
}
