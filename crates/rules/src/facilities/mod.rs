//! 设施数据: what a change of the facility data means for a case that an older version judged.
mod settle;

pub use settle::{ChangeDecision, ChangeSettled, settle};
