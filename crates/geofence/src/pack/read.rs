//! Reading out of the bytes where they lie. Every number is compared with what there is before use.

use super::cut::{BEARS_AREA, OWNER};
use super::facilities::{self, ODD, Record};
use super::layout::{Layout, PIECE, RECORD, SUM, Section, sum};
use super::tree::{NODE, WIDE, Window, one};
use super::{COARSE, LEAF, PackError};
use crate::facility::{Facility, Shape};
use crate::measure::{HALF_TURN, degrees};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Which pieces of the body have been summed and found right.
#[derive(Debug)]
pub(super) struct Checked {
    all: AtomicBool,
    pieces: Vec<AtomicU64>,
}

impl Checked {
    pub fn none(layout: &Layout) -> Checked {
        let pieces = (layout.length - layout.body).div_ceil(PIECE);
        Checked {
            all: AtomicBool::new(false),
            pieces: (0..pieces.div_ceil(64))
                .map(|_| AtomicU64::new(0))
                .collect(),
        }
    }

    /// For bytes made in this process.
    pub fn all() -> Checked {
        Checked {
            all: AtomicBool::new(true),
            pieces: Vec::new(),
        }
    }
}

/// The bytes with what is known about them.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    bytes: &'a [u8],
    layout: &'a Layout,
    checked: &'a Checked,
    /// What every search reads.
    boxes: &'a [[u8; NODE]],
    owners: &'a [[u8; 8]],
    vertices: &'a [u8],
}

/// One leaf.
#[derive(Clone, Copy)]
pub(crate) struct Leaf<'a> {
    owner: u32,
    /// South-west corner of its box in units.
    pub corner: [i64; 2],
    vertices: &'a [u8],
    /// The same and what follows, as if it were a full leaf's, where so much follows.
    wide: Option<&'a [u8; WIDEST]>,
    first: u32,
}

/// Bytes of a full leaf's vertices.
const WIDEST: usize = (LEAF + 1) * 8;

impl<'a> Leaf<'a> {
    #[inline]
    pub fn facility(&self) -> u32 {
        self.owner & OWNER
    }

    /// Its box holds the whole of an outer ring.
    #[inline]
    pub fn bears_area(&self) -> bool {
        self.owner & BEARS_AREA != 0
    }

    /// How many vertices, at most 17.
    #[inline]
    pub fn len(&self) -> usize {
        self.vertices.len() / 8
    }

    /// Something of its bytes: whoever asks has them brought near, and several at once if several are
    /// asked before one is used.
    #[inline(always)]
    pub fn touch(&self) -> u8 {
        let first = self.vertices.first().copied().unwrap_or(0);
        let middle = self.vertices.get(64).copied().unwrap_or(0);
        first ^ middle ^ self.vertices.last().copied().unwrap_or(0)
    }

    /// As [`Leaf::differences`], with something else after the leaf's own: to be read in one go. `None` for
    /// less than a segment and at the very end of the file.
    #[inline(always)]
    pub fn full_differences(&self) -> Option<[&'a [[u8; 4]; LEAF + 1]; 2]> {
        let (all, _) = self.wide?.as_chunks::<4>();
        let lat = all.get(self.len()..)?;
        Some([all.first_chunk()?, lat.first_chunk()?])
    }

    /// Differences from the corner in units: of longitude, of latitude.
    #[inline(always)]
    pub fn differences(&self) -> (&'a [[u8; 4]], &'a [[u8; 4]]) {
        let (all, _) = self.vertices.as_chunks::<4>();
        all.split_at(all.len() / 2)
    }

    /// In units; a longitude may lie beyond 180 degrees by a fifth of one.
    pub fn vertices(&self) -> impl Iterator<Item = [i64; 2]> + 'a {
        let corner = self.corner;
        let (lon, lat) = self.differences();
        let number = |b: &[u8; 4]| i64::from(i32::from_le_bytes(*b));
        lon.iter()
            .zip(lat)
            .map(move |(x, y)| [corner[0] + number(x), corner[1] + number(y)])
    }
}

