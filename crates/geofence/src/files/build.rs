//! Rows into facilities.

use super::columns::{self, Field};
use super::layer::{Layer, Row, StatedCrs};
use super::report::{ColumnReport, CrsBy, FileReport, RejectedRow, Warning};
use super::{FileError, ReadOptions, geometry, stem};
use crate::crs::{Crs, LonLat, System, guess};
use crate::facility::{
    Attributes, ConductorHeight, Design, Facility, FacilitySet, Kind, Reject, Shape, Source,
    Spread, Unit, Unplaced, Voltage, Water, from_name, from_text,
};
use crate::measure::{LONGEST_PIECE_M, geodesic, grown};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Farther than any two supports or drawn corners: a slip, and a cost without end to measure.
const ABSURD_SPAN_M: f64 = 1_000_000.0;

/// Long lists help nobody; counts stay exact.
const MOST_WARNINGS: usize = 1_000;

pub(super) fn facilities(
    layer: Layer,
    options: &ReadOptions,
    ticking: &dyn Fn(u64) -> bool,
) -> Result<(FacilitySet, FileReport), FileError> {
    let (crs, crs_text, crs_by) = system(&layer.crs, options.crs);
    let found = columns::find(&layer.columns, &options.columns);
    let reader = RowReader::new(&layer, &found, options, crs);
    let system = options.own_crs.resolve(crs);
    let own_error_mm = system
        .own()
        .map(|own| (own.error_m() * 1000.0).ceil() as u32);
    let mut set = FacilitySet::default();
    let mut report = report_head(&layer, &found, crs_text.clone(), crs_by);
    if crs_by != CrsBy::Stated {
        report.crs_guesses = guess(&sample(&layer.rows), None);
    }
    for remark in &layer.remarks {
        report.warnings.push(Warning {
            row: None,
            code: (*remark).to_owned(),
            name: None,
            params: Default::default(),
        });
    }
    for field in options.columns.keys().filter(|f| !found.contains_key(f)) {
        let params = json!({"field": field.word(), "column": options.columns[field]});
        report
            .warnings
            .push(warning(None, "column.missing", None, params));
    }
    let mut unplaced = 0;
    for row in &layer.rows {
        if row.number % 1000 == 1 && !ticking(row.number) {
            return Err(FileError::new(&layer.file, "file.cancelled", ""));
        }
        let name = reader.cell(row, Field::Name).map(str::to_owned);
        let reject = |code: &str, bounds: Option<[f64; 4]>| Reject {
            file: layer.file.clone(),
            row: row.number,
            code: format!("geometry.{code}"),
            name: name.clone(),
            bounds: bounds.and_then(|b| placed_bounds(b, &system, beyond(code))),
            settled: false,
        };
        let outcome = match &row.shape {
            Err(bad) => Err(reject(bad.code, bad.bounds)),
            Ok(_) if !system.is_known() => {
                unplaced += 1;
                continue;
            }
            Ok(shape) => {
                let mut placed = shape.clone();
                match geometry::place(&mut placed, &system) {
                    Err(error) => Err(reject(error.code(), shape.bounds())),
                    Ok(()) => match longest_span(&placed) {
                        span if span > ABSURD_SPAN_M => Err(reject("span_absurd", shape.bounds())),
                        span => Ok((placed, span)),
                    },
                }
            }
        };
        match outcome {
            Ok((shape, span)) => {
                if span > LONGEST_PIECE_M && report.warnings.len() < MOST_WARNINGS {
                    report.warnings.push(warning(
                        Some(row.number),
                        "span.long",
                        name.clone(),
                        json!({"metres": span.round()}),
                    ));
                }
                let mut facility = reader.facility(row, name, shape, &mut report.warnings);
                facility.own_error_mm = own_error_mm;
                super::extras::apply(&mut facility, &layer.columns, row);
                set.facilities.push(facility);
            }
            Err(reject) => {
                report.rejected.push(RejectedRow {
                    row: row.number,
                    code: reject.code.clone(),
                    name: reject.name.clone(),
                });
                set.rejects.push(reject);
            }
        }
    }
    if unplaced > 0 {
        set.unplaced.push(Unplaced {
            file: layer.file.clone(),
            rows: unplaced,
            crs: crs_text,
        });
    }
    set.sources.push(Source {
        file: layer
            .file
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or(&layer.file)
            .to_owned(),
        attribution: options.attribution.clone().or(layer.attribution),
        licence: options.licence.clone().or(layer.licence),
    });
    report.placed = set.facilities.len() as u64;
    report.extent = set.extent();
    Ok((set, report))
}

