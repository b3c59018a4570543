//! The geofence beside other ways to answer the same question, in one run. `scripts/bench-geofence`.

mod exactness;
mod first;
mod import;
mod network;
mod peers;
mod postgis;

use anyhow::{Context, Result, ensure};
use linewarden_geofence::{FacilitySet, Index, Shape};
use network::{Network, PLANS, flat, shape};
use peers::{GeoIndex, Hits, Rstar, WITHIN};
use postgis::{Form, PostGis};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// p50, p95, p99 in microseconds.
struct Times([f64; 3]);

fn time_each(count: usize, mut ask: impl FnMut(usize)) -> Times {
    let mut all: Vec<f64> = (0..count)
        .map(|i| {
            let start = Instant::now();
            ask(i);
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    all.sort_by(f64::total_cmp);
    Times([0.5, 0.95, 0.99].map(|share| all[((count - 1) as f64 * share) as usize]))
}

struct Row {
    who: String,
    times: Times,
    bulk: f64,
}

/// Keeps this thread on one core.
fn pin(core: usize) {
    let mut set: libc::cpu_set_t = unsafe { std::mem::zeroed() };
    unsafe {
        libc::CPU_SET(core, &mut set);
        libc::sched_setaffinity(0, std::mem::size_of_val(&set), &raw const set);
    }
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words[..] {
        ["first", file, x, y] => first::child(file, [x.parse()?, y.parse()?]),
        ["import-one", out, ref files @ ..] => import::child(out, files),
        ["import"] => import::compare(&Network::make(&PLANS[0]), &folder()),
        ["error", pairs] => exactness::run(pairs.parse()?),
        ["again", plan, times] => again(plan, times.parse()?, 10_000),
        ["again", plan, times, sites] => again(plan, times.parse()?, sites.parse()?),
        [plan] => run(plan),
        _ => anyhow::bail!("give A, B or C; or: import; or: error PAIRS"),
    }
}

fn folder() -> PathBuf {
    std::env::var_os("BENCH_DIR").map_or_else(std::env::temp_dir, PathBuf::from)
}

fn run(name: &str) -> Result<()> {
    let plan = PLANS.iter().find(|p| p.name == name).context("A, B or C")?;
    let folder = folder();
    let url = std::env::var("BENCH_PG").ok();
    let quick = std::env::var("BENCH_QUICK").is_ok();
    let network = Network::make(plan);
    let (count, many) = if quick {
        (2_000, 20_000)
    } else {
        (10_000, 1_000_000)
    };
    let sites = network.sites(many, 0xbeef);
    let shapes: Vec<Shape> = sites.iter().map(|s| shape(s)).collect();
    let set = network.set();
    eprintln!(
        "network {name}: {} segments, {} facilities",
        network.segments(),
        network.lines.len()
    );
    let file = folder.join(format!("{name}.lwpack"));
    let (index, built) = build(&set, &file)?;
    let per = index.packed().bytes_searched() as f64 / network.segments() as f64;
    let all = std::fs::metadata(&file)?.len() as f64 / network.segments() as f64;
    pin(0);
    let ours = hits(&index, &shapes[..count])?;
    let found: usize = ours.iter().map(Vec::len).sum();
    println!(
        "\nNetwork {name}: {} segments, {} facilities, {:.1} facilities near a site, {} sites\n",
        network.segments(),
        network.lines.len(),
        found as f64 / count as f64,
        count
    );
    let segments = network.flat();
    let plane: Vec<Vec<[f64; 2]>> = sites
        .iter()
        .map(|s| s.iter().map(|p| flat(*p)).collect())
        .collect();
    let mut rows = in_process(&index, &shapes, &segments, &plane, count, &ours)?;
    two_threads(&index, &shapes);
    if let Ok(python) = std::env::var("BENCH_PYTHON") {
        rows.push(shapely(&python, &folder, &segments, &plane, count, &ours)?);
    }
    if let Some(url) = &url {
        postgis(
            url, &network, &segments, &plane, &sites, count, &ours, &mut rows, quick,
        )?;
        if !quick {
            first::compare(url, &file, &sites, &plane)?;
        }
    }
    table(&rows);
    println!(
        "\n- bytes a segment: {per:.2} searched (boxes, leaves, vertices), {all:.2} the whole file with records and texts"
    );
    println!(
        "- built, written and synced in {:.2} s ({:.2} s of it writing)",
        built[0] + built[1],
        built[1]
    );
    opening(&file)
}

/// Milliseconds that opening takes with a map of the file, and with all of it read and checked, as an office does.
fn opening(file: &Path) -> Result<()> {
    let least = |open: &dyn Fn() -> Result<Index>| -> Result<f64> {
        let mut least = f64::INFINITY;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            black_box(open()?);
            least = least.min(start.elapsed().as_secs_f64() * 1e3);
        }
        Ok(least)
    };
    let mapped = least(&|| {
        let map = unsafe { memmap2::Mmap::map(&std::fs::File::open(file)?)? };
        Ok(Index::open(map)?)
    })?;
    let whole = least(&|| Ok(Index::read(std::fs::read(file)?)?))?;
    println!(
        "- opened by a map of the file in {mapped:.3} ms; read and all of it checked in {whole:.1} ms"
    );
    Ok(())
}

/// The same queries over and over, in processor time of this thread: for a profiler.
fn again(name: &str, times: usize, sites: usize) -> Result<()> {
    let plan = PLANS.iter().find(|p| p.name == name).context("A, B or C")?;
    let network = Network::make(plan);
    let shapes: Vec<Shape> = network
        .sites(sites, 0xbeef)
        .iter()
        .map(|s| shape(s))
        .collect();
    let index = Index::build(network.set());
    let mut search = index.search();
    let spent = || {
        let mut t: libc::timespec = unsafe { std::mem::zeroed() };
        unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut t) };
        t.tv_sec as f64 * 1e6 + t.tv_nsec as f64 / 1e3
    };
    for _ in 0..times {
        let start = spent();
        let mut found = 0;
        for s in &shapes {
            found += search.within(s, WITHIN)?.len();
        }
        println!(
            "{:.3} µs a query, {found} found",
            (spent() - start) / shapes.len() as f64
        );
    }
    Ok(())
}

