//! The words of the command line, Chinese and English, by stable key. Placeholders are names of params in braces.

mod files;
mod messages;
mod names;
mod placed;
mod rows;
mod store;

use clap::ValueEnum;
use serde::Serialize;
use serde_json::{Value, json};
use std::sync::OnceLock;

/// Key, Chinese, English.
type Entry = (&'static str, &'static str, &'static str);

/// Every catalogue; a subject with many words of its own adds one.
const CATALOGUES: &[&[Entry]] = &[
    messages::MESSAGES,
    files::FILES,
    rows::ROWS,
    placed::PLACED,
    names::NAMES,
    store::STORE,
    crate::screen::words::WORDS,
];

/// Language of messages and help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Zh,
    En,
}

static LANG: OnceLock<Lang> = OnceLock::new();

impl Lang {
    /// `--lang` when given, else the system's by the usual variables; where the system says nothing, Chinese.
    pub(crate) fn choose(given: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Lang {
        match given {
            Some("zh") => return Lang::Zh,
            Some("en") => return Lang::En,
            _ => {}
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(variable)
            .find(|value| !value.is_empty());
        match locale {
            Some(locale) if !locale.to_lowercase().starts_with("zh") => Lang::En,
            _ => Lang::Zh,
        }
    }
}

/// Fixes the language of this process; the first call counts.
pub(crate) fn set_lang(lang: Lang) {
    let _ = LANG.set(lang);
}

/// The language of this process.
pub(crate) fn lang() -> Lang {
    *LANG.get().unwrap_or(&Lang::Zh)
}

/// The words for a key, filled with params. An unknown key shows itself with its data: ugly, but nothing is lost.
pub(crate) fn message(lang: Lang, key: &str, params: &Value) -> String {
    find(lang, key, params).unwrap_or_else(|| match params.as_object() {
        Some(fields) if !fields.is_empty() => format!("{key} {params}"),
        _ => key.to_owned(),
    })
}

/// As [`message`], none for an unknown key.
pub(crate) fn find(lang: Lang, key: &str, params: &Value) -> Option<String> {
    let (_, zh, en) = CATALOGUES
        .iter()
        .copied()
        .flatten()
        .find(|(name, ..)| *name == key)?;
    let mut text = match lang {
        Lang::Zh => (*zh).to_owned(),
        Lang::En => (*en).to_owned(),
    };
    for (name, value) in params.as_object().into_iter().flatten() {
        let placeholder = format!("{{{name}}}");
        if text.contains(&placeholder) {
            text = text.replace(&placeholder, &shown(lang, value));
        }
    }
    Some(text)
}

/// The name of a word of the rules (a unit kind, a stage) by its stored form.
pub(crate) fn name(lang: Lang, group: &str, word: &impl Serialize) -> String {
    match json!(word) {
        Value::String(code) => message(lang, &format!("{group}.{code}"), &json!({})),
        other => other.to_string(),
    }
}

fn shown(lang: Lang, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => if lang == Lang::Zh {
            "无上限"
        } else {
            "no upper end"
        }
        .to_owned(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| shown(lang, item)).collect();
            items.join(if lang == Lang::Zh { "、" } else { ", " })
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use linewarden_rules::clock::DayWhy;
    use linewarden_rules::routing::{Role, UnitKind};

    fn placeholders(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_key_once_with_the_same_data_in_both_languages() {
        let all: Vec<_> = CATALOGUES.iter().copied().flatten().collect();
        for (index, (key, zh, en)) in all.iter().enumerate() {
            // Some states are said by saying nothing, then in both languages.
            assert_eq!(zh.is_empty(), en.is_empty(), "{key}");
            assert_eq!(placeholders(zh), placeholders(en), "{key}");
            assert!(
                all[..index].iter().all(|(earlier, ..)| earlier != key),
                "{key} twice"
            );
        }
    }

    #[test]
    fn every_unit_role_and_day_has_a_name() {
        let named = |text: String| assert!(!text.contains('.') && !text.contains('_'), "{text}");
        for lang in [Lang::Zh, Lang::En] {
            UnitKind::ALL
                .iter()
                .for_each(|unit| named(name(lang, "unit", unit)));
            Role::ALL
                .iter()
                .for_each(|role| named(name(lang, "role", role)));
            [DayWhy::StartDay, DayWhy::Paused, DayWhy::EndMoved]
                .iter()
                .for_each(|day| named(name(lang, "day", day)));
        }
    }

    #[test]
    fn language_follows_the_option_then_the_system() {
        let system =
            |value: &'static str| move |name: &str| (name == "LANG").then(|| value.to_owned());
        assert_eq!(Lang::choose(Some("en"), system("zh_CN.UTF-8")), Lang::En);
        assert_eq!(Lang::choose(None, system("zh_CN.UTF-8")), Lang::Zh);
        assert_eq!(Lang::choose(None, system("en_US.UTF-8")), Lang::En);
        assert_eq!(Lang::choose(None, system("C")), Lang::En);
        assert_eq!(Lang::choose(None, |_| None), Lang::Zh);
    }

    #[test]
    fn unknown_keys_lose_nothing() {
        assert_eq!(
            message(Lang::Zh, "no.such", &json!({ "a": 1 })),
            r#"no.such {"a":1}"#
        );
    }
}
