//! The first events of a store.
use crate::error::Failure;
use crate::journal::{Append, CommandKey, StreamWrite};
use crate::office::{OFFICE_STREAM, Office};
use crate::staff::{Assignment, OfficeEvent, Unit};
use crate::streams;
use linewarden_rules::StaffId;
use serde_json::json;

/// A person at founding.
pub(crate) struct NewPerson {
    pub(crate) id: StaffId,
    pub(crate) name: String,
    pub(crate) assignments: Vec<Assignment>,
    pub(crate) pin: String,
}

#[allow(clippy::too_many_arguments)] // Each is a different fact of one founding.
/// Founds an office: name, code word, units, people. Only on an empty store.
pub(crate) fn found(
    office: &Office,
    key: CommandKey,
    digest: [u8; 32],
    name: &str,
    notice_word: &str,
    sample: bool,
    units: Vec<Unit>,
    people: Vec<NewPerson>,
) -> Result<(), Failure> {
    if office.organisation().founded {
        return Err(Failure::conflict("office.founded_already", json!({})));
    }
    let name = crate::staff::name("name", name)?;
    let notice_word = crate::staff::name("notice_word", notice_word)?;
    let longest = 10;
    if notice_word.chars().count() > longest {
        return Err(Failure::input(
            "field.too_long",
            json!({"field": "notice_word", "longest": longest}),
        ));
    }
    // It stands in numbers such as 示电隐告〔2026〕1号: a bracket, a digit or a blank in it would make another number of them.
    if let Some(wrong) = notice_word.chars().find(|c| !c.is_alphabetic()) {
        return Err(Failure::input(
            "office.notice_word_letters",
            json!({"character": wrong.to_string()}),
        ));
    }
    for person in &people {
        crate::staff::name("administrator", &person.name)?;
    }
    let mut events = vec![OfficeEvent::Founded {
        name,
        notice_word,
        sample,
    }];
    events.extend(
        units
            .into_iter()
            .map(|unit| OfficeEvent::UnitAdded { unit }),
    );
    // PINs first: somebody who is named but cannot come in would lock the office from its own people.
    for person in &people {
        crate::staff::set_pin(office, &person.id, &person.pin)?;
    }
    events.extend(people.into_iter().map(|p| OfficeEvent::PersonAdded {
        id: p.id,
        name: p.name,
        assignments: p.assignments,
    }));
    let events = events
        .iter()
        .map(|e| streams::store(e, None))
        .collect::<Result<Vec<_>, _>>()?;
    office
        .journal
        .append(Append {
            key,
            digest,
            actor: "office".into(),
            recorded_at: office.now(),
            writes: vec![StreamWrite {
                stream: OFFICE_STREAM.into(),
                expected: 0,
                events,
            }],
            answer: json!({}),
        })
        .map_err(crate::case::append_failure)?;
    office.catch_up()
}
