//! Where the built pages are.

use crate::output::CliError;
use crate::words;
use linewarden_office::Pages;
use serde_json::json;
use std::path::{Path, PathBuf};

/// The pages of `--pages`, of `LINEWARDEN_PAGES`, or those found beside the program; none leaves the API alone, and says so.
pub(super) fn find(given: Option<PathBuf>) -> Result<Pages, CliError> {
    let named = given.or_else(|| {
        std::env::var_os("LINEWARDEN_PAGES")
            .map(PathBuf::from)
            .filter(|p| !p.as_os_str().is_empty())
    });
    if let Some(folder) = named {
        if !is_built(&folder) {
            let params = json!({ "path": folder.display().to_string() });
            return Err(CliError::new(
                "serve.pages_missing",
                params,
                "serve.build_pages",
            ));
        }
        return Ok(Pages::folder(folder));
    }
    let found = std::env::current_exe().ok().and_then(|exe| beside(&exe));
    match found {
        Some(folder) => Ok(Pages::folder(folder)),
        None => {
            eprintln!(
                "{}",
                words::message(words::lang(), "serve.no_pages", &json!({}))
            );
            Ok(Pages::none())
        }
    }
}

fn is_built(folder: &Path) -> bool {
    folder.join("index.html").is_file()
}

/// `pages` or `ui/dist` beside the program, or further up for one run from its build folder.
fn beside(exe: &Path) -> Option<PathBuf> {
    let places = |folder: &Path| [folder.join("pages"), folder.join("ui/dist")];
    exe.ancestors()
        .skip(1)
        .flat_map(places)
        .find(|folder| is_built(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_built_pages_are_taken() {
        let root = tempfile::tempdir().expect("a folder");
        let exe = root.path().join("target/debug/linewarden");
        assert_eq!(beside(&exe), None);
        let make = |place: &str| {
            let folder = root.path().join(place);
            std::fs::create_dir_all(&folder).expect("made");
            std::fs::write(folder.join("index.html"), "").expect("written");
            folder
        };
        let far = make("ui/dist");
        assert_eq!(beside(&exe), Some(far));
        // A folder that nobody built into is passed over.
        std::fs::create_dir_all(root.path().join("target/debug/pages")).expect("made");
        let near = make("target/debug/ui/dist");
        assert_eq!(beside(&exe), Some(near));
    }
}
