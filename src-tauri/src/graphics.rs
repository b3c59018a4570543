//! Settles how the web view draws, before anything of it is loaded.

/// WebKitGTK before 2.48 shows an empty or flickering window with some drivers when it hands frames over by DMA-BUF.
/// A value that the person has set stands.
///
/// # Errors
/// When the program cannot be started again with the variable set.
#[cfg(target_os = "linux")]
pub(crate) fn settle() -> anyhow::Result<()> {
    use std::os::unix::process::CommandExt as _;

    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_some() || !is_old(&tauri::webview_version()?) {
        return Ok(());
    }
    // Changing the environment of a running process is unsafe; starting over with it is not. `exec` only returns a failure.
    let failure = std::process::Command::new(std::env::current_exe()?)
        .args(std::env::args_os().skip(1))
        .env(VARIABLE, "1")
        .exec();
    Err(failure.into())
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn settle() -> anyhow::Result<()> {
    Ok(())
}

/// Whether a WebKitGTK version such as `2.46.5` is before 2.48. One that cannot be read counts as new.
#[cfg(any(target_os = "linux", test))]
fn is_old(version: &str) -> bool {
    let mut parts = version.split('.').map(str::parse::<u32>);
    match (parts.next(), parts.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) < (2, 48),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_old;

    #[test]
    fn only_versions_before_2_48_are_old() {
        assert!(is_old("2.46.5"));
        assert!(is_old("1.99.0"));
        assert!(!is_old("2.48.0"));
        assert!(!is_old("2.50.6"));
        assert!(!is_old("3.0.0"));
        assert!(!is_old(""));
        assert!(!is_old("unknown"));
    }
}
