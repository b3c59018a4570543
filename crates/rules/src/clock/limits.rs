//! The limits themselves 时限: policy data, each with its source and force.

use super::{ClockError, MAX_DAYS, Starts, Unit};
use crate::routing::Provenance;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use ts_rs::TS;

/// Every clock a case can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum ClockId {
    /// 现场勘查
    Survey,
    /// 移交配电工区
    Handover,
    /// 配变容量答复
    TransformerAnswer,
    /// 供电方案答复: its length comes from the active reply set.
    Reply,
    /// 整改: until the date in the notice.
    Rectification,
    /// 复查
    Reinspection,
    /// 拒绝供电上报
    RefusalReport,
    /// 上报政府
    Referral,
    /// 公告送达
    PublicNotice,
}

impl ClockId {
    pub const ALL: [ClockId; 9] = [
        ClockId::Survey,
        ClockId::Handover,
        ClockId::TransformerAnswer,
        ClockId::Reply,
        ClockId::Rectification,
        ClockId::Reinspection,
        ClockId::RefusalReport,
        ClockId::Referral,
        ClockId::PublicNotice,
    ];

    /// Name on the wire.
    pub fn code(self) -> &'static str {
        match self {
            ClockId::Survey => "survey",
            ClockId::Handover => "handover",
            ClockId::TransformerAnswer => "transformer_answer",
            ClockId::Reply => "reply",
            ClockId::Rectification => "rectification",
            ClockId::Reinspection => "reinspection",
            ClockId::RefusalReport => "refusal_report",
            ClockId::Referral => "referral",
            ClockId::PublicNotice => "public_notice",
        }
    }

    /// Whether the length stands elsewhere: in the reply set, or in the notice served.
    fn has_no_own_length(self) -> bool {
        matches!(self, ClockId::Reply | ClockId::Rectification)
    }
}

/// Who owes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum ClockOwner {
    SurveyingUnit,
    AcceptingUnit,
    WorksArea,
    DecidingUnit,
    Party,
    SafetyDepartment,
    /// Nobody: the time has to pass.
    Nobody,
}

/// The event a clock runs from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum ClockStart {
    Acceptance,
    Handover,
    CompleteFile,
    NoticeServed,
    /// Rectification reported, or its date passed.
    RectificationDue,
    Refusal,
    RefusalReported,
    Publication,
}

/// One clock of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct ClockRow {
    pub id: ClockId,
    /// Length; none for the reply (see the sets) and for rectification (the notice names a date).
    pub days: Option<u32>,
    pub unit: Unit,
    pub starts: Starts,
    pub from: ClockStart,
    pub owner: ClockOwner,
    pub provenance: Provenance,
}

/// What a reply limit depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum SupplyClass {
    LowResident,
    LowOther,
    HighSingle,
    /// Two or more sources.
    HighDual,
}

impl SupplyClass {
    pub const ALL: [SupplyClass; 4] = [
        SupplyClass::LowResident,
        SupplyClass::LowOther,
        SupplyClass::HighSingle,
        SupplyClass::HighDual,
    ];
}

/// Reply limits by class in days; none where the set says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct ReplyLimits {
    pub low_resident: Option<u32>,
    pub low_other: Option<u32>,
    pub high_single: Option<u32>,
    pub high_dual: Option<u32>,
}

impl ReplyLimits {
    /// Days for a class.
    pub fn of(&self, class: SupplyClass) -> Option<u32> {
        match class {
            SupplyClass::LowResident => self.low_resident,
            SupplyClass::LowOther => self.low_other,
            SupplyClass::HighSingle => self.high_single,
            SupplyClass::HighDual => self.high_dual,
        }
    }
}

/// A published set of reply limits; one is active.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct ReplySet {
    pub id: String,
    pub name: String,
    pub limits: ReplyLimits,
    pub provenance: Provenance,
}

/// A version of the clocks. Running cases keep the version they began with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct ClockTable {
    pub version: String,
    /// Last minute of the office's day as `17:00`; none by default.
    pub cutoff: Option<String>,
    pub active_reply_set: String,
    pub clocks: Vec<ClockRow>,
    pub reply_sets: Vec<ReplySet>,
}

