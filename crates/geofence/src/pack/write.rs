//! A set compiled into its packed bytes.

use super::PackError;
use super::cut::{Leaves, OWNER};
use super::extras;
use super::facilities::{LINES, ODD, Record, SUPPORTED, kind_number, write_parts, write_texts};
use super::layout::{self, Head, RECORD, SECTIONS, Section};
use super::tree::{self, Box4, Levels};
use crate::crs::Crs;
use crate::facility::{Facility, FacilitySet, Shape, Spread, Voltage};

/// Towers' voltages and lines that have towers.
#[derive(Default)]
pub(super) struct Joins {
    pub supported: Vec<usize>,
    pub voltages: Vec<(usize, Voltage)>,
}

impl FacilitySet {
    /// The packed file of this set; see [`crate::pack`].
    ///
    /// # Errors
    /// [`PackError::TooLarge`] beyond a thousand million facilities or four thousand million vertices.
    pub fn pack(&self) -> Result<Vec<u8>, PackError> {
        // The version is a hash over everything; it and the tree need nothing of each other.
        let (version, sections) = std::thread::scope(|s| {
            let version = s.spawn(|| self.version_bytes());
            let sections = Sections::of(self);
            (version.join(), sections)
        });
        let version = version.map_err(|_| PackError::TooLarge)?;
        let (mut head, mut out) = sections?.assemble(self);
        head.version = version;
        if self.facilities.iter().any(|f| f.kind.is_support()) {
            let joins = super::join::joins(&head, &out, self)?;
            patch(&head, &mut out, &joins);
        }
        head.close(&mut out);
        Ok(out)
    }
}

struct Sections {
    leaves: Leaves,
    /// The place of each leaf along the curve, by its number in the order of facilities.
    order: Vec<u32>,
    records: Vec<Record>,
    parts: Vec<u8>,
    texts: Vec<u8>,
    odd: Vec<u32>,
}

impl Sections {
    fn of(set: &FacilitySet) -> Result<Sections, PackError> {
        let vertices: usize = set
            .facilities
            .iter()
            .map(|f| f.shape.vertices().count())
            .sum();
        // Cutting long spans adds some; the real count is checked where it is.
        if set.facilities.len() >= OWNER as usize || vertices >= u32::MAX as usize / 2 {
            return Err(PackError::TooLarge);
        }
        let mut leaves = Leaves::new();
        leaves.vertices.reserve(vertices * 17 / 2);
        let (mut parts, mut texts) = (Vec::new(), Vec::new());
        let mut records = Vec::with_capacity(set.facilities.len() + 1);
        let mut odd = Vec::new();
        for (i, facility) in set.facilities.iter().enumerate() {
            let mut record = record(facility);
            record.leaves = leaves.listed() as u32;
            record.parts = (parts.len() / 4) as u32;
            record.texts = u32::try_from(texts.len()).map_err(|_| PackError::TooLarge)?;
            let mark = leaves.mark();
            if leaves.shape(i as u32, &facility.shape).is_err() {
                leaves.back(mark);
                record.flags = ODD;
                odd.push(i as u32);
            } else {
                write_parts(&facility.shape, &mut parts);
            }
            write_texts(facility, &mut texts);
            records.push(record);
        }
        if leaves.vertices.len() / 8 >= u32::MAX as usize || leaves.count() >= OWNER as usize {
            return Err(PackError::TooLarge);
        }
        records.push(Record {
            leaves: leaves.listed() as u32,
            parts: (parts.len() / 4) as u32,
            texts: u32::try_from(texts.len()).map_err(|_| PackError::TooLarge)?,
            ..Record::default()
        });
        let order = along_the_curve(&leaves.boxes);
        Ok(Sections {
            leaves,
            order,
            records,
            parts,
            texts,
            odd,
        })
    }

