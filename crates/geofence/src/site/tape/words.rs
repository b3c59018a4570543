//! What people write: 「10kV城东线#37杆东12 m、北3 m；西5m」, `tower 37 E 12 N 3`.
//!
//! A corner is one offset east or west and one north or south, or one bearing and length, in any
//! order. A semicolon, a full stop or a new line ends a corner; so does the name of a tower. What is
//! left over after reading is never passed over: it refuses the whole note.

use super::numerals::numeral;
use super::{Side, TapeError, TowerName, two};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// One corner as said.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub tower: TowerName,
    pub offset: Offset,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Offset {
    /// Metres.
    Axes { east: f64, north: f64 },
    /// North-east and the like.
    Wind { bearing: f64, metres: f64 },
    /// Degrees and metres.
    Polar {
        bearing: f64,
        metres: f64,
        magnetic: bool,
    },
    /// Degrees from this tower and from another.
    Bearings {
        bearing: f64,
        second: TowerName,
        second_bearing: f64,
        magnetic: bool,
    },
    /// Metres from this tower and from another.
    Distances {
        metres: f64,
        second: TowerName,
        second_metres: f64,
        side: Side,
    },
}

/// Longer than any note about a site.
const MOST_BYTES: usize = 20_000;

/// Bytes of a line's name and a tower's number together.
const LONGEST_NAME: usize = 300;

/// A number in digits or in Chinese numerals.
const NUMBER: &str = r"(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百点]+)";

pub(super) fn pattern(text: &str) -> Regex {
    let text = text.replace("NUM", NUMBER);
    Regex::new(&text).expect("the patterns are compiled by a test")
}

/// The tower, at the end of what stands before an offset: the line's name, then its number.
static TOWER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?P<line>.*?)
        (?: (?:[\#№]\s*(?P<a>[a-z]{0,3}NUM(?:[-+]\d+)?)|(?P<b>[a-z]{0,3}NUM(?:[-+]\d+)?)\s*(?:\#|号|号\#)?)\s*(?:号)?\s*(?:铁|电|水泥|角钢)?(?:杆塔|杆|塔)
          | (?:[\#№]\s*(?P<c>[a-z]{0,3}NUM(?:[-+]\d+)?)|(?P<e>[a-z]{0,3}\d+(?:[-+]\d+)?)\s*\#)
          | (?-u:\b)(?:tower|pole|pylon)\s*(?:no\.?|\#)?\s*(?P<d>[a-z]{0,3}\d+(?:[-+]\d+)?)(?-u:\b)
        )
        \s*(?:中心|基础|的|向|往|以|起|从|:|,)*\s*$",
    )
});

/// One part of an offset, at the start of what is left.
static BEARING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?P<mag>磁|magnetic\s*)?(?:方位角|方位|bearing|azimuth|az\.?)\s*(?:为|是|:)?\s*
        (?P<deg>\d+(?:\.\d+)?)\s*(?:°|度|deg(?:rees)?)?\s*(?:(?P<min>\d+(?:\.\d+)?)\s*(?:′|'|分))?\s*(?:(?P<sec>\d+(?:\.\d+)?)\s*(?:″|''|秒))?
        \s*[,、]?\s*(?:距离|距|distance|dist\.?)?\s*(?:为|是|:)?\s*(?P<m>NUM)\s*(?:米|m(?-u:\b)|metres?(?-u:\b)|meters?(?-u:\b))",
    )
});
static QUADRANT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?P<from>[东南西北])偏(?P<to>[东南西北])\s*(?P<deg>\d+(?:\.\d+)?)\s*(?:°|度)\s*(?:(?P<min>\d+(?:\.\d+)?)\s*(?:′|'|分))?
        \s*(?:方向)?\s*[,、]?\s*(?:距离|距)?\s*(?P<m>NUM)\s*(?:米|m(?-u:\b))",
    )
});
static WIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?P<w>东北|东南|西北|西南|north-?\s?east|south-?\s?east|north-?\s?west|south-?\s?west|ne(?-u:\b)|se(?-u:\b)|nw(?-u:\b)|sw(?-u:\b))
        \s*(?:侧|面|边|方向|方|角)?\s*(?:约)?(?P<m>NUM)\s*(?:米|m(?-u:\b)|metres?(?-u:\b)|meters?(?-u:\b))",
    )
});
static AXIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?P<w>[东南西北]|east(?-u:\b)|west(?-u:\b)|north(?-u:\b)|south(?-u:\b)|e|w|n|s)
        \s*(?:侧|面|边|方向|方|移)?\s*(?P<m>NUM)\s*(?P<unit>米|m(?-u:\b)|metres?(?-u:\b)|meters?(?-u:\b))?",
    )
});
static AXIS_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?P<m>\d+(?:\.\d+)?)\s*(?:m(?-u:\b)|metres?(?-u:\b)|meters?(?-u:\b))\s*(?P<w>east(?-u:\b)|west(?-u:\b)|north(?-u:\b)|south(?-u:\b)|e(?-u:\b)|w(?-u:\b)|n(?-u:\b)|s(?-u:\b))(?:\s*of(?-u:\b))?",
    )
});

