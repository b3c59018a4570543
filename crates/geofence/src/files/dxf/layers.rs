//! What a person says about a drawing's layers: this is the 10 kV line, that is the frame.

use crate::files::layer::Layer;
use crate::files::report::{LayerReport, LayerUse};
use std::collections::BTreeMap;

/// Places of the columns every drawing has, see [`super::words::COLUMNS`].
const LAYER: usize = 0;
const KIND: usize = 4;
const VOLTAGE: usize = 5;

/// Gives each row what was said about its layer, over what was recognised, and takes out the rows of
/// layers left out. Returns every layer of the drawing by its name.
pub(in crate::files) fn apply(
    layer: &mut Layer,
    said: &BTreeMap<String, LayerUse>,
) -> Vec<LayerReport> {
    let mut all: BTreeMap<String, LayerReport> = BTreeMap::new();
    for row in &mut layer.rows {
        let name = row.cells[LAYER].clone().unwrap_or_default();
        let said = said.get(&name);
        if let Some(said) = said {
            if let Some(kind) = said.kind {
                row.cells[KIND] = Some(kind.word().to_owned());
            }
            if let Some(voltage) = said.voltage.as_deref().map(str::trim)
                && !voltage.is_empty()
            {
                row.cells[VOLTAGE] = Some(voltage.to_owned());
            }
        }
        let report = all.entry(name.clone()).or_insert_with(|| LayerReport {
            name,
            rows: 0,
            kind: row.cells[KIND].clone(),
            voltage: row.cells[VOLTAGE].clone(),
            left_out: said.is_some_and(|s| s.leave_out),
        });
        report.rows += 1;
        // Several things on one layer: what not all of them are, the layer is not.
        if report.kind != row.cells[KIND] {
            report.kind = None;
        }
        if report.voltage != row.cells[VOLTAGE] {
            report.voltage = None;
        }
    }
    layer.rows.retain(|row| {
        let name = row.cells[LAYER].as_deref().unwrap_or_default();
        !said.get(name).is_some_and(|s| s.leave_out)
    });
    all.into_values().collect()
}
