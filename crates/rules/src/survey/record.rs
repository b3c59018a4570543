//! What a surveyor found, beside what the machine said.
use crate::case::{Case, Event};
use crate::{FileId, Rejection, StaffId};
use chrono::{DateTime, Duration, FixedOffset};
use linewarden_geofence::Verdict;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// How far something affects facilities. Ordered: the worst finding decides.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Effect {
    /// 无
    #[default]
    None,
    /// 可能构成
    Possible,
    /// 严重
    Severe,
}

/// A position taken on site, WGS 84 degrees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Fix {
    pub lon: f64,
    pub lat: f64,
    /// Horizontal, 95 %, metres; none means the device did not say.
    pub accuracy_m: Option<f64>,
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    /// Why it was typed rather than measured.
    pub manual_reason: Option<String>,
}

/// A photo and what it proves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Photo {
    pub file: FileId,
    pub caption: String,
    /// The facility or item it shows.
    pub shows: String,
}

/// A distance measured on site from the site's edge to the nearest outer conductor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Measurement {
    /// Id of the facility in the loaded data.
    pub facility: String,
    pub facility_name: String,
    #[ts(type = "number")]
    pub distance_mm: i64,
    #[ts(type = "number")]
    pub accuracy_mm: i64,
    pub method: String,
    pub instrument: String,
}

/// Where the surveyor differs from the machine, per facility and with the reason; both stay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Difference {
    pub facility: String,
    pub facility_name: String,
    pub machine: Verdict,
    pub person: Verdict,
    pub reason: String,
}

/// The surveyor's record: three separate findings, and what they rest on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SurveyRecord {
    #[ts(type = "string")]
    pub surveyed_at: DateTime<FixedOffset>,
    pub surveyors: Vec<StaffId>,
    pub fixes: Vec<Fix>,
    pub photos: Vec<Photo>,
    pub measurements: Vec<Measurement>,
    /// 违章建筑 or unlawful work.
    pub unlawful: bool,
    pub unlawful_note: String,
    pub inside_zone: bool,
    /// 安全隐患
    pub hazard: Effect,
    /// 妨碍
    pub hindrance: Effect,
    pub differences: Vec<Difference>,
    pub note: String,
}

impl SurveyRecord {
    /// The worst effect found.
    pub fn effect(&self) -> Effect {
        self.hazard.max(self.hindrance)
    }
}

/// A survey as it entered the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Surveyed {
    pub survey: SurveyRecord,
}

/// A minute of grace: clocks of devices are never exactly alike.
const CLOCK_GRACE: Duration = Duration::minutes(5);

/// Everything that is wrong with a record, by field; empty means it can be taken in.
///
/// What is missing for an effect later (a second inspector, a photo of the pole plate) is not a fault here.
pub fn find_survey_faults(
    case: &Case,
    survey: &SurveyRecord,
    now: DateTime<FixedOffset>,
) -> Vec<Rejection> {
    let mut faults = Vec::new();
    if survey.surveyors.is_empty() {
        faults.push(Rejection::new("survey.no_surveyor", "survey.name_surveyor"));
    }
    if survey.surveyed_at > now + CLOCK_GRACE {
        faults.push(Rejection::with(
            "survey.in_future",
            json!({"surveyed_at": survey.surveyed_at, "now": now}),
            "survey.check_time",
        ));
    }
    if survey.unlawful && survey.unlawful_note.trim().is_empty() {
        faults.push(Rejection::new(
            "survey.unlawful_unexplained",
            "survey.describe_unlawful",
        ));
    }
    let reasons_given = survey
        .differences
        .iter()
        .all(|d| !d.reason.trim().is_empty());
    if !reasons_given {
        faults.push(Rejection::new(
            "survey.difference_unexplained",
            "survey.give_reason",
        ));
    }
    let machine_inside = case.screening.as_ref().map(|s| s.verdict);
    let differs = match machine_inside {
        Some(Verdict::Inside) => !survey.inside_zone,
        Some(Verdict::Outside) => survey.inside_zone,
        Some(Verdict::CannotTell) | None => false,
    };
    if differs && survey.differences.is_empty() {
        faults.push(Rejection::with(
            "survey.differs_without_reason",
            json!({"machine": machine_inside, "inside_zone": survey.inside_zone}),
            "survey.give_reason",
        ));
    }
    for (index, m) in survey.measurements.iter().enumerate() {
        if m.distance_mm < 0 || m.accuracy_mm <= 0 || m.instrument.trim().is_empty() {
            faults.push(Rejection::with(
                "survey.measurement_incomplete",
                json!({"index": index}),
                "survey.complete_measurement",
            ));
        }
    }
    for (index, fix) in survey.fixes.iter().enumerate() {
        let on_earth = (-180.0..=180.0).contains(&fix.lon) && (-90.0..=90.0).contains(&fix.lat);
        if !on_earth || fix.accuracy_m.is_some_and(|a| !a.is_finite() || a <= 0.0) {
            faults.push(Rejection::with(
                "survey.fix_invalid",
                json!({"index": index}),
                "survey.check_fix",
            ));
        }
    }
    faults
}

/// Takes a survey in. Every open case takes one; a later survey stands beside the earlier ones and is the one that counts.
pub fn record(
    case: &Case,
    survey: SurveyRecord,
    now: DateTime<FixedOffset>,
) -> Result<Vec<Event>, Rejection> {
    case.require_open()?;
    if let Some(first) = find_survey_faults(case, &survey, now).into_iter().next() {
        return Err(first);
    }
    Ok(vec![Event::Surveyed(Box::new(Surveyed { survey }))])
}
