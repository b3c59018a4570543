//! A notice with its services, rectifications and re-inspections.
use super::by::Names;
use super::{PaperCard, paper_card};
use chrono::{DateTime, FixedOffset, NaiveDate};
use linewarden_rules::NoticeId;
use linewarden_rules::notice::{
    Notice, NoticeFields, NoticeState, RectifiedItem, ReinspectedItem, ServiceEntry,
};
use linewarden_rules::survey::Effect;
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ServiceView {
    #[serde(flatten)]
    #[ts(flatten)]
    pub entry: ServiceEntry,
    #[ts(type = "number")]
    pub position: u64,
    #[ts(type = "string | null")]
    pub effective_on: Option<NaiveDate>,
    pub missing: Vec<String>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct RectificationView {
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub items: Vec<RectifiedItem>,
    pub note: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct ReinspectionView {
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub inspector_names: Vec<String>,
    pub items: Vec<ReinspectedItem>,
    pub grade: Effect,
    #[ts(type = "string | null")]
    pub new_deadline: Option<NaiveDate>,
    pub note: String,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct VoidView {
    pub reason: String,
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct NoticeView {
    pub id: NoticeId,
    pub number: String,
    #[ts(type = "string")]
    pub issued_at: DateTime<FixedOffset>,
    pub by_name: String,
    pub fields: NoticeFields,
    pub inspector_names: Vec<String>,
    pub paper: PaperCard,
    pub void: Option<VoidView>,
    pub services: Vec<ServiceView>,
    #[ts(type = "string | null")]
    pub effective_on: Option<NaiveDate>,
    pub rectifications: Vec<RectificationView>,
    pub reinspections: Vec<ReinspectionView>,
    #[ts(type = "string")]
    pub deadline: NaiveDate,
    pub state: NoticeState,
}

pub(super) fn notice_view(n: &Notice, person: &Names<'_>) -> NoticeView {
    NoticeView {
        id: n.issued.notice.clone(),
        number: n.issued.number.to_string(),
        issued_at: n.issued_at,
        by_name: person(&n.issued_by),
        fields: n.issued.fields.clone(),
        inspector_names: n.issued.fields.inspectors.iter().map(person).collect(),
        paper: paper_card(&n.issued.paper),
        void: n.void.as_ref().map(|(reason, at)| VoidView {
            reason: reason.clone(),
            at: *at,
        }),
        services: n
            .services
            .iter()
            .map(|s| ServiceView {
                entry: s.entry.clone(),
                position: s.position,
                effective_on: s.effective_on,
                missing: s.missing.clone(),
            })
            .collect(),
        effective_on: n.effective_on(),
        rectifications: n
            .rectifications
            .iter()
            .map(|r| RectificationView {
                at: r.at,
                items: r.items.clone(),
                note: r.note.clone(),
            })
            .collect(),
        reinspections: n
            .reinspections
            .iter()
            .map(|r| ReinspectionView {
                at: r.at,
                inspector_names: r.inspectors.iter().map(person).collect(),
                items: r.items.clone(),
                grade: r.grade,
                new_deadline: r.new_deadline,
                note: r.note.clone(),
            })
            .collect(),
        deadline: n.deadline(),
        state: n.state(),
    }
}