fn system(stated: &StatedCrs, given: Option<Crs>) -> (Crs, String, CrsBy) {
    match (stated, given) {
        (StatedCrs::Stated { crs, text }, _) => (*crs, text.clone(), CrsBy::Stated),
        (_, Some(crs)) => (crs, crs.to_string(), CrsBy::Given),
        (StatedCrs::Default(crs), None) => (*crs, crs.to_string(), CrsBy::Default),
        (StatedCrs::None, None) => (Crs::Unknown, Crs::Unknown.to_string(), CrsBy::Unknown),
    }
}

pub(super) fn warning(
    row: Option<u64>,
    code: &str,
    name: Option<String>,
    params: Value,
) -> Warning {
    Warning {
        row,
        code: code.to_owned(),
        name,
        params: params.as_object().cloned().unwrap_or_default(),
    }
}

fn report_head(
    layer: &Layer,
    found: &BTreeMap<Field, usize>,
    crs: String,
    crs_by: CrsBy,
) -> FileReport {
    let column = |(i, name): (usize, &String)| {
        let place = layer.places.iter().find(|(column, _)| *column == i);
        let mut samples: Vec<String> = place.map(|(_, s)| s.clone()).unwrap_or_default();
        for value in layer.rows.iter().filter_map(|r| r.cells.get(i)?.as_ref()) {
            let value: String = value.chars().take(80).collect();
            if samples.len() < 3 && !samples.contains(&value) {
                samples.push(value);
            }
        }
        ColumnReport {
            name: name.clone(),
            samples,
            field: found.iter().find(|(_, c)| **c == i).map(|(f, _)| *f),
            place: place.is_some(),
        }
    };
    FileReport {
        file: layer.file.clone(),
        format: layer.format.to_owned(),
        encoding: layer.encoding.clone(),
        encoding_by: layer.encoding_by.to_owned(),
        crs,
        crs_by,
        columns: layer.columns.iter().enumerate().map(column).collect(),
        rows: layer.rows.len() as u64,
        placed: 0,
        rejected: Vec::new(),
        warnings: Vec::new(),
        extent: None,
        crs_guesses: Vec::new(),
        layers: Vec::new(),
    }
}

/// Coordinates from all over the layer, enough to tell systems apart by their size.
pub(super) fn sample(rows: &[Row]) -> Vec<[f64; 2]> {
    const MOST: usize = 2_000;
    let step = (rows.len() / MOST).max(1);
    rows.iter()
        .step_by(step)
        .filter_map(|row| row.shape.as_ref().ok())
        .flat_map(|shape| shape.vertices().take(8))
        .take(MOST)
        .collect()
}

/// The extent of a refused row on the ground, widened to be safe; `None`: anywhere.
/// How far a refused row may lie beyond what is known of it, metres. The corners of a line that has only one, and the
/// one that is a slip among others, lie within a span of their neighbours. A node that is not in the file was left out
/// where the file was cut; were it much farther inside, the file would have it.
fn beyond(code: &str) -> f64 {
    match code {
        "node_missing" => 5_000.0,
        "too_few_points" | "span_absurd" => 1_000.0,
        _ => 10.0,
    }
}

fn placed_bounds(
    [west, south, east, north]: [f64; 4],
    crs: &System,
    beyond: f64,
) -> Option<[i64; 4]> {
    let corners = [[west, south], [east, south], [west, north], [east, north]];
    let placed = corners
        .iter()
        .map(|c| crs.to_ground(*c))
        .collect::<Result<Vec<LonLat>, _>>()
        .ok()?;
    let known = Shape {
        points: placed,
        ..Shape::default()
    };
    Some(grown(known.bounds()?, beyond).map(|v| (v * 1e9).round() as i64))
}

