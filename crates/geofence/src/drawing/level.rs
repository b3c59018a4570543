//! What is drawn at one zoom level, chosen once for the whole level: a line is in all of its cells or in none, so that
//! it never ends at the edge of one.

use super::choice::{LeftOut, Rank, Room, Tally};
use super::grid::{At, Cell, GRID, PIXEL, clip, project};
use super::simplify::simplify;
use crate::facility::{Facility, Shape};
use crate::index::Index;
use crate::pack::PackError;
use std::collections::HashMap;

/// Simplifying takes 1.25 units of the grid and rounding 0.71: together less than two, half a pixel.
const TOLERANCE: f64 = 1.25;

/// Bytes that a facility takes beside its texts, and those of a vertex, as the answer is written.
const BYTES: usize = 24;
const VERTEX_BYTES: usize = 8;

/// The choice for one level.
pub(crate) struct Level {
    zoom: u8,
    /// A bit for each facility: drawn.
    drawn: Vec<u64>,
    left_out: HashMap<Cell, Tally>,
}

impl Level {
    pub(super) fn draws(&self, facility: u32) -> bool {
        let word = self.drawn.get(facility as usize / 64);
        word.is_some_and(|w| w >> (facility % 64) & 1 == 1)
    }

    pub(super) fn left_out(&self, cell: Cell) -> Vec<LeftOut> {
        self.left_out
            .get(&cell)
            .map(Tally::list)
            .unwrap_or_default()
    }

    /// Looking at everything is shared out among so many threads.
    pub(crate) fn of(index: &Index, zoom: u8, threads: usize) -> Result<Level, PackError> {
        let count = index.count();
        let share = count.div_ceil(threads).max(1);
        let parts: Vec<Result<Vec<Wish>, PackError>> = std::thread::scope(|s| {
            let wishes = |from: usize| {
                let to = (from + share).min(count);
                (from..to)
                    .filter_map(|i| Wish::of(index, zoom, i as u32).transpose())
                    .collect()
            };
            let handles: Vec<_> = (0..count)
                .step_by(share)
                .map(|from| s.spawn(move || wishes(from)))
                .collect();
            let joined = handles.into_iter().map(|h| h.join());
            joined
                .map(|r| r.unwrap_or(Err(PackError::Damaged)))
                .collect()
        });
        let mut wishes = Vec::with_capacity(count);
        for part in parts {
            wishes.extend(part?);
        }
        // By number where all else is equal, so that every machine chooses alike.
        wishes.sort_by(|a, b| a.rank.order(&b.rank).then(a.facility.cmp(&b.facility)));
        let mut level = Level {
            zoom,
            drawn: vec![0; count.div_ceil(64)],
            left_out: HashMap::new(),
        };
        let mut rooms: HashMap<Cell, CellRoom> = HashMap::new();
        for wish in wishes {
            level.admit(&wish, &mut rooms);
        }
        Ok(level)
    }

    fn admit(&mut self, wish: &Wish, rooms: &mut HashMap<Cell, CellRoom>) {
        let bytes = |vertices: usize| wish.bytes + VERTEX_BYTES * vertices;
        let mut fits = true;
        for (cell, vertices) in &wish.cells {
            let room = rooms.entry(*cell).or_default();
            let has = !room.closed_to(&wish.rank) && room.left.fits(*vertices, bytes(*vertices));
            if !has && room.refused.is_none() {
                room.refused = Some(wish.rank);
            }
            fits &= has;
        }
        if fits {
            self.drawn[wish.facility as usize / 64] |= 1 << (wish.facility % 64);
            for (cell, vertices) in &wish.cells {
                let room = rooms.entry(*cell).or_default();
                room.left.take(*vertices, bytes(*vertices));
            }
            return;
        }
        let first = Cell::of(self.zoom, wish.first);
        for (cell, _) in &wish.cells {
            let tally = self.left_out.entry(*cell).or_default();
            tally.add(wish.rank.volts, *cell == first);
        }
    }
}

/// What one cell has left.
struct CellRoom {
    left: Room,
    /// The first that had no room here: what comes after it by voltage is not drawn in its stead, however short.
    refused: Option<Rank>,
}

impl Default for CellRoom {
    fn default() -> CellRoom {
        CellRoom {
            left: Room::CELL,
            refused: None,
        }
    }
}

impl CellRoom {
    fn closed_to(&self, rank: &Rank) -> bool {
        self.refused.is_some_and(|r| r.before(rank))
    }
}

/// A facility that asks to be drawn: where, and how much room it takes there.
struct Wish {
    facility: u32,
    rank: Rank,
    first: At,
    bytes: usize,
    /// Vertices by cell.
    cells: Vec<(Cell, usize)>,
}

