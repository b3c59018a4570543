//! Facilities: what stands or lies somewhere and has a protection zone.

mod add;
mod apart;
mod attributes;
mod bytes;
mod diff;
mod kind;
mod populated;
mod set;
mod shape;
mod voltage;

pub use add::Addition;
pub use attributes::{Attributes, ConductorHeight, Design, Water};
pub use bytes::BytesError;
pub(crate) use bytes::MAGIC;
pub use diff::{Altered, Change, Move, Renamed, diff};
pub use kind::Kind;
pub use populated::PopulatedArea;
pub use set::{Coverage, FacilitySet, Reject, Source, Unplaced};
pub use shape::Shape;
pub(crate) use voltage::each_from_text;
pub use voltage::{Unit, Voltage, VoltageSource, from_name, from_text};

use crate::crs::Crs;
use serde::{Deserialize, Serialize};

/// One line, cable, tower or station, placed on the ground.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facility {
    /// The owner's id, or one made from name and shape (`g-…`), the same at every import.
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub kind: Kind,
    /// `None`: nobody knows, and nobody guesses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voltage: Option<Voltage>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    pub spread: Spread,
    /// 95 % position error in millimetres, where the data states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy_mm: Option<u32>,
    /// What an own system's parameters may err by, 95 %, millimetres, on top of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_error_mm: Option<u32>,
    /// The system its numbers came in.
    pub crs: Crs,
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    #[serde(skip)]
    pub shape: Shape,
}

/// The full distance between the two outer conductors, millimetres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spread {
    Known(u32),
    /// A typical value named by the importer or the office: half of it counts as ± 25 %.
    Assumed(u32),
    #[default]
    Unknown,
    /// What is drawn is the outer conductor itself.
    Outer,
}
