//! Which rules apply to a facility for the declared work, and how wide each may be.

use crate::facility::{Facility, Kind, Spread, Voltage, VoltageSource};
use crate::policy::{Rule, Status, ZonePolicy, ZoneRow, medium};
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
    pub row: Option<&'p ZoneRow>,
    pub notes: Vec<&'static str>,
    /// Why nothing better than "cannot tell" is possible here, if so.
    pub gap: Option<&'static str>,
}

impl<'p> Ring<'p> {
    fn new(rule: Rule, width: [f64; 2]) -> Ring<'p> {
        Ring {
            rule,
            width,
            half: [0.0; 2],
            reach: [0.0; 2],
            never_inside: false,
            from_stand: false,
            row: None,
            notes: Vec::new(),
            gap: None,
        }
    }

    fn of(row: &'p ZoneRow) -> Ring<'p> {
        let mut ring = Ring {
            row: Some(row),
            ..Ring::new(row.rule, row.width_m)
        };
        if row.status == Status::Memory {
            ring.notes.push("policy.from_memory");
        }
        ring
    }

    fn unknown(rule: Rule, policy: &ZonePolicy, gap: &'static str) -> Ring<'p> {
        let l = &policy.limits;
        Ring {
            half: [0.0, l.unknown_half_spread_m],
            never_inside: true,
            gap: Some(gap),
            ..Ring::new(rule, [0.0, l.unknown_zone_m])
        }
    }

    /// A rule whose row the policy lacks: nothing can be said however far away.
    fn missing(rule: Rule) -> Ring<'p> {
        Ring {
            never_inside: true,
            gap: Some("policy.row_missing"),
            ..Ring::new(rule, [0.0, f64::INFINITY])
        }
    }

    /// Nothing of this facility reaches farther.
    pub(super) fn outer(&self) -> f64 {
        self.width[1] + self.half[1] + self.reach[1]
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

/// Every ring measured from the site.
pub(super) fn from_site<'p>(
    facility: &Facility,
    work: &Work,
    crane: Crane,
    policy: &'p ZonePolicy,
) -> Vec<Ring<'p>> {
    let mut rings = Vec::new();
    match facility.kind {
        Kind::OverheadLine => line(facility, work, policy, &mut rings),
        Kind::Cable | Kind::RiverCable | Kind::SeaCable => {
            let row = policy.plain(Rule::CableZone, Some(medium(facility.kind)));
            rings.push(row.map_or_else(|| Ring::missing(Rule::CableZone), Ring::of));
        }
        Kind::Tower | Kind::Guy => support(facility, work, policy, &mut rings),
        Kind::Substation | Kind::Plant => rings.push(station(facility, policy)),
        Kind::Unknown => rings.push(Ring::unknown(Rule::OverheadZone, policy, "kind.unknown")),
    }
    if let Crane::Somewhere = crane
        && let Some(mut ring) = crane_zone(facility, policy)
    {
        ring.reach = [0.0, policy.limits.crane_unknown_reach_m];
        ring.never_inside = true;
        ring.gap = ring.gap.or(Some("crane.stand_unknown"));
        rings.push(ring);
    }
    if work.blasting {
        let row = policy.plain(Rule::Blasting, None);
        let mut ring = row.map_or_else(|| Ring::missing(Rule::Blasting), Ring::of);
        add_half(&mut ring, facility, policy);
        rings.push(ring);
    }
    if rings.is_empty() {
        rings.push(Ring::new(Rule::None, [0.0, 0.0]));
    }
    for ring in &mut rings {
        match facility.voltage.map(|v| v.source) {
            Some(VoltageSource::Name) => ring.notes.push("voltage.from_name"),
            Some(VoltageSource::Line) => ring.notes.push("voltage.from_line"),
            _ => {}
        }
    }
    rings
}

/// The ring measured from where the crane stands.
pub(super) fn from_stand<'p>(
    facility: &Facility,
    reach: f64,
    policy: &'p ZonePolicy,
) -> Option<Ring<'p>> {
    let mut ring = crane_zone(facility, policy)?;
    ring.reach = [reach, reach];
    ring.from_stand = true;
    if facility
        .voltage
        .is_some_and(|v| v.source == VoltageSource::Name)
    {
        ring.notes.push("voltage.from_name");
    }
    Some(ring)
}

