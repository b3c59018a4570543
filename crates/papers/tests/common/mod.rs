//! What the tests share: fonts loaded once, and the text of a PDF as a reader's program extracts it.

use std::path::Path;
use std::process::Command;
use std::sync::{Arc, OnceLock};

use linewarden_papers::Fonts;

pub fn fonts() -> Arc<Fonts> {
    static FONTS: OnceLock<Arc<Fonts>> = OnceLock::new();
    let load = || {
        Arc::new(Fonts::load(&Fonts::default_dirs()).expect("the test machine has Noto Serif CJK"))
    };
    FONTS.get_or_init(load).clone()
}

/// Runs a poppler tool on the PDF and returns what it prints.
pub fn poppler(tool: &str, args: &[&str], pdf: &[u8]) -> String {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("paper.pdf");
    std::fs::write(&file, pdf).unwrap();
    let to_stdout: &[&Path] = if tool == "pdftotext" {
        &[Path::new("-")]
    } else {
        &[]
    };
    let output = Command::new(tool)
        .args(args)
        .arg(&file)
        .args(to_stdout)
        .output();
    let output = output.expect("poppler-utils is installed");
    assert!(
        output.status.success(),
        "{tool}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// Text of a PDF without any white space, so that line breaks do not matter.
pub fn text(pdf: &[u8]) -> String {
    poppler("pdftotext", &[], pdf)
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{200b}')
        .collect()
}
