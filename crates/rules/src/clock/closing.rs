//! The office's own closing days 本单位休息日: stocktaking, moving house, a local holiday.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Days on which this office is closed although others work, each with its reason.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(transparent)]
pub struct ClosingDays(#[ts(as = "BTreeMap<String, String>")] pub BTreeMap<NaiveDate, String>);

impl ClosingDays {
    /// An office that never closes on a working day.
    pub fn none() -> &'static ClosingDays {
        static NONE: ClosingDays = ClosingDays(BTreeMap::new());
        &NONE
    }

    /// Why the office is closed that day, if it is.
    pub fn reason(&self, date: NaiveDate) -> Option<&str> {
        self.0.get(&date).map(String::as_str)
    }
}
