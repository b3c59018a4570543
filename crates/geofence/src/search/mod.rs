//! Every facility within a distance of a shape, with its distance: the search that has to be quick.
//!
//! What it returns is measured in the plane of [`crate::measure::Frame`] by its series, so it errs by
//! less than 0.05 mm for shapes up to a kilometre across; the printed millimetre and the verdict come
//! from the exact path, [`crate::screen`]. A shape or a distance too large for the series is measured
//! by the exact path here too.
//!
//! Of each leaf that the tree finds, the distance of its segments from the shape's middle is taken
//! first, eight at a time in single precision: less the shape's radius and what that may be wrong by it
//! is a lower bound. Only segments whose bound is below the best distance of their facility are measured
//! in full, from every corner.

mod lanes;
mod outline;
mod places;

use crate::facility::Shape;
use crate::index::Index;
use crate::measure::{Frame, Local, areas_of, inside_rings};
use crate::pack::{Leaf, PackError, View, Window};
use lanes::Run;
use outline::Outline;
use places::Places;

/// A facility and how far it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Its number in the set.
    pub facility: u32,
    /// Metres on the ellipsoid; 0 where they touch.
    pub metres: f64,
}

/// A search with its room kept from one query to the next. One for each thread.
pub struct Search<'a> {
    index: &'a Index,
    outlines: Vec<Outline>,
    numbers: Vec<u32>,
    leaves: Vec<Leaf<'a>>,
    runs: Vec<Run>,
    found: Vec<Found>,
    /// Where a facility stands in `found`, and in `out`.
    places: Places,
    listed: Places,
    out: Vec<Near>,
}

/// What is known of one facility during a query.
#[derive(Clone, Copy, Debug)]
struct Found {
    facility: u32,
    /// Its run nearest to the middle, and that squared distance by the rough plane.
    nearest: u32,
    least: f32,
    /// The last of its runs; each names the one before.
    last: u32,
    /// A corner lies in the box of a polygon of this facility: it may lie inside.
    area: bool,
}

pub(crate) const NO_RUN: u32 = u32::MAX;

/// Farthest distance the series is used for.
const FARTHEST_M: f64 = 2_000.0;

impl Index {
    /// Room for searching in this index.
    pub fn search(&self) -> Search<'_> {
        Search {
            index: self,
            outlines: Vec::new(),
            numbers: Vec::new(),
            leaves: Vec::new(),
            runs: Vec::new(),
            found: Vec::new(),
            places: Places::new(),
            listed: Places::new(),
            out: Vec::new(),
        }
    }
}

/// A query as something that can be compiled for several machines. A closure would do, were it sure to
/// be made part of its caller, which is what has the vector units.
struct Quick<'s, 'i> {
    search: &'s mut Search<'i>,
    shape: &'s Shape,
    metres: f64,
}

impl pulp::WithSimd for Quick<'_, '_> {
    type Output = Result<bool, PackError>;

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) -> Self::Output {
        self.search.quick(self.shape, self.metres)
    }
}

impl<'a> Search<'a> {
    /// Every facility within `metres` of a shape, nearest first.
    ///
    /// # Errors
    /// [`PackError::Damaged`] where the packed file is; nothing is found then, and nothing is ruled out.
    pub fn within(&mut self, shape: &Shape, metres: f64) -> Result<&[Near], PackError> {
        if self.quickly(shape, metres)?.is_none() {
            self.exact(shape, metres)?;
        }
        let order = |a: &Near, b: &Near| {
            let by_metres = a.metres.total_cmp(&b.metres);
            by_metres.then(a.facility.cmp(&b.facility))
        };
        self.out.sort_unstable_by(order);
        Ok(&self.out)
    }

    /// The same in no order; `None` where the series does not reach, so that somebody has to measure exactly.
    ///
    /// # Errors
    /// As [`Search::within`].
    pub(crate) fn quickly(
        &mut self,
        shape: &Shape,
        metres: f64,
    ) -> Result<Option<&[Near]>, PackError> {
        self.out.clear();
        // The vector units are found out when the program runs, so one program serves every machine.
        let quick = self.index.packed().odd().is_empty()
            && metres <= FARTHEST_M
            && pulp::Arch::new().dispatch(Quick {
                search: self,
                shape,
                metres,
            })?;
        Ok(quick.then_some(&self.out[..]))
    }

