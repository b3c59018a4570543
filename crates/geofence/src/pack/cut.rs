//! Shapes cut into leaves: runs of up to 16 segments of one line, ring or point.

use super::tree::{Box4, coarse};
use super::{COARSE, LEAF};
use crate::crs::LonLat;
use crate::facility::Shape;
use crate::measure::{HALF_TURN, along, degrees, units};

/// Bits of an owner.
pub(super) const BEARS_AREA: u32 = 1 << 31;
pub(super) const ONLY_AREA: u32 = 1 << 30;
pub(super) const OWNER: u32 = ONLY_AREA - 1;

/// A shape beyond this latitude is kept apart: two kilometres may be any number of degrees there.
pub(super) const HIGHEST: f64 = 85.0;

/// Widest leaf in units, so that a difference fits a signed 32-bit number with the corner rounded.
const WIDEST: i64 = i32::MAX as i64 - 2 * COARSE;

/// Why a shape goes to the odd ones.
pub(super) struct Odd;

/// All leaves, in the order of facilities and their vertices.
#[derive(Default)]
pub(super) struct Leaves {
    pub boxes: Vec<Box4>,
    pub owners: Vec<u32>,
    pub starts: Vec<u32>,
    /// Little-endian differences, as in the file.
    pub vertices: Vec<u8>,
    pub made: Vec<u32>,
    pub lossless: bool,
    /// Leaves without vertices.
    areas: usize,
}

/// Where [`Leaves`] was before a facility, to go back to.
type Mark = (usize, usize, usize, usize, bool);

/// A run being filled.
struct Run {
    at: [[i64; 2]; LEAF + 1],
    made: [bool; LEAF + 1],
    len: usize,
    low: [i64; 2],
    high: [i64; 2],
}

impl Run {
    fn new() -> Run {
        Run {
            at: [[0; 2]; LEAF + 1],
            made: [false; LEAF + 1],
            len: 0,
            low: [i64::MAX; 2],
            high: [i64::MIN; 2],
        }
    }

    fn add(&mut self, p: [i64; 2], made: bool) {
        self.at[self.len] = p;
        self.made[self.len] = made;
        self.len += 1;
        self.low = [self.low[0].min(p[0]), self.low[1].min(p[1])];
        self.high = [self.high[0].max(p[0]), self.high[1].max(p[1])];
    }

    fn takes(&self, p: [i64; 2]) -> bool {
        let fits =
            |i: usize| self.high[i].max(p[i]).saturating_sub(self.low[i].min(p[i])) <= WIDEST;
        self.len == 0 || (self.len <= LEAF && fits(0) && fits(1))
    }
}

impl Leaves {
    pub fn new() -> Leaves {
        Leaves {
            starts: vec![0],
            lossless: true,
            ..Leaves::default()
        }
    }

    pub fn count(&self) -> usize {
        self.owners.len()
    }

    /// How many leaves have vertices, so that facilities list them.
    pub fn listed(&self) -> usize {
        self.count() - self.areas
    }

    pub fn mark(&self) -> Mark {
        (
            self.count(),
            self.vertices.len(),
            self.made.len(),
            self.areas,
            self.lossless,
        )
    }

    pub fn back(&mut self, (leaves, vertices, made, areas, lossless): Mark) {
        (self.areas, self.lossless) = (areas, lossless);
        self.boxes.truncate(leaves);
        self.owners.truncate(leaves);
        self.starts.truncate(leaves + 1);
        self.vertices.truncate(vertices);
        self.made.truncate(made);
    }

    /// Adds a facility's shape. What was added before an error is the caller's to take [`back`].
    ///
    /// [`back`]: Leaves::back
    pub fn shape(&mut self, owner: u32, shape: &Shape) -> Result<(), Odd> {
        for p in &shape.points {
            self.line(owner, std::slice::from_ref(p))?;
        }
        for line in &shape.lines {
            self.line(owner, line)?;
        }
        for polygon in &shape.polygons {
            let first = self.count();
            for (i, ring) in polygon.iter().enumerate() {
                self.line(owner, ring)?;
                if i == 0 {
                    self.area(owner, ring, first)?;
                }
            }
        }
        Ok(())
    }