fn longest_span(shape: &Shape) -> f64 {
    let rings = shape.polygons.iter().flatten();
    let spans = shape
        .lines
        .iter()
        .chain(rings)
        .flat_map(|l| l.windows(2))
        .map(|w| {
            // A quick upper bound first: most spans are far below the limit.
            let quick = (w[0][0] - w[1][0]).abs().max((w[0][1] - w[1][1]).abs()) * 111_700.0 * 1.5;
            if quick < LONGEST_PIECE_M {
                quick.min(LONGEST_PIECE_M)
            } else {
                geodesic(w[0], w[1])
            }
        });
    spans.fold(0.0, f64::max)
}

struct RowReader<'a> {
    columns: &'a [String],
    found: &'a BTreeMap<Field, usize>,
    options: &'a ReadOptions,
    crs: Crs,
    unit: Unit,
    file: &'a str,
    layer_kind: Option<Kind>,
    /// Rows of one name are vertices that nothing puts in order.
    no_order: bool,
    /// `type` can hold anything; only a word for a kind counts there.
    kind_is_sure: bool,
}

impl<'a> RowReader<'a> {
    fn new(
        layer: &'a Layer,
        found: &'a BTreeMap<Field, usize>,
        options: &'a ReadOptions,
        crs: Crs,
    ) -> RowReader<'a> {
        let heading = found
            .get(&Field::Voltage)
            .map_or("", |i| layer.columns[*i].as_str());
        let values = found.get(&Field::Voltage).into_iter().flat_map(|i| {
            layer
                .rows
                .iter()
                .filter_map(move |r| r.cells.get(*i)?.as_deref())
        });
        let unit = columns::unit(heading, values);
        let kind = found
            .get(&Field::Kind)
            .map(|i| layer.columns[*i].to_lowercase());
        let sure = options.columns.contains_key(&Field::Kind)
            || kind.is_some_and(|k| !matches!(k.as_str(), "type" | "category" | "类型" | "种类"));
        let file = layer.file.rsplit(['/', '\\']).next().unwrap_or(&layer.file);
        RowReader {
            columns: &layer.columns,
            found,
            options,
            crs,
            unit,
            // That a layer holds lines, its shapes say.
            layer_kind: Kind::from_layer(stem(file)).filter(|k| *k != Kind::OverheadLine),
            file,
            no_order: layer.remarks.contains(&"table.no_order"),
            kind_is_sure: sure,
        }
    }

    fn cell<'r>(&self, row: &'r Row, field: Field) -> Option<&'r str> {
        row.cells.get(*self.found.get(&field)?)?.as_deref()
    }

    fn facility(
        &self,
        row: &Row,
        name: Option<String>,
        mut shape: Shape,
        warnings: &mut Vec<Warning>,
    ) -> Facility {
        let mut warn = |code: &str, value: &str| {
            if warnings.len() < MOST_WARNINGS {
                warnings.push(warning(
                    Some(row.number),
                    code,
                    name.clone(),
                    json!({ "value": value }),
                ));
            }
        };
        let mut kind = self.kind(row, &shape, &mut warn);
        // A line known by points goes nobody knows where. An overhead one is known to pass there all the same.
        if (kind == Kind::OverheadLine || kind.is_cable()) && shape.is_mere_point() {
            warn("kind.line_is_point", kind.word());
            if kind.is_cable() {
                kind = Kind::Unknown;
            }
        }
        if kind.is_station() {
            close_outlines(&mut shape);
        }
        close_rings(&mut shape);
        let voltage = self.voltage(row, name.as_deref(), &mut warn);
        let spread = self
            .metres(row, Field::Spread, &mut warn)
            .map(Spread::Known)
            .or(self
                .options
                .spread_m
                .and_then(millimetres)
                .map(Spread::Assumed));
        let accuracy = self
            .metres(row, Field::Accuracy, &mut warn)
            .or(self.options.accuracy_m.and_then(millimetres));
        let id = row
            .id
            .clone()
            .or_else(|| self.cell(row, Field::Id).map(str::to_owned));
        Facility {
            id: id.unwrap_or_else(|| made_id(name.as_deref(), &shape)),
            kind,
            voltage,
            owner: self.cell(row, Field::Owner).map(str::to_owned),
            spread: spread.unwrap_or_default(),
            accuracy_mm: accuracy,
            own_error_mm: None,
            crs: self.crs,
            attributes: self.attributes(row, &mut warn),
            name,
            shape,
        }
    }

    fn kind(&self, row: &Row, shape: &Shape, warn: &mut impl FnMut(&str, &str)) -> Kind {
        if let Some(kind) = self.options.kind {
            if kind == Kind::Tower && !shape.lines.is_empty() {
                warn("kind.tower_is_line", kind.word());
                return Kind::Unknown;
            }
            return kind;
        }
        if let Some(word) = self.cell(row, Field::Kind) {
            match Kind::parse(word) {
                Some(Kind::Tower) if !shape.lines.is_empty() => {
                    warn("kind.tower_is_line", word);
                    return Kind::Unknown;
                }
                Some(kind) => return kind,
                None if self.kind_is_sure => {
                    warn("kind.unreadable", word);
                    return Kind::Unknown;
                }
                None => {}
            }
        }
        if let Some(kind) = self.layer_kind {
            // A tower is no line, whatever the layer is called.
            if kind == Kind::Unknown || (kind == Kind::Tower && !shape.lines.is_empty()) {
                warn("kind.unreadable", self.file);
                return Kind::Unknown;
            }
            return kind;
        }
        // What a layer of lines holds is lines, and an overhead one has the wider zone. So are vertices that share a
        // line's name and say its voltage: only their order is not known.
        let vertex = self.no_order && self.cell(row, Field::Voltage).is_some();
        if shape.lines.is_empty() && !vertex {
            Kind::Unknown
        } else {
            Kind::OverheadLine
        }
    }

    fn attributes(&self, row: &Row, warn: &mut impl FnMut(&str, &str)) -> Attributes {
        let word = self.cell(row, Field::Water);
        let water = word.and_then(Water::parse);
        if let (Some(word), None) = (word, water) {
            warn("water.unreadable", word);
        }
        let height = self.metres(row, Field::Height, warn);
        let accuracy_mm = self.metres(row, Field::HeightAccuracy, warn);
        Attributes {
            water,
            design: Design {
                wind_deviation_mm: self.metres(row, Field::WindDeviation, warn),
                safe_distance_mm: self.metres(row, Field::SafeDistance, warn),
            },
            height: height.map(|mm| ConductorHeight { mm, accuracy_mm }),
        }
    }

    fn voltage(
        &self,
        row: &Row,
        name: Option<&str>,
        warn: &mut impl FnMut(&str, &str),
    ) -> Option<Voltage> {
        if let Some(text) = self.cell(row, Field::Voltage) {
            let read = from_text(text, self.unit);
            if read.is_none() {
                warn("voltage.unreadable", text);
            }
            if read.is_some() {
                return read;
            }
        }
        name.and_then(from_name)
    }

    fn metres(&self, row: &Row, field: Field, warn: &mut impl FnMut(&str, &str)) -> Option<u32> {
        let text = self.cell(row, field)?;
        let heading = self
            .found
            .get(&field)
            .map_or("", |i| self.columns[*i].as_str());
        let number = columns::metres(heading, text).and_then(millimetres);
        if number.is_none() {
            warn("number.unreadable", text);
        }
        number
    }
}

