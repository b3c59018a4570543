//! The office as its events left it.
use chrono::NaiveDate;
use linewarden_geofence::crs::{CrsTable, OwnCrs};
use linewarden_rules::case::{Duty, Responsible};
use linewarden_rules::routing::{Role, Tier, UnitKind};
use linewarden_rules::{StaffId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A company, department, centre or station.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Unit {
    pub id: UnitId,
    pub name: String,
    pub kind: UnitKind,
    pub parent: Option<UnitId>,
}

/// A role in a unit, from a date to a date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "RoleHeld")]
pub struct Assignment {
    pub role: Role,
    pub unit: UnitId,
    #[ts(type = "string")]
    pub from: NaiveDate,
    #[ts(type = "string | null")]
    pub to: Option<NaiveDate>,
}

impl Assignment {
    /// Whether it holds on a day, both ends included.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// Someone who works here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "StaffMember")]
pub struct Person {
    pub id: StaffId,
    pub name: String,
    pub assignments: Vec<Assignment>,
    pub disabled: bool,
}

/// What can happen to the office itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "snake_case")]
pub enum OfficeEvent {
    /// `notice_word` is the X of `X电隐告`.
    Founded {
        name: String,
        notice_word: String,
        sample: bool,
    },
    UnitAdded {
        unit: Unit,
    },
    PersonAdded {
        id: StaffId,
        name: String,
        assignments: Vec<Assignment>,
    },
    PersonDisabled {
        id: StaffId,
        reason: String,
    },
    /// Name and roles as they are from now on.
    PersonChanged {
        id: StaffId,
        name: String,
        assignments: Vec<Assignment>,
        reason: String,
    },
    PersonEnabled {
        id: StaffId,
        reason: String,
    },
    /// An administrator set another PIN. The PIN itself is in no event.
    PinReset {
        id: StaffId,
    },
    UnitChanged {
        id: UnitId,
        name: String,
        reason: String,
    },
    /// Coordinate systems of the office's own, with their parameters: all that hold from now on.
    OwnSystemsSet {
        systems: Vec<OwnCrs>,
        reason: String,
    },
}

/// Units and people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Organisation {
    pub version: u64,
    pub founded: bool,
    pub sample: bool,
    pub name: String,
    pub notice_word: String,
    pub units: BTreeMap<UnitId, Unit>,
    pub people: BTreeMap<StaffId, Person>,
    pub own_systems: Vec<OwnCrs>,
}

impl Organisation {
    /// Folds one event in.
    pub fn apply(&mut self, version: u64, event: OfficeEvent) {
        self.version = version;
        match event {
            OfficeEvent::Founded {
                name,
                notice_word,
                sample,
            } => {
                self.founded = true;
                (self.name, self.notice_word, self.sample) = (name, notice_word, sample);
            }
            OfficeEvent::UnitAdded { unit } => {
                self.units.insert(unit.id.clone(), unit);
            }
            OfficeEvent::PersonAdded {
                id,
                name,
                assignments,
            } => {
                self.people.insert(
                    id.clone(),
                    Person {
                        id,
                        name,
                        assignments,
                        disabled: false,
                    },
                );
            }
            OfficeEvent::OwnSystemsSet { systems, .. } => self.own_systems = systems,
            OfficeEvent::PersonDisabled { id, .. } => self.person(&id, |p| p.disabled = true),
            OfficeEvent::PersonEnabled { id, .. } => self.person(&id, |p| p.disabled = false),
            OfficeEvent::PersonChanged {
                id,
                name,
                assignments,
                ..
            } => self.person(&id, |p| (p.name, p.assignments) = (name, assignments)),
            OfficeEvent::PinReset { .. } => {}
            OfficeEvent::UnitChanged { id, name, .. } => {
                if let Some(unit) = self.units.get_mut(&id) {
                    unit.name = name;
                }
            }
        }
    }
    fn person(&mut self, id: &StaffId, change: impl FnOnce(&mut Person)) {
        if let Some(person) = self.people.get_mut(id) {
            change(person);
        }
    }
    /// The office's own coordinate systems, ready to place with. They were checked when they were set; a set that does
    /// not stand up any more places nothing.
    pub fn crs_table(&self) -> CrsTable {
        CrsTable::new(self.own_systems.clone()).unwrap_or_default()
    }
    /// The name of a unit, or its id where it is unknown.
    pub fn unit_name(&self, id: &UnitId) -> String {
        self.units
            .get(id)
            .map_or_else(|| id.to_string(), |u| u.name.clone())
    }
    /// The name of a person, or the id where unknown.
    pub fn person_name(&self, id: &StaffId) -> String {
        self.people
            .get(id)
            .map_or_else(|| id.to_string(), |p| p.name.clone())
    }
    fn first_of(&self, kind: UnitKind, near: Option<&UnitId>) -> Option<UnitId> {
        let mut of_kind: Vec<&Unit> = self.units.values().filter(|u| u.kind == kind).collect();
        let parent = near
            .and_then(|id| self.units.get(id))
            .and_then(|u| u.parent.clone());
        of_kind.sort_by_key(|u| (u.parent != parent, u.id.clone()));
        of_kind.first().map(|u| u.id.clone())
    }
    /// The units that answer for a case accepted by `accepting`, by the tier table (DOMAIN 3).
    ///
    /// Where the accepting unit's own company has no such department, the city company's stands in. A duty that no
    /// unit can take stays with the accepting unit, so that no step is without an owner.
    pub fn responsible(&self, tier: Tier, accepting: &UnitId) -> Responsible {
        let find = |kind| {
            self.first_of(kind, Some(accepting))
                .unwrap_or_else(|| accepting.clone())
        };
        let mut duties: BTreeMap<Duty, Vec<UnitId>> = BTreeMap::new();
        let mut put = |duty, units: Vec<UnitId>| {
            duties.insert(duty, units);
        };
        put(Duty::Accepting, vec![accepting.clone()]);
        put(Duty::Marketing, vec![find(UnitKind::MarketingDepartment)]);
        put(Duty::Safety, vec![find(UnitKind::SafetyQualityDepartment)]);
        match tier {
            Tier::T1 | Tier::T2 => {
                put(Duty::Surveying, vec![accepting.clone()]);
                put(Duty::Deciding, vec![accepting.clone()]);
                if tier == Tier::T2 {
                    put(Duty::Capacity, vec![find(UnitKind::DistributionWorksArea)]);
                }
            }
            Tier::T3 => {
                let key_account = find(UnitKind::KeyAccountOffice);
                put(Duty::Surveying, vec![key_account.clone()]);
                put(
                    Duty::Joining,
                    vec![
                        find(UnitKind::TransmissionOmOffice),
                        find(UnitKind::DistributionOmOffice),
                    ],
                );
                put(Duty::Scheme, vec![key_account.clone()]);
                put(Duty::Deciding, vec![key_account]);
            }
            Tier::T4 => {
                let marketing = find(UnitKind::MarketingDepartment);
                put(Duty::Surveying, vec![marketing.clone()]);
                put(
                    Duty::Joining,
                    vec![
                        find(UnitKind::CustomerServiceCentre),
                        find(UnitKind::DistributionWorksArea),
                    ],
                );
                put(Duty::Scheme, vec![marketing.clone()]);
                put(Duty::Deciding, vec![marketing]);
            }
        }
        if matches!(tier, Tier::T3 | Tier::T4) {
            put(Duty::SignOff, vec![find(UnitKind::MarketingDepartment)]);
            put(Duty::Meeting, vec![find(UnitKind::BusinessMeeting)]);
        }
        Responsible(duties)
    }
    /// Whether a person is the only one in a unit with any of these roles on a day.
    pub fn alone(&self, person: &StaffId, unit: &UnitId, roles: &[Role], day: NaiveDate) -> bool {
        !self.people.values().any(|p| {
            p.id != *person
                && !p.disabled
                && p.assignments
                    .iter()
                    .any(|a| a.unit == *unit && roles.contains(&a.role) && a.holds_on(day))
        })
    }
}
