//! Corners out of lengths and bearings, and how far they may be off.

use super::{
    LONGEST_SIGHT_M, LONGEST_TAPE_M, Side, TapeError, TapeOptions, TapeRay, TapeStep, TapeWay,
    Tower, TowerName,
};
use crate::crs::LonLat;
use crate::measure::{ELLIPSOID, Frame, Xy, destination, ground, space};
use crate::policy::ZonePolicy;
use geographiclib_rs::InverseGeodesic;

/// 95 % errors of what is measured.
pub(super) struct Errors {
    /// Radians.
    bearing: f64,
    distance: f64,
    /// The policy's figure, on top of the tower's.
    taped: f64,
}

impl Errors {
    pub(super) fn new(options: &TapeOptions, policy: &ZonePolicy) -> Result<Errors, TapeError> {
        let taped = policy.site_accuracy.taped_m;
        let distance = options.distance_error_m.unwrap_or(taped);
        if !(0.0..=45.0).contains(&options.bearing_error_deg) {
            return Err(TapeError::BadNumber {
                what: "bearing_error_deg",
            });
        }
        if !(0.0..=100.0).contains(&distance) {
            return Err(TapeError::BadNumber {
                what: "distance_error_m",
            });
        }
        Ok(Errors {
            bearing: options.bearing_error_deg.to_radians(),
            distance,
            taped,
        })
    }
}

/// A 95 % error in one direction and one in the plane, in standard deviations.
const ONE_WAY: f64 = 1.959_964;
const IN_PLANE: f64 = 2.447_747;
/// Half of the sector that the name of a wind leaves open: it may mean anything up to the next.
const WIND_HALF_DEG: f64 = 22.5;
/// Two rays crossing flatter than this make no fix.
const FLATTEST_DEG: f64 = 15.0;
/// Two towers nearer than this are one.
const SHORTEST_BASE_M: f64 = 1.0;

pub(super) type Found = (TowerName, Tower);

pub(super) fn polar(
    (name, tower): Found,
    bearing: f64,
    metres: f64,
    errors: &Errors,
    way: TapeWay,
) -> Result<TapeStep, TapeError> {
    let limit = if way == TapeWay::Polar {
        LONGEST_SIGHT_M
    } else {
        LONGEST_TAPE_M
    };
    length(metres, limit)?;
    let at = destination(tower.at, bearing, metres);
    let turn = match way {
        TapeWay::Wind => errors.bearing + WIND_HALF_DEG.to_radians(),
        _ => errors.bearing,
    };
    // Along and across are independent; the longer half of their ellipse is what counts. A wind's
    // sector is a bound, not a chance, and wide enough for the chord to matter.
    let across = 2.0 * metres * (turn / 2.0).sin();
    let own = errors.taped.max(errors.distance).max(across);
    let ray = ray(name, tower, at);
    Ok(TapeStep {
        at,
        accuracy_m: up(own + tower.accuracy_m),
        way,
        rays: vec![ray],
        declination_deg: 0.0,
    })
}

pub(super) fn bearings(
    (a, bearing_a): (Found, f64),
    (b, bearing_b): (Found, f64),
    errors: &Errors,
) -> Result<TapeStep, TapeError> {
    let frame = between(&a.1, &b.1)?;
    let (pa, pb) = (frame.plane(space(a.1.at)), frame.plane(space(b.1.at)));
    let direction = |bearing: f64| {
        let (sin, cos) = bearing.to_radians().sin_cos();
        [sin, cos]
    };
    let (u, v) = (direction(bearing_a), direction(bearing_b));
    // Rays at 180° meet no better than rays at 0°.
    flat(u, v)?;
    let cross = u[0] * v[1] - u[1] * v[0];
    let (dx, dy) = (pb[0] - pa[0], pb[1] - pa[1]);
    let t = (dx * v[1] - dy * v[0]) / cross;
    let start = [pa[0] + t * u[0], pa[1] + t * u[1]];
    // Both have to lie ahead, and near enough for the plane to be a start.
    let s = (dx * u[1] - dy * u[0]) / cross;
    if t <= 0.0 || s <= 0.0 {
        return Err(TapeError::NoIntersection);
    }
    length(t.max(s), LONGEST_SIGHT_M)?;
    let at = solve(&frame, start, |p| {
        let (da, aa) = seen(a.1.at, p);
        let (db, ab) = seen(b.1.at, p);
        let off = |wanted: f64, is: f64| {
            let turn = wanted - is;
            (turn - 360.0 * (turn / 360.0).round()).to_radians()
        };
        // How far beside each ray the place is, and the direction that mends it.
        [
            (off(bearing_a, aa) * da, across(aa)),
            (off(bearing_b, ab) * db, across(ab)),
        ]
    })?;
    let rays = [ray(a.0, a.1, at), ray(b.0, b.1, at)];
    let rows = [0, 1].map(|i: usize| {
        let r = &rays[i];
        (across(r.bearing_deg), r.distance_m * errors.bearing)
    });
    fixed(at, rays, rows, TapeWay::Bearings, errors)
}

