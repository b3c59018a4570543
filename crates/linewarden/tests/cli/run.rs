use serde_json::Value;
use std::process::{Command, Stdio};

/// What a run of the program left.
pub(crate) struct Outcome {
    pub(crate) exit: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    /// The one object on stdout.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| {
            panic!(
                "{error}: stdout {:?}, stderr {:?}",
                self.stdout, self.stderr
            )
        })
    }
}

/// Runs with a Chinese system, unless `locale` says otherwise.
pub(crate) fn with_locale(locale: &str, args: &[&str]) -> Outcome {
    let output = Command::new(env!("CARGO_BIN_EXE_linewarden"))
        .args(args)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", locale)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    Outcome {
        exit: output.status.code().expect("it ends by itself"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

pub(crate) fn linewarden(args: &[&str]) -> Outcome {
    with_locale("zh_CN.UTF-8", args)
}

/// Runs with `--format json`, wants exit 0 and nothing on stderr.
pub(crate) fn answer(args: &[&str]) -> Value {
    let outcome = linewarden(&[args, &["--format", "json"]].concat());
    assert_eq!(
        (outcome.exit, outcome.stderr.as_str()),
        (0, ""),
        "{args:?} {}",
        outcome.stdout
    );
    outcome.json()
}

/// Runs with `--format json`, wants exit 2, one error object, and a message in words in both languages.
pub(crate) fn refusal(args: &[&str]) -> Value {
    let outcome = linewarden(&[args, &["--format", "json"]].concat());
    assert_eq!(
        outcome.exit, 2,
        "{args:?} {} {}",
        outcome.stdout, outcome.stderr
    );
    let object = outcome.json();
    let fields = object.as_object().expect("an object");
    assert_eq!(fields.len(), 1);
    let error = fields["error"].clone();
    let code = error["code"].as_str().expect("a code").to_owned();
    assert!(
        error["params"].is_object() && error["hint"].is_string(),
        "{error}"
    );
    for lang in ["zh", "en"] {
        let text = linewarden(&[args, &["--lang", lang]].concat());
        assert_eq!((text.exit, text.stdout.as_str()), (2, ""), "{args:?}");
        assert!(
            !text.stderr.contains(&code) && !text.stderr.contains('{'),
            "no words for {code}: {}",
            text.stderr
        );
        let chinese = text
            .stderr
            .chars()
            .any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        // What was typed or read is quoted and may itself be Chinese.
        let quotes_chinese =
            args.iter().any(|arg| !arg.is_ascii()) || !error["params"].to_string().is_ascii();
        assert!(
            chinese == (lang == "zh") || quotes_chinese,
            "{}",
            text.stderr
        );
        assert_eq!(
            text.stderr.lines().count(),
            2,
            "what and what to do: {}",
            text.stderr
        );
    }
    error
}
