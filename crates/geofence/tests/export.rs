//! What goes out comes back the same, and is what the standards say.

mod common;

use common::data;
use linewarden_geofence::export::{geojson, geopackage};
use linewarden_geofence::facility::{Reject, Source, Unplaced};
use linewarden_geofence::{
    Crs, Facility, FacilitySet, Kind, ReadOptions, Reading, Shape, Spread, Voltage, VoltageSource,
};
use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::Value;

const AT: &str = "2026-11-25T08:00:00.000Z";

fn read(name: &str, bytes: Vec<u8>) -> Reading {
    let files = [(name.to_owned(), bytes)];
    FacilitySet::read(&files, &ReadOptions::default(), &|_, _| true).unwrap()
}

/// Rings by direction: outlines counter-clockwise, as every export has them.
fn wound(mut f: Facility) -> Facility {
    for polygon in &mut f.shape.polygons {
        for (i, ring) in polygon.iter_mut().enumerate() {
            let area: f64 = ring
                .windows(2)
                .map(|w| {
                    let [a, b] = [w[0], w[1]].map(|p| [p[0] - ring[0][0], p[1] - ring[0][1]]);
                    a[0] * b[1] - b[0] * a[1]
                })
                .sum();
            if (area > 0.0) != (i == 0) {
                ring.reverse();
            }
        }
    }
    f
}

fn facilities(set: &FacilitySet) -> Vec<Facility> {
    let mut out: Vec<_> = set.facilities.iter().cloned().map(wound).collect();
    out.sort_by(|a, b| a.id.cmp(&b.id));
    out
}

fn check(set: &FacilitySet) -> Result<(), TestCaseError> {
    let doubts = set.rejects.len() + set.unplaced.len();
    let json = geojson(set);
    let back = read("x.geojson", json.clone()).set;
    prop_assert_eq!(facilities(&back), facilities(set));
    // In the order they went out, too.
    let ids = |s: &FacilitySet| {
        s.facilities
            .iter()
            .map(|f| f.id.clone())
            .collect::<Vec<_>>()
    };
    prop_assert_eq!(ids(&back), ids(set));
    prop_assert_eq!(back.rejects.len(), doubts);
    // Out again: the same bytes, but for the doubts, which are now this file's.
    if doubts == 0 && set.sources.is_empty() {
        prop_assert_eq!(geojson(&back), json);
    }
    let package = geopackage(set, AT).unwrap();
    prop_assert_eq!(&package, &geopackage(set, AT).unwrap());
    let back = read("x.gpkg", package).set;
    prop_assert_eq!(facilities(&back), facilities(set));
    prop_assert_eq!(back.rejects.len(), doubts);
    Ok(())
}

/// As everything is that was read from files.
fn ten_decimals(v: f64) -> f64 {
    (v * 1e10).round() / 1e10
}

fn degrees() -> impl Strategy<Value = [f64; 2]> {
    (-179.0f64..179.0, -85.0f64..85.0).prop_map(|(x, y)| [x, y])
}