impl Wish {
    fn of(index: &Index, zoom: u8, number: u32) -> Result<Option<Wish>, PackError> {
        let facility = index.packed().facility(number)?;
        let lines = outline(&facility, zoom);
        let Some(first) = lines.first().and_then(|l| l.first()).copied() else {
            return Ok(None);
        };
        let mut cells: Vec<(Cell, usize)> = Vec::new();
        let mut add =
            |cell: Cell, vertices: usize| match cells.iter_mut().rev().find(|c| c.0 == cell) {
                Some(found) => found.1 += vertices,
                None => cells.push((cell, vertices)),
            };
        let mut length = 0.0;
        for line in &lines {
            if let [only] = line.as_slice() {
                add(Cell::of(zoom, *only), 1);
            }
            let mut before = Vec::new();
            for pair in line.windows(2) {
                let (a, b) = (pair[0], pair[1]);
                length += ((b[0] - a[0]) as f64).hypot((b[1] - a[1]) as f64);
                let met: Vec<Cell> = between(zoom, a, b).collect();
                for cell in &met {
                    // A piece that starts anew has one vertex more.
                    add(*cell, if before.contains(cell) { 1 } else { 2 });
                }
                before = met;
            }
        }
        Ok(Some(Wish {
            facility: number,
            rank: Rank::of(&facility, length, PIXEL),
            first,
            bytes: BYTES + facility.id.len() + facility.name.as_ref().map_or(0, String::len),
            cells,
        }))
    }
}

/// The cells that a segment meets.
fn between(zoom: u8, a: At, b: At) -> impl Iterator<Item = Cell> {
    // On an edge it belongs to the cells of both sides.
    let low = Cell::of(zoom, [a[0].min(b[0]) - 1, a[1].min(b[1]) - 1]);
    let high = Cell::of(zoom, [a[0].max(b[0]), a[1].max(b[1])]);
    (low.y..=high.y)
        .flat_map(move |y| (low.x..=high.x).map(move |x| Cell { zoom, x, y }))
        .filter(move |cell| clip(a, b, *cell).is_some())
}

/// A facility's lines and outlines as they are drawn at a level, in its units. Towers and guys are seen only near in, and
/// a station of which only a point is known is a dot.
pub(super) fn outline(facility: &Facility, zoom: u8) -> Vec<Vec<At>> {
    if facility.kind.is_support() {
        return Vec::new();
    }
    let Shape {
        points,
        lines,
        polygons,
    } = &facility.shape;
    let dots = points.iter().map(std::slice::from_ref);
    let rings = polygons.iter().flatten();
    let long = lines.iter().chain(rings).map(Vec::as_slice);
    dots.chain(long)
        .filter(|l| l.iter().flatten().all(|v| v.is_finite()))
        .map(|line| coarse(line, zoom))
        .filter(|l| !l.is_empty())
        .collect()
}

fn coarse(line: &[[f64; 2]], zoom: u8) -> Vec<At> {
    let places: Vec<[f64; 2]> = line.iter().map(|p| project(zoom, *p)).collect();
    let mut out: Vec<At> = simplify(&places, TOLERANCE)
        .into_iter()
        .map(|i| places[i].map(|v| v.round() as i64))
        .collect();
    out.dedup();
    out
}

/// The pieces of a line in a cell, from its north-west corner: the first place, then what is added to come to the next.
pub(super) fn pieces(line: &[At], cell: Cell) -> Vec<Vec<i32>> {
    let corner = cell.corner();
    let within = |p: &At| (0..2).all(|k| (0..=GRID).contains(&(p[k] - corner[k])));
    if let [only] = line {
        let at = || (0..2).map(|k| (only[k] - corner[k]) as i32).collect();
        return if within(only) { vec![at()] } else { Vec::new() };
    }
    let mut runs: Vec<Vec<At>> = Vec::new();
    for pair in line.windows(2) {
        // What only touches the edge belongs to the neighbour.
        let Some([a, b]) = clip(pair[0], pair[1], cell).filter(|[a, b]| a != b) else {
            continue;
        };
        match runs.last_mut() {
            Some(run) if run.last() == Some(&a) => run.push(b),
            _ => runs.push(vec![a, b]),
        }
    }
    let steps = |run: &Vec<At>| {
        let mut last = corner;
        let step = |p: &At| {
            let d = [0, 1].map(|k| (p[k] - last[k]) as i32);
            last = *p;
            d
        };
        run.iter().flat_map(step).collect()
    };
    runs.iter().map(steps).collect()
}
