//! The house: which crate may use which, and what the pages may not do. DESIGN's arrows, held by a test.
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the workspace")
}

fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages").clone();
    assert!(
        packages.len() >= 6,
        "only {} crates were seen",
        packages.len()
    );
    packages
}

fn name(package: &Value) -> String {
    package["name"].as_str().expect("a name").to_owned()
}

/// What a crate ships with: dependencies of its tests are its own affair.
fn shipped(package: &Value) -> Vec<String> {
    let all = package["dependencies"].as_array().expect("dependencies");
    let counts = |d: &&Value| d["kind"].as_str() != Some("dev");
    all.iter().filter(counts).map(name).collect()
}

#[test]
fn arrows_between_our_crates_run_one_way() {
    let may: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("linewarden-geofence", &[] as &[&str]),
        ("linewarden-papers", &[]),
        ("linewarden-rules", &["linewarden-geofence"]),
        (
            "linewarden-office",
            &[
                "linewarden-geofence",
                "linewarden-papers",
                "linewarden-rules",
            ],
        ),
        (
            "linewarden",
            &[
                "linewarden-geofence",
                "linewarden-office",
                "linewarden-papers",
                "linewarden-rules",
            ],
        ),
        (
            "linewarden-window",
            &["linewarden-office", "linewarden-papers"],
        ),
    ]);
    let packages = packages();
    let ours: BTreeSet<String> = packages.iter().map(name).collect();
    let mut wrong = Vec::new();
    for package in &packages {
        let from = name(package);
        let Some(allowed) = may.get(from.as_str()) else {
            wrong.push(format!(
                "{from} has no place in the house: say here what it may use"
            ));
            continue;
        };
        for to in shipped(package).into_iter().filter(|to| ours.contains(to)) {
            if !allowed.contains(&to.as_str()) {
                wrong.push(format!("{from} -> {to}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "arrows that are not in the design: {wrong:#?}"
    );
}

#[test]
fn only_the_window_knows_tauri() {
    for package in packages() {
        let manifest = PathBuf::from(package["manifest_path"].as_str().expect("a path"));
        if !manifest.starts_with(root().join("crates")) {
            continue;
        }
        let all = package["dependencies"].as_array().expect("dependencies");
        let tauri: Vec<String> = all
            .iter()
            .map(name)
            .filter(|n| n.starts_with("tauri") || n == "wry" || n == "tao")
            .collect();
        assert!(tauri.is_empty(), "{} depends on {tauri:?}", name(&package));
    }
}

#[test]
fn the_rules_know_no_store_no_wire_and_no_clock() {
    let packages = packages();
    let rules = packages
        .iter()
        .find(|p| name(p) == "linewarden-rules")
        .expect("the rules");
    let io = [
        "rusqlite",
        "axum",
        "http",
        "tokio",
        "tower",
        "tempfile",
        "getrandom",
        "uuid",
        "reqwest",
        "typst",
    ];
    let found: Vec<String> = shipped(rules)
        .into_iter()
        .filter(|d| io.contains(&d.as_str()))
        .collect();
    assert!(found.is_empty(), "linewarden-rules depends on {found:?}");
    let mut wrong = Vec::new();
    for (path, text) in sources(&root().join("crates/rules/src"), &["rs"]) {
        for word in [
            "Utc::now",
            "Local::now",
            "SystemTime",
            "Instant::now",
            "std::fs",
            "std::net",
            "std::env",
        ] {
            if text.contains(word) {
                wrong.push(format!("{}: {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Every source file below a folder, with its text.
fn sources(folder: &Path, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap_or_else(|e| panic!("{}: {e}", next.display()))
        {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .and_then(|e| e.to_str())
                .is_some_and(|e| endings.contains(&e))
            {
                let text = std::fs::read_to_string(&path).expect("text");
                found.push((path, text));
            }
        }
    }
    assert!(
        found.len() > 10,
        "only {} files below {}",
        found.len(),
        folder.display()
    );
    found
}

fn lines_with(folder: &Path, words: &[&str]) -> Vec<String> {
    let comment =
        |line: &str| line.starts_with("//") || line.starts_with('*') || line.starts_with("/*");
    let mut hits = Vec::new();
    for (path, text) in sources(folder, &["ts", "tsx", "js", "jsx", "mjs"]) {
        for (index, line) in text.lines().enumerate() {
            let trimmed = line.trim();
            if !comment(trimmed) && words.iter().any(|w| trimmed.contains(w)) {
                hits.push(format!("{}:{}: {trimmed}", path.display(), index + 1));
            }
        }
    }
    hits
}

#[test]
fn the_pages_reach_the_office_by_the_one_transport_and_not_by_tauri() {
    let hits = lines_with(&root().join("ui/src"), &["@tauri-apps/"]);
    assert!(hits.is_empty(), "{hits:#?}");
}

/// The window's protocol handler is given no body for either of them: an upload would arrive empty.
#[test]
fn the_pages_send_no_form_data_and_no_blob() {
    let hits = lines_with(
        &root().join("ui/src"),
        &["new FormData", "body: new Blob", "body: blob", "body: file"],
    );
    assert!(hits.is_empty(), "{hits:#?}");
}
