use crate::run::{linewarden, refusal, with_locale};

#[test]
fn wrong_use_is_a_named_error() {
    for (args, code) in [
        (&[][..], "usage.missing_command"),
        (&["nonsense"], "usage.unknown_command"),
        (&["policy"], "usage.missing_command"),
        (&["tier"], "usage.missing_argument"),
        (&["tier", "--voltage", "380V"], "usage.missing_argument"),
        (
            &[
                "tier",
                "--voltage",
                "380V",
                "--capacity",
                "1",
                "--power",
                "2",
            ],
            "usage.unknown_argument",
        ),
        (
            &[
                "tier",
                "--voltage",
                "380V",
                "--capacity",
                "1",
                "--basis",
                "both",
            ],
            "usage.invalid_value",
        ),
        (
            &[
                "tier",
                "--voltage",
                "380V",
                "--voltage",
                "220V",
                "--capacity",
                "1",
            ],
            "usage.conflict",
        ),
        (&["tier", "extra"], "usage.unknown_argument"),
    ] {
        let error = refusal(args);
        assert_eq!(error["code"], code, "{args:?}");
        assert_eq!(error["hint"], "usage.see_help");
    }
    let unknown = refusal(&[
        "tier",
        "--voltage",
        "380V",
        "--capacity",
        "1",
        "--power",
        "2",
    ]);
    assert_eq!(unknown["params"]["argument"], "--power");
    let missing = refusal(&["tier", "--voltage", "380V"]);
    assert!(
        missing["params"]["argument"]
            .to_string()
            .contains("--capacity"),
        "{missing}"
    );
}

#[test]
fn the_paper_worker_is_not_for_people() {
    assert!(!linewarden(&["--help"]).stdout.contains("paper-worker"));
    // Its input ends at once, and so does it, without a word on either stream.
    let outcome = linewarden(&["paper-worker"]);
    assert_eq!(
        (
            outcome.exit,
            outcome.stdout.as_str(),
            outcome.stderr.as_str()
        ),
        (0, "", "")
    );
}

#[test]
fn a_missing_or_unknown_format_is_an_error_in_text() {
    for args in [
        &["tier", "--format"][..],
        &["tier", "--format", "xml"],
        &["--lang", "fr", "tier"],
    ] {
        let outcome = linewarden(args);
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""), "{args:?}");
        assert!(!outcome.stderr.is_empty());
    }
}

#[test]
fn json_error_with_the_equals_form() {
    let outcome = linewarden(&[
        "--format=json",
        "tier",
        "--voltage",
        "25kV",
        "--capacity",
        "1",
    ]);
    assert_eq!(outcome.exit, 2);
    assert_eq!(outcome.json()["error"]["code"], "voltage.unknown");
}

#[test]
fn help_in_the_language_of_the_system_or_the_option() {
    for args in [
        &["--help"][..],
        &["tier", "--help"],
        &["deadline", "-h"],
        &["policy", "--help"],
        &["policy", "export", "-h"],
        &["serve", "--help"],
        &["demo", "--help"],
        &["verify", "--help"],
        &["affected", "--help"],
    ] {
        let zh = linewarden(args);
        assert_eq!((zh.exit, zh.stderr.as_str()), (0, ""));
        assert!(
            zh.stdout.contains("用法：") && zh.stdout.contains("选项"),
            "{}",
            zh.stdout
        );
        for english in [
            "Usage",
            "Options",
            "Commands",
            "Print help",
            "possible values",
            "default:",
        ] {
            assert!(!zh.stdout.contains(english), "{english} in {}", zh.stdout);
        }
        let en = with_locale("en_US.UTF-8", args);
        assert!(
            en.stdout.contains("Usage: ") && en.stdout.is_ascii(),
            "{}",
            en.stdout
        );
        assert_eq!(
            linewarden(&[args, &["--lang", "en"]].concat()).stdout,
            en.stdout
        );
    }
    let version = linewarden(&["--version"]);
    assert_eq!(
        (version.exit, version.stdout.trim()),
        (0, concat!("linewarden ", env!("CARGO_PKG_VERSION")))
    );
}
