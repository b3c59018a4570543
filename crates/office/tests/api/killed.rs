//! A process killed after any step, or within any write, has kept what it said it had kept.
use crate::forms::{NEAR, Way, reply};
use crate::house::{House, found};
use linewarden_office::desk::Desk;
use linewarden_office::files::FileStore;
use linewarden_office::journal::Journal;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

const FOLDER: &str = "LINEWARDEN_TEST_KILL_FOLDER";
const RUN: &str = "LINEWARDEN_TEST_KILL_RUN";
/// Confirmations of one way to the reply: the draft, and eight commands.
const STEPS: usize = 9;
const ROUNDS: u64 = 22;

/// Not a test of its own: what the tests below start and kill. It walks the hazard path step by step over the office in
/// process, says each step that was answered, and then comments and saves its draft without end.
#[test]
#[ignore = "started and killed by the tests below"]
fn child_that_works_until_killed() {
    let (Ok(folder), Ok(run)) = (std::env::var(FOLDER), std::env::var(RUN)) else {
        return;
    };
    let house = House::open(Path::new(&folder));
    let draft = format!("draft-{run}");
    let mut draft_version = save(&house, &draft, 0);
    let way = Way::accepted(&house, "380V", "10", NEAR);
    confirm("case", &way.case, way.version.get());
    let kept = |way: &Way<'_>| confirm("case", &way.case, way.version.get());
    let way = way.surveyed("surveyor", "severe");
    kept(&way);
    let notice = way.noticed()["notice"].clone();
    kept(&way);
    way.served(&notice);
    kept(&way);
    way.rectified(&notice);
    kept(&way);
    way.reinspected(&notice, "none");
    kept(&way);
    way.does("head", "supply/approve", way.approval());
    kept(&way);
    way.does("clerk", "supply/reply", reply());
    kept(&way);
    loop {
        way.does("clerk", "case/comment", json!({"text": "示".repeat(700)}));
        kept(&way);
        draft_version = save(&house, &draft, draft_version);
    }
}

/// One write to the pipe for each line, so that a kill cuts a line short but mixes none.
fn confirm(what: &str, id: &str, version: u64) {
    let line = format!("\nkept {what} {id} {version}\n");
    let mut out = std::io::stdout().lock();
    out.write_all(line.as_bytes())
        .and_then(|()| out.flush())
        .expect("told");
}

fn half_filled(version: u64) -> Value {
    json!({"party": {"name": format!("半填{version}")}, "capacity": "１３．"})
}

fn save(house: &House, id: &str, version: u64) -> u64 {
    let body = json!({"id": id, "subject": "application", "title": "半填", "body": half_filled(version + 1), "version": version});
    let version = house.does("clerk", "draft/save", body)["version"]
        .as_u64()
        .expect("a version");
    confirm("draft", id, version);
    version
}

#[derive(Debug)]
struct Kept {
    draft: bool,
    id: String,
    version: u64,
}

fn parse(line: &str) -> Option<Kept> {
    let mut words = line.strip_prefix("kept ")?.split(' ');
    let draft = words.next()? == "draft";
    Some(Kept {
        draft,
        id: words.next()?.to_owned(),
        version: words.next()?.parse().ok()?,
    })
}

