//! Proposals to a facility's owner, from measurements that do not fit the line as drawn.
//!
//! A survey measures from points on the ground to a facility. Each distance is compared with the one
//! computed from the loaded shape; where they differ by more than both can err together, the owner is
//! told, with the shift that explains all of them if two or more fix one, or else the accuracy the
//! drawing really has. Nothing here changes a facility: its owner does.

mod fit;

use crate::crs::{Crs, LonLat};
use crate::facility::{Facility, Kind, Shape, Spread};
use crate::measure::{Frame, Probe, Target, areas_of, pieces_of};
use crate::policy::ZonePolicy;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a distance was measured to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "CorrectionTarget")]
pub enum MeasuredTo {
    /// The nearer outer conductor, as surveyors tape it.
    #[default]
    Conductor,
    /// The facility as drawn: centre line, outline or point.
    Drawn,
}

/// One measured distance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "CorrectionMeasurement")]
pub struct Measurement {
    /// Where it starts: WGS 84, longitude first.
    pub at: LonLat,
    /// 95 % position error of that point, millimetres.
    pub at_accuracy_mm: u32,
    pub to: MeasuredTo,
    /// Horizontal, millimetres.
    pub measured_mm: u32,
    /// 95 % error of the distance itself, millimetres.
    pub accuracy_mm: u32,
    pub instrument: String,
    /// The system the point's numbers came in, as [`Crs::parse`] reads it. Where it is not the
    /// facility's own, WGS 84 and CGCS2000 may differ by the policy's figure.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub crs: Option<String>,
    /// Height of the ground above the ellipsoid, metres.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub height_m: Option<f64>,
}

/// One measurement against the facility as drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "CorrectionComparison")]
pub struct Comparison {
    /// Its place in the list given.
    pub measurement: usize,
    #[ts(type = "number")]
    pub measured_mm: i64,
    #[ts(type = "number")]
    pub computed_mm: i64,
    /// Measured less computed: positive where the facility is farther away than drawn.
    #[ts(type = "number")]
    pub difference_mm: i64,
    /// 95 % bound of that difference: all errors of both together.
    #[ts(type = "number")]
    pub u_mm: i64,
    /// |difference| / u, to a hundredth; above 1 the two cannot both be right.
    pub significance: f64,
}

/// Where the facility would have to lie.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "CorrectionShift")]
pub struct ProposedShift {
    pub north_m: f64,
    pub east_m: f64,
    /// Only the part square to the facility is fixed; along it nothing was measured.
    pub square_only: bool,
    /// The largest difference left, millimetres; within what the measurements themselves can err.
    #[ts(type = "number")]
    pub left_mm: i64,
}

/// What to tell the owner of one facility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "CorrectionProposal")]
pub struct Proposal {
    pub facility: String,
    pub name: Option<String>,
    pub owner: Option<String>,
    /// Every comparable measurement, the most significant first.
    pub comparisons: Vec<Comparison>,
    /// From two or more measurements that agree on one.
    pub shift: Option<ProposedShift>,
    /// 95 % error the drawing has at least, millimetres, rounded up to a decimetre.
    pub accuracy_mm: u32,
}

/// Metres that a measurement can start from a facility: beyond it is of another one.
const FARTHEST_M: f64 = 1_000.0;

/// `None`: nothing significant was measured. Measurements that cannot be of this facility, or whose
/// numbers are none, are left out.
pub fn propose(
    facility: &Facility,
    measurements: &[Measurement],
    policy: &ZonePolicy,
) -> Option<Proposal> {
    let readings: Vec<Reading> = measurements
        .iter()
        .enumerate()
        .filter_map(|(i, m)| Reading::of(facility, &facility.shape, i, m, policy))
        .collect();
    let drawn = drawn_accuracy(facility, policy);
    let compare = |r: &Reading| {
        let u = r.own.hypot(drawn) + r.open;
        Comparison {
            measurement: r.index,
            measured_mm: mm(r.measured),
            computed_mm: mm(r.computed),
            difference_mm: mm(r.measured - r.computed),
            u_mm: mm(u),
            significance: ((r.measured - r.computed).abs() / u * 100.0).round() / 100.0,
        }
    };
    let significant = |r: &Reading| (r.measured - r.computed).abs() > r.own.hypot(drawn) + r.open;
    if !readings.iter().any(significant) {
        return None;
    }
    // What the drawing must be wrong by, beyond what the measurement itself and its openness explain.
    let at_fault = |r: &Reading| {
        let beyond = (r.measured - r.computed).abs() - r.open;
        (beyond * beyond - r.own * r.own).max(0.0).sqrt()
    };
    let worst = readings.iter().map(at_fault).fold(drawn, f64::max);
    let mut comparisons: Vec<Comparison> = readings.iter().map(compare).collect();
    comparisons.sort_by(|a, b| b.significance.total_cmp(&a.significance));
    Some(Proposal {
        facility: facility.id.clone(),
        name: facility.name.clone(),
        owner: facility.owner.clone(),
        comparisons,
        shift: fit::shift(facility, measurements, &readings, policy),
        accuracy_mm: ((worst * 10.0 - 1e-6).ceil() * 100.0) as u32,
    })
}

