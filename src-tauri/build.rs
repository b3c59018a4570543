//! Checks that the pages exist before they are embedded, and embeds them anew when they change.

use std::path::Path;

const PAGES: &str = "../ui/dist";

fn main() {
    println!("cargo:rerun-if-changed={PAGES}");
    // An absent folder stops the macro that embeds with a path and no advice; this says what to do.
    assert!(
        Path::new(PAGES).is_dir(),
        "ui/dist does not exist: run `npm ci && npm run build` in ui, or ./run, which does both"
    );
    tauri_build::build();
}
