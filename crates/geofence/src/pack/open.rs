//! Bytes opened as a packed file.

use super::PackError;
use super::facilities::{KINDS, LINES, SUPPORTED};
use super::layout::{Layout, Section};
use super::read::{Checked, View};
use crate::facility::{Facility, FacilitySet, Kind};

/// A packed file over any bytes: a vector, or a map of a file that the caller made.
pub struct Packed {
    bytes: Box<dyn AsRef<[u8]> + Send + Sync>,
    layout: Layout,
    checked: Checked,
    /// Everything of the set but its facilities.
    rest: FacilitySet,
    /// Facilities that the tree does not hold, by their number.
    odd: Vec<(u32, Facility)>,
}

impl Packed {
    /// Opens bytes; only the head is summed, the rest when it is looked at. Call [`Packed::check`]
    /// on a file that comes from elsewhere before it is kept.
    ///
    /// # Errors
    /// [`PackError`], each kind with its own code.
    pub fn open(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<Packed, PackError> {
        let layout = Layout::read(bytes.as_ref())?;
        let checked = Checked::none(&layout);
        Packed::with(Box::new(bytes), layout, checked)
    }

    /// Opens what this process has just made.
    pub(crate) fn own(bytes: Vec<u8>) -> Result<Packed, PackError> {
        let layout = Layout::read(&bytes)?;
        Packed::with(Box::new(bytes), layout, Checked::all())
    }

    fn with(
        bytes: Box<dyn AsRef<[u8]> + Send + Sync>,
        layout: Layout,
        checked: Checked,
    ) -> Result<Packed, PackError> {
        let mut packed = Packed {
            bytes,
            layout,
            checked,
            rest: FacilitySet::default(),
            odd: Vec::new(),
        };
        let view = packed.view();
        let rest = FacilitySet::from_bytes(view.whole(Section::Rest)?)?;
        let odd = packed.read_odd()?;
        (packed.rest, packed.odd) = (rest, odd);
        Ok(packed)
    }

    fn read_odd(&self) -> Result<Vec<(u32, Facility)>, PackError> {
        let count = self.layout.head.odd as usize;
        let bytes = self.view().whole(Section::Odd)?;
        if count == 0 {
            return bytes.is_empty().then(Vec::new).ok_or(PackError::Damaged);
        }
        let (numbers, set) = bytes
            .split_at_checked(count * 4)
            .ok_or(PackError::Damaged)?;
        let numbers = numbers.as_chunks::<4>().0.iter();
        let numbers: Vec<u32> = numbers.map(|b| u32::from_le_bytes(*b)).collect();
        let set = FacilitySet::from_bytes(set)?;
        let sane = set.facilities.len() == count
            && numbers.iter().all(|n| *n < self.layout.head.facilities)
            && numbers.windows(2).all(|w| w[0] < w[1]);
        if !sane {
            return Err(PackError::Damaged);
        }
        Ok(numbers.into_iter().zip(set.facilities).collect())
    }

    #[inline(always)]
    pub(crate) fn view(&self) -> View<'_> {
        View::new((*self.bytes).as_ref(), &self.layout, &self.checked)
    }

    /// Sums the whole file.
    ///
    /// # Errors
    /// [`PackError::Damaged`] where any bit is not as it was written.
    pub fn check(&self) -> Result<(), PackError> {
        self.view().check()
    }

    /// The set, bit by bit as it was packed.
    ///
    /// # Errors
    /// [`PackError::Damaged`].
    pub fn unpack(&self) -> Result<FacilitySet, PackError> {
        let view = self.view();
        let mut odd = self.odd.iter();
        let mut facilities = Vec::with_capacity(self.count());
        for i in 0..self.layout.head.facilities {
            facilities.push(match view.facility(i, true)? {
                Some(facility) => facility,
                None => match odd.next() {
                    Some((number, facility)) if *number == i => facility.clone(),
                    _ => return Err(PackError::Damaged),
                },
            });
        }
        if !self.layout.head.lossless {
            self.restore(&mut facilities)?;
        }
        Ok(FacilitySet {
            facilities,
            ..self.rest.clone()
        })
    }

