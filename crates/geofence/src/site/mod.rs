//! The site: the outline an application is about, how it was found and how well.

mod check;
mod outline;
pub mod tape;

pub use check::SiteError;
pub use outline::outline;

use crate::crs::{Crs, CrsTable, LonLat, System};
use crate::facility::Shape;
use crate::measure::{Probe, area};
use crate::policy::ZonePolicy;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

/// How the outline came about; decides its accuracy where none is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "by")]
#[ts(export)]
pub enum SiteSource {
    /// Drawn on a map of scale 1:`scale`.
    Drawn {
        scale: f64,
    },
    /// RTK, total station or lidar.
    Rtk,
    Asbuilt,
    #[serde(rename = "digitised_500")]
    Digitised500,
    #[serde(rename = "digitised_2000")]
    Digitised2000,
    #[serde(rename = "digitised_10000")]
    Digitised10000,
    /// Phone or handheld receiver, with the 95 % figure it gave, metres.
    Gps {
        accuracy_m: f64,
    },
    /// Taped from a tower.
    Taped,
    /// From a file that says nothing.
    File,
    #[default]
    Unknown,
}

/// A site as a form or a file states it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SiteInput {
    /// GeoJSON geometry: (Multi)Polygon, (Multi)Point or (Multi)LineString, easting or longitude first.
    #[ts(type = "{ type: string, coordinates: unknown }")]
    pub geometry: serde_json::Value,
    /// As [`Crs::parse`] reads it. Absent or not understood: the answer is "cannot tell".
    #[serde(default)]
    #[ts(optional = nullable)]
    pub crs: Option<String>,
    #[serde(default)]
    pub source: SiteSource,
    /// 95 % position error, metres; overrides the source's.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub accuracy_m: Option<f64>,
    /// Height of the ground above the ellipsoid, metres.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub height_m: Option<f64>,
}

/// What is going to be done there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Work {
    pub building: bool,
    pub crane: bool,
    pub excavation: bool,
    pub piling: bool,
    pub drilling: bool,
    /// Taking earth.
    pub earth: bool,
    pub blasting: bool,
    /// A vehicle or machine passing.
    pub vehicle: bool,
    /// Reach of the crane, metres.
    #[ts(optional = nullable)]
    pub reach_m: Option<f64>,
    /// Where the crane stands, in the site's coordinate system, easting or longitude first.
    #[ts(optional = nullable)]
    pub stand: Option<[f64; 2]>,
    #[ts(optional = nullable)]
    pub building_height_m: Option<f64>,
    /// Height of the vehicle or machine with what it carries, or of the crane's highest part, metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub machine_height_m: Option<f64>,
}

impl Work {
    pub fn digs(&self) -> bool {
        self.excavation || self.piling || self.drilling || self.earth
    }

    /// Whether a kind of work, by the policy's word, is declared.
    pub fn declares(&self, word: &str) -> bool {
        match word {
            "building" => self.building,
            "crane" => self.crane,
            "excavation" => self.excavation,
            "piling" => self.piling,
            "drilling" => self.drilling,
            "earth" => self.earth,
            "blasting" => self.blasting,
            "vehicle" => self.vehicle,
            _ => false,
        }
    }

    /// Sets a kind of work by its word; `false` if there is no such word.
    pub fn declare(&mut self, word: &str) -> bool {
        let flag = match word {
            "building" => &mut self.building,
            "crane" => &mut self.crane,
            "excavation" => &mut self.excavation,
            "piling" => &mut self.piling,
            "drilling" => &mut self.drilling,
            "earth" => &mut self.earth,
            "blasting" => &mut self.blasting,
            "vehicle" => &mut self.vehicle,
            _ => return false,
        };
        *flag = true;
        true
    }

    pub fn nothing_declared(&self) -> bool {
        !(self.building || self.crane || self.digs() || self.blasting || self.vehicle)
    }
}

/// A site that passed every check. Placed, unless its coordinate system is unknown.
#[derive(Clone, Debug)]
pub struct Site {
    pub crs: Crs,
    /// What was said about the system, for the message when it is unknown.
    pub crs_text: Option<String>,
    pub shape: Shape,
    /// 95 % position error in metres, and whether it is the policy's rather than stated.
    pub accuracy_m: f64,
    pub accuracy_is_default: bool,
    /// On top of this, the accuracy of the tower it was taped from.
    pub taped: bool,
    pub height_m: Option<f64>,
    pub area_m2: f64,
    /// SHA-256 over outline, system, accuracy and height.
    pub hash: String,
    pub(crate) probe: Option<Probe>,
    pub(crate) system: System,
}

/// A site wider than this is a mistake of units or systems.
const WIDEST_M: f64 = 100_000.0;

impl Site {
    /// # Errors
    /// [`SiteError`] for an outline that is not one. An unknown coordinate system is no error: the
    /// site is kept and the screening answers "cannot tell".
    pub fn parse(input: &SiteInput, policy: &ZonePolicy) -> Result<Site, SiteError> {
        Site::parse_with(input, policy, &CrsTable::default())
    }

