//! Which rules apply to a facility for the declared work, and how wide each may be.

use super::populated;
use super::vertical::{self, Vertical};
use crate::facility::{Facility, Kind, PopulatedArea, Spread, Voltage, VoltageSource};
use crate::policy::{Choice, Rule, Status, Used, ZonePolicy, ZoneRow};
use crate::site::Work;

/// A rule applied to one facility: intervals in metres, smallest and largest possible.
#[derive(Clone, Debug)]
pub(super) struct Ring<'p> {
    pub rule: Rule,
    pub width: [f64; 2],
    pub half: [f64; 2],
    pub reach: [f64; 2],
    /// Too little is known for "inside" to be said.
    pub never_inside: bool,
    /// The distance counts from where the crane stands, not from the site.
    pub from_stand: bool,
    /// The row to cite; `clause` goes before its own where a zone was narrowed.
    pub row: Option<&'p ZoneRow>,
    pub clause: Option<&'p str>,
    pub basis: Vec<Used<'p>>,
    /// Heights, where the distance counts in space.
    pub vertical: Option<Vertical>,
    pub notes: Vec<&'static str>,
    /// Why nothing better than "cannot tell" is possible here, if so.
    pub gap: Option<&'static str>,
}

impl<'p> Ring<'p> {
    pub(super) fn new(rule: Rule, width: [f64; 2]) -> Ring<'p> {
        Ring {
            rule,
            width,
            half: [0.0; 2],
            reach: [0.0; 2],
            never_inside: false,
            from_stand: false,
            row: None,
            clause: None,
            basis: Vec::new(),
            vertical: None,
            notes: Vec::new(),
            gap: None,
        }
    }

    pub(super) fn of(choice: Choice<'p>) -> Ring<'p> {
        let mut ring = Ring {
            row: Some(choice.row),
            basis: choice.rows().map(Used::Zone).collect(),
            ..Ring::new(choice.row.rule, choice.width_m)
        };
        if choice.row.province.is_some() {
            ring.notes.push("policy.province");
        }
        if choice.beside.is_some() {
            ring.notes.push("policy.province_unverified");
        }
        if choice.status() == Status::Memory {
            ring.notes.push("policy.from_memory");
        }
        ring
    }

    fn unknown(rule: Rule, policy: &'p ZonePolicy, gap: &'static str) -> Ring<'p> {
        let l = &policy.limits;
        Ring {
            half: [0.0, l.unknown_half_spread_m],
            never_inside: true,
            gap: Some(gap),
            basis: vec![Used::Table("limits", l.status)],
            ..Ring::new(rule, [0.0, l.unknown_zone_m])
        }
    }

    /// A rule whose row the policy lacks: nothing can be said however far away.
    pub(super) fn missing(rule: Rule) -> Ring<'p> {
        Ring {
            never_inside: true,
            gap: Some("policy.row_missing"),
            ..Ring::new(rule, [0.0, f64::INFINITY])
        }
    }

    /// Nothing of this facility reaches farther.
    pub(super) fn outer(&self) -> f64 {
        self.vertical
            .as_ref()
            .map_or(self.width[1] + self.half[1] + self.reach[1], |v| {
                v.applies_within
            })
    }

    pub(super) fn add_basis(&mut self, basis: Used<'p>) {
        if !self.basis.contains(&basis) {
            self.basis.push(basis);
        }
    }

    fn note(&mut self, note: &'static str) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

/// Where the crane stands and how far it reaches, if declared.
#[derive(Clone, Copy, Debug)]
pub(super) enum Crane {
    None,
    /// Both known: metres of reach, measured from the stand.
    Placed(f64),
    /// Stand or reach unknown: measured from the site's edge.
    Somewhere,
}

/// What the rings of one place depend on.
pub(super) struct Around<'a, 'p> {
    pub work: &'a Work,
    pub crane: Crane,
    pub policy: &'p ZonePolicy,
    /// The declared area the place lies wholly in.
    pub populated: Option<&'p PopulatedArea>,
}

/// Every ring measured from the site.
pub(super) fn from_site<'p>(facility: &Facility, around: &Around<'_, 'p>) -> Vec<Ring<'p>> {
    let (work, policy) = (around.work, around.policy);
    let mut rings = Vec::new();
    match facility.kind {
        Kind::OverheadLine => line(facility, around, &mut rings),
        Kind::Cable | Kind::RiverCable | Kind::SeaCable => rings.push(cable(facility, policy)),
        Kind::Tower | Kind::Guy => support(facility, work, policy, &mut rings),
        Kind::Substation | Kind::Plant => rings.push(station(facility, policy)),
        Kind::Unknown => rings.push(Ring::unknown(Rule::OverheadZone, policy, "kind.unknown")),
    }
    if let Crane::Somewhere = around.crane
        && let Some(mut ring) = crane_zone(facility, policy, None)
    {
        ring.reach = [0.0, policy.limits.crane_unknown_reach_m];
        ring.never_inside = true;
        ring.gap = ring.gap.or(Some("crane.stand_unknown"));
        ring.add_basis(Used::Table("limits", policy.limits.status));
        rings.push(ring);
    }
    if work.blasting {
        let choice = policy.plain(Rule::Blasting, None);
        let mut ring = choice.map_or_else(|| Ring::missing(Rule::Blasting), Ring::of);
        add_half(&mut ring, facility, policy);
        rings.push(ring);
    }
    if rings.is_empty() {
        rings.push(Ring::new(Rule::None, [0.0, 0.0]));
    }
    for ring in &mut rings {
        name_voltage_source(ring, facility);
    }
    rings
}

/// The rings measured from where the crane stands.
pub(super) fn from_stand<'p>(
    facility: &Facility,
    reach: f64,
    around: &Around<'_, 'p>,
) -> Vec<Ring<'p>> {
    let mut rings: Vec<Ring<'p>> = crane_zone(facility, around.policy, around.populated)
        .into_iter()
        .collect();
    if let Some(zone) = conductors(facility, around)
        && let Some(ring) = vertical::of_crane(facility, &zone, [reach; 2], around)
    {
        rings.push(ring);
    }
    for ring in &mut rings {
        ring.reach = [reach, reach];
        ring.from_stand = true;
        name_voltage_source(ring, facility);
    }
    rings
}

