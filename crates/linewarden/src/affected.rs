//! `linewarden affected`: the cases a change of facility data touches.

use crate::help::help;
use crate::output::{Answer, CliError};
use crate::store;
use crate::words::{self, Lang};
use clap::Args;
use linewarden_office::bulk::{self, AffectedReport, AnswerThen};
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct AffectedArgs {
    #[arg(long, value_name = "DIR", help = help("affected.store"))]
    store: PathBuf,
    #[arg(long, value_name = "VERSION", help = help("affected.since"))]
    since: String,
}

/// Screens every open and approved case again and lists those whose answer is another one.
pub(crate) fn run(args: AffectedArgs) -> Result<Answer, CliError> {
    let office = store::open_existing(&args.store)?;
    let report = bulk::affected(&office, Some(&args.since))?;
    let text = text(&report, words::lang());
    let value = serde_json::to_value(&report).expect("a report is plain numbers and text");
    Ok(Answer::Data { value, text })
}

fn text(report: &AffectedReport, lang: Lang) -> String {
    let params = json!({
        "checked": report.checked,
        "count": report.cases.len(),
        "version": report.version,
        "since": report.since,
    });
    let mut lines = vec![words::message(lang, "affected.summary", &params)];
    for case in &report.cases {
        let group = if case.approved {
            "affected.approved"
        } else {
            "affected.open"
        };
        let params = json!({
            "number": case.number,
            "group": words::message(lang, group, &json!({})),
            "before": answer(&case.before, lang),
            "after": answer(&case.after, lang),
        });
        lines.push(format!(
            "  {}",
            words::message(lang, "affected.case", &params)
        ));
    }
    lines.join("\n")
}

fn answer(then: &AnswerThen, lang: Lang) -> String {
    let verdict = words::name(lang, "screen.short", &then.verdict);
    match then.inside.as_slice() {
        [] => verdict,
        inside => {
            let separator = if lang == Lang::Zh { "、" } else { ", " };
            let (open, close) = if lang == Lang::Zh {
                ("（", "）")
            } else {
                (" (", ")")
            };
            format!("{verdict}{open}{}{close}", inside.join(separator))
        }
    }
}
