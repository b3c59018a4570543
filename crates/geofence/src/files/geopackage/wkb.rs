//! GeoPackage geometry blobs: the `GP` header (OGC 12-128r18, 2.1.3) and the well-known binary in it,
//! ISO's codes (+1000 Z, +2000 M) and the older high-bit ones. Heights and measures are dropped.

use crate::crs::LonLat;
use crate::facility::Shape;
use crate::files::layer::Bad;

/// Collections inside collections; nothing real has more than two.
const DEEPEST: usize = 16;

/// A blob that passed its header.
pub(super) struct Blob {
    pub srs_id: i32,
    pub shape: Result<Shape, Bad>,
}

/// Reads one geometry cell.
///
/// # Errors
/// [`Bad`] where not even the header can be read.
pub(super) fn blob(bytes: &[u8]) -> Result<Blob, Bad> {
    let bad = |code| Bad { code, bounds: None };
    let [b'G', b'P', version, flags, ..] = *bytes else {
        return Err(bad("bad_record"));
    };
    if version != 0 {
        return Err(bad("bad_record"));
    }
    let mut head = Cursor {
        bytes,
        at: 4,
        little: flags & 1 == 1,
    };
    let srs_id = head.u32().ok_or(bad("bad_record"))? as i32;
    let doubles = match flags >> 1 & 7 {
        0 => 0,
        1 => 4,
        2 | 3 => 6,
        4 => 8,
        _ => return Err(bad("bad_record")),
    };
    let envelope = (0..doubles)
        .map(|_| head.f64())
        .collect::<Option<Vec<f64>>>()
        .ok_or(bad("bad_record"))?;
    let bounds = match *envelope.as_slice() {
        [west, east, south, north, ..] if west <= east && south <= north => {
            Some([west, south, east, north]).filter(|b| b.iter().all(|v| v.is_finite()))
        }
        _ => None,
    };
    let refused = |code| {
        Ok(Blob {
            srs_id,
            shape: Err(Bad { code, bounds }),
        })
    };
    if flags & 0x20 != 0 {
        return refused("extended_type");
    }
    if flags & 0x10 != 0 {
        return refused("empty");
    }
    let shape = well_known_binary(&bytes[head.at..]).map_err(|code| match code {
        // The header's extent was made from the same vertices.
        "not_finite" | "too_few_points" => Bad::new(code),
        _ => Bad { code, bounds },
    });
    Ok(Blob { srs_id, shape })
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    little: bool,
}

impl Cursor<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let part = self.bytes.get(self.at..self.at.checked_add(N)?)?;
        self.at += N;
        part.try_into().ok()
    }

    fn u32(&mut self) -> Option<u32> {
        let raw = self.take()?;
        Some(if self.little {
            u32::from_le_bytes(raw)
        } else {
            u32::from_be_bytes(raw)
        })
    }

    fn f64(&mut self) -> Option<f64> {
        let raw = self.take()?;
        Some(if self.little {
            f64::from_le_bytes(raw)
        } else {
            f64::from_be_bytes(raw)
        })
    }

    /// Positions of `width` numbers each. What is left of the bytes limits what is set aside.
    fn positions(&mut self, count: u32, width: usize) -> Option<Vec<LonLat>> {
        let count = count as usize;
        if count.checked_mul(width * 8)? > self.bytes.len() - self.at {
            return None;
        }
        let mut out = Vec::with_capacity(count);
        for _ in 0..count {
            out.push([self.f64()?, self.f64()?]);
            self.at += (width - 2) * 8;
        }
        Some(out)
    }
}

fn well_known_binary(bytes: &[u8]) -> Result<Shape, &'static str> {
    let mut shape = Shape::default();
    parts(bytes, &mut shape)?;
    if shape.vertices().flatten().any(|v| !v.is_finite()) {
        return Err("not_finite");
    }
    if shape.is_empty() {
        return Err("empty");
    }
    if shape.lines.iter().any(|l| l.len() < 2) {
        return Err("too_few_points");
    }
    Ok(shape)
}

