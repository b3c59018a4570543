//! GeoPackage geometry blobs, little-endian, in two dimensions.

use crate::crs::LonLat;
use crate::facility::Shape;

/// One table holds one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Type {
    Points,
    Lines,
    Polygons,
    Mixed,
}

impl Type {
    pub fn of(shape: &Shape) -> Type {
        match (
            shape.points.is_empty(),
            shape.lines.is_empty(),
            shape.polygons.is_empty(),
        ) {
            (false, true, true) => Type::Points,
            (true, false, true) => Type::Lines,
            (true, true, false) => Type::Polygons,
            _ => Type::Mixed,
        }
    }

    /// How many parts of its type a shape has.
    pub fn parts(self, shape: &Shape) -> usize {
        match self {
            Type::Points => shape.points.len(),
            Type::Lines => shape.lines.len(),
            Type::Polygons => shape.polygons.len(),
            Type::Mixed => 1,
        }
    }

    pub fn name(self, multi: bool) -> &'static str {
        match (self, multi) {
            (Type::Points, false) => "POINT",
            (Type::Points, true) => "MULTIPOINT",
            (Type::Lines, false) => "LINESTRING",
            (Type::Lines, true) => "MULTILINESTRING",
            (Type::Polygons, false) => "POLYGON",
            (Type::Polygons, true) => "MULTIPOLYGON",
            (Type::Mixed, _) => "GEOMETRYCOLLECTION",
        }
    }
}

/// `multi`: the table's type has several parts, so one part is written as one of several.
pub(super) fn blob(shape: &Shape, kind: Type, multi: bool, srs_id: i32) -> Vec<u8> {
    let mut out = b"GP\0".to_vec();
    // A point is its own envelope.
    let envelope = shape.bounds().filter(|_| kind != Type::Points);
    out.push(if envelope.is_some() { 0x03 } else { 0x01 });
    out.extend(srs_id.to_le_bytes());
    if let Some([west, south, east, north]) = envelope {
        [west, east, south, north]
            .iter()
            .for_each(|v| out.extend(v.to_le_bytes()));
    }
    if kind == Type::Mixed {
        let parts = [Type::Points, Type::Lines, Type::Polygons];
        let present: Vec<Type> = parts.into_iter().filter(|t| t.parts(shape) > 0).collect();
        head(&mut out, 7);
        count(&mut out, present.len());
        for part in present {
            one(&mut out, shape, part, part.parts(shape) > 1);
        }
    } else {
        one(&mut out, shape, kind, multi);
    }
    out
}

fn one(out: &mut Vec<u8>, shape: &Shape, kind: Type, multi: bool) {
    if multi {
        head(
            out,
            if kind == Type::Points {
                4
            } else if kind == Type::Lines {
                5
            } else {
                6
            },
        );
        count(out, kind.parts(shape));
    }
    match kind {
        Type::Points => shape.points.iter().for_each(|p| {
            head(out, 1);
            positions(out, &[*p]);
        }),
        Type::Lines => shape.lines.iter().for_each(|l| {
            head(out, 2);
            count(out, l.len());
            positions(out, l);
        }),
        Type::Polygons => shape.polygons.iter().for_each(|rings| {
            head(out, 3);
            count(out, rings.len());
            rings.iter().for_each(|r| {
                count(out, r.len());
                positions(out, r);
            });
        }),
        Type::Mixed => {}
    }
}

fn head(out: &mut Vec<u8>, code: u32) {
    out.push(1);
    out.extend(code.to_le_bytes());
}

/// A shape of four thousand million parts does not fit into memory.
fn count(out: &mut Vec<u8>, n: usize) {
    out.extend((n as u32).to_le_bytes());
}

fn positions(out: &mut Vec<u8>, points: &[LonLat]) {
    points
        .iter()
        .flatten()
        .for_each(|v| out.extend(v.to_le_bytes()));
}
