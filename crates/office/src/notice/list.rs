//! `notice/list`: every notice of a year, straight from the journal.
use crate::access::Action;
use crate::case::Applicant;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use linewarden_rules::notice::NoticeState;
use linewarden_rules::{CaseId, PaperId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct NoticeListRequest {
    pub year: Option<i32>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct NoticeRow {
    pub case: CaseId,
    pub case_number: String,
    pub applicant: String,
    pub unit_name: String,
    pub number: String,
    pub serial: u32,
    #[ts(type = "string")]
    pub issued_at: DateTime<FixedOffset>,
    #[ts(type = "string")]
    pub deadline: NaiveDate,
    pub state: NoticeState,
    pub paper: PaperId,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct NoticeListAnswer {
    pub year: i32,
    pub rows: Vec<NoticeRow>,
}

pub(crate) struct List;
impl Operation for List {
    const PATH: &'static str = "notice/list";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = NoticeListRequest;
    type Answer = NoticeListAnswer;
    fn run(context: &Context<'_>, request: NoticeListRequest) -> Result<NoticeListAnswer, Failure> {
        let office = context.office;
        let year = request.year.unwrap_or_else(|| office.clock.today().year());
        let ids = office.board.cases_with_notices()?;
        let organisation = office.organisation();
        let mut rows = Vec::new();
        for id in ids {
            let loaded = office.load(&id)?;
            let applicant = match &loaded.case.application {
                Some(a) => Applicant::load(office, &a.party)?.unwrap_or_default().name,
                None => String::new(),
            };
            let unit = super::compose::issuing_unit(&loaded)?;
            rows.extend(
                loaded
                    .case
                    .notices
                    .iter()
                    .filter(|n| n.issued.number.year == year)
                    .map(|n| NoticeRow {
                        case: id.clone(),
                        case_number: loaded.case.number.clone(),
                        applicant: applicant.clone(),
                        unit_name: organisation.unit_name(&unit),
                        number: n.issued.number.to_string(),
                        serial: n.issued.number.serial,
                        issued_at: n.issued_at,
                        deadline: n.deadline(),
                        state: n.state(),
                        paper: n.issued.paper.id.clone(),
                    }),
            );
        }
        rows.sort_by(|a, b| (&a.unit_name, b.serial).cmp(&(&b.unit_name, a.serial)));
        Ok(NoticeListAnswer { year, rows })
    }
}
