//! The tier table as it is stored.

use super::{Provenance, Role, TierTableError, UnitKind};
use crate::capacity::SupplyVoltage;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use ts_rs::TS;

/// Tier of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum Tier {
    T1,
    T2,
    T3,
    T4,
}

/// What is done to a case, in the order of the procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export, rename = "RoutingStage")]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 受理
    Intake,
    /// 移交配电工区
    Handover,
    /// 现场勘查
    Survey,
    /// 配变容量核定
    TransformerAnswer,
    /// 拟定初步供电方案
    Scheme,
    /// 营销部汇总审批
    ConsolidatedApproval,
    /// 公司业务会
    Meeting,
    /// 答复客户
    Reply,
}

/// Marketing's 汇总审批 of applications.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum ConsolidatedApproval {
    None,
    /// A register signed off monthly or on demand; holds up no case.
    Batches,
    /// Each case, before the meeting (or before the reply where there is no meeting).
    EachCase,
}

/// Which capacity of an increase 增容 decides the tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum IncreaseBasis {
    /// Existing plus added.
    Total,
    /// Added alone.
    Added,
}

/// One step of a row's path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "TierStepRow")]
#[serde(deny_unknown_fields)]
pub struct StepRow {
    pub stage: Stage,
    /// One unit of any of these kinds does it.
    pub units: Vec<UnitKind>,
    /// The very unit that did this earlier stage does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub same_unit_as: Option<Stage>,
    /// Units that take part; the line owner's kind where several own lines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<UnitKind>>", optional)]
    pub with: Vec<UnitKind>,
    pub role: Role,
}

/// One row: a block of voltages and a range of capacity, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct TierRow {
    /// Stable name of the row within its table.
    pub id: String,
    pub tier: Tier,
    pub voltages: Vec<SupplyVoltage>,
    /// Smallest capacity, in W at low voltage and VA at high, included.
    pub from: i64,
    /// Largest capacity, included; none: no upper end.
    pub to: Option<i64>,
    pub path: Vec<StepRow>,
    pub consolidated_approval: ConsolidatedApproval,
    /// Whoever decides is another person than the one who surveyed.
    pub four_eyes: bool,
    pub provenance: Provenance,
}

/// A version of the tier table. Cases store its `version` and the row that routed them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct TierTable {
    pub version: String,
    pub increase_basis: IncreaseBasis,
    pub rows: Vec<TierRow>,
}

const SHIPPED_TEXT: &str = include_str!("../../policy/tier-table.json");

impl TierTable {
    /// Reads a table and checks it.
    ///
    /// # Errors
    /// `tiers.unreadable` when it is no such JSON, else every gap, overlap and inconsistency found.
    pub fn from_json(text: &str) -> Result<Self, Vec<TierTableError>> {
        let table: TierTable = serde_json::from_str(text).map_err(|error| {
            vec![TierTableError::Unreadable {
                detail: error.to_string(),
            }]
        })?;
        table.check()?;
        Ok(table)
    }

    /// The shipped file itself, as `linewarden policy export` writes it.
    pub fn shipped_text() -> &'static str {
        SHIPPED_TEXT
    }

    /// The table that ships; an office starts with it.
    pub fn shipped() -> &'static TierTable {
        static SHIPPED: OnceLock<TierTable> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            TierTable::from_json(SHIPPED_TEXT)
                .expect("the shipped tier table is checked by tests/basics")
        })
    }
}