/// Walks nested geometries with a stack of its own: how many parts are still to come at each level,
/// and of which single type.
fn parts(bytes: &[u8], shape: &mut Shape) -> Result<(), &'static str> {
    const CUT: &str = "bad_record";
    let mut from = Cursor {
        bytes,
        at: 0,
        little: true,
    };
    let mut open: Vec<(u32, Option<u32>)> = vec![(1, None)];
    while let Some((left, only)) = open.last_mut() {
        if *left == 0 {
            open.pop();
            continue;
        }
        *left -= 1;
        let only = *only;
        from.little = match from.take::<1>().ok_or(CUT)? {
            [0] => false,
            [1] => true,
            _ => return Err(CUT),
        };
        let code = from.u32().ok_or(CUT)?;
        if code & 0x2000_0000 != 0 {
            from.u32().ok_or(CUT)?;
        }
        let iso = code & 0x1fff_ffff;
        let (kind, dimensions) = (iso % 1000, iso / 1000);
        let width = match (code >> 30, dimensions) {
            (0, 0) => 2,
            (1 | 2, 0) | (0, 1 | 2) => 3,
            (3, 0) | (0, 3) => 4,
            _ => return Err("unknown_type"),
        };
        if only.is_some_and(|only| only != kind) {
            return Err(CUT);
        }
        match kind {
            1 => {
                let points = from.positions(1, width).ok_or(CUT)?;
                // An empty point is written as not-a-numbers.
                shape.points.extend(
                    points
                        .into_iter()
                        .filter(|p| !(p[0].is_nan() && p[1].is_nan())),
                );
            }
            2 => {
                let count = from.u32().ok_or(CUT)?;
                let line = from.positions(count, width).ok_or(CUT)?;
                if !line.is_empty() {
                    shape.lines.push(line);
                }
            }
            3 => {
                let rings = from.u32().ok_or(CUT)?;
                let mut polygon = Vec::new();
                for i in 0..rings {
                    let count = from.u32().ok_or(CUT)?;
                    let ring = from.positions(count, width).ok_or(CUT)?;
                    match (ring.is_empty(), i) {
                        // A hole without its outline would become an outline.
                        (true, 0) => return Err("empty"),
                        (true, _) => {}
                        (false, _) => polygon.push(ring),
                    }
                }
                if !polygon.is_empty() {
                    shape.polygons.push(polygon);
                }
            }
            4..=7 => {
                let only = (kind < 7).then_some(kind - 3);
                let count = from.u32().ok_or(CUT)?;
                if open.len() > DEEPEST {
                    return Err("nested_too_deep");
                }
                open.push((count, only));
            }
            // Circular strings, compound curves, curve polygons, multi-curves, multi-surfaces.
            8..=14 => return Err("curve"),
            _ => return Err("unknown_type"),
        }
    }
    if from.at != bytes.len() {
        return Err(CUT);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gp(flags: u8, envelope: &[f64], wkb: &[u8]) -> Vec<u8> {
        let mut out = b"GP\0".to_vec();
        out.push(flags);
        out.extend(4326u32.to_le_bytes());
        envelope.iter().for_each(|v| out.extend(v.to_le_bytes()));
        out.extend(wkb);
        out
    }

    fn code(bytes: &[u8]) -> &'static str {
        blob(bytes).and_then(|b| b.shape).unwrap_err().code
    }

    fn point(kind: u32, numbers: &[f64]) -> Vec<u8> {
        let mut out = vec![1];
        out.extend(kind.to_le_bytes());
        numbers.iter().for_each(|v| out.extend(v.to_le_bytes()));
        out
    }

    #[test]
    fn heights_and_measures_are_dropped_in_either_way_of_saying_so() {
        for (kind, numbers) in [
            (1, [110.5, 22.5].as_slice()),
            (1001, &[110.5, 22.5, 9.0]),
            (2001, &[110.5, 22.5, 9.0]),
            (3001, &[110.5, 22.5, 9.0, 8.0]),
            (0x8000_0001, &[110.5, 22.5, 9.0]),
            (0xc000_0001, &[110.5, 22.5, 9.0, 8.0]),
        ] {
            let read = blob(&gp(1, &[], &point(kind, numbers))).unwrap();
            assert_eq!(read.srs_id, 4326);
            assert_eq!(read.shape.unwrap().points, [[110.5, 22.5]], "{kind}");
        }
        // Big-endian inside a little-endian header; an SRID in the older style is passed over.
        let mut big = vec![0];
        big.extend(0x2000_0001u32.to_be_bytes());
        big.extend(4326u32.to_be_bytes());
        [1.0f64, 2.0]
            .iter()
            .for_each(|v| big.extend(v.to_be_bytes()));
        let read = blob(&gp(3, &[1.0, 1.0, 2.0, 2.0], &big)).unwrap();
        assert_eq!(read.shape.unwrap().points, [[1.0, 2.0]]);
    }

    #[test]
    fn what_is_refused_says_why_and_where() {
        let one = point(1, &[1.0, 2.0]);
        assert_eq!(code(b""), "bad_record");
        assert_eq!(code(b"GP\0\x01\0\0"), "bad_record");
        assert_eq!(code(&gp(0x0b, &[], &one)), "bad_record"); // an envelope of kind 5
        assert_eq!(code(&gp(0x21, &[], &one)), "extended_type");
        assert_eq!(code(&gp(0x11, &[], &one)), "empty");
        assert_eq!(code(&gp(1, &[], &point(1, &[f64::NAN; 2]))), "empty");
        assert_eq!(
            code(&gp(1, &[], &point(1, &[1.0, f64::INFINITY]))),
            "not_finite"
        );
        assert_eq!(code(&gp(1, &[], &point(4001, &[1.0, 2.0]))), "unknown_type");
        assert_eq!(
            code(&gp(1, &[], &[one.clone(), vec![0]].concat())),
            "bad_record"
        );
        for cut in 0..one.len() {
            assert_eq!(code(&gp(1, &[], &one[..cut])), "bad_record");
        }
        let mut arc = vec![1];
        arc.extend(8u32.to_le_bytes());
        let refused = blob(&gp(3, &[1.0, 3.0, 2.0, 4.0], &arc))
            .unwrap()
            .shape
            .unwrap_err();
        assert_eq!(
            (refused.code, refused.bounds),
            ("curve", Some([1.0, 2.0, 3.0, 4.0]))
        );
        // Four thousand million points in nine bytes.
        let mut many = vec![1];
        many.extend(2u32.to_le_bytes());
        many.extend(u32::MAX.to_le_bytes());
        assert_eq!(code(&gp(1, &[], &many)), "bad_record");
    }

    #[test]
    fn collections_nest_to_a_limit() {
        let nested = |depth: usize| {
            let mut out = Vec::new();
            for _ in 0..depth {
                out.push(1);
                out.extend(7u32.to_le_bytes());
                out.extend(1u32.to_le_bytes());
            }
            out.extend(point(1, &[1.0, 2.0]));
            gp(1, &[], &out)
        };
        assert!(blob(&nested(DEEPEST)).unwrap().shape.is_ok());
        assert_eq!(code(&nested(DEEPEST + 1)), "nested_too_deep");
        assert_eq!(code(&nested(100_000)), "nested_too_deep");
        // A multi-point may only hold points.
        let mut wrong = vec![1];
        wrong.extend(5u32.to_le_bytes());
        wrong.extend(1u32.to_le_bytes());
        wrong.extend(point(1, &[1.0, 2.0]));
        assert_eq!(code(&gp(1, &[], &wrong)), "bad_record");
    }
}