fn name_voltage_source(ring: &mut Ring<'_>, facility: &Facility) {
    match facility.voltage.map(|v| v.source) {
        Some(VoltageSource::Name) => ring.note("voltage.from_name"),
        Some(VoltageSource::Line) => ring.note("voltage.from_line"),
        _ => {}
    }
}

fn line<'p>(facility: &Facility, around: &Around<'_, 'p>, rings: &mut Vec<Ring<'p>>) {
    let zone = conductors(facility, around);
    // Below 1 kV there is a distance from buildings only.
    let counts = !facility.voltage.is_some_and(low) || around.work.building;
    if facility.voltage.is_some_and(low) {
        rings.extend(zone.clone().filter(|_| counts));
    } else {
        rings.push(overhead(facility, around.policy, around.populated));
    }
    if facility.shape.is_mere_point() && counts {
        let limits = &around.policy.limits;
        let mut ring = Ring::unknown(Rule::OverheadZone, around.policy, "line.course_unknown");
        ring.width[1] += limits.unknown_span_m;
        rings.push(ring);
    }
    if let Some(zone) = zone {
        vertical::of_site(facility, &zone, around, rings);
    }
}

/// The ring around the conductors of a line whose voltage is known: beyond it heights do not matter.
fn conductors<'p>(facility: &Facility, around: &Around<'_, 'p>) -> Option<Ring<'p>> {
    if facility.kind != Kind::OverheadLine {
        return None;
    }
    let voltage = facility.voltage?;
    if low(voltage) {
        let choice = around.policy.by_voltage(Rule::LowVoltageClearance, voltage);
        let mut ring = choice.map_or_else(|| Ring::missing(Rule::LowVoltageClearance), Ring::of);
        add_half(&mut ring, facility, around.policy);
        return Some(ring);
    }
    Some(overhead(facility, around.policy, around.populated)).filter(|r| r.gap.is_none())
}

fn overhead<'p>(
    facility: &Facility,
    policy: &'p ZonePolicy,
    populated: Option<&'p PopulatedArea>,
) -> Ring<'p> {
    let Some(voltage) = facility.voltage else {
        return Ring::unknown(Rule::OverheadZone, policy, "voltage.unknown");
    };
    let Some(choice) = policy.by_voltage(Rule::OverheadZone, voltage) else {
        return Ring::unknown(Rule::OverheadZone, policy, "voltage.no_row");
    };
    let mut ring = Ring::of(choice);
    if let Some(area) = populated {
        populated::narrow(&mut ring, facility, voltage, area, policy);
    }
    add_half(&mut ring, facility, policy);
    ring
}

fn low(voltage: Voltage) -> bool {
    voltage.volts < 1000
}

