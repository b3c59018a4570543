//! Durable appends a second beside the disk's own rate, in one run: `cargo run --release -p linewarden-office --example
//! append_rate [FOLDER]`. The folder must be on the disk that is to be measured; default is the current one.
//!
//! Rounds alternate, because disks drift. "raw" appends 500 bytes to a growing file and calls fdatasync.

use std::error::Error;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::Local;
use linewarden_office::journal::{Append, CommandKey, Journal, NewEvent, StreamWrite};
use serde_json::json;

const ROUNDS: usize = 7;
const EACH: u64 = 400;
const BODY_BYTES: usize = 300;

fn main() -> Result<(), Box<dyn Error>> {
    let place = std::env::args_os()
        .nth(1)
        .map_or(PathBuf::from("."), PathBuf::from);
    let folder = place.join(format!(".append-rate-{}", std::process::id()));
    std::fs::create_dir(&folder)?;
    let measured = measure(&folder);
    std::fs::remove_dir_all(&folder)?;
    measured
}

fn measure(folder: &Path) -> Result<(), Box<dyn Error>> {
    let journal = Journal::open(folder)?;
    let mut file = File::create(folder.join("raw"))?;
    let (mut raws, mut ones, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let raw = rate(EACH, || raw_appends(&mut file))?;
        let one = rate(EACH, || single_appends(&journal, round))?;
        raws.push(raw);
        ones.push(one);
        ratios.push(one / raw);
    }
    let grouped = rate(16 * EACH, || concurrent_appends(&journal))?;
    let report = journal.verify(Some(journal.head()?))?;
    println!("raw 500 B + fdatasync      {:>8.0} /s", median(&mut raws));
    println!("one durable event          {:>8.0} /s", median(&mut ones));
    println!(
        "ratio, median of {ROUNDS} rounds {:>8.2}",
        median(&mut ratios)
    );
    println!("16 callers at once         {grouped:>8.0} events/s");
    println!(
        "verified                   {:>8} events, sound: {}",
        report.events,
        report.is_sound()
    );
    Ok(())
}

/// Runs something that does `count` things, and says how many a second.
fn rate(
    count: u64,
    run: impl FnOnce() -> Result<(), Box<dyn Error>>,
) -> Result<f64, Box<dyn Error>> {
    let start = Instant::now();
    run()?;
    Ok(count as f64 / start.elapsed().as_secs_f64())
}

fn raw_appends(file: &mut File) -> Result<(), Box<dyn Error>> {
    for _ in 0..EACH {
        file.write_all(&[0x5a; 500])?;
        file.sync_data()?;
    }
    Ok(())
}

fn single_appends(journal: &Journal, round: usize) -> Result<(), Box<dyn Error>> {
    for number in 0..EACH {
        // A new case each time, as a counter receives them.
        journal.append(event(format!("case-{round}-{number}"), 0))?;
    }
    Ok(())
}

fn concurrent_appends(journal: &Journal) -> Result<(), Box<dyn Error>> {
    let done: Result<Vec<()>, _> = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..16)
            .map(|caller| {
                scope.spawn(move || {
                    (0..EACH).try_for_each(|number| {
                        journal
                            .append(event(format!("caller-{caller}"), number))
                            .map(drop)
                    })
                })
            })
            .collect();
        callers
            .into_iter()
            .map(|caller| caller.join().expect("a caller does not panic"))
            .collect()
    });
    done?;
    Ok(())
}

fn event(stream: String, expected: u64) -> Append {
    Append {
        key: CommandKey::fresh(),
        digest: [1; 32],
        actor: "bench".into(),
        recorded_at: Local::now().fixed_offset(),
        writes: vec![StreamWrite {
            stream,
            expected,
            events: vec![NewEvent {
                kind: "noted".into(),
                body: json!({ "filler": "x".repeat(BODY_BYTES) }),
            }],
        }],
        answer: json!({}),
    }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
