//! Chinese numerals, as people write small numbers.

/// 十二, 三十七, 一百零五, 三点五; also digits in a row, 一二三. `None` for anything else.
pub(super) fn numeral(text: &str) -> Option<f64> {
    let digit = |c: char| {
        "零一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .or(match c {
                '〇' => Some(0),
                '两' => Some(2),
                _ => None,
            })
    };
    let (whole, part) = text.split_once('点').map_or((text, ""), |(w, p)| (w, p));
    if whole.is_empty() || text.ends_with('点') || text.chars().count() > 12 {
        return None;
    }
    let mut value = 0.0;
    if whole.contains(['十', '百']) {
        let (mut unit, mut pending) = (1_000, None);
        for c in whole.chars() {
            match (c, digit(c)) {
                ('零' | '〇', _) if pending.is_none() => {}
                (_, Some(d)) if pending.is_none() => pending = Some(d),
                ('十' | '百', _) => {
                    let this = if c == '百' { 100 } else { 10 };
                    // Units only fall; a bare 十 counts once, a bare 百 is no number.
                    if this >= unit || (this == 100 && pending.is_none()) {
                        return None;
                    }
                    value += (pending.take().unwrap_or(1) * this) as f64;
                    unit = this;
                }
                _ => return None,
            }
        }
        value += pending.unwrap_or(0) as f64;
    } else {
        for c in whole.chars() {
            value = value * 10.0 + digit(c)? as f64;
        }
    }
    let mut place = 0.1;
    for c in part.chars() {
        value += digit(c)? as f64 * place;
        place /= 10.0;
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        for (text, value) in [
            ("十", 10.0),
            ("十二", 12.0),
            ("二十", 20.0),
            ("三十七", 37.0),
            ("一百零五", 105.0),
            ("一百二十", 120.0),
            ("三点五", 3.5),
            ("零点二五", 0.25),
            ("一二三", 123.0),
            ("两", 2.0),
        ] {
            assert!((numeral(text).unwrap() - value).abs() < 1e-12, "{text}");
        }
        for text in [
            "",
            "点五",
            "五点",
            "百",
            "十百",
            "十十",
            "二三十",
            "一点二点三",
        ] {
            assert_eq!(numeral(text), None, "{text}");
        }
    }
}
