//! 送达: the rungs of service and the evidence each needs (民事诉讼法 arts 87 to 95, used as evidence practice).
use crate::case::{Case, Event};
use crate::{FileId, NoticeId, Rejection, StaffId};
use chrono::{DateTime, Days, Duration, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// How a notice is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Rung {
    /// 当面送达
    Handed,
    /// 留置送达
    Left,
    /// 挂号邮寄
    Post,
    /// 电子送达
    Electronic,
    /// 公告送达
    Public,
}

/// Sent, delivered and confirmed are separate entries where the way separates them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ServiceAct {
    Sent,
    Delivered,
    Confirmed,
}

/// What a file proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum EvidenceKind {
    SignedReceipt,
    Witness,
    Video,
    Photo,
    PostReceipt,
    Consent,
    Screenshot,
    Publication,
    EarlierRungs,
}

/// A file offered as evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Evidence {
    pub kind: EvidenceKind,
    pub file: FileId,
}

/// One act of service, as the server recorded it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ServiceEntry {
    pub rung: Rung,
    pub act: ServiceAct,
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    pub servers: Vec<StaffId>,
    pub receiver: String,
    pub relation: String,
    pub refused_reason: String,
    pub witness: String,
    pub tracking: String,
    pub system: String,
    pub place: String,
    pub evidence: Vec<Evidence>,
}

/// A service as it entered the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Served {
    pub notice: NoticeId,
    pub entry: ServiceEntry,
}

/// What an act of service is worth: the day the notice counts as served, or what is missing for that.
///
/// - handed over: receiver, signed receipt (art 88)
/// - left on site: reason of refusal, and witness or video or photo of the process (art 89)
/// - post: the date on the returned receipt (art 91); sending alone does not serve
/// - electronic: consent that names the system, and arrival there (art 90)
/// - public: 30 days after publication, with the earlier ways on file (art 95)
pub fn judge_service(entry: &ServiceEntry) -> (Option<NaiveDate>, Vec<String>) {
    let has = |kind: EvidenceKind| entry.evidence.iter().any(|e| e.kind == kind);
    let mut missing: Vec<&str> = Vec::new();
    let mut need = |there: bool, what: &'static str| {
        if !there {
            missing.push(what);
        }
    };
    let day = entry.at.date_naive();
    let mut effective = Some(day);
    match entry.rung {
        Rung::Handed => {
            need(!entry.receiver.trim().is_empty(), "receiver");
            need(has(EvidenceKind::SignedReceipt), "signed_receipt");
        }
        Rung::Left => {
            need(!entry.refused_reason.trim().is_empty(), "refused_reason");
            need(!entry.place.trim().is_empty(), "place");
            let witnessed = !entry.witness.trim().is_empty() && has(EvidenceKind::Witness);
            need(
                witnessed || has(EvidenceKind::Video) || has(EvidenceKind::Photo),
                "witness_or_video",
            );
        }
        Rung::Post => {
            need(!entry.tracking.trim().is_empty(), "tracking");
            if entry.act == ServiceAct::Sent {
                effective = None;
            } else {
                need(has(EvidenceKind::PostReceipt), "post_receipt");
            }
        }
        Rung::Electronic => {
            need(!entry.system.trim().is_empty(), "system");
            need(has(EvidenceKind::Consent), "consent");
            if entry.act == ServiceAct::Sent {
                effective = None;
            } else {
                need(has(EvidenceKind::Screenshot), "screenshot");
            }
        }
        Rung::Public => {
            need(has(EvidenceKind::Publication), "publication");
            need(has(EvidenceKind::EarlierRungs), "earlier_rungs");
            effective = day.checked_add_days(Days::new(30));
        }
    }
    if entry.servers.is_empty() {
        missing.push("servers");
    }
    let missing: Vec<String> = missing.into_iter().map(str::to_owned).collect();
    if missing.is_empty() {
        (effective, missing)
    } else {
        (None, missing)
    }
}

/// Takes an act of service in. It is an observation: incomplete evidence is recorded and named, it only does not count.
pub fn serve(
    case: &Case,
    served: Served,
    now: DateTime<FixedOffset>,
) -> Result<Vec<Event>, Rejection> {
    case.require_open()?;
    let notice = case.notice(&served.notice)?;
    if notice.void.is_some() {
        return Err(Rejection::with(
            "notice.void",
            json!({"number": notice.issued.number.to_string()}),
            "case.reload",
        ));
    }
    if served.entry.at > now + Duration::minutes(5) {
        return Err(Rejection::with(
            "service.in_future",
            json!({"at": served.entry.at}),
            "service.check_time",
        ));
    }
    if served.entry.at.date_naive() < notice.issued_at.date_naive() {
        return Err(Rejection::with(
            "service.before_issue",
            json!({"at": served.entry.at, "issued_at": notice.issued_at}),
            "service.check_time",
        ));
    }
    Ok(vec![Event::NoticeServed(served)])
}
