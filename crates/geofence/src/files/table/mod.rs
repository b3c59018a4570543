//! Tables with places in them, from delimited text and workbooks: a point a row, a vertex a row, or a
//! well-known text a row.

mod axes;
mod heading;
mod lines;
mod number;
mod place;
mod wkt;

use super::columns::{self, Field};
use super::layer::{Bad, Layer, Row, StatedCrs};
use super::{FileError, Purpose, ReadOptions};
use crate::crs::{Crs, LonLat};
use crate::facility::{Kind, Shape};
use heading::Heading;
use number::{Axis, Fault, coordinate};
use place::{Ambiguous, Place};

/// One table as read, before anything is known of its columns.
pub(super) struct Sheet {
    /// The file, with the sheet's name behind it where there are several.
    pub file: String,
    pub format: &'static str,
    pub encoding: String,
    pub encoding_by: &'static str,
    /// With the row numbers people see.
    pub rows: Vec<(u64, Vec<String>)>,
}

/// Cells of a column that are shown.
const SAMPLES: usize = 3;

/// A register has dozens.
const MOST_COLUMNS: usize = 1024;

struct Vertex {
    number: u64,
    cells: Vec<String>,
    place: Result<LonLat, &'static str>,
}

/// How many cells a heading with places has, or a row too wide to be looked through for one, if there is one.
pub(super) fn heading_width(rows: &[Vec<String>]) -> Option<usize> {
    let widest = rows.iter().map(Vec::len).max();
    if let Some(width) = widest.filter(|w| *w > heading::WIDEST) {
        return Some(width);
    }
    match heading::find(rows) {
        Ok(found) => found.map(|h| h.names.len()),
        // Too many columns for places is a heading all the same.
        Err(Ambiguous { width, .. }) => Some(width),
    }
}

/// `None`: a table without places, such as a sheet of notes.
///
/// # Errors
/// `file.table_columns_ambiguous`, `file.table_axes_unclear`, `file.comma_decimal`, `file.mixed_crs`.
pub(super) fn layer(sheet: Sheet, purpose: Purpose<'_>) -> Result<Option<Layer>, FileError> {
    let file = sheet.file.as_str();
    let top: Vec<Vec<String>> = sheet.rows.iter().take(20).map(|r| r.1.clone()).collect();
    let refused = |width| Err(FileError::new(file, "file.table_too_wide", width));
    if let Some(row) = top.iter().find(|r| r.len() > heading::WIDEST) {
        return refused(row.len());
    }
    let found = heading::find(&top)
        .map_err(|e| FileError::new(file, "file.table_columns_ambiguous", e.columns))?;
    let Some(heading) = found else {
        return Ok(None);
    };
    if heading.names.len() > MOST_COLUMNS {
        return refused(heading.names.len());
    }
    let mut layer = Layer {
        file: sheet.file.clone(),
        format: sheet.format,
        encoding: sheet.encoding,
        encoding_by: sheet.encoding_by,
        crs: StatedCrs::None,
        columns: heading.names.clone(),
        rows: Vec::new(),
        places: Vec::new(),
        attribution: None,
        licence: None,
        remarks: Vec::new(),
    };
    let headings = &top[heading.row];
    let width = match sheet.format {
        "csv" => usize::MAX,
        _ => heading.names.len(),
    };
    let rows: Vec<(u64, Vec<String>)> = sheet
        .rows
        .into_iter()
        .skip(heading.row + 1)
        // Blank rows, and the heading again at the top of each printed page.
        .filter(|(_, cells)| cells.iter().any(|c| !c.trim().is_empty()) && cells != headings)
        .map(|(number, mut cells)| {
            cells.truncate(width);
            (number, cells)
        })
        .collect();
    layer.crs = stated(&layer.file, &heading, &rows, &mut layer.remarks)?;
    if let Place::Wkt(column) = heading.place {
        let mut named = None;
        for (number, cells) in rows {
            let (shape, crs) = match too_wide(&cells, &heading) {
                true => (Err(Bad::new("columns_shifted")), None),
                false => wkt::shape(cells.get(column).map_or("", String::as_str)),
            };
            if crs.is_some() {
                if named.is_some_and(|n| Some(n) != crs) {
                    return Err(FileError::new(&layer.file, "file.mixed_crs", ""));
                }
                named = crs;
            }
            let mut cells = given(cells);
            // The geometry is no text to show.
            if let Some(cell) = cells.get_mut(column) {
                *cell = None;
            }
            layer.rows.push(Row {
                number,
                id: None,
                cells,
                shape,
            });
        }
        if let Some(crs) = named {
            let text = crs.to_string();
            layer.crs = StatedCrs::Stated { crs, text };
        }
        return Ok(Some(layer));
    }
    let place = heading.place.columns().into_iter().chain(heading.order);
    layer.places = place.map(|i| (i, first_cells(&rows, i))).collect();
    let vertices = vertices(&layer.file, &heading, rows)?;
    match purpose {
        Purpose::Facilities(options) => facilities(vertices, &heading, options, &mut layer),
        Purpose::Site => {
            let by: Vec<usize> = heading.parcel.into_iter().collect();
            let kept = lines::Kept {
                voltage: None,
                kind: None,
            };
            for group in lines::group(vertices, &by).groups {
                layer.rows.push(lines::outline(group, &heading, &kept));
            }
        }
    }
    Ok(Some(layer))
}

