use crate::run::{Outcome, linewarden, refusal};
use crate::sample::{copy, demo, text};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn verify(store: &Path, more: &[&str]) -> Outcome {
    linewarden(
        &[
            &["verify", "--store", text(store), "--format", "json"],
            more,
        ]
        .concat(),
    )
}

/// Wants exit 3 and gives the codes, each once, sorted.
fn damage(store: &Path, more: &[&str]) -> Vec<String> {
    let outcome = verify(store, more);
    assert_eq!(outcome.exit, 3, "{} {}", outcome.stdout, outcome.stderr);
    let report = outcome.json();
    assert_eq!(report["sound"], false);
    let damages = report["damages"].as_array().expect("a list");
    let mut codes: Vec<String> = damages
        .iter()
        .map(|d| d["code"].as_str().expect("a code").to_owned())
        .collect();
    codes.sort();
    codes.dedup();
    for lang in ["zh", "en"] {
        let words =
            linewarden(&[&["verify", "--store", text(store), "--lang", lang], more].concat());
        assert_eq!(words.exit, 3);
        // A code without words would show itself.
        assert!(!words.stdout.contains("damage."), "{}", words.stdout);
    }
    codes
}

fn every_file(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            every_file(&path, found);
        } else {
            found.insert(path.clone(), fs::read(&path).expect("read"));
        }
    }
}

fn run_sql(file: &Path, sql: &str) {
    let db = Connection::open(file).expect("opened");
    db.execute_batch(sql).expect("tampered");
    // As a store that was closed: no log beside it.
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").ok();
}

const LET_GO: &str = "DROP TRIGGER events_never_change; DROP TRIGGER events_never_go;";

fn one(file: &Path, sql: &str) -> String {
    let db = Connection::open(file).expect("opened");
    db.query_row(sql, [], |row| row.get(0)).expect("a row")
}

