//! 设施数据: what a change of the facility data means for a case that an older version judged, and what
//! a survey tells the owner about the data.
mod correction;
mod settle;

pub use correction::{
    Correction, CorrectionAnswered, CorrectionDecision, CorrectionSent,
    answer as answer_correction, send as send_correction,
};
pub use settle::{ChangeDecision, ChangeSettled, settle};
