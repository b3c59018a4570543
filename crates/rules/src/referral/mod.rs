//! 上报政府: the way of a refusal from the deciding unit by marketing and safety to the authorities and back.
mod report;

pub use report::{
    AnswerResult, FiledToSafety, ReferralAnswered, ReferralFiled, RefusalReported, answer, file,
    file_to_safety, report,
};
