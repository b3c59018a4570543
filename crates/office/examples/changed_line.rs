//! What a changed line costs an office with many cases: `cargo run --release --workspace --example changed_line [CASES]`.
//!
//! A case of the sample office is copied to many places of empty ground in a fixed pattern, 250 m apart. Each is
//! screened once, as after a change that may matter everywhere. Then lines are built one by one, each through a few of
//! the sites, and the list of affected cases is asked for after each.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use linewarden_office::bulk::{ImportMode, ImportRequest, affected, import};
use linewarden_office::journal::{Append, CommandKey, Journal, NewEvent, StreamWrite};
use linewarden_office::{Office, OpenOptions, demo};
use serde_json::{Value, json};

/// South-west corner of the ground, far from every sample line, degrees.
const CORNER: [f64; 2] = [98.0, 30.0];
/// Degrees between two sites, about 250 m.
const STEP: f64 = 0.002_5;
const LINES: usize = 9;
/// Cases written by one append.
const TOGETHER: usize = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let count = std::env::args().nth(1).map_or(Ok(10_000), |n| n.parse())?;
    let folder = std::env::temp_dir().join(format!("changed-line-{}", std::process::id()));
    std::fs::create_dir(&folder)?;
    let measured = measure(&folder.join("office"), count);
    std::fs::remove_dir_all(&folder)?;
    measured
}

fn measure(folder: &Path, count: usize) -> Result<(), Box<dyn Error>> {
    demo::create(folder, None, &mut |_, _| {}).map_err(said)?;
    let side = (count as f64).sqrt().ceil() as usize;
    copy_a_case(folder, count, side)?;
    let start = Instant::now();
    let office = Office::open(folder, OpenOptions::default())?;
    println!(
        "{count} cases folded        {:>9.1} s",
        start.elapsed().as_secs_f64()
    );
    let start = Instant::now();
    let all = affected(&office, None).map_err(said)?.checked;
    let every = start.elapsed().as_secs_f64();
    println!("all {all} screened     {every:>9.2} s");
    let (mut looks, mut found) = (Vec::new(), 0);
    for k in 0..LINES {
        build_a_line(&office, k, side)?;
        let start = Instant::now();
        let cases = affected(&office, None).map_err(said)?.cases.len();
        looks.push(start.elapsed().as_secs_f64());
        println!(
            "after line {}: {cases} affected, {} more, {:.1} ms",
            k + 1,
            cases - found,
            looks[k] * 1e3
        );
        found = cases;
    }
    let start = Instant::now();
    affected(&office, None).map_err(said)?;
    println!(
        "nothing changed       {:>9.1} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
    looks.sort_by(f64::total_cmp);
    println!(
        "median {:.1} ms, 1/{:.0} of screening all",
        looks[LINES / 2] * 1e3,
        every / looks[LINES / 2]
    );
    Ok(())
}

fn said(failure: linewarden_office::Failure) -> Box<dyn Error> {
    format!("{} {}", failure.code, failure.params).into()
}

/// Copies the acceptance of a case to other ground. What it was answered by is no known version, so that the first look
/// has to screen it.
fn copy_a_case(folder: &Path, count: usize, side: usize) -> Result<(), Box<dyn Error>> {
    let journal = Journal::open(folder)?;
    let last = journal.head()?.position as usize;
    let events = journal.read_from(0, last)?;
    let one = events
        .iter()
        .find(|e| e.stream.starts_with("case/") && e.version == 1)
        .ok_or("a sample case")?;
    let now = events.last().map_or(one.recorded_at, |e| e.recorded_at);
    for from in (0..count).step_by(TOGETHER) {
        let writes = (from..count.min(from + TOGETHER)).map(|n| {
            let mut body = one.body.clone();
            move_to(&mut body["data"], n, side);
            StreamWrite {
                stream: format!("case/copy-{n}"),
                expected: 0,
                events: vec![NewEvent {
                    kind: one.kind.clone(),
                    body,
                }],
            }
        });
        journal.append(Append {
            key: CommandKey::fresh(),
            digest: [1; 32],
            actor: one.actor.clone(),
            recorded_at: now,
            writes: writes.collect(),
            answer: json!({}),
        })?;
    }
    Ok(())
}

fn place(n: usize, side: usize) -> [f64; 2] {
    [
        CORNER[0] + STEP * (n % side) as f64,
        CORNER[1] + STEP * (n / side) as f64,
    ]
}

fn move_to(accepted: &mut Value, n: usize, side: usize) {
    let [x, y] = place(n, side);
    let d = 0.000_2;
    let ring = [[x, y], [x + d, y], [x + d, y + d], [x, y + d], [x, y]];
    accepted["number"] = json!(format!("示例-{n:07}"));
    accepted["application"]["site"]["geometry"] = json!({"type": "Polygon", "coordinates": [ring]});
    accepted["application"]["site"]["crs"] = json!("EPSG:4490");
    // No crane that stays where the sample is.
    accepted["application"]["work"] = json!({"building": true});
    accepted["screening"]["verdict"] = json!("cannot_tell");
    accepted["screening"]["facilities_version"] = json!("none");
}

/// A line of 3 km across a row of sites, each in other rows.
fn build_a_line(office: &Office, k: usize, side: usize) -> Result<(), Box<dyn Error>> {
    let [x, y] = place(side * (side * (k + 1) / (LINES + 1)) + side / 3, side);
    let points: Vec<[f64; 2]> = (0..=10).map(|i| [x + 0.003 * f64::from(i), y]).collect();
    let file = json!({"type": "FeatureCollection", "features": [{
        "type": "Feature", "properties": {"id": format!("bench-{k}"), "name": "示例线", "voltage": "110kV", "accuracy": 0.3},
        "geometry": {"type": "LineString", "coordinates": points},
    }]});
    let request = ImportRequest {
        mode: ImportMode::Add,
        ..ImportRequest::default()
    };
    let files = [("line.geojson".to_owned(), file.to_string().into_bytes())];
    import(office, &files, &request, &|_, _| true).map_err(said)?;
    Ok(())
}
