//! The office this window works on.

use std::path::{Path, PathBuf};

use axum::{Router, http::StatusCode};
use linewarden_office::{Channel, Office, OpenOptions, Pages};
use tokio::sync::watch;

use crate::wire::Problem;

/// The office's router, or why there is none.
type Opened = Result<Router, Problem>;

/// Opens the office beside the window's own start, so that neither waits for the other.
pub(crate) struct Desk(watch::Receiver<Option<Opened>>);

impl Desk {
    /// Starts to open the office in `store`, which is made there when nothing is.
    pub(crate) fn open(store: PathBuf) -> Self {
        let (tell, opened) = watch::channel(None);
        tauri::async_runtime::spawn_blocking(move || {
            let office = open(&store);
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

/// Opens the office that is in `store`, or makes an empty one there.
fn open(store: &Path) -> Opened {
    let options = OpenOptions {
        paper_worker: std::env::current_exe().ok(),
        ..OpenOptions::default()
    };
    let office = Office::open(store, options).map_err(|error| {
        Problem {
            code: error.code(),
            ..failed()
        }
        .with(error.params())
    })?;
    // The pages are the window's own: they must be there also when the office is not.
    Ok(linewarden_office::router(
        office,
        Channel::Window,
        Pages::none(),
    ))
}
