//! 现场勘查 in the office.
mod corrections;
mod send_correction;

pub(crate) use corrections::Corrections;
pub(crate) use send_correction::SendCorrection;

use crate::access::Action;
use crate::case::{Decided, Done, done, on_case};
use crate::error::Failure;
use crate::file;
use crate::operation::{Context, Operation};
use linewarden_rules::CaseId;
use linewarden_rules::survey::{self, SurveyRecord};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct SurveyRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub survey: SurveyRecord,
}

/// `survey/record`
pub(crate) struct Record;
impl Operation for Record {
    const PATH: &'static str = "survey/record";
    const ACTION: Action = Action::Survey;
    const COMMAND: bool = true;
    type Request = SurveyRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: SurveyRequest) -> Result<Done, Failure> {
        let office = context.office;
        file::require(office, r.survey.photos.iter().map(|p| &p.file))?;
        let organisation = office.organisation();
        if let Some(unknown) = r
            .survey
            .surveyors
            .iter()
            .find(|s| !organisation.people.contains_key(s))
        {
            return Err(Failure::input("staff.unknown", json!({"staff": unknown})));
        }
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                Ok(Decided::from(survey::record(
                    &loaded.case,
                    r.survey.clone(),
                    office.now(),
                )?))
            },
        )?)
    }
}
