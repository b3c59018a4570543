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

    /// What a layer's name says, where no column does: `杆塔.shp`, `osm_brut_power_substation`.
    pub fn from_layer(name: &str) -> Option<Kind> {
        let name = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
        if has(&["海缆", "海底电缆", "submarine"]) {
            Some(Kind::SeaCable)
        } else if has(&["电缆", "cable", "underground"]) {
            Some(Kind::Cable)
        } else if has(&["拉线"]) {
            Some(Kind::Guy)
        } else if has(&["杆塔", "铁塔", "tower", "pylon"]) {
            Some(Kind::Tower)
        } else if has(&["变电", "开关站", "换流站", "substation"]) {
            Some(Kind::Substation)
        } else if has(&["电厂", "plant"]) {
            Some(Kind::Plant)
        } else {
            None
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
