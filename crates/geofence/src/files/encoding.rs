//! Text encodings of files that may lie about them: strict UTF-8 first, then strict GB 18030.

use super::FileError;
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// A whole text file. `None`: neither. Spreadsheet programs call UTF-16 with a mark "Unicode text".
pub(super) fn document(bytes: &[u8]) -> Option<(Cow<'_, str>, &'static str)> {
    for (mark, encoding) in [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let text = encoding.decode_without_bom_handling_and_without_replacement(rest)?;
            return Some((text, encoding.name()));
        }
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.into(), "UTF-8"));
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text, "GB18030"))
}

/// A whole text file in the encoding a person named. A byte order mark at its start still counts.
pub(super) fn document_in(
    file: &str,
    bytes: &[u8],
    given: Option<&'static Encoding>,
) -> Result<(String, &'static str, &'static str), FileError> {
    let marked = [&b"\xff\xfe"[..], b"\xfe\xff", b"\xef\xbb\xbf"]
        .iter()
        .any(|mark| bytes.starts_with(mark));
    let Some(encoding) = given.filter(|_| !marked) else {
        let (text, name) =
            document(bytes).ok_or_else(|| FileError::new(file, "file.encoding_unknown", ""))?;
        return Ok((text.into_owned(), name, "content"));
    };
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok((text.into_owned(), name_of(encoding), "given")),
        None => Err(FileError::new(
            file,
            "file.encoding_not_fitting",
            name_of(encoding),
        )),
    }
}

/// As people write it: the standard's name for what we call GB 18030, which holds GBK.
pub(super) fn name_of(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 {
        "GB18030"
    } else {
        encoding.name()
    }
}

/// The encoding a person names for a file: `GBK`, `GB18030`, `UTF-8`, `Big5` and what else browsers know.
///
/// # Errors
/// `file.encoding_name_unknown`.
pub(super) fn named(file: &str, label: &str) -> Result<&'static Encoding, FileError> {
    from_cpg(label.as_bytes())
        .ok_or_else(|| FileError::new(file, "file.encoding_name_unknown", label))
}

/// Cells in the encoding a person named; what does not fit is read with marks, and said so.
pub(super) fn given(cells: &[&[u8]], encoding: &'static Encoding) -> Chosen {
    Chosen {
        encoding,
        by: "given",
        uncertain: cells.iter().any(|c| strict(c, encoding).is_none()),
    }
}

/// The beginning of a text file, `cut` perhaps inside a character. `None`: no text.
pub(super) fn beginning(head: &[u8], cut: bool) -> Option<Cow<'_, str>> {
    let lose = if cut { 3 } else { 0 };
    (0..=lose.min(head.len())).find_map(|n| document(&head[..head.len() - n]).map(|(t, _)| t))
}

/// The encoding a `.cpg` file names; `None` for what is no name (some are web pages).
pub(super) fn from_cpg(bytes: &[u8]) -> Option<&'static Encoding> {
    let text = std::str::from_utf8(bytes.get(..64).unwrap_or(bytes))
        .ok()?
        .trim_start_matches('\u{feff}')
        .trim();
    let label = text.to_lowercase();
    let label = label
        .trim_start_matches("ansi ")
        .trim_start_matches("cp")
        .trim_start_matches("ms")
        .trim();
    match label {
        "936" | "54936" => Some(GB18030),
        "65001" | "utf8" => Some(UTF_8),
        digits if digits.len() == 4 && digits.starts_with("125") => {
            Encoding::for_label(format!("windows-{digits}").as_bytes())
        }
        _ => Encoding::for_label(text.as_bytes())
            .map(|e| if e.name() == "GBK" { GB18030 } else { e }),
    }
}

/// How the cells of a table are to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen {
    pub encoding: &'static Encoding,
    pub by: &'static str,
    /// Nothing reads all cells: what cannot be read becomes a replacement mark.
    pub uncertain: bool,
}

/// Decides from every cell that has a byte above ASCII. A statement is believed while it fits.
pub(super) fn choose(cells: &[&[u8]], stated: Option<(&'static Encoding, &'static str)>) -> Chosen {
    let fits = |e: &'static Encoding| cells.iter().all(|c| strict(c, e).is_some());
    if let Some((encoding, by)) = stated
        && fits(encoding)
    {
        return Chosen {
            encoding,
            by,
            uncertain: false,
        };
    }
    let by = if stated.is_some() {
        "content_against_statement"
    } else {
        "content"
    };
    let (utf8, gb) = (fits(UTF_8), fits(GB18030));
    // Short GBK words can pass as UTF-8, but only as two-byte letters, which Chinese text is not.
    let only_two_byte = || cells.iter().flat_map(|c| c.iter()).all(|b| *b < 0xe0);
    let encoding = match (utf8, gb) {
        (true, true) if !cells.is_empty() && only_two_byte() => GB18030,
        (true, _) => UTF_8,
        (false, true) => GB18030,
        (false, false) => {
            return Chosen {
                encoding: GB18030,
                by,
                uncertain: true,
            };
        }
    };
    Chosen {
        encoding,
        by,
        uncertain: false,
    }
}

/// Fixed-width cells are cut at a byte, perhaps inside a character: up to three bytes may be lost.
pub(super) fn strict(cell: &[u8], encoding: &'static Encoding) -> Option<String> {
    for cut in 0..=3.min(cell.len()) {
        let part = &cell[..cell.len() - cut];
        if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(part) {
            return Some(text.into_owned());
        }
        // Only a cell that fills its field can have been cut.
        if cell.len() < 8 {
            break;
        }
    }
    None
}

pub(super) fn decode(cell: &[u8], chosen: Chosen) -> String {
    strict(cell, chosen.encoding).unwrap_or_else(|| {
        chosen
            .encoding
            .decode_without_bom_handling(cell)
            .0
            .into_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_that_lie_are_overruled() {
        let gbk: &[u8] = b"\xcf\xdf\xc2\xb7\xc3\xfb\xb3\xc6"; // 线路名称
        let utf8 = "线路名称".as_bytes();
        assert_eq!(choose(&[gbk], None).encoding, GB18030);
        assert_eq!(choose(&[utf8], None).encoding, UTF_8);
        assert_eq!(choose(&[gbk], Some((UTF_8, "cpg"))).encoding, GB18030);
        assert_eq!(
            choose(&[gbk], Some((UTF_8, "cpg"))).by,
            "content_against_statement"
        );
        assert!(from_cpg(b"<!DOCTYPE html>").is_none());
        assert_eq!(from_cpg(b"GBK\r\n"), Some(GB18030));
        assert_eq!(from_cpg(b"936"), Some(GB18030));
        assert_eq!(from_cpg(b"UTF-8"), Some(UTF_8));
        assert_eq!(from_cpg(b"ANSI 1250\n"), Some(encoding_rs::WINDOWS_1250));
    }
}
