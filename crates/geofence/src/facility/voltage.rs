//! Nominal voltages as files write them. Unknown stays unknown: a guess would narrow a zone.

use serde::{Deserialize, Serialize};

/// A nominal voltage in whole volts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voltage {
    pub volts: u32,
    #[serde(default)]
    pub dc: bool,
    pub source: VoltageSource,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoltageSource {
    /// A voltage column said so.
    Stated,
    /// Read out of the facility's name.
    Name,
    /// A tower that stands in a loaded line of known voltage.
    Line,
}

/// What a bare number in a voltage column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Volt,
    Kilovolt,
}

impl Voltage {
    pub fn kv(self) -> f64 {
        f64::from(self.volts) / 1000.0
    }
}

/// Above the highest transmission voltage there is, with room.
const HIGHEST_VOLTS: f64 = 1_200_000.0;

/// Nominal voltages below a kilovolt that lines have. Source: GB/T 156.
const LOW_VOLTS: [f64; 8] = [220.0, 230.0, 240.0, 380.0, 400.0, 415.0, 660.0, 690.0];

/// Nominal kilovolts of lines, here and in data from elsewhere; 380 and 400 are far more often volts.
/// Source: GB/T 156, GB/T 35698, IEC 60038.
const CLASSES_KV: [f64; 29] = [
    3.0, 6.0, 10.0, 11.0, 15.0, 20.0, 22.0, 25.0, 27.5, 30.0, 33.0, 35.0, 60.0, 63.0, 66.0, 69.0,
    110.0, 132.0, 150.0, 154.0, 220.0, 275.0, 330.0, 345.0, 500.0, 660.0, 750.0, 800.0, 1000.0,
];

/// Reads a voltage column's value: `110kV`, `0.4`, `交流110千伏`, `35 KV`, `132000;66000` (the highest
/// counts, its zone is the widest), `±800kV`. `bare` says what a number without a unit means; one that
/// could as well be kilovolts among volts is nothing.
pub fn from_text(text: &str, bare: Unit) -> Option<Voltage> {
    highest(&each_from_text(text, bare)?)
}

/// Every voltage a text names. `None`: a part of it cannot be read.
pub(crate) fn each_from_text(text: &str, bare: Unit) -> Option<Vec<Voltage>> {
    let text = plain(text).replace("+/-", "±");
    if is_class(&text) {
        return None;
    }
    let mut all = Vec::new();
    for item in text.split([';', ',', '、', '|']) {
        let parts = item.split('/').map(str::trim).filter(|p| !p.is_empty());
        let parts = parts.map(figure).collect::<Option<Vec<_>>>()?;
        for (i, part) in parts.iter().enumerate() {
            // `220/380V`: the unit at the end is that of both.
            let mut others = parts[i..].iter().chain(parts[..i].iter().rev());
            let scale = others.find_map(|p| p.scale);
            let volts_of = |scale| volts(part.number * scale, part.dc, VoltageSource::Stated);
            all.push(match (part.scale, scale, bare) {
                (Some(scale), ..) => volts_of(scale)?,
                (None, Some(scale), _) if scale > 1.0 || LOW_VOLTS.contains(&part.number) => {
                    volts_of(scale)?
                }
                // `10/380V` could be a transformer's.
                (None, Some(_), _) => return None,
                (None, None, Unit::Volt) if CLASSES_KV.contains(&part.number) => return None,
                (None, None, Unit::Volt) => volts_of(1.0)?,
                (None, None, Unit::Kilovolt) => volts_of(1000.0)?,
            });
        }
    }
    Some(all)
}

/// The one with the widest zone. Where the highest is an alternating and a direct one alike, a policy
/// may make either zone the wider: nothing.
fn highest(all: &[Voltage]) -> Option<Voltage> {
    let best = *all.iter().max_by_key(|v| v.volts)?;
    let alike = |v: &Voltage| v.volts < best.volts || v.dc == best.dc;
    all.iter().all(alike).then_some(best)
}

/// Reads a voltage out of a name: `220kV桂林-瑶乡 I线`. Several lines in one name, joined by `;`, give
/// the highest; two voltages inside one line's name are a station's or a mistake, so unknown.
pub fn from_name(name: &str) -> Option<Voltage> {
    let name = plain(name);
    let mut all = Vec::new();
    for part in name.split([';', '；']).flat_map(|p| p.split("', '")) {
        let found = kilovolts_in(part);
        let Some(first) = found.first() else { continue };
        if is_class_at(part) {
            return None;
        }
        if found.iter().any(|v| v.volts != first.volts) {
            return None;
        }
        all.extend(found);
    }
    highest(&all)
}

