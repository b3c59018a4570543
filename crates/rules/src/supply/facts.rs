//! What the steps on the way to a decision put on record.
use crate::case::PaperRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// T2: the file went to the distribution works area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HandedOver {
    pub note: String,
}

/// What can be done where the transformer does not suffice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum WayOn {
    OtherTransformer,
    ExtensionPlanned,
    SmallerCapacity,
    HighVoltage,
}

impl WayOn {
    /// Whether the application can be supplied as it stands.
    pub fn serves_as_applied(self) -> bool {
        matches!(self, Self::OtherTransformer | Self::ExtensionPlanned)
    }
}

/// The works area's answer on transformer capacity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CapacityAnswered {
    pub sufficient: bool,
    pub transformer: String,
    pub way_on: Option<WayOn>,
    #[ts(type = "string | null")]
    pub planned_for: Option<NaiveDate>,
    pub note: String,
}

/// The preliminary supply scheme (T3, T4), short form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SchemeDrafted {
    /// 电源点: substation, line, pole.
    pub source: String,
    pub voltage: String,
    pub capacity: String,
    /// 产权分界点
    pub boundary: String,
    /// 计量
    pub metering: String,
    pub note: String,
}

/// Marketing's 汇总审批.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SignedOff {
    pub agree: bool,
    pub opinion: String,
}

/// What the business meeting decided on one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Decision {
    Approved,
    Returned,
    PutOff,
}

/// An item of a business meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeetingDecided {
    #[ts(type = "string")]
    pub held_on: NaiveDate,
    pub agenda: String,
    pub decision: Decision,
    pub minutes: String,
    pub reasons: String,
}

/// 不具备条件
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NotFeasible {
    pub reasons: String,
}

/// How the reply went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ReplyWay {
    Handed,
    Post,
    Electronic,
}

/// 答复: the paper with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Replied {
    pub how: ReplyWay,
    pub reasons: String,
    pub conditions: String,
    pub paper: PaperRef,
}

/// 送电: what was built is compared with what was approved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Energised {
    #[ts(type = "string")]
    pub energised_on: NaiveDate,
    pub extent_matches: bool,
    pub note: String,
}
