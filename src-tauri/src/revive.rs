//! Brings the pages back when the process that draws them has died.

use tauri::WebviewWindow;

/// Loads the pages anew after a crash of the web view's process, which would otherwise leave an empty window. Drafts are
/// in the office's store, so what was typed comes back after signing in. At most `MOST` times, or a page that crashes at
/// once would be loaded for ever.
#[cfg(target_os = "linux")]
pub(crate) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    use std::cell::Cell;

    use webkit2gtk::{WebProcessTerminationReason, WebViewExt as _};

    const MOST: u32 = 5;

    window.with_webview(|view| {
        let revived = Cell::new(0);
        view.inner()
            .connect_web_process_terminated(move |view, reason| {
                if reason == WebProcessTerminationReason::TerminatedByApi || revived.get() == MOST {
                    return;
                }
                revived.set(revived.get() + 1);
                tracing::error!(
                    ?reason,
                    times = revived.get(),
                    "the web view's process has died; loading the pages anew"
                );
                view.reload();
            });
    })
}

/// Not handled on other platforms yet: the person closes the window and opens it again.
#[cfg(not(target_os = "linux"))]
pub(crate) fn watch(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
