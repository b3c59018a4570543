//! The static R-tree: 16 boxes a node, filled in the order of the leaves.

use super::COARSE;
use crate::measure::{HALF_TURN, UNITS, grown};

pub(super) const WIDE: usize = 16;
/// Bytes of a node: west, south, east and north sides of its 16 boxes, one after the other.
pub(super) const NODE: usize = WIDE * 4 * 4;

/// West, south, east, north in [`COARSE`] units.
pub(super) type Box4 = [i32; 4];

/// A box that no window meets.
pub(super) const NOWHERE: Box4 = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];

/// How many nodes each level has, leaves' parents first, and where the levels start.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Levels {
    counts: Vec<usize>,
    /// First node of each level, counted from the top level's.
    starts: Vec<usize>,
}

impl Levels {
    pub fn of(leaves: usize) -> Levels {
        let mut counts = Vec::new();
        let mut n = leaves;
        while n > 1 || (n == 1 && counts.is_empty()) {
            n = n.div_ceil(WIDE);
            counts.push(n);
        }
        let mut starts = vec![0; counts.len()];
        let mut sum = 0;
        for level in (0..counts.len()).rev() {
            starts[level] = sum;
            sum += counts[level];
        }
        Levels { counts, starts }
    }

    pub fn count(&self, level: usize) -> usize {
        self.counts[level]
    }

    pub fn nodes(&self) -> usize {
        self.counts.iter().sum()
    }

    pub fn height(&self) -> usize {
        self.counts.len()
    }

    /// A node's number in the file.
    #[inline]
    pub fn node(&self, level: usize, i: usize) -> usize {
        self.starts[level] + i
    }

    /// The tree over boxes that are in leaf order already, as bytes.
    pub fn write(&self, leaves: &[Box4], out: &mut Vec<u8>) {
        let mut built: Vec<Vec<u8>> = Vec::new();
        let mut boxes = leaves.to_vec();
        for _ in 0..self.height() {
            let mut bytes = Vec::with_capacity(boxes.len().div_ceil(WIDE) * NODE);
            let mut parents = Vec::with_capacity(boxes.len().div_ceil(WIDE));
            for node in boxes.chunks(WIDE) {
                let at = |i: usize| node.get(i).copied().unwrap_or(NOWHERE);
                for side in 0..4 {
                    for i in 0..WIDE {
                        bytes.extend_from_slice(&at(i)[side].to_le_bytes());
                    }
                }
                parents.push(node.iter().fold(NOWHERE, |a, b| join(a, *b)));
            }
            built.push(bytes);
            boxes = parents;
        }
        for level in built.iter().rev() {
            out.extend_from_slice(level);
        }
    }
}

