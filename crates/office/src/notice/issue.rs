//! `notice/issue`: the number, the paper and the event in one append.
use super::compose::{issuing_unit, next_number};
use crate::access::Action;
use crate::case::{Beside, Decided, PaperCard, on_case};
use crate::error::Failure;
use crate::operation::{Context, Operation};
use crate::paper;
use crate::streams::{self, NumberEvent};
use linewarden_papers::Paper;
use linewarden_rules::case::PaperKind;
use linewarden_rules::notice::{self, Issued, NoticeFields};
use linewarden_rules::{CaseId, NoticeId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct IssueRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub fields: NoticeFields,
}

#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IssueAnswer {
    pub case: CaseId,
    #[ts(type = "number")]
    pub version: u64,
    pub notice: NoticeId,
    pub number: String,
    pub paper: PaperCard,
}

pub(crate) struct Issue;
impl Operation for Issue {
    const PATH: &'static str = "notice/issue";
    const ACTION: Action = Action::IssueNotice;
    const COMMAND: bool = true;
    type Request = IssueRequest;
    type Answer = IssueAnswer;
    fn run(context: &Context<'_>, r: IssueRequest) -> Result<IssueAnswer, Failure> {
        let office = context.office;
        let answer = on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, acting| {
                let unit = issuing_unit(loaded)?;
                let (number, taken) = next_number(office, &unit)?;
                let notice = NoticeId::new(format!("n{}", loaded.case.notices.len() + 1));
                let text = number.to_string();
                let (events, paper) = paper::decide_with_paper(
                    office,
                    PaperKind::Notice,
                    Some(text.clone()),
                    |paper| {
                        let issued = Issued {
                            notice: notice.clone(),
                            number: number.clone(),
                            fields: r.fields.clone(),
                            paper,
                        };
                        notice::issue(&loaded.case, issued, office.clock.today())
                    },
                    || {
                        let serial = Some(number.serial);
                        paper::notice_facts(
                            office,
                            loaded,
                            &unit,
                            &r.fields,
                            number.year,
                            serial,
                            None,
                        )
                        .map(Paper::Notice)
                    },
                )?;
                let beside = Beside {
                    stream: streams::notice_register(&unit, number.year),
                    expected: taken,
                    event: streams::store(
                        &NumberEvent::NumberTaken {
                            case: loaded.id.clone(),
                        },
                        Some(&acting.unit),
                    )?,
                };
                Ok(Decided {
                    events,
                    beside: vec![beside],
                    answer: json!({"notice": notice, "number": text, "paper": paper}),
                })
            },
        )?;
        serde_json::from_value(answer).map_err(Failure::internal)
    }
}
