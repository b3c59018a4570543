//! A site taped from towers: offsets, bearings and lengths from towers whose places are known.
//!
//! Lengths are horizontal and in metres; bearings are degrees clockwise from true north. A bearing
//! said to be magnetic is turned by the declination the caller gives, and refused without one: in
//! China the two differ by up to ten degrees, four metres in 25.
//!
//! Every corner is found on the ellipsoid, by the geodesic of that length and azimuth. Its accuracy
//! is the policy's figure for taping on top of the tower's, and never less than what the errors of
//! lengths and bearings come to.

mod fix;
mod numerals;
mod two;
mod words;

use crate::crs::{Datum, LonLat};
use crate::policy::ZonePolicy;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::cell::Cell;
use ts_rs::TS;

/// A tower as somebody names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TowerName {
    /// Name of the line, where the note gives one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub line: Option<String>,
    /// `37`, `N12`, `37-1`.
    pub number: String,
}

/// A tower found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tower {
    pub at: LonLat,
    /// 95 % position error, metres.
    pub accuracy_m: f64,
    /// What its coordinates are counted in.
    pub datum: Datum,
}

/// Where towers are looked up: by line and number. Several answers mean that the name is not enough.
pub trait Towers {
    fn find(&self, name: &TowerName) -> Vec<Tower>;
}

impl<F: Fn(&TowerName) -> Vec<Tower>> Towers for F {
    fn find(&self, name: &TowerName) -> Vec<Tower> {
        self(name)
    }
}

/// Which side of the way from the first tower to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "TapeSide")]
pub enum Side {
    Left,
    Right,
}

/// One corner of the site, or what a written note says about several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "by")]
#[ts(export)]
pub enum Taped {
    /// 「#37杆东12 m、北3 m；东30 m、北3 m」, `tower 37 E 12 N 3`, 「距#37杆12 m、距#38杆20 m，左侧」,
    /// 「#37杆方位角30°、#38杆方位角300°」: corners in their order.
    Note { text: String },
    Polar {
        tower: TowerName,
        bearing_deg: f64,
        distance_m: f64,
    },
    /// Where two bearings meet.
    Bearings {
        first: TowerName,
        first_bearing_deg: f64,
        second: TowerName,
        second_bearing_deg: f64,
    },
    /// Where two lengths meet; they do so on either side, so the side is stated.
    Distances {
        first: TowerName,
        first_m: f64,
        second: TowerName,
        second_m: f64,
        side: Side,
    },
}

/// How well it was measured, and by which north.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct TapeOptions {
    /// 95 % error of a bearing, degrees; also of "east" and "north" in an offset.
    pub bearing_error_deg: f64,
    /// 95 % error of a length, metres; the policy's figure for taping where absent.
    #[ts(optional = nullable)]
    pub distance_error_m: Option<f64>,
    /// Bearings given as numbers are magnetic. A note says so itself.
    pub magnetic: bool,
    /// Degrees that magnetic north lies east of true north.
    #[ts(optional = nullable)]
    pub declination_deg: Option<f64>,
}

impl Default for TapeOptions {
    fn default() -> TapeOptions {
        TapeOptions {
            bearing_error_deg: 1.0,
            distance_error_m: None,
            magnetic: false,
            declination_deg: None,
        }
    }
}

/// A site made of taped corners.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TapedSite {
    /// WGS 84 or CGCS2000, whichever the towers are in; longitude first.
    pub vertices: Vec<LonLat>,
    /// `EPSG:4326` where every tower is in WGS 84, else `EPSG:4490`.
    pub crs: String,
    /// 95 % position error of the worst corner, metres, the tower's included.
    pub accuracy_m: f64,
    /// How each corner was found, for the record.
    pub steps: Vec<TapeStep>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TapeStep {
    pub at: LonLat,
    pub accuracy_m: f64,
    pub way: TapeWay,
    /// One for each tower measured from.
    pub rays: Vec<TapeRay>,
    /// Degrees the given bearings were turned by; 0 for true ones.
    pub declination_deg: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TapeWay {
    /// Metres east and north.
    Offset,
    /// One of the eight winds: north-east may be anything between north and east.
    Wind,
    Polar,
    Bearings,
    Distances,
}

/// From one tower to the corner, as found: true bearing, metres.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TapeRay {
    pub tower: TowerName,
    pub from: LonLat,
    pub tower_accuracy_m: f64,
    pub bearing_deg: f64,
    pub distance_m: f64,
}

