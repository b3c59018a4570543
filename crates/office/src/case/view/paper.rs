//! The papers of a case, as cards.
use super::Loaded;
use chrono::{DateTime, FixedOffset};
use linewarden_rules::PaperId;
use linewarden_rules::case::{Event, PaperKind, PaperRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PaperCard {
    pub id: PaperId,
    pub kind: PaperKind,
    pub number: Option<String>,
    #[ts(type = "string")]
    pub issued_at: DateTime<FixedOffset>,
    /// The journal position printed on it.
    #[ts(type = "number")]
    pub position: u64,
    pub fingerprint: String,
    pub pages: u32,
}

pub(crate) fn paper_card(paper: &PaperRef) -> PaperCard {
    PaperCard {
        id: paper.id.clone(),
        kind: paper.kind,
        number: paper.number.clone(),
        issued_at: paper.issued_at,
        position: paper.anchor_position,
        fingerprint: paper.anchor_fingerprint.clone(),
        pages: paper.pages,
    }
}

/// Every paper issued in the case, oldest first.
pub(super) fn papers(loaded: &Loaded) -> Vec<PaperCard> {
    let paper = |event: &Event| match event {
        Event::Accepted(a) => Some(paper_card(&a.receipt)),
        Event::NoticeIssued(n) => Some(paper_card(&n.paper)),
        Event::Replied(r) => Some(paper_card(&r.paper)),
        Event::RefusalReported(r) => Some(paper_card(&r.paper)),
        Event::ReferralFiled(f) => Some(paper_card(&f.paper)),
        _ => None,
    };
    loaded
        .events
        .iter()
        .filter_map(|e| paper(&e.event))
        .collect()
}
