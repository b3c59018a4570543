//! Kinds of facility, and the words files use for them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "FacilityKind")]
pub enum Kind {
    /// Drawn as its centre line.
    #[serde(rename = "line")]
    OverheadLine,
    /// Underground cable.
    Cable,
    RiverCable,
    SeaCable,
    Tower,
    /// A stay of a tower, drawn at its anchor.
    Guy,
    Substation,
    Plant,
    /// A kind nobody knows: never inside, and near it never outside.
    Unknown,
}

/// Words for kinds inside names, a longer one before those it holds.
const IN_NAMES: &[(Kind, &[&str])] = &[
    (
        Kind::SeaCable,
        &[
            "海底电缆",
            "海缆",
            "submarine_cable",
            "submarine cable",
            "submarine",
        ],
    ),
    (
        Kind::RiverCable,
        &[
            "过江电缆",
            "江河电缆",
            "水下电缆",
            "水底电缆",
            "river_cable",
        ],
    ),
    (
        Kind::Cable,
        &[
            "电缆线路",
            "电缆线",
            "电缆",
            "underground_cable",
            "cable",
            "underground",
        ],
    ),
    (
        Kind::OverheadLine,
        &[
            "架空",
            "线路",
            "输电",
            "配电线",
            "导线",
            "高压线",
            "电力线",
            "线及",
            "线和",
            "线与",
            "线、",
            "overhead",
            "powerline",
            "power_line",
        ],
    ),
    (Kind::Guy, &["拉线"]),
    (Kind::Tower, &["杆塔", "铁塔", "tower", "pylon"]),
    (
        Kind::Substation,
        &["变电", "开关站", "换流站", "substation"],
    ),
    (Kind::Plant, &["电厂", "plant"]),
];

/// A compound names the thing with its last word: 线路杆塔 are towers, 电厂送出线路 are lines. Only of these is it taken to;
/// 架空电缆 may hang or lie.
fn compound(name: &str) -> Option<Kind> {
    let joined = [
        '及', '和', '与', '、', ',', '，', '/', '+', ';', '；', '&', '(', '（',
    ];
    if name.contains(joined) {
        return None;
    }
    let last = |words: &[&str]| words.iter().filter_map(|w| name.rfind(w)).max();
    let line = last(&["线路", "架空线", "输电线"])?;
    let tower = last(&["杆塔", "铁塔"]);
    let station = last(&["变电", "电厂"]);
    let other = ["电缆", "海缆", "拉线", "开关站", "换流站"];
    match (tower, station) {
        _ if other.iter().any(|w| name.contains(w)) => None,
        (Some(tower), None) if tower > line => Some(Kind::Tower),
        (None, Some(station)) if line > station => Some(Kind::OverheadLine),
        _ => None,
    }
}

impl Kind {
    /// Reads a kind column's value. `None`: not a word for a kind.
    pub fn parse(text: &str) -> Option<Kind> {
        let text = text.trim().to_lowercase();
        Some(match text.as_str() {
            "line" | "minor_line" | "overhead" | "overhead_line" | "power_line" | "架空"
            | "架空线" | "架空线路" | "线路" | "输电线路" | "配电线路" | "导线"
            | "架空输电线路" => Kind::OverheadLine,
            "cable" | "underground" | "underground_cable" | "电缆" | "电缆线路" | "地下电缆"
            | "电力电缆" => Kind::Cable,
            "river_cable" | "江河电缆" | "过江电缆" | "水下电缆" | "水底电缆" => {
                Kind::RiverCable
            }
            "sea_cable" | "submarine" | "submarine_cable" | "海底电缆" | "海缆" => {
                Kind::SeaCable
            }
            "tower" | "pole" | "portal" | "pylon" | "杆塔" | "铁塔" | "电杆" | "塔" | "杆"
            | "水泥杆" | "角钢塔" | "钢管杆" => Kind::Tower,
            "guy" | "stay" | "anchor" | "拉线" => Kind::Guy,
            "substation" | "sub_station" | "station" | "switching_station" | "transformer"
            | "变电站" | "变电所" | "开关站" | "换流站" | "配电房" | "配电室" | "开闭所"
            | "箱变" => Kind::Substation,
            "plant" | "generator" | "power_plant" | "电厂" | "发电厂" | "电站" | "发电站" => {
                Kind::Plant
            }
            _ => return None,
        })
    }

    /// What a layer's name says, where no column does: `杆塔.shp`, `osm_brut_power_substation`. One that
    /// speaks of several kinds, `10kV线路及电缆`, says of no thing which it is: [`Kind::Unknown`].
    pub fn from_layer(name: &str) -> Option<Kind> {
        let mut left = name.to_lowercase();
        let mut found: Option<Kind> = None;
        for (kind, words) in IN_NAMES {
            for word in *words {
                if left.contains(word) {
                    // Taken out, so that the line of 电缆线路 is none of its own.
                    left = left.replace(word, " ");
                    found = Some(match found {
                        Some(other) if other != *kind => Kind::Unknown,
                        _ => *kind,
                    });
                }
            }
        }
        match found {
            Some(Kind::Unknown) => compound(&name.to_lowercase()).or(found),
            _ => found,
        }
    }

    pub fn is_cable(self) -> bool {
        matches!(self, Kind::Cable | Kind::RiverCable | Kind::SeaCable)
    }

    pub fn is_support(self) -> bool {
        matches!(self, Kind::Tower | Kind::Guy)
    }

    pub fn is_station(self) -> bool {
        matches!(self, Kind::Substation | Kind::Plant)
    }

    /// The stable word used in answers and files.
    pub fn word(self) -> &'static str {
        match self {
            Kind::OverheadLine => "line",
            Kind::Cable => "cable",
            Kind::RiverCable => "river_cable",
            Kind::SeaCable => "sea_cable",
            Kind::Tower => "tower",
            Kind::Guy => "guy",
            Kind::Substation => "substation",
            Kind::Plant => "plant",
            Kind::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_layers() {
        for (name, want) in [
            ("杆塔", Some(Kind::Tower)),
            ("osm_brut_power_substation", Some(Kind::Substation)),
            ("110kV电缆线路", Some(Kind::Cable)),
            ("underground_cable", Some(Kind::Cable)),
            ("海底电缆", Some(Kind::SeaCable)),
            ("过江电缆", Some(Kind::RiverCable)),
            ("10kV架空线路", Some(Kind::OverheadLine)),
            ("lines", None),
            ("等高线", None),
            ("10kV线路及电缆", Some(Kind::Unknown)),
            ("10kV东风线及电缆", Some(Kind::Unknown)),
            ("10kV线路及拉线", Some(Kind::Unknown)),
            ("架空线(原电缆)", Some(Kind::Unknown)),
            ("架空电缆", Some(Kind::Unknown)),
            ("海缆及电缆", Some(Kind::Unknown)),
            ("电缆线路及线路", Some(Kind::Unknown)),
            ("110kV输电线路杆塔", Some(Kind::Tower)),
            ("杆塔线路", Some(Kind::Unknown)),
            ("线路及杆塔", Some(Kind::Unknown)),
            ("线路杆塔拉线", Some(Kind::Unknown)),
            ("电厂送出线路", Some(Kind::OverheadLine)),
        ] {
            assert_eq!(Kind::from_layer(name), want, "{name}");
        }
    }
}
