//! `referral/report`: the deciding unit reports a refusal, on paper.
use crate::access::Action;
use crate::case::{Applicant, Decided, Loaded, on_case};
use crate::error::Failure;
use crate::office::Office;
use crate::operation::{Context, Operation};
use crate::paper;
use crate::supply::WithPaper;
use chrono::Datelike;
use linewarden_papers::Paper;
use linewarden_papers::facts::{
    Evidence, Ground, NoticeServed, Number, RefusalReportFacts, Reinspection,
};
use linewarden_rules::case::{Duty, Event, PaperKind};
use linewarden_rules::referral::{self, RefusalReported};
use linewarden_rules::supply::legal_grounds;
use linewarden_rules::{CaseId, UnitId};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ReportRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub note: String,
}

/// What happened, one sentence a fact, in order of time.
pub(super) fn story(loaded: &Loaded) -> Vec<String> {
    let mut facts = Vec::new();
    let day = |at: &chrono::DateTime<chrono::FixedOffset>| paper::date_zh(at.date_naive());
    for recorded in &loaded.events {
        match &recorded.event {
            Event::Accepted(_) => facts.push(format!(
                "{}受理用电申请（案件 {}）。",
                day(&recorded.recorded_at),
                loaded.case.number
            )),
            Event::Surveyed(s) => facts.push(format!(
                "{}现场勘查，安全隐患：{}，妨碍：{}。{}",
                day(&s.survey.surveyed_at),
                paper::effect_zh(s.survey.hazard),
                paper::effect_zh(s.survey.hindrance),
                s.survey.note
            )),
            Event::NoticeIssued(n) => facts.push(format!(
                "{}签发{}，限{}前整改。",
                day(&recorded.recorded_at),
                n.number,
                paper::date_zh(n.fields.deadline)
            )),
            Event::Reinspected(r) => facts.push(format!(
                "{}复查，隐患程度：{}。{}",
                day(&r.at),
                paper::effect_zh(r.grade),
                r.note
            )),
            Event::Refused(r) => facts.push(format!(
                "{}决定拒绝供电：{}",
                day(&recorded.recorded_at),
                r.reasons
            )),
            _ => {}
        }
    }
    facts
}

/// Every issued paper and every photo, by its fingerprint.
pub(super) fn evidence(loaded: &Loaded) -> Vec<Evidence> {
    let mut list = Vec::new();
    let mut add = |name: String, date, id: &str| {
        list.push(Evidence {
            name,
            date: Some(date),
            fingerprint: Some(id.chars().take(16).collect()),
        });
    };
    for recorded in &loaded.events {
        let day = recorded.recorded_at.date_naive();
        match &recorded.event {
            Event::Accepted(a) => add("受理回执".into(), day, a.receipt.file.as_str()),
            Event::Surveyed(s) => {
                for photo in &s.survey.photos {
                    add(
                        format!("勘查照片：{}", photo.caption),
                        s.survey.surveyed_at.date_naive(),
                        photo.file.as_str(),
                    );
                }
            }
            Event::NoticeIssued(n) => add(
                format!("消除隐患通知书 {}", n.number),
                day,
                n.paper.file.as_str(),
            ),
            Event::NoticeServed(s) => {
                for e in &s.entry.evidence {
                    add(
                        format!("送达证据（{}）", paper::rung_zh(s.entry.rung)),
                        s.entry.at.date_naive(),
                        e.file.as_str(),
                    );
                }
            }
            Event::Reinspected(r) => {
                for photo in r.items.iter().flat_map(|i| &i.photos) {
                    add("复查照片".into(), r.at.date_naive(), photo.as_str());
                }
            }
            Event::Refused(r) => {
                for file in &r.evidence {
                    add("拒绝供电依据材料".into(), day, file.as_str());
                }
            }
            Event::RefusalReported(r) => add("拒绝供电报告".into(), day, r.paper.file.as_str()),
            _ => {}
        }
    }
    list
}

