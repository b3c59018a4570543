use std::fs;
use std::path::{Path, PathBuf};

use linewarden_office::journal::{Damage, DamageKind, Head, Recorded};
use rusqlite::Connection;
use serde_json::json;

use crate::setup::{note, open};

const EVENTS: u64 = 60;

/// A closed journal of `EVENTS` events in three streams, and its head.
fn written(folder: &Path) -> (PathBuf, Head) {
    let journal = open(folder);
    let mut head = Head::EMPTY;
    for number in 1..=EVENTS {
        let body = json!({ "number": number, "mark": format!("mark-{number:04}-mark") });
        head = note(&journal, &format!("case-{}", number % 3), body);
    }
    (folder.join("journal.db"), head)
}

fn damages(folder: &Path, against: Option<Head>) -> Vec<Damage> {
    open(folder).verify(against).expect("verified").damages
}

/// Changes the file as someone with a database tool would.
fn tamper(file: &Path, sql: &str) {
    let connection = Connection::open(file).expect("opened");
    connection
        .execute_batch("DROP TRIGGER events_never_change; DROP TRIGGER events_never_go;")
        .expect("dropped");
    connection.execute_batch(sql).expect("tampered");
}

#[test]
fn an_untouched_journal_is_sound() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, head) = written(folder.path());
    let report = open(folder.path()).verify(Some(head)).expect("verified");
    assert_eq!(
        (report.events, report.commands, report.head, report.damages),
        (EVENTS, EVENTS, head, vec![])
    );
}

#[test]
fn a_byte_flipped_on_disk_is_found_with_its_position() {
    for number in [1, 17, EVENTS] {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, _) = written(folder.path());
        let mut bytes = fs::read(&file).expect("read");
        let mark = format!("mark-{number:04}-mark").into_bytes();
        let places: Vec<_> = bytes
            .windows(mark.len())
            .enumerate()
            .filter_map(|(at, window)| (window == mark).then_some(at))
            .collect();
        assert!(!places.is_empty(), "the mark must be in the file");
        for at in places {
            bytes[at] ^= 1;
        }
        fs::write(&file, bytes).expect("written");
        let expected = Damage {
            position: Some(number),
            kind: DamageKind::HashDiffers,
        };
        assert_eq!(damages(folder.path(), None), [expected]);
    }
}

/// Wherever a byte of the file is flipped: either it is found, or nothing a reader gets has changed.
#[test]
fn no_flipped_byte_changes_an_event_unnoticed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, head) = written(folder.path());
    let sound = fs::read(&file).expect("read");
    let events = open(folder.path()).read_from(0, usize::MAX).expect("read");
    let mut found = 0;
    // A stride that is prime to the page size visits every kind of place.
    for at in (100..sound.len()).step_by(397) {
        let mut bytes = sound.clone();
        bytes[at] ^= 1 << (at % 8);
        let other = tempfile::tempdir().expect("a folder");
        fs::write(other.path().join("journal.db"), bytes).expect("written");
        match unnoticed(other.path(), head) {
            None => found += 1,
            Some(read) => assert_eq!(read, events, "byte {at}"),
        }
    }
    assert!(found > 20, "only {found} flips were found");
}

/// What is read if neither opening nor verifying objects.
fn unnoticed(folder: &Path, head: Head) -> Option<Vec<Recorded>> {
    let journal = linewarden_office::journal::Journal::open_read_only(folder).ok()?;
    let report = journal.verify(Some(head)).ok()?;
    if !report.is_sound() {
        return None;
    }
    Some(
        journal
            .read_from(0, usize::MAX)
            .expect("sound, so readable"),
    )
}

#[test]
fn every_column_is_covered() {
    let changes = [
        ("stream = 'case-9'", "hash_differs"),
        ("version = version + 100", "hash_differs"),
        ("kind = 'other'", "hash_differs"),
        ("body = '{}'", "hash_differs"),
        ("actor = 'someone else'", "hash_differs"),
        (
            "recorded_at = '2026-03-02T08:30:00.000001+08:00'",
            "hash_differs",
        ),
        ("command_key = 'x'", "hash_differs"),
        ("prev_hash = zeroblob(32)", "chain_broken"),
        ("hash = zeroblob(32)", "hash_differs"),
        ("suite = 'none'", "unknown_suite"),
    ];
    for (change, code) in changes {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, _) = written(folder.path());
        tamper(
            &file,
            &format!("UPDATE events SET {change} WHERE position = 20"),
        );
        let found = damages(folder.path(), None);
        let here = found.iter().any(|damage| {
            let as_json = serde_json::to_value(damage).expect("json");
            damage.position == Some(20) && as_json["code"] == code
        });
        assert!(here, "{change}: {found:?}");
    }
}

#[test]
fn a_missing_event_leaves_a_gap() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, _) = written(folder.path());
    tamper(&file, "DELETE FROM events WHERE position = 30");
    let found = damages(folder.path(), None);
    let gap = Damage {
        position: Some(31),
        kind: DamageKind::PositionGap { expected: 30 },
    };
    assert!(found.contains(&gap), "{found:?}");
    let chain = |d: &Damage| d.position == Some(31) && d.kind == DamageKind::ChainBroken;
    assert!(found.iter().any(chain), "{found:?}");
}

#[test]
fn damage_of_a_stored_answer_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, _) = written(folder.path());
    tamper(
        &file,
        "UPDATE commands SET answer = '{\"done\":false}' WHERE first_position = 12",
    );
    let found = damages(folder.path(), None);
    assert!(
        matches!(
            &found[..],
            [Damage {
                position: Some(12),
                kind: DamageKind::CommandDamaged { .. }
            }]
        ),
        "{found:?}"
    );
}

#[test]
fn events_without_their_command_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, _) = written(folder.path());
    tamper(&file, "DELETE FROM commands WHERE first_position = 12");
    let found = damages(folder.path(), None);
    assert!(
        matches!(
            &found[..],
            [Damage {
                position: Some(12),
                kind: DamageKind::CommandMissing { .. }
            }]
        ),
        "{found:?}"
    );
}

#[test]
fn a_tail_cut_off_is_found_against_a_head_kept_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, head) = written(folder.path());
    tamper(
        &file,
        "DELETE FROM events WHERE position > 50; DELETE FROM commands WHERE first_position > 50;",
    );
    // The chain alone cannot show it: this is why heads are printed and exported.
    assert_eq!(damages(folder.path(), None), []);
    let cut = Damage {
        position: Some(51),
        kind: DamageKind::TailCut {
            against: EVENTS,
            found: 50,
        },
    };
    assert_eq!(damages(folder.path(), Some(head)), [cut]);
}

#[test]
fn a_tail_written_anew_is_found_against_a_head_kept_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, head) = written(folder.path());
    tamper(
        &file,
        "DELETE FROM events WHERE position > 58; DELETE FROM commands WHERE first_position > 58;",
    );
    let journal = open(folder.path());
    for number in 0..5 {
        note(&journal, "case-0", json!({ "forged": number }));
    }
    drop(journal);
    assert_eq!(damages(folder.path(), None), []);
    let rewritten = Damage {
        position: Some(EVENTS),
        kind: DamageKind::Rewritten { against: EVENTS },
    };
    assert_eq!(damages(folder.path(), Some(head)), [rewritten]);
}

#[test]
fn the_journal_refuses_changes_through_its_own_tables() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, _) = written(folder.path());
    let connection = Connection::open(file).expect("opened");
    for sql in ["UPDATE events SET body = '0'", "DELETE FROM events"] {
        assert!(connection.execute_batch(sql).is_err(), "{sql}");
    }
}
