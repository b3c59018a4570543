//! Shapefiles. The format is five record shapes; reading them here means that a damaged length is
//! refused before memory is asked for, and that one bad record costs one row.

use super::layer::{Bad, Layer, Row, StatedCrs};
use super::{FileError, dbf, encoding};
use crate::crs::{Crs, LonLat, parse_wkt};
use crate::facility::Shape;
use encoding_rs::Encoding;

pub(super) fn read(
    file: &str,
    shp: &[u8],
    table: Option<&[u8]>,
    prj: Option<&[u8]>,
    cpg: Option<&[u8]>,
    given: Option<&'static Encoding>,
) -> Result<Layer, FileError> {
    let damaged = |detail: &str| FileError::new(file, "file.shp_damaged", detail);
    let shapes = shapes(shp).map_err(damaged)?;
    let mut layer = Layer {
        file: file.to_owned(),
        format: "shapefile",
        encoding: "ASCII".to_owned(),
        encoding_by: "standard",
        crs: stated_crs(prj),
        columns: Vec::new(),
        rows: Vec::new(),
        places: Vec::new(),
        attribution: None,
        licence: None,
        remarks: Vec::new(),
    };
    let mut rows = Vec::new();
    match table {
        None => layer.remarks.push("dbf.missing"),
        Some(bytes) => {
            let table = dbf::read(bytes, cpg.and_then(encoding::from_cpg), given);
            let table = table.map_err(|detail| FileError::new(file, "file.dbf_damaged", detail))?;
            layer.encoding = table.chosen.encoding.name().to_owned();
            layer.encoding_by = table.chosen.by;
            if table.chosen.uncertain {
                layer.remarks.push("encoding.uncertain");
            }
            if cpg.is_some_and(|c| encoding::from_cpg(c).is_none()) {
                layer.remarks.push("cpg.unreadable");
            }
            if table.rows.len() != shapes.len() {
                layer.remarks.push("rows.mismatch");
            }
            layer.columns = table.columns;
            rows = table.rows;
        }
    }
    let mut rows = rows.into_iter();
    let blank = vec![None; layer.columns.len()];
    for (i, shape) in shapes.into_iter().enumerate() {
        match rows.next() {
            Some(None) => layer.remarks.push("row.deleted"),
            Some(Some(cells)) => layer.rows.push(Row {
                number: i as u64 + 1,
                id: None,
                cells,
                shape,
            }),
            None => layer.rows.push(Row {
                number: i as u64 + 1,
                id: None,
                cells: blank.clone(),
                shape,
            }),
        }
    }
    layer.remarks.dedup();
    Ok(layer)
}

/// No `.prj`, or one that is not a well-known text, states nothing.
fn stated_crs(prj: Option<&[u8]>) -> StatedCrs {
    let Some((text, _)) = prj.and_then(encoding::document) else {
        return StatedCrs::None;
    };
    let text = text.trim();
    let upper = text.to_uppercase();
    if !["PROJC", "GEOGC", "GEODC", "COMPD", "LOCAL_CS"]
        .iter()
        .any(|k| upper.starts_with(k))
    {
        return StatedCrs::None;
    }
    let name: String = text
        .split('"')
        .nth(1)
        .unwrap_or(text)
        .chars()
        .take(120)
        .collect();
    let crs = parse_wkt(text);
    // The text goes on as the system's label; a name alone could be read as another system.
    let text = if crs == Crs::Unknown {
        format!("prj: {name}")
    } else {
        crs.to_string()
    };
    StatedCrs::Stated { crs, text }
}

