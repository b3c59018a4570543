//! An office's own coordinate systems: Beijing 54, Xi'an 80 or a town's grid, with the
//! transformation parameters the office was given for its area.
//!
//! No such parameters are public, so none are built in: without them these systems stay unknown.
//! Parameters are data beside a reading ([`CrsTable`]), never part of a program.

mod check;
mod helmert;
mod label;

pub use check::OwnCrsError;
pub use helmert::{Convention, Four, Seven, Turn};
pub use label::OwnLabel;

use super::transverse::{Ellipsoid, Transverse};
use super::{Crs, CrsError, LonLat, Zone};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use ts_rs::TS;

/// A transverse Mercator plane on the old ellipsoid. Eastings are given whole, with a zone prefix
/// if the false easting has one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct OwnPlane {
    /// Degrees east.
    pub central_meridian: f64,
    /// Metres, with the zone number in front where the coordinates have it: 36 500 000.
    pub false_easting_m: f64,
    #[serde(default)]
    pub false_northing_m: f64,
    /// On the central meridian; 1 for Gauss-Krueger.
    #[serde(default = "one")]
    pub scale: f64,
}

fn one() -> f64 {
    1.0
}

/// How a coordinate of an own system comes to CGCS2000.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "by")]
#[ts(export)]
pub enum OwnWay {
    Seven {
        ellipsoid: Ellipsoid,
        /// Absent: coordinates are longitude and latitude on the old ellipsoid.
        #[serde(default)]
        #[ts(optional = nullable)]
        plane: Option<OwnPlane>,
        parameters: Seven,
    },
    Four {
        /// EPSG code of the CGCS2000 zone the parameters lead to, 4491-4554.
        target: u16,
        parameters: Four,
    },
}

/// One own system, as an office states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct OwnCrs {
    /// `own:西安80-某市-3度带36`.
    pub label: String,
    pub way: OwnWay,
    /// 95 % error of a point brought over with these parameters, metres, as their author states it.
    pub accuracy_m: f64,
    /// Who issued the parameters, under which number.
    #[serde(default)]
    pub source: String,
    /// Where they hold: west, south, east, north in degrees. Absent: within 3.5° of the central
    /// meridian, or China where there is none.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub extent: Option<[f64; 4]>,
}

/// Facilities state no height, so it is taken as 0; this is how high they may stand, metres.
const HEIGHT_UNKNOWN_M: f64 = 5_000.0;

impl OwnCrs {
    /// The parameters' own error and what leaving out the height does, metres. It is one error for
    /// every point of the system, so it adds to a position's instead of averaging out.
    pub fn error_m(&self) -> f64 {
        match &self.way {
            OwnWay::Seven { parameters, .. } => {
                self.accuracy_m + parameters.lean() * HEIGHT_UNKNOWN_M
            }
            OwnWay::Four { .. } => self.accuracy_m,
        }
    }

    /// Changes when any number of the system does.
    pub fn fingerprint(&self) -> String {
        let text = serde_json::to_vec(self).unwrap_or_default();
        hex::encode(Sha256::digest(text))[..12].to_owned()
    }

    /// Where the system holds: west, south, east, north.
    pub fn extent(&self) -> [f64; 4] {
        let around = |meridian: f64| [meridian - 3.5, 3.0, meridian + 3.5, 54.0];
        self.extent.unwrap_or(match &self.way {
            OwnWay::Seven {
                plane: Some(plane), ..
            } => around(plane.central_meridian),
            OwnWay::Seven { plane: None, .. } => [72.0, 3.0, 138.0, 54.0],
            OwnWay::Four { target, .. } => {
                Zone::from_epsg(*target).map_or([0.0; 4], |zone| around(zone.central_meridian()))
            }
        })
    }

    /// # Errors
    /// [`CrsError::OutOfRange`] outside of [`OwnCrs::extent`], where the parameters say nothing.
    pub(super) fn to_ground(&self, xy: [f64; 2]) -> Result<LonLat, CrsError> {
        let ground = match &self.way {
            OwnWay::Seven {
                ellipsoid,
                plane,
                parameters,
            } => {
                let old = match plane {
                    Some(plane) => transverse(*ellipsoid, plane).to_degrees(xy)?,
                    None if xy[0].abs() <= 180.0 && xy[1].abs() <= 90.0 => xy,
                    None => return Err(CrsError::OutOfRange),
                };
                shifted(*ellipsoid, parameters, old)
            }
            OwnWay::Four { target, parameters } => {
                let zone = Zone::from_epsg(*target).ok_or(CrsError::Unknown)?;
                zone.to_ground(parameters.apply(xy))?
            }
        };
        self.within(ground)
    }

