//! `linewarden import`: facility data into a store.

use crate::help::help;
use crate::output::{Answer, CliError};
use crate::screen::{self, inputs};
use crate::store::{self, Progress};
use crate::words;
use clap::{Args, ValueEnum};
use linewarden_office::bulk::{self, ImportMode, ImportReport, ImportRequest};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::io::IsTerminal;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    #[arg(required = true, num_args = 1.., value_name = "FILE", help = help("import.files"))]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "DIR", help = help("import.store"))]
    store: PathBuf,
    #[arg(long, value_name = "EPSG:4490", help = help("import.crs"))]
    crs: Option<String>,
    #[arg(long, value_delimiter = ',', value_name = "name=线路名称,…", help = help("import.map"))]
    map: Vec<String>,
    #[arg(long, value_name = "GBK", help = help("import.encoding"))]
    encoding: Option<String>,
    #[arg(long, value_name = "LAYER=USE", help = help("import.layer"))]
    layer: Vec<String>,
    #[arg(long, value_enum, default_value = "replace", value_name = "replace|add", help = help("import.mode"))]
    mode: Mode,
    #[arg(long, value_name = "TEXT", help = help("import.label"))]
    label: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Mode {
    Replace,
    Add,
}

/// Rows that are told one by one for people; JSON has them all.
const TOLD: usize = 20;

/// Reads the files as one set and makes it the store's current version.
pub(crate) fn run(args: ImportArgs) -> Result<Answer, CliError> {
    let request = ImportRequest {
        crs: args.crs.clone(),
        columns: inputs::columns(&args.map)?,
        encoding: args.encoding,
        layers: inputs::layers(&args.layer)?,
        mode: match args.mode {
            Mode::Replace => ImportMode::Replace,
            Mode::Add => ImportMode::Add,
        },
        label: args.label,
    };
    let files = inputs::files(&args.files)?;
    let office = store::open_existing(&args.store)?;
    let progress = RefCell::new(Progress::new(words::message(
        words::lang(),
        "import.reading",
        &json!({}),
    )));
    // A log of an import has its result; how far it was is for somebody who waits.
    let waits = std::io::stderr().is_terminal();
    let report = bulk::import(&office, &files, &request, &|done, total| {
        if waits {
            progress.borrow_mut().at(done, total);
        }
        true
    });
    progress.into_inner().end();
    let report = report?;
    tell(&report, args.crs.is_some());
    let text = text(&report);
    let value = serde_json::to_value(&report).expect("a report is plain numbers and text");
    Ok(Answer::Data { value, text })
}

/// What a person should know before trusting the data, on stderr.
fn tell(report: &ImportReport, crs_given: bool) {
    report
        .files
        .iter()
        .for_each(|file| screen::tell(file, crs_given));
    if report.removed > 0 {
        let params = json!({ "removed": report.removed });
        eprintln!(
            "{}",
            words::message(words::lang(), "import.removed", &params)
        );
    }
}

fn text(report: &ImportReport) -> String {
    let lang = words::lang();
    let mut params = json!(report);
    params["rejected"] = json!(report.rejected.len());
    let mut lines = vec![words::message(lang, "import.done", &params)];
    for row in report.rejected.iter().take(TOLD) {
        let why = words::message(lang, &format!("row.{}", row.code), &Value::Null);
        let params = json!({ "file": row.file, "row": row.row, "why": why });
        lines.push(format!(
            "  {}",
            words::message(lang, "import.rejected_row", &params)
        ));
    }
    if report.rejected.len() > TOLD {
        let params = json!({ "count": report.rejected.len() - TOLD });
        lines.push(format!(
            "  {}",
            words::message(lang, "import.more_rejected", &params)
        ));
    }
    lines.push(words::message(lang, "import.version", &params));
    lines.join("\n")
}