/// Reads a note into corners, at most `most`.
///
/// # Errors
/// [`TapeError::NotUnderstood`] with what was not, and its kin.
pub(super) fn read(text: &str, most: usize) -> Result<Vec<Said>, TapeError> {
    if text.len() > MOST_BYTES {
        return Err(TapeError::TooMany { limit: most });
    }
    let plain = plain(text);
    let mut tower: Option<TowerName> = None;
    let mut out = Vec::new();
    for group in plain
        .split([';', '\n', '。'])
        .map(str::trim)
        .filter(|g| !g.is_empty())
    {
        let mut rest = group;
        if let Some(said) = two::read(group) {
            out.push(said?);
            if out.len() > most {
                return Err(TapeError::TooMany { limit: most });
            }
            // What follows has to say from which of the two it goes on.
            tower = None;
            continue;
        }
        // A group may name a tower more than once: each name starts a corner of its own.
        loop {
            let (head, parts, after) = corner(rest)?;
            if !head.is_empty() {
                tower = Some(name(head)?);
            }
            let Some(tower) = tower.clone() else {
                return Err(TapeError::NoTower {
                    text: group.to_owned(),
                });
            };
            out.push(Said {
                tower,
                offset: joined(&parts, group)?,
            });
            if out.len() > most {
                return Err(TapeError::TooMany { limit: most });
            }
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
    }
    Ok(out)
}

/// Full-width letters, digits and signs to plain ones, small letters.
fn plain(text: &str) -> String {
    let to = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\t' | '\r' | '\u{a0}' => ' ',
        '—' | '–' => '-',
        '東' => '东',
        '桿' => '杆',
        '號' => '号',
        'º' | '˚' => '°',
        '’' | '′' => '′',
        '”' | '″' => '″',
        _ => c,
    };
    text.chars().map(to).flat_map(char::to_lowercase).collect()
}

/// What stands before the first offset, the offsets that follow one another, and what comes after.
fn corner(text: &str) -> Result<(&str, Vec<Offset>, &str), TapeError> {
    let unread = |t: &str| TapeError::NotUnderstood {
        text: t.chars().take(80).collect(),
    };
    // The first place where what is before ends a tower's name and what is after starts an offset.
    let places = text.char_indices().map(|(i, _)| i);
    let starts = places.take_while(|i| *i <= LONGEST_NAME).find(|i| {
        let (head, tail) = text.split_at(*i);
        part(tail).is_some() && (head.trim().is_empty() || TOWER.is_match(head))
    });
    let start = starts.ok_or_else(|| unread(text))?;
    let (head, mut rest) = text.split_at(start);
    let mut parts = Vec::new();
    while let Some((offset, length)) = part(rest) {
        parts.push(offset);
        rest = rest[length..]
            .trim_start_matches([',', '、', ' ', '.', '和', '再', '及', '向', '往', '&']);
        rest = rest.strip_prefix("and ").unwrap_or(rest);
    }
    Ok((head.trim(), parts, rest))
}

