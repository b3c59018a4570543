use linewarden_office::journal::{AppendError, Appended, CommandKey};
use serde_json::json;

use crate::setup::{append_of, later, open, write};

#[test]
fn sent_twice_done_once_with_the_first_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = append_of(vec![write("case-1", 0, &[json!(1)])]);
    let journal = open(folder.path());
    journal.append(first.clone()).expect("appended");
    let head = journal.head().expect("head");

    // The retry was decided anew, later and on another state: it still gets the first answer.
    let mut retry = first.clone();
    retry.recorded_at = later(60);
    retry.writes[0].expected = 1;
    retry.answer = json!({ "done": "again" });
    let repeat = Appended::Repeat {
        answer: first.answer.clone(),
    };
    assert_eq!(journal.append(retry.clone()).expect("answered"), repeat);
    assert_eq!(journal.head().expect("head"), head);

    // Also after a restart.
    drop(journal);
    let journal = open(folder.path());
    assert_eq!(journal.append(retry).expect("answered"), repeat);
    let answer = journal.lookup_key(first.key, &first.digest);
    assert_eq!(answer.expect("looked up"), Some(first.answer));
    assert_eq!(journal.head().expect("head"), head);
}

#[test]
fn a_key_for_another_request_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    let first = append_of(vec![write("case-1", 0, &[json!(1)])]);
    journal.append(first.clone()).expect("appended");
    let mut other = append_of(vec![write("case-2", 0, &[json!(2)])]);
    other.key = first.key;
    other.digest = [8; 32];
    let digest = other.digest;
    let reused = |error| matches!(error, AppendError::KeyReused { key } if key == first.key);
    assert!(reused(journal.append(other).expect_err("refused")));
    assert!(reused(
        journal.lookup_key(first.key, &digest).expect_err("refused")
    ));
    assert_eq!(journal.stream_version("case-2").expect("version"), 0);
    let unknown = journal.lookup_key(CommandKey::fresh(), &digest);
    assert_eq!(unknown.expect("looked up"), None);
}

#[test]
fn the_same_command_from_many_threads_is_done_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    for round in 0..20 {
        let append = append_of(vec![write(&format!("case-{round}"), 0, &[json!(round)])]);
        let fresh = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| journal.append(append.clone()).expect("answered")))
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().expect("joined"))
                .filter(|appended| matches!(appended, Appended::New { .. }))
                .count()
        });
        assert_eq!(fresh, 1);
    }
    assert_eq!(journal.head().expect("head").position, 20);
}
