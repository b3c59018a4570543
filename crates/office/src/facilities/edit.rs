//! `facilities/edit`: facilities drawn, changed or taken away by hand, each change with its reason.
use super::attributes::FacilityAttributes;
use super::operation::FacilitiesVersion;
use super::version::{NewVersion, make_version, sound};
use crate::access::Action;
use crate::error::Failure;
use crate::office::Office;
use crate::operation::{Context, Operation};
use linewarden_geofence::{Crs, Facility, FacilityKind, FacilitySet, ReadOptions};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use ts_rs::TS;

/// A facility as a person describes it; the words are read as those of a file are.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(export)]
pub struct FacilityInput {
    /// Of the facility it takes the place of; none for a new one.
    pub id: Option<String>,
    pub name: String,
    pub kind: FacilityKind,
    /// Such as `10kV`; empty where nobody knows.
    pub voltage: String,
    pub owner: String,
    /// Full distance between the two outer conductors, metres.
    pub spread_m: Option<f64>,
    /// 95 % position error, metres.
    pub accuracy_m: Option<f64>,
    /// GeoJSON geometry in `crs`.
    #[ts(type = "{ type: string, coordinates: unknown }")]
    pub geometry: Value,
    pub crs: String,
    /// All that is stated from now on. Absent: as recorded.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub attributes: Option<FacilityAttributes>,
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct EditRequest {
    /// The version the person looked at.
    pub expected: String,
    /// Added, or put in place of the one with the same id.
    pub put: Vec<FacilityInput>,
    /// Ids to take away.
    pub remove: Vec<String>,
    pub reason: String,
}

pub(crate) struct Edit;
impl Operation for Edit {
    const PATH: &'static str = "facilities/edit";
    const ACTION: Action = Action::ChangeFacilities;
    const COMMAND: bool = true;
    type Request = EditRequest;
    type Answer = FacilitiesVersion;
    fn run(context: &Context<'_>, r: EditRequest) -> Result<FacilitiesVersion, Failure> {
        let reason = r.reason.trim();
        if reason.is_empty() {
            return Err(Failure::input("reason.missing", json!({})));
        }
        if r.put.is_empty() && r.remove.is_empty() {
            return Err(Failure::input("facilities.nothing_edited", json!({})));
        }
        make_version(context, |_, before| {
            let before = sound(context, before)?;
            let mut set = before.cloned().unwrap_or_default();
            let version = set.version();
            if before.is_some() && version != r.expected {
                return Err(Failure::conflict(
                    "facilities.changed",
                    json!({"expected": r.expected, "version": version}),
                ));
            }
            let mut gone: BTreeSet<&str> = r.remove.iter().map(String::as_str).collect();
            let known: BTreeSet<String> = set.facilities.iter().map(|f| f.id.clone()).collect();
            let named = r.put.iter().filter_map(|f| f.id.as_deref());
            if let Some(id) = gone
                .iter()
                .copied()
                .chain(named.clone())
                .find(|id| !known.contains(*id))
            {
                return Err(Failure::not_found(
                    "facilities.facility_unknown",
                    json!({"id": id}),
                ));
            }
            gone.extend(named);
            set.facilities.retain(|f| !gone.contains(f.id.as_str()));
            for input in &r.put {
                let mut put = read(context.office, input)?;
                let before = before.into_iter().flat_map(|b| &b.facilities);
                if let Some(stated) = input.attributes {
                    let stated = stated.read()?;
                    put.facilities
                        .iter_mut()
                        .for_each(|f| f.attributes = stated);
                } else if let Some(old) = before.clone().find(|f| Some(&f.id) == input.id.as_ref())
                {
                    keep_attributes(old, &mut put);
                }
                set.merge(put);
            }
            let crs: BTreeSet<&str> = r.put.iter().map(|f| f.crs.as_str()).collect();
            Ok(NewVersion {
                rejected: set.rejects.len() as u64,
                set,
                label: format!("+{} −{}", r.put.len(), r.remove.len()),
                crs_confirmed: crs.into_iter().collect::<Vec<_>>().join(", "),
                note: reason.to_owned(),
            })
        })
    }
}

/// The input as a set of one, through the same reader that files go through.
fn read(office: &Office, input: &FacilityInput) -> Result<FacilitySet, Failure> {
    let crs = Crs::parse(&input.crs);
    if crs == Crs::Unknown {
        return Err(Failure::input(
            "facilities.crs_unknown",
            json!({"crs": input.crs, "file": "", "rows": 1}),
        ));
    }
    let name = input.name.trim();
    if name.is_empty() {
        return Err(Failure::input("field.missing", json!({"field": "name"})));
    }
    let feature = json!({
        "type": "Feature", "geometry": input.geometry,
        "properties": {
            "id": input.id, "name": name, "kind": input.kind, "voltage": input.voltage,
            "owner": input.owner, "spread": input.spread_m, "accuracy": input.accuracy_m,
        },
    });
    let text = json!({"type": "FeatureCollection", "features": [feature]}).to_string();
    let options = ReadOptions {
        crs: Some(crs),
        own_crs: office.organisation().crs_table(),
        ..ReadOptions::default()
    };
    let reading = FacilitySet::read(
        &[("edit.geojson".to_owned(), text.into_bytes())],
        &options,
        &|_, _| true,
    )
    .map_err(|e| Failure::input(e.code, e.params()))?;
    if let Some(reject) = reading.set.rejects.first() {
        return Err(Failure::input(
            "facilities.geometry_unusable",
            json!({"name": name, "why": reject.code}),
        ));
    }
    if !input.voltage.trim().is_empty()
        && reading.set.facilities.iter().any(|f| f.voltage.is_none())
    {
        return Err(Failure::input(
            "facilities.voltage_unreadable",
            json!({"voltage": input.voltage}),
        ));
    }
    let mut set = reading.set;
    // Drawn by hand in the office: no file to name.
    set.sources.clear();
    Ok(set)
}

/// What nobody says anew stays: the water a cable lies in, and the line's design. A height belongs to the place it was
/// measured at, so it stays only where nothing moved.
fn keep_attributes(old: &Facility, put: &mut FacilitySet) {
    for new in &mut put.facilities {
        let moved = new.shape != old.shape;
        new.attributes = old.attributes;
        if moved {
            new.attributes.height = None;
        }
    }
}
