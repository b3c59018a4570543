//! A sample office made by `linewarden demo`, and stores without one.

use crate::run::{linewarden, refusal};
use linewarden_office::{Office, OpenOptions};
use serde_json::Value;
use std::path::Path;

/// Makes a sample office in a new folder and gives what the program said.
pub(crate) fn demo(folder: &Path) -> Value {
    let outcome = linewarden(&["demo", text(folder), "--format", "json"]);
    assert_eq!(outcome.exit, 0, "{} {}", outcome.stdout, outcome.stderr);
    outcome.json()
}

/// A store with nothing in it yet, not even an office.
pub(crate) fn unfounded(folder: &Path) {
    let options = OpenOptions {
        paper_worker: Some(env!("CARGO_BIN_EXE_linewarden").into()),
        ..OpenOptions::default()
    };
    Office::open(folder, options).expect("a store");
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// Copies a store, so that each damage starts from a sound one.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("listed") {
        let entry = entry.expect("an entry");
        let place = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy(&entry.path(), &place);
        } else {
            std::fs::copy(entry.path(), place).expect("copied");
        }
    }
}

#[test]
fn a_sample_is_never_made_over_something_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let letter = folder.path().join("letter.txt");
    std::fs::write(&letter, "mine").expect("written");
    let error = refusal(&["demo", text(folder.path())]);
    assert_eq!(error["code"], "demo.folder_not_empty");
    assert_eq!(std::fs::read_to_string(&letter).expect("read"), "mine");
    assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 1);
    assert_eq!(refusal(&["demo", text(&letter)])["code"], "file.unreadable");
}
