//! `POST /window/print?name=…`: hands a PDF to the printer, or where there is none to the system's viewer.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
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

use super::name::Proposed;
use crate::wire::Problem;

/// Who took the paper.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
enum Taker {
    Printer,
    Viewer,
}

#[derive(Serialize)]
pub(crate) struct Printed {
    taken_by: Taker,
}

/// # Errors
/// `window.no_viewer` with the system's reason when neither a printer nor a viewer takes the paper.
pub(crate) async fn print(
    State(app): State<AppHandle>,
    Query(proposed): Query<Proposed>,
    body: Bytes,
) -> Result<Json<Printed>, Problem> {
    let folder = folder(&app);
    let printed =
        tokio::task::spawn_blocking(move || hand_over(folder?, &proposed.file_name(), &body)).await;
    match printed.map_err(io::Error::other).flatten() {
        Ok(taken_by) => Ok(Json(Printed { taken_by })),
        Err(error) => Err(Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "window.no_viewer",
            "window.save_instead",
        )
        .with(json!({ "reason": error.to_string() }))),
    }
}

/// Removes the papers of the last time: they name people and are not meant to stay.
pub(crate) fn clear_printed(app: &AppHandle) {
    if let Ok(folder) = folder(app)
        && folder.exists()
        && let Err(error) = fs::remove_dir_all(&folder)
    {
        tracing::warn!(%error, folder = %folder.display(), "printed papers were not removed");
    }
}

fn folder(app: &AppHandle) -> io::Result<PathBuf> {
    app.path()
        .app_cache_dir()
        .map(|cache| cache.join("print"))
        .map_err(io::Error::other)
}

fn hand_over(folder: PathBuf, name: &str, bytes: &[u8]) -> io::Result<Taker> {
    fs::create_dir_all(&folder)?;
    let file = folder.join(name);
    write_private(&file, bytes)?;
    if has_printer() {
        let sent = Command::new("lp")
            .arg("--")
            .arg(&file)
            .stdout(Stdio::null())
            .status()?;
        if sent.success() {
            return Ok(Taker::Printer);
        }
    }
    started(
        viewer(&file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()?,
    )?;
    Ok(Taker::Viewer)
}

fn write_private(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(bytes)
}

/// Whether CUPS knows a default printer. Without one `lp` only complains.
fn has_printer() -> bool {
    Command::new("lpstat")
        .arg("-d")
        .env("LC_ALL", "C")
        .output()
        .is_ok_and(|answer| {
            String::from_utf8_lossy(&answer.stdout).contains("system default destination:")
        })
}

#[cfg(target_os = "linux")]
fn viewer(file: &Path) -> Command {
    let mut command = Command::new("xdg-open");
    command.arg(file);
    command
}

#[cfg(target_os = "macos")]
fn viewer(file: &Path) -> Command {
    let mut command = Command::new("open");
    command.arg(file);
    command
}

#[cfg(windows)]
fn viewer(file: &Path) -> Command {
    let mut command = Command::new("explorer");
    command.arg(file);
    command
}

/// Waits a moment for a viewer that fails at once. One that stays is reaped when it ends.
fn started(mut child: Child) -> io::Result<()> {
    const MOMENT: Duration = Duration::from_millis(1500);
    let begun = Instant::now();
    while begun.elapsed() < MOMENT {
        if let Some(status) = child.try_wait()? {
            // explorer.exe answers 1 also when it has opened the file.
            return if status.success() || cfg!(windows) {
                Ok(())
            } else {
                Err(io::Error::other(format!("{status}")))
            };
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    std::thread::spawn(move || child.wait());
    Ok(())
}
