//! Wrong use of the command line as the same named errors as everything else.

use crate::output::CliError;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use serde_json::{Map, Value, json};
use std::ffi::OsString;

/// The value of `--name VALUE` or `--name=VALUE` before parsing; the last one given.
pub(crate) fn option_value(args: &[OsString], name: &str) -> Option<String> {
    let args: Vec<&str> = args
        .iter()
        .skip(1)
        .map(|arg| arg.to_str().unwrap_or(""))
        .take_while(|arg| *arg != "--")
        .collect();
    let mut value = None;
    for (index, arg) in args.iter().enumerate() {
        if *arg == name {
            value = args.get(index + 1).map(|next| (*next).to_owned()).or(value);
        } else if let Some(given) = arg
            .strip_prefix(name)
            .and_then(|rest| rest.strip_prefix('='))
        {
            value = Some(given.to_owned());
        }
    }
    value
}

/// Code and data of what clap found; its English sentences are left behind.
pub(crate) fn from_clap(error: &clap::Error) -> CliError {
    let code = match error.kind() {
        ErrorKind::UnknownArgument => "usage.unknown_argument",
        ErrorKind::InvalidSubcommand => "usage.unknown_command",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "usage.missing_command"
        }
        ErrorKind::MissingRequiredArgument => "usage.missing_argument",
        ErrorKind::ArgumentConflict => "usage.conflict",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match context(error, ContextKind::InvalidValue) {
                Some(Value::String(value)) if !value.is_empty() => "usage.invalid_value",
                _ => "usage.missing_value",
            }
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            "usage.value_count"
        }
        ErrorKind::InvalidUtf8 => "usage.not_utf8",
        _ => "usage.invalid",
    };
    let mut params = Map::new();
    for (name, kind) in [
        ("argument", ContextKind::InvalidArg),
        ("value", ContextKind::InvalidValue),
        ("command", ContextKind::InvalidSubcommand),
        ("other", ContextKind::PriorArg),
        ("accepted", ContextKind::ValidValue),
        ("suggested", ContextKind::SuggestedArg),
        ("suggested", ContextKind::SuggestedSubcommand),
    ] {
        if let Some(value) = context(error, kind) {
            params.insert(name.to_owned(), value);
        }
    }
    CliError::new(code, Value::Object(params), "usage.see_help")
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<Value> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(json!(text)),
        ContextValue::Strings(texts) => Some(json!(texts)),
        ContextValue::Number(number) => Some(json!(number)),
        _ => None,
    }
}
