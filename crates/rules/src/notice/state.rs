//! One notice of a case and what became of it.
use super::{Issued, Rectified, Reinspected, ServiceEntry};
use crate::survey::Effect;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A service as taken in, with what it is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    pub position: u64,
    pub entry: ServiceEntry,
    /// The day the notice counts as served by this entry; none while its evidence is incomplete.
    pub effective_on: Option<NaiveDate>,
    pub missing: Vec<String>,
}

/// Where a notice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum NoticeState {
    Issued,
    Served,
    Rectified,
    Passed,
    Remains,
    Void,
}

/// A notice with its whole history.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub issued: Issued,
    pub issued_at: DateTime<FixedOffset>,
    pub issued_by: crate::StaffId,
    pub void: Option<(String, DateTime<FixedOffset>)>,
    pub services: Vec<Service>,
    pub rectifications: Vec<Rectified>,
    pub reinspections: Vec<Reinspected>,
}

impl Notice {
    /// The earliest day on which it counts as served.
    pub fn effective_on(&self) -> Option<NaiveDate> {
        self.services.iter().filter_map(|s| s.effective_on).min()
    }
    /// The date by which the hazard has to be gone: the notice's, or the one a re-inspection gave.
    pub fn deadline(&self) -> NaiveDate {
        self.reinspections
            .iter()
            .filter_map(|r| r.new_deadline)
            .next_back()
            .unwrap_or(self.issued.fields.deadline)
    }
    /// Whether a report of rectification waits for its re-inspection.
    pub fn rectification_waits(&self) -> bool {
        let last_look = self.reinspections.last().map(|r| r.at);
        self.rectifications
            .last()
            .is_some_and(|r| last_look.is_none_or(|look| r.at > look))
    }
    /// What the last re-inspection found the effect to be.
    pub fn grade(&self) -> Option<Effect> {
        self.reinspections.last().map(|r| r.grade)
    }
    /// Where it stands.
    pub fn state(&self) -> NoticeState {
        if self.void.is_some() {
            return NoticeState::Void;
        }
        match self.grade() {
            Some(Effect::None) => NoticeState::Passed,
            Some(Effect::Severe) if !self.rectification_waits() => NoticeState::Remains,
            _ if self.rectification_waits() => NoticeState::Rectified,
            _ if self.effective_on().is_some() => NoticeState::Served,
            _ => NoticeState::Issued,
        }
    }
}
