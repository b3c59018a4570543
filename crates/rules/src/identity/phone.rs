//! Telephone numbers 联系电话 of mainland China: mobile, landline with area code, 400 and 800.

use super::{Check, IdentityCode};
use crate::capacity::fold_width;

/// Checks the shape and gives digits alone, with `-` before an extension (`0771-1234567转801` is `07711234567-801`).
///
/// A country code of China is taken off; any other country's number is kept with a warning.
pub fn check_phone(text: &str) -> Check {
    let folded: String = fold_width(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !"()".contains(*c))
        .collect();
    if folded.is_empty() {
        return Check::Problem {
            code: IdentityCode::Empty,
        };
    }
    let national = ["+86", "0086"]
        .iter()
        .find_map(|code| folded.strip_prefix(code))
        .unwrap_or(&folded);
    if let Some(foreign) = national.strip_prefix('+') {
        return foreign_number(foreign);
    }
    let Some((digits, extension)) = split_extension(national) else {
        return Check::Problem {
            code: IdentityCode::PhoneCharacters,
        };
    };
    let value = if extension.is_empty() {
        digits.clone()
    } else {
        format!("{digits}-{extension}")
    };
    if is_mobile(&digits) || is_service(&digits) || is_landline(&digits) {
        return Check::Ok { value };
    }
    if matches!(digits.len(), 7 | 8) && matches!(digits.as_bytes()[0], b'2'..=b'8') {
        return Check::Warning {
            value,
            code: IdentityCode::PhoneNoAreaCode,
        };
    }
    Check::Problem {
        code: IdentityCode::PhoneLength,
    }
}

/// The number's digits and those of an extension, or none where something else stands between.
fn split_extension(text: &str) -> Option<(String, String)> {
    let (main, extension) = match text.split_once(['转', '#']) {
        Some((main, extension)) => (main, extension),
        None => match text.rsplit_once('-') {
            // A hyphen with a complete landline before it starts an extension: 0771-1234567-801.
            Some((main, extension))
                if is_landline(&main.replace('-', "")) && (1..=6).contains(&extension.len()) =>
            {
                (main, extension)
            }
            _ => (text, ""),
        },
    };
    let digits = main.replace('-', "");
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (!digits.is_empty() && all_digits(&digits) && all_digits(extension))
        .then(|| (digits, extension.to_owned()))
}

fn is_mobile(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes.len() == 11 && bytes[0] == b'1' && matches!(bytes[1], b'3'..=b'9')
}

fn is_service(digits: &str) -> bool {
    digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"))
}

/// Area code 010, 02x or 0xxx, then seven or eight digits that begin with 2 to 8.
fn is_landline(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let area = match bytes {
        [b'0', b'1', b'0', ..] | [b'0', b'2', ..] => 3,
        [b'0', b'3'..=b'9', ..] => 4,
        _ => return false,
    };
    let local = bytes.get(area..).unwrap_or_default();
    matches!(local.len(), 7 | 8)
        && matches!(local[0], b'2'..=b'8')
        && local.iter().all(u8::is_ascii_digit)
}

fn foreign_number(text: &str) -> Check {
    let digits = text.replace('-', "");
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Check::Problem {
            code: IdentityCode::PhoneCharacters,
        };
    }
    // ITU-T E.164: at most 15 digits with the country code.
    if !(7..=15).contains(&digits.len()) {
        return Check::Problem {
            code: IdentityCode::PhoneLength,
        };
    }
    Check::Warning {
        value: format!("+{digits}"),
        code: IdentityCode::PhoneForeign,
    }
}