    /// Everything in its place, with room for head and sums before it.
    fn assemble(self, set: &FacilitySet) -> (Head, Vec<u8>) {
        let leaves = &self.leaves;
        let levels = Levels::of(leaves.count());
        let odd = FacilitySet {
            facilities: self
                .odd
                .iter()
                .map(|i| set.facilities[*i as usize].clone())
                .collect(),
            ..FacilitySet::default()
        };
        let mut odd_bytes = Vec::new();
        if !self.odd.is_empty() {
            self.odd
                .iter()
                .for_each(|i| odd_bytes.extend_from_slice(&i.to_le_bytes()));
            odd_bytes.extend_from_slice(&odd.to_bytes());
        }
        let rest = FacilitySet {
            facilities: Vec::new(),
            rejects: set.rejects.clone(),
            unplaced: set.unplaced.clone(),
            coverage: set.coverage.clone(),
            populated: set.populated.clone(),
            sources: set.sources.clone(),
            datums_alike: set.datums_alike,
        }
        .to_bytes();
        let keeps = |i: usize| !leaves.lossless && self.records[i].flags & ODD == 0;
        let exact = || {
            let numbered = set.facilities.iter().enumerate();
            numbered.filter(|(i, _)| keeps(*i)).map(|(_, f)| &f.shape)
        };
        let exact_len: usize = exact().map(|s| s.vertices().count() * 16).sum();
        let lengths: [usize; SECTIONS] = [
            levels.nodes() * tree::NODE,
            (leaves.count() + 1) * 8,
            leaves.vertices.len(),
            self.records.len() * RECORD,
            leaves.listed() * 4,
            self.parts.len(),
            leaves.made.len() * 4,
            self.texts.len(),
            exact_len,
            odd_bytes.len(),
            rest.len(),
        ];
        let mut head = self.head(set);
        let mut end = 0;
        for (place, len) in head.ends.iter_mut().zip(lengths) {
            end += len as u64;
            *place = end;
        }
        let front = layout::front(end as usize);
        let mut out = Vec::with_capacity(front + end as usize);
        out.resize(front, 0);
        let order = &self.order;
        let boxes: Vec<Box4> = order.iter().map(|i| leaves.boxes[*i as usize]).collect();
        levels.write(&boxes, &mut out);
        let word = |out: &mut Vec<u8>, n: u32| out.extend_from_slice(&n.to_le_bytes());
        let mut start = 0;
        for i in order {
            word(&mut out, leaves.owners[*i as usize]);
            word(&mut out, start);
            start += leaves.len(*i as usize);
        }
        word(&mut out, 0);
        word(&mut out, start);
        for i in order {
            let (from, to) = leaves.span(*i as usize);
            out.extend_from_slice(&leaves.vertices[from as usize * 8..to as usize * 8]);
        }
        self.records.iter().for_each(|r| r.write(&mut out));
        let mut place = vec![0_u32; order.len()];
        for (now, i) in order.iter().enumerate() {
            place[*i as usize] = now as u32;
        }
        for (i, now) in place.iter().enumerate() {
            if leaves.owners[i] & super::cut::ONLY_AREA == 0 {
                word(&mut out, *now);
            }
        }
        out.extend_from_slice(&self.parts);
        self.write_made(&place, &mut out);
        out.extend_from_slice(&self.texts);
        for v in exact().flat_map(Shape::vertices).flatten() {
            out.extend_from_slice(&v.to_le_bytes());
        }
        out.extend_from_slice(&odd_bytes);
        out.extend_from_slice(&rest);
        (head, out)
    }

    fn write_made(&self, place: &[u32], out: &mut Vec<u8>) {
        if self.leaves.made.is_empty() {
            return;
        }
        let mut starts = vec![0_u32; place.len() + 1];
        for (i, now) in place.iter().enumerate() {
            starts[*now as usize + 1] = self.leaves.len(i);
        }
        for i in 0..place.len() {
            starts[i + 1] += starts[i];
        }
        let mut made: Vec<u32> = Vec::with_capacity(self.leaves.made.len());
        for m in &self.leaves.made {
            let leaf = self.leaves.starts.partition_point(|s| s <= m) - 1;
            made.push(m - self.leaves.starts[leaf] + starts[place[leaf] as usize]);
        }
        made.sort_unstable();
        made.iter()
            .for_each(|m| out.extend_from_slice(&m.to_le_bytes()));
    }

    fn head(&self, set: &FacilitySet) -> Head {
        let mut kinds = 0;
        let (mut accuracy, mut spread, mut own_error) = (0, 0, 0);
        for f in &set.facilities {
            kinds |= 1 << kind_number(f.kind);
            accuracy = accuracy.max(f.accuracy_mm.unwrap_or(0));
            own_error = own_error.max(f.own_error_mm.unwrap_or(0));
            if let Spread::Known(mm) | Spread::Assumed(mm) = f.spread {
                spread = spread.max(mm);
            }
        }
        Head {
            leaves: self.leaves.count() as u32,
            facilities: set.facilities.len() as u32,
            odd: self.odd.len() as u32,
            kinds,
            widest_accuracy_mm: accuracy,
            widest_spread_mm: spread,
            widest_own_error_mm: own_error,
            lossless: self.leaves.lossless,
            own: set.facilities.iter().any(|f| matches!(f.crs, Crs::Own(_))),
            version: [0; 32],
            extent: set.extent().unwrap_or([f64::NAN; 4]),
            ends: [0; SECTIONS],
        }
    }
}

