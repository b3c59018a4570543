//! The answer for people. Lengths are printed as `7.21 m ± 0.50 m`, never to more digits than the
//! data carry.

use crate::words::{Lang, find, message};
use serde_json::{Value, json};

pub(crate) fn text(answer: &Value, lang: Lang) -> String {
    let word = |key: &str, params: &Value| message(lang, key, params);
    let verdict = answer["verdict"].as_str().unwrap_or_default();
    let mut lines = vec![word(&format!("screen.verdict.{verdict}"), &json!({}))];
    for reason in list(&answer["reasons"]) {
        let code = reason["code"].as_str().unwrap_or_default();
        let mut params = reason["params"].clone();
        // What was wrong with a row, in words; a code without them is still named.
        if let Some(row) = params["code"].as_str() {
            params["why"] =
                json!(find(lang, &format!("row.{row}"), &Value::Null).unwrap_or(row.to_owned()));
        }
        lines.push(format!(
            "  {}",
            word(&format!("screen.reason.{code}"), &params)
        ));
    }
    for (i, facility) in list(&answer["facilities"]).iter().enumerate() {
        lines.push(String::new());
        lines.extend(entry(i + 1, facility, lang));
    }
    lines.push(String::new());
    lines.push(word("screen.versions", answer));
    lines.join("\n")
}

fn entry(number: usize, f: &Value, lang: Lang) -> Vec<String> {
    let word = |key: &str, params: &Value| message(lang, key, params);
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    let (colon, open, close) = match lang {
        Lang::Zh => ("：", "（", "）"),
        Lang::En => (": ", " (", ")"),
    };
    let name = f["name"]
        .as_str()
        .map_or_else(|| text(&f["id"]), str::to_owned);
    let kind = word(&format!("screen.kind.{}", text(&f["kind"])), &json!({}));
    let voltage = f["voltage_kv"].as_f64().map_or_else(
        || word("screen.voltage_unknown", &json!({})),
        |kv| format!("{kv} kV"),
    );
    let verdict = word(&format!("screen.short.{}", text(&f["verdict"])), &json!({}));
    let rule = word(&format!("screen.rule.{}", text(&f["rule"])), &json!({}));
    let mm = |key: &str| f[key].as_f64().unwrap_or(0.0) / 1000.0;
    let u = mm("uncertainty_mm");
    let params = json!({
        "conductor": with_error(mm("conductor_mm"), u),
        "centreline": fixed(mm("centreline_mm"), u),
        "zone": if f["zone_mm"].as_i64() == Some(0) { "?".to_owned() } else { trimmed(mm("zone_mm")) },
        "inside": fixed(mm("inside_mm"), u),
        "overlap": f["overlap_m2"],
    });
    let mut lines = vec![format!(
        "{number}. {name}  {kind} {voltage}  {rule}{colon}{verdict}"
    )];
    lines.push(format!("   {}", word("screen.distance", &params)));
    if f["inside_mm"].as_i64().unwrap_or(0) > 0 {
        lines.push(format!("   {}", word("screen.inside", &params)));
    }
    if let Some(clause) = f["clause"].as_str() {
        let status = word(&format!("screen.status.{}", text(&f["status"])), &json!({}));
        lines.push(format!("   {clause}{status}"));
    }
    for effect in list(&f["effects"]) {
        let what = word(
            &format!("screen.work.{}", text(&effect["what"])),
            &json!({}),
        );
        let kind = word(
            &format!("screen.effect.{}", text(&effect["kind"])),
            &json!({ "what": what }),
        );
        lines.push(format!("   {kind}{open}{}{close}", text(&effect["clause"])));
    }
    let notes: Vec<String> = list(&f["notes"])
        .iter()
        .map(text)
        .map(|n| find(lang, &format!("screen.note.{n}"), &json!({})).unwrap_or(n))
        .collect();
    if !notes.is_empty() {
        lines.push(format!(
            "   {}",
            notes.join(if lang == Lang::Zh { "；" } else { "; " })
        ));
    }
    lines
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Two significant digits of the error decide how many decimals both carry.
fn decimals(error: f64) -> usize {
    match error {
        e if e >= 9.95 => 0,
        e if e >= 0.995 => 1,
        e if e >= 0.0995 => 2,
        _ => 3,
    }
}

fn fixed(value: f64, error: f64) -> String {
    format!("{value:.*}", decimals(error))
}

fn with_error(value: f64, error: f64) -> String {
    format!("{} m ± {} m", fixed(value, error), fixed(error, error))
}

fn trimmed(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_digits_than_the_data_carry() {
        assert_eq!(with_error(7.2123, 0.5), "7.21 m ± 0.50 m");
        assert_eq!(with_error(7.2123, 12.3), "7 m ± 12 m");
        assert_eq!(with_error(7.2123, 1.23), "7.2 m ± 1.2 m");
        assert_eq!(with_error(7.2123, 0.012), "7.212 m ± 0.012 m");
        assert_eq!(trimmed(0.75), "0.75");
        assert_eq!(trimmed(10.0), "10");
    }
}
