//! A process killed at any moment has kept everything it said it had kept.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use linewarden_office::journal::{Appended, CommandKey};
use serde_json::json;

use crate::setup::{append_of, open, write};

const FOLDER: &str = "LINEWARDEN_TEST_CRASH_FOLDER";
const ROUNDS: u64 = 20;

/// Not a test of its own: what the test below starts and kills.
#[test]
#[ignore = "started by killed_at_random_moments_keeps_all_it_confirmed"]
fn child_that_appends_until_killed() {
    let Ok(folder) = std::env::var(FOLDER) else {
        return;
    };
    let journal = open(Path::new(&folder));
    std::thread::scope(|scope| {
        for worker in 0..3 {
            let journal = journal.clone();
            scope.spawn(move || append_for_ever(&journal, worker));
        }
    });
}

fn append_for_ever(journal: &linewarden_office::journal::Journal, worker: u64) {
    let case = format!("case-{worker}");
    let register = format!("register-{worker}");
    loop {
        let version = journal.stream_version(&case).expect("a version");
        let key = CommandKey::fresh();
        // Long enough to run over several pages; two streams, so that half an append would show.
        let body = json!({ "key": key, "filler": "示".repeat(100 + (version as usize % 7) * 700) });
        let mut append = append_of(vec![
            write(&case, version, std::slice::from_ref(&body)),
            write(&register, version, &[json!({ "key": key })]),
        ]);
        append.key = key;
        append.answer = json!({ "key": key });
        match journal.append(append) {
            // One write to the pipe for each line, so that a kill cannot mix two.
            Ok(Appended::New { first, last, .. }) => println!("kept {first} {last} {key}"),
            other => panic!("{other:?}"),
        }
    }
}

struct Confirmed {
    first: u64,
    last: u64,
    key: CommandKey,
}

fn run_and_kill(folder: &Path, after: Duration) -> Vec<Confirmed> {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "crash::child_that_appends_until_killed"])
        .args(["--ignored", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a child");
    let output = BufReader::new(child.stdout.take().expect("piped"));
    let reading =
        std::thread::spawn(move || output.lines().map_while(Result::ok).collect::<Vec<_>>());
    std::thread::sleep(after);
    child.kill().expect("killed (SIGKILL on Unix)");
    let status = child.wait().expect("ended");
    let mut complaint = String::new();
    let errors = child.stderr.take().expect("piped");
    BufReader::new(errors)
        .read_to_string(&mut complaint)
        .expect("text");
    assert!(
        status.code().is_none(),
        "it must die by the kill, not by itself: {complaint}"
    );
    let lines = reading.join().expect("read");
    lines.iter().filter_map(|line| confirmed(line)).collect()
}

/// A whole confirmation line; a line the kill cut short confirms nothing.
fn confirmed(line: &str) -> Option<Confirmed> {
    // The test harness writes its own words before the first line.
    let (_, rest) = line.split_once("kept ")?;
    let mut words = rest.split(' ');
    Some(Confirmed {
        first: words.next()?.parse().ok()?,
        last: words.next()?.parse().ok()?,
        key: words.next()?.parse().ok()?,
    })
}

#[test]
fn killed_at_random_moments_keeps_all_it_confirmed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut confirmations = 0;
    for round in 0..ROUNDS {
        // The wall clock's own jitter picks the moment; the round spreads it.
        let jitter = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .expect("after 1970")
            .subsec_micros()
            % 97;
        let after = Duration::from_millis(60 + round * 17 + u64::from(jitter));
        let kept = run_and_kill(folder.path(), after);
        confirmations += kept.len();
        check_all_there(folder.path(), &kept);
    }
    assert!(
        confirmations > 100,
        "only {confirmations} appends were confirmed"
    );
}

fn check_all_there(folder: &Path, kept: &[Confirmed]) {
    let journal = open(folder);
    let report = journal.verify(None).expect("verified");
    assert!(report.is_sound(), "{report:?}");
    for Confirmed { first, last, key } in kept {
        assert_eq!(*last, first + 1);
        let events = journal.read_from(first - 1, 2).expect("events");
        assert_eq!(events.len(), 2, "confirmed {first}..={last} is gone");
        for event in &events {
            assert_eq!((event.key, &event.body["key"]), (*key, &json!(key)));
        }
        let answer = journal.lookup_key(*key, &[7; 32]).expect("looked up");
        assert_eq!(answer, Some(json!({ "key": key })));
    }
    // Nothing half: what was written of one append is in both streams.
    for worker in 0..3 {
        let case = journal.stream_version(&format!("case-{worker}"));
        let register = journal.stream_version(&format!("register-{worker}"));
        assert_eq!(case.expect("version"), register.expect("version"));
    }
}
