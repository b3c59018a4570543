//! Well-known text in a cell, also PostGIS's form with the system in front.

use crate::crs::{Crs, LonLat};
use crate::facility::Shape;
use crate::files::layer::Bad;
use std::str::FromStr;
use wkt::Wkt;

/// The parser calls itself for each collection in a collection.
const DEEPEST: usize = 16;

/// The shape, and the system where the text states one.
pub(super) fn shape(text: &str) -> (Result<Shape, Bad>, Option<Crs>) {
    let mut text = text.trim();
    let mut crs = None;
    if text
        .get(..5)
        .is_some_and(|s| s.eq_ignore_ascii_case("SRID="))
        && let Some((srid, rest)) = text[5..].split_once(';')
    {
        let code = srid.trim().parse();
        crs = Some(code.map_or(Crs::Unknown, Crs::from_epsg));
        text = rest;
    }
    if text.is_empty() {
        return (Err(Bad::new("missing")), crs);
    }
    let shape = if depth(text).is_some_and(|d| d <= DEEPEST) {
        parse(text)
    } else {
        Err(Bad::new("bad_wkt"))
    };
    (shape, crs)
}

/// The parser stops at the last closing bracket; what stands behind it is no part of a geometry.
fn depth(text: &str) -> Option<usize> {
    let (mut open, mut deepest) = (0_usize, 0);
    let mut closed = false;
    for c in text.chars() {
        if closed && !c.is_whitespace() {
            return None;
        }
        match c {
            '(' => {
                open += 1;
                deepest = deepest.max(open);
            }
            ')' => {
                open = open.checked_sub(1)?;
                closed = open == 0;
            }
            _ => {}
        }
    }
    (open == 0).then_some(deepest)
}

fn parse(text: &str) -> Result<Shape, Bad> {
    let wkt = Wkt::<f64>::from_str(text).map_err(|_| Bad::new("bad_wkt"))?;
    let mut shape = Shape::default();
    let mut open = vec![wkt];
    while let Some(wkt) = open.pop() {
        match wkt {
            Wkt::Point(p) => shape.points.extend(p.coord().map(|c| [c.x, c.y])),
            Wkt::MultiPoint(m) => {
                let points = m.points().iter().filter_map(|p| p.coord());
                shape.points.extend(points.map(|c| [c.x, c.y]));
            }
            Wkt::LineString(l) => shape.lines.push(positions(l.coords())),
            Wkt::MultiLineString(m) => {
                let lines = m.line_strings().iter().map(|l| positions(l.coords()));
                shape.lines.extend(lines);
            }
            Wkt::Polygon(p) => shape.polygons.push(rings(&p)),
            Wkt::MultiPolygon(m) => shape.polygons.extend(m.polygons().iter().map(rings)),
            Wkt::GeometryCollection(c) => open.extend(c.into_inner().0),
        }
    }
    shape.lines.retain(|l| !l.is_empty());
    shape.polygons.retain(|p| !p.is_empty());
    if shape.is_empty() {
        return Err(Bad::new("empty"));
    }
    if shape.vertices().any(|p| p.iter().any(|v| !v.is_finite())) {
        return Err(Bad::new("not_finite"));
    }
    if shape.lines.iter().any(|l| l.len() < 2) {
        return Err(Bad::new("too_few_points"));
    }
    Ok(shape)
}

fn rings(polygon: &wkt::types::Polygon<f64>) -> Vec<Vec<LonLat>> {
    let rings = polygon.rings().iter().map(|r| positions(r.coords()));
    // Empty rings hold nothing, and overlays elsewhere panic on them.
    rings.filter(|r| !r.is_empty()).collect()
}

fn positions(coords: &[wkt::types::Coord<f64>]) -> Vec<LonLat> {
    coords.iter().map(|c| [c.x, c.y]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        let of = |t: &str| shape(t).0.map_err(|b| b.code);
        assert_eq!(
            of("LINESTRING (110 24, 110.1 24.1)").unwrap().lines,
            [vec![[110.0, 24.0], [110.1, 24.1]]]
        );
        assert_eq!(of("POINT Z (110 24 5)").unwrap().points, [[110.0, 24.0]]);
        let (line, crs) = shape("SRID=4490;MULTILINESTRING((1 2,3 4),(5 6,7 8))");
        assert_eq!((line.unwrap().lines.len(), crs), (2, Some(Crs::Cgcs2000)));
        let polygon = of("POLYGON((0 0,9 0,9 9,0 0),(1 1,2 1,2 2,1 1))").unwrap();
        assert_eq!(polygon.polygons[0].len(), 2);
        assert_eq!(of("LINESTRING EMPTY"), Err("empty"));
        assert_eq!(of("LINESTRING (1 2)"), Err("too_few_points"));
        assert_eq!(of("LINESTRING (1 2, 3 4) x"), Err("bad_wkt"));
        assert_eq!(of("LINESTRING (1 2, 3 4"), Err("bad_wkt"));
        assert_eq!(of("0102000020"), Err("bad_wkt"));
        let deep = "GEOMETRYCOLLECTION(".repeat(100_000);
        assert_eq!(of(&deep), Err("bad_wkt"));
        assert_eq!(
            of(&format!("{deep}{}", ")".repeat(100_000))),
            Err("bad_wkt")
        );
    }
}