/// How often something is built, by us and by PostGIS; the least disturbed time counts.
const BUILDS: usize = 3;

/// Seconds packing and writing with sync.
fn build(set: &FacilitySet, file: &Path) -> Result<(Index, [f64; 2])> {
    let mut best = [f64::INFINITY; 2];
    let mut bytes = Vec::new();
    for _ in 0..BUILDS {
        let start = Instant::now();
        bytes = set.pack()?;
        let packed = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let out = std::fs::File::create(file)?;
        std::io::Write::write_all(&mut &out, &bytes)?;
        out.sync_all()?;
        let written = start.elapsed().as_secs_f64();
        if packed + written < best[0] + best[1] {
            best = [packed, written];
        }
    }
    Ok((Index::read(bytes)?, best))
}

fn bulk(count: usize, mut ask: impl FnMut(usize)) -> f64 {
    let start = Instant::now();
    (0..count).for_each(&mut ask);
    count as f64 / start.elapsed().as_secs_f64()
}

/// What we find.
fn hits(index: &Index, shapes: &[Shape]) -> Result<Vec<Hits>> {
    let mut search = index.search();
    let one = |s: &Shape| -> Result<Hits> {
        let found = search.within(s, WITHIN)?;
        let mut h: Hits = found.iter().map(|n| (n.facility, n.metres)).collect();
        h.sort_by_key(|h| h.0);
        Ok(h)
    };
    shapes.iter().map(one).collect()
}

/// How often each is measured, in turn with the others; the least disturbed round counts.
const ROUNDS: usize = 7;