impl<'a> View<'a> {
    #[inline(always)]
    pub(super) fn new(bytes: &'a [u8], layout: &'a Layout, checked: &'a Checked) -> View<'a> {
        // A section that is not there is an error of whoever reads it.
        let section = |s| bytes.get(layout.section(s)).unwrap_or(&[]);
        View {
            bytes,
            layout,
            checked,
            boxes: section(Section::Boxes).as_chunks().0,
            owners: section(Section::Owners).as_chunks().0,
            vertices: section(Section::Vertices),
        }
    }

    /// Sums what was not looked at before.
    #[inline(always)]
    fn ensure(&self, range: Range<usize>) -> Result<(), PackError> {
        if self.checked.all.load(Ordering::Relaxed) {
            return Ok(());
        }
        self.look_at(range)
    }

    /// The same for bytes counted from the start of a section.
    #[inline(always)]
    fn ensure_in(&self, section: Section, from: usize, to: usize) -> Result<(), PackError> {
        if self.checked.all.load(Ordering::Relaxed) {
            return Ok(());
        }
        let start = self.layout.section(section).start;
        self.look_at(start + from..start + to)
    }

    #[inline(never)]
    fn look_at(&self, range: Range<usize>) -> Result<(), PackError> {
        if range.is_empty() {
            return Ok(());
        }
        let body = self.layout.body;
        let first = range.start.checked_sub(body).ok_or(PackError::Damaged)? / PIECE;
        for piece in first..=(range.end - 1 - body) / PIECE {
            let seen = self
                .checked
                .pieces
                .get(piece / 64)
                .ok_or(PackError::Damaged)?;
            if seen.load(Ordering::Relaxed) >> (piece % 64) & 1 == 1 {
                continue;
            }
            let from = body + piece * PIECE;
            let bytes = self.bytes.get(from..(from + PIECE).min(self.layout.length));
            let sums = super::layout::HEAD + piece * SUM;
            let right = self.bytes.get(sums..sums + SUM);
            if bytes.map(sum).as_ref().map(|s| &s[..]) != right {
                return Err(PackError::Damaged);
            }
            seen.fetch_or(1 << (piece % 64), Ordering::Relaxed);
        }
        Ok(())
    }

    /// Sums everything.
    pub fn check(&self) -> Result<(), PackError> {
        self.ensure(self.layout.body..self.layout.length)?;
        self.checked.all.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Bytes of a section, of which `range` counts from its start.
    #[inline(always)]
    fn part(&self, section: Section, range: Range<usize>) -> Result<&'a [u8], PackError> {
        let all = self.layout.section(section);
        let (from, to) = (all.start + range.start, all.start + range.end);
        if to > all.end || from > to {
            return Err(PackError::Damaged);
        }
        let bytes = self.bytes.get(from..to).ok_or(PackError::Damaged)?;
        self.ensure(from..to)?;
        Ok(bytes)
    }

    pub(super) fn whole(&self, section: Section) -> Result<&'a [u8], PackError> {
        self.part(section, 0..self.layout.section(section).len())
    }

