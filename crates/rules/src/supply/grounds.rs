//! The legal grounds a refusal can rest on (policy data with source and grade).
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use ts_rs::TS;

/// How well the source of a policy row is known: read itself, read in a secondary page, from memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SourceStatus {
    Verified,
    Secondary,
    Memory,
}

/// One ground, with the paper that triggers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LegalGround {
    pub code: String,
    pub title: String,
    pub clause: String,
    /// The province or city it holds in; none means nationwide.
    pub province: Option<String>,
    /// The paper or fact it needs.
    pub needs: String,
    pub status: SourceStatus,
}

/// The list as shipped.
pub fn legal_grounds() -> &'static [LegalGround] {
    static LIST: OnceLock<Vec<LegalGround>> = OnceLock::new();
    LIST.get_or_init(|| {
        serde_json::from_str(include_str!("../../policy/legal-grounds.json"))
            .expect("policy/legal-grounds.json is checked by the test `shipped_grounds_parse`")
    })
}
