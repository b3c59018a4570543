//! One coordinate out of a cell: a decimal number, or degrees, minutes and seconds in any of the ways
//! people and instruments write them.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Missing,
    Unreadable,
    /// `108,5` is a number in some countries and two in others.
    Comma,
}

/// What a column is for, where its heading says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    Longitude,
    Latitude,
    /// Metres, or nobody knows yet.
    Any,
}

/// Full-width letters and digits as people type them with a Chinese input method.
pub(super) fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{2212}' | '\u{2013}' | '\u{2014}' => '-',
        other => other,
    };
    text.chars()
        .map(narrow)
        .collect::<String>()
        .trim()
        .to_owned()
}

pub(super) fn coordinate(text: &str, axis: Axis) -> Result<f64, Fault> {
    // No coordinate is longer; a text column taken for one might be.
    if text.len() > 200 {
        return Err(Fault::Unreadable);
    }
    let text = plain(text).to_lowercase();
    if text.is_empty()
        || matches!(
            text.as_str(),
            "-" | "/" | "无" | "null" | "none" | "nan" | "n/a"
        )
    {
        return Err(Fault::Missing);
    }
    if text.contains(',') {
        return Err(Fault::Comma);
    }
    // One of them: `mm` is another unit.
    let number = text.strip_suffix(['m', '米']).unwrap_or(&text).trim_end();
    if number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
        && let Ok(value) = number.parse::<f64>()
    {
        return if value.is_finite() {
            Ok(value)
        } else {
            Err(Fault::Unreadable)
        };
    }
    sexagesimal(&text, axis).ok_or(Fault::Unreadable)
}

const MARKS: [&[&str]; 3] = [
    &["°", "º", "˚", "度", "d", "-", ":"],
    &["′", "'", "’", "´", "分", "m", "-", ":"],
    &["″", "\"", "”", "''", "′′", "’’", "秒"],
];

fn sexagesimal(text: &str, axis: Axis) -> Option<f64> {
    let prefixes = ["东经", "西经", "北纬", "南纬", "e", "w", "n", "s"];
    let mut side = None;
    let mut rest = text;
    for prefix in prefixes {
        if let Some(after) = rest.strip_prefix(prefix) {
            side = Some(prefix);
            rest = after.trim_start();
            break;
        }
    }
    let negative = rest.starts_with('-');
    rest = rest.strip_prefix(['-', '+']).unwrap_or(rest);
    let mut parts: Vec<f64> = Vec::new();
    let mut letters = false;
    for (place, marks) in MARKS.iter().enumerate() {
        let digits = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(rest.len());
        if digits == 0 {
            break;
        }
        // Only the last part has decimals.
        if parts.last().is_some_and(|p| p.fract() != 0.0) {
            return None;
        }
        parts.push(rest[..digits].parse().ok()?);
        let after = rest[digits..].trim_start();
        let spaced = after.len() < rest.len() - digits && !after.is_empty();
        // After `d` and `m` an `s` is seconds, elsewhere it is south.
        let mark = marks
            .iter()
            .find(|m| after.starts_with(**m))
            .copied()
            .or((place == 2 && letters && after.starts_with('s')).then_some("s"));
        letters |= mark == Some("d");
        match mark {
            Some(mark) => rest = after[mark.len()..].trim_start(),
            None if spaced && after.starts_with(|c: char| c.is_ascii_digit()) => rest = after,
            None => {
                rest = after;
                break;
            }
        }
        if matches!(mark, Some("-" | ":")) && !rest.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
    }
    if side.is_none() {
        side = ["东", "西", "北", "南", "e", "w", "n", "s"]
            .into_iter()
            .find(|s| *s == rest);
        if side.is_some() {
            rest = "";
        }
    }
    if !rest.is_empty() || parts.is_empty() || (negative && side.is_some()) {
        return None;
    }
    let turned = match side {
        Some("东经" | "东" | "e") if axis != Axis::Latitude => false,
        Some("西经" | "西" | "w") if axis != Axis::Latitude => true,
        Some("北纬" | "北" | "n") if axis != Axis::Longitude => false,
        Some("南纬" | "南" | "s") if axis != Axis::Longitude => true,
        Some(_) => return None,
        None => negative,
    };
    if parts[1..].iter().any(|p| *p >= 60.0) {
        return None;
    }
    let degrees = parts.iter().rev().fold(0.0, |sum, p| sum / 60.0 + p);
    (degrees <= 360.0).then_some(if turned { -degrees } else { degrees })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_writing_degrees() {
        let want = 108.0 + 22.0 / 60.0 + 30.5 / 3600.0;
        for text in [
            "108°22′30.5″E",
            "108°22'30.5\"E",
            "108-22-30.5",
            "108d22m30.5s",
            "东经108度22分30.5秒",
            "E108°22′30.5″",
            "108 22 30.5",
            "108:22:30.5",
            "１０８°２２′３０．５″",
            "108°22’30.5”",
            "108°22′30.5''",
            "108° 22′ 30.5″ E",
        ] {
            let got = coordinate(text, Axis::Longitude).unwrap();
            assert!((got - want).abs() < 1e-12, "{text}: {got}");
        }
        assert_eq!(coordinate("22d30m0sS", Axis::Latitude), Ok(-22.5));
        assert_eq!(coordinate("22-30-00S", Axis::Latitude), Ok(-22.5));
        assert_eq!(coordinate("22°30′S", Axis::Latitude), Ok(-22.5));
        assert_eq!(coordinate("108.5°", Axis::Longitude), Ok(108.5));
        assert_eq!(coordinate("37553838.261m", Axis::Any), Ok(37_553_838.261));
        assert_eq!(coordinate(" -0.5 ", Axis::Latitude), Ok(-0.5));
    }

    #[test]
    fn what_is_not_a_coordinate() {
        for text in [
            "108°22′30.5″N",
            "108°60′",
            "108°22′60″",
            "108.5°22′",
            "108-",
            "abc",
            "108°22′30″30",
            "1e999",
            "-108°W",
            "108.3.4",
        ] {
            assert_eq!(
                coordinate(text, Axis::Longitude),
                Err(Fault::Unreadable),
                "{text}"
            );
        }
        assert_eq!(coordinate("108,37514", Axis::Longitude), Err(Fault::Comma));
        assert_eq!(coordinate("  ", Axis::Longitude), Err(Fault::Missing));
    }
}
