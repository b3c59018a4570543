//! `referral/answer`: what an authority did.
use crate::access::Action;
use crate::case::{Decided, Done, done, on_case};
use crate::error::Failure;
use crate::file;
use crate::operation::{Context, Operation};
use chrono::NaiveDate;
use linewarden_rules::referral::{self, AnswerResult, ReferralAnswered};
use linewarden_rules::{CaseId, FileId};
use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct AnswerRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub addressee: String,
    #[ts(type = "string")]
    pub answered_on: NaiveDate,
    pub answer: String,
    pub result: AnswerResult,
    pub closes: bool,
    pub file: Option<FileId>,
}

pub(crate) struct Answer;
impl Operation for Answer {
    const PATH: &'static str = "referral/answer";
    const ACTION: Action = Action::TakeReferralAnswer;
    const COMMAND: bool = true;
    type Request = AnswerRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: AnswerRequest) -> Result<Done, Failure> {
        file::require(context.office, &r.file)?;
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let answered = ReferralAnswered {
                    addressee: r.addressee.clone(),
                    answered_on: r.answered_on,
                    answer: r.answer.clone(),
                    result: r.result,
                    closes: r.closes,
                    file: r.file.clone(),
                };
                Ok(Decided::from(referral::answer(
                    &loaded.case,
                    answered,
                    context.office.clock.today(),
                )?))
            },
        )?)
    }
}
