//! The packed file: a facility version compiled once into one run of bytes that is searched where it
//! lies, in memory or in a map of a file.
//!
//! All numbers are little-endian whatever the machine. In order:
//!
//! | part | bytes | what |
//! |---|---|---|
//! | head | 512 | magic `LWFACPAK`, format, an endian mark, length of the file, flags, counts, where each section lies, the version of the set, SHA-256 of head and sums |
//! | sums | 16 for each 16 KiB of body | first half of the SHA-256 of that piece |
//! | boxes | 256 a node | a static R-tree, top level first, 16 boxes a node, in 1024 units |
//! | owners | 8 a leaf | facility, and two bits: bears an area, is only an area; its first vertex. One more at the end |
//! | vertices | 8 each | of each leaf all differences of longitude, then of latitude, from its box's corner |
//! | records | 48 a facility | kind, voltage, spread, accuracy, system, flags, where the rest lies |
//! | leaves | 4 a leaf | the leaves of each facility in the order of its vertices |
//! | parts | 4 a word | how the vertices of each facility make points, lines and rings |
//! | made | 4 each | vertices that are not the owner's: where a long span is cut along its geodesic |
//! | texts | | id, name and owner of each facility, then the attributes it states |
//! | exact | 16 a vertex, or none | the owner's doubles, where one of them has more than ten decimals |
//! | odd | | facilities the tree cannot hold (beyond 85° of latitude), in the stored form of a set |
//! | rest | | rejects, unplaced, coverage, populated areas, sources, in the stored form of a set |
//!
//! A leaf is a run of up to 16 segments of one facility, so vertices are shared; leaves lie along a
//! Hilbert curve. A unit is 1e-10 degree (11 µm): what is measured differs from the owner's doubles
//! by at most 8 µm, which the millimetre in every uncertainty holds a hundred times, and by nothing
//! where the doubles have ten decimals, as everything [`FacilitySet::read`] returns has.
//!
//! Nothing is believed unchecked. [`Packed::open`] checks the head and the sums; then each piece of
//! 16 KiB is summed when it is first looked at, or all at once by [`Packed::check`]. Whatever is
//! wrong is an error of its own kind and never an empty answer, and no number read from the file is
//! used as an index before it was compared with what there is.

mod cut;
mod extras;
mod facilities;
mod join;
mod layout;
mod open;
mod read;
mod tree;
mod write;

pub(crate) use join::TOWER_IN_LINE_M;
pub use open::Packed;
pub(crate) use read::{Leaf, View, at_home};
pub(crate) use tree::{Window, signs};

use crate::facility::BytesError;

/// Why a packed file was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    #[error("not a packed facility file")]
    NotAPack,
    #[error("written by a newer version (format {0})")]
    Newer(u32),
    #[error("the file is cut short or has grown")]
    Length,
    #[error("the file is damaged")]
    Damaged,
    #[error("more than fits into one packed file")]
    TooLarge,
}

impl PackError {
    /// Stable, as in answers and messages.
    pub fn code(self) -> &'static str {
        match self {
            PackError::NotAPack => "facilities.not_a_set",
            PackError::Newer(_) => "facilities.newer_format",
            PackError::Length => "facilities.wrong_length",
            PackError::Damaged => "facilities.damaged",
            PackError::TooLarge => "facilities.too_large",
        }
    }
}

impl From<BytesError> for PackError {
    fn from(error: BytesError) -> PackError {
        match error {
            BytesError::NotASet => PackError::NotAPack,
            BytesError::Newer(format) => PackError::Newer(format),
            BytesError::Damaged => PackError::Damaged,
        }
    }
}

/// Segments of a leaf at most; it has one vertex more.
pub(crate) const LEAF: usize = 16;

/// Units in the unit of the tree's boxes: a degree and 180 of them have to fit 32 bits.
pub(crate) const COARSE: i64 = 1024;

/// What may lie between a straight line in degrees and the ground's straight line between two
/// vertices of one piece: 2 km at 85° bulge by 0.9 m.
pub(crate) const BULGE_M: f64 = 2.0;