fn start(folder: &Path, run: u64) -> (Child, impl Iterator<Item = Kept> + use<>) {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args([
            "--exact",
            "killed::child_that_works_until_killed",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(FOLDER, folder)
        .env(RUN, run.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child");
    let output = BufReader::new(child.stdout.take().expect("piped"));
    (
        child,
        output
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| parse(&line)),
    )
}

fn kill(child: &mut Child) {
    child.kill().expect("SIGKILL");
    let status = child.wait().expect("ended");
    assert!(
        status.code().is_none(),
        "it must die by the kill, not by itself: {status}"
    );
}

/// Of each case and draft the last that was confirmed: what came before it is under it.
fn latest(kept: Vec<Kept>) -> Vec<Kept> {
    let mut last: BTreeMap<String, Kept> = BTreeMap::new();
    for one in kept {
        if last
            .get(&one.id)
            .is_none_or(|known| known.version < one.version)
        {
            last.insert(one.id.clone(), one);
        }
    }
    last.into_values().collect()
}

/// Everything confirmed is in the stores, nothing is half there, and every paper an event names has its bytes.
fn check(folder: &Path, kept: &[Kept]) {
    let journal = Journal::open(folder).expect("opens");
    let report = journal.verify(None).expect("verified");
    assert!(report.is_sound(), "{report:?}");
    let desk = Desk::open(folder).expect("opens");
    for one in kept {
        if one.draft {
            let draft = desk
                .draft(&one.id)
                .expect("read")
                .unwrap_or_else(|| panic!("{} is gone", one.id));
            assert!(
                draft.version >= one.version,
                "{one:?} is back at {}",
                draft.version
            );
            assert_eq!(
                draft.body["form"],
                half_filled(draft.version),
                "half of one, half of another"
            );
        } else {
            let version = journal
                .stream_version(&format!("case/{}", one.id))
                .expect("a version");
            assert!(version >= one.version, "{one:?} is back at {version}");
        }
    }
    let files = FileStore::open(folder).expect("opens");
    for event in journal.read_from(0, 100_000).expect("events") {
        let data = &event.body["data"];
        for paper in [&data["receipt"]["file"], &data["paper"]["file"]] {
            if let Some(id) = paper.as_str() {
                let bytes = files
                    .get(id.parse().expect("an id"))
                    .unwrap_or_else(|e| panic!("{} {}: {e}", event.position, event.kind));
                assert!(bytes.starts_with(b"%PDF"));
            }
        }
    }
    // A number is taken with its case or not at all.
    let accepted = journal
        .read_from(0, 100_000)
        .expect("events")
        .iter()
        .filter(|e| e.kind == "accepted")
        .count() as u64;
    assert_eq!(
        journal
            .stream_version("numbers/case/2026")
            .expect("a version"),
        accepted
    );
}

/// The office itself opens and shows them.
fn check_office(folder: &Path, kept: &[Kept]) {
    let house = House::open(folder);
    for one in kept {
        if one.draft {
            let draft = house.does("clerk", "draft/get", json!({"id": one.id}));
            assert_eq!(
                draft["body"],
                half_filled(draft["version"].as_u64().expect("a version"))
            );
        } else {
            assert!(
                house.show(&one.id)["version"].as_u64().expect("a version") >= one.version,
                "{one:?}"
            );
        }
    }
    let listed = house.does("clerk", "case/list", json!({"limit": 200}))["total"]
        .as_u64()
        .expect("a total");
    let journal = Journal::open(folder).expect("opens");
    let accepted = journal
        .read_from(0, 100_000)
        .expect("events")
        .iter()
        .filter(|e| e.kind == "accepted")
        .count() as u64;
    assert_eq!(listed, accepted, "the list is what the journal has");
}

fn founded() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    found(folder.path());
    // Lines, so that the path is the hazard's.
    House::open(folder.path()).load_lines();
    folder
}

#[test]
fn killed_after_each_step_it_has_kept_that_step() {
    let folder = founded();
    let mut kept = Vec::new();
    for step in 1..=STEPS {
        let (mut child, mut told) = start(folder.path(), step as u64);
        for _ in 0..step {
            kept.push(told.next().expect("the child does its step"));
        }
        kill(&mut child);
        kept.extend(told);
        check(folder.path(), &kept);
    }
    assert!(kept.len() >= STEPS * (STEPS + 1) / 2);
    check_office(folder.path(), &kept);
}

#[test]
fn killed_at_any_moment_it_has_kept_what_it_confirmed() {
    let folder = founded();
    let mut kept = Vec::new();
    let mut confirmed = 0;
    for round in 0..ROUNDS {
        let (mut child, mut told) = start(folder.path(), round);
        let before = kept.len();
        // However slow the machine is, some steps are confirmed in every round; the rounds spread the kill over the path.
        for _ in 0..=round % 5 {
            kept.push(told.next().expect("the child does its step"));
        }
        // The clock's own jitter picks the moment within the next one.
        let jitter = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .expect("after 1970")
            .subsec_micros()
            % 151;
        std::thread::sleep(Duration::from_millis(u64::from(jitter)));
        kill(&mut child);
        kept.extend(told);
        confirmed += kept.len() - before;
        kept = latest(kept);
        check(folder.path(), &kept);
    }
    assert!(
        confirmed > 2 * ROUNDS as usize,
        "only {confirmed} steps were confirmed"
    );
    check_office(folder.path(), &kept);
}
