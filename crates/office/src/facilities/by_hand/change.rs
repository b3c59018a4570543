//! What a person adds, changes and takes away by hand, and the data as they would be then.
use super::super::attributes::FacilityAttributes;
use crate::error::Failure;
use crate::office::Office;
use linewarden_geofence::{Crs, Facility, FacilityKind, FacilitySet, ReadOptions, Shape};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
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
    /// Full distance between the two outer conductors, metres; none: nobody knows.
    pub spread_m: Option<f64>,
    /// The spread stays as it is recorded, also where it is a typical one or the line drawn is the outer conductor.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub keep_spread: bool,
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

/// Facilities to add, change and take away.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(export)]
pub struct EditChange {
    /// The version the person looked at.
    pub expected: String,
    /// Added, or put in place of the one with the same id.
    pub put: Vec<FacilityInput>,
    /// Ids to take away.
    pub remove: Vec<String>,
}

/// The data as they would be, and how the version tells of it.
pub(super) struct Changed {
    pub(super) set: FacilitySet,
    /// How many were added +, changed ± and taken away −.
    pub(super) label: String,
    /// Systems of the shapes given.
    pub(super) crs: String,
}

/// # Errors
/// `facilities.nothing_edited`, `facilities.changed`, `facilities.facility_unknown`, and those of a shape, a voltage and what
/// is stated.
pub(super) fn apply(
    office: &Office,
    before: Option<&FacilitySet>,
    change: &EditChange,
) -> Result<Changed, Failure> {
    if change.put.is_empty() && change.remove.is_empty() {
        return Err(Failure::input("facilities.nothing_edited", json!({})));
    }
    let mut set = before.cloned().unwrap_or_default();
    let version = set.version();
    if before.is_some() && version != change.expected {
        return Err(Failure::conflict(
            "facilities.changed",
            json!({"expected": change.expected, "version": version}),
        ));
    }
    let old: BTreeMap<&str, &Facility> = before
        .into_iter()
        .flat_map(|b| &b.facilities)
        .map(|f| (f.id.as_str(), f))
        .collect();
    let named = change.put.iter().filter_map(|f| f.id.as_deref());
    let gone: BTreeSet<&str> = change
        .remove
        .iter()
        .map(String::as_str)
        .chain(named)
        .collect();
    if let Some(id) = gone.iter().find(|id| !old.contains_key(*id)) {
        return Err(Failure::not_found(
            "facilities.facility_unknown",
            json!({"id": id}),
        ));
    }
    set.facilities.retain(|f| !gone.contains(f.id.as_str()));
    for input in &change.put {
        let mut put = read(office, input)?;
        let stated = input.attributes.map(FacilityAttributes::read).transpose()?;
        let old = input.id.as_deref().and_then(|id| old.get(id));
        for new in &mut put.facilities {
            if let Some(old) = old {
                keep(old, input, new);
            }
            if let Some(stated) = stated {
                new.attributes = stated;
            }
        }
        set.merge(put);
    }
    let changed = change.put.iter().filter(|f| f.id.is_some()).count();
    let counts = [
        ("+", change.put.len() - changed),
        ("±", changed),
        ("−", change.remove.len()),
    ];
    let told = counts.iter().filter(|(_, n)| *n > 0);
    let crs: BTreeSet<&str> = change.put.iter().map(|f| f.crs.as_str()).collect();
    Ok(Changed {
        set,
        label: told
            .map(|(sign, n)| format!("{sign}{n}"))
            .collect::<Vec<_>>()
            .join(" "),
        crs: crs.into_iter().collect::<Vec<_>>().join(", "),
    })
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

/// Degrees within which two places are one: drawn shapes come rounded to 1e-10.
const SAME: f64 = 1e-9;

/// What nobody says anew stays as recorded: the exact places of a shape that was not moved, with the system they came in and
/// its error; the spread, where it is to; the water a cable lies in, and a line's design. A height belongs to the place it
/// was measured at, so it stays only where nothing moved.
fn keep(old: &Facility, input: &FacilityInput, new: &mut Facility) {
    let one = |a: &[f64; 2], b: &[f64; 2]| (0..2).all(|k| (a[k] - b[k]).abs() <= SAME);
    let alike = |a: &Shape, b: &Shape| {
        a.points.len() == b.points.len()
            && a.lines
                .iter()
                .map(Vec::len)
                .eq(b.lines.iter().map(Vec::len))
            && a.polygons.len() == b.polygons.len()
            && a.vertices().count() == b.vertices().count()
            && a.vertices().zip(b.vertices()).all(|(a, b)| one(&a, &b))
    };
    let stays = alike(&new.shape, &old.shape);
    let touched = || {
        let places: Vec<[f64; 2]> = old.shape.vertices().collect();
        let mut now = new.shape.vertices();
        now.any(|p| places.iter().any(|q| one(&p, q)))
    };
    // What was moved by hand was moved among the old places: their datum and their error are still in it.
    if stays || (new.crs == Crs::Wgs84 && touched()) {
        new.crs = old.crs;
        new.own_error_mm = old.own_error_mm;
    }
    if stays {
        new.shape = old.shape.clone();
    }
    if input.keep_spread {
        new.spread = old.spread;
    }
    new.attributes = old.attributes;
    if !stays {
        new.attributes.height = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use linewarden_geofence::Spread;
    use linewarden_geofence::facility::ConductorHeight;

    fn facility(points: &[[f64; 2]]) -> Facility {
        let input = json!({"type": "Feature", "properties": {"id": "1", "name": "甲", "voltage": "10kV"},
            "geometry": {"type": "LineString", "coordinates": points}});
        let file = ("a.geojson".to_owned(), input.to_string().into_bytes());
        let read = FacilitySet::read(&[file], &ReadOptions::default(), &|_, _| true).unwrap();
        read.set.facilities.into_iter().next().unwrap()
    }

    fn input(keep_spread: bool) -> FacilityInput {
        FacilityInput {
            id: Some("1".into()),
            name: "甲".into(),
            kind: FacilityKind::OverheadLine,
            voltage: "10kV".into(),
            owner: String::new(),
            spread_m: None,
            keep_spread,
            accuracy_m: None,
            geometry: Value::Null,
            crs: "EPSG:4326".into(),
            attributes: None,
        }
    }

    fn old() -> Facility {
        let mut old = facility(&[[111.000_000_000_04, 24.0], [111.01, 24.0]]);
        old.spread = Spread::Assumed(1_600);
        old.crs = Crs::Cgcs2000;
        old.own_error_mm = Some(450);
        old.attributes.height = Some(ConductorHeight {
            mm: 8_000,
            accuracy_mm: None,
        });
        old
    }

    #[test]
    fn a_name_alone_changes_no_place_no_system_and_no_error() {
        let old = old();
        let mut new = facility(&[[111.0, 24.0], [111.01, 24.0]]);
        keep(&old, &input(true), &mut new);
        assert_eq!(
            new,
            Facility {
                name: new.name.clone(),
                ..old.clone()
            }
        );
    }

    #[test]
    fn a_line_moved_among_its_places_keeps_their_error_and_loses_its_height() {
        let old = old();
        let mut new = facility(&[[111.0, 24.0], [111.01, 24.001]]);
        keep(&old, &input(false), &mut new);
        assert_eq!((new.crs, new.own_error_mm), (Crs::Cgcs2000, Some(450)));
        assert_eq!((new.spread, new.attributes.height), (Spread::Unknown, None));
        let mut anew = facility(&[[111.0, 24.1], [111.01, 24.1]]);
        keep(&old, &input(false), &mut anew);
        assert_eq!((anew.crs, anew.own_error_mm), (Crs::Wgs84, None));
    }
}