#[test]
fn every_kind_of_damage_is_found_and_a_sound_store_stays_untouched() {
    let folder = tempfile::tempdir().expect("a folder");
    let sound = folder.path().join("sound");
    let made = demo(&sound);
    let mut before = BTreeMap::new();
    every_file(&sound, &mut before);
    let outcome = verify(&sound, &[]);
    assert_eq!(
        (outcome.exit, outcome.stderr.as_str()),
        (0, ""),
        "{}",
        outcome.stdout
    );
    let report = outcome.json();
    assert_eq!(
        (&report["sound"], &report["damages"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(
        (&report["read_store"], &report["commitments"]),
        (&json!("equal"), &made["cases"])
    );
    let events: u64 = one(
        &sound.join("journal.db"),
        "SELECT CAST(count(*) AS TEXT) FROM events",
    )
    .parse()
    .expect("a number");
    assert_eq!(report["events"], events);
    let head = report["head"].as_str().expect("a head").to_owned();
    let mut after = BTreeMap::new();
    every_file(&sound, &mut after);
    assert!(
        before == after,
        "verify wrote to the store: {:?}",
        after.keys().collect::<Vec<_>>()
    );
    assert_eq!(verify(&sound, &["--against", &head]).exit, 0);

    let mut count = 0;
    let mut fresh = || {
        count += 1;
        let store = folder.path().join(format!("copy{count}"));
        copy(&sound, &store);
        store
    };

    // An event's body.
    let store = fresh();
    run_sql(
        &store.join("journal.db"),
        &format!(
            "{LET_GO} UPDATE events SET body = replace(body, '2026', '2025') WHERE position = 200"
        ),
    );
    assert!(damage(&store, &[]).contains(&"journal.hash_differs".to_owned()));

    // The tail, with everything that would show it but the head kept elsewhere.
    let store = fresh();
    let journal = store.join("journal.db");
    let last = one(
        &journal,
        "SELECT CAST(min(position) AS TEXT) FROM events WHERE command_key = (SELECT command_key FROM events ORDER BY position DESC LIMIT 1)",
    );
    run_sql(
        &journal,
        &format!(
            "{LET_GO} DELETE FROM commands WHERE last_position >= {last}; DELETE FROM events WHERE position >= {last};"
        ),
    );
    assert_eq!(damage(&store, &[]), ["read.ahead"]);
    fs::remove_file(store.join("read.db")).expect("removed");
    let cut = verify(&store, &[]);
    assert_eq!(
        (cut.exit, &cut.json()["read_store"]),
        (0, &json!("absent")),
        "{}",
        cut.stdout
    );
    assert_eq!(damage(&store, &["--against", &head]), ["journal.tail_cut"]);

    // A paper changed, a photo lost.
    let store = fresh();
    let paper: Value = serde_json::from_str(&one(
        &journal_of(&store),
        "SELECT body FROM events WHERE kind = 'accepted' LIMIT 1",
    ))
    .expect("JSON");
    let id = paper["data"]["receipt"]["file"]
        .as_str()
        .expect("a file")
        .to_owned();
    let place = store.join("files").join(&id[..2]).join(&id);
    let mut bytes = fs::read(&place).expect("read");
    bytes[100] ^= 1;
    fs::write(&place, &bytes).expect("written");
    assert_eq!(damage(&store, &[]), ["files.damaged"]);
    fs::remove_file(&place).expect("removed");
    assert_eq!(damage(&store, &[]), ["files.missing"]);
    let set = one(
        &journal_of(&store),
        "SELECT json_extract(body, '$.data.file') FROM events WHERE kind = 'made_current'",
    );
    let store = fresh();
    fs::remove_file(store.join("files").join(&set[..2]).join(&set)).expect("removed");
    assert_eq!(damage(&store, &[]), ["files.missing"]);
    let store = fresh();
    fs::remove_dir_all(store.join("files")).expect("removed");
    assert_eq!(
        damage(&store, &[]).first().map(String::as_str),
        Some("files.missing")
    );

    // Personal data: changed, lost, and erased by right.
    let party = one(
        &journal_of(&sound),
        "SELECT json_extract(body, '$.data.application.party') FROM events WHERE kind = 'accepted' LIMIT 1",
    );
    let store = fresh();
    run_sql(
        &store.join("sealed.db"),
        &format!(
            "UPDATE versions SET ciphertext = zeroblob(length(ciphertext)) WHERE person_id = '{party}'"
        ),
    );
    assert!(damage(&store, &[]).contains(&"sealed.damaged".to_owned()));
    let store = fresh();
    run_sql(
        &store.join("sealed.db"),
        &format!("UPDATE versions SET commitment = zeroblob(32) WHERE person_id = '{party}'"),
    );
    assert_eq!(damage(&store, &[]), ["sealed.commitment_differs"]);
    let store = fresh();
    run_sql(
        &store.join("sealed.db"),
        &format!(
            "DELETE FROM versions WHERE person_id = '{party}'; DELETE FROM persons WHERE person_id = '{party}'"
        ),
    );
    assert!(damage(&store, &[]).contains(&"sealed.missing".to_owned()));
    let store = fresh();
    fs::remove_file(store.join("read.db")).expect("removed");
    run_sql(
        &store.join("sealed.db"),
        &format!(
            "UPDATE versions SET ciphertext = NULL WHERE person_id = '{party}'; UPDATE persons SET key = NULL, erased_at = created_at WHERE person_id = '{party}'"
        ),
    );
    let erased = verify(&store, &[]);
    assert_eq!(erased.exit, 0, "{}", erased.stdout);

    // The folded tables.
    let case = one(&sound.join("read.db"), "SELECT case_id FROM tasks LIMIT 1");
    for sql in [
        format!("UPDATE cases SET verdict = 'nonsense' WHERE id = '{case}'"),
        format!("DELETE FROM cases WHERE id = '{case}'"),
        format!("DELETE FROM tasks WHERE case_id = '{case}'"),
        format!(
            "UPDATE tasks SET task = json_set(task, '$.due.date', '2001-01-01') WHERE case_id = '{case}'"
        ),
        format!("DELETE FROM concerned WHERE case_id = '{case}'"),
    ] {
        let store = fresh();
        run_sql(
            &store.join("read.db"),
            &format!("PRAGMA foreign_keys = ON; {sql}"),
        );
        assert_eq!(damage(&store, &[]), ["read.case_differs"], "{sql}");
    }
    // Behind is no damage: it catches up.
    let store = fresh();
    let stand = "(SELECT position FROM cases ORDER BY position LIMIT 1)";
    run_sql(
        &store.join("read.db"),
        &format!(
            "UPDATE cursor SET position = {stand}; DELETE FROM cases WHERE position > {stand}"
        ),
    );
    let behind = verify(&store, &[]);
    assert_eq!(
        (behind.exit, &behind.json()["read_store"]),
        (0, &json!("behind")),
        "{}",
        behind.stdout
    );

    // Not a journal at all.
    let store = fresh();
    fs::write(store.join("journal.db"), vec![b'x'; 20_000]).expect("written");
    assert!(damage(&store, &[]).contains(&"journal.not_readable".to_owned()));
}

fn journal_of(store: &Path) -> PathBuf {
    store.join("journal.db")
}

#[test]
fn a_head_that_is_none_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    crate::sample::unfounded(folder.path());
    let error = refusal(&[
        "verify",
        "--store",
        text(folder.path()),
        "--against",
        "366:b670",
    ]);
    assert_eq!(error["code"], "verify.head_unreadable");
    let empty = verify(folder.path(), &[]);
    assert_eq!(
        (empty.exit, &empty.json()["events"]),
        (0, &json!(0)),
        "{}",
        empty.stdout
    );
    assert_eq!(
        refusal(&["verify", "--database", "postgres://localhost/x"])["code"],
        "serve.database_unsupported"
    );
}
