//! Is a store what was written into it? Asked of a closed store, or of one in use, without writing to it.
//!
//! Everything is read from a copy in a private temporary folder that goes when the check ends; attachments are hashed
//! where they stand. Checked: the journal's chain, what events refer to (papers, attachments, facility sets, anchors
//! printed on papers), the registers of numbers, the commitments to personal data, and the folded tables.
mod folded;
mod references;
mod sealed_data;
mod snapshot;

use crate::error::Failure;
use crate::files::FileStore;
use crate::journal::{Head, Journal, OpenError};
use references::References;
use serde::Serialize;
use serde_json::{Map, Value, json};
use snapshot::Snapshot;
use std::collections::BTreeMap;
use std::path::Path;

/// What a check found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoreReport {
    /// Nothing is damaged.
    pub sound: bool,
    /// Events that could be read.
    pub events: u64,
    /// The last event, in the form `--against` takes.
    pub head: String,
    /// Different files that events refer to.
    pub files: u64,
    /// Commitments to personal data that were held against the sealed store.
    pub commitments: u64,
    /// The folded tables: `equal`, `behind` (they catch up when the store is opened), `absent` or `other_shape` (they are
    /// made anew), `differ`, or `unknown` where the journal could not be folded.
    pub read_store: &'static str,
    pub damages: Vec<StoreDamage>,
}

/// One damage. Codes: `journal.*` the chain, `files.*`, `papers.*`, `numbers.*`, `sealed.*`, `read.*`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoreDamage {
    pub code: String,
    pub params: Value,
}

/// Damages of one code that are listed; the rest is counted. A lost folder would else be told once a file.
const LISTED: usize = 50;

/// Damages as they are found.
#[derive(Default)]
struct Damages {
    list: Vec<StoreDamage>,
    counts: BTreeMap<String, usize>,
}

impl Damages {
    fn add(&mut self, code: &str, params: Value) {
        let count = self.counts.entry(code.to_owned()).or_default();
        *count += 1;
        if *count <= LISTED {
            self.list.push(StoreDamage {
                code: code.to_owned(),
                params,
            });
        }
    }

    fn finish(mut self) -> Vec<StoreDamage> {
        for (code, count) in self.counts {
            if count > LISTED {
                let params = json!({"of": code, "count": count - LISTED});
                self.list.push(StoreDamage {
                    code: "verify.more".into(),
                    params,
                });
            }
        }
        self.list
    }
}

/// Checks a whole store. `against` is a head kept elsewhere (exported or printed): it finds a tail cut off.
///
/// # Errors
/// `store.missing` without a journal there, `store.busy` where it never stands still long enough to be copied,
/// `store.copy_failed` where it cannot be read or there is no room; damage is no error but the answer.
pub fn verify_store(folder: &Path, against: Option<Head>) -> Result<StoreReport, Failure> {
    let snapshot = Snapshot::of(folder)?;
    let mut damages = Damages::default();
    let (events, head, references) = match Journal::open_read_only(snapshot.folder()) {
        Ok(journal) => {
            let (events, head) = chain(&journal, against, &mut damages)?;
            (events, head, References::collect(&journal)?)
        }
        Err(error) => {
            damages.add(unreadable(&error)?, json!({}));
            (0, Head::EMPTY, References::default())
        }
    };
    let files = stored_files(folder, &references, &mut damages)?;
    references.check_anchors(&mut damages);
    references.check_numbers(&mut damages);
    // Folding first: checking commitments writes into the copy.
    let read_store = folded::compare(&snapshot, &mut damages)?;
    let commitments = sealed_data::check(&snapshot, &references, &mut damages)?;
    let damages = damages.finish();
    Ok(StoreReport {
        sound: damages.is_empty(),
        events,
        head: head.to_string(),
        files,
        commitments,
        read_store,
        damages,
    })
}

/// A file that SQLite cannot take for a journal is damage; what a newer program wrote, or a copy that cannot be
/// opened for other reasons, is not.
fn unreadable(error: &OpenError) -> Result<&'static str, Failure> {
    match error {
        OpenError::Sqlite { .. } => Ok("journal.not_readable"),
        other => Err(Failure::input(other.code(), other.params())),
    }
}

fn chain(
    journal: &Journal,
    against: Option<Head>,
    damages: &mut Damages,
) -> Result<(u64, Head), Failure> {
    let report = journal.verify(against)?;
    for damage in &report.damages {
        let Value::Object(mut params) = serde_json::to_value(damage).map_err(Failure::internal)?
        else {
            continue;
        };
        let code = match params.remove("code") {
            Some(Value::String(code)) => format!("journal.{code}"),
            _ => "journal.damaged".to_owned(),
        };
        damages.add(&code, Value::Object(params));
    }
    Ok((report.events, report.head))
}

/// Every file an event names is there and is what its name says.
fn stored_files(
    folder: &Path,
    references: &References,
    damages: &mut Damages,
) -> Result<u64, Failure> {
    // Opening makes the folder; a check does not.
    let store = if folder.join("files").is_dir() {
        Some(FileStore::open(folder)?)
    } else {
        None
    };
    for (id, position) in &references.files {
        let params = |more: Value| {
            let mut params = Map::from_iter([
                ("id".to_owned(), json!(id)),
                ("position".to_owned(), json!(position)),
            ]);
            params.extend(more.as_object().cloned().unwrap_or_default());
            Value::Object(params)
        };
        let Ok(parsed) = id.parse() else {
            damages.add("files.bad_reference", params(json!({})));
            continue;
        };
        match store.as_ref().map(|s| s.get(parsed)) {
            Some(Ok(_)) => {}
            None | Some(Err(crate::files::FileError::Missing { .. })) => {
                damages.add("files.missing", params(json!({})))
            }
            Some(Err(crate::files::FileError::Damaged { found, .. })) => {
                damages.add("files.damaged", params(json!({"found": found.to_string()})));
            }
            Some(Err(_)) => damages.add("files.not_readable", params(json!({}))),
        }
    }
    Ok(references.files.len() as u64)
}