    /// Puts the owners' doubles where whole units stand for them.
    fn restore(&self, facilities: &mut [Facility]) -> Result<(), PackError> {
        let bytes = self.view().whole(Section::Exact)?;
        let mut exact = bytes
            .as_chunks::<8>()
            .0
            .iter()
            .map(|b| f64::from_le_bytes(*b));
        let mut odd = self.odd.iter().map(|(n, _)| *n as usize).peekable();
        for (i, facility) in facilities.iter_mut().enumerate() {
            if odd.next_if_eq(&i).is_some() {
                continue;
            }
            let shape = &mut facility.shape;
            let rings = shape.polygons.iter_mut().flatten();
            let lines = shape.lines.iter_mut().chain(rings).flatten();
            for p in shape.points.iter_mut().chain(lines) {
                let mut next = || exact.next().ok_or(PackError::Damaged);
                *p = [next()?, next()?];
            }
        }
        exact
            .next()
            .is_none()
            .then_some(())
            .ok_or(PackError::Damaged)
    }

    /// One facility as it is screened: a tower with the voltage of its line, coordinates in units.
    ///
    /// # Errors
    /// [`PackError::Damaged`], also for a number there is not.
    pub fn facility(&self, number: u32) -> Result<Facility, PackError> {
        self.joined(number, true)
    }

    /// The same, without the vertices of what is only lines.
    pub(crate) fn candidate(&self, number: u32) -> Result<Facility, PackError> {
        let [record, _] = self.view().records(number)?;
        let whole = record.flags & LINES == 0;
        let mut facility = self.joined(number, whole)?;
        if !whole {
            facility.shape.lines.push(Vec::new());
        }
        Ok(facility)
    }

    fn joined(&self, number: u32, with_shape: bool) -> Result<Facility, PackError> {
        let view = self.view();
        let mut facility = match view.facility(number, with_shape)? {
            Some(facility) => facility,
            None => self
                .odd
                .binary_search_by_key(&number, |o| o.0)
                .map(|i| self.odd[i].1.clone())
                .map_err(|_| PackError::Damaged)?,
        };
        let [record, _] = view.records(number)?;
        facility.voltage = facility.voltage.or(record.joined);
        Ok(facility)
    }

    pub(crate) fn has_support(&self, facility: u32) -> Result<bool, PackError> {
        Ok(self.view().records(facility)?[0].flags & SUPPORTED != 0)
    }

    pub(crate) fn odd(&self) -> &[(u32, Facility)] {
        &self.odd
    }

    /// Everything but the facilities.
    pub fn rest(&self) -> &FacilitySet {
        &self.rest
    }

    /// How many facilities.
    pub fn count(&self) -> usize {
        self.layout.head.facilities as usize
    }

    /// The version of the set: SHA-256 of its canonical form, not of this file.
    pub fn version(&self) -> String {
        hex::encode(self.layout.head.version)
    }

    /// West, south, east, north in degrees.
    pub fn extent(&self) -> Option<[f64; 4]> {
        let extent = self.layout.head.extent;
        extent.iter().all(|v| v.is_finite()).then_some(extent)
    }

    /// Whether an overhead line of the tree has no line in its shape.
    ///
    /// # Errors
    /// [`PackError::Damaged`].
    pub(crate) fn has_line_of_points(&self) -> Result<bool, PackError> {
        if !self.has(Kind::OverheadLine) {
            return Ok(false);
        }
        for i in 0..self.layout.head.facilities {
            let [record, _] = self.view().records(i)?;
            let line = KINDS.get(usize::from(record.kind)) == Some(&Kind::OverheadLine);
            if line && record.flags & LINES == 0 && self.candidate(i)?.shape.is_mere_point() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(crate) fn has(&self, kind: Kind) -> bool {
        KINDS
            .iter()
            .enumerate()
            .any(|(i, k)| *k == kind && self.layout.head.kinds >> i & 1 == 1)
    }

    pub(crate) fn widest_accuracy_m(&self) -> f64 {
        f64::from(self.layout.head.widest_accuracy_mm) / 1000.0
    }

    /// `Some` where a facility came in an own coordinate system.
    pub(crate) fn widest_own_error_m(&self) -> Option<f64> {
        let head = &self.layout.head;
        head.own
            .then_some(f64::from(head.widest_own_error_mm) / 1000.0)
    }

    pub(crate) fn widest_spread_m(&self) -> f64 {
        f64::from(self.layout.head.widest_spread_mm) / 1000.0
    }

    /// Bytes of the parts that grow with the segments: boxes, leaves and vertices.
    pub fn bytes_searched(&self) -> usize {
        [
            Section::Boxes,
            Section::Owners,
            Section::Vertices,
            Section::Leaves,
        ]
        .map(|s| self.layout.section(s).len())
        .iter()
        .sum()
    }
}
