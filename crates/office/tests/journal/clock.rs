use linewarden_office::journal::{AppendError, CLOCK_TOLERANCE_MS};
use serde_json::json;

use crate::setup::{append_of, later, morning, open, write};

#[test]
fn a_clock_before_the_head_writes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    let mut first = append_of(vec![write("s", 0, &[json!(1)])]);
    first.recorded_at = later(3600);
    journal.append(first).expect("appended");

    let behind = append_of(vec![write("s", 1, &[json!(2)])]);
    match journal.append(behind) {
        Err(AppendError::ClockBehind { head, now }) => {
            assert_eq!((head, now), (later(3600), morning()));
        }
        other => panic!("expected a refusal, got {other:?}"),
    }
    assert_eq!(journal.head().expect("head").position, 1);
}

/// Two callers read the clock, then queue in the other order: no reason to refuse, and still no time runs backwards.
#[test]
fn a_clock_a_moment_behind_is_written_with_the_heads_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    let seconds = CLOCK_TOLERANCE_MS / 1000;
    let mut first = append_of(vec![write("s", 0, &[json!(1)])]);
    first.recorded_at = later(seconds);
    journal.append(first).expect("appended");
    journal
        .append(append_of(vec![write("s", 1, &[json!(2)])]))
        .expect("appended");
    let times: Vec<_> = journal
        .read_stream("s")
        .expect("events")
        .iter()
        .map(|e| e.recorded_at)
        .collect();
    assert_eq!(times, [later(seconds), later(seconds)]);
    assert!(journal.verify(None).expect("verified").is_sound());
}

#[test]
fn any_offset_is_kept_as_the_same_instant_at_china_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    let mut append = append_of(vec![write("s", 0, &[json!(1)])]);
    append.recorded_at = morning().to_utc().fixed_offset();
    journal.append(append).expect("appended");
    let recorded = journal.read_stream("s").expect("events")[0].recorded_at;
    assert_eq!(recorded, morning());
    assert_eq!(recorded.offset().local_minus_utc(), 8 * 3600);
}
