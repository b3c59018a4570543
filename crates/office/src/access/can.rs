//! `can(actor, action, resource)`.
use super::{Action, Where};
use crate::staff::Assignment;
use chrono::NaiveDate;
use linewarden_rules::case::{Duty, Responsible};
use linewarden_rules::routing::{Role, UnitKind};
use linewarden_rules::{StaffId, UnitId};
use serde_json::{Value, json};

/// A signed-in person with what they are on this day.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    pub staff: StaffId,
    /// Assignments that hold today, with the kind of their unit.
    pub assignments: Vec<(Assignment, UnitKind)>,
    pub today: NaiveDate,
}

/// For which unit and in which role a person acts.
#[derive(Clone, Debug, PartialEq)]
pub struct Acting {
    pub staff: StaffId,
    pub unit: UnitId,
    pub role: Role,
}

/// Why not.
#[derive(Clone, Debug, PartialEq)]
pub struct Denied {
    pub code: &'static str,
    pub params: Value,
}

/// Whether the actor may do the action on a case with these responsible units (none: no case is concerned), and as whom.
pub fn can(
    actor: &Actor,
    action: Action,
    resource: Option<&Responsible>,
) -> Result<Acting, Denied> {
    let rule = action.rule();
    let acting = |a: &Assignment| Acting {
        staff: actor.staff.clone(),
        unit: a.unit.clone(),
        role: a.role,
    };
    let role_fits = |role: Role| {
        (rule.roles.is_empty() || rule.roles.contains(&role))
            && !(rule.changes && role == Role::Auditor)
    };
    let duties: &[Duty] = match rule.place {
        Where::Duties(duties) => duties,
        Where::Door | Where::Anywhere | Where::ServiceDesk => &[],
    };
    let place_fits = |a: &Assignment, kind: UnitKind| match rule.place {
        Where::Door | Where::Anywhere => true,
        Where::ServiceDesk => kind.accepts(),
        Where::Duties(duties) => {
            resource.is_some_and(|r| duties.iter().any(|d| r.holds(*d, &a.unit)))
        }
    };
    let found = actor
        .assignments
        .iter()
        .find(|(a, kind)| role_fits(a.role) && place_fits(a, *kind));
    if let Some((assignment, _)) = found {
        return Ok(acting(assignment));
    }
    let owners: Vec<&UnitId> = duties
        .iter()
        .filter_map(|d| resource.and_then(|r| r.unit(*d)))
        .collect();
    let code = if actor.assignments.iter().any(|(a, _)| role_fits(a.role)) {
        "access.not_your_unit"
    } else {
        "access.denied"
    };
    Err(Denied {
        code,
        params: json!({"action": action, "roles": rule.roles, "duties": duties, "units": owners}),
    })
}
