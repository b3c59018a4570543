//! Opening a store's office from the command line, and its failures as ours.

use crate::output::CliError;
use linewarden_office::{Failure, Office, OpenError, OpenOptions};
use serde_json::json;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

impl From<Failure> for CliError {
    fn from(failure: Failure) -> Self {
        CliError::new(failure.code, failure.params, failure.hint)
    }
}

impl From<OpenError> for CliError {
    fn from(error: OpenError) -> Self {
        let hint = match error.code() {
            "store.schema_newer" | "journal.unknown_event" => "store.newer_program",
            "papers.not_ready" => "papers.check_installation",
            _ => "store.verify_it",
        };
        CliError::new(error.code(), error.params(), hint)
    }
}

/// This program, which renders papers in a child of itself.
pub(crate) fn paper_worker() -> Result<PathBuf, CliError> {
    std::env::current_exe().map_err(|error| CliError::file(Path::new("linewarden"), &error))
}

/// Opens the office of a folder, making a store where there is none.
pub(crate) fn open(folder: &Path) -> Result<Office, CliError> {
    let options = OpenOptions {
        paper_worker: Some(paper_worker()?),
        ..OpenOptions::default()
    };
    Ok(Office::open(folder, options)?)
}

/// Opens a store that is there; a mistyped folder is not made into one.
pub(crate) fn open_existing(folder: &Path) -> Result<Office, CliError> {
    if !folder.join("journal.db").is_file() {
        let params = json!({ "store": folder.display().to_string() });
        return Err(CliError::new("store.missing", params, "store.found_first"));
    }
    open(folder)
}

/// Progress on one line of a terminal; a log gets a line every fifth of the way.
pub(crate) struct Progress {
    label: String,
    terminal: bool,
    shown: Option<u64>,
}

impl Progress {
    pub(crate) fn new(label: String) -> Self {
        Progress {
            label,
            terminal: std::io::stderr().is_terminal(),
            shown: None,
        }
    }

    pub(crate) fn at(&mut self, done: u64, total: u64) {
        let steps = if self.terminal { 100 } else { 5 };
        let step = done.saturating_mul(steps) / total.max(1);
        if self.shown == Some(step) {
            return;
        }
        self.shown = Some(step);
        let (start, end) = if self.terminal {
            ("\r", "")
        } else {
            ("", "\n")
        };
        let mut stderr = std::io::stderr().lock();
        // Nobody may be listening; the work goes on.
        let _ = write!(stderr, "{start}{} {done}/{total}{end}", self.label);
        let _ = stderr.flush();
    }

    /// Leaves the line, where there is one.
    pub(crate) fn end(self) {
        if self.terminal && self.shown.is_some() {
            eprintln!();
        }
    }
}
