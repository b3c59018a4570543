//! Where the office keeps its base maps: settings of the desk store, the keys apart from the rest. They are no events:
//! nothing is decided by them, and the journal never forgets what it was told.
use super::source::BaseMap;
use crate::error::Failure;
use crate::office::Office;
use linewarden_rules::StaffId;
use serde::{Deserialize, Serialize};

const LIST: &str = "basemap.list";

/// All base maps of an office, lowest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Goes up with each change.
    pub(crate) version: u64,
    pub(crate) maps: Vec<BaseMap>,
    /// Who changed them last.
    pub(crate) by: Option<StaffId>,
}

fn key_row(id: &str) -> String {
    format!("basemap.key.{id}")
}

pub(crate) fn read(office: &Office) -> Result<Kept, Failure> {
    match office.desk.setting(LIST)? {
        None => Ok(Kept::default()),
        Some(value) => serde_json::from_value(value).map_err(Failure::internal),
    }
}

pub(crate) fn write(office: &Office, kept: &Kept) -> Result<(), Failure> {
    let value = serde_json::to_value(kept).map_err(Failure::internal)?;
    Ok(office.desk.set_setting(LIST, &value, office.now())?)
}

/// The key of a base map; empty where it has none. Nothing outside this folder reads it.
pub(crate) fn key(office: &Office, id: &str) -> Result<String, Failure> {
    let value = office.desk.setting(&key_row(id))?;
    Ok(value
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default())
}

/// Keeps a key; an empty one is forgotten.
pub(crate) fn set_key(office: &Office, id: &str, key: &str) -> Result<(), Failure> {
    if key.is_empty() {
        office.desk.clear_setting(&key_row(id))?;
        return Ok(());
    }
    Ok(office
        .desk
        .set_setting(&key_row(id), &key.into(), office.now())?)
}