pub(super) fn join(a: Box4, b: Box4) -> Box4 {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

/// One side of a node as numbers.
#[inline(always)]
fn side(node: &[u8; NODE], side: usize) -> [i32; WIDE] {
    let mut out = [0; WIDE];
    let bytes = &node[side * WIDE * 4..(side + 1) * WIDE * 4];
    for (n, b) in out.iter_mut().zip(bytes.as_chunks::<4>().0) {
        *n = i32::from_le_bytes(*b);
    }
    out
}

/// A bit for each negative number, which vectors make in a few steps.
#[inline(always)]
pub(crate) fn signs(numbers: &[i32; WIDE]) -> u32 {
    let mut bits = [0_u32; WIDE];
    for i in 0..WIDE {
        bits[i] = (numbers[i] as u32 >> 31) << i;
    }
    bits.iter().fold(0, |all, bit| all | bit)
}

/// One side of one box of a node.
#[inline(always)]
pub(super) fn one(node: &[u8; NODE], side: usize, i: usize) -> i32 {
    let (numbers, _) = node.as_chunks::<4>();
    i32::from_le_bytes(numbers[side * WIDE + i])
}

/// What is searched: a box in [`COARSE`] units, grown outwards.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window(Box4);

impl Window {
    /// A bit for each box of a node that it meets, and perhaps for one that it misses by a unit.
    #[inline(always)]
    pub(super) fn meets(&self, node: &[u8; NODE]) -> u32 {
        // By signs and without comparisons, which a compiler turns into sixteen branches. Halves, since a
        // difference of wholes may not fit.
        let [west, south, east, north] = self.0.map(|v| v >> 1);
        let (w, s, e, n) = (side(node, 0), side(node, 1), side(node, 2), side(node, 3));
        let mut met = [0_i32; WIDE];
        for i in 0..WIDE {
            let beyond = (east - (w[i] >> 1))
                | ((e[i] >> 1) - west)
                | (north - (s[i] >> 1))
                | ((n[i] >> 1) - south);
            met[i] = !beyond;
        }
        signs(&met)
    }

    /// Whether it meets the box of a piece, given in units.
    pub fn meets_piece(&self, a: [i64; 2], b: [i64; 2]) -> bool {
        let low = |k: usize| a[k].min(b[k]).div_euclid(COARSE);
        let high = |k: usize| a[k].max(b[k]).div_euclid(COARSE) + 1;
        let [west, south, east, north] = self.0.map(i64::from);
        low(0) <= east && high(0) >= west && low(1) <= north && high(1) >= south
    }

    /// The windows around a box in degrees grown by `metres`: one, and another one a turn away where
    /// it reaches the antimeridian.
    pub fn around(bounds: [f64; 4], metres: f64) -> impl Iterator<Item = Window> {
        let [west, south, east, north] = grown(bounds, metres + super::BULGE_M);
        let turns = [
            Some(0.0),
            (west < -179.0).then_some(360.0),
            (east > 179.0).then_some(-360.0),
        ];
        turns.into_iter().flatten().map(move |turn| {
            let down = |v: f64| (v * (UNITS / COARSE as f64)).floor() as i32;
            let up = |v: f64| (v * (UNITS / COARSE as f64)).ceil() as i32;
            Window([down(west + turn), down(south), up(east + turn), up(north)])
        })
    }
}

/// The smallest box of whole coarse units around a box in units.
pub(super) fn coarse(low: [i64; 2], high: [i64; 2]) -> Box4 {
    debug_assert!(low[0] >= -2 * HALF_TURN && high[0] <= 2 * HALF_TURN);
    let up = |v: i64| -((-v).div_euclid(COARSE));
    [
        low[0].div_euclid(COARSE) as i32,
        low[1].div_euclid(COARSE) as i32,
        up(high[0]) as i32,
        up(high[1]) as i32,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_leaf_is_found_and_no_other() {
        for count in [0_usize, 1, 2, 16, 17, 256, 257, 5_000] {
            let levels = Levels::of(count);
            let boxes: Vec<Box4> = (0..count as i32)
                .map(|i| [i * 10, -i, i * 10 + 5, -i + 1])
                .collect();
            let mut bytes = Vec::new();
            levels.write(&boxes, &mut bytes);
            assert_eq!(bytes.len(), levels.nodes() * NODE);
            for probe in 0..count as i32 {
                let window = Window([probe * 10 + 1, i32::MIN + 1, probe * 10 + 2, i32::MAX - 1]);
                let mut found = Vec::new();
                let mut stack = vec![(levels.height(), 0)];
                while let Some((level, i)) = stack.pop() {
                    if level == 0 {
                        found.push(i as i32);
                        continue;
                    }
                    let at = levels.node(level - 1, i) * NODE;
                    let node: &[u8; NODE] = bytes[at..].first_chunk().unwrap();
                    let bits = window.meets(node);
                    stack.extend(
                        (0..WIDE)
                            .filter(|j| bits >> j & 1 == 1)
                            .map(|j| (level - 1, i * WIDE + j)),
                    );
                }
                assert_eq!(found, [probe], "{count}");
            }
        }
    }
}