/// A crane may not come into the overhead zone; below 1 kV there is none. A support nobody knows the
/// voltage of carries a line nobody knows.
fn crane_zone<'p>(
    facility: &Facility,
    policy: &'p ZonePolicy,
    populated: Option<&'p PopulatedArea>,
) -> Option<Ring<'p>> {
    let ring = match facility.kind {
        Kind::OverheadLine if facility.voltage.is_some_and(low) => return None,
        Kind::OverheadLine => overhead(facility, policy, populated),
        Kind::Unknown => Ring::unknown(Rule::Crane, policy, "kind.unknown"),
        Kind::Tower | Kind::Guy if facility.voltage.is_none() => {
            Ring::unknown(Rule::Crane, policy, "voltage.unknown")
        }
        _ => return None,
    };
    Some(Ring {
        rule: Rule::Crane,
        ..ring
    })
}

fn cable<'p>(facility: &Facility, policy: &'p ZonePolicy) -> Ring<'p> {
    let water = facility.attributes.water;
    let Some(choice) = policy.cable(facility.kind, water) else {
        return Ring::missing(Rule::CableZone);
    };
    let open = choice.row.water.is_none() && facility.kind != Kind::Cable;
    let mut ring = Ring::of(choice);
    if open {
        ring.note("water.unknown");
    }
    ring
}

fn support<'p>(
    facility: &Facility,
    work: &Work,
    policy: &'p ZonePolicy,
    rings: &mut Vec<Ring<'p>>,
) {
    if work.digs() {
        let choice = facility
            .voltage
            .and_then(|v| policy.by_voltage(Rule::FoundationRing, v));
        let mut ring = match (choice, facility.voltage) {
            (Some(choice), _) => Ring::of(choice),
            (None, None) => any_foundation(policy),
            (None, Some(_)) => Ring::missing(Rule::FoundationRing),
        };
        if facility.shape.is_mere_point() {
            let half = policy.limits.foundation_half_m;
            ring.half = [half, half];
            ring.notes.push("foundation.point");
            ring.basis.push(Used::Table("limits", policy.limits.status));
        }
        rings.push(ring);
    }
    if facility.voltage.is_none() {
        rings.push(Ring::unknown(Rule::OverheadZone, policy, "voltage.unknown"));
    }
}

/// The foundation ring of a support nobody knows the voltage of: at most the widest there is.
fn any_foundation(policy: &ZonePolicy) -> Ring<'_> {
    let rows = || {
        policy
            .zones
            .iter()
            .filter(|r| r.rule == Rule::FoundationRing)
    };
    let widest = rows().map(|r| r.width_m[1]).fold(f64::NAN, f64::max);
    if widest.is_nan() {
        return Ring::missing(Rule::FoundationRing);
    }
    Ring {
        never_inside: true,
        gap: Some("voltage.unknown"),
        basis: rows()
            .filter(|r| r.width_m[1] >= widest)
            .take(1)
            .map(Used::Zone)
            .collect(),
        ..Ring::new(Rule::FoundationRing, [0.0, widest])
    }
}

fn station<'p>(facility: &Facility, policy: &'p ZonePolicy) -> Ring<'p> {
    let Some(choice) = policy.plain(Rule::StationFence, None) else {
        return Ring::missing(Rule::StationFence);
    };
    let mut ring = Ring::of(choice);
    if facility.shape.polygons.is_empty() {
        ring.width = [0.0, policy.limits.station_point_m.max(ring.width[1])];
        ring.never_inside = true;
        ring.gap = Some("station.point_only");
        ring.add_basis(Used::Table("limits", policy.limits.status));
    }
    ring
}

/// Half of the distance between the outer conductors.
fn add_half<'p>(ring: &mut Ring<'p>, facility: &Facility, policy: &'p ZonePolicy) {
    if facility.kind == Kind::Unknown {
        ring.half = [0.0, policy.limits.unknown_half_spread_m];
        ring.add_basis(Used::Table("limits", policy.limits.status));
        return;
    }
    if facility.kind != Kind::OverheadLine {
        return;
    }
    let metres = |mm: u32| f64::from(mm) / 2000.0;
    match facility.spread {
        Spread::Outer => {}
        Spread::Known(mm) => ring.half = [metres(mm); 2],
        Spread::Assumed(mm) => {
            let tolerance = policy.limits.spread_tolerance;
            ring.half = [
                metres(mm) * (1.0 - tolerance),
                metres(mm) * (1.0 + tolerance),
            ];
            ring.notes.push("spread.assumed");
        }
        Spread::Unknown => {
            let row = facility.voltage.and_then(|v| policy.half_spread(v));
            ring.half = [
                0.0,
                row.map_or(policy.limits.unknown_half_spread_m, |r| r.bound_m),
            ];
            ring.notes.push("spread.unknown");
            match row {
                Some(row) => {
                    ring.add_basis(Used::Half(row));
                    if row.status == Status::Memory {
                        ring.note("policy.from_memory");
                    }
                }
                None => ring.add_basis(Used::Table("limits", policy.limits.status)),
            }
        }
    }
}
