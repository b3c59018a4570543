//! Refusing parameters that cannot be right, before anything is placed with them.

use super::super::{LonLat, Zone};
use super::{OwnCrs, OwnLabel, OwnPlane, OwnWay};
use crate::measure::geodesic;

/// Why an own system was refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum OwnCrsError {
    #[error("not a list of own systems: {detail}")]
    Unreadable { detail: String },
    #[error("{label:?} is not a label of the form own:name")]
    BadLabel { label: String },
    #[error("{label} comes twice")]
    Repeated { label: String },
    #[error("{label}: {what} is not a possible number")]
    BadNumber { label: String, what: &'static str },
    #[error("{label}: EPSG:{target} is no CGCS2000 zone")]
    BadTarget { label: String, target: u16 },
    #[error("{label}: the extent is not one")]
    BadExtent { label: String },
    #[error("{label}: the parameters move places by {metres:.0} m")]
    ShiftTooLarge { label: String, metres: f64 },
    #[error("{label}: the way back does not lead back")]
    NotInvertible { label: String },
}

impl OwnCrsError {
    pub fn code(&self) -> &'static str {
        match self {
            OwnCrsError::Unreadable { .. } => "own_crs.unreadable",
            OwnCrsError::BadLabel { .. } => "own_crs.bad_label",
            OwnCrsError::Repeated { .. } => "own_crs.repeated",
            OwnCrsError::BadNumber { .. } => "own_crs.bad_number",
            OwnCrsError::BadTarget { .. } => "own_crs.bad_target",
            OwnCrsError::BadExtent { .. } => "own_crs.bad_extent",
            OwnCrsError::ShiftTooLarge { .. } => "own_crs.shift_too_large",
            OwnCrsError::NotInvertible { .. } => "own_crs.not_invertible",
        }
    }

    pub fn params(&self) -> serde_json::Value {
        use serde_json::json;
        match self {
            OwnCrsError::Unreadable { detail } => json!({ "detail": detail }),
            OwnCrsError::BadLabel { label }
            | OwnCrsError::Repeated { label }
            | OwnCrsError::BadExtent { label }
            | OwnCrsError::NotInvertible { label } => json!({ "label": label }),
            OwnCrsError::BadNumber { label, what } => json!({"label": label, "what": what}),
            OwnCrsError::BadTarget { label, target } => json!({"label": label, "target": target}),
            OwnCrsError::ShiftTooLarge { label, metres } => {
                json!({"label": label, "metres": metres.round()})
            }
        }
    }
}

/// Beijing 54 and Xi'an 80 lie within 200 m of CGCS2000 everywhere; more is a slip of units or signs.
const WIDEST_SHIFT_M: f64 = 500.0;
/// There and back.
const ROUND_TRIP_M: f64 = 1e-4;

pub(super) fn system(own: &OwnCrs) -> Result<OwnLabel, OwnCrsError> {
    let parsed = OwnLabel::parse(&own.label);
    let label = parsed.ok_or_else(|| OwnCrsError::BadLabel {
        label: own.label.chars().take(120).collect(),
    })?;
    let name = label.to_string();
    let number = |what| OwnCrsError::BadNumber {
        label: name.clone(),
        what,
    };
    // Parameters good to better than a millimetre do not exist, and worse than 100 m is no use.
    if !(0.001..=100.0).contains(&own.accuracy_m) {
        return Err(number("accuracy_m"));
    }
    let impossible = match &own.way {
        OwnWay::Seven {
            plane, parameters, ..
        } => plane
            .as_ref()
            .and_then(plane_impossible)
            .or_else(|| parameters.impossible()),
        OwnWay::Four { target, parameters } => {
            if Zone::from_epsg(*target).is_none() {
                return Err(OwnCrsError::BadTarget {
                    label: name,
                    target: *target,
                });
            }
            parameters.impossible()
        }
    };
    if let Some(what) = impossible {
        return Err(number(what));
    }
    let [west, south, east, north] = own.extent();
    let is_one = west < east && south < north && west >= -180.0 && east <= 180.0;
    if !is_one || south < -90.0 || north > 90.0 {
        return Err(OwnCrsError::BadExtent { label: name });
    }
    if let OwnWay::Seven { parameters, .. } = &own.way
        && (parameters.determinant() - 1.0).abs() > 1e-3
    {
        return Err(OwnCrsError::NotInvertible { label: name });
    }
    let middle = [(west + east) / 2.0, (south + north) / 2.0];
    for p in [
        middle,
        [west, south],
        [east, south],
        [west, north],
        [east, north],
    ] {
        place(own, p, &name)?;
    }
    Ok(label)
}

fn plane_impossible(plane: &OwnPlane) -> Option<&'static str> {
    let within = |v: f64, most: f64| v.is_finite() && v.abs() <= most;
    if !within(plane.central_meridian, 180.0) {
        Some("central_meridian")
    } else if !within(plane.false_easting_m, 1e8) {
        Some("false_easting_m")
    } else if !within(plane.false_northing_m, 1e8) {
        Some("false_northing_m")
    } else if !(0.99..=1.01).contains(&plane.scale) {
        Some("scale")
    } else {
        None
    }
}

/// One place of the extent: it comes back, and it does not move too far.
fn place(own: &OwnCrs, p: LonLat, label: &str) -> Result<(), OwnCrsError> {
    let lost = || OwnCrsError::NotInvertible {
        label: label.to_owned(),
    };
    // A hair inside, so that the way back does not end a rounding outside.
    let [west, south, east, north] = own.extent();
    let hair = 1e-9;
    let p = [
        p[0].clamp(west + hair, east - hair),
        p[1].clamp(south + hair, north - hair),
    ];
    let xy = own.to_system(p).map_err(|_| lost())?;
    let back = own.to_ground(xy).map_err(|_| lost())?;
    if geodesic(back, p) > ROUND_TRIP_M {
        return Err(lost());
    }
    if let OwnWay::Seven {
        ellipsoid,
        parameters,
        ..
    } = &own.way
    {
        let metres = geodesic(super::shifted(*ellipsoid, parameters, p), p);
        if metres > WIDEST_SHIFT_M {
            return Err(OwnCrsError::ShiftTooLarge {
                label: label.to_owned(),
                metres,
            });
        }
    }
    Ok(())
}
