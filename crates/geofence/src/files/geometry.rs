//! GeoJSON geometries (RFC 7946) into shapes. Coordinates stay in the file's system.

use crate::crs::{Crs, CrsError, LonLat, System};
use crate::facility::Shape;
use serde_json::Value;

/// # Errors
/// The last part of a stable code: `missing`, `unknown_type`, `not_finite`, `empty`,
/// `too_few_points`, `bad_coordinates`.
pub fn geometry(value: &Value) -> Result<Shape, &'static str> {
    let mut shape = Shape::default();
    collect(value, &mut shape, 0)?;
    if shape.is_empty() {
        Err("empty")
    } else {
        Ok(shape)
    }
}

fn collect(value: &Value, shape: &mut Shape, depth: u32) -> Result<(), &'static str> {
    let Some(object) = value.as_object() else {
        return Err("missing");
    };
    let kind = object.get("type").and_then(Value::as_str).unwrap_or("");
    if kind == "GeometryCollection" {
        let parts = object
            .get("geometries")
            .and_then(Value::as_array)
            .ok_or("bad_coordinates")?;
        if depth > 8 {
            return Err("bad_coordinates");
        }
        return parts.iter().try_for_each(|p| collect(p, shape, depth + 1));
    }
    let coordinates = object.get("coordinates");
    let array = || {
        coordinates
            .and_then(Value::as_array)
            .ok_or("bad_coordinates")
    };
    match kind {
        "Point" => shape
            .points
            .push(position(coordinates.ok_or("bad_coordinates")?)?),
        "MultiPoint" => shape.points.extend(positions(array()?)?),
        "LineString" => shape.lines.push(line(array()?)?),
        "MultiLineString" => {
            for part in array()? {
                shape
                    .lines
                    .push(line(part.as_array().ok_or("bad_coordinates")?)?);
            }
        }
        "Polygon" => shape.polygons.extend(polygon(array()?)?),
        "MultiPolygon" => {
            for part in array()? {
                shape
                    .polygons
                    .extend(polygon(part.as_array().ok_or("bad_coordinates")?)?);
            }
        }
        _ => return Err("unknown_type"),
    }
    Ok(())
}

fn position(value: &Value) -> Result<LonLat, &'static str> {
    let array = value.as_array().ok_or("bad_coordinates")?;
    let number = |i: usize| match array.get(i) {
        Some(Value::Number(n)) => n.as_f64().filter(|n| n.is_finite()).ok_or("not_finite"),
        Some(Value::Null) => Err("not_finite"),
        _ => Err("bad_coordinates"),
    };
    Ok([number(0)?, number(1)?])
}

fn positions(values: &[Value]) -> Result<Vec<LonLat>, &'static str> {
    values.iter().map(position).collect()
}

fn line(values: &[Value]) -> Result<Vec<LonLat>, &'static str> {
    let points = positions(values)?;
    match points.len() {
        0 => Err("empty"),
        1 => Err("too_few_points"),
        _ => Ok(points),
    }
}

/// Empty rings are dropped: they hold nothing, and overlays elsewhere panic on them.
fn polygon(values: &[Value]) -> Result<Option<Vec<Vec<LonLat>>>, &'static str> {
    let mut rings = Vec::new();
    for (i, ring) in values.iter().enumerate() {
        let ring = positions(ring.as_array().ok_or("bad_coordinates")?)?;
        if ring.is_empty() {
            if i == 0 {
                return Err("empty");
            }
            continue;
        }
        rings.push(ring);
    }
    Ok((!rings.is_empty()).then_some(rings))
}

/// Converts every vertex, in place. Degrees given out as metres of a zone would all lie together off
/// Africa, and nothing else tells that they are in the wrong place.
pub(super) fn place(shape: &mut Shape, crs: &System) -> Result<(), CrsError> {
    let is_degrees = |p: LonLat| p[0].abs() <= 360.0 && p[1].abs() <= 90.0;
    if matches!(crs.crs(), Crs::GaussKruger(_)) && shape.vertices().any(is_degrees) {
        return Err(CrsError::OutOfRange);
    }
    let to = |p: &mut LonLat| {
        *p = crs.to_ground(*p)?;
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
