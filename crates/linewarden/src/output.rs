//! What a command answers, and how it reaches the terminal.
//!
//! Exit 0: answered. 2: wrong use or bad input. 3: the answer is a failure. With `--format json` one object on stdout, result
//! and error alike; messages for people go to stderr.

use crate::words::{self, Lang};
use clap::ValueEnum;
use linewarden_rules::capacity::{CapacityError, VoltageError};
use linewarden_rules::clock::ClockError;
use linewarden_rules::routing::TierTableError;
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;

/// `--format`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// An answer in both forms.
#[derive(Debug)]
pub(crate) enum Answer {
    /// `text` is in the language of [`words::lang`].
    Data { value: Value, text: String },
    /// A file's own text, the same in both forms: its hash must survive the trip.
    Verbatim(String),
    /// A well-formed answer that is a failure (damage found): exit 3.
    Failure { value: Value, text: String },
}

impl Answer {
    /// An answer whose text form is its fields, one a line.
    #[allow(dead_code, reason = "for commands without words of their own")]
    pub(crate) fn plain(value: Value) -> Self {
        let text = plain_text(&value);
        Answer::Data { value, text }
    }
}

/// A refusal: stable code, its data, what to do about it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CliError {
    pub(crate) code: String,
    pub(crate) params: Value,
    pub(crate) hint: String,
}

impl CliError {
    pub(crate) fn new(code: impl Into<String>, params: Value, hint: impl Into<String>) -> Self {
        CliError {
            code: code.into(),
            params,
            hint: hint.into(),
        }
    }

    /// A file that cannot be read.
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        let params = json!({ "path": path.display().to_string(), "detail": error.to_string() });
        CliError::new("file.unreadable", params, "file.check_path")
    }
}

impl From<CapacityError> for CliError {
    fn from(error: CapacityError) -> Self {
        CliError::new(error.code(), error.params(), error.hint())
    }
}

impl From<VoltageError> for CliError {
    fn from(error: VoltageError) -> Self {
        CliError::new(error.code(), error.params(), error.hint())
    }
}

impl From<ClockError> for CliError {
    fn from(error: ClockError) -> Self {
        CliError::new(error.code(), error.params(), error.hint())
    }
}

/// The first fault gives the code, all are in the params.
impl From<Vec<TierTableError>> for CliError {
    fn from(faults: Vec<TierTableError>) -> Self {
        let all: Vec<Value> = faults
            .iter()
            .map(|fault| json!({ "code": fault.code(), "params": fault.params() }))
            .collect();
        let (code, mut params) = match faults.first() {
            Some(fault) => (fault.code(), fault.params()),
            None => ("tiers.unreadable", json!({ "detail": "" })),
        };
        params["faults"] = Value::Array(all);
        CliError::new(code, params, "tiers.check_file")
    }
}

/// Writes the outcome of a command and gives the exit code.
pub(crate) fn finish(outcome: Result<Answer, CliError>, format: Format) -> ExitCode {
    let (stdout, stderr, exit) = match (outcome, format) {
        (Ok(Answer::Verbatim(text)), _) => (text, String::new(), 0),
        (Ok(Answer::Data { value, .. }), Format::Json) => (value.to_string(), String::new(), 0),
        (Ok(Answer::Data { text, .. }), Format::Text) => (text, String::new(), 0),
        (Ok(Answer::Failure { value, .. }), Format::Json) => (value.to_string(), String::new(), 3),
        (Ok(Answer::Failure { text, .. }), Format::Text) => (text, String::new(), 3),
        (Err(error), format) => {
            let message = message(&error, words::lang());
            let stdout = match format {
                Format::Json => {
                    let CliError { code, params, hint } = error;
                    json!({ "error": { "code": code, "params": params, "hint": hint } }).to_string()
                }
                Format::Text => String::new(),
            };
            (stdout, message, 2)
        }
    };
    // A reader that has gone away (`| head`) is no fault of the answer.
    let _ = write_line(&mut std::io::stdout().lock(), &stdout);
    let _ = write_line(&mut std::io::stderr().lock(), &stderr);
    ExitCode::from(exit)
}

fn message(error: &CliError, lang: Lang) -> String {
    let what = words::message(lang, &error.code, &error.params);
    match words::find(lang, &format!("hint.{}", error.hint), &error.params) {
        Some(hint) => format!("{what}\n{hint}"),
        None => what,
    }
}

fn write_line(to: &mut impl Write, text: &str) -> std::io::Result<()> {
    let text = text.trim_end_matches('\n');
    if text.is_empty() {
        Ok(())
    } else {
        writeln!(to, "{text}")
    }
}

/// Fields one a line, nested ones indented.
pub(crate) fn plain_text(value: &Value) -> String {
    let mut text = String::new();
    write_plain(&mut text, value, 0);
    text
}

fn write_plain(text: &mut String, value: &Value, depth: usize) {
    let indent = "  ".repeat(depth);
    let mut entry = |label: &str, value: &Value| match value {
        Value::Object(_) | Value::Array(_) => {
            text.push_str(&format!("{indent}{label}\n"));
            write_plain(text, value, depth + 1);
        }
        Value::String(scalar) => text.push_str(&format!("{indent}{label} {scalar}\n")),
        scalar => text.push_str(&format!("{indent}{label} {scalar}\n")),
    };
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, value)| entry(&format!("{name}:"), value)),
        Value::Array(items) => items.iter().for_each(|value| entry("-", value)),
        scalar => entry("", scalar),
    }
}
