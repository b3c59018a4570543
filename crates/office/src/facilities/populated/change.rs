//! What a person adds, changes and takes away, and the data as they would be then.
use crate::error::Failure;
use crate::office::Office;
use linewarden_geofence::crs::System;
use linewarden_geofence::facility::{PopulatedArea, Shape};
use linewarden_geofence::site::outline;
use linewarden_geofence::{Crs, FacilitySet};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use ts_rs::TS;

/// The outline of an area as it was drawn, typed or read from a file.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(export)]
pub struct AreaOutline {
    /// GeoJSON Polygon or MultiPolygon in `crs`.
    #[ts(type = "{ type: string, coordinates: unknown }")]
    pub geometry: Value,
    /// Such as `EPSG:4490`; an unknown one is refused.
    pub crs: String,
}

/// A declared area as a person states it.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(export)]
pub struct PopulatedAreaInput {
    /// Its place in the list of `expected` where it changes one; none for a new one.
    #[ts(type = "number | null")]
    pub at: Option<u64>,
    pub authority: String,
    /// The paper that declares it, by number or title.
    pub document: String,
    /// The date from which it is declared.
    pub as_of: Option<String>,
    /// 95 % position error of its border, metres; none where nobody knows.
    pub accuracy_m: Option<f64>,
    /// None: as it stands. A new area has one.
    pub outline: Option<AreaOutline>,
}

/// Areas to add or change, and those to take away.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(export)]
pub struct PopulatedChange {
    /// The version the person looked at; places in its list name the areas.
    pub expected: String,
    pub put: Vec<PopulatedAreaInput>,
    /// Places in the list of `expected`.
    #[ts(type = "number[]")]
    pub remove: Vec<u64>,
}

/// The data as they would be, and how the version tells of it.
pub(super) struct Changed {
    pub(super) set: FacilitySet,
    /// The papers of what was added +, changed ± and taken away −.
    pub(super) label: String,
    /// Systems of the outlines given.
    pub(super) crs: String,
}

/// Longest authority or title of a paper, characters.
const LONGEST: usize = 200;
/// A border known no better than this is none, metres.
const WORST_M: f64 = 10_000.0;
/// Papers named in a label.
const NAMED: usize = 3;

/// # Errors
/// `facilities.none_yet` before the first version, `facilities.changed` where another version is in force,
/// `facilities.area_unknown` for a place the list does not have, `facilities.nothing_edited`; of an area `field.missing`,
/// `field.too_long`, `facilities.accuracy_impossible`, `facilities.crs_unknown`, and the outline's `site.…`, each with the
/// area's paper under `area`.
pub(super) fn apply(
    office: &Office,
    before: Option<&FacilitySet>,
    change: &PopulatedChange,
) -> Result<Changed, Failure> {
    let Some(before) = before else {
        return Err(Failure::input("facilities.none_yet", json!({})));
    };
    let version = before.version();
    if version != change.expected {
        return Err(Failure::conflict(
            "facilities.changed",
            json!({"expected": change.expected, "version": version}),
        ));
    }
    let mut areas: Vec<Option<PopulatedArea>> =
        before.populated.iter().cloned().map(Some).collect();
    let mut label = Vec::new();
    let mut taken = BTreeSet::new();
    let mut place = |at: u64| match usize::try_from(at) {
        // Twice the same place: which of the two was meant, nobody can say.
        Ok(i) if i < before.populated.len() && taken.insert(i) => Ok(i),
        _ => Err(Failure::not_found(
            "facilities.area_unknown",
            json!({"at": at}),
        )),
    };
    let mut systems = BTreeSet::new();
    for input in &change.put {
        let old = input.at.map(&mut place).transpose()?;
        let area = read(office, input, old.map(|i| &before.populated[i]))?;
        systems.extend(input.outline.as_ref().map(|o| o.crs.as_str()));
        let sign = if old.is_some() { '±' } else { '+' };
        label.push(format!("{sign}{}", area.document));
        match old {
            Some(i) => areas[i] = Some(area),
            None => areas.push(Some(area)),
        }
    }
    for at in &change.remove {
        let i = place(*at)?;
        areas[i] = None;
        label.push(format!("−{}", before.populated[i].document));
    }
    let populated: Vec<PopulatedArea> = areas.into_iter().flatten().collect();
    if populated == before.populated {
        return Err(Failure::input("facilities.nothing_edited", json!({})));
    }
    let more = label.len() > NAMED;
    label.truncate(NAMED);
    Ok(Changed {
        set: FacilitySet {
            populated,
            ..before.clone()
        },
        label: label.join(" ") + if more { " …" } else { "" },
        crs: systems.into_iter().collect::<Vec<_>>().join(", "),
    })
}

fn read(
    office: &Office,
    input: &PopulatedAreaInput,
    old: Option<&PopulatedArea>,
) -> Result<PopulatedArea, Failure> {
    let document = words("document", &input.document)?;
    let of = |mut failure: Failure| {
        failure.params["area"] = json!(document);
        failure
    };
    let authority = words("authority", &input.authority).map_err(of)?;
    let accuracy_mm = match input.accuracy_m {
        None => None,
        Some(m) if (0.0..=WORST_M).contains(&m) => Some((m * 1000.0).round() as u32),
        Some(m) => {
            let params = json!({"value": m, "most": WORST_M});
            return Err(of(Failure::input("facilities.accuracy_impossible", params)));
        }
    };
    let (area, own_error_mm) = match (&input.outline, old) {
        (Some(given), _) => placed(office, given).map_err(of)?,
        (None, Some(old)) => (old.area.clone(), old.own_error_mm),
        (None, None) => return Err(of(Failure::input("site.empty", json!({})))),
    };
    let as_of = input.as_of.as_deref().map(str::trim);
    Ok(PopulatedArea {
        as_of: as_of.filter(|t| !t.is_empty()).map(str::to_owned),
        authority,
        document,
        accuracy_mm,
        own_error_mm,
        area,
    })
}

fn words(field: &str, text: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Failure::input("field.missing", json!({"field": field})));
    }
    if text.chars().count() > LONGEST {
        let params = json!({"field": field, "longest": LONGEST});
        return Err(Failure::input("field.too_long", params));
    }
    Ok(text.to_owned())
}

/// The outline on the ground, and what its system adds to the border's error, millimetres.
fn placed(office: &Office, given: &AreaOutline) -> Result<(Shape, Option<u32>), Failure> {
    let system = office
        .organisation()
        .crs_table()
        .resolve(Crs::parse(&given.crs));
    if !system.is_known() {
        return Err(Failure::input(
            "facilities.crs_unknown",
            json!({"crs": given.crs, "file": "", "rows": 1}),
        ));
    }
    let shape =
        outline(&given.geometry, &system).map_err(|e| Failure::input(&e.code(), e.params()))?;
    Ok((shape, own_error_mm(office, &system)))
}

fn own_error_mm(office: &Office, system: &System) -> Option<u32> {
    let metres = match system.crs() {
        Crs::Gcj02 | Crs::Bd09 => office.policy.zones.limits.shifted_least_m,
        _ => system.error_m(),
    };
    (metres > 0.0).then(|| (metres * 1000.0).ceil() as u32)
}
