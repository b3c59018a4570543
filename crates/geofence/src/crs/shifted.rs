//! GCJ-02 and BD-09 by the public formulae, with inverses iterated until they stop moving
//! (the usual one-step inverse errs by up to 2.5 m, half of a 10 kV zone).

use super::LonLat;
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

pub(super) fn gcj02_to_wgs84(p: LonLat) -> LonLat {
    if outside_china(p) {
        return p;
    }
    invert(p, wgs84_to_gcj02)
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
            let back = gcj02_to_wgs84(bd09_to_gcj02(gcj02_to_bd09(wgs84_to_gcj02(p))));
            assert!(
                (back[0] - p[0]).abs() < 1e-11 && (back[1] - p[1]).abs() < 1e-11,
                "{p:?} {back:?}"
            );
        }
    }
}
