//! 消除隐患通知书: composed from the case, numbered, served with proof, rectified, re-inspected.
mod issue;
mod reinspect;
mod serve;
mod state;

pub use issue::{
    Issued, NoticeFields, NoticeNumber, Voided, WordFlag, flag_words, issue, missing_fields, void,
};
pub use reinspect::{
    ItemResult, Rectified, RectifiedItem, Reinspected, ReinspectedItem, rectified, reinspect,
};
pub use serve::{
    Evidence, EvidenceKind, Rung, Served, ServiceAct, ServiceEntry, judge_service, serve,
};
pub use state::{Notice, NoticeState, Service};
