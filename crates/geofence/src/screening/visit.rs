//! One walk over everything near enough to matter, for the verdict and for suggestions alike.

use super::entry::{self, Measured};
use super::rings::{self, Around, Ring};
use super::{Query, populated};
use crate::facility::Shape;
use crate::measure::{Frame, Probe};
use crate::pack::PackError;
use crate::policy::{Rule, Used};

impl<'a> Query<'a> {
    /// Every ring of every facility in reach, measured from the site, then from the crane's stand.
    /// A clearance in space is left out where the horizontal rule is enough.
    ///
    /// # Errors
    /// [`PackError::Damaged`]: what was visited is not all there is.
    pub(super) fn each_ring(
        &self,
        mut each: impl FnMut(&Measured<'a>, &Ring<'a>, &Probe, &Frame),
    ) -> Result<(), PackError> {
        let crane = self.crane();
        let frame = Frame::at(self.probe.centre());
        let around = Around {
            work: self.work,
            crane,
            policy: self.policy,
            populated: self.populated(&self.site.shape, self.probe),
        };
        self.each_measured(
            &self.site.shape,
            self.probe,
            &frame,
            self.reach(),
            |measured| {
                for ring in rings::from_site(&measured.candidate.facility, &around) {
                    self.offer(measured, ring, self.probe, &frame, &mut each);
                }
            },
        )?;
        let Some(stand) = self.stand() else {
            return Ok(());
        };
        let (shape, probe) = (&stand.shape, &stand.probe);
        let frame = Frame::at(probe.centre());
        let around = Around {
            populated: self.populated(shape, probe),
            ..around
        };
        self.each_measured(shape, probe, &frame, stand.widest, |measured| {
            for ring in rings::from_stand(&measured.candidate.facility, stand.reach_m, &around) {
                self.offer(measured, ring, probe, &frame, &mut each);
            }
        })
    }

    fn populated(
        &self,
        shape: &Shape,
        probe: &Probe,
    ) -> Option<&'a crate::facility::PopulatedArea> {
        populated::holding(self.index, shape, probe, self.site.accuracy_m, self.policy)
    }

    fn offer(
        &self,
        measured: &Measured<'a>,
        mut ring: Ring<'a>,
        probe: &Probe,
        frame: &Frame,
        each: &mut impl FnMut(&Measured<'a>, &Ring<'a>, &Probe, &Frame),
    ) {
        if ring.vertical.is_some() && measured.distance - measured.u > ring.outer() {
            return;
        }
        if ring.rule != Rule::None {
            for basis in &measured.basis {
                if !ring.basis.contains(basis) {
                    ring.basis.push(*basis);
                }
            }
        }
        each(measured, &ring, probe, frame);
    }

    /// Every facility within `reach` and all uncertainty of a place, with its D and U.
    pub(super) fn each_measured(
        &self,
        shape: &Shape,
        probe: &Probe,
        frame: &Frame,
        reach: f64,
        mut each: impl FnMut(&Measured<'a>),
    ) -> Result<(), PackError> {
        let alike = self.index.rest().datums_alike;
        let near = self
            .index
            .near(shape, probe.bounds(), self.search_radius(reach))?;
        for candidate in near {
            let Some(nearest) = candidate.nearest(probe, frame) else {
                continue;
            };
            let accuracy = entry::accuracy(self.site, &candidate.facility, alike, self.policy);
            let (distance, u) = entry::with_height(
                nearest.distance,
                accuracy.metres,
                self.site.height_m,
                self.policy,
            );
            let mut basis: Vec<Used<'a>> = Vec::new();
            if accuracy.notes.contains(&"accuracy.default") {
                let status = self
                    .policy
                    .default_accuracy_row(&candidate.facility)
                    .map_or(self.policy.limits.status, |r| r.status);
                basis.push(Used::Table("facility_accuracy", status));
            }
            if accuracy.notes.contains(&"site_accuracy.default") {
                let status = self.policy.site_accuracy.status;
                basis.push(Used::Table("site_accuracy", status));
            }
            each(&Measured {
                candidate,
                nearest,
                distance,
                u,
                accuracy: accuracy.metres,
                accuracy_notes: accuracy.notes,
                basis,
            });
        }
        Ok(())
    }
}
