//! DXF drawings, text or binary, any release. DWG is not read: it has no open description.
//!
//! One row for each thing in the model space, an insertion being one thing for each layer it shows.
//! A drawing names no coordinate system. What is recognised neither as a thing nor as mere annotation
//! is a refused row, never passed over. A closed polyline stays a line here, as a fence is one; for a
//! site's outline [`close_outlines`] makes it an area.

mod curves;
mod drawing;
mod entity;
mod expand;
mod flatten;
mod groups;
mod hatch;
mod layers;
mod space;
mod text;
mod units;
mod words;

pub(super) use groups::is_binary;
pub(super) use layers::apply as apply_layers;

use super::layer::{Layer, Row, StatedCrs};
use super::{FileError, MOST_BYTES};
use drawing::Broken;
use encoding_rs::Encoding;
use std::collections::BTreeMap;

/// # Errors
/// `file.dxf_damaged`, `file.dxf_cut_short`, `file.not_dxf`, `file.dxf_units`, `file.too_large`.
pub(super) fn read(
    file: &str,
    bytes: &[u8],
    given: Option<&'static Encoding>,
) -> Result<Layer, FileError> {
    let drawing = drawing::read(bytes).map_err(|broken| match broken {
        Broken::Damaged(at) => FileError::new(file, "file.dxf_damaged", at),
        Broken::CutShort => FileError::new(file, "file.dxf_cut_short", ""),
        Broken::NoDrawing => FileError::new(file, "file.not_dxf", ""),
    })?;
    let unit = units::unit(drawing.units, drawing.places())
        .map_err(|stated| FileError::new(file, "file.dxf_units", stated))?;
    let made = expand::rows(&drawing, unit, bytes.len())
        .map_err(|what| FileError::new(file, "file.too_large", format!("{what}, {MOST_BYTES}")))?;
    let mut remarks = made.remarks;
    remarks.extend(unit.remark);

    let mut words: Vec<&[u8]> = Vec::new();
    for row in &made.rows {
        words.push(row.layer);
        if let Some(insert) = row.insert {
            words.push(&insert.block);
            words.extend(
                insert
                    .attributes
                    .iter()
                    .flat_map(|(t, v)| [t.as_slice(), v]),
            );
        }
    }
    let chosen = text::choose(&drawing.version, &drawing.code_page, &words, given);
    if chosen.uncertain {
        remarks.push("encoding.uncertain");
    }
    let mut columns: Vec<String> = words::COLUMNS.map(str::to_owned).to_vec();
    let mut tags: BTreeMap<String, usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for row in made.rows {
        let layer = text::word(row.layer, chosen);
        let block = row.insert.map(|i| text::word(&i.block, chosen));
        let attributes: Vec<(String, String)> = row
            .insert
            .into_iter()
            .flat_map(|i| &i.attributes)
            .map(|(tag, value)| (text::word(tag, chosen), text::word(value, chosen)))
            .collect();
        let reaches = row.shape.as_ref().ok().and_then(|s| s.bounds());
        let mut cells = words::cells(&layer, block.as_deref(), &attributes, reaches);
        cells[2] = Some(String::from_utf8_lossy(row.kind).into_owned());
        for (tag, value) in attributes {
            // A drawing with more kinds of label than this is not a table of them.
            if !tags.contains_key(&tag) && tags.len() < 64 && !tag.is_empty() {
                tags.insert(tag.clone(), columns.len());
                columns.push(tag.clone());
            }
            if let Some(column) = tags.get(&tag) {
                cells.resize(cells.len().max(column + 1), None);
                cells[*column] = Some(value).filter(|v| !v.is_empty());
            }
        }
        let id = text::word(&row.id, chosen);
        rows.push(Row {
            number: row.number,
            id: (!id.is_empty()).then_some(id),
            cells,
            shape: row.shape,
        });
    }
    for row in &mut rows {
        row.cells.resize(columns.len(), None);
    }
    Ok(Layer {
        file: file.to_owned(),
        format: "dxf",
        encoding: chosen.encoding.name().to_owned(),
        encoding_by: chosen.by,
        crs: StatedCrs::None,
        columns,
        rows,
        places: Vec::new(),
        attribution: None,
        licence: None,
        remarks,
    })
}

/// For a site: closed lines become areas. Where a layer's name says that the outline is on it, what
/// is on other layers (frames, neighbours, the old survey) is left out.
pub(super) fn close_outlines(layer: &mut Layer) {
    let named = |row: &Row| words::is_site_layer(row.cells[0].as_deref().unwrap_or(""));
    if layer.rows.iter().any(named) {
        layer.rows.retain(named);
    }
    close_lines(layer);
}

/// Makes every closed line an area.
pub(super) fn close_lines(layer: &mut Layer) {
    for row in &mut layer.rows {
        if let Ok(shape) = &mut row.shape {
            let (closed, open): (Vec<_>, Vec<_>) = std::mem::take(&mut shape.lines)
                .into_iter()
                .partition(|l| l.len() >= 4 && l.first() == l.last());
            shape.lines = open;
            shape.polygons.extend(closed.into_iter().map(|r| vec![r]));
        }
    }
}