    pub(super) fn to_system(&self, ground: LonLat) -> Result<[f64; 2], CrsError> {
        self.within(ground)?;
        match &self.way {
            OwnWay::Seven {
                ellipsoid,
                plane,
                parameters,
            } => {
                // The height is dropped on both sides, so the way back is the way there, solved.
                let mut old = ground;
                for _ in 0..12 {
                    let image = shifted(*ellipsoid, parameters, old);
                    let step = [ground[0] - image[0], ground[1] - image[1]];
                    old = [old[0] + step[0], old[1] + step[1]];
                    if step[0].abs() < 1e-13 && step[1].abs() < 1e-13 {
                        break;
                    }
                }
                match plane {
                    Some(plane) => transverse(*ellipsoid, plane).to_plane(old),
                    None => Ok(old),
                }
            }
            OwnWay::Four { target, parameters } => {
                let zone = Zone::from_epsg(*target).ok_or(CrsError::Unknown)?;
                Ok(parameters.undo(zone.to_system(ground)?))
            }
        }
    }

    fn within(&self, p: LonLat) -> Result<LonLat, CrsError> {
        let [west, south, east, north] = self.extent();
        if (west..=east).contains(&p[0]) && (south..=north).contains(&p[1]) {
            Ok(p)
        } else {
            Err(CrsError::OutOfRange)
        }
    }
}

fn transverse(ellipsoid: Ellipsoid, plane: &OwnPlane) -> Transverse {
    Transverse {
        ellipsoid,
        meridian: plane.central_meridian,
        false_easting: plane.false_easting_m,
        false_northing: plane.false_northing_m,
        scale: plane.scale,
    }
}

fn shifted(ellipsoid: Ellipsoid, parameters: &Seven, old: LonLat) -> LonLat {
    helmert::ground(
        Ellipsoid::Grs80,
        parameters.apply(helmert::space(ellipsoid, old)),
    )
}

/// The own systems an office has, each checked.
#[derive(Clone, Debug, Default)]
pub struct CrsTable {
    systems: Vec<Arc<OwnCrs>>,
}

impl CrsTable {
    /// # Errors
    /// [`OwnCrsError`] for the first system that cannot be one.
    pub fn new(systems: Vec<OwnCrs>) -> Result<CrsTable, OwnCrsError> {
        let mut table = CrsTable::default();
        for mut system in systems {
            let label = check::system(&system)?;
            if table.get(label).is_some() {
                return Err(OwnCrsError::Repeated {
                    label: label.to_string(),
                });
            }
            system.label = label.to_string();
            table.systems.push(Arc::new(system));
        }
        Ok(table)
    }

    /// Reads a JSON list of own systems.
    ///
    /// # Errors
    /// [`OwnCrsError`].
    pub fn parse(text: &str) -> Result<CrsTable, OwnCrsError> {
        let systems = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| {
            OwnCrsError::Unreadable {
                detail: e.to_string(),
            }
        })?;
        CrsTable::new(systems)
    }

    pub fn systems(&self) -> impl Iterator<Item = &OwnCrs> {
        self.systems.iter().map(Arc::as_ref)
    }

    pub fn get(&self, label: OwnLabel) -> Option<&OwnCrs> {
        self.find(label).map(Arc::as_ref)
    }

    fn find(&self, label: OwnLabel) -> Option<&Arc<OwnCrs>> {
        self.systems
            .iter()
            .find(|s| OwnLabel::parse(&s.label) == Some(label))
    }

    /// Puts a system together with its parameters, if it needs some and the table has them.
    pub fn resolve(&self, crs: Crs) -> System {
        let own = match crs {
            Crs::Own(label) => self.find(label).cloned(),
            _ => None,
        };
        System { crs, own }
    }
}

/// A coordinate system with everything it needs to place a coordinate.
#[derive(Clone, Debug)]
pub struct System {
    crs: Crs,
    own: Option<Arc<OwnCrs>>,
}

impl System {
    pub fn crs(&self) -> Crs {
        self.crs
    }

    pub fn own(&self) -> Option<&OwnCrs> {
        self.own.as_deref()
    }

    /// Whether it can place anything.
    pub fn is_known(&self) -> bool {
        match self.crs {
            Crs::Unknown => false,
            Crs::Own(_) => self.own.is_some(),
            _ => true,
        }
    }

    /// What this system's parameters add to a position error, metres.
    pub fn error_m(&self) -> f64 {
        self.own.as_ref().map_or(0.0, |own| own.error_m())
    }

    /// As [`Crs::to_ground`].
    ///
    /// # Errors
    /// As there, and [`CrsError::NeedsParameters`] for an own system the table does not have.
    pub fn to_ground(&self, xy: [f64; 2]) -> Result<LonLat, CrsError> {
        match &self.own {
            Some(_) if !xy[0].is_finite() || !xy[1].is_finite() => Err(CrsError::NotFinite),
            Some(own) => own.to_ground(xy),
            None => self.crs.to_ground(xy),
        }
    }

    /// As [`Crs::to_system`].
    ///
    /// # Errors
    /// As [`System::to_ground`].
    pub fn to_system(&self, ground: LonLat) -> Result<[f64; 2], CrsError> {
        match &self.own {
            Some(_) if !ground[0].is_finite() || !ground[1].is_finite() => Err(CrsError::NotFinite),
            Some(own) => own.to_system(ground),
            None => self.crs.to_system(ground),
        }
    }
}

/// The plain systems need nothing beside them.
impl From<Crs> for System {
    fn from(crs: Crs) -> System {
        System { crs, own: None }
    }
}
