//! Facts that papers share, taken from the case and never typed.
use super::words::lawful_zh;
use crate::case::{Applicant, Loaded};
use crate::error::Failure;
use crate::office::Office;
use linewarden_geofence::{FacilityAnswer, Rule, Screening, Status, Verdict};
use linewarden_papers::facts::{
    Answer, Capacity as PaperCapacity, CapacityUnit, Clearance, Connection, ConnectionKind,
    CopyLine, Inspector, JournalMark, NoticeFacts, Number, Party, PartyKind as PaperParty,
    SurveyFact,
};
use linewarden_rules::UnitId;
use linewarden_rules::application::{Application, ApplicationKind, IdKind, PartyKind};
use linewarden_rules::capacity::Capacity;
use linewarden_rules::notice::NoticeFields;

pub(crate) fn answer(verdict: Verdict) -> Answer {
    match verdict {
        Verdict::Inside => Answer::Inside,
        Verdict::CannotTell => Answer::CannotTell,
        Verdict::Outside => Answer::Outside,
    }
}

/// Where the chain stands as the paper is made.
pub(crate) fn mark(office: &Office) -> Result<Option<JournalMark>, Failure> {
    let head = office.journal.head()?;
    Ok(Some(JournalMark {
        position: head.position,
        fingerprint: hex::encode(&head.hash[..8]),
    }))
}

/// The company with the unit that issues.
pub(crate) fn issuer(office: &Office, unit: &UnitId) -> String {
    let organisation = office.organisation();
    let name = organisation.unit_name(unit);
    if name.starts_with(&organisation.name) {
        name
    } else {
        format!("{}{name}", organisation.name)
    }
}

pub(crate) fn party(applicant: &Applicant) -> Party {
    let some = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
    // A paper that may lie about shows a person's number by its end only.
    let tail = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        format!(
            "尾号 {}",
            chars[chars.len().saturating_sub(4)..]
                .iter()
                .collect::<String>()
        )
    };
    let identity = match applicant.id_kind {
        _ if applicant.id_number.is_empty() => None,
        IdKind::Uscc => Some(applicant.id_number.clone()),
        IdKind::ResidentId | IdKind::Passport | IdKind::Other => Some(tail(&applicant.id_number)),
    };
    Party {
        name: applicant.name.clone(),
        kind: match applicant.kind {
            PartyKind::Person => PaperParty::Person,
            PartyKind::Company => PaperParty::Company,
            PartyKind::Authority => PaperParty::Authority,
        },
        identity,
        representative: some(&applicant.legal_representative),
        address: some(&applicant.address),
        phone: some(&applicant.phone),
    }
}

fn capacity(capacity: Capacity) -> PaperCapacity {
    PaperCapacity {
        value: capacity.base_units().unsigned_abs(),
        unit: match capacity {
            Capacity::Watts(_) => CapacityUnit::W,
            Capacity::VoltAmperes(_) => CapacityUnit::Va,
        },
    }
}

pub(crate) fn connection(application: &Application) -> Connection {
    let total = application
        .existing
        .and_then(|e| e.plus(application.capacity).ok())
        .unwrap_or(application.capacity);
    Connection {
        kind: match application.kind {
            ApplicationKind::New => ConnectionKind::New,
            ApplicationKind::Increase => ConnectionKind::Increase,
            ApplicationKind::Temporary => ConnectionKind::Temporary,
        },
        voltage_v: application.voltage.volts(),
        capacity: capacity(total),
        existing: application.existing.map(capacity),
        purpose: Some(application.purpose.clone()).filter(|p| !p.is_empty()),
    }
}

/// `110 kV 示例Ⅰ线`; an unnamed facility goes by its id.
pub(crate) fn facility_zh(f: &FacilityAnswer) -> String {
    let name = f
        .name
        .clone()
        .unwrap_or_else(|| format!("未命名设施（{}）", f.id));
    match f.voltage_kv {
        Some(kv) if !name.contains("kV") => format!("{kv} kV {name}"),
        _ => name,
    }
}

/// What a distance is measured to, where that is not the outer conductor.
fn measured_to_zh(f: &FacilityAnswer) -> Option<&'static str> {
    match f.rule {
        Rule::FoundationRing => Some("杆塔基础外缘"),
        Rule::CableZone => Some("电缆线路"),
        Rule::StationFence => Some("围墙"),
        Rule::ClearanceVertical => Some("最大弧垂时的导线"),
        Rule::OverheadZone
        | Rule::LowVoltageClearance
        | Rule::Blasting
        | Rule::Crane
        | Rule::None => None,
    }
}