fn facts(office: &Office, loaded: &Loaded, unit: &UnitId) -> Result<RefusalReportFacts, Failure> {
    let case = &loaded.case;
    let missing = |what: &str| Failure::input("referral.not_refused", json!({"missing": what}));
    let application = case
        .application
        .as_ref()
        .ok_or_else(|| missing("application"))?;
    let (refused_by, refused) = case.refusal.as_ref().ok_or_else(|| missing("refusal"))?;
    let notice = case.latest_notice().ok_or_else(|| missing("notice"))?;
    let service = notice
        .services
        .iter()
        .find(|s| s.effective_on == notice.effective_on())
        .ok_or_else(|| missing("service"))?;
    let look = notice
        .reinspections
        .last()
        .ok_or_else(|| missing("reinspection"))?;
    let applicant = Applicant::load(office, &application.party)?.unwrap_or_default();
    let organisation = office.organisation();
    let ground = legal_grounds().iter().find(|g| g.code == refused.ground);
    let now = office.now();
    Ok(RefusalReportFacts {
        office: paper::issuer(office, unit),
        number: Number {
            agency: format!("{}电拒报", organisation.notice_word),
            year: now.year(),
            serial: case.number.rsplit('-').next().and_then(|n| n.parse().ok()),
        },
        to: [Duty::Marketing, Duty::Safety]
            .into_iter()
            .filter_map(|d| case.responsible.unit(d))
            .map(|u| organisation.unit_name(u))
            .collect(),
        case_number: case.number.clone(),
        applicant: paper::party(&applicant),
        site: applicant.address.clone(),
        connection: paper::connection(application),
        facts: story(loaded),
        clearances: paper::measured_clearances(loaded),
        notice: NoticeServed {
            number: notice.issued.number.to_string(),
            served_on: service
                .effective_on
                .unwrap_or_else(|| service.entry.at.date_naive()),
            way: paper::rung_zh(service.entry.rung).into(),
            proof: format!("证据 {} 件，已存档", service.entry.evidence.len()),
            deadline: notice.deadline(),
        },
        reinspection: Reinspection {
            date: look.at.date_naive(),
            people: look
                .inspectors
                .iter()
                .map(|p| organisation.person_name(p))
                .collect(),
            finding: if look.note.trim().is_empty() {
                "隐患未消除".into()
            } else {
                look.note.clone()
            },
            grade: paper::effect_zh(look.grade).into(),
        },
        grounds: vec![Ground {
            clause: refused.clause.clone(),
            applies: ground.map(|g| g.title.clone()).unwrap_or_default(),
            trigger: ground.map(|g| g.needs.clone()),
        }],
        evidence: evidence(loaded),
        request: vec!["请审核并协调后续处理；需要时上报政府有关部门。".into()],
        reporter: organisation.person_name(&refused_by.by),
        contact: paper::issuer(office, unit),
        issued_at: now,
        journal: paper::mark(office)?,
    })
}

pub(crate) struct Report;
impl Operation for Report {
    const PATH: &'static str = "referral/report";
    const ACTION: Action = Action::ReportRefusal;
    const COMMAND: bool = true;
    type Request = ReportRequest;
    type Answer = WithPaper;
    fn run(context: &Context<'_>, r: ReportRequest) -> Result<WithPaper, Failure> {
        let office = context.office;
        let answer = on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, acting| {
                let (events, paper) = paper::decide_with_paper(
                    office,
                    PaperKind::RefusalReport,
                    None,
                    |paper| {
                        let note = r.note.clone();
                        let reported = RefusalReported {
                            note,
                            paper,
                            to_safety: false,
                        };
                        referral::report(&loaded.case, reported)
                    },
                    || facts(office, loaded, &acting.unit).map(Paper::RefusalReport),
                )?;
                Ok(Decided {
                    events,
                    beside: Vec::new(),
                    answer: json!({"paper": paper}),
                })
            },
        )?;
        serde_json::from_value(answer).map_err(Failure::internal)
    }
}
