//! Time limits 时限: which days count, when a period ends, and why.
//!
//! Legal dates are Chinese days (+08:00). A year whose notice 放假安排 is not known is never guessed: the answer is then a
//! plain-week estimate and says so.

mod calendar;
mod closing;
mod count;
mod deadline;
mod error;
mod limits;
mod notice;
mod period;
mod request;

pub use calendar::{Calendar, SpecialDay, SpecialKind};
pub use closing::ClosingDays;
pub use deadline::{add_working_days, days_left, deadline, is_working_day};
pub use error::ClockError;
pub use limits::{
    ClockConflict, ClockId, ClockOwner, ClockRow, ClockStart, ClockTable, ReplyLimits, ReplySet,
    SupplyClass,
};
pub use period::{DayExplained, DayWhy, Deadline, DeadlineRequest, Pause, Starts, Unit};
pub use request::{CHINA, MAX_DAYS, china_date, parse_cutoff, parse_received};