fn be32(b: &[u8], at: usize) -> Option<u32> {
    b.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

fn le32(b: &[u8], at: usize) -> Option<u32> {
    b.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn pair(b: &[u8], at: usize) -> Option<LonLat> {
    let number = |at: usize| b.get(at..at + 8)?.try_into().ok().map(f64::from_le_bytes);
    Some([number(at)?, number(at + 8)?])
}

fn shapes(shp: &[u8]) -> Result<Vec<Result<Shape, Bad>>, &'static str> {
    if be32(shp, 0) != Some(9994) || shp.len() < 100 {
        return Err("header");
    }
    // The header's length decides; some writers leave padding behind it.
    let stated = be32(shp, 24).ok_or("header")? as usize * 2;
    let shp = shp.get(..stated).ok_or("cut_short")?;
    let mut out = Vec::new();
    let mut at = 100;
    while at + 8 <= shp.len() && shp[at..].iter().any(|b| *b != 0) {
        let words = be32(shp, at + 4).ok_or("record")? as usize;
        let content = shp
            .get(at + 8..)
            .and_then(|rest| rest.get(..words * 2))
            .ok_or("record_too_long")?;
        out.push(record(content));
        at += 8 + words * 2;
    }
    if at < shp.len() && shp[at..].iter().any(|b| *b != 0) {
        return Err("trailing_bytes");
    }
    Ok(out)
}

fn record(content: &[u8]) -> Result<Shape, Bad> {
    let bad = |code| Bad { code, bounds: None };
    let kind = le32(content, 0).ok_or(bad("bad_record"))?;
    let mut shape = Shape::default();
    match kind {
        0 => return Err(bad("missing")),
        1 | 11 | 21 => shape
            .points
            .push(pair(content, 4).ok_or(bad("bad_record"))?),
        8 | 18 | 28 => {
            let count = le32(content, 36).ok_or(bad("bad_record"))? as usize;
            shape.points = points(content, 40, count).ok_or(bad("bad_record"))?;
        }
        3 | 13 | 23 => shape.lines = parts(content).ok_or(bad("bad_record"))?,
        5 | 15 | 25 => shape.polygons = polygons(parts(content).ok_or(bad("bad_record"))?),
        _ => return Err(bad("unknown_type")),
    }
    if shape.vertices().flatten().any(|v| !v.is_finite()) {
        return Err(bad("not_finite"));
    }
    if shape.is_empty() {
        return Err(bad("empty"));
    }
    if shape.lines.iter().any(|l| l.len() < 2) {
        return Err(bad("too_few_points"));
    }
    Ok(shape)
}

fn points(content: &[u8], at: usize, count: usize) -> Option<Vec<LonLat>> {
    let bytes = content.get(at..at.checked_add(count.checked_mul(16)?)?)?;
    bytes.chunks_exact(16).map(|c| pair(c, 0)).collect()
}

fn parts(content: &[u8]) -> Option<Vec<Vec<LonLat>>> {
    let (parts, count) = (le32(content, 36)? as usize, le32(content, 40)? as usize);
    let first = 44usize.checked_add(parts.checked_mul(4)?)?;
    let points = points(content, first, count)?;
    let mut starts = (0..parts)
        .map(|i| le32(content, 44 + 4 * i).map(|s| s as usize))
        .collect::<Option<Vec<_>>>()?;
    starts.push(points.len());
    starts
        .windows(2)
        .map(|w| points.get(w[0]..w[1]).map(<[LonLat]>::to_vec))
        .collect()
}

/// Outer rings run clockwise; a ring the other way round is a hole of the one it lies in.
fn polygons(rings: Vec<Vec<LonLat>>) -> Vec<Vec<Vec<LonLat>>> {
    let twice_area = |r: &[LonLat]| {
        r.windows(2)
            .map(|w| (w[1][0] - w[0][0]) * (w[1][1] + w[0][1]))
            .sum::<f64>()
    };
    let (outer, holes): (Vec<_>, Vec<_>) = rings
        .into_iter()
        .filter(|r| !r.is_empty())
        .partition(|r| twice_area(r) >= 0.0);
    let mut polygons: Vec<Vec<Vec<LonLat>>> = outer.into_iter().map(|r| vec![r]).collect();
    for hole in holes {
        let home = polygons
            .iter_mut()
            .find(|p| crate::measure::inside_rings(hole[0], &p[..1]));
        match home {
            Some(polygon) => polygon.push(hole),
            // Wound the wrong way by its writer: an area all the same.
            None => polygons.push(vec![hole]),
        }
    }
    polygons
}
