//! From a case to the facts of a paper, rendered and archived by hash.
mod archive;
mod decide;
mod facts;
mod words;

pub(crate) use archive::issue;
pub(crate) use decide::decide_with_paper;
pub(crate) use facts::{
    answer, basis, clearances, connection, issuer, mark, measured_clearances, notice_facts, party,
};
pub(crate) use words::{date_zh, document_zh, effect_zh, reason_zh, rung_zh};