/// A measurement with what was computed for it, metres.
#[derive(Clone, Copy, Debug)]
struct Reading {
    index: usize,
    measured: f64,
    computed: f64,
    /// Error of the measurement and of where it starts.
    own: f64,
    /// Half of the range of what it was measured to, and the unknown height.
    open: f64,
    /// From the facility to the point, a unit vector east and north; `None` where they touch to the
    /// millimetre that every position may err by.
    direction: Option<[f64; 2]>,
}

impl Reading {
    fn of(
        facility: &Facility,
        shape: &Shape,
        index: usize,
        m: &Measurement,
        policy: &ZonePolicy,
    ) -> Option<Reading> {
        let sane = m.at.iter().all(|v| v.is_finite()) && m.at[1].abs() <= 90.0;
        let height = m.height_m.filter(|h| (-500.0..=10_000.0).contains(h));
        if !sane || height != m.height_m || f64::from(m.measured_mm) > FARTHEST_M * 1000.0 {
            return None;
        }
        let probe = Probe::new(&Shape {
            points: vec![m.at],
            ..Shape::default()
        })?;
        let frame = Frame::at(m.at);
        let (pieces, areas) = (pieces_of(shape), areas_of(shape));
        let target = Target {
            pieces: &pieces,
            areas: &areas,
        };
        let nearest = probe.nearest(&frame, target)?;
        if nearest.distance > FARTHEST_M {
            return None;
        }
        let (distance, open_height) = match height {
            Some(height) => (nearest.distance * (1.0 + height / EARTH_M), 0.0),
            None => (
                nearest.distance,
                nearest.distance * policy.limits.height_unknown_m / EARTH_M,
            ),
        };
        let crs = m.crs.as_deref().map_or(Crs::Unknown, Crs::parse);
        let other_system = if crs.datum() == facility.crs.datum() {
            0.0
        } else {
            policy.limits.datum_difference_m
        };
        let half = match m.to {
            MeasuredTo::Conductor => half_spread(facility, policy),
            MeasuredTo::Drawn => [0.0; 2],
        };
        let to = frame.plane(crate::measure::space(nearest.facility));
        let length = to[0].hypot(to[1]);
        let metres = |mm: u32| f64::from(mm) / 1000.0;
        Some(Reading {
            index,
            measured: metres(m.measured_mm),
            computed: (distance - (half[0] + half[1]) / 2.0).max(0.0),
            own: metres(m.accuracy_mm).hypot(metres(m.at_accuracy_mm)),
            open: (half[1] - half[0]) / 2.0 + open_height + other_system + policy.limits.safety_m,
            direction: (length > policy.limits.safety_m)
                .then(|| [-to[0] / length, -to[1] / length]),
        })
    }
}

/// Mean radius, as in the screening.
const EARTH_M: f64 = 6_371_000.0;

fn drawn_accuracy(facility: &Facility, policy: &ZonePolicy) -> f64 {
    let stated = facility.accuracy_mm.map(|mm| f64::from(mm) / 1000.0);
    let own = stated.unwrap_or_else(|| policy.default_accuracy(facility));
    if matches!(facility.crs, Crs::Gcj02 | Crs::Bd09) {
        return own.max(policy.limits.shifted_least_m);
    }
    own + policy.own_error(facility)
}

fn half_spread(facility: &Facility, policy: &ZonePolicy) -> [f64; 2] {
    if facility.kind != Kind::OverheadLine {
        return [0.0; 2];
    }
    let metres = |mm: u32| f64::from(mm) / 2000.0;
    match facility.spread {
        Spread::Outer => [0.0; 2],
        Spread::Known(mm) => [metres(mm); 2],
        Spread::Assumed(mm) => {
            let t = policy.limits.spread_tolerance;
            [metres(mm) * (1.0 - t), metres(mm) * (1.0 + t)]
        }
        Spread::Unknown => {
            let row = facility.voltage.and_then(|v| policy.half_spread(v));
            [
                0.0,
                row.map_or(policy.limits.unknown_half_spread_m, |r| r.bound_m),
            ]
        }
    }
}

fn mm(metres: f64) -> i64 {
    (metres * 1000.0).round() as i64
}
