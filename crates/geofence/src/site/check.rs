//! Reading a site's geometry and refusing what is not an outline, before anything is measured.

use crate::crs::{CrsError, LonLat, System};
use crate::facility::Shape;
use crate::measure::segments;
use serde_json::{Value, json};

/// Why an outline was refused. Codes are `site.…`.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum SiteError {
    #[error("not a GeoJSON geometry")]
    NotGeometry,
    #[error("no coordinates")]
    Empty,
    #[error("a ring needs three different corners")]
    TooFewPoints,
    #[error("ring {ring} is not closed")]
    NotClosed { ring: usize },
    #[error("sides {first} and {second} of ring {ring} cross")]
    SelfCrossing {
        ring: usize,
        first: usize,
        second: usize,
    },
    #[error("encloses nothing")]
    Flat,
    #[error("more than {limit} vertices")]
    TooManyPoints { limit: usize },
    #[error("wider than {widest_m} m")]
    TooLarge { widest_m: f64 },
    #[error("{error}")]
    Coordinate { error: CrsError },
    #[error("{what} is not a possible number")]
    BadNumber { what: &'static str },
}

impl SiteError {
    pub fn code(&self) -> String {
        match self {
            SiteError::NotGeometry => "site.not_geometry".into(),
            SiteError::Empty => "site.empty".into(),
            SiteError::TooFewPoints => "site.too_few_points".into(),
            SiteError::NotClosed { .. } => "site.not_closed".into(),
            SiteError::SelfCrossing { .. } => "site.self_crossing".into(),
            SiteError::Flat => "site.flat".into(),
            SiteError::TooManyPoints { .. } => "site.too_many_points".into(),
            SiteError::TooLarge { .. } => "site.too_large".into(),
            SiteError::Coordinate { error } => format!("site.{}", error.code()),
            SiteError::BadNumber { .. } => "site.bad_number".into(),
        }
    }

    pub fn params(&self) -> Value {
        match self {
            SiteError::NotClosed { ring } => json!({"ring": ring}),
            SiteError::SelfCrossing {
                ring,
                first,
                second,
            } => json!({"ring": ring, "first": first, "second": second}),
            SiteError::TooManyPoints { limit } => json!({"limit": limit}),
            SiteError::TooLarge { widest_m } => json!({"widest_m": widest_m}),
            SiteError::BadNumber { what } => json!({"what": what}),
            _ => json!({}),
        }
    }
}

/// More than a cadastral outline ever has; keeps the crossing test and the measuring quick.
const MOST_VERTICES: usize = 10_000;

pub(super) fn read(geometry: &Value) -> Result<Shape, SiteError> {
    let shape = crate::files::geometry(geometry).map_err(|code| match code {
        "not_finite" => SiteError::Coordinate {
            error: CrsError::NotFinite,
        },
        "empty" | "missing" => SiteError::Empty,
        "too_few_points" => SiteError::TooFewPoints,
        _ => SiteError::NotGeometry,
    })?;
    let count = shape.vertices().count();
    if count == 0 {
        return Err(SiteError::Empty);
    }
    if count > MOST_VERTICES {
        return Err(SiteError::TooManyPoints {
            limit: MOST_VERTICES,
        });
    }
    Ok(shape)
}

/// Checks in the numbers' own system: whether a ring crosses itself does not depend on it.
pub(super) fn rings(shape: &Shape) -> Result<(), SiteError> {
    let mut index = 0;
    for polygon in &shape.polygons {
        if polygon.is_empty() {
            return Err(SiteError::Empty);
        }
        for ring in polygon {
            index += 1;
            ring_is_simple(ring, index)?;
        }
        rings_do_not_cross(polygon, index + 1 - polygon.len())?;
    }
    if shape.lines.iter().any(|l| l.len() < 2) {
        return Err(SiteError::TooFewPoints);
    }
    Ok(())
}

