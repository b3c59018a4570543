//! Identity papers and telephone numbers 证件、联系电话: shape and check digits of what a clerk types.
//!
//! Nothing here says that a paper is genuine. A *problem* stops the field, a *warning* is confirmed by the clerk.

mod passport;
mod phone;
mod resident;
mod uscc;

pub use passport::check_passport;
pub use phone::check_phone;
pub use resident::check_resident_id;
pub use uscc::check_uscc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a check found. `value` is the normal form to store: folded, upper case, without blanks and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "IdentityCheck")]
#[serde(tag = "result", rename_all = "snake_case")]
pub enum Check {
    Ok { value: String },
    Warning { value: String, code: IdentityCode },
    Problem { code: IdentityCode },
}

impl Check {
    /// The normal form, unless the input cannot be one.
    pub fn value(&self) -> Option<&str> {
        match self {
            Check::Ok { value } | Check::Warning { value, .. } => Some(value),
            Check::Problem { .. } => None,
        }
    }

    /// Why it is not simply right.
    pub fn code(&self) -> Option<IdentityCode> {
        match self {
            Check::Ok { .. } => None,
            Check::Warning { code, .. } | Check::Problem { code } => Some(*code),
        }
    }
}

/// Reasons, stable on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum IdentityCode {
    #[serde(rename = "identity.empty")]
    Empty,
    /// Not 18 characters.
    #[serde(rename = "identity.resident.length")]
    ResidentLength,
    /// Something other than digits, or than a digit or X at the end.
    #[serde(rename = "identity.resident.characters")]
    ResidentCharacters,
    /// The first two digits are no province (GB/T 2260).
    #[serde(rename = "identity.resident.region")]
    ResidentRegion,
    /// A foreigner's permanent-residence card: 18 digits that begin with 9.
    #[serde(rename = "identity.resident.foreign_permanent")]
    ResidentForeignPermanent,
    /// No such date of birth.
    #[serde(rename = "identity.resident.date")]
    ResidentDate,
    #[serde(rename = "identity.resident.future")]
    ResidentFuture,
    /// Born more than 120 years ago.
    #[serde(rename = "identity.resident.age")]
    ResidentAge,
    /// The check digit of GB 11643 does not fit.
    #[serde(rename = "identity.resident.checksum")]
    ResidentChecksum,
    #[serde(rename = "identity.uscc.length")]
    UsccLength,
    /// A letter GB 32100 does not use (I, O, S, V, Z), or no letter or digit.
    #[serde(rename = "identity.uscc.characters")]
    UsccCharacters,
    /// The check digit of GB 32100 does not fit; early pilot codes in real use fail it, so this only warns.
    #[serde(rename = "identity.uscc.checksum")]
    UsccChecksum,
    #[serde(rename = "identity.phone.characters")]
    PhoneCharacters,
    #[serde(rename = "identity.phone.length")]
    PhoneLength,
    /// A landline without its area code.
    #[serde(rename = "identity.phone.no_area_code")]
    PhoneNoAreaCode,
    /// A foreign number: kept as typed.
    #[serde(rename = "identity.phone.foreign")]
    PhoneForeign,
    #[serde(rename = "identity.passport.shape")]
    PassportShape,
    /// Longer than the nine characters a machine-readable zone holds (ICAO 9303).
    #[serde(rename = "identity.passport.unusual")]
    PassportUnusual,
}

impl IdentityCode {
    /// The dotted code, for the wire.
    pub fn code(self) -> &'static str {
        match self {
            IdentityCode::Empty => "identity.empty",
            IdentityCode::ResidentLength => "identity.resident.length",
            IdentityCode::ResidentCharacters => "identity.resident.characters",
            IdentityCode::ResidentRegion => "identity.resident.region",
            IdentityCode::ResidentForeignPermanent => "identity.resident.foreign_permanent",
            IdentityCode::ResidentDate => "identity.resident.date",
            IdentityCode::ResidentFuture => "identity.resident.future",
            IdentityCode::ResidentAge => "identity.resident.age",
            IdentityCode::ResidentChecksum => "identity.resident.checksum",
            IdentityCode::UsccLength => "identity.uscc.length",
            IdentityCode::UsccCharacters => "identity.uscc.characters",
            IdentityCode::UsccChecksum => "identity.uscc.checksum",
            IdentityCode::PhoneCharacters => "identity.phone.characters",
            IdentityCode::PhoneLength => "identity.phone.length",
            IdentityCode::PhoneNoAreaCode => "identity.phone.no_area_code",
            IdentityCode::PhoneForeign => "identity.phone.foreign",
            IdentityCode::PassportShape => "identity.passport.shape",
            IdentityCode::PassportUnusual => "identity.passport.unusual",
        }
    }
}

/// Folded, upper case, blanks and hyphens out.
fn normal_form(text: &str) -> String {
    crate::capacity::fold_width(text)
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .flat_map(char::to_uppercase)
        .collect()
}
