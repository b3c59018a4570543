//! The head, and where everything lies. What is here agrees with itself once it was read.

use super::PackError;
use super::tree::Levels;
use sha2::{Digest, Sha256};
use std::ops::Range;

pub(super) const MAGIC: &[u8; 8] = b"LWFACPAK";
pub(super) const FORMAT: u32 = 1;
const MARK: u32 = 0x0403_0201;
pub(super) const HEAD: usize = 512;
const HASH: usize = 32;

/// Bytes that one sum answers for.
pub(super) const PIECE: usize = 16 * 1024;
pub(super) const SUM: usize = 16;

pub(super) const RECORD: usize = 48;

/// The sections, in order.
#[derive(Clone, Copy, Debug)]
#[repr(usize)]
pub(super) enum Section {
    Boxes,
    Owners,
    Vertices,
    Records,
    Leaves,
    Parts,
    Made,
    Texts,
    Exact,
    Odd,
    Rest,
}

pub(super) const SECTIONS: usize = 11;

/// What the head says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    pub leaves: u32,
    pub facilities: u32,
    pub odd: u32,
    /// Bit n: a facility of the n-th kind is in it.
    pub kinds: u32,
    pub widest_accuracy_mm: u32,
    pub widest_spread_mm: u32,
    /// Of the parameters of own systems.
    pub widest_own_error_mm: u32,
    pub lossless: bool,
    /// A facility came in an own coordinate system.
    pub own: bool,
    /// SHA-256 of the set's canonical form.
    pub version: [u8; 32],
    /// West, south, east, north in degrees of everything; not a number where there is nothing.
    pub extent: [f64; 4],
    /// Ends of the sections, counted from the start of the body.
    pub ends: [u64; SECTIONS],
}

/// A head read and found to agree with the file's length and its own sum.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub head: Head,
    /// Where the body starts.
    pub body: usize,
    pub length: usize,
    pub levels: Levels,
    starts: [usize; SECTIONS + 1],
}

impl Head {
    fn write(&self, length: u64) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEAD);
        out.extend_from_slice(MAGIC);
        for n in [FORMAT, MARK] {
            out.extend_from_slice(&n.to_le_bytes());
        }
        out.extend_from_slice(&length.to_le_bytes());
        for n in [
            u32::from(self.lossless) | u32::from(self.own) << 1,
            PIECE as u32,
            self.leaves,
            self.facilities,
            self.odd,
            self.kinds,
            self.widest_accuracy_mm,
            self.widest_spread_mm,
        ] {
            out.extend_from_slice(&n.to_le_bytes());
        }
        out.extend_from_slice(&self.version);
        for v in self.extent {
            out.extend_from_slice(&v.to_le_bytes());
        }
        for end in self.ends {
            out.extend_from_slice(&end.to_le_bytes());
        }
        out.extend_from_slice(&self.widest_own_error_mm.to_le_bytes());
        out.resize(HEAD - HASH, 0);
        out
    }

    /// Fills in head and sums before a body that has room for them before it, see [`front`].
    pub fn close(&self, out: &mut [u8]) {
        let size = self.ends[SECTIONS - 1] as usize;
        let length = out.len() as u64;
        let (before, body) = out.split_at_mut(front(size));
        before[..HEAD - HASH].copy_from_slice(&self.write(length));
        let sums = |places: &mut [u8], pieces: &[u8]| {
            for (place, piece) in places.chunks_exact_mut(SUM).zip(pieces.chunks(PIECE)) {
                place.copy_from_slice(&sum(piece));
            }
        };
        // Two halves: of a large network the sums are a fifth of the work.
        let half = body.len().div_ceil(PIECE) / 2;
        let (one, two) = before[HEAD..].split_at_mut(half * SUM);
        let (first, second) = body.split_at(half * PIECE);
        std::thread::scope(|s| {
            let other = s.spawn(|| sums(one, first));
            sums(two, second);
            // Until its thread has ended, not only its work.
            let _ = other.join();
        });
        let hash = seal(before);
        before[HEAD - HASH..HEAD].copy_from_slice(&hash);
    }
}

/// Bytes of head and sums before a body of this size.
pub(super) fn front(body: usize) -> usize {
    HEAD + body.div_ceil(PIECE) * SUM
}

