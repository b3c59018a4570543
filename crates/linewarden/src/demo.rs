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
    let made = demo::create(&folder, Some(store::paper_worker()?), &mut |done, total| {
        progress.at(done.into(), total.into())
    });
    progress.end();
    let report = made?;
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