/// Why a corner was not found. Nothing is ever found in part.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TapeError {
    #[error("nothing to tape")]
    Empty,
    #[error("not understood: {text}")]
    NotUnderstood { text: String },
    #[error("no tower named before: {text}")]
    NoTower { text: String },
    #[error("east or north given twice for one corner: {text}")]
    AxisRepeated { text: String },
    #[error("no tower {number}")]
    TowerNotFound {
        line: Option<String>,
        number: String,
    },
    #[error("{count} towers {number}")]
    TowerAmbiguous {
        line: Option<String>,
        number: String,
        count: usize,
    },
    #[error("tower {number} has no usable place or accuracy")]
    TowerUnusable { number: String },
    #[error("{what} is not a possible number")]
    BadNumber { what: &'static str },
    #[error("{metres} m is too far to tape")]
    TooFar { metres: f64, limit: f64 },
    #[error("two lengths meet on either side of the way from {first} to {second}")]
    SideMissing { first: String, second: String },
    #[error("a magnetic bearing without the declination")]
    DeclinationMissing,
    #[error("the rays do not meet")]
    NoIntersection,
    #[error("the rays meet at {angle_deg} degrees, too flat to be a fix")]
    BadGeometry { angle_deg: f64 },
    #[error("more than {limit} corners")]
    TooMany { limit: usize },
}

impl TapeError {
    pub fn code(&self) -> &'static str {
        match self {
            TapeError::Empty => "tape.empty",
            TapeError::NotUnderstood { .. } => "tape.not_understood",
            TapeError::NoTower { .. } => "tape.no_tower",
            TapeError::AxisRepeated { .. } => "tape.axis_repeated",
            TapeError::TowerNotFound { .. } => "tape.tower_not_found",
            TapeError::TowerAmbiguous { .. } => "tape.tower_ambiguous",
            TapeError::TowerUnusable { .. } => "tape.tower_unusable",
            TapeError::BadNumber { .. } => "tape.bad_number",
            TapeError::TooFar { .. } => "tape.too_far",
            TapeError::SideMissing { .. } => "tape.side_missing",
            TapeError::DeclinationMissing => "tape.declination_missing",
            TapeError::NoIntersection => "tape.no_intersection",
            TapeError::BadGeometry { .. } => "tape.bad_geometry",
            TapeError::TooMany { .. } => "tape.too_many",
        }
    }

    pub fn params(&self) -> Value {
        match self {
            TapeError::NotUnderstood { text }
            | TapeError::NoTower { text }
            | TapeError::AxisRepeated { text } => json!({ "text": text }),
            TapeError::TowerNotFound { line, number } => json!({"line": line, "number": number}),
            TapeError::TowerAmbiguous {
                line,
                number,
                count,
            } => {
                json!({"line": line, "number": number, "count": count})
            }
            TapeError::TowerUnusable { number } => json!({ "number": number }),
            TapeError::BadNumber { what } => json!({ "what": what }),
            TapeError::TooFar { metres, limit } => json!({"metres": metres, "limit": limit}),
            TapeError::SideMissing { first, second } => json!({"first": first, "second": second}),
            TapeError::BadGeometry { angle_deg } => json!({"angle_deg": angle_deg.round()}),
            TapeError::TooMany { limit } => json!({ "limit": limit }),
            TapeError::Empty | TapeError::DeclinationMissing | TapeError::NoIntersection => {
                json!({})
            }
        }
    }
}

/// Nobody tapes more corners.
const MOST_CORNERS: usize = 500;
/// Offsets and lengths by tape.
const LONGEST_TAPE_M: f64 = 300.0;
/// Bearings and lengths between towers, by instrument.
const LONGEST_SIGHT_M: f64 = 2_000.0;

/// Finds every corner of a taped site, in order.
///
/// # Errors
/// [`TapeError`] for the first thing that is not understood, not found or not measurable.
pub fn tape(
    corners: &[Taped],
    towers: &dyn Towers,
    options: &TapeOptions,
    policy: &ZonePolicy,
) -> Result<TapedSite, TapeError> {
    let errors = fix::Errors::new(options, policy)?;
    let numbers_turn = if options.magnetic {
        turned(options)?
    } else {
        0.0
    };
    let survey = Survey {
        towers,
        options,
        errors,
        numbers_turn,
        datums: Cell::new((false, false)),
    };
    let mut steps = Vec::new();
    for corner in corners {
        if let Taped::Note { text } = corner {
            for said in words::read(text, MOST_CORNERS)? {
                steps.push(survey.noted(&said)?);
            }
        } else {
            steps.push(survey.given(corner)?);
        }
        if steps.len() > MOST_CORNERS {
            return Err(TapeError::TooMany {
                limit: MOST_CORNERS,
            });
        }
    }
    if steps.is_empty() {
        return Err(TapeError::Empty);
    }
    let (wgs84, other) = survey.datums.get();
    // One outline carries one label: what the two may differ by is then an error of its corners.
    let mixed = if wgs84 && other {
        policy.limits.datum_difference_m
    } else {
        0.0
    };
    Ok(TapedSite {
        vertices: steps.iter().map(|s| s.at).collect(),
        crs: if wgs84 && !other {
            "EPSG:4326"
        } else {
            "EPSG:4490"
        }
        .into(),
        accuracy_m: steps.iter().map(|s| s.accuracy_m).fold(0.0, f64::max) + mixed,
        steps,
    })
}

impl TapedSite {
    /// A point, a line of two corners, or the outline through all of them in their order.
    pub fn geometry(&self) -> Value {
        match self.vertices.as_slice() {
            [one] => json!({"type": "Point", "coordinates": one}),
            [a, b] => json!({"type": "LineString", "coordinates": [a, b]}),
            many => {
                let ring: Vec<LonLat> = many.iter().chain(many.first()).copied().collect();
                json!({"type": "Polygon", "coordinates": [ring]})
            }
        }
    }
}

