//! `facilities/settle`: safety settles what a change of the data means for one case.
use super::affected::answers;
use crate::access::Action;
use crate::case::{Decided, Done, done, on_case};
use crate::error::Failure;
use crate::operation::{Context, Operation};
use linewarden_rules::facilities::{ChangeDecision, ChangeSettled, settle};
use linewarden_rules::{CaseId, Rejection};
use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct SettleRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub decision: ChangeDecision,
    pub reason: String,
}

pub(crate) struct Settle;
impl Operation for Settle {
    const PATH: &'static str = "facilities/settle";
    const ACTION: Action = Action::SettleChange;
    const COMMAND: bool = true;
    type Request = SettleRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: SettleRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let (before, screening) = answers(context.office, loaded, None)
                    .ok_or_else(|| Rejection::new("change.nothing_changed", "case.reload"))?;
                let settled = ChangeSettled {
                    before: before.verdict,
                    screening,
                    decision: r.decision,
                    reason: r.reason.trim().to_owned(),
                };
                Ok(Decided::from(settle(&loaded.case, settled)?))
            },
        )?)
    }
}