/// The sum of one piece.
pub(super) fn sum(piece: &[u8]) -> [u8; SUM] {
    let full = Sha256::digest(piece);
    let mut out = [0; SUM];
    out.copy_from_slice(&full[..SUM]);
    out
}

/// SHA-256 of head and sums, the place of the hash itself left out.
fn seal(front: &[u8]) -> [u8; HASH] {
    let mut hash = Sha256::new();
    hash.update(&front[..HEAD - HASH]);
    hash.update(&front[HEAD..]);
    hash.finalize().into()
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], PackError> {
        let (head, rest) = self.0.split_first_chunk::<N>().ok_or(PackError::Length)?;
        self.0 = rest;
        Ok(*head)
    }

    fn u32(&mut self) -> Result<u32, PackError> {
        Ok(u32::from_le_bytes(self.take()?))
    }

    fn u64(&mut self) -> Result<u64, PackError> {
        Ok(u64::from_le_bytes(self.take()?))
    }
}

impl Layout {
    pub fn of(head: Head, length: usize) -> Layout {
        let body = front(head.ends[SECTIONS - 1] as usize);
        let mut starts = [body; SECTIONS + 1];
        for (start, end) in starts[1..].iter_mut().zip(head.ends) {
            *start += end as usize;
        }
        Layout {
            levels: Levels::of(head.leaves as usize),
            body,
            length,
            starts,
            head,
        }
    }

    pub fn read(bytes: &[u8]) -> Result<Layout, PackError> {
        let mut from = Reader(bytes.strip_prefix(MAGIC).ok_or(PackError::NotAPack)?);
        let format = from.u32()?;
        if format > FORMAT {
            return Err(PackError::Newer(format));
        }
        let mark = from.u32()?;
        let length = from.u64()?;
        if length != bytes.len() as u64 || bytes.len() < HEAD {
            return Err(PackError::Length);
        }
        if mark != MARK || format != FORMAT {
            return Err(PackError::Damaged);
        }
        let flags = from.u32()?;
        let piece = from.u32()?;
        let mut head = Head {
            lossless: flags & 1 == 1,
            own: flags & 2 == 2,
            leaves: from.u32()?,
            facilities: from.u32()?,
            odd: from.u32()?,
            kinds: from.u32()?,
            widest_accuracy_mm: from.u32()?,
            widest_spread_mm: from.u32()?,
            version: from.take()?,
            ..Head::default()
        };
        for v in &mut head.extent {
            *v = f64::from_le_bytes(from.take()?);
        }
        for end in &mut head.ends {
            *end = from.u64()?;
        }
        head.widest_own_error_mm = from.u32()?;
        if !head.ends.windows(2).all(|w| w[0] <= w[1]) {
            return Err(PackError::Damaged);
        }
        let size = usize::try_from(*head.ends.last().unwrap_or(&0))
            .ok()
            .filter(|size| *size <= bytes.len())
            .ok_or(PackError::Damaged)?;
        let body = front(size);
        if flags > 3 || piece != PIECE as u32 || body + size != bytes.len() {
            return Err(PackError::Damaged);
        }
        if seal(&bytes[..body]) != bytes[HEAD - HASH..HEAD] {
            return Err(PackError::Damaged);
        }
        let layout = Layout::of(head, bytes.len());
        layout.agrees().then_some(layout).ok_or(PackError::Damaged)
    }

    /// Lengths that follow from the counts.
    fn agrees(&self) -> bool {
        let head = &self.head;
        let (leaves, facilities) = (head.leaves as u64, u64::from(head.facilities));
        let len = |s: Section| self.section(s).len() as u64;
        len(Section::Boxes) == self.levels.nodes() as u64 * super::tree::NODE as u64
            && len(Section::Owners) == (leaves + 1) * 8
            && len(Section::Vertices) % 8 == 0
            && len(Section::Records) == (facilities + 1) * RECORD as u64
            && len(Section::Leaves) % 4 == 0
            && len(Section::Parts) % 4 == 0
            && len(Section::Made) % 4 == 0
            && (head.lossless == (len(Section::Exact) == 0) || head.facilities == head.odd)
            && len(Section::Exact) % 16 == 0
            && head.odd <= head.facilities
    }

    /// Where a section lies in the file.
    #[inline(always)]
    pub fn section(&self, section: Section) -> Range<usize> {
        self.starts[section as usize]..self.starts[section as usize + 1]
    }
}