fn part(text: &str) -> Option<(Offset, usize)> {
    let metres = |c: &Captures<'_>| number(c.name("m")?.as_str());
    let whole = |c: &Captures<'_>| c.get(0).map_or(0, |m| m.end());
    if let Some(c) = BEARING.captures(text) {
        let offset = Offset::Polar {
            bearing: angle(&c, "", 360.0)?,
            metres: metres(&c)?,
            magnetic: c.name("mag").is_some(),
        };
        return Some((offset, whole(&c)));
    }
    if let Some(c) = QUADRANT.captures(text) {
        let offset = Offset::Polar {
            bearing: quadrant(&c["from"], &c["to"], angle(&c, "", 90.0)?)?,
            metres: metres(&c)?,
            magnetic: false,
        };
        return Some((offset, whole(&c)));
    }
    if let Some(c) = WIND.captures(text) {
        let bearing = match c["w"].replace([' ', '-'], "").as_str() {
            "东北" | "northeast" | "ne" => 45.0,
            "东南" | "southeast" | "se" => 135.0,
            "西南" | "southwest" | "sw" => 225.0,
            _ => 315.0,
        };
        return Some((
            Offset::Wind {
                bearing,
                metres: metres(&c)?,
            },
            whole(&c),
        ));
    }
    let c = AXIS.captures(text).or_else(|| AXIS_AFTER.captures(text))?;
    // "12" without a unit, with a digit or a point behind it, would be half a number.
    let end = whole(&c);
    let cut = text[end..].starts_with(|n: char| {
        n.is_ascii_digit() || n == '.' && text[end + 1..].starts_with(|d: char| d.is_ascii_digit())
    });
    // Without a unit a word behind it may belong to it: 东37号杆 is a tower of some line.
    let next = text[end..].chars().next();
    let joined = c.name("unit").is_none()
        && next.is_some_and(|n| n.is_alphanumeric() && !"东南西北ensw".contains(n));
    let joined =
        joined && !c[0].ends_with(|e: char| "东南西北".contains(e) || e.is_ascii_lowercase());
    let metres = metres(&c).filter(|_| !cut && !joined)?;
    let offset = match c["w"].chars().next()? {
        '东' | 'e' => Offset::Axes {
            east: metres,
            north: f64::NAN,
        },
        '西' | 'w' => Offset::Axes {
            east: -metres,
            north: f64::NAN,
        },
        '北' | 'n' => Offset::Axes {
            east: f64::NAN,
            north: metres,
        },
        _ => Offset::Axes {
            east: f64::NAN,
            north: -metres,
        },
    };
    Some((offset, end))
}

/// Parts of one corner into one offset.
fn joined(parts: &[Offset], text: &str) -> Result<Offset, TapeError> {
    let twice = || TapeError::AxisRepeated {
        text: text.chars().take(80).collect(),
    };
    let (mut x, mut y) = (None, None);
    for part in parts {
        match part {
            Offset::Axes { east, north } => {
                let (slot, value) = if north.is_nan() {
                    (&mut x, *east)
                } else {
                    (&mut y, *north)
                };
                if slot.replace(value).is_some() {
                    return Err(twice());
                }
            }
            other if parts.len() == 1 => return Ok(other.clone()),
            // A bearing and an offset for one corner: nobody can say from where the second counts.
            _ => return Err(twice()),
        }
    }
    Ok(Offset::Axes {
        east: x.unwrap_or(0.0),
        north: y.unwrap_or(0.0),
    })
}

pub(super) fn name(head: &str) -> Result<TowerName, TapeError> {
    let unread = || TapeError::NotUnderstood {
        text: head.chars().take(80).collect(),
    };
    let c = TOWER.captures(head).ok_or_else(unread)?;
    let found = ["a", "b", "c", "d", "e"]
        .into_iter()
        .find_map(|g| c.name(g));
    let said = found.ok_or_else(unread)?.as_str();
    let number = if said.chars().any(|c| c.is_ascii_digit()) {
        said.to_uppercase()
    } else {
        let value = numeral(said)
            .filter(|v| v.fract() == 0.0)
            .ok_or_else(unread)?;
        format!("{value}")
    };
    let line = c["line"]
        .trim()
        .trim_end_matches(['#', '的', ',', '、', ':'])
        .trim_start_matches(['距', '自', '从', '由', '在'])
        .trim();
    let line = line.strip_prefix("from ").unwrap_or(line).trim();
    Ok(TowerName {
        line: (!line.is_empty()).then(|| line.to_owned()),
        number,
    })
}

/// Degrees out of the groups `deg`, `min` and `sec`, with a prefix where a pattern has two of them.
pub(super) fn angle(c: &Captures<'_>, prefix: &str, most: f64) -> Option<f64> {
    let get = |g: &str| {
        c.name(&format!("{prefix}{g}"))
            .map_or(Some(0.0), |m| m.as_str().parse::<f64>().ok())
    };
    let (deg, min, sec) = (get("deg")?, get("min")?, get("sec")?);
    let sum = deg + min / 60.0 + sec / 3600.0;
    (min < 60.0 && sec < 60.0 && sum <= most).then_some(sum)
}

/// 北偏东30°: from north towards east.
fn quadrant(from: &str, to: &str, degrees: f64) -> Option<f64> {
    let azimuth = |w: &str| match w {
        "北" => 0.0,
        "东" => 90.0,
        "南" => 180.0,
        _ => 270.0,
    };
    let (from, to) = (azimuth(from), azimuth(to));
    let turn: f64 = (to - from + 540.0) % 360.0 - 180.0;
    (turn.abs() == 90.0).then(|| (from + turn.signum() * degrees).rem_euclid(360.0))
}

