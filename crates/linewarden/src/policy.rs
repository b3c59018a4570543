//! `linewarden policy export`: the data the answers rest on, as files.

use crate::help::help;
use crate::output::{Answer, CliError};
use crate::words;
use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct PolicyArgs {
    #[command(subcommand)]
    command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
enum PolicyCommand {
    #[command(about = help("policy.export"))]
    Export(ExportArgs),
}

#[derive(Debug, Args)]
struct ExportArgs {
    #[arg(long, value_enum, default_value = "zones", value_name = "KIND", help = help("policy.kind"))]
    kind: Kind,
    #[arg(long, value_name = "FILE", help = help("policy.output"))]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Zones,
    Tiers,
    Clocks,
    Calendar,
}

impl Kind {
    /// The file's own text: an answer names its policy by the hash of it.
    fn text(self) -> &'static str {
        match self {
            Kind::Zones => linewarden_geofence::policy::ZonePolicy::builtin_text(),
            Kind::Tiers => linewarden_rules::routing::TierTable::shipped_text(),
            Kind::Clocks => linewarden_rules::clock::ClockTable::shipped_text(),
            Kind::Calendar => linewarden_rules::clock::Calendar::shipped_text(),
        }
    }
}

/// Writes the policy to stdout or to a new file.
pub(crate) fn run(args: PolicyArgs) -> Result<Answer, CliError> {
    let PolicyCommand::Export(ExportArgs { kind, output }) = args.command;
    let Some(path) = output else {
        return Ok(Answer::Verbatim(kind.text().to_owned()));
    };
    write_new(&path, kind.text()).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => CliError::new(
            "file.exists",
            json!({ "path": path.display().to_string() }),
            "file.choose_another",
        ),
        _ => CliError::new(
            "file.unwritable",
            json!({ "path": path.display().to_string(), "detail": error.to_string() }),
            "file.check_path",
        ),
    })?;
    let value = json!({ "written": path.display().to_string(), "bytes": kind.text().len() });
    let text = words::message(words::lang(), "policy.written", &value);
    Ok(Answer::Data { value, text })
}

fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = std::fs::File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
