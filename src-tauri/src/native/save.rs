//! `POST /window/save?name=…`: asks where to, then writes the body there.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use axum::{
    Json,
    body::Bytes,
    extract::{Query, State},
    http::StatusCode,
};
use serde::Serialize;
use serde_json::json;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::DialogExt as _;
use tokio::sync::oneshot;

use super::name::Proposed;
use crate::wire::Problem;

#[derive(Serialize)]
pub(crate) struct Saved {
    /// `null` when the person changed their mind.
    path: Option<PathBuf>,
}

/// # Errors
/// `window.not_written` with the path and the system's reason.
pub(crate) async fn save(
    State(app): State<AppHandle>,
    Query(proposed): Query<Proposed>,
    body: Bytes,
) -> Result<Json<Saved>, Problem> {
    let Some(path) = ask(&app, &proposed.file_name()).await else {
        return Ok(Json(Saved { path: None }));
    };
    let target = path.clone();
    let written = tokio::task::spawn_blocking(move || write_whole(&target, &body)).await;
    match written.map_err(io::Error::other).flatten() {
        Ok(()) => Ok(Json(Saved { path: Some(path) })),
        Err(error) => Err(Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "window.not_written",
            "window.choose_another_place",
        )
        .with(json!({ "path": path, "reason": error.to_string() }))),
    }
}

async fn ask(app: &AppHandle, name: &str) -> Option<PathBuf> {
    let (tell, chosen) = oneshot::channel();
    let mut dialog = app.dialog().file().set_file_name(name);
    if let Some(window) = app.get_webview_window("main") {
        dialog = dialog.set_parent(&window);
    }
    if let Some(extension) = Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str())
    {
        dialog = dialog.add_filter(extension.to_uppercase(), &[extension]);
    }
    dialog.save_file(move |path| {
        // Nobody waits any more when the page went away; then there is nothing to write either.
        drop(tell.send(path));
    });
    chosen
        .await
        .ok()
        .flatten()
        .and_then(|path| path.into_path().ok())
}

/// Writes beside the target and renames, so that the name never stands for half a file, and only after it is on disk.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let written = File::create(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    match written.and_then(|()| fs::rename(&part, path)) {
        Ok(()) => Ok(()),
        Err(error) => {
            // The part may not exist; the first error is the one that tells.
            fs::remove_file(&part).ok();
            Err(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::write_whole;

    #[test]
    fn a_file_is_written_whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder for this test");
        let path = folder.path().join("回执.pdf");
        write_whole(&path, b"old").expect("written");
        write_whole(&path, b"new").expect("written over");
        assert_eq!(std::fs::read(&path).expect("read"), b"new");
        assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 1);

        let nowhere = folder.path().join("missing").join("a.pdf");
        assert!(write_whole(&nowhere, b"x").is_err());
    }
}
