//! A command on a case, from request to answer: once by its key, by whom the table allows, on the version they saw.
use super::Loaded;
use crate::access::{Acting, Action, can};
use crate::error::Failure;
use crate::journal::{Append, AppendError, Appended, StreamWrite};
use crate::operation::Context;
use crate::streams;
use linewarden_rules::CaseId;
use linewarden_rules::case::{Event, kind_of};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// What every command on a case answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Done {
    pub case: CaseId,
    /// The case's version after the command.
    #[ts(type = "number")]
    pub version: u64,
}

/// A write to another stream in the same append, such as a number taken.
pub(crate) struct Beside {
    pub(crate) stream: String,
    pub(crate) expected: u64,
    pub(crate) event: crate::journal::NewEvent,
}

/// What deciding a command gives.
pub(crate) struct Decided {
    pub(crate) events: Vec<Event>,
    pub(crate) beside: Vec<Beside>,
    /// What the answer has beside `case` and `version`.
    pub(crate) answer: Value,
}

impl From<Vec<Event>> for Decided {
    fn from(events: Vec<Event>) -> Self {
        Self {
            events,
            beside: Vec::new(),
            answer: json!({}),
        }
    }
}

/// How often a command is decided again when only a number register moved under it.
const TRIES: usize = 8;

/// Runs a command on an existing case.
///
/// In this order: the same key again gives the same answer; the role table; the version the person saw; the rule.
pub(crate) fn on_case(
    context: &Context<'_>,
    id: &CaseId,
    expected: u64,
    action: Action,
    decide: impl Fn(&Loaded, &Acting) -> Result<Decided, Failure>,
) -> Result<Value, Failure> {
    let office = context.office;
    if let Some(answer) = office
        .journal
        .lookup_key(context.key, &context.digest)
        .map_err(append_failure)?
    {
        return Ok(answer);
    }
    for _ in 0..TRIES {
        let loaded = office.load(id)?.existing()?;
        let acting = can(context.actor()?, action, Some(&loaded.case.responsible))
            .map_err(|d| Failure::denied(d.code, d.params))?;
        if loaded.case.version != expected {
            return Err(changed(context, &loaded, expected));
        }
        let decided = decide(&loaded, &acting)?;
        match append(context, &acting, id, expected, decided)? {
            Some(answer) => return Ok(answer),
            None => continue,
        }
    }
    Err(Failure::conflict("numbers.busy", json!({"tries": TRIES})))
}

/// Appends what was decided. `None` means a register beside the case moved meanwhile: decide again.
pub(crate) fn append(
    context: &Context<'_>,
    acting: &Acting,
    id: &CaseId,
    expected: u64,
    decided: Decided,
) -> Result<Option<Value>, Failure> {
    let office = context.office;
    let stream = streams::case_stream(id);
    let events = decided
        .events
        .iter()
        .map(|event| streams::store(event, Some(&acting.unit)))
        .collect::<Result<Vec<_>, _>>()?;
    let mut answer = json!({"case": id, "version": expected + events.len() as u64});
    if let (Some(answer), Value::Object(more)) = (answer.as_object_mut(), decided.answer) {
        answer.extend(more);
    }
    let mut writes = vec![StreamWrite {
        stream: stream.clone(),
        expected,
        events,
    }];
    writes.extend(decided.beside.into_iter().map(|b| StreamWrite {
        stream: b.stream,
        expected: b.expected,
        events: vec![b.event],
    }));
    let appended = office.journal.append(Append {
        key: context.key,
        digest: context.digest,
        actor: acting.staff.to_string(),
        recorded_at: office.now(),
        writes,
        answer: answer.clone(),
    });
    match appended {
        Ok(Appended::New { .. }) => {
            office.catch_up()?;
            Ok(Some(answer))
        }
        Ok(Appended::Repeat { answer }) => Ok(Some(answer)),
        Err(AppendError::Conflict { stream: lost, .. }) if lost != stream => Ok(None),
        Err(AppendError::Conflict { .. }) => Err(changed(context, &office.load(id)?, expected)),
        Err(error) => Err(append_failure(error)),
    }
}

/// The conflict as a person can read it: who did what meanwhile.
fn changed(context: &Context<'_>, loaded: &Loaded, expected: u64) -> Failure {
    let organisation = context.office.organisation();
    let since: Vec<Value> = loaded
        .events
        .iter()
        .filter(|e| e.version > expected)
        .map(|e| json!({"what": kind_of(&e.event), "by": organisation.person_name(&e.by), "at": e.recorded_at}))
        .collect();
    let last = since.last().cloned().unwrap_or_default();
    Failure::conflict(
        "case.changed",
        json!({
            "version": loaded.case.version, "expected": expected, "since": since,
            "actor_name": last["by"], "what": last["what"], "at": last["at"],
        }),
    )
}

/// An append that failed, as it leaves the office.
pub(crate) fn append_failure(error: AppendError) -> Failure {
    use http::StatusCode;
    let status = match &error {
        AppendError::Conflict { .. } | AppendError::KeyReused { .. } => StatusCode::CONFLICT,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    };
    tracing::warn!(%error, "append refused");
    Failure::new(status, error.code(), error.params(), "store.try_again")
}
