//! 上报政府 in the office: the report of a refusal, the way to safety, the letter to authorities, their answers.
mod answer;
mod file;
mod report;

pub(crate) use answer::Answer;
pub(crate) use file::{File, FileToSafety};
pub(crate) use report::Report;
