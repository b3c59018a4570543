//! A set of facilities as one thing with one version: what a screening names as its data.

use super::{Facility, Kind, PopulatedArea, Shape};
use crate::measure::{degrees, units};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FacilitySet {
    pub facilities: Vec<Facility>,
    /// Rows without usable geometry. Each is a reason for "cannot tell" where it may lie.
    #[serde(default)]
    pub rejects: Vec<Reject>,
    /// Rows whose coordinate system nobody knows: they could be anywhere.
    #[serde(default)]
    pub unplaced: Vec<Unplaced>,
    #[serde(default)]
    pub coverage: Vec<Coverage>,
    /// Where an authority has declared the ground densely populated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub populated: Vec<PopulatedArea>,
    #[serde(default)]
    pub sources: Vec<Source>,
    /// The office has confirmed that its WGS 84 and CGCS2000 data agree.
    #[serde(default)]
    pub datums_alike: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reject {
    pub file: String,
    /// Counted from 1, without the heading.
    pub row: u64,
    /// `geometry.missing`, `geometry.not_finite`, …
    pub code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where all of it lies: west, south, east, north in billionths of a degree. `None`:
    /// nobody can say, so everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounds: Option<[i64; 4]>,
    /// Somebody has looked and answered for it.
    #[serde(default)]
    pub settled: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    pub file: String,
    pub rows: u64,
    /// What the file or the person said, for the message.
    pub crs: String,
}

/// A statement that within an area all facilities of these kinds and voltages are loaded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// Empty: of every kind.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// Volts. Empty: of every voltage.
    #[serde(default)]
    pub volts: Vec<u32>,
    /// Date, as declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip)]
    pub area: Shape,
}

impl Coverage {
    /// Complete for everything that a zone can belong to.
    pub fn is_full(&self) -> bool {
        self.kinds.is_empty() && self.volts.is_empty()
    }
}

/// Where facilities came from, with the words their licence asks to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub file: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
}

impl FacilitySet {
    /// Takes another set in. Ids stay unique: a repeated one gets `#2`, `#3`, … as within one file.
    pub fn merge(&mut self, other: FacilitySet) {
        self.facilities.extend(other.facilities);
        self.rejects.extend(other.rejects);
        self.unplaced.extend(other.unplaced);
        self.coverage.extend(other.coverage);
        self.populated.extend(other.populated);
        for source in other.sources {
            if !self.sources.contains(&source) {
                self.sources.push(source);
            }
        }
        self.datums_alike &= other.datums_alike;
        self.unique_ids();
    }

    /// Gives repeated ids a suffix and returns how many were repeated.
    pub fn unique_ids(&mut self) -> u64 {
        let mut seen: std::collections::HashMap<String, u32> = std::collections::HashMap::new();
        let taken: std::collections::HashSet<String> =
            self.facilities.iter().map(|f| f.id.clone()).collect();
        let mut repeated = 0;
        for facility in &mut self.facilities {
            let count = seen.entry(facility.id.clone()).or_insert(0);
            *count += 1;
            if *count == 1 {
                continue;
            }
            repeated += 1;
            let mut id = format!("{}#{count}", facility.id);
            while taken.contains(&id) {
                *count += 1;
                id = format!("{}#{count}", facility.id);
            }
            facility.id = id;
        }
        repeated
    }

    /// Rounds every vertex to ten decimals of a degree (it moves 8 µm at most), which is what the packed
    /// file measures with: what is read from files is measured as it is, and takes a third of the room.
    pub(crate) fn round(&mut self) {
        for facility in &mut self.facilities {
            let shape = &mut facility.shape;
            let rings = shape.polygons.iter_mut().flatten();
            let lines = shape.lines.iter_mut().chain(rings).flatten();
            for p in shape.points.iter_mut().chain(lines) {
                *p = degrees(units(*p));
            }
        }
    }

    /// West, south, east, north in degrees.
    pub fn extent(&self) -> Option<[f64; 4]> {
        self.facilities
            .iter()
            .filter_map(|f| f.shape.bounds())
            .reduce(|a, b| {
                [
                    a[0].min(b[0]),
                    a[1].min(b[1]),
                    a[2].max(b[2]),
                    a[3].max(b[3]),
                ]
            })
    }

    /// Attribution lines to show beside anything drawn from this set, each once.
    pub fn attributions(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for source in &self.sources {
            let line = match (&source.attribution, &source.licence) {
                (Some(a), Some(l)) => format!("{a} ({l})"),
                (Some(one), None) | (None, Some(one)) => one.clone(),
                (None, None) => continue,
            };
            if !out.contains(&line) {
                out.push(line);
            }
        }
        out
    }
}
