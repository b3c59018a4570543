//! Who does what, by voltage and capacity 按容量分级 (tiers T1 to T4).
//!
//! The table is policy data; this module checks that it answers every question exactly once, and answers.

mod check;
mod provenance;
mod radar;
mod route;
mod table;
mod units;

pub use check::TierTableError;
pub use provenance::{Force, Grade, Provenance};
pub use radar::{ThresholdPassed, threshold_radar};
pub use route::{Applied, Routing, Step, StepWhy, route};
pub use table::{ConsolidatedApproval, IncreaseBasis, Stage, StepRow, Tier, TierRow, TierTable};
pub use units::{Role, UnitKind};
