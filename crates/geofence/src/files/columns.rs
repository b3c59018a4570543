//! Which column is which, by the names people give them.

use crate::facility::Unit;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What a column can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "FacilityField")]
pub enum Field {
    Id,
    Name,
    Voltage,
    Kind,
    Owner,
    /// Distance between the two outer conductors, metres.
    Spread,
    /// 95 % position error, metres.
    Accuracy,
    /// Class of the waterway a cable crosses, or harbour or open sea.
    Water,
    /// Sideways displacement of the outer conductor by the greatest calculated wind, metres.
    WindDeviation,
    /// Distance to buildings the design keeps beyond that, metres.
    SafeDistance,
    /// Lowest conductor of the span above ground at the greatest sag, metres.
    Height,
    /// 95 % error of that height, metres.
    HeightAccuracy,
}

impl Field {
    pub const ALL: [Field; 12] = [
        Field::Id,
        Field::Name,
        Field::Voltage,
        Field::Kind,
        Field::Owner,
        Field::Spread,
        Field::Accuracy,
        Field::Water,
        Field::WindDeviation,
        Field::SafeDistance,
        Field::HeightAccuracy,
        Field::Height,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Field::Id => "id",
            Field::Name => "name",
            Field::Voltage => "voltage",
            Field::Kind => "kind",
            Field::Owner => "owner",
            Field::Spread => "spread",
            Field::Accuracy => "accuracy",
            Field::Water => "water",
            Field::WindDeviation => "wind_deviation",
            Field::SafeDistance => "safe_distance",
            Field::Height => "height",
            Field::HeightAccuracy => "height_accuracy",
        }
    }

    pub fn parse(word: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|f| f.word() == word)
    }

    /// Most telling first.
    fn names(self) -> &'static [&'static str] {
        match self {
            Field::Id => &[
                "id",
                "线路编号",
                "设备编号",
                "杆塔编号",
                "电缆编号",
                "资产编号",
                "设备id",
                "编号",
                "fid",
                "osmid",
                "osm_id",
                "gid",
            ],
            Field::Name => &[
                "name",
                "线路名称",
                "设备名称",
                "电缆名称",
                "变电站名称",
                "站名",
                "线路名",
                "杆塔名称",
                "名称",
                "line_name",
                "linename",
                "xlmc",
                "sbmc",
                "mc",
            ],
            Field::Voltage => &[
                "voltage_kv",
                "电压等级",
                "额定电压",
                "voltage",
                "电压",
                "kv",
                "电压kv",
                "dydj",
                "vol_level",
                "voltage_level",
                "base_kv",
            ],
            Field::Kind => &[
                "kind",
                "power",
                "设备类型",
                "线路类型",
                "设施种类",
                "敷设方式",
                "种类",
                "类型",
                "category",
                "type",
            ],
            Field::Owner => &[
                "owner",
                "operator",
                "产权单位",
                "运维单位",
                "管理单位",
                "资产单位",
                "权属单位",
                "权属",
                "产权",
            ],
            Field::Spread => &[
                "spread",
                "spread_m",
                "边线间距",
                "边导线间距",
                "外侧导线间距",
                "两边线距离",
                "导线间距",
                "conductor_spread",
            ],
            Field::Accuracy => &["accuracy", "accuracy_m", "点位精度", "定位精度", "精度"],
            Field::Water => &[
                "water",
                "waterway_class",
                "river_class",
                "航道等级",
                "通航等级",
                "航道级别",
                "水域",
            ],
            Field::WindDeviation => &[
                "wind_deviation",
                "wind_deviation_m",
                "wind_swing",
                "最大计算风偏",
                "最大风偏",
                "风偏水平位移",
                "风偏距离",
                "风偏",
            ],
            Field::SafeDistance => &[
                "safe_distance",
                "safe_distance_m",
                "safety_distance",
                "风偏后安全距离",
                "设计安全距离",
                "安全距离",
            ],
            Field::Height => &[
                "conductor_height",
                "conductor_height_m",
                "lowest_conductor",
                "ground_clearance",
                "导线最低高度",
                "最大弧垂对地距离",
                "导线对地距离",
                "导线对地高度",
                "最低导线高度",
                "对地距离",
            ],
            Field::HeightAccuracy => &[
                "height_accuracy",
                "height_accuracy_m",
                "conductor_height_accuracy",
                "高度精度",
                "高程精度",
                "对地距离精度",
            ],
        }
    }
}