fn ring_is_simple(ring: &[LonLat], index: usize) -> Result<(), SiteError> {
    if ring.is_empty() {
        return Err(SiteError::Empty);
    }
    if ring.first() != ring.last() {
        return Err(SiteError::NotClosed { ring: index });
    }
    let mut corners: Vec<LonLat> = ring.to_vec();
    corners.dedup();
    if corners.len() < 4 {
        return Err(SiteError::TooFewPoints);
    }
    let sides: Vec<[LonLat; 2]> = corners.windows(2).map(|w| [w[0], w[1]]).collect();
    let last = sides.len() - 1;
    for (i, j) in meetings(&sides, &sides) {
        if i >= j {
            continue;
        }
        let neighbours = j == i + 1 || (i == 0 && j == last);
        if neighbours {
            // Neighbours share a corner; they must not run back over each other.
            let shared = if j == i + 1 { sides[i][1] } else { sides[i][0] };
            let (before, after) = if j == i + 1 {
                (sides[i][0], sides[j][1])
            } else {
                (sides[i][1], sides[j][0])
            };
            let (u, v) = (
                [before[0] - shared[0], before[1] - shared[1]],
                [after[0] - shared[0], after[1] - shared[1]],
            );
            let spike = u[0] * v[1] == u[1] * v[0] && u[0] * v[0] + u[1] * v[1] > 0.0;
            if !spike {
                continue;
            }
        }
        return Err(SiteError::SelfCrossing {
            ring: index,
            first: i + 1,
            second: j + 1,
        });
    }
    Ok(())
}

/// A hole may touch its outline in a corner, as GIS data often has it, but not cross it.
fn rings_do_not_cross(polygon: &[Vec<LonLat>], first: usize) -> Result<(), SiteError> {
    let sides =
        |ring: &[LonLat]| -> Vec<[LonLat; 2]> { ring.windows(2).map(|w| [w[0], w[1]]).collect() };
    for (i, a) in polygon.iter().enumerate() {
        for b in &polygon[i + 1..] {
            let (sa, sb) = (sides(a), sides(b));
            for (m, n) in meetings(&sa, &sb) {
                let ends = [sa[m][0], sa[m][1]];
                let touches = ends.contains(&sb[n][0]) || ends.contains(&sb[n][1]);
                if !touches {
                    return Err(SiteError::SelfCrossing {
                        ring: first + i,
                        first: m + 1,
                        second: n + 1,
                    });
                }
            }
        }
    }
    Ok(())
}

/// Pairs of sides that meet, found by a sweep over their first coordinate.
fn meetings(a: &[[LonLat; 2]], b: &[[LonLat; 2]]) -> Vec<(usize, usize)> {
    let span = |s: &[LonLat; 2], i: usize| (s[0][i].min(s[1][i]), s[0][i].max(s[1][i]));
    let mut order: Vec<usize> = (0..b.len()).collect();
    order.sort_by(|i, j| span(&b[*i], 0).0.total_cmp(&span(&b[*j], 0).0));
    let mut out = Vec::new();
    for (i, side) in a.iter().enumerate() {
        let (x, y) = (span(side, 0), span(side, 1));
        let until = order.partition_point(|j| span(&b[*j], 0).0 <= x.1);
        for j in &order[..until] {
            let other = &b[*j];
            let (u, v) = (span(other, 0), span(other, 1));
            if u.1 < x.0 || v.1 < y.0 || v.0 > y.1 {
                continue;
            }
            if segments(side[0], side[1], other[0], other[1]).0 == 0.0 {
                out.push((i, *j));
            }
        }
    }
    out.sort_unstable();
    out
}

/// Converts every vertex, in place.
pub(super) fn place(shape: &mut Shape, crs: &System) -> Result<(), SiteError> {
    let to = |p: &mut LonLat| -> Result<(), SiteError> {
        *p = crs
            .to_ground(*p)
            .map_err(|error| SiteError::Coordinate { error })?;
        Ok(())
    };
    shape.points.iter_mut().try_for_each(to)?;
    shape.lines.iter_mut().flatten().try_for_each(to)?;
    shape
        .polygons
        .iter_mut()
        .flatten()
        .flatten()
        .try_for_each(to)
}
