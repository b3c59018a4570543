//! The applicant's personal data: sealed under a key per person, masked unless somebody asks with a reason.
use crate::error::Failure;
use crate::office::Office;
use linewarden_rules::PartyId;
use linewarden_rules::application::{ApplicationForm, IdKind, PartyKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the sealed store keeps of one applicant and the site they name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Applicant {
    pub kind: PartyKind,
    pub name: String,
    pub id_kind: IdKind,
    pub id_number: String,
    pub contact: String,
    pub phone: String,
    pub legal_representative: String,
    pub address: String,
}

/// The applicant as shown. Numbers are masked unless revealed.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct PartyView {
    pub kind: PartyKind,
    pub name: String,
    pub id_kind: IdKind,
    pub id_number: String,
    pub contact: String,
    pub phone: String,
    pub legal_representative: String,
    pub address: String,
    /// The key was destroyed: nothing can be shown any more.
    pub erased: bool,
}

impl Applicant {
    /// From the form as typed, in normal form.
    pub(crate) fn from_form(form: &ApplicationForm) -> Self {
        let fold = |text: &str| {
            linewarden_rules::capacity::fold_width(text)
                .trim()
                .to_owned()
        };
        let tidy = |text: &str| text.trim().to_owned();
        let party = &form.party;
        Self {
            kind: party.kind,
            name: tidy(&party.name),
            id_kind: party.id_kind,
            id_number: fold(&party.id_number).to_uppercase(),
            contact: tidy(&party.contact),
            phone: fold(&party.phone),
            legal_representative: tidy(&party.legal_representative),
            address: tidy(&form.address),
        }
    }

    /// Reads an applicant; none where the key was destroyed or the person is unknown.
    pub(crate) fn load(office: &Office, party: &PartyId) -> Result<Option<Self>, Failure> {
        let value = office.sealed.get(party.as_str())?;
        value
            .map(serde_json::from_value)
            .transpose()
            .map_err(Failure::internal)
    }

    /// As shown; `open` shows numbers whole.
    pub(crate) fn view(found: Option<Self>, open: bool) -> PartyView {
        let erased = found.is_none();
        let applicant = found.unwrap_or_default();
        let hide = |text: &str| if open { text.to_owned() } else { mask(text) };
        // A company's code is public; a person's number is not.
        let id_number = if applicant.id_kind == IdKind::Uscc {
            applicant.id_number.clone()
        } else {
            hide(&applicant.id_number)
        };
        PartyView {
            kind: applicant.kind,
            id_number,
            phone: hide(&applicant.phone),
            name: applicant.name,
            id_kind: applicant.id_kind,
            contact: applicant.contact,
            legal_representative: applicant.legal_representative,
            address: applicant.address,
            erased,
        }
    }
}

/// Leaves three characters at the front and four at the end.
fn mask(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let count = chars.len();
    if count <= 7 {
        return chars.iter().map(|_| '*').collect();
    }
    chars
        .iter()
        .enumerate()
        .map(|(i, c)| if i < 3 || i + 4 >= count { *c } else { '*' })
        .collect()
}
