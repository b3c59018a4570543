//! Bringing in facility data: read in the background, look at it, confirm its coordinate system, make it current.
//!
//! Nothing is written until `facilities/make_current`; a reading lives in memory and is lost with the process, the
//! files it was made of are attachments and are not.
use super::operation::FacilitiesVersion;
use super::reading;
use super::version::{NewVersion, make_version, sound};
use crate::access::Action;
use crate::error::Failure;
use crate::file;
use crate::office::Office;
use crate::operation::{Context, Operation};
use crate::staff::Empty;
use linewarden_geofence::facility::Coverage;
use linewarden_geofence::{Crs, DrawnFacility, ReadOptions, ReadReport, Shape, files::Field};
use linewarden_rules::FileId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use ts_rs::TS;

#[derive(Clone, Debug, Deserialize, TS)]
#[ts(export)]
pub struct ReadFile {
    pub name: String,
    pub file: FileId,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[ts(export)]
pub struct ReadRequest {
    pub files: Vec<ReadFile>,
    /// For files that state none, and over GeoJSON's default.
    pub crs: Option<String>,
    /// Column of the file for each field, over the recognised ones.
    pub columns: BTreeMap<Field, String>,
    /// Typical distance between the outer conductors, metres; counts as assumed.
    pub spread_m: Option<f64>,
    pub accuracy_m: Option<f64>,
    pub label: String,
    pub attribution: Option<String>,
    pub licence: Option<String>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ReadAnswer {
    pub reading: String,
}

/// Options of the geofence from a request and the office's own systems.
pub(crate) fn options(office: &Office, request: &ReadRequest) -> ReadOptions {
    let crs = request
        .crs
        .as_deref()
        .filter(|c| !c.trim().is_empty())
        .map(Crs::parse);
    ReadOptions {
        crs,
        columns: request.columns.clone(),
        spread_m: request.spread_m,
        accuracy_m: request.accuracy_m,
        kind: None,
        attribution: request.attribution.clone(),
        licence: request.licence.clone(),
        own_crs: office.organisation().crs_table(),
    }
}

pub(crate) struct Read;
impl Operation for Read {
    const PATH: &'static str = "facilities/read";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = false;
    type Request = ReadRequest;
    type Answer = ReadAnswer;
    fn run(context: &Context<'_>, request: ReadRequest) -> Result<ReadAnswer, Failure> {
        if request.files.is_empty() {
            return Err(Failure::input("facilities.no_file", json!({})));
        }
        let named: Vec<(String, FileId)> = request
            .files
            .iter()
            .map(|f| (f.name.clone(), f.file.clone()))
            .collect();
        let files = file::read_all(context.office, &named)?;
        let reading = reading::start(
            context.office,
            files,
            options(context.office, &request),
            request.label.clone(),
        );
        Ok(ReadAnswer { reading })
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ReadingRequest {
    pub reading: String,
}

/// A coordinate system the numbers could be in, and how well it fits what is loaded.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct CrsCandidate {
    pub crs: String,
    /// Whether every number lies where this system has numbers.
    pub fits: bool,
    /// Median distance to facilities of the same name that are loaded, metres.
    pub misfit_m: Option<f64>,
    pub matched: u32,
    pub extent: Option<[f64; 4]>,
    /// The one the reading was made with.
    pub chosen: bool,
}

/// Against the current version.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[ts(export, rename = "FacilitiesDifference")]
pub struct Difference {
    pub added: u32,
    pub removed: u32,
    pub moved: u32,
    pub voltage_changed: u32,
    /// Cases not decided yet whose answer would change.
    pub affected_open: u32,
    /// Approved cases whose answer would change.
    pub affected_approved: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ReadingState {
    Reading,
    Ready,
    Failed,
    Cancelled,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ReadingError {
    pub code: String,
    #[ts(type = "Record<string, unknown>")]
    pub params: Value,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ReadingAnswer {
    pub state: ReadingState,
    #[ts(type = "number")]
    pub done: u64,
    #[ts(type = "number")]
    pub total: u64,
    pub error: Option<ReadingError>,
    pub report: Option<ReadReport>,
    pub preview: Vec<DrawnFacility>,
    pub crs_candidates: Vec<CrsCandidate>,
    pub difference: Option<Difference>,
}

pub(crate) struct ReadingOf;
impl Operation for ReadingOf {
    const PATH: &'static str = "facilities/reading";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = false;
    type Request = ReadingRequest;
    type Answer = ReadingAnswer;
    fn run(_: &Context<'_>, r: ReadingRequest) -> Result<ReadingAnswer, Failure> {
        reading::look(&r.reading).ok_or_else(|| {
            Failure::not_found("facilities.reading_unknown", json!({"reading": r.reading}))
        })
    }
}

pub(crate) struct Cancel;
impl Operation for Cancel {
    const PATH: &'static str = "facilities/cancel";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = false;
    type Request = ReadingRequest;
    type Answer = Empty;
    fn run(_: &Context<'_>, r: ReadingRequest) -> Result<Empty, Failure> {
        reading::cancel(&r.reading);
        Ok(Empty {})
    }
}

/// Whether a new version takes the place of all data or is added to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Mode {
    Replace,
    Add,
}

/// A statement that within the data's extent nothing is missing.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(export)]
pub struct CoverageStatement {
    pub complete: bool,
    pub note: String,
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct MakeCurrentRequest {
    pub reading: String,
    /// The system the person confirmed on the map; it has to be the one the reading was made with.
    pub crs_confirmed: String,
    pub accept_rejects: bool,
    pub confirm_removed: bool,
    pub mode: Mode,
    pub coverage: Option<CoverageStatement>,
    pub note: String,
}

pub(crate) struct MakeCurrent;
impl Operation for MakeCurrent {
    const PATH: &'static str = "facilities/make_current";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = true;
    type Request = MakeCurrentRequest;
    type Answer = FacilitiesVersion;
    fn run(context: &Context<'_>, r: MakeCurrentRequest) -> Result<FacilitiesVersion, Failure> {
        let made = make_version(context, |acting, before| {
            let ready = reading::ready(&r.reading)?;
            let rejected: u64 = ready
                .report
                .files
                .iter()
                .map(|f| f.rejected.len() as u64)
                .sum();
            if ready.set.facilities.is_empty() {
                return Err(Failure::input(
                    "facilities.nothing_usable",
                    json!({"rejected": rejected}),
                ));
            }
            if !ready.report.files.iter().all(|f| f.crs == r.crs_confirmed) {
                let read: Vec<&str> = ready.report.files.iter().map(|f| f.crs.as_str()).collect();
                return Err(Failure::input(
                    "facilities.crs_not_confirmed",
                    json!({"confirmed": r.crs_confirmed, "read": read}),
                ));
            }
            if rejected > 0 && !r.accept_rejects {
                return Err(Failure::input(
                    "facilities.rejects_open",
                    json!({"rejected": rejected}),
                ));
            }
            // What is declared complete is where this file lies, not where everything loaded lies.
            let read_extent = ready.set.extent();
            let mut set = ready.set;
            // An authority's declaration is not of this file, and goes only where somebody takes it away.
            if r.mode == Mode::Replace
                && let Some(before) = before
            {
                set.populated = before.populated.clone();
            }
            if r.mode == Mode::Add
                && let Some(before) = sound(context, before)?
            {
                let mut all = before.clone();
                all.merge(set);
                set = all;
            }
            if let Some(before) = before {
                let change = linewarden_geofence::diff(before, &set);
                if !change.removed.is_empty() && !r.confirm_removed {
                    return Err(Failure::input(
                        "facilities.removed_open",
                        json!({"removed": change.removed.len()}),
                    ));
                }
            }
            if let Some(statement) = r.coverage.as_ref().filter(|c| c.complete)
                && let Some([w, s, e, n]) = read_extent
            {
                let name = context.office.organisation().person_name(&acting.staff);
                let by = match statement.note.trim() {
                    "" => name,
                    note => format!("{name}：{note}"),
                };
                let ring = vec![[w, s], [e, s], [e, n], [w, n], [w, s]];
                set.coverage.push(Coverage {
                    kinds: Vec::new(),
                    volts: Vec::new(),
                    as_of: Some(context.office.clock.today().to_string()),
                    by: Some(by),
                    area: Shape {
                        polygons: vec![vec![ring]],
                        ..Shape::default()
                    },
                });
            }
            Ok(NewVersion {
                set,
                label: ready.label,
                crs_confirmed: r.crs_confirmed.clone(),
                note: r.note.clone(),
                rejected,
            })
        })?;
        reading::cancel(&r.reading);
        Ok(made)
    }
}
