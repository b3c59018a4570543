//! `survey/send_correction`: what does not fit the line as drawn goes to the line's owner.
use super::corrections::{Compared, compared};
use crate::access::Action;
use crate::case::{Decided, Done, done, on_case};
use crate::error::Failure;
use crate::operation::{Context, Operation};
use linewarden_rules::facilities::{CorrectionSent, send_correction};
use linewarden_rules::{CaseId, Rejection};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct SendCorrectionRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    /// Id of the facility.
    pub facility: String,
    /// What the owner should know beside the figures; may be empty.
    pub note: String,
}

pub(crate) struct SendCorrection;
impl Operation for SendCorrection {
    const PATH: &'static str = "survey/send_correction";
    const ACTION: Action = Action::SendCorrection;
    const COMMAND: bool = true;
    type Request = SendCorrectionRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: SendCorrectionRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let nothing = || {
                    Rejection::with(
                        "correction.nothing_to_send",
                        json!({"facility": r.facility}),
                        "case.reload",
                    )
                };
                let Compared::With {
                    version, proposals, ..
                } = compared(context.office, loaded)
                else {
                    return Err(nothing().into());
                };
                let proposal = proposals
                    .into_iter()
                    .find(|p| p.facility == r.facility)
                    .ok_or_else(nothing)?;
                let sent = CorrectionSent {
                    proposal,
                    facilities_version: version,
                    note: r.note.trim().to_owned(),
                };
                Ok(Decided::from(send_correction(&loaded.case, sent)?))
            },
        )?)
    }
}
