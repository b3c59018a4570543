//! Unified social credit code 统一社会信用代码, GB 32100-2015.

use super::{Check, IdentityCode, normal_form};

/// The 31 characters in order of value; I, O, S, V and Z are left out.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Checks length, characters and, as a warning only, the check digit.
///
/// Some codes from the pilot years are in real use and fail the check digit, so the clerk may confirm one.
pub fn check_uscc(text: &str) -> Check {
    let value = normal_form(text);
    if value.is_empty() {
        return Check::Problem {
            code: IdentityCode::Empty,
        };
    }
    if value.chars().count() != 18 {
        return Check::Problem {
            code: IdentityCode::UsccLength,
        };
    }
    let values: Option<Vec<usize>> = value
        .bytes()
        .map(|byte| ALPHABET.iter().position(|letter| *letter == byte))
        .collect();
    let Some(values) = values else {
        return Check::Problem {
            code: IdentityCode::UsccCharacters,
        };
    };
    if values[17] != check_value(&values[..17]) {
        return Check::Warning {
            value,
            code: IdentityCode::UsccChecksum,
        };
    }
    Check::Ok { value }
}

/// Weights are the powers of 3 modulo 31.
fn check_value(values: &[usize]) -> usize {
    let (sum, _) = values.iter().fold((0, 1), |(sum, weight), value| {
        (sum + value * weight, weight * 3 % 31)
    });
    (31 - sum % 31) % 31
}