/// Points near a place, so that no span is absurd.
fn near(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<[f64; 2]>> {
    (
        degrees(),
        proptest::collection::vec((-0.5f64..0.5, -0.5f64..0.5), count),
    )
        .prop_map(|(o, d)| {
            d.iter()
                .map(|(x, y)| [ten_decimals(o[0] + x), ten_decimals(o[1] + y)])
                .collect()
        })
}

fn ring() -> impl Strategy<Value = Vec<[f64; 2]>> {
    near(3..8).prop_map(|mut r| {
        r.push(r[0]);
        r
    })
}

fn shape() -> impl Strategy<Value = Shape> {
    (
        near(0..3),
        proptest::collection::vec(near(2..6), 0..3),
        proptest::collection::vec(proptest::collection::vec(ring(), 1..3), 0..3),
    )
        .prop_filter_map("empty", |(points, lines, polygons)| {
            let shape = Shape {
                points,
                lines,
                polygons,
            };
            (!shape.is_empty()).then_some(shape)
        })
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[=+@-]?[a-z\"'{},;线路变電\u{2b1cd}0-9 ]{0,12}[a-z线]",
        Just("220kV示例线".to_owned()),
        Just("=HYPERLINK(\"x\")".to_owned()),
        Just("220kV甲变110kV乙线".to_owned()),
    ]
    .prop_map(|w| w.trim().to_owned())
}

fn facility() -> impl Strategy<Value = Facility> {
    let kind = prop::sample::select(vec![
        Kind::OverheadLine,
        Kind::Cable,
        Kind::RiverCable,
        Kind::SeaCable,
        Kind::Tower,
        Kind::Guy,
        Kind::Substation,
        Kind::Plant,
        Kind::Unknown,
    ]);
    let source = prop::sample::select(vec![
        VoltageSource::Stated,
        VoltageSource::Name,
        VoltageSource::Line,
    ]);
    let voltage = (1u32..1_200_000, any::<bool>(), source)
        .prop_map(|(volts, dc, source)| Voltage { volts, dc, source });
    let spread = prop_oneof![
        (0u32..100_000_000).prop_map(Spread::Known),
        (0u32..100_000_000).prop_map(Spread::Assumed),
        Just(Spread::Unknown),
        Just(Spread::Outer),
    ];
    let crs = prop::sample::select(vec![
        "EPSG:4326",
        "EPSG:4490",
        "EPSG:4525",
        "GCJ-02",
        "BD-09",
        "own:西安80-某市",
    ]);
    (
        prop::option::of(words()),
        kind,
        prop::option::of(voltage),
        prop::option::of(words()),
        spread,
        prop::option::of(0u32..100_000_000),
        (
            crs,
            prop::option::of(0u32..100_000),
            common::any::attributes(1u32..100_000),
        ),
        shape(),
    )
        .prop_map(
            |(
                name,
                kind,
                voltage,
                owner,
                spread,
                accuracy_mm,
                (crs, own_error_mm, attributes),
                mut shape,
            )| {
                // A station's closed lines are areas as soon as they are read.
                if kind.is_station() {
                    shape.lines.retain(|l| l.first() != l.last());
                }
                // A line known by a point is nobody knows what.
                let is_line = kind == Kind::OverheadLine
                    || [Kind::Cable, Kind::RiverCable, Kind::SeaCable].contains(&kind);
                let pointless = is_line && shape.lines.is_empty() && shape.polygons.is_empty();
                // And a tower drawn as a line is none.
                let kind = if pointless || (kind == Kind::Tower && !shape.lines.is_empty()) {
                    Kind::Unknown
                } else {
                    kind
                };
                let id = String::new();
                let crs = Crs::parse(crs);
                Facility {
                    id,
                    name,
                    kind,
                    voltage,
                    owner,
                    spread,
                    accuracy_mm,
                    own_error_mm: own_error_mm.filter(|_| matches!(crs, Crs::Own(_))),
                    crs,
                    attributes,
                    shape,
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_set_comes_back(mut all in proptest::collection::vec(facility(), 0..12), rejects in 0usize..3, unplaced in 0usize..2) {
        for (i, f) in all.iter_mut().enumerate() {
            f.id = format!("id-{i:02}");
        }
        all.retain(|f| !f.shape.is_empty());
        let reject = Reject { file: "a.shp".into(), row: 3, code: "geometry.missing".into(), name: Some("甲".into()), bounds: None, settled: false };
        let nowhere = Unplaced { file: "b.dxf".into(), rows: 60, crs: "unknown".into() };
        let set = FacilitySet { facilities: all, rejects: vec![reject; rejects], unplaced: vec![nowhere; unplaced], ..FacilitySet::default() };
        check(&set)?;
    }
}

#[test]
fn the_lines_of_guangxi_come_back_to_the_bit() {
    let file = data("../../data/osm-guangxi-south-lines.geojson");
    let options = ReadOptions {
        attribution: Some("© OpenStreetMap contributors".into()),
        licence: Some("ODbL 1.0".into()),
        ..ReadOptions::default()
    };
    let files = [("lines.geojson".to_owned(), file)];
    let set = FacilitySet::read(&files, &options, &|_, _| true)
        .unwrap()
        .set;
    assert!(set.facilities.len() > 1000);
    check(&set).unwrap();
    let back = read("x.geojson", geojson(&set)).set;
    let source = Source {
        file: "x.geojson".into(),
        attribution: Some("© OpenStreetMap contributors".into()),
        licence: Some("ODbL 1.0".into()),
    };
    assert_eq!(back.sources, [source]);
}

fn one_of_each() -> FacilitySet {
    let text = r#"{"type":"FeatureCollection","features":[
      {"type":"Feature","id":"L1","properties":{"name":"=220kV甲线","voltage":"±800kV","kind":"line","owner":"+甲公司"},"geometry":{"type":"LineString","coordinates":[[110.1,22.5],[110.2,22.6]]}},
      {"type":"Feature","id":"L2","properties":{"kind":"cable","accuracy":0.25},"geometry":{"type":"MultiLineString","coordinates":[[[110.1,22.5],[110.2,22.6]],[[110.3,22.5],[110.4,22.7]]]}},
      {"type":"Feature","id":"T1","properties":{"kind":"tower"},"geometry":{"type":"Point","coordinates":[110.15,22.55]}},
      {"type":"Feature","id":"S1","properties":{"kind":"substation"},"geometry":{"type":"Polygon","coordinates":[[[110,22],[110,22.001],[110.001,22.001],[110.001,22],[110,22]]]}},
      {"type":"Feature","id":"M1","properties":{"kind":"plant"},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[110.15,22.55]},{"type":"LineString","coordinates":[[110.1,22.5],[110.2,22.6]]}]}},
      {"type":"Feature","id":"N","properties":{"name":"无处"},"geometry":null}]}"#;
    read("five.geojson", text.as_bytes().to_vec()).set
}