impl Leaves {
    fn len(&self, i: usize) -> u32 {
        self.starts[i + 1] - self.starts[i]
    }

    fn span(&self, i: usize) -> (u32, u32) {
        (self.starts[i], self.starts[i + 1])
    }
}

fn record(facility: &Facility) -> Record {
    let shape = &facility.shape;
    let lines = shape.points.is_empty() && shape.polygons.is_empty() && !shape.lines.is_empty();
    Record {
        voltage: facility.voltage,
        joined: None,
        spread: facility.spread,
        accuracy_mm: facility.accuracy_mm,
        crs: Some(facility.crs).filter(|crs| !matches!(crs, Crs::Own(_))),
        stated: extras::stated(facility),
        kind: kind_number(facility.kind),
        flags: if lines { LINES } else { 0 },
        ..Record::default()
    }
}

/// Writes what was found out about towers into the records.
fn patch(head: &Head, out: &mut [u8], joins: &Joins) {
    let body = layout::front(head.ends[SECTIONS - 1] as usize);
    let records = body + head.ends[Section::Records as usize - 1] as usize;
    let mut change = |i: usize, f: &dyn Fn(&mut Record)| {
        let place = &mut out[records + i * RECORD..records + (i + 1) * RECORD];
        let read = place.first_chunk().map(Record::read);
        if let Some(Ok(mut record)) = read {
            f(&mut record);
            let mut bytes = Vec::with_capacity(RECORD);
            record.write(&mut bytes);
            place.copy_from_slice(&bytes);
        }
    };
    for i in &joins.supported {
        change(*i, &|r| r.flags |= SUPPORTED);
    }
    for (i, voltage) in &joins.voltages {
        change(*i, &|r| r.joined = Some(*voltage));
    }
}

/// Numbers of the leaves in the order of their middles along a Hilbert curve.
fn along_the_curve(boxes: &[Box4]) -> Vec<u32> {
    let all = boxes.iter().fold(tree::NOWHERE, |a, b| tree::join(a, *b));
    let size = |axis: usize| (i64::from(all[axis + 2]) - i64::from(all[axis])).max(1) as f64;
    // One scale for both, so that the curve's squares are squares.
    let scale = 65_535.0 / size(0).max(size(1));
    let mut keyed: Vec<u64> = boxes
        .iter()
        .enumerate()
        .map(|(i, b)| {
            let cell = |axis: usize| {
                let middle = (i64::from(b[axis]) + i64::from(b[axis + 2])) / 2;
                ((middle - i64::from(all[axis])) as f64 * scale) as u32
            };
            u64::from(hilbert(cell(0), cell(1))) << 32 | i as u64
        })
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|k| k as u32).collect()
}

/// Distance along the Hilbert curve of order 16, by the usual rotation of quadrants.
fn hilbert(mut x: u32, mut y: u32) -> u32 {
    let mut d = 0;
    let mut s = 1_u32 << 15;
    while s > 0 {
        let (rx, ry) = (u32::from(x & s > 0), u32::from(y & s > 0));
        d += s * s * ((3 * rx) ^ ry);
        if ry == 0 {
            if rx == 1 {
                x = 65_535 - x;
                y = 65_535 - y;
            }
            std::mem::swap(&mut x, &mut y);
        }
        s /= 2;
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_walks_cell_by_cell() {
        let mut seen: Vec<(u32, [u32; 2])> = (0..64)
            .flat_map(|x| (0..64).map(move |y| (hilbert(x, y), [x, y])))
            .collect();
        seen.sort_unstable();
        for pair in seen.windows(2) {
            let [(d, a), (e, b)] = pair else {
                unreachable!()
            };
            assert_eq!(d + 1, *e);
            assert_eq!(a[0].abs_diff(b[0]) + a[1].abs_diff(b[1]), 1);
        }
    }
}
