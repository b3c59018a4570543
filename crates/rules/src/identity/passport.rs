//! Passport numbers 护照号码: shape only, there is no check digit outside the machine-readable zone.

use super::{Check, IdentityCode, normal_form};

/// Five to nine letters and digits with at least one digit (ICAO 9303); up to fifteen with a warning.
pub fn check_passport(text: &str) -> Check {
    let value = normal_form(text);
    if value.is_empty() {
        return Check::Problem {
            code: IdentityCode::Empty,
        };
    }
    if !value.bytes().all(|b| b.is_ascii_alphanumeric())
        || !value.bytes().any(|b| b.is_ascii_digit())
    {
        return Check::Problem {
            code: IdentityCode::PassportShape,
        };
    }
    match value.len() {
        5..=9 => Check::Ok { value },
        10..=15 => Check::Warning {
            value,
            code: IdentityCode::PassportUnusual,
        },
        _ => Check::Problem {
            code: IdentityCode::PassportShape,
        },
    }
}