/// A clause as papers cite it: the provision, without the words of it that the policy row keeps beside it.
pub(crate) fn cite(clause: &str) -> String {
    clause.split('：').next().unwrap_or(clause).to_owned()
}

/// What the width of a rule bounds where that is no protection zone.
fn ring_zh(rule: Rule) -> Option<&'static str> {
    match rule {
        Rule::LowVoltageClearance => Some("安全距离范围"),
        Rule::FoundationRing => Some("杆塔基础保护范围"),
        Rule::Blasting => Some("爆破禁止范围"),
        Rule::StationFence => Some("变电站围墙外保护范围"),
        Rule::ClearanceVertical => Some("与导线的安全距离"),
        Rule::OverheadZone | Rule::CableZone | Rule::Crane | Rule::None => None,
    }
}

/// Where a distance is measured from, where that is not the site's edge.
fn from_zh(f: &FacilityAnswer) -> Option<&'static str> {
    let work = f.vertical.as_ref().map(|v| v.work.as_str());
    match (f.rule, work) {
        (Rule::Crane, _) => Some("吊车站位"),
        (_, Some("building")) => Some("建筑物顶"),
        (_, Some("vehicle")) => Some("车辆、机械顶"),
        (_, Some("crane")) => Some("吊车最高处"),
        _ => None,
    }
}

fn clearance(f: &FacilityAnswer) -> Clearance {
    Clearance {
        facility: facility_zh(f),
        owner: f.owner.clone(),
        from: from_zh(f).map(str::to_owned),
        to: measured_to_zh(f).map(str::to_owned),
        measured_mm: f.conductor_mm.unsigned_abs(),
        error_mm: f.uncertainty_mm.unsigned_abs(),
        required_mm: f.zone_mm.unsigned_abs(),
        required_max_mm: None,
        clause: cite(f.clause.as_deref().unwrap_or_default()),
        answer: answer(f.verdict),
        inside_mm: f.inside_mm.unsigned_abs(),
        overlap_m2: Some(f.overlap_m2).filter(|a| *a > 0.0),
        ring: ring_zh(f.rule).map(str::to_owned),
        unverified: f.status == Some(Status::Memory),
    }
}

/// Most facilities a paper lists.
const LISTED: usize = 4;

/// The screening's entries that matter: inside, then cannot tell, then the nearest outside.
pub(crate) fn clearances(screening: &Screening) -> Vec<Clearance> {
    let has_rule = |f: &&FacilityAnswer| f.clause.is_some();
    let mut entries: Vec<&FacilityAnswer> = screening.facilities.iter().filter(has_rule).collect();
    let rank = |v: Verdict| match v {
        Verdict::Inside => 0,
        Verdict::CannotTell => 1,
        Verdict::Outside => 2,
    };
    entries.sort_by_key(|f| rank(f.verdict));
    entries.into_iter().take(LISTED).map(clearance).collect()
}

/// The same, with what the surveyor measured instead of what was computed, where they measured.
pub(crate) fn measured_clearances(loaded: &Loaded) -> Vec<Clearance> {
    let Some(screening) = &loaded.case.screening else {
        return Vec::new();
    };
    let survey = loaded.case.survey();
    let measured = |id: &str| survey.and_then(|s| s.measurements.iter().find(|m| m.facility == id));
    let said = |id: &str| survey.and_then(|s| s.differences.iter().find(|d| d.facility == id));
    let has_rule = |f: &&FacilityAnswer| f.clause.is_some();
    let mut lines: Vec<(bool, Clearance)> = screening
        .facilities
        .iter()
        .filter(has_rule)
        .map(|f| {
            let mut line = clearance(f);
            // The surveyor tapes from the site's edge to the conductor: that says nothing of a crane's reach or a foundation.
            let taped = measured(&f.id).filter(|_| {
                matches!(
                    f.rule,
                    Rule::OverheadZone | Rule::LowVoltageClearance | Rule::CableZone
                )
            });
            if let Some(m) = taped {
                line.measured_mm = m.distance_mm.unsigned_abs();
                line.error_mm = m.accuracy_mm.unsigned_abs();
                line.inside_mm = line.required_mm.saturating_sub(line.measured_mm);
            }
            if let Some(d) = said(&f.id) {
                line.answer = answer(d.person);
            }
            (
                measured(&f.id).is_some() || line.answer != Answer::Outside,
                line,
            )
        })
        .collect();
    // Those that are no reason for a notice are left out, unless none is.
    if lines.iter().any(|(matters, _)| *matters) {
        lines.retain(|(matters, _)| *matters);
    }
    lines.sort_by_key(|(_, l)| l.measured_mm as i64 - l.required_mm as i64);
    lines
        .into_iter()
        .map(|(_, line)| line)
        .take(LISTED)
        .collect()
}

