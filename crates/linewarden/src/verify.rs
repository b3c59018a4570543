//! `linewarden verify`: is a store what was written into it?

use crate::help::help;
use crate::output::{Answer, CliError};
use crate::words::{self, Lang};
use clap::Args;
use linewarden_office::journal::Head;
use linewarden_office::{StoreReport, verify_store};
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    #[arg(long, value_name = "DIR", required_unless_present = "database", help = help("verify.store"))]
    store: Option<PathBuf>,
    #[arg(long, value_name = "URL", conflicts_with = "store", help = help("serve.database"))]
    database: Option<String>,
    #[arg(long, value_name = "HEAD", help = help("verify.against"))]
    against: Option<String>,
}

/// Checks a store without writing to it. Damage is an answer, with exit 3.
pub(crate) fn run(args: VerifyArgs) -> Result<Answer, CliError> {
    let Some(folder) = args.store.filter(|_| args.database.is_none()) else {
        return Err(CliError::new(
            "serve.database_unsupported",
            json!({}),
            "serve.use_store",
        ));
    };
    let against: Option<Head> = match &args.against {
        None => None,
        Some(text) => Some(text.parse().map_err(|_| {
            CliError::new(
                "verify.head_unreadable",
                json!({ "given": text }),
                "verify.head_form",
            )
        })?),
    };
    let report = verify_store(&folder, against)?;
    let value = serde_json::to_value(&report).expect("a report is plain numbers and text");
    let text = text(&report, words::lang());
    Ok(match report.sound {
        true => Answer::Data { value, text },
        false => Answer::Failure { value, text },
    })
}

fn text(report: &StoreReport, lang: Lang) -> String {
    let word = |key: &str, params: &serde_json::Value| words::message(lang, key, params);
    let mut lines = vec![
        word(
            if report.sound {
                "verify.sound"
            } else {
                "verify.damaged"
            },
            &json!({ "count": report.damages.len() }),
        ),
        word("verify.counts", &json!(report)),
        word(
            &format!("verify.read_store.{}", report.read_store),
            &json!({}),
        ),
        word("verify.head", &json!(report)),
    ];
    for damage in &report.damages {
        lines.push(format!(
            "  {}",
            word(&format!("damage.{}", damage.code), &damage.params)
        ));
    }
    lines.join("\n")
}
