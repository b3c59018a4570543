use std::time::{Duration, Instant};

use linewarden_office::journal::{AppendError, Appended, Head};
use serde_json::json;

use crate::setup::{append_of, note, open, write};

#[test]
fn what_was_written_is_read_back_in_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    let bodies = [json!({ "甲": 1, "b": [1.5, null] }), json!("二"), json!(3)];
    let append = append_of(vec![write("case-1", 0, &bodies)]);
    let appended = journal.append(append.clone()).expect("appended");
    let Appended::New { first, last, head } = appended else {
        panic!("new");
    };
    assert_eq!((first, last), (1, 3));
    assert_eq!(journal.head().expect("head"), head);

    let events = journal.read_stream("case-1").expect("events");
    let read: Vec<_> = events.iter().map(|e| e.body.clone()).collect();
    assert_eq!(read, bodies);
    assert_eq!(
        events.iter().map(|e| e.version).collect::<Vec<_>>(),
        [1, 2, 3]
    );
    assert!(events.iter().all(|e| e.actor == append.actor
        && e.key == append.key
        && e.recorded_at == append.recorded_at
        && e.kind == "noted"));
    assert_eq!(events[2].hash, head.hash);
}

#[test]
fn it_is_still_there_after_closing_and_opening() {
    let folder = tempfile::tempdir().expect("a folder");
    let head = note(&open(folder.path()), "case-1", json!(1));
    let journal = open(folder.path());
    assert_eq!(journal.head().expect("head"), head);
    assert_eq!(journal.read_stream("case-1").expect("events").len(), 1);
}

#[test]
fn several_streams_are_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    note(&journal, "numbers", json!({ "next": 1 }));
    let before = journal.head().expect("head");

    let stale = append_of(vec![
        write("case-1", 0, &[json!({ "number": "HX-0002" })]),
        write("numbers", 0, &[json!({ "next": 2 })]),
    ]);
    let refused = journal.append(stale.clone());
    assert!(matches!(
        refused,
        Err(AppendError::Conflict { ref stream, expected: 0, actual: 1 }) if stream == "numbers"
    ));
    assert_eq!(journal.head().expect("head"), before);
    assert_eq!(journal.read_stream("case-1").expect("events"), []);
    assert_eq!(
        journal
            .lookup_key(stale.key, &stale.digest)
            .expect("looked up"),
        None
    );

    // The same command, decided again on what stands there now.
    let mut again = stale;
    again.writes[1].expected = 1;
    journal.append(again).expect("appended");
    assert_eq!(journal.stream_version("numbers").expect("version"), 2);
    assert_eq!(journal.stream_version("case-1").expect("version"), 1);
    let report = journal.verify(None).expect("verified");
    assert!(report.is_sound(), "{report:?}");
}

#[test]
fn one_stream_twice_in_an_append_counts_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    let writes = vec![write("s", 0, &[json!(1)]), write("s", 1, &[json!(2)])];
    journal.append(append_of(writes)).expect("appended");
    assert_eq!(journal.stream_version("s").expect("version"), 2);
}

#[test]
fn a_command_without_events_keeps_its_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    let append = append_of(vec![]);
    let appended = journal.append(append.clone()).expect("appended");
    let empty = Appended::New {
        first: 1,
        last: 0,
        head: Head::EMPTY,
    };
    assert_eq!(appended, empty);
    let answer = journal.lookup_key(append.key, &append.digest);
    assert_eq!(answer.expect("looked up"), Some(append.answer));
    assert!(journal.verify(None).expect("verified").is_sound());
}

#[test]
fn pages_of_events_join_without_gap_or_overlap() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    for number in 0..25 {
        note(&journal, &format!("case-{}", number % 4), json!(number));
    }
    let mut position = 0;
    let mut seen = Vec::new();
    loop {
        let page = journal.read_from(position, 10).expect("a page");
        let Some(last) = page.last() else { break };
        position = last.position;
        seen.extend(page.into_iter().map(|e| e.position));
    }
    assert_eq!(seen, (1..=25).collect::<Vec<u64>>());
}

#[test]
fn a_waiting_reader_is_woken() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    let waiting = std::thread::spawn({
        let journal = journal.clone();
        move || {
            let start = Instant::now();
            let head = journal.wait_past(0, Duration::from_secs(30));
            (head.expect("a head"), start.elapsed())
        }
    });
    std::thread::sleep(Duration::from_millis(50));
    let head = note(&journal, "s", json!(1));
    let (seen, waited) = waiting.join().expect("joined");
    assert_eq!(seen, head);
    assert!(waited < Duration::from_secs(5), "{waited:?}");
}

#[test]
fn waiting_ends_in_time_and_sees_another_process() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    let head = journal.wait_past(0, Duration::from_millis(20));
    assert_eq!(head.expect("a head"), Head::EMPTY);

    // A second handle tells nobody here; waiting looks for itself.
    let elsewhere = open(folder.path());
    let head = note(&elsewhere, "s", json!(1));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    let seen = runtime.block_on(journal.wait_past_async(0, Duration::from_secs(30)));
    assert_eq!(seen.expect("a head"), head);
}

#[test]
fn a_refusal_among_many_does_not_touch_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..16)
            .map(|number| {
                let journal = journal.clone();
                let expected = if number % 4 == 0 { 9 } else { 0 };
                let stream = format!("case-{number}");
                scope.spawn(move || {
                    journal.append(append_of(vec![write(&stream, expected, &[json!(number)])]))
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|t| t.join().expect("joined"))
            .collect()
    });
    assert_eq!(outcomes.iter().filter(|o| o.is_ok()).count(), 12);
    let report = journal.verify(None).expect("verified");
    assert_eq!((report.events, report.is_sound()), (12, true));
}