/// Ours and the peers of this process, in turns, since other work on the machine comes and goes.
fn in_process(
    index: &Index,
    shapes: &[Shape],
    segments: &[network::Segment],
    plane: &[Vec<[f64; 2]>],
    count: usize,
    ours: &[Hits],
) -> Result<Vec<Row>> {
    let start = Instant::now();
    let packed = GeoIndex::build(segments);
    let first = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let tree = Rstar::build(segments);
    println!(
        "- geo-index built in {first:.2} s, rstar in {:.2} s",
        start.elapsed().as_secs_f64()
    );
    let theirs: Vec<Hits> = plane[..count].iter().map(|s| packed.query(s)).collect();
    compare("ours and geo-index", ours, &theirs, 0.6)?;
    let theirs: Vec<Hits> = plane[..count].iter().map(|s| tree.query(s)).collect();
    compare("ours and rstar", ours, &theirs, 0.6)?;
    let mut search = index.search();
    let mut ask: [(&str, usize, Box<dyn FnMut(usize) + '_>); 3] = [
        (
            "linewarden",
            400_000,
            Box::new(|i| {
                let _ = black_box(search.within(&shapes[i], WITHIN));
            }),
        ),
        (
            "geo-index 0.3.4 + plain distance",
            40_000,
            Box::new(|i| drop(black_box(packed.query(&plane[i])))),
        ),
        (
            "rstar 0.12.2 + geo 0.33.1",
            15_000,
            Box::new(|i| drop(black_box(tree.query(&plane[i])))),
        ),
    ];
    let mut rows: Vec<Row> = ask
        .iter()
        .map(|(who, ..)| Row {
            who: (*who).into(),
            times: Times([f64::INFINITY; 3]),
            bulk: 0.0,
        })
        .collect();
    for _ in 0..ROUNDS {
        for ((_, many, ask), row) in ask.iter_mut().zip(&mut rows) {
            let times = time_each(count, &mut *ask);
            if times.0[0] < row.times.0[0] {
                row.times = times;
            }
            row.bulk = row.bulk.max(bulk((*many).min(shapes.len()), &mut *ask));
        }
    }
    Ok(rows)
}

/// One thread and two in turns.
fn two_threads(index: &Index, shapes: &[Shape]) {
    let all = |parts: &[&[Shape]]| {
        let start = Instant::now();
        std::thread::scope(|scope| {
            for (core, part) in parts.iter().enumerate() {
                scope.spawn(move || {
                    pin(core);
                    let mut search = index.search();
                    for s in *part {
                        let _ = black_box(search.within(s, WITHIN));
                    }
                });
            }
        });
        shapes.len() as f64 / start.elapsed().as_secs_f64()
    };
    let halves = shapes.split_at(shapes.len() / 2);
    let (mut one, mut two) = (0.0_f64, 0.0_f64);
    for _ in 0..ROUNDS {
        one = one.max(all(&[shapes]));
        two = two.max(all(&[halves.0, halves.1]));
    }
    println!(
        "- two threads: {two:.0} sites/s, {:.2} times one",
        two / one
    );
}

/// The same facilities, but for those at the very limit, and the same sum of distances.
fn compare(what: &str, ours: &[Hits], theirs: &[Hits], at_limit: f64) -> Result<()> {
    let (mut sums, mut worst, mut common) = ([0.0, 0.0], 0.0_f64, 0);
    for (a, b) in ours.iter().zip(theirs) {
        let find = |h: &Hits, f: u32| h.iter().find(|x| x.0 == f).map(|x| x.1);
        for (f, d) in a {
            match find(b, *f) {
                Some(e) => {
                    sums[0] += d;
                    sums[1] += e;
                    worst = worst.max((d - e).abs());
                    common += 1;
                }
                None => ensure!(
                    *d > WITHIN - at_limit,
                    "{what}: {f} at {d} found by the first only"
                ),
            }
        }
        for (f, d) in b {
            ensure!(
                find(a, *f).is_some() || *d > WITHIN - at_limit,
                "{what}: {f} at {d} found by the second only"
            );
        }
    }
    ensure!(
        (sums[0] / sums[1] - 1.0).abs() < 1.2e-3,
        "{what}: sums {sums:?}"
    );
    println!(
        "- {what}: {common} hits alike, sums {:.3} and {:.3} m, most apart {:.4} m",
        sums[0], sums[1], worst
    );
    Ok(())
}

fn shapely(
    python: &str,
    folder: &Path,
    segments: &[network::Segment],
    plane: &[Vec<[f64; 2]>],
    count: usize,
    ours: &[Hits],
) -> Result<Row> {
    let file = folder.join("exchange.bin");
    let many = plane.len().min(100_000);
    network::export(&file, segments, &plane[..many])?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/shapely_peer.py");
    let out = std::process::Command::new(python)
        .args([script.as_ref(), file.as_os_str()])
        .args([many.to_string(), count.to_string()])
        .output()?;
    ensure!(
        out.status.success(),
        "shapely: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    let text = String::from_utf8(out.stdout)?;
    let numbers: Vec<f64> = text
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let [built, bulk, p50, p95, p99, hits, sum] = numbers[..] else {
        anyhow::bail!("shapely said {text}")
    };
    let mine: usize = ours.iter().map(Vec::len).sum();
    let total: f64 = ours.iter().flatten().map(|h| h.1).sum();
    ensure!(
        (hits / mine as f64 - 1.0).abs() < 2e-3 && (sum / total - 1.0).abs() < 3e-3,
        "shapely: {hits} {sum} for {mine} {total}"
    );
    println!(
        "- ours and shapely: {mine} and {hits} hits, sums {total:.3} and {sum:.3} m; its tree built in {built:.2} s"
    );
    std::fs::remove_file(file)?;
    Ok(Row {
        who: "shapely, best form".into(),
        times: Times([p50, p95, p99]),
        bulk,
    })
}

#[allow(clippy::too_many_arguments)] // One measurement's material.
fn postgis(
    url: &str,
    network: &Network,
    segments: &[network::Segment],
    plane: &[Vec<[f64; 2]>],
    sites: &[Vec<[f64; 2]>],
    count: usize,
    ours: &[Hits],
    rows: &mut Vec<Row>,
    quick: bool,
) -> Result<()> {
    let mut peer = PostGis::connect(url, Form::Geometry)?;
    peer.load(segments)?;
    println!(
        "- PostGIS geometry: copied in {:.1} s, GiST built in {:.1} s, {:.0} B a segment",
        peer.copied.as_secs_f64(),
        peer.indexed.as_secs_f64(),
        peer.bytes as f64 / segments.len() as f64
    );
    let hits: Vec<Hits> = plane[..count]
        .iter()
        .map(|s| peer.query(s, WITHIN))
        .collect::<Result<_>>()?;
    compare("ours and PostGIS geometry", ours, &hits, 0.6)?;
    let mut times = Times([f64::INFINITY; 3]);
    for _ in 0..3 {
        let round = time_each(count, |i| drop(black_box(peer.query(&plane[i], WITHIN))));
        if round.0[0] < times.0[0] {
            times = round;
        }
    }
    let many = plane.len().min(50_000);
    let (pairs, mut took) = peer.join(&plane[..many], WITHIN)?;
    for _ in 0..2 {
        took = took.min(peer.join(&plane[..many], WITHIN)?.1);
    }
    println!("- PostGIS join of {many} sites: {pairs} pairs");
    rows.push(Row {
        who: "PostGIS geometry, segments".into(),
        times,
        bulk: many as f64 / took.as_secs_f64(),
    });
    if network.segments() < 2_000_000 {
        changed(&mut peer, network, sites, plane)?;
        let few = if quick { 200 } else { 2_000 };
        let degrees: Vec<network::Segment> = network
            .lines
            .iter()
            .enumerate()
            .flat_map(|(i, l)| {
                l.windows(2).map(move |w| network::Segment {
                    facility: i as u32,
                    a: w[0],
                    b: w[1],
                })
            })
            .collect();
        let mut peer = PostGis::connect(url, Form::Geography)?;
        peer.load(&degrees)?;
        let hits: Vec<Hits> = sites[..few]
            .iter()
            .map(|s| peer.query(s, WITHIN))
            .collect::<Result<_>>()?;
        compare("ours and PostGIS geography", &ours[..few], &hits, 0.1)?;
        let times = time_each(few, |i| drop(black_box(peer.query(&sites[i], WITHIN))));
        let (_, took) = peer.join(&sites[..few], WITHIN)?;
        rows.push(Row {
            who: "PostGIS geography, segments".into(),
            times,
            bulk: few as f64 / took.as_secs_f64(),
        });
    }
    Ok(())
}

/// One changed line against every stored site.
fn changed(
    peer: &mut PostGis,
    network: &Network,
    sites: &[Vec<[f64; 2]>],
    plane: &[Vec<[f64; 2]>],
) -> Result<()> {
    let start = Instant::now();
    let facility = |(i, ring): (usize, &Vec<[f64; 2]>)| linewarden_geofence::Facility {
        id: i.to_string(),
        name: None,
        kind: linewarden_geofence::Kind::Unknown,
        voltage: None,
        owner: None,
        spread: linewarden_geofence::Spread::Unknown,
        accuracy_mm: None,
        crs: linewarden_geofence::Crs::Wgs84,
        own_error_mm: None,
        attributes: Default::default(),
        shape: shape(ring),
    };
    let stored = Index::build(FacilitySet {
        facilities: sites.iter().enumerate().map(facility).collect(),
        ..FacilitySet::default()
    });
    println!(
        "- {} sites stored in {:.2} s",
        sites.len(),
        start.elapsed().as_secs_f64()
    );
    peer.sites(plane)?;
    let mut search = stored.search();
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    for i in 0..20 {
        let line = &network.lines[i * network.lines.len() / 20];
        let shape = Shape {
            lines: vec![line.clone()],
            ..Shape::default()
        };
        let found = search.within(&shape, WITHIN)?.len();
        let again = (0..5).map(|_| {
            let start = Instant::now();
            let _ = black_box(search.within(&shape, WITHIN));
            start.elapsed().as_secs_f64() * 1e6
        });
        mine.push(again.fold(f64::INFINITY, f64::min));
        let points: Vec<_> = line.iter().map(|p| flat(*p)).collect();
        let (rows, took) = peer.changed(&points, WITHIN)?;
        ensure!(
            (found as f64 - rows as f64).abs() <= 2.0 + 0.004 * rows as f64,
            "changed line: {found} and {rows} sites"
        );
        theirs.push(took.as_secs_f64() * 1e6);
    }
    mine.sort_by(f64::total_cmp);
    theirs.sort_by(f64::total_cmp);
    println!(
        "- a changed line against {} stored sites, median of 20: {:.0} µs, PostGIS {:.0} µs, {:.0} times",
        sites.len(),
        mine[10],
        theirs[10],
        theirs[10] / mine[10]
    );
    Ok(())
}

fn table(rows: &[Row]) {
    let ours = &rows[0];
    println!(
        "\n| one thread, warm | p50 µs | p95 | p99 | bulk sites/s | p50, times ours | bulk, ours times |"
    );
    println!("|---|---|---|---|---|---|---|");
    for r in rows {
        println!(
            "| {} | {:.2} | {:.2} | {:.2} | {:.0} | {:.1} | {:.1} |",
            r.who,
            r.times.0[0],
            r.times.0[1],
            r.times.0[2],
            r.bulk,
            r.times.0[0] / ours.times.0[0],
            ours.bulk / r.bulk
        );
    }
}
