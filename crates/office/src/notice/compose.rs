//! `notice/template` and `notice/preview`.
use crate::access::Action;
use crate::case::CaseRequest;
use crate::case::Loaded;
use crate::error::Failure;
use crate::office::Office;
use crate::operation::{Context, Operation};
use crate::paper;
use crate::staff::{PersonCard, card};
use crate::streams;
use chrono::Datelike;
use linewarden_papers::Paper;
use linewarden_rules::case::Duty;
use linewarden_rules::notice::{NoticeFields, NoticeNumber, WordFlag, flag_words, missing_fields};
use linewarden_rules::survey::Effect;
use linewarden_rules::{CaseId, UnitId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// One facility as the notice will state it.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct FacilityLine {
    pub name: String,
    pub owner: Option<String>,
    #[ts(type = "number")]
    pub measured_mm: u64,
    #[ts(type = "number")]
    pub uncertainty_mm: u64,
    #[ts(type = "number")]
    pub required_mm: u64,
    pub clause: String,
    #[ts(type = "number")]
    pub inside_mm: u64,
    pub overlap_m2: Option<f64>,
}

/// What comes from the case and cannot be typed over.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct LockedFacts {
    pub recipient: String,
    pub representative: Option<String>,
    pub facility_lines: Vec<FacilityLine>,
    pub basis: Vec<String>,
    pub lawful: Vec<String>,
    /// The number it would get if it were issued now.
    pub number_preview: String,
    pub issuer: String,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct TemplateAnswer {
    pub locked: LockedFacts,
    pub fields: NoticeFields,
    pub staff: Vec<PersonCard>,
}

/// The unit in whose name and register a case's notices are issued.
pub(crate) fn issuing_unit(loaded: &Loaded) -> Result<UnitId, Failure> {
    loaded
        .case
        .responsible
        .unit(Duty::Surveying)
        .cloned()
        .ok_or_else(|| Failure::not_found("case.unknown", json!({})))
}

/// The next number of a unit's register, with the register's version that it rests on.
pub(crate) fn next_number(office: &Office, unit: &UnitId) -> Result<(NoticeNumber, u64), Failure> {
    let year = office.clock.today().year();
    let taken = office
        .journal
        .stream_version(&streams::notice_register(unit, year))?;
    let word = office.organisation().notice_word.clone();
    Ok((
        NoticeNumber {
            word,
            year,
            serial: taken as u32 + 1,
        },
        taken,
    ))
}

/// Days a notice gives by default; the person may set another.
const USUAL_WORKING_DAYS: u32 = 10;

fn suggested(office: &Office, loaded: &Loaded, unit: &UnitId) -> NoticeFields {
    let survey = loaded.case.survey();
    let application = loaded.case.application.as_ref();
    let mut facts = Vec::new();
    if let Some(application) = application {
        let building = &application.building;
        if building.declared() {
            facts.push(format!(
                "申请场地拟建（已建）{}，高 {} m。",
                building.kind, building.height_m
            ));
        }
        if application.work.crane {
            facts.push("场地内使用吊车作业，回转范围须与电力线路保持安全距离。".to_owned());
        }
        if application.work.digs() {
            facts.push("场地内有开挖、打桩、钻探或取土作业。".to_owned());
        }
    }
    if let Some(survey) = survey {
        facts.extend(
            survey
                .note
                .lines()
                .map(str::trim)
                .filter(|l| !l.is_empty())
                .map(str::to_owned),
        );
    }
    let inspectors = survey
        .map(|s| s.surveyors.iter().take(2).cloned().collect())
        .unwrap_or_default();
    NoticeFields {
        facts: facts.join("\n"),
        demands: vec![
            "停止在电力设施保护区内的施工、堆物等行为".into(),
            "将场地、建筑物或机械移出电力设施保护区，或采取经电力管理部门批准的安全措施".into(),
        ],
        deadline: office
            .policy
            .working_days_after(office.clock.today(), USUAL_WORKING_DAYS),
        consequences: match survey.map(|s| s.effect()) {
            Some(Effect::Severe) => "可能引发触电、线路跳闸、倒杆断线和人身伤亡事故".into(),
            _ => "可能影响电力线路安全运行，危及人身安全".into(),
        },
        // The template says "可以向…提出".
        objection: paper::issuer(office, unit),
        inspectors,
    }
}

pub(crate) struct Template;
impl Operation for Template {
    const PATH: &'static str = "notice/template";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = CaseRequest;
    type Answer = TemplateAnswer;
    fn run(context: &Context<'_>, request: CaseRequest) -> Result<TemplateAnswer, Failure> {
        let office = context.office;
        let loaded = office.load(&request.case)?.existing()?;
        let unit = issuing_unit(&loaded)?;
        let fields = suggested(office, &loaded, &unit);
        let (number, _) = next_number(office, &unit)?;
        let facts = paper::notice_facts(office, &loaded, &unit, &fields, number.year, None, None)?;
        let lines = facts
            .clearances
            .iter()
            .map(|c| FacilityLine {
                name: c.facility.clone(),
                owner: c.owner.clone(),
                measured_mm: c.measured_mm,
                uncertainty_mm: c.error_mm,
                required_mm: c.required_mm,
                clause: c.clause.clone(),
                inside_mm: c.inside_mm,
                overlap_m2: c.overlap_m2,
            })
            .collect();
        let organisation = office.organisation();
        let units: Vec<&UnitId> = loaded.case.responsible.units().collect();
        let staff = organisation
            .people
            .values()
            .filter(|p| !p.disabled && p.assignments.iter().any(|a| units.contains(&&a.unit)))
            .map(|p| card(office, &p.id))
            .collect();
        Ok(TemplateAnswer {
            locked: LockedFacts {
                recipient: facts.recipient.name,
                representative: facts.recipient.representative,
                facility_lines: lines,
                basis: facts.legal_basis,
                lawful: facts.lawful_when,
                number_preview: number.to_string(),
                issuer: facts.issuer,
            },
            fields,
            staff,
        })
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct PreviewRequest {
    pub case: CaseId,
    pub fields: NoticeFields,
    /// The field being typed into; it is tinted on the page.
    pub focus: Option<String>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct MissingField {
    pub field: String,
    pub code: String,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PreviewAnswer {
    /// One SVG a page.
    pub pages: Vec<String>,
    pub missing: Vec<MissingField>,
    pub flagged: Vec<WordFlag>,
}

/// The field of the page a form field stands in.
fn page_field(field: &str) -> String {
    match field {
        "facts" => "findings".into(),
        "consequences" => "possible_consequence".into(),
        other => other.split('.').next().unwrap_or(other).to_owned(),
    }
}

pub(crate) struct Preview;
impl Operation for Preview {
    const PATH: &'static str = "notice/preview";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = PreviewRequest;
    type Answer = PreviewAnswer;
    fn run(context: &Context<'_>, request: PreviewRequest) -> Result<PreviewAnswer, Failure> {
        let office = context.office;
        let loaded = office.load(&request.case)?.existing()?;
        let unit = issuing_unit(&loaded)?;
        let fields = &request.fields;
        let year = office.clock.today().year();
        let focus = request.focus.as_deref().map(page_field);
        let facts = paper::notice_facts(office, &loaded, &unit, fields, year, None, focus)?;
        let preview = office.renderer.preview(&Paper::Notice(facts))?;
        let missing = missing_fields(fields, office.clock.today())
            .into_iter()
            .map(|(field, code)| MissingField {
                field: field.into(),
                code: code.into(),
            })
            .collect();
        Ok(PreviewAnswer {
            pages: preview.pages,
            missing,
            flagged: flag_words(fields),
        })
    }
}