/// A few different cells of a column.
fn first_cells(rows: &[(u64, Vec<String>)], column: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (_, cells) in rows {
        let cell = cells.get(column).map_or("", |c| c.trim());
        if !cell.is_empty() && !out.iter().any(|o| o == cell) {
            out.push(cell.to_owned());
        }
        if out.len() == SAMPLES {
            break;
        }
    }
    out
}

fn facilities(vertices: Vec<Vertex>, heading: &Heading, options: &ReadOptions, layer: &mut Layer) {
    let found = columns::find(&heading.names, &options.columns);
    let kept = lines::Kept {
        voltage: found.get(&Field::Voltage).copied(),
        kind: found.get(&Field::Kind).copied(),
    };
    let stands_alone = |k: Kind| k.is_support() || k.is_station();
    let all_points = options.kind.is_some_and(stands_alone);
    // A row that says it is a tower is one, whatever line it belongs to; so is one that is called so.
    let is_point = |v: &Vertex| {
        if all_points {
            return true;
        }
        let called = heading.line.iter().filter(|_| heading.any_thing);
        let mut words = kept
            .kind
            .iter()
            .chain(called)
            .filter_map(|i| v.cells.get(*i));
        words.any(|w| Kind::parse(w).is_some_and(stands_alone))
    };
    if heading.line.is_empty() {
        layer.rows.extend(vertices.into_iter().map(point));
        return;
    }
    let (mut points, vertices): (Vec<_>, Vec<_>) = vertices.into_iter().partition(is_point);
    if let Some(name) = found.get(&Field::Name).filter(|i| heading.line.contains(i)) {
        points.iter_mut().for_each(|v| numbered(v, *name, heading));
    }
    let grouped = lines::group(vertices, &heading.line);
    let repeated = grouped.groups.iter().any(|g| g.len() > 1);
    if repeated && heading.order.is_some() {
        if grouped.filled_down {
            layer.remarks.push("table.filled_down");
        }
        for mut group in grouped.groups {
            // One vertex of a line is half of it; one row of any other name is a thing.
            layer.rows.push(match group.pop() {
                Some(only) if group.is_empty() && heading.any_thing => point(only),
                last => {
                    group.extend(last);
                    lines::line(group, heading, &kept)
                }
            });
        }
    } else {
        // Nothing says in which order they hang together, so they stay points.
        let says = |i: Option<usize>, v: &Vertex| {
            i.and_then(|i| v.cells.get(i))
                .is_some_and(|c| !c.trim().is_empty())
        };
        let is_line = |v: &Vertex| says(kept.voltage, v) || says(kept.kind, v);
        let mut shared = grouped.groups.iter().filter(|g| g.len() > 1).flatten();
        if repeated && (!heading.any_thing || shared.any(is_line)) {
            layer.remarks.push("table.no_order");
        }
        layer
            .rows
            .extend(grouped.groups.into_iter().flatten().map(point));
    }
    layer.rows.extend(points.into_iter().map(point));
    layer.rows.sort_by_key(|r| r.number);
}

/// A tower that only names its line is called by the line and its number, as people call it: `甲线#12`.
fn numbered(vertex: &mut Vertex, name: usize, heading: &Heading) {
    let number = heading.order.and_then(|i| vertex.cells.get(i));
    let number = number.map_or("", |n| n.trim()).to_owned();
    let Some(line) = vertex.cells.get_mut(name) else {
        return;
    };
    if number.is_empty() || line.trim().is_empty() || line.contains(&number) {
        return;
    }
    let mark = if number.chars().all(|c| c.is_ascii_digit()) {
        "#"
    } else {
        ""
    };
    *line = format!("{}{mark}{number}", line.trim());
}

fn point(vertex: Vertex) -> Row {
    Row {
        number: vertex.number,
        id: None,
        cells: given(vertex.cells),
        shape: vertex.place.map_err(Bad::new).map(|p| Shape {
            points: vec![p],
            ..Shape::default()
        }),
    }
}

fn given(cells: Vec<String>) -> Vec<Option<String>> {
    let given = |c: String| {
        let c = c.trim();
        (!c.is_empty()).then(|| c.to_owned())
    };
    cells.into_iter().map(given).collect()
}