    /// A site can lie deep inside a polygon and far from its edge: the outer ring's whole box is
    /// found too, by its only leaf or by a leaf without vertices.
    fn area(&mut self, owner: u32, ring: &[LonLat], first: usize) -> Result<(), Odd> {
        let Some(start) = ring.first() else {
            return Ok(());
        };
        if self.count() == first + 1 {
            self.owners[first] |= BEARS_AREA;
            return Ok(());
        }
        let mut run = Run::new();
        for p in ring {
            run.len = 0;
            run.add(near(units(*p), units(*start)), false);
        }
        // An edge of a large polygon bulges; its own leaves know by how much.
        let edges = self.boxes[first..].iter().copied();
        let whole = edges.fold(coarse(run.low, run.high), super::tree::join);
        self.areas += 1;
        self.boxes.push(whole);
        self.owners.push(owner | BEARS_AREA | ONLY_AREA);
        self.starts.push(self.starts[self.count() - 1]);
        Ok(())
    }

    fn line(&mut self, owner: u32, line: &[LonLat]) -> Result<(), Odd> {
        let mut run = Run::new();
        let mut before: Option<(LonLat, [i64; 2])> = None;
        for p in line {
            // Also false for what is not a number.
            if !(p[0].abs() <= 180.0 && p[1].abs() <= HIGHEST) {
                return Err(Odd);
            }
            let n = units(*p);
            let back = degrees(n);
            self.lossless &=
                back[0].to_bits() == p[0].to_bits() && back[1].to_bits() == p[1].to_bits();
            let Some((last, at)) = before else {
                run.add(n, false);
                before = Some((*p, n));
                continue;
            };
            if short(last, *p) {
                self.step(owner, &mut run, near(n, at), false)?;
                before = Some((*p, *run.at[..run.len].last().unwrap_or(&n)));
                continue;
            }
            let way = along(last, *p);
            let mut at = at;
            for (i, q) in way[1..].iter().enumerate() {
                if q[1].is_nan() || q[1].abs() > HIGHEST {
                    return Err(Odd);
                }
                let made = i + 2 < way.len();
                at = near(units(*q), at);
                self.step(owner, &mut run, at, made)?;
            }
            before = Some((*p, *run.at[..run.len].last().unwrap_or(&n)));
        }
        if run.len > 1 || (run.len == 1 && line.len() == 1) {
            self.close(owner, &run);
        }
        Ok(())
    }

    fn step(&mut self, owner: u32, run: &mut Run, p: [i64; 2], made: bool) -> Result<(), Odd> {
        if !run.takes(p) {
            self.close(owner, run);
            let shared = run.at[run.len - 1];
            let shared_made = run.made[run.len - 1];
            // A run that has gone round the earth starts again where it is.
            let home = if shared[0].abs() > HALF_TURN {
                near(shared, [0, 0])
            } else {
                shared
            };
            let p = [p[0] - shared[0] + home[0], p[1]];
            *run = Run::new();
            run.add(home, shared_made);
            if !run.takes(p) {
                return Err(Odd);
            }
            run.add(p, made);
            return Ok(());
        }
        run.add(p, made);
        Ok(())
    }

    fn close(&mut self, owner: u32, run: &Run) {
        let b = coarse(run.low, run.high);
        let corner = [i64::from(b[0]) * COARSE, i64::from(b[1]) * COARSE];
        let start = self.starts[self.count()];
        for axis in 0..2 {
            for p in &run.at[..run.len] {
                // Fits: a leaf is at most WIDEST wide.
                let n = (p[axis] - corner[axis]) as i32;
                self.vertices.extend_from_slice(&n.to_le_bytes());
            }
        }
        self.made.extend(
            (0..run.len)
                .filter(|i| run.made[*i])
                .map(|i| start + i as u32),
        );
        self.boxes.push(b);
        self.owners.push(owner);
        self.starts.push(start + run.len as u32);
    }
}

/// A longitude moved by whole turns to within half a turn of another.
fn near(p: [i64; 2], reference: [i64; 2]) -> [i64; 2] {
    let d = p[0] - reference[0];
    let turns = if d > HALF_TURN {
        (d + HALF_TURN) / (2 * HALF_TURN)
    } else if d < -HALF_TURN {
        -((HALF_TURN - d) / (2 * HALF_TURN))
    } else {
        0
    };
    [p[0] - turns * 2 * HALF_TURN, p[1]]
}

/// Surely not longer than a piece may be: a degree is nowhere longer than 112 km.
fn short(a: LonLat, b: LonLat) -> bool {
    let (x, y) = (b[0] - a[0], b[1] - a[1]);
    const LIMIT: f64 = 1_900.0 / 112_000.0;
    x * x + y * y <= LIMIT * LIMIT
}