pub(super) fn distances(
    (a, metres_a): (Found, f64),
    (b, metres_b): (Found, f64),
    side: Side,
    errors: &Errors,
) -> Result<TapeStep, TapeError> {
    length(metres_a, LONGEST_SIGHT_M)?;
    length(metres_b, LONGEST_SIGHT_M)?;
    let frame = between(&a.1, &b.1)?;
    let (pa, pb) = (frame.plane(space(a.1.at)), frame.plane(space(b.1.at)));
    let base = (pb[0] - pa[0]).hypot(pb[1] - pa[1]);
    let along = (metres_a * metres_a - metres_b * metres_b + base * base) / (2.0 * base);
    let aside = (metres_a * metres_a - along * along).sqrt();
    if !aside.is_finite() {
        return Err(TapeError::NoIntersection);
    }
    let (ux, uy) = ((pb[0] - pa[0]) / base, (pb[1] - pa[1]) / base);
    let sign = match side {
        Side::Left => 1.0,
        Side::Right => -1.0,
    };
    let start = [
        pa[0] + along * ux - sign * aside * uy,
        pa[1] + along * uy + sign * aside * ux,
    ];
    flat(
        [start[0] - pa[0], start[1] - pa[1]],
        [start[0] - pb[0], start[1] - pb[1]],
    )?;
    let at = solve(&frame, start, |p| {
        let (da, aa) = seen(a.1.at, p);
        let (db, ab) = seen(b.1.at, p);
        [(metres_a - da, ahead(aa)), (metres_b - db, ahead(ab))]
    })?;
    let rays = [ray(a.0, a.1, at), ray(b.0, b.1, at)];
    let rows = [0, 1].map(|i: usize| (ahead(rays[i].bearing_deg), errors.distance));
    fixed(at, rays, rows, TapeWay::Distances, errors)
}

/// The corner with its error ellipse: each row says in which direction a measurement holds the place
/// and how well.
fn fixed(
    at: LonLat,
    rays: [TapeRay; 2],
    rows: [(Xy, f64); 2],
    way: TapeWay,
    errors: &Errors,
) -> Result<TapeStep, TapeError> {
    flat(rows[0].0, rows[1].0)?;
    let worst = rays[0].tower_accuracy_m.max(rays[1].tower_accuracy_m);
    let variance = |i: usize, with_tower: bool| {
        let tower = if with_tower {
            rays[i].tower_accuracy_m / IN_PLANE
        } else {
            0.0
        };
        (rows[i].1 / ONE_WAY).powi(2) + tower.powi(2)
    };
    let axis = |with_tower: bool| {
        let s = [variance(0, with_tower), variance(1, with_tower)];
        IN_PLANE * major_axis([rows[0].0, rows[1].0], s)
    };
    // Towers of one survey err alike: then the corner moves with both, whole.
    let own = axis(true).max(axis(false).hypot(worst));
    Ok(TapeStep {
        at,
        accuracy_m: up(own.max(errors.taped + worst)),
        way,
        rays: rays.into(),
        declination_deg: 0.0,
    })
}