/// "10kV and above" is a class, not a voltage.
fn is_class(text: &str) -> bool {
    ["以上", "以下", "及", ">", "<", "~"]
        .iter()
        .any(|w| text.contains(w))
}

/// Whether a name gives a class of voltages, `110kV及以上线路`, `35~110kV`, `10kV至35kV`. A word such as
/// 至 may stand in a place's name, so there it counts only between two figures.
fn is_class_at(text: &str) -> bool {
    const BETWEEN: [char; 6] = ['至', '到', '~', '-', '—', '–'];
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digit = |c: char| c.is_ascii_digit();
    if ["以上", "以下"].iter().any(|w| text.contains(w)) {
        return true;
    }
    ["kv", "千伏"].iter().any(|unit| {
        text.match_indices(unit).any(|(at, _)| {
            let rest = text[at + unit.len()..].trim_start_matches([')', ']']);
            let range = rest
                .strip_prefix(BETWEEN)
                .is_some_and(|next| next.starts_with(digit));
            let before = text[..at].trim_end_matches(|c: char| digit(c) || c == '.');
            let bound = before.ends_with(['>', '<', '≥', '≤', '~', '及', '至', '到'])
                || ["高于", "低于", "超过"].iter().any(|w| before.ends_with(w));
            // `35-110kV`; the hyphen of `乙-110kV` joins a name.
            let from = before
                .strip_suffix(BETWEEN)
                .is_some_and(|first| first.ends_with(digit));
            range || bound || from || rest.starts_with(['及', '~', '或'])
        })
    })
}

/// Full-width digits and letters to plain ones, lower case.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            _ => c,
        })
        .collect::<String>()
        .to_lowercase()
}

/// A number as written; without a unit its scale is open.
struct Figure {
    number: f64,
    dc: bool,
    scale: Option<f64>,
}

/// The whole text has to be one figure, with nothing left over.
fn figure(part: &str) -> Option<Figure> {
    let compact: String = part.chars().filter(|c| !c.is_whitespace()).collect();
    let mut rest = compact.as_str();
    let mut dc = false;
    loop {
        let cut = ["交流", "ac", "直流", "dc", "±", "电压", "额定"]
            .iter()
            .find(|p| rest.starts_with(**p));
        let Some(prefix) = cut else { break };
        dc |= matches!(*prefix, "直流" | "dc" | "±");
        rest = &rest[prefix.len()..];
    }
    let digits = rest
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(rest.len());
    let number: f64 = rest[..digits].parse().ok()?;
    let mut unit = &rest[digits..];
    for suffix in ["交流", "ac", "直流", "dc"] {
        if let Some(cut) = unit.strip_suffix(suffix) {
            dc |= matches!(suffix, "直流" | "dc");
            unit = cut;
        }
    }
    let scale = match unit {
        "kv" | "千伏" | "k" | "千伏特" => Some(1000.0),
        "v" | "伏" | "伏特" => Some(1.0),
        "万伏" => Some(10_000.0),
        "" => None,
        _ => return None,
    };
    Some(Figure { number, dc, scale })
}

fn volts(value: f64, dc: bool, source: VoltageSource) -> Option<Voltage> {
    (value > 0.0 && value <= HIGHEST_VOLTS).then(|| Voltage {
        volts: value.round() as u32,
        dc,
        source,
    })
}

