//! One drawn thing into a shape in the model's coordinates: heights dropped, curves cut.

use super::curves;
use super::entity::Form;
use super::space::{Affine, P3, times};
use crate::facility::Shape;
use crate::files::layer::Bad;

/// `tolerance`: how far a chord may be off its curve, in the model's coordinates.
pub(super) fn flatten(form: &Form, to: &Affine, tolerance: f64) -> Result<Shape, Bad> {
    cut(form, to, tolerance).and_then(usable)
}

fn usable(shape: Shape) -> Result<Shape, Bad> {
    if shape.vertices().flatten().any(|v| !v.is_finite()) {
        return Err(Bad::new("not_finite"));
    }
    if shape.is_empty() {
        return Err(Bad::new("empty"));
    }
    let short = shape.lines.iter().any(|l| l.len() < 2)
        || shape.polygons.iter().flatten().any(|r| r.len() < 4);
    if short {
        return Err(Bad::near("too_few_points", shape.vertices().collect()));
    }
    Ok(shape)
}

/// One thing in the model's coordinates, heights dropped.
fn cut(form: &Form, to: &Affine, tolerance: f64) -> Result<Shape, Bad> {
    let bad = |code| Bad { code, bounds: None };
    let ground = |points: &[P3]| -> Vec<[f64; 2]> {
        points
            .iter()
            .map(|p| to.point(*p))
            .map(|p| [p[0], p[1]])
            .collect()
    };
    let object = |extrusion: &P3| Affine::object(*extrusion).ok_or(bad("bad_record"));
    // In the coordinates of the thing, so that what is enlarged later is still fine enough.
    let tolerance = tolerance / to.stretch();
    if tolerance.is_nan() || tolerance <= 0.0 {
        return Err(bad("not_finite"));
    }
    let mut shape = Shape::default();
    match form {
        Form::Point(p) => shape.points = ground(&[*p]),
        Form::Line(points) => shape.lines.push(ground(points)),
        Form::Lines(all) => shape.lines.extend(all.iter().map(|l| ground(l))),
        Form::Flat {
            corners,
            closed,
            elevation,
            extrusion,
        } => {
            let flat = curves::polyline(corners, *closed, tolerance).map_err(bad)?;
            if flat.is_empty() {
                return Err(bad("empty"));
            }
            let lifted = curves::lifted(&flat, *elevation, &object(extrusion)?);
            shape.lines.push(ground(&lifted));
        }
        Form::Arc {
            centre,
            radius,
            from,
            to: end,
            extrusion,
        } => {
            let object = object(extrusion)?;
            if *radius == 0.0 {
                shape.points = ground(&[object.point(*centre)]);
            } else {
                let axes = [[*radius, 0.0, 0.0], [0.0, *radius, 0.0]];
                let sweep = curves::sweep(*from, *end);
                let arc = curves::ellipse(*centre, axes, *from, sweep, tolerance).map_err(bad)?;
                let lifted: Vec<P3> = arc.into_iter().map(|p| object.point(p)).collect();
                shape.lines.push(ground(&lifted));
            }
        }
        Form::Ellipse {
            centre,
            major,
            ratio,
            from,
            to: end,
            extrusion,
        } => {
            let z = object(extrusion)?.columns[2];
            let minor = times(super::space::cross(z, *major), *ratio);
            let sweep = curves::sweep(*from, *end);
            let arc = curves::ellipse(*centre, [*major, minor], *from, sweep, tolerance);
            shape.lines.push(ground(&arc.map_err(bad)?));
        }
        Form::Spline(spline) => match curves::spline(spline, tolerance) {
            Ok(line) => shape.lines.push(ground(&line)),
            Err(code) => {
                // With weights above nothing, the curve stays among its control points.
                let inside = spline.weights.iter().all(|w| *w > 0.0) && code == "spline_rational";
                let hull = ground(if inside { &spline.control } else { &[] });
                return Err(reach(code, hull));
            }
        },
        Form::Filled {
            rings,
            elevation,
            extrusion,
        } => {
            let object = object(extrusion)?;
            let mut flat = Vec::new();
            for ring in rings {
                let line = curves::polyline(ring, true, tolerance).map_err(bad)?;
                flat.push(ground(&curves::lifted(&line, *elevation, &object)));
            }
            shape.polygons = nested(flat);
        }
        Form::Face(corners) => {
            let mut ring = ground(corners);
            ring.extend(ring.first().copied());
            shape.polygons.push(vec![ring]);
        }
        Form::Bad { code, reach: hull } => return Err(reach(code, ground(hull))),
        Form::Insert(_) | Form::Annotation => return Err(bad("bad_record")),
    }
    Ok(shape)
}

fn reach(code: &'static str, points: Vec<[f64; 2]>) -> Bad {
    let all = points.iter().flatten().all(|v| v.is_finite());
    let bounds = Shape {
        points,
        ..Shape::default()
    }
    .bounds();
    Bad {
        code,
        bounds: bounds.filter(|_| all),
    }
}

/// Rings of one filling: one inside an odd number of others is a hole.
fn nested(mut rings: Vec<Vec<[f64; 2]>>) -> Vec<Vec<Vec<[f64; 2]>>> {
    for ring in &mut rings {
        ring.dedup();
        if ring.first() != ring.last() || ring.len() == 1 {
            ring.extend(ring.first().copied());
        }
    }
    // More rings than anybody draws are kept whole: too much is filled, not too little.
    if rings.len() > 200 {
        return rings.into_iter().map(|r| vec![r]).collect();
    }
    let around: Vec<Vec<usize>> = (0..rings.len())
        .map(|i| {
            let inside = |j: &usize| {
                *j != i
                    && rings[i]
                        .iter()
                        .all(|p| crate::measure::inside_rings(*p, std::slice::from_ref(&rings[*j])))
            };
            (0..rings.len()).filter(inside).collect()
        })
        .collect();
    let mut out: Vec<(usize, Vec<Vec<[f64; 2]>>)> = Vec::new();
    for (i, ring) in rings.iter().enumerate() {
        if around[i].len().is_multiple_of(2) {
            out.push((i, vec![ring.clone()]));
        }
    }
    for (i, ring) in rings.iter().enumerate() {
        if !around[i].len().is_multiple_of(2) {
            // Its outline is the innermost of those around it.
            let home = around[i].iter().max_by_key(|j| around[**j].len());
            if let Some((_, polygon)) = out.iter_mut().find(|(j, _)| Some(j) == home) {
                polygon.push(ring.clone());
            }
        }
    }
    out.into_iter().map(|(_, polygon)| polygon).collect()
}