/// Largest standard deviation of the place that solves M p = l, where the two l have the variances s.
fn major_axis(m: [Xy; 2], s: [f64; 2]) -> f64 {
    let det = m[0][0] * m[1][1] - m[0][1] * m[1][0];
    let inverse = [
        [m[1][1] / det, -m[0][1] / det],
        [-m[1][0] / det, m[0][0] / det],
    ];
    let sum = |i: usize, j: usize| {
        inverse[i][0] * inverse[j][0] * s[0] + inverse[i][1] * inverse[j][1] * s[1]
    };
    let (xx, xy, yy) = (sum(0, 0), sum(0, 1), sum(1, 1));
    let half = (xx + yy) / 2.0;
    (half + ((xx - yy) / 2.0).hypot(xy)).max(0.0).sqrt()
}

/// Newton's method on the ellipsoid from a start in the plane: each step solves for the two amounts
/// by which the measurements are missed.
fn solve(
    frame: &Frame,
    start: Xy,
    missed: impl Fn(LonLat) -> [(f64, Xy); 2],
) -> Result<LonLat, TapeError> {
    let mut at = frame.ground(start);
    for _ in 0..20 {
        let [(l, m), (k, n)] = missed(at);
        let det = m[0] * n[1] - m[1] * n[0];
        let step = [(l * n[1] - k * m[1]) / det, (m[0] * k - n[0] * l) / det];
        if !step[0].is_finite() || !step[1].is_finite() {
            return Err(TapeError::NoIntersection);
        }
        at = Frame::at(at).ground(step);
        // A tenth of a micrometre.
        if step[0].hypot(step[1]) < 1e-7 {
            return Ok(at);
        }
    }
    Err(TapeError::NoIntersection)
}

fn length(metres: f64, limit: f64) -> Result<(), TapeError> {
    if !metres.is_finite() || metres < 0.0 {
        return Err(TapeError::BadNumber { what: "distance_m" });
    }
    if metres > limit {
        return Err(TapeError::TooFar { metres, limit });
    }
    Ok(())
}

fn between(a: &Tower, b: &Tower) -> Result<Frame, TapeError> {
    let (base, _) = seen(a.at, b.at);
    if base < SHORTEST_BASE_M {
        return Err(TapeError::BadGeometry { angle_deg: 0.0 });
    }
    length(base, 2.0 * LONGEST_SIGHT_M)?;
    let (p, q) = (space(a.at), space(b.at));
    Ok(Frame::at(ground([0, 1, 2].map(|i| (p[i] + q[i]) / 2.0))))
}

/// The angle between two directions, refused where it is too flat.
fn flat(u: Xy, v: Xy) -> Result<(), TapeError> {
    let cross = u[0] * v[1] - u[1] * v[0];
    let dot = u[0] * v[0] + u[1] * v[1];
    let angle_deg = cross.abs().atan2(dot.abs()).to_degrees();
    if angle_deg >= FLATTEST_DEG {
        Ok(())
    } else {
        Err(TapeError::BadGeometry { angle_deg })
    }
}

/// Length and azimuth at the far end: the direction in which the place moves with the length.
fn end(from: LonLat, to: LonLat) -> (f64, f64, f64) {
    let (metres, first, last, _): (f64, f64, f64, f64) =
        ELLIPSOID.inverse(from[1], from[0], to[1], to[0]);
    (metres, first, last)
}

fn seen(from: LonLat, to: LonLat) -> (f64, f64) {
    let (metres, first, _) = end(from, to);
    (metres, first)
}

fn ahead(bearing: f64) -> Xy {
    let (sin, cos) = bearing.to_radians().sin_cos();
    [sin, cos]
}

fn across(bearing: f64) -> Xy {
    let [sin, cos] = ahead(bearing);
    [cos, -sin]
}

fn ray(tower: TowerName, found: Tower, to: LonLat) -> TapeRay {
    let (distance_m, bearing) = seen(found.at, to);
    TapeRay {
        tower,
        from: found.at,
        tower_accuracy_m: found.accuracy_m,
        bearing_deg: bearing.rem_euclid(360.0),
        distance_m,
    }
}

/// To the millimetre above: an accuracy is never rounded to look better.
fn up(metres: f64) -> f64 {
    (metres * 1000.0 - 1e-6).ceil() / 1000.0
}
