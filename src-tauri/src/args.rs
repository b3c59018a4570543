//! What the window may be started with.

use std::path::PathBuf;

/// 护线 Linewarden: the desktop window.
#[derive(clap::Parser)]
#[command(version)]
pub(crate) struct Args {
    /// The folder that holds the office. Without it: `linewarden` in the platform's folder for a user's data.
    #[arg(long, value_name = "DIR", env = "LINEWARDEN_STORE")]
    store: Option<PathBuf>,

    /// Make the sample office there when the folder does not exist or is empty.
    #[arg(long)]
    pub(crate) sample: bool,
}

impl Args {
    /// The folder to open, given the platform's folder for a user's data.
    pub(crate) fn store_or(&self, data: PathBuf) -> PathBuf {
        self.store
            .clone()
            .unwrap_or_else(|| data.join("linewarden"))
    }
}