/// Whole millimetres of a length that can be one.
fn millimetres(metres: f64) -> Option<u32> {
    (0.0..=100_000.0)
        .contains(&metres)
        .then(|| (metres * 1000.0).round() as u32)
}

/// A station drawn as a closed line is its fence.
fn close_outlines(shape: &mut Shape) {
    let (closed, open): (Vec<_>, Vec<_>) = std::mem::take(&mut shape.lines)
        .into_iter()
        .partition(|l| l.len() >= 4 && l.first() == l.last());
    shape.lines = open;
    shape
        .polygons
        .extend(closed.into_iter().map(|ring| vec![ring]));
}

fn close_rings(shape: &mut Shape) {
    for ring in shape.polygons.iter_mut().flatten() {
        if let (Some(first), Some(last)) = (ring.first().copied(), ring.last().copied())
            && first != last
        {
            ring.push(first);
        }
    }
}

/// For rows without an id: the same name and shape give the same id at every import.
fn made_id(name: Option<&str>, shape: &Shape) -> String {
    let mut sum = Sha256::new();
    sum.update(name.unwrap_or("").as_bytes());
    for p in shape.vertices() {
        // To a ten-millionth of a degree, a centimetre: rewriting a file may round its last digits.
        for v in p {
            sum.update(((v * 1e7).round() as i64).to_le_bytes());
        }
    }
    format!("g-{}", &hex::encode(sum.finalize())[..12])
}
