//! The office this window works on.

use std::path::{Path, PathBuf};

use axum::{Router, http::StatusCode};
use linewarden_office::{Channel, Office, OpenOptions, Pages, demo};
use tokio::sync::watch;

use crate::wire::Problem;

/// The office's router, or why there is none.
type Opened = Result<Router, Problem>;

/// Opens the office beside the window's own start, so that neither waits for the other.
pub(crate) struct Desk(watch::Receiver<Option<Opened>>);

impl Desk {
    /// Starts to open the office in `store`; where nothing is yet, an empty one is made, or with `sample` the sample office.
    pub(crate) fn open(store: PathBuf, sample: bool) -> Self {
        let (tell, opened) = watch::channel(None);
        tauri::async_runtime::spawn_blocking(move || {
            let office = open(&store, sample);
            if let Err(problem) = &office {
                tracing::error!(store = %store.display(), code = problem.code, params = %problem.params, "no office");
            }
            tell.send_replace(Some(office));
        });
        Self(opened)
    }

    /// The office's router, once it is open.
    ///
    /// # Errors
    /// Why the office could not be opened. The pages show it; the window stays alive.
    pub(crate) async fn office(&self) -> Opened {
        let mut opened = self.0.clone();
        match opened.wait_for(Option::is_some).await.as_deref() {
            Ok(Some(office)) => office.clone(),
            // The sender is gone without a word: opening has panicked.
            _ => Err(failed()),
        }
    }
}

fn failed() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "office.not_opened",
        "office.see_log",
    )
}

fn open(store: &Path, sample: bool) -> Opened {
    // Papers are rendered in a child process of this same program: see `main`.
    let paper_worker = std::env::current_exe().ok();
    if sample && is_absent(store) {
        demo::create(store, paper_worker.clone(), &mut |_, _| {}).map_err(|failure| {
            tracing::error!(body = %failure.body(), "the sample office was not made");
            failed()
        })?;
    }
    let options = OpenOptions {
        paper_worker,
        ..OpenOptions::default()
    };
    let office = Office::open(store, options).map_err(|error| {
        let code = error.code();
        Problem { code, ..failed() }.with(error.params())
    })?;
    // The pages are the window's own: they must be there also when the office is not.
    Ok(linewarden_office::router(
        office,
        Channel::Window,
        Pages::none(),
    ))
}

/// A folder that is not there, or has nothing in it.
fn is_absent(folder: &Path) -> bool {
    std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}
