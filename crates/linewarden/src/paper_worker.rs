//! `linewarden paper-worker`, started by the program itself: papers are rendered in a child that can be killed.

use crate::output::{Answer, CliError};
use serde_json::json;

/// Serves requests on the standard streams until the input ends; nothing else may be written to stdout.
pub(crate) fn run() -> Result<Answer, CliError> {
    let ended = linewarden_papers::worker::main(std::io::stdin().lock(), std::io::stdout().lock());
    ended.map_err(|error| {
        let params = json!({ "detail": error.to_string() });
        CliError::new("papers.worker_stopped", params, "papers.internal_command")
    })?;
    Ok(Answer::Verbatim(String::new()))
}
