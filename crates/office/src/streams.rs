//! How streams are named and events written and read.
use crate::error::Failure;
use crate::facilities::FacilitiesEvent;
use crate::journal::{NewEvent, Recorded};
use crate::office::OFFICE_STREAM;
use crate::staff::OfficeEvent;
use linewarden_rules::case::Event;
use linewarden_rules::{CaseId, UnitId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The stream of facility versions.
pub(crate) const FACILITIES_STREAM: &str = "facilities";
const CASE: &str = "case/";
const NUMBERS: &str = "numbers/";

pub(crate) fn case_stream(id: &CaseId) -> String {
    format!("{CASE}{id}")
}

/// The case a stream is of.
pub(crate) fn case_of(stream: &str) -> Option<CaseId> {
    stream.strip_prefix(CASE).map(CaseId::new)
}

/// The register of notice numbers: per unit and year, so that there are no gaps.
pub(crate) fn notice_register(unit: &UnitId, year: i32) -> String {
    format!("{NUMBERS}notice/{unit}/{year}")
}

/// The register of case numbers of a year.
pub(crate) fn case_register(year: i32) -> String {
    format!("{NUMBERS}case/{year}")
}

/// A number was taken; the stream's version is the serial.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "snake_case")]
pub(crate) enum NumberEvent {
    NumberTaken { case: CaseId },
}

/// The envelope every body carries: for which unit the person acted, and the form's version.
#[derive(Serialize, Deserialize)]
struct Envelope {
    v: u32,
    #[serde(default)]
    unit: Option<UnitId>,
    data: Value,
}

/// Version of the stored form of events.
const FORM: u32 = 1;

/// An event in its stored form.
pub(crate) fn store(event: &impl Serialize, unit: Option<&UnitId>) -> Result<NewEvent, Failure> {
    let mut value = serde_json::to_value(event).map_err(Failure::internal)?;
    let kind = value["kind"].as_str().unwrap_or_default().to_owned();
    let data = value.get_mut("body").map(Value::take).unwrap_or(json!({}));
    let body = serde_json::to_value(Envelope {
        v: FORM,
        unit: unit.cloned(),
        data,
    })
    .map_err(Failure::internal)?;
    Ok(NewEvent { kind, body })
}

/// Reads an event back from its stored form.
pub(crate) fn parse<E: DeserializeOwned>(recorded: &Recorded) -> Result<E, Failure> {
    let data = recorded.body.get("data").cloned().unwrap_or(Value::Null);
    serde_json::from_value(json!({"kind": recorded.kind, "body": data})).map_err(|error| {
        Failure::internal(format!(
            "event {} ({}) cannot be read: {error}",
            recorded.position, recorded.kind
        ))
    })
}

/// For which unit the person acted.
pub(crate) fn unit_of(recorded: &Recorded) -> UnitId {
    UnitId::new(
        recorded
            .body
            .get("unit")
            .and_then(Value::as_str)
            .unwrap_or_default(),
    )
}

/// Whether this program knows what the event means.
pub(crate) fn is_known(recorded: &Recorded) -> bool {
    let newer = recorded
        .body
        .get("v")
        .and_then(Value::as_u64)
        .is_none_or(|v| v > u64::from(FORM));
    if newer {
        return false;
    }
    if recorded.stream == OFFICE_STREAM {
        parse::<OfficeEvent>(recorded).is_ok()
    } else if recorded.stream == FACILITIES_STREAM {
        parse::<FacilitiesEvent>(recorded).is_ok()
    } else if recorded.stream.starts_with(CASE) {
        parse::<Event>(recorded).is_ok()
    } else {
        recorded.stream.starts_with(NUMBERS) && parse::<NumberEvent>(recorded).is_ok()
    }
}
