//! The facts of each paper: plain data with units in the names. They are what a paper *states*; nothing here decides.

mod agreement;
mod common;
mod notice;
mod receipt;
mod referral;
mod refusal_report;
mod reply;
mod scheme;

pub use agreement::AgreementFacts;
pub use common::{
    Answer, Capacity, CapacityUnit, Clearance, Connection, ConnectionKind, Evidence, JournalMark,
    Number, Party, PartyKind, Row,
};
pub use notice::{CopyLine, Inspector, NoticeFacts, SurveyFact};
pub use receipt::{Document, DocumentState, ReceiptFacts, ScreeningFact, SurveyDue};
pub use referral::ReferralFacts;
pub use refusal_report::{Ground, NoticeServed, RefusalReportFacts, Reinspection};
pub use reply::{ReplyFacts, ReplyResult};
pub use scheme::SchemeFacts;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// One paper with its facts.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "paper", content = "facts", rename_all = "snake_case")]
pub enum Paper {
    /// 受理回执
    Receipt(ReceiptFacts),
    /// 消除隐患通知书
    Notice(NoticeFacts),
    /// 用电申请答复书
    Reply(ReplyFacts),
    /// 拒绝供电报告
    RefusalReport(RefusalReportFacts),
    /// 上报政府的函
    Referral(ReferralFacts),
    /// 供用电安全保护协议
    Agreement(AgreementFacts),
    /// 供电方案答复单
    Scheme(SchemeFacts),
}

impl Paper {
    /// Name of the template file.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Receipt(_) => "receipt.typ",
            Self::Notice(_) => "notice.typ",
            Self::Reply(_) => "reply.typ",
            Self::RefusalReport(_) => "refusal_report.typ",
            Self::Referral(_) => "referral.typ",
            Self::Agreement(_) => "agreement.typ",
            Self::Scheme(_) => "scheme.typ",
        }
    }

    /// When the paper was made, the only time a PDF carries.
    pub fn issued_at(&self) -> DateTime<FixedOffset> {
        match self {
            Self::Receipt(f) => f.accepted_at,
            Self::Notice(f) => f.issued_at,
            Self::Reply(f) => f.issued_at,
            Self::RefusalReport(f) => f.issued_at,
            Self::Referral(f) => f.issued_at,
            Self::Agreement(f) => f.issued_at,
            Self::Scheme(f) => f.issued_at,
        }
    }
}
