//! The canonical stored form of a [`FacilitySet`] and its version, the SHA-256 of that form.
//!
//! `LWFACSET`, format number, length of a JSON header, the header, the number of coordinates, the
//! coordinates as little-endian doubles in header order, SHA-256 of all before it. Coordinates are
//! kept bit by bit so that reading and writing again gives the same version.

use super::{Facility, FacilitySet, Shape};
use crate::crs::{Crs, LonLat};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub(crate) const MAGIC: &[u8; 8] = b"LWFACSET";
/// The newest form. A set without attributes, populated areas and own systems is still written as form 1, bit by
/// bit as before, so the versions stored answers name stay what they were.
const FORMAT: u32 = 2;
const HASH: usize = 32;
/// Bytes of coordinates handed on at once.
const TAKEN: usize = 8 * 1024;

/// Why stored bytes were refused. A damaged set is never read in part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BytesError {
    #[error("not a facility set")]
    NotASet,
    #[error("written by a newer version (format {0})")]
    Newer(u32),
    #[error("the bytes are damaged or cut short")]
    Damaged,
}

impl BytesError {
    pub fn code(&self) -> &'static str {
        match self {
            BytesError::NotASet => "facilities.not_a_set",
            BytesError::Newer(_) => "facilities.newer_format",
            BytesError::Damaged => "facilities.damaged",
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Header<S> {
    set: S,
    /// How many vertices each shape takes: facilities first, then coverage areas, then
    /// populated ones.
    shapes: Vec<Counts>,
}

#[derive(Default, Serialize, Deserialize)]
struct Counts {
    #[serde(default, skip_serializing_if = "is_zero")]
    points: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    polygons: Vec<Vec<usize>>,
}

fn is_zero(n: &usize) -> bool {
    *n == 0
}

impl Counts {
    fn of(shape: &Shape) -> Counts {
        Counts {
            points: shape.points.len(),
            lines: shape.lines.iter().map(Vec::len).collect(),
            polygons: shape
                .polygons
                .iter()
                .map(|rings| rings.iter().map(Vec::len).collect())
                .collect(),
        }
    }

    fn take(&self, from: &mut impl Iterator<Item = LonLat>) -> Option<Shape> {
        let mut run = |n: &usize| {
            let points: Vec<LonLat> = from.by_ref().take(*n).collect();
            (points.len() == *n).then_some(points)
        };
        Some(Shape {
            points: run(&self.points)?,
            lines: self.lines.iter().map(&mut run).collect::<Option<_>>()?,
            polygons: self
                .polygons
                .iter()
                .map(|rings| rings.iter().map(&mut run).collect())
                .collect::<Option<_>>()?,
        })
    }
}

impl FacilitySet {
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.body(|bytes| out.extend_from_slice(bytes));
        let hash = Sha256::digest(&out);
        out.extend_from_slice(&hash);
        out
    }

    /// The form without its sum, piece by piece.
    fn body(&self, mut take: impl FnMut(&[u8])) {
        let shapes = || {
            self.facilities
                .iter()
                .map(|f| &f.shape)
                .chain(self.coverage.iter().map(|c| &c.area))
                .chain(self.populated.iter().map(|p| &p.area))
        };
        let header = Header {
            set: self,
            shapes: shapes().map(Counts::of).collect(),
        };
        let header = serde_json::to_vec(&header)
            .expect("maps with text keys and plain numbers always serialise");
        let count: usize = shapes().map(|s| s.vertices().count()).sum();
        take(MAGIC);
        take(&self.form().to_le_bytes());
        take(&(header.len() as u64).to_le_bytes());
        take(&header);
        take(&(count as u64).to_le_bytes());
        let mut some = Vec::with_capacity(TAKEN + 16);
        for [lon, lat] in shapes().flat_map(Shape::vertices) {
            some.extend_from_slice(&lon.to_le_bytes());
            some.extend_from_slice(&lat.to_le_bytes());
            if some.len() >= TAKEN {
                take(&some);
                some.clear();
            }
        }
        take(&some);
    }

    /// # Errors
    /// [`BytesError`] for anything but the exact bytes [`FacilitySet::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<FacilitySet, BytesError> {
        if bytes.len() < MAGIC.len() || &bytes[..MAGIC.len()] != MAGIC {
            return Err(BytesError::NotASet);
        }
        let body_len = bytes.len().checked_sub(HASH).ok_or(BytesError::Damaged)?;
        let (body, hash) = bytes.split_at(body_len);
        if Sha256::digest(body).as_slice() != hash {
            return Err(BytesError::Damaged);
        }
        let mut rest = body.get(MAGIC.len()..).ok_or(BytesError::Damaged)?;
        let format = u32::from_le_bytes(cut(&mut rest)?);
        if format > FORMAT {
            return Err(BytesError::Newer(format));
        }
        let len = usize::try_from(u64::from_le_bytes(cut(&mut rest)?))
            .map_err(|_| BytesError::Damaged)?;
        let header = rest.get(..len).ok_or(BytesError::Damaged)?;
        rest = &rest[len..];
        let count = u64::from_le_bytes(cut(&mut rest)?);
        if count.checked_mul(16) != Some(rest.len() as u64) {
            return Err(BytesError::Damaged);
        }
        let Header { mut set, shapes } = serde_json::from_slice::<Header<FacilitySet>>(header)
            .map_err(|_| BytesError::Damaged)?;
        let number = |b: &[u8]| f64::from_le_bytes(b.try_into().unwrap_or([0; 8]));
        let mut vertices = rest
            .chunks_exact(16)
            .map(|c| [number(&c[..8]), number(&c[8..])]);
        if shapes.len() != set.facilities.len() + set.coverage.len() + set.populated.len() {
            return Err(BytesError::Damaged);
        }
        let mut shapes = shapes
            .iter()
            .map(|c| c.take(&mut vertices).ok_or(BytesError::Damaged));
        for facility in &mut set.facilities {
            facility.shape = shapes.next().ok_or(BytesError::Damaged)??;
        }
        for coverage in &mut set.coverage {
            coverage.area = shapes.next().ok_or(BytesError::Damaged)??;
        }
        for populated in &mut set.populated {
            populated.area = shapes.next().ok_or(BytesError::Damaged)??;
        }
        Ok(set)
    }

    fn form(&self) -> u32 {
        let plain = |f: &Facility| f.attributes.is_empty() && !matches!(f.crs, Crs::Own(_));
        if self.populated.is_empty() && self.facilities.iter().all(plain) {
            1
        } else {
            FORMAT
        }
    }

    /// Content hash, the `facilities_version` of every screening made with this set.
    pub fn version(&self) -> String {
        hex::encode(self.version_bytes())
    }

    pub(crate) fn version_bytes(&self) -> [u8; 32] {
        // The sum at the end of the form is one over what was summed so far.
        let mut all = Sha256::new();
        self.body(|bytes| all.update(bytes));
        let hash = all.clone().finalize();
        all.update(hash);
        all.finalize().into()
    }
}

fn cut<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], BytesError> {
    let (head, tail) = rest.split_first_chunk::<N>().ok_or(BytesError::Damaged)?;
    *rest = tail;
    Ok(*head)
}
