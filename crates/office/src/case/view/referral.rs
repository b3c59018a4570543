//! What became of a refusal.
use super::by::{By, Names, Nothing, by};
use super::{Loaded, PaperCard, paper_card};
use linewarden_rules::referral::ReferralAnswered;
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct FiledView {
    pub addressees: Vec<String>,
    pub request: String,
    pub paper: PaperCard,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ReportedView {
    pub paper: PaperCard,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ReferralView {
    pub reported: Option<By<ReportedView>>,
    pub filed_to_safety: Option<By<Nothing>>,
    pub filed: Option<By<FiledView>>,
    pub answers: Vec<ReferralAnswered>,
    pub closed: bool,
}

pub(super) fn referral_view(loaded: &Loaded, person: &Names<'_>) -> Option<ReferralView> {
    let case = &loaded.case;
    if !case.is_refused() && case.refusal_reported.is_none() {
        return None;
    }
    Some(ReferralView {
        reported: case.refusal_reported.as_ref().map(|(e, r)| {
            by(
                e,
                person,
                ReportedView {
                    paper: paper_card(&r.paper),
                },
            )
        }),
        filed_to_safety: case
            .filed_to_safety
            .as_ref()
            .map(|e| by(e, person, Nothing {})),
        filed: case.referral.as_ref().map(|(e, f)| {
            by(
                e,
                person,
                FiledView {
                    addressees: f.addressees.clone(),
                    request: f.request.clone(),
                    paper: paper_card(&f.paper),
                },
            )
        }),
        answers: case.answers.iter().map(|(_, a)| a.clone()).collect(),
        closed: case.answers.iter().any(|(_, a)| a.closes),
    })
}