    #[inline(always)]
    fn node(&self, level: usize, i: usize) -> Result<&'a [u8; NODE], PackError> {
        let at = self.layout.levels.node(level, i);
        let node = self.boxes.get(at).ok_or(PackError::Damaged)?;
        self.ensure_in(Section::Boxes, at * NODE, (at + 1) * NODE)?;
        Ok(node)
    }

    /// Numbers of the leaves whose box meets the window, after what is there already.
    #[inline(always)]
    pub fn leaves(&self, window: &Window, found: &mut Vec<u32>) -> Result<(), PackError> {
        let height = self.layout.levels.height();
        if height == 0 {
            return Ok(());
        }
        // Level by level, one after the other; eight levels hold four thousand million leaves.
        let start = found.len();
        found.push(0);
        let (mut from, mut end) = (start, start + 1);
        for level in (0..height).rev() {
            let most = match level {
                0 => self.layout.head.leaves as usize,
                _ => self.layout.levels.count(level - 1),
            };
            let to = end;
            for k in from..to {
                let i = found[k] as usize;
                let mut bits = window.meets(self.node(level, i)?);
                let first = i * WIDE;
                if most < first + WIDE {
                    bits &= (1 << most.saturating_sub(first)) - 1;
                }
                if found.len() < end + WIDE {
                    found.resize(end + 4 * WIDE, 0);
                }
                let room = found[end..].first_chunk_mut::<WIDE>();
                let room = room.ok_or(PackError::Damaged)?;
                end += bits.count_ones() as usize;
                // Four without asking whether there are so many: what is too much is written over.
                for place in room.iter_mut().take(4) {
                    *place = first as u32 + bits.trailing_zeros();
                    bits &= bits.wrapping_sub(1);
                }
                for place in room.iter_mut().skip(4) {
                    if bits == 0 {
                        break;
                    }
                    *place = first as u32 + bits.trailing_zeros();
                    bits &= bits - 1;
                }
            }
            from = to;
        }
        found.truncate(end);
        found.drain(start..from);
        Ok(())
    }

    #[inline(always)]
    pub fn leaf(&self, i: u32) -> Result<Leaf<'a>, PackError> {
        let i = i as usize;
        let node = self.node(0, i / WIDE)?;
        let both = self.owners.get(i..i + 2).ok_or(PackError::Damaged)?;
        self.ensure_in(Section::Owners, i * 8, i * 8 + 16)?;
        let (words, _) = both.as_flattened().as_chunks::<4>();
        let [owner, first, _, end] = words else {
            return Err(PackError::Damaged);
        };
        let [owner, first, end] = [
            u32::from_le_bytes(*owner),
            u32::from_le_bytes(*first),
            u32::from_le_bytes(*end),
        ];
        let sane = first <= end
            && (end - first) as usize <= LEAF + 1
            && owner & OWNER < self.layout.head.facilities;
        if !sane {
            return Err(PackError::Damaged);
        }
        let corner = [
            i64::from(one(node, 0, i % WIDE)) * COARSE,
            i64::from(one(node, 1, i % WIDE)) * COARSE,
        ];
        let (from, to) = (first as usize * 8, end as usize * 8);
        let vertices = self.vertices.get(from..).ok_or(PackError::Damaged)?;
        self.ensure_in(Section::Vertices, from, to)?;
        Ok(Leaf {
            owner,
            corner,
            vertices: vertices.get(..to - from).ok_or(PackError::Damaged)?,
            wide: vertices.first_chunk().filter(|_| end - first > 1),
            first,
        })
    }

    /// The box of a leaf in units: west, south, east, north.
    pub fn box_of(&self, leaf: u32) -> Result<[i64; 4], PackError> {
        let i = leaf as usize;
        let node = self.node(0, i / WIDE)?;
        Ok([0, 1, 2, 3].map(|s| i64::from(one(node, s, i % WIDE)) * COARSE))
    }

    pub(super) fn records(&self, i: u32) -> Result<[Record; 2], PackError> {
        let i = i as usize;
        let bytes = self.part(Section::Records, i * RECORD..(i + 2) * RECORD)?;
        let (both, _) = bytes.as_chunks::<RECORD>();
        Ok([Record::read(&both[0])?, Record::read(&both[1])?])
    }

    /// The leaves of a facility in the order of its vertices.
    pub fn leaves_of(&self, facility: u32) -> Result<Vec<u32>, PackError> {
        let [this, next] = self.records(facility)?;
        let bytes = self.part(
            Section::Leaves,
            this.leaves as usize * 4..next.leaves as usize * 4,
        )?;
        Ok(bytes
            .as_chunks::<4>()
            .0
            .iter()
            .map(|b| u32::from_le_bytes(*b))
            .collect())
    }

    /// A facility that is not an odd one, as it is in the tree; `None` for an odd one.
    pub(super) fn facility(&self, i: u32, with_shape: bool) -> Result<Option<Facility>, PackError> {
        let [this, next] = self.records(i)?;
        if this.flags & ODD != 0 {
            return Ok(None);
        }
        let texts = self.part(Section::Texts, this.texts as usize..next.texts as usize)?;
        let shape = if with_shape {
            self.shape(i, &this, &next)?
        } else {
            Shape::default()
        };
        Ok(Some(facilities::facility(&this, texts, shape)?))
    }

    fn shape(&self, i: u32, this: &Record, next: &Record) -> Result<Shape, PackError> {
        let parts = self.part(
            Section::Parts,
            this.parts as usize * 4..next.parts as usize * 4,
        )?;
        let leaves = self.leaves_of(i)?;
        let made = self.whole(Section::Made)?.as_chunks::<4>().0;
        let is_made = |n: u32| {
            !made.is_empty()
                && made
                    .binary_search_by_key(&n, |b| u32::from_le_bytes(*b))
                    .is_ok()
        };
        let mut leaves = leaves.iter();
        facilities::shape(parts, |len| {
            let mut line = Vec::new();
            let mut shared = 0;
            while line.len() < len {
                let leaf = self.leaf(*leaves.next().ok_or(PackError::Damaged)?)?;
                if leaf.len() <= shared || leaf.facility() != i {
                    return Err(PackError::Damaged);
                }
                let own = leaf.vertices().enumerate().skip(shared);
                line.extend(
                    own.filter(|(k, _)| !is_made(leaf.first + *k as u32))
                        .map(|(_, p)| at_home(p)),
                );
                shared = 1;
            }
            (line.len() == len)
                .then_some(line)
                .ok_or(PackError::Damaged)
        })
    }
}

/// Degrees, a longitude beyond half a turn brought back.
pub(crate) fn at_home(mut p: [i64; 2]) -> [f64; 2] {
    if p[0] > HALF_TURN {
        p[0] -= 2 * HALF_TURN;
    } else if p[0] < -HALF_TURN {
        p[0] += 2 * HALF_TURN;
    }
    degrees(p)
}
