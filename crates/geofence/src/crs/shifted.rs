//! GCJ-02 and BD-09 by the public formulae, with inverses iterated until they stop moving
//! (the usual one-step inverse errs by up to 2.5 m, half of a 10 kV zone).
//!
//! The public formula shifts inside a rectangle of longitudes and latitudes and leaves everything
//! outside of it as it is, so along the rectangle's sides a coordinate may come from two places or
//! from none. Such a strip, some hundred metres wide, is refused instead of guessed. BD-09's own
//! shift has no such rectangle: outside of it a BD-09 coordinate is only brought back to GCJ-02.

use super::{CrsError, LonLat};
use std::f64::consts::PI;

/// Krasovsky semi-major axis and squared eccentricity, as the public formula has them.
const A: f64 = 6_378_245.0;
const EE: f64 = 0.006_693_421_622_965_943;

fn outside_china([lon, lat]: LonLat) -> bool {
    !(72.004..=137.8347).contains(&lon) || !(0.8293..=55.8271).contains(&lat)
}

fn wave(v: f64, first: f64, second: f64) -> f64 {
    first * (v * PI).sin() + second * (v / 3.0 * PI).sin()
}

fn offset([lon, lat]: LonLat) -> [f64; 2] {
    let (x, y) = (lon - 105.0, lat - 35.0);
    let common = (20.0 * (6.0 * x * PI).sin() + 20.0 * (2.0 * x * PI).sin()) * 2.0 / 3.0;
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + common
        + wave(y, 20.0, 40.0) * 2.0 / 3.0
        + (160.0 * (y / 12.0 * PI).sin() + 320.0 * (y * PI / 30.0).sin()) * 2.0 / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + common
        + wave(x, 20.0, 40.0) * 2.0 / 3.0
        + (150.0 * (x / 12.0 * PI).sin() + 300.0 * (x / 30.0 * PI).sin()) * 2.0 / 3.0;
    let rad = lat.to_radians();
    let magic = 1.0 - EE * rad.sin() * rad.sin();
    let root = magic.sqrt();
    [
        east * 180.0 / (A / root * rad.cos() * PI),
        north * 180.0 / ((A * (1.0 - EE)) / (magic * root) * PI),
    ]
}

pub(super) fn wgs84_to_gcj02(p: LonLat) -> LonLat {
    if outside_china(p) {
        return p;
    }
    let [dx, dy] = offset(p);
    [p[0] + dx, p[1] + dy]
}

/// # Errors
/// [`CrsError::ShiftEdge`] where the formula leads here from two places or from none.
pub(super) fn gcj02_to_wgs84(p: LonLat) -> Result<LonLat, CrsError> {
    let unshifted = outside_china(p);
    // The offset is smooth beyond the rectangle too; what it leads back to has to lie within. Far
    // outside there is nothing to look for, and the formula was never meant for there.
    if unshifted && !near_china(p) {
        return Ok(p);
    }
    let shifted = invert(p, |[lon, lat]| {
        let [dx, dy] = offset([lon, lat]);
        [lon + dx, lat + dy]
    });
    match (unshifted, !outside_china(shifted)) {
        (true, false) => Ok(p),
        (false, true) => Ok(shifted),
        _ => Err(CrsError::ShiftEdge),
    }
}

/// Within reach of the shift, which is below a kilometre anywhere.
fn near_china([lon, lat]: LonLat) -> bool {
    (71.9..=137.95).contains(&lon) && (0.8..=55.9).contains(&lat)
}

pub(super) fn gcj02_to_bd09([x, y]: LonLat) -> LonLat {
    const X_PI: f64 = PI * 3000.0 / 180.0;
    let z = x.hypot(y) + 0.000_02 * (y * X_PI).sin();
    let theta = y.atan2(x) + 0.000_003 * (x * X_PI).cos();
    [z * theta.cos() + 0.0065, z * theta.sin() + 0.006]
}

pub(super) fn bd09_to_gcj02(p: LonLat) -> LonLat {
    invert(p, gcj02_to_bd09)
}

/// Fixed-point iteration; both offsets change by less than a thousandth of a move, so it converges
/// by three digits a step. 1e-12 degree is a tenth of a micrometre.
fn invert(target: LonLat, forward: impl Fn(LonLat) -> LonLat) -> LonLat {
    let mut guess = target;
    for _ in 0..30 {
        let image = forward(guess);
        let step = [target[0] - image[0], target[1] - image[1]];
        guess = [guess[0] + step[0], guess[1] + step[1]];
        if step[0].abs() < 1e-12 && step[1].abs() < 1e-12 {
            break;
        }
    }
    guess
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inverse_undoes_the_formula_to_a_micrometre() {
        for i in 0..2000 {
            let p = [74.0 + 0.03 * f64::from(i), 18.0 + 0.017 * f64::from(i)];
            let back = gcj02_to_wgs84(bd09_to_gcj02(gcj02_to_bd09(wgs84_to_gcj02(p)))).unwrap();
            assert!(
                (back[0] - p[0]).abs() < 1e-11 && (back[1] - p[1]).abs() < 1e-11,
                "{p:?} {back:?}"
            );
        }
    }

    #[test]
    fn the_edge_of_the_area_is_refused_and_never_guessed() {
        let (mut same, mut refused) = (0, 0);
        let sides = [
            [72.004, 40.0],
            [137.8347, 40.0],
            [100.0, 0.8293],
            [100.0, 55.8271],
        ];
        for side in sides {
            for i in -200..=200 {
                for along in [0.0, 3.21] {
                    let step = f64::from(i) * 1e-4;
                    let vertical = side[1] == 40.0;
                    let p = if vertical {
                        [side[0] + step, side[1] + along]
                    } else {
                        [side[0] + along, side[1] + step]
                    };
                    match gcj02_to_wgs84(wgs84_to_gcj02(p)) {
                        Ok(back) => {
                            same += 1;
                            let off = (back[0] - p[0]).hypot(back[1] - p[1]);
                            assert!(off < 1e-9, "{p:?} {back:?}");
                        }
                        Err(error) => {
                            refused += 1;
                            assert_eq!(error, CrsError::ShiftEdge);
                            assert!(step.abs() < 0.02, "{p:?} is far from the edge");
                        }
                    }
                }
            }
        }
        assert!(
            refused > 10 && same > 2_000,
            "{refused} refused, {same} back"
        );
        // Far outside it is the identity, both ways.
        for p in [
            [0.0, 51.5],
            [-74.0, 40.7],
            [139.7, 35.7],
            [106.8, -6.2],
            [71.0, 40.0],
        ] {
            assert_eq!(wgs84_to_gcj02(p), p);
            assert_eq!(gcj02_to_wgs84(p), Ok(p));
        }
    }

    #[test]
    fn the_inverse_holds_where_the_formula_has_a_kink() {
        for lon in [105.0, 105.0 + 1e-9, 105.0 - 1e-9, 104.995, 105.004] {
            for lat in [18.0, 35.0, 35.0 + 1e-10, 53.9] {
                let p = [lon, lat];
                let back = gcj02_to_wgs84(wgs84_to_gcj02(p)).unwrap();
                assert!(
                    (back[0] - lon).hypot(back[1] - lat) < 1e-10,
                    "{p:?} {back:?}"
                );
            }
        }
    }
}