fn turned(options: &TapeOptions) -> Result<f64, TapeError> {
    let declination = options
        .declination_deg
        .ok_or(TapeError::DeclinationMissing)?;
    if !(-180.0..=180.0).contains(&declination) {
        return Err(TapeError::BadNumber {
            what: "declination_deg",
        });
    }
    Ok(declination)
}

/// What every corner of one site shares.
struct Survey<'a> {
    towers: &'a dyn Towers,
    options: &'a TapeOptions,
    errors: fix::Errors,
    /// Degrees that bearings given as numbers are turned by.
    numbers_turn: f64,
    /// Towers in WGS 84 were used; towers in another system were.
    datums: Cell<(bool, bool)>,
}

impl Survey<'_> {
    fn find(&self, name: &TowerName) -> Result<fix::Found, TapeError> {
        let found = self.towers.find(name);
        match found.as_slice() {
            [] => Err(TapeError::TowerNotFound {
                line: name.line.clone(),
                number: name.number.clone(),
            }),
            [tower] => {
                let placed = tower.at[0].abs() <= 180.0 && tower.at[1].abs() <= 90.0;
                if !placed || !(0.0..=10_000.0).contains(&tower.accuracy_m) {
                    return Err(TapeError::TowerUnusable {
                        number: name.number.clone(),
                    });
                }
                let (wgs84, other) = self.datums.get();
                let is_wgs84 = tower.datum == Datum::Wgs84;
                self.datums.set((wgs84 || is_wgs84, other || !is_wgs84));
                Ok((name.clone(), *tower))
            }
            many => Err(TapeError::TowerAmbiguous {
                line: name.line.clone(),
                number: name.number.clone(),
                count: many.len(),
            }),
        }
    }

    /// A corner of a note.
    fn noted(&self, said: &words::Said) -> Result<TapeStep, TapeError> {
        let tower = self.find(&said.tower)?;
        let turn = |magnetic: bool| {
            if magnetic || self.options.magnetic {
                turned(self.options)
            } else {
                Ok(0.0)
            }
        };
        match &said.offset {
            words::Offset::Axes { east, north } => {
                let (bearing, metres) = (east.atan2(*north).to_degrees(), east.hypot(*north));
                fix::polar(tower, bearing, metres, &self.errors, TapeWay::Offset)
            }
            words::Offset::Wind { bearing, metres } => {
                fix::polar(tower, *bearing, *metres, &self.errors, TapeWay::Wind)
            }
            words::Offset::Polar {
                bearing,
                metres,
                magnetic,
            } => {
                let turn = turn(*magnetic)?;
                let bearing = bearing + turn;
                let step = fix::polar(tower, bearing, *metres, &self.errors, TapeWay::Polar)?;
                Ok(TapeStep {
                    declination_deg: turn,
                    ..step
                })
            }
            words::Offset::Bearings {
                bearing,
                second,
                second_bearing,
                magnetic,
            } => {
                let turn = turn(*magnetic)?;
                let second = (self.find(second)?, second_bearing + turn);
                let step = fix::bearings((tower, bearing + turn), second, &self.errors)?;
                Ok(TapeStep {
                    declination_deg: turn,
                    ..step
                })
            }
            words::Offset::Distances {
                metres,
                second,
                second_metres,
                side,
            } => {
                let second = (self.find(second)?, *second_metres);
                fix::distances((tower, *metres), second, *side, &self.errors)
            }
        }
    }

    /// A corner given in numbers.
    fn given(&self, corner: &Taped) -> Result<TapeStep, TapeError> {
        let errors = &self.errors;
        let bearing = |v: f64| {
            if (-360.0..=360.0).contains(&v) {
                Ok(v + self.numbers_turn)
            } else {
                Err(TapeError::BadNumber {
                    what: "bearing_deg",
                })
            }
        };
        let step = match corner {
            Taped::Note { .. } => return Err(TapeError::Empty),
            Taped::Polar {
                tower,
                bearing_deg,
                distance_m,
            } => {
                let (tower, bearing) = (self.find(tower)?, bearing(*bearing_deg)?);
                fix::polar(tower, bearing, *distance_m, errors, TapeWay::Polar)?
            }
            Taped::Bearings {
                first,
                first_bearing_deg,
                second,
                second_bearing_deg,
            } => fix::bearings(
                (self.find(first)?, bearing(*first_bearing_deg)?),
                (self.find(second)?, bearing(*second_bearing_deg)?),
                errors,
            )?,
            Taped::Distances {
                first,
                first_m,
                second,
                second_m,
                side,
            } => {
                let (first, second) = (self.find(first)?, self.find(second)?);
                return fix::distances((first, *first_m), (second, *second_m), *side, errors);
            }
        };
        Ok(TapeStep {
            declination_deg: self.numbers_turn,
            ..step
        })
    }
}
