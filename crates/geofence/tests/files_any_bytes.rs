//! Whatever the bytes, a reader answers: with facilities, or with an error.

mod common;

use common::{data, open};
use linewarden_geofence::files::read_site;
use proptest::prelude::*;

const NAMES: [&str; 16] = [
    "x.geojson",
    "x.geojsonl",
    "x.geojsons",
    "x.kml",
    "x.kmz",
    "x.csv",
    "x.tsv",
    "x.xlsx",
    "x.xls",
    "x.ods",
    "x.osm",
    "x.shp",
    "x.dbf",
    "x.zip",
    "x.txt",
    "x",
];

fn both(name: &str, bytes: &[u8]) {
    let _ = open(name, bytes.to_vec());
    let _ = read_site(&[(name.to_owned(), bytes.to_vec())], Some("EPSG:4326"));
}

/// A whole small file of each kind, to be damaged.
fn whole() -> Vec<(&'static str, Vec<u8>)> {
    let table: &[&[&str]] = &[
        &["线路名称", "桩号", "X", "Y"],
        &["甲", "1", "2709484.5", "553838.2"],
        &["甲", "2", "2709584.5", "553838.2"],
    ];
    let point: &[u8] = br#"{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[108,24]}}"#;
    vec![
        ("x.kml", data("libkml/schemadata.kml")),
        ("x.kml", data("togeojson/multigeometry_discrete.kml")),
        ("x.kmz", data("libkml/bad-pk-data.kmz")),
        ("x.xlsx", common::xlsx(&[("s", table)])),
        ("x.geojson", data("geojson-hint/multipolygon.geojson")),
        ("x.geojsonl", [point, b"\n", point].concat()),
        ("x.csv", "线路名称,桩号,电压,经度,纬度\n甲,1,10,108°22′30″E,24\n甲,2,10,108.1,24-30-10\n".into()),
        ("x.csv", "name;wkt\na;MULTIPOLYGON(((0 0,1 0,1 1,0 0)))\n".into()),
        ("x.osm", "<osm><node id='1' lat='24' lon='108'/><way id='2'><nd ref='1'/><nd ref='1'/><tag k='power' v='line'/></way><relation id='3'><member type='way' ref='2' role='outer'/><tag k='power' v='plant'/></relation></osm>".into()),
        ("x.ods", common::ods("<table:table table:name='s'><table:table-row><table:table-cell><text:p>lon</text:p></table:table-cell><table:table-cell><text:p>lat</text:p></table:table-cell></table:table-row></table:table>")),
    ]
}

/// `PROPTEST_CASES=20000 cargo test --test files_any_bytes` looks longer.
fn cases() -> u32 {
    let given = std::env::var("PROPTEST_CASES").ok();
    given.and_then(|n| n.parse().ok()).unwrap_or(96)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(name in proptest::sample::select(&NAMES[..]), bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        both(name, &bytes);
    }

    #[test]
    fn any_text(name in proptest::sample::select(&NAMES[..]), text in "[<>/a-z0-9 ,;:\"'{}\\[\\]\n\t°′&=()-]{0,300}") {
        both(name, text.as_bytes());
    }

    /// Cells that are nearly coordinates, under headings that are.
    #[test]
    fn any_cells(cells in proptest::collection::vec("[0-9nesw.,°′″' dms:+-]{0,14}|[一-三]{0,2}", 0..24)) {
        for heading in ["名称,经度,纬度", "线路名称,序号,X,Y", "线路编号,桩号,东坐标,北坐标"] {
            let rows = cells.chunks(4).map(|c| c.join(",")).collect::<Vec<_>>().join("\n");
            both("x.csv", format!("{heading}\n{rows}").as_bytes());
        }
    }

    #[test]
    fn damaged_files(which in 0usize..10, cut in any::<prop::sample::Index>(), changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6)) {
        let files = whole();
        let (name, mut bytes) = files[which % files.len()].clone();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        both(name, &bytes);
        both(name, &bytes[..cut.index(bytes.len())]);
    }
}
