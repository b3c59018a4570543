use std::fs;
use std::path::Path;

use linewarden_office::desk::Desk;
use linewarden_office::journal::{AppendError, Journal, OpenError, ReadOnlyReason};
use linewarden_office::sealed::Sealed;
use rusqlite::Connection;
use serde_json::json;

use crate::setup::{append_of, note, open, write};

/// Makes a store look as if a newer program had migrated it.
fn age(file: &Path) {
    let connection = Connection::open(file).expect("opened");
    connection
        .execute_batch(
            "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
             VALUES (99, 'later', '2030-01-01T00:00:00Z', '1')",
        )
        .expect("aged");
}

fn is_newer(error: &OpenError) -> bool {
    matches!(
        error,
        OpenError::SchemaNewer {
            found: 99,
            known: 1,
            ..
        }
    ) && error.code() == "store.schema_newer"
}

#[test]
fn a_newer_journal_is_refused_untouched_and_can_still_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let head = note(&open(folder.path()), "case-1", json!("written"));
    let file = folder.path().join("journal.db");
    age(&file);
    let before = fs::read(&file).expect("read");

    let error = Journal::open(folder.path()).err().expect("refused");
    assert!(is_newer(&error), "{error}");
    assert_eq!(fs::read(&file).expect("read"), before);

    let journal = Journal::open_read_only(folder.path()).expect("readable");
    assert_eq!(journal.head().expect("head"), head);
    assert_eq!(journal.read_stream("case-1").expect("events").len(), 1);
    let reason = ReadOnlyReason::SchemaNewer {
        found: 99,
        known: 1,
    };
    match journal.append(append_of(vec![write("case-1", 1, &[json!(2)])])) {
        Err(AppendError::ReadOnly { reason: given }) => assert_eq!(given, reason),
        other => panic!("expected a refusal, got {other:?}"),
    }
}

#[test]
fn a_newer_desk_or_sealed_store_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(Desk::open(folder.path()).expect("opened"));
    drop(Sealed::open(folder.path()).expect("opened"));
    age(&folder.path().join("desk.db"));
    age(&folder.path().join("sealed.db"));
    assert!(is_newer(&Desk::open(folder.path()).err().expect("refused")));
    assert!(is_newer(
        &Sealed::open(folder.path()).err().expect("refused")
    ));
}

#[test]
fn a_stopped_journal_reads_and_does_not_write() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    note(&journal, "case-1", json!(1));
    let reason = ReadOnlyReason::UnknownEvent {
        kind: "from_the_future".into(),
        position: 1,
    };
    journal.stop_writes(reason.clone());
    let refused = journal.append(append_of(vec![write("case-1", 1, &[json!(2)])]));
    assert!(matches!(refused, Err(AppendError::ReadOnly { reason: given }) if given == reason));
    assert_eq!(journal.read_from(0, 10).expect("events").len(), 1);
}

#[test]
fn a_missing_journal_is_not_made_by_reading() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = Journal::open_read_only(folder.path());
    assert!(matches!(missing.err(), Some(OpenError::Missing { .. })));
    assert!(!folder.path().join("journal.db").exists());
}
