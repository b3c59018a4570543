//! What layer names, block names and attributes say: `10kV架空线`, `110kV电缆`, `电杆`.

use crate::facility::{Kind, from_name};
use crate::files::columns::{self, Field};
use std::collections::BTreeMap;

pub(super) const COLUMNS: [&str; 7] = [
    "layer", "block", "entity", "name", "kind", "voltage", "owner",
];

/// A block drawn larger than this is not the sign of one thing.
const LARGEST_SIGN: f64 = 30.0;

/// The first cells of a row. An attribute that says what a column of that name would is believed
/// first, then the layer, then the block.
pub(super) fn cells(
    layer: &str,
    block: Option<&str>,
    attributes: &[(String, String)],
    reaches: Option<[f64; 4]>,
) -> Vec<Option<String>> {
    let tags: Vec<String> = attributes.iter().map(|(tag, _)| tag.clone()).collect();
    let found = columns::find(&tags, &BTreeMap::new());
    let attribute = |field| {
        let (_, value) = &attributes[*found.get(&field)?];
        (!value.is_empty()).then(|| value.clone())
    };
    let small = reaches.is_some_and(|[w, s, e, n]| e - w <= LARGEST_SIGN && n - s <= LARGEST_SIGN);
    let sign = block.filter(|b| small && !b.starts_with('*'));
    let kind = Kind::from_layer(layer).or_else(|| sign.and_then(Kind::from_layer));
    let voltage = voltage(layer).or_else(|| sign.and_then(voltage));
    // The layer's name serves as the line's where it says something, and no class of voltages.
    let telling = |text: &&str| {
        !is_class(text) && (Kind::from_layer(text).is_some() || self::voltage(text).is_some())
    };
    let name = Some(layer).filter(telling).or(sign.filter(telling));
    vec![
        Some(layer.to_owned()),
        block.map(str::to_owned),
        None,
        attribute(Field::Name).or_else(|| name.map(str::to_owned)),
        attribute(Field::Kind).or_else(|| kind.map(|k| k.word().to_owned())),
        attribute(Field::Voltage).or(voltage),
        attribute(Field::Owner),
    ]
}

/// "110kV and above" is a class: the voltage of a line in it is unknown.
fn is_class(text: &str) -> bool {
    ["以上", "以下", "及", "至", ">", "<", "~", "≥", "≤", "～"]
        .iter()
        .any(|w| text.contains(w))
}

fn voltage(text: &str) -> Option<String> {
    let voltage = from_name(text).filter(|_| !is_class(text))?;
    let sign = if voltage.dc { "±" } else { "" };
    Some(format!("{sign}{}kV", voltage.kv()))
}

/// Layers that a site's outline is drawn on.
pub(super) fn is_site_layer(layer: &str) -> bool {
    let lower = layer.to_lowercase();
    [
        "红线",
        "用地",
        "地块",
        "宗地",
        "场地",
        "站址",
        "施工范围",
        "项目范围",
        "site",
        "parcel",
    ]
    .iter()
    .any(|w| lower.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_say_kind_and_voltage() {
        let read = |layer: &str| {
            let cells = cells(layer, None, &[], None);
            [3, 4, 5].map(|i| cells[i].clone().unwrap_or_default())
        };
        assert_eq!(read("10kV架空线"), ["10kV架空线", "line", "10kV"]);
        assert_eq!(read("110kV电缆"), ["110kV电缆", "cable", "110kV"]);
        assert_eq!(read("±800kV线路"), ["±800kV线路", "line", "±800kV"]);
        assert_eq!(read("110kV及以上线路"), ["", "line", ""]);
        let two = "110kV架空线及电缆";
        assert_eq!(read(two)[1], "unknown");
        assert_eq!(read("架空线(原电缆)")[1], "unknown");
        assert_eq!(read("0"), ["", "", ""]);
        assert_eq!(read("等高线"), ["", "", ""]);
    }

    #[test]
    fn attributes_come_first_and_large_blocks_say_nothing() {
        let given = |t: &str, v: &str| (t.to_owned(), v.to_owned());
        let attributes = [given("线路名称", "东风线3号杆"), given("电压等级", "35kV")];
        let small = Some([0.0, 0.0, 2.0, 2.0]);
        let cells = super::cells("0", Some("杆塔"), &attributes, small);
        assert_eq!(cells[3].as_deref(), Some("东风线3号杆"));
        assert_eq!(cells[4].as_deref(), Some("tower"));
        assert_eq!(cells[5].as_deref(), Some("35kV"));
        let large = super::cells("0", Some("杆塔"), &[], Some([0.0, 0.0, 2000.0, 2.0]));
        assert_eq!(large[4], None);
    }
}
