//! `facilities/answer_correction`: the owner of a line answers what a survey told of it.
use super::affected::versions;
use super::corrections::{at, changed};
use crate::access::Action;
use crate::case::{Decided, Done, done, on_case};
use crate::error::Failure;
use crate::operation::{Context, Operation};
use linewarden_rules::facilities::{CorrectionAnswered, CorrectionDecision, answer_correction};
use linewarden_rules::{CaseId, Rejection};
use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct AnswerCorrectionRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    /// Id of the facility.
    pub facility: String,
    pub decision: CorrectionDecision,
    /// Required to decline.
    pub reason: String,
}

pub(crate) struct AnswerCorrection;
impl Operation for AnswerCorrection {
    const PATH: &'static str = "facilities/answer_correction";
    const ACTION: Action = Action::AnswerCorrection;
    const COMMAND: bool = true;
    type Request = AnswerCorrectionRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: AnswerCorrectionRequest) -> Result<Done, Failure> {
        let office = context.office;
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let open = loaded
                    .case
                    .open_correction(&r.facility)
                    .ok_or_else(|| Rejection::new("correction.none_open", "case.reload"))?;
                let sent = &open.sent.1;
                let before = at(office, &versions(office)?, &sent.facilities_version);
                let index = office.ground.index();
                let now = index.as_deref().map(linewarden_geofence::Index::set);
                let differs = changed(now, before.as_ref(), &r.facility);
                let answered = CorrectionAnswered {
                    facility: r.facility.clone(),
                    name: sent
                        .proposal
                        .name
                        .clone()
                        .unwrap_or_else(|| r.facility.clone()),
                    decision: r.decision,
                    reason: r.reason.trim().to_owned(),
                    facilities_version: office
                        .ground
                        .brief()
                        .map(|b| b.version)
                        .unwrap_or_default(),
                };
                Ok(Decided::from(answer_correction(
                    &loaded.case,
                    answered,
                    differs,
                )?))
            },
        )?)
    }
}