pub(super) fn number(text: &str) -> Option<f64> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return text.parse().ok();
    }
    numeral(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axes(text: &str) -> Vec<(Option<String>, String, f64, f64)> {
        let said = read(text, 100).unwrap_or_else(|e| panic!("{text}: {e}"));
        said.into_iter()
            .map(|s| match s.offset {
                Offset::Axes { east, north } => (s.tower.line, s.tower.number, east, north),
                other => panic!("{text}: {other:?}"),
            })
            .collect()
    }

    fn one(text: &str) -> (Option<String>, String, f64, f64) {
        let mut all = axes(text);
        assert_eq!(all.len(), 1, "{text}");
        all.remove(0)
    }

    #[test]
    fn the_ways_people_write_one_offset() {
        for text in [
            "#37杆东12 m、北3 m",
            "＃３７杆东１２ｍ，北３ｍ",
            "37#杆东12米北3米",
            "37号杆东侧12米、北侧3米",
            "37号塔向东12米，向北3米",
            "三十七号杆东十二米、北三米",
            "tower 37 E 12 N 3",
            "Tower No. 37, 12 m E, 3 m N",
            "#37 北3m东12m",
            "pole #37: east 12 m and north 3 m",
        ] {
            let (line, number, east, north) = one(text);
            assert_eq!(
                (line, number.as_str(), east, north),
                (None, "37", 12.0, 3.0),
                "{text}"
            );
        }
        let (line, number, east, north) = one("110kV三塘线#N37-1塔西0.5m、南三点五米");
        assert_eq!(line.as_deref(), Some("110kv三塘线"));
        assert_eq!((number.as_str(), east, north), ("N37-1", -0.5, -3.5));
        assert_eq!(one("#37杆东12m").2, 12.0);
    }

    #[test]
    fn several_corners() {
        let all = axes("#37杆东12m、北3m；东30m、北3m；#38杆西5m\n北2m");
        let short: Vec<(&str, f64, f64)> = all.iter().map(|c| (c.1.as_str(), c.2, c.3)).collect();
        assert_eq!(
            short,
            [
                ("37", 12.0, 3.0),
                ("37", 30.0, 3.0),
                ("38", -5.0, 0.0),
                ("38", 0.0, 2.0)
            ]
        );
        assert_eq!(axes("#37杆东12m、北3m、#38杆西5m").len(), 2);
    }

    #[test]
    fn winds_and_bearings() {
        let first = |text: &str| read(text, 9).unwrap()[0].offset.clone();
        assert_eq!(
            first("#37杆东北方向12米"),
            Offset::Wind {
                bearing: 45.0,
                metres: 12.0
            }
        );
        assert_eq!(
            first("tower 37 NW 12 m"),
            Offset::Wind {
                bearing: 315.0,
                metres: 12.0
            }
        );
        let polar = |bearing: f64, metres: f64, magnetic: bool| Offset::Polar {
            bearing,
            metres,
            magnetic,
        };
        assert_eq!(
            first("#37杆方位角123.5°，距离25米"),
            polar(123.5, 25.0, false)
        );
        assert_eq!(first("#37杆磁方位角90°30′ 25m"), polar(90.5, 25.0, true));
        assert_eq!(first("#37杆北偏东30°25米"), polar(30.0, 25.0, false));
        assert_eq!(first("#37杆西偏南10度5米"), polar(260.0, 5.0, false));
        assert_eq!(
            first("tower 37 bearing 200 25 m"),
            polar(200.0, 25.0, false)
        );
    }

    #[test]
    fn what_is_not_understood_refuses_the_note() {
        let code = |text: &str| read(text, 9).map_or_else(|e| e.code(), |_| "read");
        for text in [
            "hello",
            "#37杆",
            "#37杆东十百米",
            "#37杆东12m附近",
            "#37杆北偏南10°5m",
            "#37杆东12m、往里走",
            "#37杆方位角400°5m",
            "#37杆约12m",
            "#37杆东12.5.3m",
            "37杆东-5m",
        ] {
            assert_eq!(code(text), "tape.not_understood", "{text}");
        }
        assert_eq!(code("东12m、北3m"), "tape.no_tower");
        assert_eq!(code("#37杆东12m、北3m、东30m"), "tape.axis_repeated");
        assert_eq!(code("#37杆东12m、西3m"), "tape.axis_repeated");
        assert_eq!(code("#37杆方位角10°5m、东3m"), "tape.axis_repeated");
        assert_eq!(code(&"#37杆东1m；".repeat(10)), "tape.too_many");
        assert_eq!(code(&"东".repeat(20_001)), "tape.too_many");
        assert_eq!(read("  ；\n", 9), Ok(Vec::new()));
    }
}
