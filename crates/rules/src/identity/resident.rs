//! Citizen identity number 公民身份号码, GB 11643-1999.

use super::{Check, IdentityCode, normal_form};
use chrono::{Datelike, NaiveDate};

/// Province codes of GB/T 2260. 81 to 83 are on residence permits of Hong Kong, Macao and Taiwan residents.
const PROVINCES: [u32; 34] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 81, 82, 83,
];

/// Weights of positions 1 to 17, ISO 7064 MOD 11-2.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS: [u8; 11] = *b"10X98765432";

/// Checks length, characters, region, date of birth and check digit of an 18-digit number; `today` bounds the date.
///
/// Only the province is looked up: counties are dissolved while the numbers they gave live on.
pub fn check_resident_id(text: &str, today: NaiveDate) -> Check {
    let value = normal_form(text);
    let problem = |code| Check::Problem { code };
    if value.is_empty() {
        return problem(IdentityCode::Empty);
    }
    if value.chars().count() != 18 {
        return problem(IdentityCode::ResidentLength);
    }
    let bytes = value.as_bytes();
    if !value.is_ascii()
        || !bytes[..17].iter().all(u8::is_ascii_digit)
        || !(bytes[17].is_ascii_digit() || bytes[17] == b'X')
    {
        return problem(IdentityCode::ResidentCharacters);
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range]
            .iter()
            .fold(0u32, |sum, digit| sum * 10 + u32::from(digit - b'0'))
    };
    let foreign_permanent = bytes[0] == b'9';
    if !foreign_permanent && !PROVINCES.contains(&number(0..2)) {
        return problem(IdentityCode::ResidentRegion);
    }
    let year = i32::try_from(number(6..10)).expect("four digits fit");
    let Some(born) = NaiveDate::from_ymd_opt(year, number(10..12), number(12..14)) else {
        return problem(IdentityCode::ResidentDate);
    };
    if born > today {
        return problem(IdentityCode::ResidentFuture);
    }
    if bytes[17] != check_digit(bytes) {
        return problem(IdentityCode::ResidentChecksum);
    }
    if foreign_permanent {
        return Check::Warning {
            value,
            code: IdentityCode::ResidentForeignPermanent,
        };
    }
    if today.year() - born.year() > 120 {
        return Check::Warning {
            value,
            code: IdentityCode::ResidentAge,
        };
    }
    Check::Ok { value }
}

fn check_digit(bytes: &[u8]) -> u8 {
    let sum: u32 = WEIGHTS
        .iter()
        .zip(bytes)
        .map(|(weight, digit)| weight * u32::from(digit - b'0'))
        .sum();
    CHECK_DIGITS[(sum % 11) as usize]
}