/// A reply limit shorter than the steps the reply has to wait for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ClockConflict {
    pub set: String,
    pub class: SupplyClass,
    pub limit: u32,
    pub steps: Vec<ClockId>,
    /// Days of the steps together.
    pub needed: u32,
}

const SHIPPED_TEXT: &str = include_str!("../../policy/clocks.json");

impl ClockTable {
    /// Reads a table and checks it.
    ///
    /// # Errors
    /// `clocks.unreadable`, `clocks.bad_row`, `clocks.unknown_set`, `clock.cutoff_unreadable`.
    pub fn from_json(text: &str) -> Result<Self, ClockError> {
        let table: ClockTable =
            serde_json::from_str(text).map_err(|error| ClockError::TableUnreadable {
                detail: error.to_string(),
            })?;
        table.check()?;
        Ok(table)
    }

    /// The shipped file itself, as `linewarden policy export` writes it.
    pub fn shipped_text() -> &'static str {
        SHIPPED_TEXT
    }

    /// The table that ships; an office starts with it.
    pub fn shipped() -> &'static ClockTable {
        static SHIPPED: OnceLock<ClockTable> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            ClockTable::from_json(SHIPPED_TEXT)
                .expect("the shipped clocks are checked by tests/basics")
        })
    }

    /// Every clock once with a sensible length, the active set known, the cut-off readable.
    ///
    /// # Errors
    /// The first fault.
    pub fn check(&self) -> Result<(), ClockError> {
        let sensible = |days: u32| (1..=MAX_DAYS).contains(&days);
        for id in ClockId::ALL {
            let bad = ClockError::BadRow {
                id: id.code().to_owned(),
            };
            match self
                .clocks
                .iter()
                .filter(|row| row.id == id)
                .collect::<Vec<_>>()[..]
            {
                [row]
                    if row.days.is_none() == id.has_no_own_length()
                        && row.days.is_none_or(sensible) => {}
                _ => return Err(bad),
            }
        }
        for (index, set) in self.reply_sets.iter().enumerate() {
            let twice = self.reply_sets[..index]
                .iter()
                .any(|earlier| earlier.id == set.id);
            if twice
                || SupplyClass::ALL
                    .into_iter()
                    .filter_map(|class| set.limits.of(class))
                    .any(|d| !sensible(d))
            {
                return Err(ClockError::BadRow { id: set.id.clone() });
            }
        }
        if !self
            .reply_sets
            .iter()
            .any(|set| set.id == self.active_reply_set)
        {
            return Err(ClockError::UnknownSet {
                id: self.active_reply_set.clone(),
            });
        }
        self.cutoff
            .as_deref()
            .map(super::parse_cutoff)
            .transpose()
            .map(|_| ())
    }

    /// The row of a clock.
    pub fn row(&self, id: ClockId) -> &ClockRow {
        self.clocks
            .iter()
            .find(|row| row.id == id)
            .expect("a checked table has every clock")
    }

    /// The active set.
    pub fn reply_set(&self) -> &ReplySet {
        self.reply_sets
            .iter()
            .find(|set| set.id == self.active_reply_set)
            .expect("a checked table has its active set")
    }

    /// Reply limit of a class by the active set, in the reply clock's unit.
    pub fn reply_days(&self, class: SupplyClass) -> Option<u32> {
        self.reply_set().limits.of(class)
    }

    /// Where a set's low-voltage limit is shorter than hand-over and transformer answer of T2 together; every set, so that the
    /// editor sees it before it is made active.
    pub fn conflicts(&self) -> Vec<ClockConflict> {
        let steps = [ClockId::Handover, ClockId::TransformerAnswer];
        let needed: u32 = steps.iter().filter_map(|id| self.row(*id).days).sum();
        let mut conflicts = Vec::new();
        for set in &self.reply_sets {
            for class in [SupplyClass::LowResident, SupplyClass::LowOther] {
                if let Some(limit) = set.limits.of(class).filter(|limit| *limit < needed) {
                    conflicts.push(ClockConflict {
                        set: set.id.clone(),
                        class,
                        limit,
                        steps: steps.to_vec(),
                        needed,
                    });
                }
            }
        }
        conflicts
    }
}
