//! `facilities/affected`: which cases a change of the data gives another answer.
use super::{FacilitiesEvent, ground, standing};
use crate::access::Action;
use crate::case::{Applicant, Loaded};
use crate::error::Failure;
use crate::office::Office;
use crate::operation::{Context, Operation};
use crate::screening;
use crate::streams::{self, FACILITIES_STREAM};
use linewarden_geofence::{FacilitySet, Index, Screening, Verdict};
use linewarden_rules::CaseId;
use linewarden_rules::case::{Case, Stage, stage};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// A case's answer under one version of the data.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AnswerThen {
    pub verdict: Verdict,
    pub facilities_version: String,
    /// Facilities whose zone the site is in, by name or id.
    pub inside: Vec<String>,
    /// Codes of why the answer is not plain.
    pub reasons: Vec<String>,
}

impl AnswerThen {
    fn of(screening: &Screening) -> Self {
        let inside: BTreeSet<String> = screening
            .facilities
            .iter()
            .filter(|f| f.verdict == Verdict::Inside)
            .map(|f| f.name.clone().unwrap_or_else(|| f.id.clone()))
            .collect();
        let reasons: BTreeSet<String> = screening.reasons.iter().map(|r| r.code.clone()).collect();
        Self {
            verdict: screening.verdict,
            facilities_version: screening.facilities_version.clone(),
            inside: inside.into_iter().collect(),
            reasons: reasons.into_iter().collect(),
        }
    }
}

/// A case whose answer is another one now.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct AffectedCase {
    pub case: CaseId,
    pub number: String,
    /// The case's version, which a settlement has to name.
    #[ts(type = "number")]
    pub expected: u64,
    pub applicant: String,
    pub stage: Stage,
    /// Approved or supplied already; otherwise still open.
    pub approved: bool,
    /// As it stands in the case; of a change of areas, by the data in force.
    pub before: AnswerThen,
    /// By the data in force; in a preview, by the data as they would be.
    pub after: AnswerThen,
}

/// The cases a change of data touches.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct AffectedReport {
    /// The version asked about, whole; none where every change counts.
    pub since: Option<String>,
    /// The version in force.
    pub version: String,
    /// Open and approved cases with a site. Those near nothing that changed were not screened again.
    #[ts(type = "number")]
    pub checked: u64,
    pub cases: Vec<AffectedCase>,
}

/// Beginnings of a version that are long enough to name it.
const SHORTEST: usize = 8;

/// Open and approved cases that stand by another answer than that of the data in force, and were not settled for it. With
/// `since`, only those that changed after that version: where it gave today's answer already, the change is older.
///
/// # Errors
/// `facilities.version_unknown` where `since` names no version, or more than one.
pub fn affected(office: &Office, since: Option<&str>) -> Result<AffectedReport, Failure> {
    let versions = versions(office)?;
    let since = since.map(|text| find(&versions, text)).transpose()?;
    let version = versions
        .last()
        .map(|(version, _)| version.clone())
        .unwrap_or_default();
    // A version whose bytes are gone rules nothing out.
    let then = since
        .as_ref()
        .and_then(|(_, file)| ground::open(office, file));
    let may_be = standing::otherwise(office)?;
    let (checked, cases) = cases(office, may_be, |loaded| {
        answers(office, loaded, then.as_ref())
    })?;
    Ok(AffectedReport {
        since: since.map(|(version, _)| version),
        version,
        checked,
        cases,
    })
}

/// How many open and approved cases with a site there are, and those whose answer would be another one under these data.
pub(super) fn under(office: &Office, index: &Index) -> Result<(u64, Vec<AffectedCase>), Failure> {
    let zones = office.policy.zones;
    let may_be = standing::may_change(office, index)?;
    cases(office, may_be, |loaded| {
        let application = loaded.case.application.as_ref()?;
        let stands = stands(&loaded.case)?;
        let site = screening::parse(office, application.site.as_ref()?).ok()?;
        let then = linewarden_geofence::screen(index, &site, &application.work, zones, None);
        (then.verdict != stands.verdict).then(|| (AnswerThen::of(stands), then))
    })
}

/// What a change of the data would do to cases.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ChangeEffect {
    /// Open and approved cases that were looked at.
    #[ts(type = "number")]
    pub checked: u64,
    /// Those whose answer would be another one than the data in force give.
    pub cases: Vec<AffectedCase>,
}

/// As [`under`], of the cases to which the data in force give another answer: what the change itself does.
pub(super) fn by(office: &Office, set: FacilitySet) -> Result<ChangeEffect, Failure> {
    let zones = office.policy.zones;
    let index = &Index::build(set);
    let may_be = standing::may_change(office, index)?;
    let (checked, cases) = cases(office, may_be, |loaded| {
        let application = loaded.case.application.as_ref()?;
        let input = application.site.as_ref()?;
        let site = screening::parse(office, input).ok()?;
        let (now, _) = screening::screen(office, Some(input), &application.work);
        let then = linewarden_geofence::screen(index, &site, &application.work, zones, None);
        (then.verdict != now.verdict).then(|| (AnswerThen::of(&now), then))
    })?;
    Ok(ChangeEffect { checked, cases })
}