fn kilovolts_in(text: &str) -> Vec<Voltage> {
    let mut found = Vec::new();
    for unit in ["kv", "千伏"] {
        for (at, _) in text.match_indices(unit) {
            let before = text[..at].trim_end();
            let start = before
                .rfind(|c: char| !c.is_ascii_digit() && c != '.')
                .map_or(0, |i| {
                    i + before[i..].chars().next().map_or(1, char::len_utf8)
                });
            let Ok(value) = before[start..].parse::<f64>() else {
                continue;
            };
            let dc =
                before[..start].trim_end().ends_with(['±']) || before[..start].ends_with("直流");
            found.extend(volts(value * 1000.0, dc, VoltageSource::Name));
            // `10/0.4kV`: the unit is that of both.
            let mut rest = before[..start].trim_end();
            while let Some(left) = rest.strip_suffix('/') {
                let left = left.trim_end();
                rest = left.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
                let value = left[rest.len()..].parse::<f64>();
                found.extend(
                    value
                        .ok()
                        .and_then(|v| volts(v * 1000.0, dc, VoltageSource::Name)),
                );
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kv(text: &str) -> Option<f64> {
        from_text(text, Unit::Kilovolt).map(Voltage::kv)
    }

    #[test]
    fn columns() {
        for (text, want) in [
            ("110kV", 110.0),
            ("0.4", 0.4),
            ("交流110千伏", 110.0),
            ("35 KV", 35.0),
            ("AC 10kV", 10.0),
            ("380V", 0.38),
            ("１１０ｋＶ", 110.0),
            ("220.0", 220.0),
            ("±800kV", 800.0),
            ("110kV/35kV", 110.0),
        ] {
            assert_eq!(kv(text), Some(want), "{text}");
        }
        for text in [
            "",
            "-",
            "高压",
            "10kV及以下",
            "110kV以上",
            "abc",
            "-110",
            "0",
            "NaN",
            "9999kV",
            "110kV;?",
        ] {
            assert_eq!(kv(text), None, "{text}");
        }
        assert_eq!(
            from_text("132000;66000", Unit::Volt).map(Voltage::kv),
            Some(132.0)
        );
        assert_eq!(from_text("400", Unit::Volt).map(Voltage::kv), Some(0.4));
        assert!(
            from_text("±800kV", Unit::Kilovolt).unwrap().dc
                && !from_text("110", Unit::Kilovolt).unwrap().dc
        );
    }

    /// The order of a text's parts is no statement.
    #[test]
    fn several_figures_in_one_text() {
        for (a, b, want) in [
            ("220", "380V", Some(0.38)),
            ("10", "0.4kV", Some(10.0)),
            ("110", "35千伏", Some(110.0)),
            ("10kV", "380V", Some(10.0)),
            ("10", "380V", None),
            ("±500kV", "500kV", None),
            ("±500kV", "220kV", Some(500.0)),
            ("+/-800kV", "500kV", Some(800.0)),
            ("500kV", "500kV", Some(500.0)),
        ] {
            for text in [format!("{a}/{b}"), format!("{b}/{a}")] {
                assert_eq!(kv(&text), want, "{text}");
            }
        }
        assert_eq!(kv("380/220V"), Some(0.38));
        assert_eq!(kv("380V、10"), Some(10.0));
        assert_eq!(from_name("±500kV甲线;500kV乙线"), None);
        assert_eq!(from_name("500kV、±500kV同塔线路"), None);
    }

    #[test]
    fn a_number_that_could_be_kilovolts_is_none_among_volts() {
        let volts = |text: &str| from_text(text, Unit::Volt).map(|v| v.volts);
        for text in [
            "6",
            "10",
            "35",
            "110",
            "220",
            "330",
            "500",
            "750",
            "1000",
            "10000;110",
        ] {
            assert_eq!(volts(text), None, "{text}");
        }
        assert_eq!(volts("380"), Some(380));
        assert_eq!(volts("400"), Some(400));
        assert_eq!(volts("220V"), Some(220));
        assert_eq!(volts("110kV"), Some(110_000));
        assert_eq!(volts("220/380V"), Some(380));
        assert_eq!(volts("110000/10000"), Some(110_000));
    }

    #[test]
    fn names() {
        let kv = |n: &str| from_name(n).map(Voltage::kv);
        assert_eq!(kv("220kV桂林-瑶乡 I线"), Some(220.0));
        assert_eq!(kv("['500kV柳东-贺州', '柳贺乙线']"), Some(500.0));
        assert_eq!(kv("220kV甲线;110kV乙线"), Some(220.0));
        assert_eq!(kv("220kV桂林变110kV出线"), None);
        assert_eq!(kv("10千伏东风线"), Some(10.0));
        assert_eq!(kv("10/0.4kV东风线"), None);
        assert_eq!(kv("220/110kV同塔线"), None);
        assert_eq!(kv("中蓬I线"), None);
        for class in [
            "110kV以上",
            "110kV及以上线路",
            "35kV（含）以下架空线",
            "35~110kV线路",
            "35－110kV",
            "10kV至35kV线路",
            "10千伏以下",
            "≥110kV",
            "高于35kV",
        ] {
            assert_eq!(kv(class), None, "{class}");
        }
        // These words in a place's name say nothing of the voltage.
        assert_eq!(kv("110kV安至线"), Some(110.0));
        assert_eq!(kv("220kV桂林-瑶乡"), Some(220.0));
        assert_eq!(kv("10kV至善线"), Some(10.0));
        assert!(from_name("±800kV昆柳龙").unwrap().dc);
    }
}