/// `电压等级(kV)` and `Voltage KV` as `电压等级kv` and `voltagekv`.
fn bare(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// `最大计算风偏(m)` as `最大计算风偏`: a unit in brackets is no part of a length's name.
fn without_unit(name: &str) -> String {
    let name = name.trim();
    bare(heading_unit(name).map_or(name, |(at, _)| &name[..at]))
}

/// Where a heading's unit of length in brackets begins, and how many millimetres it has.
fn heading_unit(name: &str) -> Option<(usize, f64)> {
    let at = name.rfind(['(', '（'])?;
    let unit = name[at..].trim_matches(['(', '（', ')', '）', ' ']);
    Some((at, unit_mm(&unit.to_lowercase())?))
}

fn unit_mm(unit: &str) -> Option<f64> {
    Some(match unit {
        "mm" | "毫米" => 1.0,
        "cm" | "厘米" => 10.0,
        "m" | "米" => 1000.0,
        "km" | "千米" | "公里" => 1_000_000.0,
        _ => return None,
    })
}

/// A length in metres: `6.4`, `6.4米`, `6400mm`. A number without a unit has its heading's, or is metres.
/// `None`: no length, or in a unit nobody told.
pub(super) fn metres(heading: &str, text: &str) -> Option<f64> {
    let text = text.trim().to_lowercase();
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let (number, unit) = text.split_at(text.rfind(digit)? + 1);
    let mm = match unit.trim() {
        "" => heading_unit(heading.trim()).map_or(1000.0, |(_, mm)| mm),
        unit => unit_mm(unit)?,
    };
    Some(number.trim().parse::<f64>().ok()? * mm / 1000.0)
}

/// Whether a column has one of the names a field usually has.
pub(super) fn is_called(column: &str, field: Field) -> bool {
    let is = |n: &&str| bare(column) == bare(n) || without_unit(column) == bare(n);
    field.names().iter().any(is) || starts_as(column, field)
}

/// `电压等级(kV)`, or cut to ten bytes by dBase.
fn starts_as(column: &str, field: Field) -> bool {
    let starts = ["电压", "voltage"];
    field == Field::Voltage && starts.iter().any(|s| bare(column).starts_with(s))
}

/// Column index of each field found. `given` wins; a given name that is not there is ignored here and
/// reported as missing.
pub(super) fn find(columns: &[String], given: &BTreeMap<Field, String>) -> BTreeMap<Field, usize> {
    let mut found = BTreeMap::new();
    for (field, name) in given {
        if let Some(i) = columns
            .iter()
            .position(|c| c == name)
            .or_else(|| columns.iter().position(|c| bare(c) == bare(name)))
        {
            found.insert(*field, i);
        }
    }
    for field in Field::ALL {
        if found.contains_key(&field) || given.contains_key(&field) {
            continue;
        }
        let names = |c: &str, n: &str| bare(c) == bare(n) || without_unit(c) == bare(n);
        let free = |i: &usize| !found.values().any(|taken| taken == i);
        let by_name = field
            .names()
            .iter()
            .find_map(|n| columns.iter().position(|c| names(c, n)).filter(free));
        let by_start = || {
            let is = |c: &String| starts_as(c, field);
            columns.iter().position(is).filter(free)
        };
        if let Some(i) = by_name.or_else(by_start) {
            found.insert(field, i);
        }
    }
    found
}

/// What bare numbers in a voltage column are. A heading that says so wins; else one value no
/// kilovolt can be makes it a column of volts.
pub(super) fn unit<'a>(heading: &str, values: impl Iterator<Item = &'a str>) -> Unit {
    let heading = heading.to_lowercase();
    if heading.contains("kv") || heading.contains("千伏") {
        return Unit::Kilovolt;
    }
    let mut parts = values.flat_map(|v| v.split([';', ',', '/']));
    if parts.any(|p| p.trim().parse::<f64>().is_ok_and(|n| n >= 1500.0)) {
        Unit::Volt
    } else {
        Unit::Kilovolt
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings() {
        let columns = ["线路编号", "线路名称", "电压等级(kV)", "备注"].map(str::to_owned);
        let found = find(&columns, &BTreeMap::new());
        assert_eq!(found.get(&Field::Id), Some(&0));
        assert_eq!(found.get(&Field::Name), Some(&1));
        assert_eq!(found.get(&Field::Voltage), Some(&2));
        assert_eq!(found.len(), 3);
        let given = BTreeMap::from([(Field::Name, "备注".to_owned())]);
        assert_eq!(find(&columns, &given).get(&Field::Name), Some(&3));
    }

    #[test]
    fn headings_of_attributes() {
        let zh = [
            "航道等级",
            "最大计算风偏(m)",
            "安全距离(米)",
            "导线对地距离(m)",
            "高度精度",
        ];
        let en = [
            "Waterway class",
            "wind_deviation_m",
            "Safe distance",
            "Conductor height",
            "height accuracy",
        ];
        let fields = [
            Field::Water,
            Field::WindDeviation,
            Field::SafeDistance,
            Field::Height,
            Field::HeightAccuracy,
        ];
        for columns in [zh, en] {
            let found = find(&columns.map(str::to_owned), &BTreeMap::new());
            for (i, field) in fields.iter().enumerate() {
                assert_eq!(found.get(field), Some(&i), "{}", columns[i]);
            }
        }
        // A tower's own height is not its conductor's.
        let found = find(&["height".to_owned(), "高度".to_owned()], &BTreeMap::new());
        assert!(found.is_empty());
    }

    #[test]
    fn lengths_have_their_own_unit_or_the_headings() {
        for (text, want) in [
            ("6.4", Some(6.4)),
            ("6.4 m", Some(6.4)),
            ("6.4米", Some(6.4)),
            ("6.4M", Some(6.4)),
            ("6400mm", Some(6.4)),
            ("6400 毫米", Some(6.4)),
            ("640cm", Some(6.4)),
            ("640厘米", Some(6.4)),
            ("0.3km", Some(300.0)),
            ("0.3公里", Some(300.0)),
            ("6.4mmm", None),
            ("6.4m m", None),
            ("21ft", None),
            ("m", None),
            ("6,4", None),
            ("6.4m/8m", None),
            ("", None),
        ] {
            assert_eq!(metres("spread", text), want, "{text}");
        }
        assert_eq!(metres("边线间距(mm)", "6400"), Some(6.4));
        assert_eq!(metres("边线间距（厘米）", "640"), Some(6.4));
        assert_eq!(metres("边线间距(mm)", "6.4m"), Some(6.4));
        let found = find(&["边线间距(mm)".to_owned()], &BTreeMap::new());
        assert_eq!(found.get(&Field::Spread), Some(&0));
    }

    #[test]
    fn volts_or_kilovolts() {
        assert_eq!(
            unit("voltage", ["132000;66000", "400"].into_iter()),
            Unit::Volt
        );
        assert_eq!(unit("voltage", ["110", "0.4"].into_iter()), Unit::Kilovolt);
        assert_eq!(unit("电压kV", ["132000"].into_iter()), Unit::Kilovolt);
    }
}
