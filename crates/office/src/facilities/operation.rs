//! `facilities/current` and `facilities/draw`.
use super::FacilitiesEvent;
use super::ground::load;
use crate::access::Action;
use crate::error::Failure;
use crate::office::Office;
use crate::operation::{Context, Operation};
use crate::staff::Empty;
use crate::streams::{self, FACILITIES_STREAM};
use chrono::{DateTime, FixedOffset};
use linewarden_geofence::{Drawing, FacilityKind};
use linewarden_rules::StaffId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct KindCount {
    pub kind: FacilityKind,
    pub voltage_kv: Option<f64>,
    #[ts(type = "number")]
    pub count: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CoverageView {
    pub as_of: Option<String>,
    pub by: Option<String>,
}

/// A version of the facility data. Counts and coverage are read for the current one only.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FacilitiesVersion {
    pub version: String,
    #[ts(type = "number")]
    pub number: u64,
    #[ts(type = "string")]
    pub made_at: DateTime<FixedOffset>,
    pub by_name: String,
    pub label: String,
    pub note: String,
    pub crs_confirmed: String,
    #[ts(type = "number")]
    pub facilities: u64,
    #[ts(type = "number")]
    pub rejected: u64,
    pub counts: Vec<KindCount>,
    pub attribution: Vec<String>,
    pub extent: Option<[f64; 4]>,
    pub coverage: Vec<CoverageView>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct CurrentAnswer {
    pub version: Option<FacilitiesVersion>,
    pub versions: Vec<FacilitiesVersion>,
    /// The current version's bytes are missing or damaged: nothing is screened as outside until it is mended.
    pub damaged: bool,
}

/// All versions, newest first.
pub(crate) fn versions(office: &Office) -> Result<Vec<FacilitiesVersion>, Failure> {
    let organisation = office.organisation();
    let mut list = Vec::new();
    for recorded in office.journal.read_stream(FACILITIES_STREAM)? {
        let FacilitiesEvent::MadeCurrent {
            version,
            label,
            crs_confirmed,
            note,
            facilities,
            rejected,
            ..
        } = streams::parse(&recorded)?;
        list.push(FacilitiesVersion {
            version,
            number: recorded.version,
            made_at: recorded.recorded_at,
            by_name: organisation.person_name(&StaffId::new(recorded.actor.clone())),
            label,
            note,
            crs_confirmed,
            facilities,
            rejected,
            counts: Vec::new(),
            attribution: Vec::new(),
            extent: None,
            coverage: Vec::new(),
        });
    }
    list.reverse();
    Ok(list)
}

pub(crate) struct Current;
impl Operation for Current {
    const PATH: &'static str = "facilities/current";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = CurrentAnswer;
    fn run(context: &Context<'_>, _: Empty) -> Result<CurrentAnswer, Failure> {
        let office = context.office;
        let mut versions = versions(office)?;
        let index = office.ground.index();
        if let (Some(current), Some(index)) = (versions.first_mut(), &index) {
            let mut counts: BTreeMap<(FacilityKind, Option<u32>), u64> = BTreeMap::new();
            for facility in &index.set().facilities {
                *counts
                    .entry((facility.kind, facility.voltage.map(|v| v.volts)))
                    .or_default() += 1;
            }
            current.counts = counts
                .into_iter()
                .map(|((kind, volts), count)| KindCount {
                    kind,
                    voltage_kv: volts.map(|v| f64::from(v) / 1000.0),
                    count,
                })
                .collect();
            current.attribution = index.attributions();
            current.extent = index.extent();
            current.coverage = index
                .set()
                .coverage
                .iter()
                .map(|c| CoverageView {
                    as_of: c.as_of.clone(),
                    by: c.by.clone(),
                })
                .collect();
        }
        let damaged = !versions.is_empty() && index.is_none();
        Ok(CurrentAnswer {
            version: versions.first().cloned(),
            versions,
            damaged,
        })
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct DrawRequest {
    /// West, south, east, north, degrees.
    pub bbox: [f64; 4],
    /// The case whose answers colour the zones.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub case: Option<linewarden_rules::CaseId>,
}

pub(crate) struct Draw;
impl Operation for Draw {
    const PATH: &'static str = "facilities/draw";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = DrawRequest;
    type Answer = Drawing;
    fn run(context: &Context<'_>, request: DrawRequest) -> Result<Drawing, Failure> {
        let office = context.office;
        if request.bbox.iter().any(|v| !v.is_finite()) {
            return Err(Failure::input("bbox.invalid", json!({})));
        }
        let Some(index) = office.ground.index() else {
            return Ok(Drawing {
                facilities: Vec::new(),
                extent: None,
                attributions: Vec::new(),
                truncated: false,
                left_out: Vec::new(),
            });
        };
        let loaded = request.case.map(|id| office.load(&id)).transpose()?;
        let screening = loaded.as_ref().and_then(|l| l.case.screening.as_ref());
        Ok(index.draw(request.bbox, office.policy.zones, screening))
    }
}

/// The set of the current version, to compare with or add to.
pub(crate) fn current_set(
    office: &Office,
) -> Result<Option<linewarden_geofence::FacilitySet>, Failure> {
    let events = office.journal.read_stream(FACILITIES_STREAM)?;
    let Some(last) = events.last() else {
        return Ok(None);
    };
    let FacilitiesEvent::MadeCurrent { file, .. } = streams::parse(last)?;
    Ok(load(office, file.as_str()))
}
