//! What can happen to the facility data.
use linewarden_rules::FileId;
use serde::{Deserialize, Serialize};

/// A version was made current. Its bytes are an attachment by content hash; a case keeps the version that judged it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "snake_case")]
pub enum FacilitiesEvent {
    MadeCurrent {
        /// Content hash of the set, as screenings name it.
        version: String,
        file: FileId,
        label: String,
        /// The coordinate system a person confirmed on the map.
        crs_confirmed: String,
        note: String,
        facilities: u64,
        rejected: u64,
    },
}
