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
}

impl Field {
    pub const ALL: [Field; 7] = [
        Field::Id,
        Field::Name,
        Field::Voltage,
        Field::Kind,
        Field::Owner,
        Field::Spread,
        Field::Accuracy,
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
                "敷设方式",
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
        let free = |i: &usize| !found.values().any(|taken| taken == i);
        let by_name = field
            .names()
            .iter()
            .find_map(|n| columns.iter().position(|c| bare(c) == bare(n)).filter(free));
        // `电压等级(kV)`, or cut to ten bytes by dBase.
        let by_start = || {
            let start = ["电压", "voltage"];
            let is = |c: &String| {
                field == Field::Voltage && start.iter().any(|s| bare(c).starts_with(s))
            };
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
    fn volts_or_kilovolts() {
        assert_eq!(
            unit("voltage", ["132000;66000", "400"].into_iter()),
            Unit::Volt
        );
        assert_eq!(unit("voltage", ["110", "0.4"].into_iter()), Unit::Kilovolt);
        assert_eq!(unit("电压kV", ["132000"].into_iter()), Unit::Kilovolt);
    }
}
