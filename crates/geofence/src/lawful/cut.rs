//! What is left of a site when everything within a zone and its uncertainty is cut off.
//!
//! The overlay library can panic on real shapes, so it runs behind a catch; and what it draws decides
//! nothing: the outline that comes out is screened, and given only if the answer is "outside".

use super::{Ask, tenth};
use crate::facility::Shape;
use crate::measure::{Xy, area};
use crate::screening::clearance::Keep;
use geo::{BooleanOps, Coord, LineString, MultiPolygon, Polygon};
use serde::{Deserialize, Serialize};
use std::f64::consts::{FRAC_PI_2, PI};
use std::panic::{AssertUnwindSafe, catch_unwind};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "LawfulCut")]
pub struct Cut {
    /// The outline that is left: GeoJSON, WGS 84.
    #[ts(type = "{ type: string, coordinates: unknown }")]
    pub left: serde_json::Value,
    /// Square metres to a tenth.
    pub left_m2: f64,
    pub lost_m2: f64,
}

/// A piece smaller than this is no site, square metres.
const LEAST_M2: f64 = 1.0;

/// More pieces of line than this near one site: no outline is drawn.
const MOST_PIECES: usize = 2_000;

/// By how much a drawn arc may lie outside its circle, metres.
const ARC_M: f64 = 0.002;

pub(super) fn outline(ask: &Ask<'_>, keep: &Keep) -> Option<Cut> {
    if keep.site.is_empty() || keep.segments.len() > MOST_PIECES {
        return None;
    }
    // What the overlay rounds off is made good by a margin, if it has to be.
    [0.002, 0.005, 0.02, 0.05].into_iter().find_map(|margin| {
        let left = catch_unwind(AssertUnwindSafe(|| left(keep, margin))).ok()?;
        let shape = on_ground(keep, &left);
        if shape.is_empty() {
            return None;
        }
        let left_m2 = shape.polygons.iter().map(|p| area(p)).sum::<f64>();
        let site = ask.site.with_shape(shape)?;
        ask.is_outside(&site, ask.work).then(|| Cut {
            left: site.shape.to_geojson(),
            left_m2: tenth(left_m2),
            lost_m2: tenth((ask.site.area_m2 - left_m2).max(0.0)),
        })
    })
}

fn left(keep: &Keep, margin: f64) -> MultiPolygon<f64> {
    let polygon = |rings: &Vec<Vec<Xy>>| {
        let line = |ring: &Vec<Xy>| {
            LineString::new(ring.iter().map(|p| Coord { x: p[0], y: p[1] }).collect())
        };
        let mut lines = rings.iter().filter(|r| r.len() > 3).map(line);
        let outer = lines.next().unwrap_or_else(|| LineString::new(Vec::new()));
        Polygon::new(outer, lines.collect())
    };
    let mut left = MultiPolygon::new(keep.site.iter().map(polygon).collect());
    let bounds = bounds(keep.site.iter().flatten().flatten());
    for ((a, b), r) in &keep.segments {
        let r = r + margin;
        let near = a[0].min(b[0]) - r <= bounds[2]
            && a[0].max(b[0]) + r >= bounds[0]
            && a[1].min(b[1]) - r <= bounds[3]
            && a[1].max(b[1]) + r >= bounds[1];
        if near {
            left = left.difference(&MultiPolygon::new(vec![capsule(*a, *b, r)]));
        }
    }
    for (rings, _) in &keep.areas {
        left = left.difference(&MultiPolygon::new(vec![polygon(rings)]));
    }
    left
}

fn bounds<'a>(points: impl Iterator<Item = &'a Xy>) -> [f64; 4] {
    points.fold(
        [
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ],
        |b, p| {
            [
                b[0].min(p[0]),
                b[1].min(p[1]),
                b[2].max(p[0]),
                b[3].max(p[1]),
            ]
        },
    )
}

/// Everything within `r` of a segment and at most [`ARC_M`] more: arcs are drawn around the circle, not
/// in it, and the straight sides run at exactly `r`.
fn capsule(a: Xy, b: Xy, r: f64) -> Polygon<f64> {
    let half_step = (2.0 * ARC_M / r).sqrt().clamp(0.003, 0.2);
    let count = (PI / (2.0 * half_step)).ceil();
    let half_step = PI / (2.0 * count);
    let radius = r / half_step.cos();
    let along = (b[1] - a[1]).atan2(b[0] - a[0]);
    let cap = |centre: Xy, from: f64| {
        (0..count as usize).map(move |i| {
            let angle = from + half_step * (2 * i + 1) as f64;
            Coord {
                x: centre[0] + radius * angle.cos(),
                y: centre[1] + radius * angle.sin(),
            }
        })
    };
    let ring = cap(b, along - FRAC_PI_2).chain(cap(a, along + FRAC_PI_2));
    Polygon::new(LineString::new(ring.collect()), Vec::new())
}

fn on_ground(keep: &Keep, left: &MultiPolygon<f64>) -> Shape {
    let ring = |line: &LineString<f64>| -> Vec<[f64; 2]> {
        let mut points: Vec<_> = line
            .coords()
            .map(|c| keep.frame.ground([c.x, c.y]))
            .collect();
        points.dedup();
        points
    };
    let mut shape = Shape::default();
    for polygon in left {
        let outer = ring(polygon.exterior());
        let holes = polygon.interiors().iter().map(ring).filter(|r| r.len() > 3);
        let rings: Vec<_> = std::iter::once(outer).chain(holes).collect();
        if rings[0].len() > 3 && area(&rings) >= LEAST_M2 {
            shape.polygons.push(rings);
        }
    }
    shape
}
