//! What Chinese input methods produce, made into what parsers expect.

/// Full-width digits, letters and signs become ASCII, and blanks at both ends go.
///
/// For every field that holds a number, a document number or a telephone number. `１３．２` is `13.2`; a Chinese full stop
/// after digits (`13。2`, the same key) is a decimal point; the several Unicode minus signs and dashes are one `-`.
/// Folding twice is the same as folding once. Not for names and addresses, where a full-width sign may be meant.
pub fn fold_width(text: &str) -> String {
    let folded: String = text.chars().map(fold_char).collect();
    folded.trim().to_owned()
}

fn fold_char(c: char) -> char {
    match c {
        // U+FF01..U+FF5E mirror ASCII at a fixed offset.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{00A0}' => ' ',
        '。' | '｡' => '.',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' => '-',
        other => other,
    }
}
