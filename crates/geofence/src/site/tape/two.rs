//! A corner fixed from two towers, as written: 「#37杆方位角30°、#38杆方位角300°」 where two bearings
//! meet, 「距#37杆12.5 m、距#38杆20 m，左侧」 where two lengths do.

use super::words::{Offset, Said, angle, name, number, pattern};
use super::{Side, TapeError};
use regex::{Captures, Regex};
use std::sync::LazyLock;

static DISTANCES: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        r"(?x)^(?:距离|距|离)\s*(?P<a>[^,、]{1,150}?)\s*(?:的?距离)?\s*(?:为|是|:)?\s*(?P<am>NUM)\s*(?:米|m(?-u:\b))
        \s*[,、和与及]*\s*(?:距离|距|离)\s*(?P<b>[^,、]{1,150}?)\s*(?:的?距离)?\s*(?:为|是|:)?\s*(?P<bm>NUM)\s*(?:米|m(?-u:\b))
        \s*[,、]?\s*(?:在|位于)?\s*(?:(?P<side>左|右)\s*(?:侧|边|面|手)?)?$",
        r"(?x)^(?P<am>NUM)\s*(?:m|metres?|meters?)\s+from\s+(?P<a>.{1,150}?)\s*(?:,|and(?-u:\b)|\s)+
        (?P<bm>NUM)\s*(?:m|metres?|meters?)\s+from\s+(?P<b>.{1,150}?)
        (?:[,\s]+(?:on\s+the\s+|to\s+the\s+)?(?P<side>left|right)(?:\s+side)?)?$",
    ]
    .map(pattern)
});
static BEARINGS: LazyLock<Regex> = LazyLock::new(|| {
    let ray = |n: &str| {
        format!(
            r"(?P<{n}>[^,、]{{1,150}}?)\s*(?P<{n}mag>磁|magnetic\s*)?(?:方位角|方位|bearing|azimuth|az\.?)\s*(?:为|是|:)?\s*
            (?P<{n}deg>\d+(?:\.\d+)?)\s*(?:°|度|deg(?:rees)?)?\s*(?:(?P<{n}min>\d+(?:\.\d+)?)\s*(?:′|'|分))?\s*(?:(?P<{n}sec>\d+(?:\.\d+)?)\s*(?:″|''|秒))?"
        )
    };
    let (a, b) = (ray("a"), ray("b"));
    pattern(&format!(
        r"(?x)^{a}\s*[,、和与及]*\s*(?:and(?-u:\b))?\s*{b}\s*[,、]?\s*(?:的?(?:交会|相交|交点)(?:处|点)?)?$"
    ))
});

/// What a group says of two towers; `None` where it says no such thing.
///
/// # Errors
/// [`TapeError::SideMissing`], or [`TapeError::NotUnderstood`] where a tower's name is none.
pub(super) fn read(group: &str) -> Option<Result<Said, TapeError>> {
    if let Some(c) = DISTANCES.iter().find_map(|r| r.captures(group)) {
        return Some(distances(&c, group));
    }
    BEARINGS.captures(group).map(|c| bearings(&c, group))
}

fn unread(group: &str) -> TapeError {
    TapeError::NotUnderstood {
        text: group.chars().take(80).collect(),
    }
}

fn distances(c: &Captures<'_>, group: &str) -> Result<Said, TapeError> {
    let metres = |g: &str| number(&c[g]).ok_or_else(|| unread(group));
    let (tower, second) = (name(c["a"].trim())?, name(c["b"].trim())?);
    let side = match c.name("side").map(|s| s.as_str()) {
        Some("左" | "left") => Side::Left,
        Some(_) => Side::Right,
        None => {
            return Err(TapeError::SideMissing {
                first: tower.number,
                second: second.number,
            });
        }
    };
    Ok(Said {
        tower,
        offset: Offset::Distances {
            metres: metres("am")?,
            second,
            second_metres: metres("bm")?,
            side,
        },
    })
}

fn bearings(c: &Captures<'_>, group: &str) -> Result<Said, TapeError> {
    let degrees = |n: &str| angle(c, n, 360.0).ok_or_else(|| unread(group));
    let magnetic = c.name("amag").is_some();
    // One needle, one north: where only one of the two says magnetic, the other is anybody's guess.
    if magnetic != c.name("bmag").is_some() {
        return Err(unread(group));
    }
    Ok(Said {
        tower: name(c["a"].trim())?,
        offset: Offset::Bearings {
            bearing: degrees("a")?,
            second: name(c["b"].trim())?,
            second_bearing: degrees("b")?,
            magnetic,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::super::TowerName;
    use super::*;

    fn tower(line: Option<&str>, number: &str) -> TowerName {
        TowerName {
            line: line.map(str::to_owned),
            number: number.into(),
        }
    }

    #[test]
    fn the_ways_people_write_two_lengths() {
        for (text, side) in [
            ("距#37杆12.5m、距#38杆20m,左侧", Side::Left),
            ("距37号塔12.5米,距38号塔20米,右", Side::Right),
            ("12.5 m from tower 37, 20 m from tower 38, left", Side::Left),
            (
                "12.5 m from tower 37 and 20 m from tower 38 on the right side",
                Side::Right,
            ),
        ] {
            let said = read(text).unwrap_or_else(|| panic!("{text}")).unwrap();
            assert_eq!(said.tower, tower(None, "37"), "{text}");
            let want = Offset::Distances {
                metres: 12.5,
                second: tower(None, "38"),
                second_metres: 20.0,
                side,
            };
            assert_eq!(said.offset, want, "{text}");
        }
        let said = read("距示例901线#37杆12.5m、距示例903线#8杆20m,左侧")
            .unwrap()
            .unwrap();
        assert_eq!(said.tower, tower(Some("示例901线"), "37"));
        assert!(matches!(
            read("距#37杆12.5m、距#38杆20m"),
            Some(Err(TapeError::SideMissing { .. }))
        ));
        assert!(read("#37杆东12m、北3m").is_none());
    }

    #[test]
    fn the_ways_people_write_two_bearings() {
        for (text, magnetic) in [
            ("#37杆方位角30°、#38杆方位角300°30′", false),
            ("#37杆方位角30度,#38杆方位角300.5度交会", false),
            ("#37杆磁方位角30°、#38杆磁方位角300.5°", true),
            ("tower 37 bearing 30 and tower 38 bearing 300.5", false),
        ] {
            let said = read(text).unwrap_or_else(|| panic!("{text}")).unwrap();
            assert_eq!(said.tower, tower(None, "37"), "{text}");
            let want = Offset::Bearings {
                bearing: 30.0,
                second: tower(None, "38"),
                second_bearing: 300.5,
                magnetic,
            };
            assert_eq!(said.offset, want, "{text}");
        }
        assert!(read("#37杆磁方位角30°、#38杆方位角300°").unwrap().is_err());
        // Bearing and length from each of two towers are two corners.
        assert!(read("#37杆方位角30°25m、#38杆方位角40°10m").is_none());
        assert!(read("#37杆方位角30°25m").is_none());
    }
}
