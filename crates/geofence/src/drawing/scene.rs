//! One facility of a view: its conductors, its zone and its rings.

use super::{DrawnFacility, DrawnRing, ZoneBand, band, conductors};
use crate::facility::{Facility, Kind, Shape, Spread};
use crate::index::{Candidate, Index};
use crate::measure::Frame;
use crate::policy::{Choice, Rule, ZonePolicy};
use crate::screening::{FacilityAnswer, Screening};
use crate::site::Work;

pub(super) struct Scene<'a> {
    pub policy: &'a ZonePolicy,
    pub frame: Frame,
    pub site: Option<&'a Screening>,
    pub work: Option<&'a Work>,
    pub with_zones: bool,
    /// Bands, conductors and rings as shapes; a page that draws them itself needs only their widths.
    pub outlines: bool,
}

/// A line's zone and its error reach into a view from no farther than this, metres.
const ZONE_MARGIN_M: f64 = 100.0;

impl Scene<'_> {
    /// How far beyond the view something stands whose ring can be seen in it, metres.
    pub(super) fn margin(&self, index: &Index) -> f64 {
        if !self.with_zones {
            return ZONE_MARGIN_M;
        }
        let rows = self.policy.zones.iter();
        let water = index.has(Kind::RiverCable) || index.has(Kind::SeaCable);
        let blasting = self.work.is_some_and(|w| w.blasting);
        let far = rows.filter(|r| {
            (r.rule == Rule::CableZone && water) || (r.rule == Rule::Blasting && blasting)
        });
        ZONE_MARGIN_M + far.map(|r| r.width_m[1]).fold(0.0, f64::max)
    }

    /// `shape` is the whole of it, of which the candidate has what is in view.
    pub(super) fn facility(&self, c: &Candidate, shape: &Shape) -> DrawnFacility {
        let f = &c.facility;
        let first = self
            .site
            .and_then(|s| s.facilities.iter().find(|a| a.id == f.id));
        let range = half_range(c, self.policy);
        let half = (range[0] + range[1]) / 2.0;
        let line = f.kind == Kind::OverheadLine;
        DrawnFacility {
            id: f.id.clone(),
            name: f.name.clone(),
            kind: f.kind,
            voltage_kv: f.voltage.map(|v| v.kv()),
            owner: f.owner.clone(),
            verdict: first.map(|a| a.verdict),
            geometry: shape.to_geojson(),
            half_spread_m: (!line || f.spread != Spread::Unknown).then_some(half),
            spread: line.then_some(f.spread.into()),
            accuracy_m: f.accuracy_mm.map(|mm| f64::from(mm) / 1000.0),
            error_m: self.error(f),
            cut: false,
            half_spread_range_m: line.then_some(range),
            conductors: (line && self.with_zones && self.outlines)
                .then(|| conductors::beside(c, &self.frame, half))
                .flatten(),
            zone: self
                .with_zones
                .then(|| self.zone(c))
                .flatten()
                .map(|(rule, choice)| self.band(c, rule, choice.width_m, range)),
            rings: if self.with_zones && self.outlines {
                self.rings(c, range)
            } else {
                Vec::new()
            },
        }
    }

    fn zone(&self, c: &Candidate) -> Option<(Rule, Choice<'_>)> {
        let f = &c.facility;
        let choice = match f.kind {
            Kind::OverheadLine => self.policy.by_voltage(Rule::OverheadZone, f.voltage?),
            Kind::Cable | Kind::RiverCable | Kind::SeaCable => {
                self.policy.cable(f.kind, f.attributes.water)
            }
            Kind::Substation | Kind::Plant if !f.shape.polygons.is_empty() => {
                self.policy.plain(Rule::StationFence, None)
            }
            _ => None,
        }?;
        Some((choice.row.rule, choice))
    }

    fn rings(&self, c: &Candidate, range: [f64; 2]) -> Vec<DrawnRing> {
        let f = &c.facility;
        let mut out = Vec::new();
        let mut push = |rule: Rule, choice: Option<Choice<'_>>, base: [f64; 2]| {
            if let Some(choice) = choice {
                let band = self.band(c, rule, choice.width_m, base);
                out.push(DrawnRing { rule, band });
            }
        };
        if f.kind.is_support()
            && let Some(voltage) = f.voltage
        {
            let edge = if f.shape.is_mere_point() {
                self.policy.limits.foundation_half_m
            } else {
                0.0
            };
            let choice = self.policy.by_voltage(Rule::FoundationRing, voltage);
            push(Rule::FoundationRing, choice, [edge, edge]);
        }
        if self.work.is_some_and(|w| w.blasting) {
            push(
                Rule::Blasting,
                self.policy.plain(Rule::Blasting, None),
                range,
            );
        }
        if f.kind == Kind::OverheadLine
            && self.work.is_some_and(|w| w.building)
            && let Some(voltage) = f.voltage.filter(|v| v.volts < 1000)
        {
            let choice = self.policy.by_voltage(Rule::LowVoltageClearance, voltage);
            push(Rule::LowVoltageClearance, choice, range);
        }
        out
    }

    /// The band of a ring: `base` is how far from the facility as drawn the width starts to count.
    fn band(&self, c: &Candidate, rule: Rule, width: [f64; 2], base: [f64; 2]) -> ZoneBand {
        let f = &c.facility;
        let answer = self.site.and_then(|s| {
            let is = |a: &&FacilityAnswer| a.id == f.id && a.rule == rule;
            s.facilities.iter().find(is)
        });
        let narrowed = answer.filter(|a| a.notes.iter().any(|n| n == "populated.narrowed"));
        let width = narrowed.map_or(width, |a| [a.zone_mm as f64 / 1000.0; 2]);
        let error = answer.map_or_else(
            || self.error(f) + (base[1] - base[0]) / 2.0,
            |a| a.uncertainty_mm as f64 / 1000.0,
        );
        let middle = (base[0] + base[1]) / 2.0;
        let [inner, outer] = [width[0] + middle - error, width[1] + middle + error];
        let width_m = (width[0] + width[1]) / 2.0;
        let around = |metres: f64| {
            let drawn = self.outlines && metres > 0.0;
            drawn
                .then(|| band::around(c, &self.frame, metres))
                .flatten()
        };
        ZoneBand {
            width_m,
            inner: around(inner),
            outer: around(outer),
            edge: around(width_m + middle),
            error_m: error + (width[1] - width[0]) / 2.0,
            error_unknown: f.accuracy_mm.is_none(),
        }
    }

    /// Position error of a facility, metres.
    fn error(&self, f: &Facility) -> f64 {
        let stated = f.accuracy_mm.map(|mm| f64::from(mm) / 1000.0);
        stated.unwrap_or_else(|| self.policy.default_accuracy(f)) + self.policy.own_error(f)
    }
}

/// Smallest and largest half of the distance between the outer conductors, metres.
fn half_range(c: &Candidate, policy: &ZonePolicy) -> [f64; 2] {
    if c.facility.kind != Kind::OverheadLine {
        return [0.0; 2];
    }
    let metres = |mm: u32| f64::from(mm) / 2000.0;
    match c.facility.spread {
        Spread::Outer => [0.0; 2],
        Spread::Known(mm) => [metres(mm); 2],
        Spread::Assumed(mm) => {
            let tolerance = policy.limits.spread_tolerance;
            [1.0 - tolerance, 1.0 + tolerance].map(|part| metres(mm) * part)
        }
        Spread::Unknown => {
            let row = c.facility.voltage.and_then(|v| policy.half_spread(v));
            [
                0.0,
                row.map_or(policy.limits.unknown_half_spread_m, |r| r.bound_m),
            ]
        }
    }
}
