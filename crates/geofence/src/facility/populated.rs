//! Densely populated areas (人口密集地区), where a zone may be narrower than the general one.

use super::Shape;
use serde::{Deserialize, Serialize};

/// An area an authority has declared densely populated. It narrows nothing unless authority and
/// document are named.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PopulatedArea {
    pub authority: String,
    /// The paper that says so, by its number or title.
    pub document: String,
    /// Date, as declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// 95 % position error of its border, millimetres; the policy's for an unknown site where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy_mm: Option<u32>,
    /// What its coordinate system adds to that, millimetres: parameters of an own system, a shift undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_error_mm: Option<u32>,
    #[serde(skip)]
    pub area: Shape,
}

impl PopulatedArea {
    pub fn is_declared(&self) -> bool {
        !self.authority.trim().is_empty() && !self.document.trim().is_empty()
    }
}