    /// As [`Site::parse`], for offices with systems of their own. An own system that is not in the
    /// table is as unknown as one nobody named.
    ///
    /// # Errors
    /// As [`Site::parse`].
    pub fn parse_with(
        input: &SiteInput,
        policy: &ZonePolicy,
        own: &CrsTable,
    ) -> Result<Site, SiteError> {
        let crs = input.crs.as_deref().map_or(Crs::Unknown, Crs::parse);
        let system = own.resolve(crs);
        for (value, what) in [(input.accuracy_m, "accuracy"), (input.height_m, "height")] {
            let least = if what == "accuracy" { 0.0 } else { -500.0 };
            if value.is_some_and(|v| !(least..=10_000.0).contains(&v)) {
                return Err(SiteError::BadNumber { what });
            }
        }
        let mut raw = check::read(&input.geometry)?;
        let (default, taped) = default_accuracy(input.source, policy)?;
        let stated = input.accuracy_m.or(match input.source {
            SiteSource::Gps { accuracy_m } => {
                Some(accuracy_m.max(policy.site_accuracy.gps_least_m))
            }
            _ => None,
        });
        let mut accuracy_m = stated.unwrap_or(default);
        if matches!(crs, Crs::Gcj02 | Crs::Bd09) {
            accuracy_m = accuracy_m.max(policy.limits.shifted_least_m);
        }
        // One error for the whole outline: it adds.
        accuracy_m += system.error_m();
        let hash = hash(&raw, &system, input, accuracy_m);
        let mut site = Site {
            crs,
            crs_text: input.crs.clone(),
            shape: Shape::default(),
            accuracy_m,
            accuracy_is_default: stated.is_none(),
            taped: taped && input.accuracy_m.is_none(),
            height_m: input.height_m,
            area_m2: 0.0,
            hash,
            probe: None,
            system,
        };
        check::rings(&raw)?;
        if !site.system.is_known() {
            return Ok(site);
        }
        check::place(&mut raw, &site.system)?;
        let probe = Probe::new(&raw).ok_or(SiteError::Empty)?;
        if probe.radius() > WIDEST_M / 2.0 {
            return Err(SiteError::TooLarge { widest_m: WIDEST_M });
        }
        site.area_m2 = (raw.polygons.iter().map(|p| area(p)).sum::<f64>() * 10.0).round() / 10.0;
        site.shape = raw;
        site.probe = Some(probe);
        Ok(site)
    }

    /// West, south, east, north in degrees; `None` if it is not placed.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        self.probe.as_ref().map(Probe::bounds)
    }

    /// Places a point given in the site's system, such as a crane's stand.
    ///
    /// # Errors
    /// As for the outline itself.
    pub fn place(&self, xy: [f64; 2]) -> Result<LonLat, SiteError> {
        self.system
            .to_ground(xy)
            .map_err(|e| SiteError::Coordinate { error: e })
    }

    /// The same site moved by metres east and north, for suggestions. `None` if it is not placed.
    pub(crate) fn shifted(&self, east: f64, north: f64) -> Option<Site> {
        let probe = self.probe.as_ref()?;
        let from = crate::measure::Frame::at(probe.centre());
        let to = crate::measure::Frame::at(from.ground([east, north]));
        let step = |p: &LonLat| to.ground(from.plane(crate::measure::space(*p)));
        let ring = |r: &Vec<LonLat>| r.iter().map(step).collect::<Vec<_>>();
        let shape = Shape {
            points: self.shape.points.iter().map(step).collect(),
            lines: self.shape.lines.iter().map(ring).collect(),
            polygons: self
                .shape
                .polygons
                .iter()
                .map(|p| p.iter().map(ring).collect())
                .collect(),
        };
        Some(Site {
            probe: Some(Probe::new(&shape)?),
            shape,
            ..self.clone()
        })
    }

    /// The same site with another outline on the ground, for suggestions. `None` if it is not one.
    pub(crate) fn with_shape(&self, shape: Shape) -> Option<Site> {
        check::rings(&shape).ok()?;
        let area_m2 = shape.polygons.iter().map(|p| area(p)).sum::<f64>();
        Some(Site {
            probe: Some(Probe::new(&shape)?),
            area_m2: (area_m2 * 10.0).round() / 10.0,
            shape,
            ..self.clone()
        })
    }
}

fn default_accuracy(source: SiteSource, policy: &ZonePolicy) -> Result<(f64, bool), SiteError> {
    let a = &policy.site_accuracy;
    Ok(match source {
        SiteSource::Drawn { scale } if (1.0..=1e8).contains(&scale) => {
            (a.drawn_least_m.max(a.drawn_per_scale_m * scale), false)
        }
        SiteSource::Drawn { .. } => return Err(SiteError::BadNumber { what: "scale" }),
        SiteSource::Rtk => (a.rtk_m, false),
        SiteSource::Asbuilt => (a.asbuilt_m, false),
        SiteSource::Digitised500 => (a.digitised_500_m, false),
        SiteSource::Digitised2000 => (a.digitised_2000_m, false),
        SiteSource::Digitised10000 => (a.digitised_10000_m, false),
        SiteSource::Gps { accuracy_m } if (0.0..=10_000.0).contains(&accuracy_m) => {
            (a.gps_least_m, false)
        }
        SiteSource::Gps { .. } => return Err(SiteError::BadNumber { what: "accuracy" }),
        SiteSource::Taped => (a.taped_m, true),
        SiteSource::File | SiteSource::Unknown => (a.unknown_m, false),
    })
}

fn hash(shape: &Shape, system: &System, input: &SiteInput, accuracy: f64) -> String {
    let mut sum = Sha256::new();
    let system = match system.own() {
        Some(own) => format!("{}#{}", own.label, own.fingerprint()),
        None if system.is_known() => system.crs().to_string(),
        None => format!("unknown:{}", input.crs.as_deref().unwrap_or("")),
    };
    sum.update(system.as_bytes());
    let mut number = |n: f64| sum.update(n.to_le_bytes());
    number(accuracy);
    number(input.height_m.unwrap_or(f64::INFINITY));
    let mut run = |points: &[LonLat]| {
        number(points.len() as f64);
        points.iter().flatten().for_each(|n| number(*n));
    };
    run(&shape.points);
    shape.lines.iter().for_each(|l| run(l));
    for polygon in &shape.polygons {
        run(&[]);
        polygon.iter().for_each(|r| run(r));
    }
    hex::encode(sum.finalize())
}
