//! `facilities/read_populated`: the polygons of a file of any format, to take outlines and words from. Nothing is written.
use super::super::import::ReadFile;
use super::super::reading;
use super::area_m2;
use crate::access::Action;
use crate::error::Failure;
use crate::file;
use crate::operation::{Context, Operation};
use linewarden_geofence::crs::System;
use linewarden_geofence::files::{AreaRow, CrsBy, read_areas};
use linewarden_geofence::site::outline;
use linewarden_geofence::{Crs, FacilityKind, FacilitySet, Shape};
use linewarden_rules::FileId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// More areas than anybody declares at once: a file of parcels, to be cut down first.
const MOST: usize = 500;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ReadPopulatedRequest {
    /// One file, or the parts of a shapefile.
    pub files: Vec<ReadFile>,
    /// The system of files that state none; over GeoJSON's default.
    pub crs: Option<String>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct ReadPopulatedAnswer {
    /// None while nobody has said it: nothing can be taken then.
    pub crs: Option<String>,
    pub crs_by: CrsBy,
    /// What the file says of its system, where that is not known.
    pub crs_said: Option<String>,
    /// Systems the numbers could be in, best guess first.
    pub crs_candidates: Vec<String>,
    pub areas: Vec<AreaRead>,
    /// Rows that are no polygon.
    #[ts(type = "number")]
    pub others: u64,
    /// Overhead lines in force in the rectangle around all areas; none where nothing is placed. No line there at all
    /// speaks against the system.
    #[ts(type = "number | null")]
    pub lines: Option<u64>,
}

/// A polygon of a file, with what its columns say.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct AreaRead {
    pub file: String,
    /// From 1, in its file.
    #[ts(type = "number")]
    pub row: u64,
    pub name: Option<String>,
    pub authority: Option<String>,
    pub document: Option<String>,
    pub as_of: Option<String>,
    pub accuracy_m: Option<f64>,
    /// GeoJSON in the file's system; none where it cannot be used.
    #[ts(type = "{ type: string, coordinates: unknown } | null")]
    pub geometry: Option<Value>,
    /// The same on the ground, WGS 84; none while the system is not known.
    #[ts(type = "{ type: string, coordinates: unknown } | null")]
    pub placed: Option<Value>,
    /// Ground it covers, square metres, where it is placed.
    pub area_m2: Option<f64>,
    /// Why it cannot be used: `geometry.…` of the reader, `site.…` of the check.
    pub problem: Option<AreaProblem>,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct AreaProblem {
    pub code: String,
    #[ts(type = "Record<string, unknown>")]
    pub params: Value,
}

pub(crate) struct ReadPopulated;
impl Operation for ReadPopulated {
    const PATH: &'static str = "facilities/read_populated";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = false;
    type Request = ReadPopulatedRequest;
    type Answer = ReadPopulatedAnswer;
    fn run(context: &Context<'_>, r: ReadPopulatedRequest) -> Result<ReadPopulatedAnswer, Failure> {
        let Some(first) = r.files.first() else {
            return Err(Failure::input("facilities.no_file", json!({})));
        };
        let named: Vec<(String, FileId)> = r
            .files
            .iter()
            .map(|f| (f.name.clone(), f.file.clone()))
            .collect();
        let files = file::read_all(context.office, &named)?;
        let said = r.crs.as_deref().map(str::trim).filter(|c| !c.is_empty());
        let index = context.office.ground.index();
        let near = index
            .as_ref()
            .and_then(|i| i.extent())
            .map(|[w, s, e, n]| [(w + e) / 2.0, (s + n) / 2.0]);
        let read = read_areas(&files, said.map(Crs::parse), near)
            .map_err(|e| Failure::input(e.code, e.params()))?;
        let count = read.areas.len();
        if count == 0 {
            return Err(Failure::input(
                "facilities.populated_empty",
                json!({"file": first.name}),
            ));
        }
        if count > MOST {
            return Err(Failure::input(
                "facilities.populated_too_many",
                json!({"file": first.name, "count": count, "most": MOST}),
            ));
        }
        let system = context.office.organisation().crs_table().resolve(read.crs);
        let known = system.is_known();
        let mut all = Shape::default();
        let areas = read.areas.into_iter();
        let areas = areas.map(|row| area(row, &system, &mut all)).collect();
        let lines = index
            .zip(all.bounds())
            .map(|(index, around)| lines_in(index.set(), around));
        Ok(ReadPopulatedAnswer {
            crs: known.then(|| read.crs.to_string()),
            crs_by: read.crs_by,
            crs_said: read.crs_text.filter(|_| !known),
            crs_candidates: reading::names(&read.guesses),
            areas,
            others: read.others,
            lines,
        })
    }
}

fn lines_in(set: &FacilitySet, [west, south, east, north]: [f64; 4]) -> u64 {
    let lines = set.facilities.iter();
    let lines = lines.filter(|f| f.kind == FacilityKind::OverheadLine);
    let here = |[w, s, e, n]: [f64; 4]| w <= east && e >= west && s <= north && n >= south;
    lines.filter(|f| f.shape.bounds().is_some_and(here)).count() as u64
}

/// `all` takes in what can be placed.
fn area(row: AreaRow, system: &System, all: &mut Shape) -> AreaRead {
    let mut out = AreaRead {
        file: row.file,
        row: row.number,
        name: row.name,
        authority: row.authority,
        document: row.document,
        as_of: row.as_of,
        accuracy_m: row.accuracy.and_then(|(_, metres)| metres),
        geometry: None,
        placed: None,
        area_m2: None,
        problem: None,
    };
    let problem = |code: String, params: Value| Some(AreaProblem { code, params });
    match row.outline {
        Err(code) => out.problem = problem(format!("geometry.{code}"), json!({})),
        Ok(shape) => {
            let geometry = shape.to_geojson();
            // Without its system an outline is neither right nor wrong.
            if system.is_known() {
                match outline(&geometry, system) {
                    Err(e) => out.problem = problem(e.code(), e.params()),
                    Ok(placed) => {
                        out.area_m2 = Some(area_m2(&placed));
                        out.placed = Some(placed.to_geojson());
                        all.polygons.extend(placed.polygons);
                    }
                }
            }
            out.geometry = Some(geometry).filter(|_| out.problem.is_none());
        }
    }
    out
}
