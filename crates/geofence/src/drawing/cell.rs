//! One cell of a map: near in every facility as it is, far out lines for the eye.

use super::choice::{LeftOut, Rank, Room, Tally};
use super::grid::{Cell, EXACT_ZOOM};
use super::level::{outline, pieces};
use super::scene::Scene;
use super::{DrawnFacility, grid};
use crate::facility::{Kind, Shape};
use crate::index::{Candidate, Index};
use crate::measure::Frame;
use crate::pack::PackError;
use crate::policy::ZonePolicy;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What to draw in one cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DrawnCell {
    /// In a cell of the nearest level: with their width of zone and its error, without the outlines of these.
    pub facilities: Vec<DrawnFacility>,
    /// In a cell of a level farther out.
    pub strokes: Vec<Strokes>,
    /// What had no room.
    pub left_out: Vec<LeftOut>,
}

/// Lines that are drawn alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Strokes {
    pub kind: Kind,
    pub voltage_kv: Option<f64>,
    pub ids: Vec<String>,
    /// One for each id where names can be read, else empty.
    pub names: Vec<Option<String>>,
    /// Of each id its pieces in the cell. A piece is its first place, east and south of the cell's north-west corner in
    /// 4096ths of the cell, then the steps from place to place. It errs by less than half a pixel where the cell is
    /// 1,024 pixels wide.
    pub lines: Vec<Vec<Vec<i32>>>,
}

/// From this level on lines are named.
const NAMED_ZOOM: u8 = 12;

/// A facility of more vertices is cut at the cell's edges near in too.
const MOST_WHOLE: usize = 2_000;

impl Index {
    /// What to draw in a cell. Choosing for a level is done when its first cell is asked for.
    ///
    /// # Errors
    /// [`PackError::Damaged`].
    pub fn cell(&self, cell: Cell, policy: &ZonePolicy) -> Result<DrawnCell, PackError> {
        if !cell.exists() {
            return Ok(DrawnCell::default());
        }
        if cell.zoom == EXACT_ZOOM {
            return self.near_cell(cell, policy);
        }
        let level = self.level(cell.zoom)?;
        let mut strokes: BTreeMap<(usize, Option<u32>), Strokes> = BTreeMap::new();
        for number in self.numbers(cell.bounds())? {
            if !level.draws(number) {
                continue;
            }
            let facility = self.packed().facility(number)?;
            let lines = outline(&facility, cell.zoom);
            let pieces: Vec<_> = lines.iter().flat_map(|l| pieces(l, cell)).collect();
            if pieces.is_empty() {
                continue;
            }
            let key = (facility.kind as usize, facility.voltage.map(|v| v.volts));
            let alike = strokes.entry(key).or_insert_with(|| Strokes {
                kind: facility.kind,
                voltage_kv: facility.voltage.map(|v| v.kv()),
                ids: Vec::new(),
                names: Vec::new(),
                lines: Vec::new(),
            });
            alike.ids.push(facility.id);
            if cell.zoom >= NAMED_ZOOM {
                alike.names.push(facility.name);
            }
            alike.lines.push(pieces);
        }
        Ok(DrawnCell {
            facilities: Vec::new(),
            strokes: strokes.into_values().collect(),
            left_out: level.left_out(cell),
        })
    }

    fn near_cell(&self, cell: Cell, policy: &ZonePolicy) -> Result<DrawnCell, PackError> {
        let bounds = cell.bounds();
        let frame = Frame::at([(bounds[0] + bounds[2]) / 2.0, (bounds[1] + bounds[3]) / 2.0]);
        let scene = Scene {
            policy,
            frame,
            site: None,
            work: None,
            with_zones: true,
            outlines: false,
        };
        let found = self.around(bounds, scene.margin(self))?;
        let mut tally = Tally::default();
        let mut chosen = Vec::new();
        let mut room = Room::NEAR_CELL;
        for i in by_rank(&found) {
            let candidate = &found[i];
            let mut shape = self.packed().facility(candidate.index as u32)?.shape;
            let first = shape.vertices().next();
            let begins = first.is_some_and(|p| {
                let at = grid::project(cell.zoom, p).map(|v| v.floor() as i64);
                Cell::of(cell.zoom, at) == cell
            });
            let cut = shape.points.is_empty()
                && shape.polygons.is_empty()
                && shape.vertices().nth(MOST_WHOLE).is_some();
            if cut {
                shape = within(&shape, bounds);
                if shape.is_empty() {
                    continue;
                }
            }
            if room.take(shape.vertices().count(), bytes(candidate, &shape)) {
                let drawn = scene.facility(candidate, &shape);
                chosen.push((candidate.index, DrawnFacility { cut, ..drawn }));
            } else {
                tally.add(candidate.facility.voltage.map(|v| v.volts), begins);
            }
        }
        chosen.sort_by_key(|c| c.0);
        Ok(DrawnCell {
            facilities: chosen.into_iter().map(|c| c.1).collect(),
            strokes: Vec::new(),
            left_out: tally.list(),
        })
    }
}

/// The places of candidates in their list, those to be drawn first in front.
pub(super) fn by_rank(found: &[Candidate]) -> Vec<usize> {
    let length = |c: &Candidate| -> f64 {
        let apart = |k: usize, p: &crate::measure::Piece| (p.a[k] - p.b[k]).powi(2);
        let one = |p| (0..3).map(|k| apart(k, p)).sum::<f64>().sqrt();
        c.pieces.iter().map(one).sum()
    };
    let ranks: Vec<Rank> = found
        .iter()
        .map(|c| Rank::of(&c.facility, length(c), 0.0))
        .collect();
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|a, b| ranks[*a].order(&ranks[*b]).then(a.cmp(b)));
    order
}

/// About what a facility takes in the answer.
pub(super) fn bytes(candidate: &Candidate, shape: &Shape) -> usize {
    let f = &candidate.facility;
    let text = |t: &Option<String>| t.as_ref().map_or(0, String::len);
    400 + f.id.len() + text(&f.name) + text(&f.owner) + 26 * shape.vertices().count()
}

/// The lines' parts in a box in degrees, cut at its edges.
fn within(shape: &Shape, [west, south, east, north]: [f64; 4]) -> Shape {
    let (low, high) = ([west, south], [east, north]);
    let mut lines: Vec<Vec<[f64; 2]>> = Vec::new();
    for line in &shape.lines {
        let mut open = false;
        for pair in line.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let (mut from, mut to) = (0.0_f64, 1.0_f64);
            for k in 0..2 {
                let d = b[k] - a[k];
                if d == 0.0 {
                    if a[k] < low[k] || a[k] > high[k] {
                        (from, to) = (1.0, 0.0);
                    }
                    continue;
                }
                let (near, far) = if d > 0.0 {
                    (low[k], high[k])
                } else {
                    (high[k], low[k])
                };
                from = from.max((near - a[k]) / d);
                to = to.min((far - a[k]) / d);
            }
            let place = |t: f64| [0, 1].map(|k| a[k] + t * (b[k] - a[k]));
            if from >= to {
                open = false;
                continue;
            }
            let start = if from <= 0.0 { a } else { place(from) };
            let end = if to >= 1.0 { b } else { place(to) };
            match lines.last_mut() {
                Some(run) if open && run.last() == Some(&start) => run.push(end),
                _ => lines.push(vec![start, end]),
            }
            open = true;
        }
    }
    Shape {
        lines,
        ..Shape::default()
    }
}