/// More cells than headings: a separator inside a cell of a text file has moved the others. Workbooks
/// have no separators, only notes at the side.
fn too_wide(cells: &[String], heading: &Heading) -> bool {
    let beyond = cells.get(heading.names.len()..).unwrap_or_default();
    beyond.iter().any(|c| !c.trim().is_empty())
}

fn vertices(
    file: &str,
    heading: &Heading,
    rows: Vec<(u64, Vec<String>)>,
) -> Result<Vec<Vertex>, FileError> {
    let [first, second] = heading.place.columns();
    let (a, b) = match heading.place {
        Place::Degrees { .. } => (Axis::Longitude, Axis::Latitude),
        _ => (Axis::Any, Axis::Any),
    };
    let mut out = Vec::with_capacity(rows.len());
    for (number, cells) in rows {
        let read = |i: usize, axis| coordinate(cells.get(i).map_or("", String::as_str), axis);
        let place = match (read(first, a), read(second, b)) {
            (Err(Fault::Comma), _) | (_, Err(Fault::Comma)) => {
                let detail = format!("row {number}");
                return Err(FileError::new(file, "file.comma_decimal", detail));
            }
            _ if too_wide(&cells, heading) => Err("columns_shifted"),
            // Where the sea is, off Africa: what programs write for nothing.
            (Ok(0.0), Ok(0.0)) => Err("missing"),
            (Ok(x), Ok(y)) => Ok([x, y]),
            (Err(Fault::Missing), _) | (_, Err(Fault::Missing)) => Err("missing"),
            _ => Err("bad_coordinates"),
        };
        out.push(Vertex {
            number,
            cells,
            place,
        });
    }
    if let Place::Letters { .. } = heading.place {
        let pairs = out.iter().filter_map(|v| v.place.ok());
        match axes::order(pairs) {
            Some(axes::Order::EastFirst) => {}
            Some(axes::Order::NorthFirst) => {
                for [x, y] in out.iter_mut().filter_map(|v| v.place.as_mut().ok()) {
                    std::mem::swap(x, y);
                }
            }
            None if out.iter().all(|v| v.place.is_err()) => {}
            None => return Err(FileError::new(file, "file.table_axes_unclear", "")),
        }
    }
    Ok(out)
}

/// A system in the headings of the coordinates, or in a column of its own.
fn stated(
    file: &str,
    heading: &Heading,
    rows: &[(u64, Vec<String>)],
    remarks: &mut Vec<&'static str>,
) -> Result<StatedCrs, FileError> {
    let hints = heading.place.columns().map(|i| hint(&heading.names[i]));
    if hints[0] != hints[1] && hints.iter().all(Option::is_some) {
        return Err(FileError::new(file, "file.mixed_crs", ""));
    }
    let mut found = hints[0].or(hints[1]).map(|c| (c, c.to_string()));
    let of_systems = |n: &String| {
        matches!(
            heading::bare(n).as_str(),
            "坐标系" | "坐标系统" | "坐标系名称" | "crs" | "epsg" | "srid"
        )
    };
    if let Some(column) = heading.names.iter().position(of_systems) {
        let values = rows
            .iter()
            .filter_map(|(_, c)| c.get(column))
            .map(|c| c.trim())
            .filter(|c| !c.is_empty());
        for value in values {
            let crs = Crs::parse(value);
            match &found {
                Some((other, text)) if *other != crs || (crs == Crs::Unknown && text != value) => {
                    return Err(FileError::new(file, "file.mixed_crs", ""));
                }
                Some(_) => {}
                None if crs == Crs::Unknown => found = Some((crs, value.to_owned())),
                None => found = Some((crs, crs.to_string())),
            }
        }
    }
    let metres = |(_, cells): &(u64, Vec<String>)| {
        let cell = cells.get(heading.place.columns()[0]);
        let value = cell.map(|c| coordinate(c, Axis::Any));
        matches!(value, Some(Ok(v)) if v.abs() > 360.0)
    };
    Ok(match found {
        // A datum without its zone does not place metres.
        Some((Crs::Wgs84 | Crs::Cgcs2000, _)) if rows.iter().any(metres) => {
            remarks.push("crs.zone_missing");
            StatedCrs::None
        }
        Some((crs, text)) => StatedCrs::Stated { crs, text },
        None => StatedCrs::None,
    })
}

fn hint(name: &str) -> Option<Crs> {
    let name = heading::bare(name);
    let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
    if has(&["wgs84"]) {
        Some(Crs::Wgs84)
    } else if has(&["gcj02", "火星"]) {
        Some(Crs::Gcj02)
    } else if has(&["bd09", "百度"]) {
        Some(Crs::Bd09)
    } else if has(&["cgcs2000", "国家2000"]) {
        Some(Crs::Cgcs2000)
    } else {
        None
    }
}
