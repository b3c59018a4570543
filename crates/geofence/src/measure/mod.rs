//! The distance that decides: geodesic, on the ellipsoid, between a site's area and a facility.
//!
//! Vertices are kept as points in space. A query puts a plane on the ellipsoid at the site and
//! looks straight down on it; within 3 km that plane is true to a tenth of a millimetre, because an
//! orthographic view errs by s³/6R². The nearest pair found there is looked at once more from a
//! plane between the two, where that matters, and its length is then a geodesic.

mod frame;
mod grown;
mod local;
mod overlap;
mod plane;
mod probe;

pub use frame::{Frame, Space, ground, space};
pub(crate) use grown::grown;
pub(crate) use local::{HALF_TURN, Local, Rough, UNITS, degrees, units};
pub use overlap::overlap_area;
pub(crate) use plane::crossing;
pub use plane::{Xy, inside_rings, nearest_on_segment, segments};
pub use probe::{Nearest, Piece, Probe, Target};
pub(crate) use probe::{areas as areas_of, flat_areas, pieces as pieces_of};

use crate::crs::LonLat;
use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic, PolygonArea, Winding};
use std::sync::LazyLock;

/// WGS 84. CGCS2000 differs by 0.1 mm at the pole and counts as the same.
pub static ELLIPSOID: LazyLock<Geodesic> = LazyLock::new(Geodesic::wgs84);

/// Spans longer than this are cut along their geodesic before anything is measured.
pub const LONGEST_PIECE_M: f64 = 2_000.0;

/// Geodesic length in metres.
pub fn geodesic(a: LonLat, b: LonLat) -> f64 {
    ELLIPSOID.inverse(a[1], a[0], b[1], b[0])
}

/// The point `metres` away in direction `azimuth` (degrees clockwise from north).
pub fn destination(from: LonLat, azimuth: f64, metres: f64) -> LonLat {
    let (lat, lon): (f64, f64) = ELLIPSOID.direct(from[1], from[0], azimuth, metres);
    [lon, lat]
}

/// Geodesic area of rings with holes, in square metres: first ring outer, the others cut out.
pub fn area(polygon: &[Vec<LonLat>]) -> f64 {
    let one = |ring: &Vec<LonLat>| {
        let mut sum = PolygonArea::new(&ELLIPSOID, Winding::CounterClockwise);
        for p in &ring[..ring.len().saturating_sub(1)] {
            sum.add_point(p[1], p[0]);
        }
        let (_, area, _) = sum.compute(true);
        area.abs()
    };
    let mut rings = polygon.iter();
    let outer = rings.next().map_or(0.0, one);
    (outer - rings.map(one).sum::<f64>()).max(0.0)
}

/// The geodesic from `a` to `b` as points at most [`LONGEST_PIECE_M`] apart, both ends included.
pub fn along(a: LonLat, b: LonLat) -> Vec<LonLat> {
    // A chord is never longer than its geodesic, and at this length shorter by under a millimetre.
    if frame::chord(space(a), space(b)) <= LONGEST_PIECE_M {
        return vec![a, b];
    }
    let (length, azimuth, _, _): (f64, f64, f64, f64) = ELLIPSOID.inverse(a[1], a[0], b[1], b[0]);
    let count = (length / LONGEST_PIECE_M).ceil().max(1.0);
    let step = length / count;
    let mut points = Vec::with_capacity(count as usize + 1);
    points.push(a);
    for i in 1..count as usize {
        points.push(destination(a, azimuth, step * i as f64));
    }
    points.push(b);
    points
}
