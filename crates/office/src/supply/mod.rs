//! 供电 in the office: capacity answer, scheme, sign-off, meeting, decision, reply, energising.
mod decide;
mod process;
mod reply;

pub(crate) use decide::{Approve, Grounds, MarkNotFeasible, Refuse};
pub(crate) use process::{AnswerCapacity, DecideMeeting, DraftScheme, Energise, HandOver, SignOff};
pub(crate) use reply::{Reply, WithPaper};