/// The clauses a notice rests on: each facility's, and what they forbid or make subject to a permit.
pub(crate) fn basis(loaded: &Loaded) -> Vec<String> {
    let mut basis: Vec<String> = Vec::new();
    let mut add = |clause: &str| {
        if !clause.is_empty() && !basis.iter().any(|b| b == clause) {
            basis.push(clause.to_owned());
        }
    };
    if let Some(screening) = &loaded.case.screening {
        for f in screening
            .facilities
            .iter()
            .filter(|f| f.verdict != Verdict::Outside)
        {
            add(&cite(f.clause.as_deref().unwrap_or_default()));
            for effect in &f.effects {
                add(&cite(&effect.clause));
            }
        }
        if let Some(nearest) = screening.facilities.iter().find(|f| f.clause.is_some()) {
            add(&cite(nearest.clause.as_deref().unwrap_or_default()));
        }
    }
    add("《中华人民共和国电力法》第五十三条");
    basis
}

/// The facts of a notice: locked ones from the case, free ones from the fields.
pub(crate) fn notice_facts(
    office: &Office,
    loaded: &Loaded,
    unit: &UnitId,
    fields: &NoticeFields,
    year: i32,
    serial: Option<u32>,
    focus: Option<String>,
) -> Result<NoticeFacts, Failure> {
    let missing =
        |what: &str| Failure::input("notice.no_survey", serde_json::json!({"missing": what}));
    let application = loaded
        .case
        .application
        .as_ref()
        .ok_or_else(|| missing("application"))?;
    let survey = loaded.case.survey().ok_or_else(|| missing("survey"))?;
    let applicant = Applicant::load(office, &application.party)?.unwrap_or_default();
    let organisation = office.organisation();
    let instruments: Vec<String> = survey
        .measurements
        .iter()
        .map(|m| format!("{}（{}）", m.method, m.instrument))
        .collect();
    let lawful = crate::screening::lawful(office, application.site.as_ref(), &application.work);
    let inspectors = fields
        .inspectors
        .iter()
        .map(|id| Inspector {
            name: organisation.person_name(id),
            unit: organisation
                .people
                .get(id)
                .and_then(|p| p.assignments.first())
                .map(|a| organisation.unit_name(&a.unit)),
        })
        .collect();
    Ok(NoticeFacts {
        issuer: issuer(office, unit),
        number: Number {
            agency: format!("{}电隐告", organisation.notice_word),
            year,
            serial,
        },
        case_number: loaded.case.number.clone(),
        recipient: party(&applicant),
        survey: SurveyFact {
            date: survey.surveyed_at.date_naive(),
            place: applicant.address.clone(),
            coordinates: survey
                .fixes
                .first()
                .map(|f| format!("经度 {:.6}°、纬度 {:.6}°（WGS 84）", f.lon, f.lat)),
            method: Some(instruments.join("、")).filter(|m| !m.is_empty()),
        },
        findings: fields
            .facts
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .map(str::to_owned)
            .collect(),
        clearances: measured_clearances(loaded),
        possible_consequence: fields.consequences.clone(),
        legal_basis: basis(loaded),
        demands: fields
            .demands
            .iter()
            .map(|d| d.trim().to_owned())
            .filter(|d| !d.is_empty())
            .collect(),
        deadline: Some(fields.deadline),
        lawful_when: lawful_zh(lawful.as_ref()),
        if_not_done: Vec::new(),
        objection: fields.objection.clone(),
        contact: issuer(office, unit),
        inspectors,
        attachments: survey
            .photos
            .iter()
            .map(|p| format!("照片：{}", p.caption))
            .collect(),
        copies: vec![
            CopyLine {
                label: "抄报".into(),
                to: "电力管理部门".into(),
            },
            CopyLine {
                label: "存档".into(),
                to: format!(
                    "{}（案件 {}）",
                    organisation.unit_name(unit),
                    loaded.case.number
                ),
            },
        ],
        issued_at: office.now(),
        journal: mark(office)?,
        focus,
    })
}
