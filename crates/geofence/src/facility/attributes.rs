//! What an owner may state about a facility beyond where it runs: the water a cable lies in, how far
//! the wind carries a conductor, how low it hangs. Each is absent unless somebody stated it, and an
//! absent one never narrows a zone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub water: Option<Water>,
    #[serde(skip_serializing_if = "Design::is_empty")]
    pub design: Design,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<ConductorHeight>,
}

impl Attributes {
    pub fn is_empty(&self) -> bool {
        *self == Attributes::default()
    }
}

/// The water a cable lies in: it decides the width on either side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Water {
    /// A waterway of class 二级 or above.
    MajorRiver,
    /// A waterway of class 三级 or below.
    MinorRiver,
    OpenSea,
    Harbour,
}

impl Water {
    /// Reads a waterway class or a kind of water. `None`: neither.
    pub fn parse(text: &str) -> Option<Water> {
        let text: String = text
            .trim()
            .to_lowercase()
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        let text = text
            .trim_start_matches("class")
            .trim_end_matches("航道")
            .trim_end_matches('级');
        Some(match text {
            "major_river" | "一" | "二" | "1" | "2" | "i" | "ii" | "ⅰ" | "ⅱ" | "二级及以上"
            | "2级及以上" | "大型河流" => Water::MajorRiver,
            "minor_river" | "三" | "四" | "五" | "六" | "七" | "3" | "4" | "5" | "6" | "7"
            | "iii" | "iv" | "v" | "vi" | "vii" | "ⅲ" | "ⅳ" | "ⅴ" | "ⅵ" | "ⅶ" | "等外"
            | "三级及以下" | "3级及以下" | "中小河流" => Water::MinorRiver,
            "open_sea" | "sea" | "海" | "海域" | "外海" | "港外" => Water::OpenSea,
            "harbour" | "harbor" | "port" | "港" | "港内" | "港区" | "港池" => {
                Water::Harbour
            }
            _ => return None,
        })
    }
}

/// A line's design figures for the zone in densely populated areas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Design {
    /// How far the greatest calculated wind at the greatest sag carries the outer conductor sideways,
    /// millimetres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wind_deviation_mm: Option<u32>,
    /// The distance to buildings the design keeps beyond that, millimetres. The policy's counts where
    /// it is larger or this is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safe_distance_mm: Option<u32>,
}

impl Design {
    pub fn is_empty(&self) -> bool {
        *self == Design::default()
    }
}

/// The lowest conductor of the span above the ground at the greatest sag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConductorHeight {
    pub mm: u32,
    /// 95 % error, millimetres; the policy's where nobody states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy_mm: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_water() {
        for (text, want) in [
            ("二级", Some(Water::MajorRiver)),
            ("Ⅱ级航道", Some(Water::MajorRiver)),
            ("II", Some(Water::MajorRiver)),
            ("二级及以上", Some(Water::MajorRiver)),
            ("三级及以下航道", Some(Water::MinorRiver)),
            ("Class V", Some(Water::MinorRiver)),
            ("等外级", Some(Water::MinorRiver)),
            ("港内", Some(Water::Harbour)),
            ("外海", Some(Water::OpenSea)),
            ("", None),
            ("八级", None),
            ("江", None),
            ("二级以下", None),
        ] {
            assert_eq!(Water::parse(text), want, "{text}");
        }
    }
}