#[test]
fn geojson_is_as_the_rfc_has_it() {
    let set = one_of_each();
    let root: Value = serde_json::from_slice(&geojson(&set)).unwrap();
    assert!(root.get("crs").is_none());
    let features = root["features"].as_array().unwrap();
    assert_eq!(features.len(), 6);
    let first = &features[0];
    assert_eq!(
        (
            first["id"].as_str(),
            first["properties"]["voltage_kv"].as_f64()
        ),
        (Some("L1"), Some(800.0))
    );
    assert_eq!(first["properties"]["current"], "dc");
    // Plain data: nothing is done to a cell that looks like a formula.
    assert_eq!(first["properties"]["name"], "=220kV甲线");
    assert_eq!(first["properties"]["owner"], "+甲公司");
    assert_eq!(features[1]["properties"]["accuracy_m"], 0.25);
    // Drawn clockwise, written counter-clockwise (RFC 7946, 3.1.6).
    let ring = features[3]["geometry"]["coordinates"][0]
        .as_array()
        .unwrap();
    assert_eq!(
        (ring[1][0].as_f64(), ring[1][1].as_f64()),
        (Some(110.001), Some(22.0))
    );
    assert_eq!(
        (
            &features[5]["geometry"],
            &features[5]["properties"]["doubt"]
        ),
        (&Value::Null, &"geometry.missing".into())
    );
    check(&set).unwrap();
}

#[test]
fn the_package_is_a_valid_one() {
    let set = one_of_each();
    let bytes = geopackage(&set, AT).unwrap();
    if let Ok(path) = std::env::var("LINEWARDEN_KEEP_GPKG") {
        std::fs::write(path, &bytes).unwrap();
    }
    let mut db = Connection::open_in_memory().unwrap();
    db.deserialize_read_exact("main", bytes.as_slice(), bytes.len(), true)
        .unwrap();
    let text = |sql: &str| {
        db.query_row(sql, [], |r| r.get::<_, rusqlite::types::Value>(0))
            .unwrap()
    };
    use rusqlite::types::Value::{Integer, Real, Text};
    assert_eq!(text("PRAGMA integrity_check"), Text("ok".into()));
    let broken: i64 = db
        .prepare("PRAGMA foreign_key_check")
        .unwrap()
        .query_map([], |_| Ok(()))
        .unwrap()
        .count() as i64;
    assert_eq!(broken, 0);
    assert_eq!(text("PRAGMA application_id"), Integer(0x4750_4B47));
    assert_eq!(text("PRAGMA user_version"), Integer(10_300));
    assert_eq!(
        text(
            "SELECT group_concat(srs_id) FROM (SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id)"
        ),
        Text("-1,0,4326".into())
    );
    let layers = "SELECT group_concat(table_name || ' ' || geometry_type_name || ' ' || z || m) FROM (SELECT * FROM gpkg_geometry_columns ORDER BY table_name)";
    assert_eq!(
        text(layers),
        Text("facility_doubts GEOMETRY 00,facility_lines MULTILINESTRING 00,facility_mixed GEOMETRYCOLLECTION 00,facility_points POINT 00,facility_polygons POLYGON 00".into())
    );
    assert_eq!(
        text("SELECT max_y FROM gpkg_contents WHERE table_name = 'facility_lines'"),
        Real(22.7)
    );
    assert_eq!(
        text("SELECT last_change FROM gpkg_contents WHERE table_name = 'facility_lines'"),
        Text(AT.into())
    );
    assert_eq!(
        text("SELECT name FROM facility_lines WHERE id = 'L1'"),
        Text("=220kV甲线".into())
    );
    assert_eq!(
        text("SELECT doubt FROM facility_doubts"),
        Text("geometry.missing".into())
    );
    // A set of nothing opens as well, and holds nothing.
    let empty = read("x.gpkg", geopackage(&FacilitySet::default(), AT).unwrap());
    assert_eq!(
        (empty.report.files.len(), empty.set.facilities.len()),
        (1, 0)
    );
    for bad in [
        "",
        "2026-11-25",
        "2026-11-25T08:00:00.000+08:00",
        "'); DROP TABLE x",
    ] {
        assert_eq!(geopackage(&set, bad).unwrap_err().code(), "export.bad_time");
    }
}
