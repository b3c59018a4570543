//! What can have happened to a case. This is the stored form: fields are only ever added, with a default.
use crate::application::{Accepted, CapacityChanged, DocumentsSupplied};
use crate::facilities::{ChangeSettled, CorrectionAnswered, CorrectionSent};
use crate::notice::{Issued, Rectified, Reinspected, Served, Voided};
use crate::referral::{FiledToSafety, ReferralAnswered, ReferralFiled, RefusalReported};
use crate::supply::{
    Approved, CapacityAnswered, Energised, HandedOver, MeetingDecided, NotFeasible, Refused,
    Replied, SchemeDrafted, SignedOff,
};
use crate::survey::Surveyed;
use crate::{StaffId, UnitId};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something a party or authority owes; its clock stands still meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Owes {
    Applicant,
    Authority,
}

/// One thing that happened. The tag is the event's kind in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "snake_case")]
pub enum Event {
    Accepted(Box<Accepted>),
    DocumentsSupplied(DocumentsSupplied),
    Paused { owes: Owes, reason: String },
    Resumed { reason: String },
    Commented { text: String },
    Withdrawn { reason: String },
    Surveyed(Box<Surveyed>),
    HandedOver(HandedOver),
    CapacityAnswered(CapacityAnswered),
    NoticeIssued(Box<Issued>),
    NoticeVoided(Voided),
    NoticeServed(Served),
    Rectified(Rectified),
    Reinspected(Reinspected),
    SchemeDrafted(SchemeDrafted),
    SignedOff(SignedOff),
    MeetingDecided(MeetingDecided),
    Approved(Box<Approved>),
    Refused(Refused),
    NotFeasible(NotFeasible),
    Replied(Replied),
    RefusalReported(RefusalReported),
    FiledToSafety(FiledToSafety),
    ReferralFiled(ReferralFiled),
    ReferralAnswered(ReferralAnswered),
    Energised(Energised),
    ChangeSettled(Box<ChangeSettled>),
    CapacityChanged(Box<CapacityChanged>),
    CorrectionSent(Box<CorrectionSent>),
    CorrectionAnswered(CorrectionAnswered),
}

/// An event with what the journal adds to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    pub position: u64,
    pub version: u64,
    pub by: StaffId,
    /// The unit the person acted for.
    pub unit: UnitId,
    pub recorded_at: DateTime<FixedOffset>,
    pub event: Event,
}

/// The event's kind as the journal and the timeline name it.
pub fn kind_of(event: &Event) -> &'static str {
    match event {
        Event::Accepted(_) => "accepted",
        Event::DocumentsSupplied(_) => "documents_supplied",
        Event::Paused { .. } => "paused",
        Event::Resumed { .. } => "resumed",
        Event::Commented { .. } => "commented",
        Event::Withdrawn { .. } => "withdrawn",
        Event::Surveyed(_) => "surveyed",
        Event::HandedOver(_) => "handed_over",
        Event::CapacityAnswered(_) => "capacity_answered",
        Event::NoticeIssued(_) => "notice_issued",
        Event::NoticeVoided(_) => "notice_voided",
        Event::NoticeServed(_) => "notice_served",
        Event::Rectified(_) => "rectified",
        Event::Reinspected(_) => "reinspected",
        Event::SchemeDrafted(_) => "scheme_drafted",
        Event::SignedOff(_) => "signed_off",
        Event::MeetingDecided(_) => "meeting_decided",
        Event::Approved(_) => "approved",
        Event::Refused(_) => "refused",
        Event::NotFeasible(_) => "not_feasible",
        Event::Replied(_) => "replied",
        Event::RefusalReported(_) => "refusal_reported",
        Event::FiledToSafety(_) => "filed_to_safety",
        Event::ReferralFiled(_) => "referral_filed",
        Event::ReferralAnswered(_) => "referral_answered",
        Event::Energised(_) => "energised",
        Event::ChangeSettled(_) => "change_settled",
        Event::CapacityChanged(_) => "capacity_changed",
        Event::CorrectionSent(_) => "correction_sent",
        Event::CorrectionAnswered(_) => "correction_answered",
    }
}
