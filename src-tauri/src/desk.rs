//! The office this window works on.

use std::path::PathBuf;

use axum::{Router, http::StatusCode};
use tokio::sync::watch;

use crate::wire::Problem;

/// The office's router, or why there is none.
type Opened = Result<Router, Problem>;

/// Opens the office beside the window's own start, so that neither waits for the other.
pub(crate) struct Desk(watch::Receiver<Option<Opened>>);

impl Desk {
    /// Starts to open the office in `store`. `sample` makes the sample office when nothing is there yet.
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

fn open(_store: &std::path::Path, _sample: bool) -> Opened {
    use axum::{body::Bytes, routing::post};
    let hello = || async { r#"{"ok":true}"# };
    let size = |body: Bytes| async move { body.len().to_string() };
    Ok(Router::new()
        .route("/api/hello", post(hello))
        .route("/api/size", post(size))
        .route(
            "/api/panic",
            post(|| async {
                if true {
                    panic!("on purpose")
                }
            }),
        )
        .layer(axum::extract::DefaultBodyLimit::disable()))
}
