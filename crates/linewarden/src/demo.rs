//! `linewarden demo`: a sample office to look at and to learn with.

use crate::help::help;
use crate::output::{Answer, CliError};
use crate::store::{self, Progress};
use crate::words;
use clap::Args;
use linewarden_office::demo;
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    #[arg(value_name = "DIR", help = help("demo.folder"))]
    folder: PathBuf,
}

/// Makes a sample office in a new or empty folder.
pub(crate) fn run(args: DemoArgs) -> Result<Answer, CliError> {
    let folder = args.folder;
    require_empty(&folder)?;
    let lang = words::lang();
    let mut progress = Progress::new(words::message(lang, "demo.making", &json!({})));
    // Beside its place and then renamed, so that an interrupted one is never opened as a whole one.
    let unfinished = beside(&folder);
    let _ = std::fs::remove_dir_all(&unfinished);
    let made = demo::create(
        &unfinished,
        Some(store::paper_worker()?),
        &mut |done, total| progress.at(done.into(), total.into()),
    );
    progress.end();
    let report = made?;
    put(&unfinished, &folder).map_err(|error| CliError::file(&folder, &error))?;
    let organisation = store::open_existing(&folder)?.organisation();
    let people: Vec<String> = organisation
        .people
        .values()
        .map(|person| person.name.clone())
        .collect();
    let mut value = serde_json::to_value(&report).expect("a report is plain numbers");
    value["store"] = json!(folder.display().to_string());
    value["office"] = json!(organisation.name);
    value["names"] = json!(people);
    value["pin"] = json!(demo::PIN);
    let text = words::message(lang, "demo.made", &value);
    Ok(Answer::Data { value, text })
}

/// `DIR.part` for `DIR`.
fn beside(folder: &Path) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    folder.with_file_name(name)
}

/// Gives the finished office its name; an empty folder that stands there makes way.
fn put(made: &Path, folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        std::fs::remove_dir(folder)?;
    }
    std::fs::rename(made, folder)
}

/// A sample is never written over or beside something else.
fn require_empty(folder: &Path) -> Result<(), CliError> {
    match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(CliError::file(folder, &error)),
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => {
                let params = json!({ "path": folder.display().to_string() });
                Err(CliError::new(
                    "demo.folder_not_empty",
                    params,
                    "demo.choose_another",
                ))
            }
        },
    }
}