fn line<'p>(facility: &Facility, work: &Work, policy: &'p ZonePolicy, rings: &mut Vec<Ring<'p>>) {
    if facility.voltage.is_some_and(low) {
        if !work.building {
            return;
        }
        let row = facility
            .voltage
            .and_then(|v| policy.by_voltage(Rule::LowVoltageClearance, v));
        let mut ring = row.map_or_else(|| Ring::missing(Rule::LowVoltageClearance), Ring::of);
        add_half(&mut ring, facility, policy);
        rings.push(ring);
        return;
    }
    rings.push(overhead(facility, policy));
}

fn overhead<'p>(facility: &Facility, policy: &'p ZonePolicy) -> Ring<'p> {
    let Some(voltage) = facility.voltage else {
        return Ring::unknown(Rule::OverheadZone, policy, "voltage.unknown");
    };
    let Some(row) = policy.by_voltage(Rule::OverheadZone, voltage) else {
        return Ring::unknown(Rule::OverheadZone, policy, "voltage.no_row");
    };
    let mut ring = Ring::of(row);
    add_half(&mut ring, facility, policy);
    ring
}

fn low(voltage: Voltage) -> bool {
    voltage.volts < 1000
}

/// A crane may not come into the overhead zone; below 1 kV there is none.
fn crane_zone<'p>(facility: &Facility, policy: &'p ZonePolicy) -> Option<Ring<'p>> {
    let ring = match facility.kind {
        Kind::OverheadLine if facility.voltage.is_some_and(low) => return None,
        Kind::OverheadLine => overhead(facility, policy),
        Kind::Unknown => Ring::unknown(Rule::Crane, policy, "kind.unknown"),
        _ => return None,
    };
    Some(Ring {
        rule: Rule::Crane,
        ..ring
    })
}

fn support<'p>(
    facility: &Facility,
    work: &Work,
    policy: &'p ZonePolicy,
    rings: &mut Vec<Ring<'p>>,
) {
    if work.digs() {
        let row = facility
            .voltage
            .and_then(|v| policy.by_voltage(Rule::FoundationRing, v));
        let mut ring = match (row, facility.voltage) {
            (Some(row), _) => Ring::of(row),
            (None, None) => {
                let rows = policy
                    .zones
                    .iter()
                    .filter(|r| r.rule == Rule::FoundationRing);
                let widest = rows.map(|r| r.width_m[1]).fold(f64::NAN, f64::max);
                if widest.is_nan() {
                    Ring::missing(Rule::FoundationRing)
                } else {
                    let ring = Ring::new(Rule::FoundationRing, [0.0, widest]);
                    Ring {
                        never_inside: true,
                        gap: Some("voltage.unknown"),
                        ..ring
                    }
                }
            }
            (None, Some(_)) => Ring::missing(Rule::FoundationRing),
        };
        if facility.shape.is_mere_point() {
            let half = policy.limits.foundation_half_m;
            ring.half = [half, half];
            ring.notes.push("foundation.point");
        }
        rings.push(ring);
    }
    // A support nobody knows the voltage of carries a line nobody knows.
    if facility.voltage.is_none() {
        rings.push(Ring::unknown(Rule::OverheadZone, policy, "voltage.unknown"));
    }
}

fn station<'p>(facility: &Facility, policy: &'p ZonePolicy) -> Ring<'p> {
    let Some(row) = policy.plain(Rule::StationFence, None) else {
        return Ring::missing(Rule::StationFence);
    };
    let mut ring = Ring::of(row);
    if facility.shape.polygons.is_empty() {
        ring.width = [0.0, policy.limits.station_point_m.max(row.width_m[1])];
        ring.never_inside = true;
        ring.gap = Some("station.point_only");
    }
    ring
}

/// Half of the distance between the outer conductors.
fn add_half(ring: &mut Ring<'_>, facility: &Facility, policy: &ZonePolicy) {
    if facility.kind == Kind::Unknown {
        ring.half = [0.0, policy.limits.unknown_half_spread_m];
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
            if row.is_some_and(|r| r.status == Status::Memory)
                && !ring.notes.contains(&"policy.from_memory")
            {
                ring.notes.push("policy.from_memory");
            }
        }
    }
}
