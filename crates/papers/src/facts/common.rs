//! Facts that several papers share.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where the paper stands in the journal, printed in every footer so that a paper can be checked against the chain.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct JournalMark {
    /// Position of the event in the journal, from 1.
    pub position: u64,
    /// First hex digits of the chained hash, lower case; printed in groups of four.
    pub fingerprint: String,
}

/// Paper number such as `示电隐告〔2026〕12号`: agency code, year in 〔〕, no padding, no 第 (GB/T 9704-2012 7.2.5).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Number {
    /// Agency code, for example `示电隐告`.
    pub agency: String,
    /// Year of the series.
    pub year: i32,
    /// `None` while the paper is a draft; it then prints as `〔2026〕__号` with a watermark.
    #[serde(default)]
    pub serial: Option<u32>,
}

/// Who a person or body is; it decides how the paper speaks to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyKind {
    /// 自然人, addressed 你
    Person,
    /// 企业, addressed 你单位
    Company,
    /// 机关, addressed 你单位
    Authority,
}

/// A party named in a paper.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Party {
    /// Legal name.
    pub name: String,
    /// Kind of party.
    pub kind: PartyKind,
    /// Unified social credit code, or the last digits of the identity paper.
    #[serde(default)]
    pub identity: Option<String>,
    /// 法定代表人 of a body.
    #[serde(default)]
    pub representative: Option<String>,
    /// Postal address.
    #[serde(default)]
    pub address: Option<String>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<String>,
}

/// Answer of screening or survey for one facility or a whole site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// 在保护区内
    Inside,
    /// 不能确定
    CannotTell,
    /// 在保护区外
    Outside,
}

/// A measured distance to a facility beside the distance required, with the clause that requires it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Clearance {
    /// Voltage and name, for example `110 kV 示例Ⅰ线 #38–#39`.
    pub facility: String,
    /// Owning unit.
    #[serde(default)]
    pub owner: Option<String>,
    /// What is measured from, for example `用电场地边缘`; that is also the default.
    #[serde(default)]
    pub from: Option<String>,
    /// What is measured to, for example `边导线` (default), `电缆地面标桩`, `杆塔基础外缘`.
    #[serde(default)]
    pub to: Option<String>,
    /// Measured distance, mm.
    pub measured_mm: u64,
    /// Its uncertainty (95 %), mm.
    pub error_mm: u64,
    /// Required distance, mm; with `required_max_mm` the lower end of an open rule.
    pub required_mm: u64,
    /// Upper end where the rule leaves an interval (20 kV: 5 m to 10 m), mm.
    #[serde(default)]
    pub required_max_mm: Option<u64>,
    /// The clause, for example `《电力设施保护条例》第十条`.
    pub clause: String,
    /// The answer for this facility and rule.
    pub answer: Answer,
    /// What the width bounds, default `保护区`; for a rule that is no protection zone for example `安全距离范围`
    /// (under 1 kV), `杆塔基础保护范围`, `爆破禁止范围`.
    #[serde(default)]
    pub ring: Option<String>,
    /// How far the site reaches into the zone, mm; 0 when it does not.
    #[serde(default)]
    pub inside_mm: u64,
    /// Area of the site inside the zone, m².
    #[serde(default)]
    pub overlap_m2: Option<f64>,
    /// The rule row is from memory or a secondary source and has not been verified against its text.
    #[serde(default)]
    pub unverified: bool,
}

/// Capacity unit: active power for low voltage, apparent power for high voltage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CapacityUnit {
    /// Watt, printed as kW.
    W,
    /// Volt-ampere, printed as kVA.
    #[serde(rename = "VA")]
    Va,
}

/// An exact capacity.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Capacity {
    /// Value in `unit`, exact.
    pub value: u64,
    /// W or VA.
    pub unit: CapacityUnit,
}

/// Kind of application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionKind {
    /// 新装
    New,
    /// 增容
    Increase,
    /// 临时用电
    Temporary,
}

/// What is applied for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Connection {
    /// New, increase or temporary.
    pub kind: ConnectionKind,
    /// Supply voltage, V.
    pub voltage_v: u32,
    /// Capacity applied for; for an increase the total afterwards.
    pub capacity: Capacity,
    /// Capacity already there, for an increase.
    #[serde(default)]
    pub existing: Option<Capacity>,
    /// Purpose in the applicant's words.
    #[serde(default)]
    pub purpose: Option<String>,
}

/// One piece of evidence in a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Evidence {
    /// What it is.
    pub name: String,
    /// When it was made.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// First hex digits of its SHA-256.
    #[serde(default)]
    pub fingerprint: Option<String>,
}

/// A label with its value, for fact tables whose rows differ from case to case.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Row {
    /// Label.
    pub label: String,
    /// Value.
    pub value: String,
}
