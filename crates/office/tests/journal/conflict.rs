use linewarden_office::journal::AppendError;
use serde_json::json;

use crate::setup::{append_of, open, write};

const THREADS: u64 = 8;
const EACH: u64 = 40;

/// Eight clerks draw numbers from one register, each retrying on a conflict: every number is drawn once.
#[test]
fn a_contended_stream_loses_nothing_and_counts_without_gap() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    let conflicts: u64 = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|clerk| {
                let journal = journal.clone();
                scope.spawn(move || {
                    let mut conflicts = 0;
                    for number in 0..EACH {
                        conflicts += draw(&journal, clerk, number);
                    }
                    conflicts
                })
            })
            .collect();
        threads.into_iter().map(|t| t.join().expect("joined")).sum()
    });
    let events = journal.read_stream("register").expect("events");
    let versions: Vec<_> = events.iter().map(|e| e.version).collect();
    assert_eq!(versions, (1..=THREADS * EACH).collect::<Vec<_>>());
    let mut drawn: Vec<_> = events.iter().map(|e| e.body.to_string()).collect();
    drawn.sort();
    drawn.dedup();
    assert_eq!(drawn.len() as u64, THREADS * EACH);
    assert!(journal.verify(None).expect("verified").is_sound());
    assert!(conflicts > 0, "eight threads on one stream must collide");
}

fn draw(journal: &linewarden_office::journal::Journal, clerk: u64, number: u64) -> u64 {
    let mut conflicts = 0;
    loop {
        let expected = journal.stream_version("register").expect("version");
        let body = json!({ "clerk": clerk, "number": number });
        match journal.append(append_of(vec![write("register", expected, &[body])])) {
            Ok(_) => return conflicts,
            Err(AppendError::Conflict { actual, .. }) => {
                assert_ne!(actual, expected);
                conflicts += 1;
            }
            Err(other) => panic!("{other}"),
        }
    }
}

/// Two handles on one file, as two processes would be: SQLite's lock keeps the numbering whole.
#[test]
fn two_writers_on_one_file_share_one_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let handles = [open(folder.path()), open(folder.path())];
    std::thread::scope(|scope| {
        for (number, journal) in handles.iter().enumerate() {
            scope.spawn(move || {
                for version in 0..50 {
                    let stream = format!("case-{number}");
                    let append = append_of(vec![write(&stream, version, &[json!(version)])]);
                    journal.append(append).expect("appended");
                }
            });
        }
    });
    let report = handles[0].verify(None).expect("verified");
    assert_eq!((report.events, report.damages), (100, vec![]));
}
