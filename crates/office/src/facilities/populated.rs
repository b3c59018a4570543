//! `facilities/populated` and `facilities/set_populated`: areas an authority has declared densely populated. In them a
//! line's zone may be narrower than the general one, where its design says how far the wind carries the conductor.
use super::operation::FacilitiesVersion;
use super::version::{NewVersion, make_version, sound};
use crate::access::Action;
use crate::error::Failure;
use crate::file;
use crate::operation::{Context, Operation};
use crate::staff::Empty;
use linewarden_geofence::facility::PopulatedArea;
use linewarden_geofence::files::read_populated;
use linewarden_rules::FileId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// A declared area of the version in force.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PopulatedAreaView {
    pub authority: String,
    /// The paper that declares it, by number or title.
    pub document: String,
    pub as_of: Option<String>,
    /// 95 % position error of its border, metres; absent where nobody stated one.
    pub accuracy_m: Option<f64>,
    /// GeoJSON MultiPolygon, WGS 84.
    #[ts(type = "{ type: string, coordinates: unknown }")]
    pub geometry: Value,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct PopulatedAnswer {
    /// The version they stand in; none before the first.
    pub version: Option<String>,
    pub areas: Vec<PopulatedAreaView>,
    /// Lines whose design states the wind deviation: only their zones can be narrower.
    #[ts(type = "number")]
    pub designed: u64,
}

fn view(area: &PopulatedArea) -> PopulatedAreaView {
    PopulatedAreaView {
        authority: area.authority.clone(),
        document: area.document.clone(),
        as_of: area.as_of.clone(),
        accuracy_m: area.accuracy_mm.map(|mm| f64::from(mm) / 1000.0),
        geometry: json!({ "type": "MultiPolygon", "coordinates": area.area.polygons }),
    }
}

pub(crate) struct Populated;
impl Operation for Populated {
    const PATH: &'static str = "facilities/populated";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = PopulatedAnswer;
    fn run(context: &Context<'_>, _: Empty) -> Result<PopulatedAnswer, Failure> {
        let Some(index) = context.office.ground.index() else {
            return Ok(PopulatedAnswer {
                version: None,
                areas: Vec::new(),
                designed: 0,
            });
        };
        let set = index.set();
        let designed = |f: &&linewarden_geofence::Facility| {
            f.attributes
                .design
                .wind_deviation_mm
                .is_some_and(|mm| mm > 0)
        };
        Ok(PopulatedAnswer {
            version: Some(index.version().to_owned()),
            areas: set.populated.iter().map(view).collect(),
            designed: set.facilities.iter().filter(designed).count() as u64,
        })
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct SetPopulatedRequest {
    /// The version the person looked at.
    pub expected: String,
    /// Polygons that name authority and document, in place of all areas there were; none takes them away.
    pub file: Option<FileId>,
    /// What the file was called.
    pub name: String,
    pub reason: String,
}

pub(crate) struct SetPopulated;
impl Operation for SetPopulated {
    const PATH: &'static str = "facilities/set_populated";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = true;
    type Request = SetPopulatedRequest;
    type Answer = FacilitiesVersion;
    fn run(context: &Context<'_>, r: SetPopulatedRequest) -> Result<FacilitiesVersion, Failure> {
        let reason = r.reason.trim();
        if reason.is_empty() {
            return Err(Failure::input("reason.missing", json!({})));
        }
        make_version(context, |_, before| {
            let Some(before) = sound(context, before)? else {
                return Err(Failure::input("facilities.none_yet", json!({})));
            };
            let version = before.version();
            if version != r.expected {
                return Err(Failure::conflict(
                    "facilities.changed",
                    json!({"expected": r.expected, "version": version}),
                ));
            }
            let areas = match &r.file {
                None => Vec::new(),
                Some(id) => read(context, &r.name, id)?,
            };
            if areas == before.populated {
                return Err(Failure::input("facilities.nothing_edited", json!({})));
            }
            Ok(NewVersion {
                label: r.name.trim().to_owned(),
                crs_confirmed: "EPSG:4490".into(),
                note: reason.to_owned(),
                rejected: before.rejects.len() as u64,
                set: linewarden_geofence::FacilitySet {
                    populated: areas,
                    ..before.clone()
                },
            })
        })
    }
}

/// # Errors
/// `facilities.populated_empty` for a file without an area: taking all away is said by sending none.
fn read(context: &Context<'_>, name: &str, id: &FileId) -> Result<Vec<PopulatedArea>, Failure> {
    let files = file::read_all(context.office, &[(name.to_owned(), id.clone())])?;
    let mut areas = Vec::new();
    for (name, bytes) in &files {
        areas.extend(read_populated(name, bytes).map_err(|e| Failure::input(e.code, e.params()))?);
    }
    if areas.is_empty() {
        return Err(Failure::input(
            "facilities.populated_empty",
            json!({"file": name}),
        ));
    }
    Ok(areas)
}