/// Today's answer to an open or approved case, where it stands by another and nobody has settled that.
pub(crate) fn unsettled(office: &Office, loaded: &Loaded) -> Option<AnswerThen> {
    let over = matches!(
        stage(&loaded.case),
        Stage::Withdrawn | Stage::NotFeasible | Stage::Closed
    );
    let (_, now) = answers(office, loaded, None).filter(|_| !over)?;
    Some(AnswerThen::of(&now))
}

/// # Errors
/// `change.unsettled`: the data in force answer the case otherwise than it stands; safety settles that before anybody
/// decides.
pub(crate) fn settled_first(office: &Office, loaded: &Loaded) -> Result<(), Failure> {
    match unsettled(office, loaded) {
        None => Ok(()),
        Some(now) => Err(Failure::input(
            "change.unsettled",
            json!({"verdict": now.verdict}),
        )),
    }
}

/// How many open and approved cases with a site there are, and those of some of them of which `changed` gives the answer
/// before and after.
fn cases(
    office: &Office,
    some: Vec<CaseId>,
    changed: impl Fn(&Loaded) -> Option<(AnswerThen, Screening)>,
) -> Result<(u64, Vec<AffectedCase>), Failure> {
    let mut cases = Vec::new();
    for id in some {
        let loaded = office.load(&id)?;
        let Some((before, after)) = changed(&loaded) else {
            continue;
        };
        let stage = stage(&loaded.case);
        let application = loaded.case.application.as_ref();
        let applicant = application
            .map(|a| Applicant::load(office, &a.party))
            .transpose()?
            .flatten()
            .unwrap_or_default();
        cases.push(AffectedCase {
            case: id,
            number: loaded.case.number.clone(),
            expected: loaded.case.version,
            applicant: applicant.name,
            stage,
            approved: matches!(stage, Stage::Approved | Stage::Energised),
            before,
            after: AnswerThen::of(&after),
        });
    }
    cases.sort_by(|a, b| a.number.cmp(&b.number));
    Ok((standing::count(office)?, cases))
}

/// The answer a case stands by: the last settled one, or that of its acceptance.
pub(super) fn stands(case: &Case) -> Option<&Screening> {
    match case.changes.last() {
        Some((_, settled)) => Some(&settled.screening),
        None => case.screening.as_ref(),
    }
}

/// The answer a case stands by and today's screening, where they differ because of a change since `then`.
pub(super) fn answers(
    office: &Office,
    loaded: &Loaded,
    then: Option<&Index>,
) -> Option<(AnswerThen, Screening)> {
    let case = &loaded.case;
    let application = case.application.as_ref()?;
    let stands = stands(case)?;
    let input = application.site.as_ref()?;
    let (now, _) = screening::screen(office, Some(input), &application.work);
    if now.verdict == stands.verdict {
        return None;
    }
    let zones = office.policy.zones;
    if let (Some(then), Ok(site)) = (then, screening::parse(office, input))
        && linewarden_geofence::screen(then, &site, &application.work, zones, None).verdict
            == now.verdict
    {
        return None;
    }
    Some((AnswerThen::of(stands), now))
}

/// Versions with their files, oldest first.
pub(super) fn versions(office: &Office) -> Result<Vec<(String, String)>, Failure> {
    let events = office.journal.read_stream(FACILITIES_STREAM)?;
    let of = |recorded| {
        let FacilitiesEvent::MadeCurrent { version, file, .. } = streams::parse(recorded)?;
        Ok((version, file.to_string()))
    };
    events.iter().map(of).collect()
}

fn find(versions: &[(String, String)], since: &str) -> Result<(String, String), Failure> {
    let since = since.trim().to_lowercase();
    let fits = |version: &str| {
        version == since || (since.len() >= SHORTEST && version.starts_with(&since))
    };
    let found: BTreeMap<&String, &String> = versions
        .iter()
        .filter(|(v, _)| fits(v))
        .map(|(v, f)| (v, f))
        .collect();
    match (found.len(), found.first_key_value()) {
        (1, Some((version, file))) => Ok(((*version).clone(), (*file).clone())),
        _ => {
            let known: Vec<&String> = versions.iter().map(|(v, _)| v).collect();
            Err(Failure::input(
                "facilities.version_unknown",
                json!({"since": since, "known": known}),
            ))
        }
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct AffectedRequest {
    /// A version or the beginning of one; none: every case that the data in force answers otherwise.
    pub since: Option<String>,
}

pub(crate) struct Affected;
impl Operation for Affected {
    const PATH: &'static str = "facilities/affected";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = AffectedRequest;
    type Answer = AffectedReport;
    fn run(context: &Context<'_>, request: AffectedRequest) -> Result<AffectedReport, Failure> {
        affected(context.office, request.since.as_deref())
    }
}
