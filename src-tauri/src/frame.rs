//! The window itself: its size, kept from one start to the next, and what it lets through.

use std::{fs, path::PathBuf};

use serde::{Deserialize, Serialize};
use tauri::{
    AppHandle, Manager as _, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
    webview::NewWindowResponse,
};

use crate::{revive, scheme};

const LABEL: &str = "main";
const TITLE: &str = "护线 Linewarden";

/// Size of the area inside the window's border, in logical pixels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
struct Frame {
    width: f64,
    height: f64,
    maximized: bool,
}

impl Frame {
    /// Every screen works at this size; below it the window does not go.
    const LEAST: (f64, f64) = (1024.0, 600.0);

    const FIRST: Self = Self {
        width: 1366.0,
        height: 768.0,
        maximized: false,
    };

    /// The kept size, or the first one when what was kept makes no sense.
    fn read(text: &str) -> Self {
        let kept: Self = serde_json::from_str(text).unwrap_or(Self::FIRST);
        let (width, height) = Self::LEAST;
        Self {
            width: kept.width.clamp(width, 16_384.0),
            height: kept.height.clamp(height, 16_384.0),
            ..kept
        }
    }
}

/// Opens the window on the start page.
///
/// # Errors
/// When the web view cannot be made.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let frame = file(app)
        .and_then(|file| fs::read_to_string(file).ok())
        .map_or(Frame::FIRST, |text| Frame::read(&text));
    let start: Url = format!("{}://localhost/", scheme::NAME)
        .parse()
        .expect("a constant and well-formed address");
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::CustomProtocol(start))
        .title(TITLE)
        .inner_size(frame.width, frame.height)
        .min_inner_size(Frame::LEAST.0, Frame::LEAST.1)
        .maximized(frame.maximized)
        .prevent_overflow()
        .zoom_hotkeys_enabled(true)
        // Files are dropped on the page itself, which reads them as a browser does.
        .disable_drag_drop_handler()
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    revive::watch(&window)?;
    let watched = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { .. } = event {
            keep(&watched);
        }
    });
    Ok(())
}

/// A second start of the program shows the window that is already there.
pub(crate) fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let shown = window
            .unminimize()
            .and_then(|()| window.show())
            .and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window could not be brought forward");
        }
    }
}

/// Only our own pages, and papers that they show from memory. An office has no business on the network.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        scheme::NAME | "blob" | "about" => true,
        // What Windows makes of the scheme.
        "http" => url.host_str() == Some("linewarden.localhost"),
        _ => false,
    }
}

fn file(app: &AppHandle) -> Option<PathBuf> {
    app.path()
        .app_config_dir()
        .ok()
        .map(|folder| folder.join("window.json"))
}

/// Keeps the size for the next start. A failure costs the size, nothing else, so it is only logged.
fn keep(window: &WebviewWindow) {
    if let Err(error) = try_keep(window) {
        tracing::warn!(%error, "the window's size was not kept");
    }
}

fn try_keep(window: &WebviewWindow) -> anyhow::Result<()> {
    let Some(file) = file(window.app_handle()) else {
        return Ok(());
    };
    let kept = fs::read_to_string(&file).map_or(Frame::FIRST, |text| Frame::read(&text));
    let maximized = window.is_maximized()?;
    // A maximized window's size is the screen's; the size to go back to is the one from before.
    let frame = if maximized {
        Frame { maximized, ..kept }
    } else {
        let size = window
            .inner_size()?
            .to_logical::<f64>(window.scale_factor()?);
        Frame {
            width: size.width,
            height: size.height,
            maximized,
        }
    };
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, serde_json::to_string(&frame)?)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_size_is_used_within_reason() {
        let kept = Frame::read(r#"{"width":1500,"height":900,"maximized":true}"#);
        assert_eq!(
            kept,
            Frame {
                width: 1500.0,
                height: 900.0,
                maximized: true
            }
        );
        assert_eq!(Frame::read("{"), Frame::FIRST);
        let tiny = Frame::read(r#"{"width":1,"height":-5,"maximized":false}"#);
        assert_eq!((tiny.width, tiny.height), Frame::LEAST);
    }

    #[test]
    fn only_our_own_pages_open() {
        let ours = |url: &str| is_ours(&url.parse().expect("an address of this test"));
        assert!(ours("linewarden://localhost/"));
        assert!(ours("http://linewarden.localhost/#/cases"));
        assert!(ours("blob:linewarden://localhost/5f3c"));
        assert!(!ours("https://example.org/"));
        assert!(!ours("http://localhost/"));
        assert!(!ours("file:///etc/passwd"));
    }
}
