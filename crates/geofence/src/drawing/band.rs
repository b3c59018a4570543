//! Outlines at a distance from a facility, by the overlay library. It can panic on real shapes, so
//! it runs behind a catch: a band that cannot be drawn is left out.

use crate::index::Candidate;
use crate::measure::{Frame, Piece, Space, Xy, flat_areas};
use geo::algorithm::buffer::{Buffer, BufferStyle, LineCap, LineJoin};
use geo::{Coord, LineString, MultiLineString, MultiPolygon, Polygon};
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// GeoJSON outline `metres` from the pieces in view.
pub(super) fn around(candidate: &Candidate, frame: &Frame, metres: f64) -> Option<Value> {
    let (pieces, areas) = (&candidate.pieces, &candidate.areas);
    let drawn = catch_unwind(AssertUnwindSafe(|| outline(pieces, areas, frame, metres))).ok()?;
    let ring = |ring: &LineString<f64>| -> Vec<[f64; 2]> {
        ring.coords().map(|c| frame.ground([c.x, c.y])).collect()
    };
    let polygon = |p: &Polygon<f64>| -> Vec<Vec<[f64; 2]>> {
        std::iter::once(ring(p.exterior()))
            .chain(p.interiors().iter().map(ring))
            .collect()
    };
    let polygons: Vec<_> = drawn.iter().map(polygon).collect();
    (!polygons.is_empty()).then(|| json!({"type": "MultiPolygon", "coordinates": polygons}))
}

fn outline(
    pieces: &[Piece],
    areas: &[Vec<Vec<Space>>],
    frame: &Frame,
    metres: f64,
) -> MultiPolygon<f64> {
    // Arcs of 0.1 rad: a drawn circle is 0.1 % too small, which no screen shows.
    let style = BufferStyle::new(metres)
        .line_cap(LineCap::Round(0.1))
        .line_join(LineJoin::Round(0.1));
    let areas = flat_areas(frame, areas);
    if !areas.is_empty() {
        let line = |ring: &Vec<Xy>| {
            LineString::new(ring.iter().map(|p| Coord { x: p[0], y: p[1] }).collect())
        };
        let polygons = areas.iter().filter(|rings| !rings.is_empty()).map(|rings| {
            Polygon::new(
                line(&rings[0]),
                rings[1..]
                    .iter()
                    .filter(|r| r.len() > 3)
                    .map(line)
                    .collect(),
            )
        });
        return MultiPolygon::new(polygons.collect()).buffer_with_style(style);
    }
    let mut lines: Vec<Vec<Coord<f64>>> = Vec::new();
    let mut end: Option<Xy> = None;
    for piece in pieces {
        let (a, b) = (frame.plane(piece.a), frame.plane(piece.b));
        if end != Some(a) || lines.is_empty() {
            lines.push(vec![Coord { x: a[0], y: a[1] }]);
        }
        if let Some(line) = lines.last_mut() {
            line.push(Coord { x: b[0], y: b[1] });
        }
        end = Some(b);
    }
    MultiLineString::new(lines.into_iter().map(LineString::new).collect()).buffer_with_style(style)
}
