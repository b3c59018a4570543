use crate::run::{answer, linewarden, refusal};
use serde_json::Value;

#[test]
fn exports_every_kind_as_json() {
    for (kind, field) in [
        ("zones", "zones"),
        ("tiers", "rows"),
        ("clocks", "reply_sets"),
        ("calendar", "notices"),
    ] {
        let outcome = linewarden(&["policy", "export", "--kind", kind]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        let value: Value = serde_json::from_str(&outcome.stdout).unwrap();
        assert!(!value[field].is_null(), "{kind}");
    }
    let (default, zones) = (
        linewarden(&["policy", "export"]),
        linewarden(&["policy", "export", "--kind", "zones"]),
    );
    assert_eq!(default.stdout, zones.stdout);
}

#[test]
fn writes_a_new_file_and_never_over_an_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("policy.json");
    let args = [
        "policy",
        "export",
        "--kind",
        "clocks",
        "--output",
        path.to_str().unwrap(),
    ];
    let written = answer(&args);
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written["bytes"], text.len());
    assert_eq!(
        text.trim_end(),
        linewarden(&["policy", "export", "--kind", "clocks"])
            .stdout
            .trim_end()
    );
    assert_eq!(refusal(&args)["code"], "file.exists");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    let nowhere = folder.path().join("no/such/folder.json");
    assert_eq!(
        refusal(&["policy", "export", "--output", nowhere.to_str().unwrap()])["code"],
        "file.unwritable"
    );
}