    fn exact(&mut self, shape: &Shape, metres: f64) -> Result<(), PackError> {
        let Some(probe) = crate::measure::Probe::new(shape) else {
            return Ok(());
        };
        let frame = Frame::at(probe.centre());
        for candidate in self.index.around(probe.bounds(), metres)? {
            if let Some(nearest) = candidate.nearest(&probe, &frame)
                && nearest.distance <= metres
            {
                self.out.push(Near {
                    facility: candidate.index as u32,
                    metres: nearest.distance,
                });
            }
        }
        Ok(())
    }

    /// `false` where the series does not reach.
    #[inline(always)]
    fn quick(&mut self, shape: &Shape, metres: f64) -> Result<bool, PackError> {
        if !outline::outlines(shape, &mut self.outlines) {
            return Ok(false);
        }
        let view = self.index.packed().view();
        let parts = self.outlines.len();
        self.listed.clear();
        for i in 0..parts {
            self.gather(&view, i, metres)?;
            let outline = &self.outlines[i];
            for k in 0..self.found.len() {
                let found = self.found[k];
                let mut best = outline.nearest(&found, &self.runs, &self.leaves, metres);
                if found.area && best > 0.0 && self.inside(&outline.local, i, found.facility)? {
                    best = 0.0;
                }
                if best > metres {
                    continue;
                }
                let near = Near {
                    facility: found.facility,
                    metres: best,
                };
                // Only a line in several parts can find a facility twice.
                let end = self.out.len();
                let at = if parts > 1 {
                    self.listed.of(near.facility, end)
                } else {
                    end
                };
                match self.out.get_mut(at) {
                    Some(known) => known.metres = known.metres.min(near.metres),
                    None => self.out.push(near),
                }
            }
        }
        Ok(true)
    }

    /// Takes the runs near enough out of the file and sorts them by facility.
    #[inline(always)]
    fn gather(&mut self, view: &View<'a>, i: usize, metres: f64) -> Result<(), PackError> {
        let outline = &self.outlines[i];
        self.numbers.clear();
        self.leaves.clear();
        self.found.clear();
        self.places.clear();
        for window in Window::around(outline.bounds, metres) {
            view.leaves(&window, &mut self.numbers)?;
        }
        // Memory answers many questions in the time of one.
        let mut touched = 0;
        for number in &self.numbers {
            let leaf = view.leaf(*number)?;
            touched ^= leaf.touch();
            self.leaves.push(leaf);
        }
        std::hint::black_box(touched);
        let (_, reach) = outline.reach(metres);
        let mut used = 0;
        for (place, leaf) in self.leaves.iter().enumerate() {
            let area = leaf.bears_area() && outline.enters(view.box_of(self.numbers[place])?);
            let mut least = f32::INFINITY;
            let mut run = NO_RUN;
            if leaf.len() > 0 {
                // Scanned where it stays; a run too far away leaves its place to the next.
                if used == self.runs.len() {
                    self.runs.push(Run::new());
                }
                least = self.runs[used].scan(leaf, &outline.local, &outline.rough);
                if least <= reach {
                    run = used as u32;
                    used += 1;
                }
            }
            if run == NO_RUN && !area {
                continue;
            }
            let facility = leaf.facility();
            let at = self.places.of(facility, self.found.len());
            if at == self.found.len() {
                self.found.push(Found {
                    facility,
                    nearest: NO_RUN,
                    least: f32::INFINITY,
                    last: NO_RUN,
                    area: false,
                });
            }
            let found = &mut self.found[at];
            found.area |= area;
            if run != NO_RUN {
                let kept = &mut self.runs[run as usize];
                (kept.before, kept.leaf) = (found.last, place as u32);
                found.last = run;
                if least < found.least {
                    (found.least, found.nearest) = (least, run);
                }
            }
        }
        Ok(())
    }

    /// Whether a corner of the shape lies in a polygon of the facility.
    #[inline(never)]
    fn inside(&self, local: &Local, i: usize, facility: u32) -> Result<bool, PackError> {
        let shape = self.index.packed().facility(facility)?.shape;
        let frame = Frame::at(crate::measure::degrees(local.at));
        let flat = crate::measure::flat_areas(&frame, &areas_of(&shape));
        let corners = self.outlines[i].corners();
        Ok(corners
            .into_iter()
            .any(|p| flat.iter().any(|rings| inside_rings(p, rings))))
    }
}
