//! GeoJSON as found: well made, badly made, and one text a line.

mod common;

use common::{code, data, open, rejected};
use linewarden_geofence::files::CrsBy;
use linewarden_geofence::{Crs, ReadOptions};

/// Vertices placed, or the code of the row or of the file.
type Expected<'a> = (&'a str, Result<usize, &'a str>);

fn check(folder: &str, expected: &[Expected<'_>]) {
    let path = format!("{}/tests/data/{folder}", env!("CARGO_MANIFEST_DIR"));
    assert_eq!(std::fs::read_dir(path).unwrap().count(), expected.len());
    for (name, outcome) in expected {
        let got = open(
            &format!("{name}.geojson"),
            data(&format!("{folder}/{name}.geojson")),
        );
        let got = match &got {
            Err(e) => Err(e.code),
            Ok(r) => match rejected(r).first() {
                Some((_, code)) => Err(*code),
                None => Ok(r
                    .set
                    .facilities
                    .iter()
                    .map(|f| f.shape.vertices().count())
                    .sum()),
            },
        };
        assert_eq!(got, *outcome, "{name}");
    }
}

#[test]
fn found_files_hint() {
    check(
        "geojson-hint",
        &[
            ("bad-featurelist", Err("geometry.bad_coordinates")),
            ("bad-json", Err("file.not_json")),
            ("bad-polygon-interiorring-rhr", Ok(10)),
            ("badcoord", Ok(1)),
            ("badcoordtype", Err("geometry.bad_coordinates")),
            ("badfeatureid", Ok(1)),
            ("bbox-4or6elements", Ok(1)),
            ("bbox-string", Ok(1)),
            ("different-first-last", Ok(5)),
            ("excessive_precision_truncated", Ok(7)),
            ("expected_object", Err("geometry.missing")),
            ("feature_changed_semantics", Ok(1)),
            ("featurecollection-obj", Err("file.not_geojson")),
            ("featurecollection", Err("file.not_geojson")),
            ("featurecollection_changed_semantics", Ok(10)),
            ("geometrycollection_nested", Ok(4)),
            ("geometrycollection_single", Ok(1)),
            ("good-feature-with-id", Ok(1)),
            ("good-feature", Ok(1)),
            ("good-featurecollection-bbox", Ok(2)),
            ("good-featurecollection-extensions", Ok(10)),
            ("good-featurecollection", Ok(10)),
            ("good-linestring", Ok(2)),
            ("good-multilinestring", Ok(4)),
            ("good-point-3d", Ok(1)),
            ("good-point", Ok(1)),
            ("issue82", Err("geometry.out_of_range")),
            ("multipoint-multidimension", Err("geometry.bad_coordinates")),
            ("multipoint-nondimension", Err("geometry.bad_coordinates")),
            ("multipolygon", Ok(15)),
            ("notype", Err("file.not_geojson")),
            ("nullproperties", Ok(1)),
            (
                "point-labeled-as-a-multipolygon",
                Err("geometry.bad_coordinates"),
            ),
            ("point-toofew", Err("geometry.bad_coordinates")),
            ("point-toomany", Ok(1)),
            ("polygon_winding_order", Ok(5)),
            ("rootstring", Err("file.not_geojson")),
            ("short-linearring", Ok(4)),
            ("short-multilinestring", Err("geometry.too_few_points")),
            ("unknowntype", Err("file.not_geojson")),
        ],
    );
}

#[test]
fn found_files_georust() {
    check(
        "geojson-georust",
        &[
            ("geometry_collection", Ok(48)),
            ("good-feature-with-string-id", Ok(1)),
            ("good-featurecollection-bbox3d", Ok(2)),
            ("good-featurecollection-extensions", Ok(10)),
            ("good-point-3d", Ok(1)),
            ("nullgeometry", Err("geometry.missing")),
        ],
    );
}

#[test]
fn found_files_invalid() {
    check(
        "geojson-invalid",
        &[
            ("invalid_exterior_not_ccw", Ok(11)),
            ("invalid_feature_id_type", Ok(1)),
            ("invalid_feature_no_properties", Ok(5)),
            ("invalid_feature_properties_is_int", Err("geometry.missing")),
            (
                "invalid_feature_wrong_geometry_key",
                Err("geometry.missing"),
            ),
            (
                "invalid_featurecollection_features_is_object",
                Err("file.not_geojson"),
            ),
            (
                "invalid_featurecollection_no_features_member",
                Err("file.not_geojson"),
            ),
            (
                "invalid_featurecollection_type_lowercase",
                Err("file.not_geojson"),
            ),
            (
                "invalid_featurecollection_unknown_type",
                Err("file.not_geojson"),
            ),
            ("invalid_geometry_bbox_not_list", Ok(1)),
            ("invalid_geometry_bbox_not_numbers", Ok(1)),
            (
                "invalid_geometry_coordinates_empty_position",
                Err("geometry.bad_coordinates"),
            ),
            (
                "invalid_geometry_coordinates_missing",
                Err("geometry.bad_coordinates"),
            ),
            (
                "invalid_geometry_depth_deep_point",
                Err("geometry.bad_coordinates"),
            ),
            (
                "invalid_geometry_depth_deep_polygon",
                Err("geometry.bad_coordinates"),
            ),
            (
                "invalid_geometry_depth_shallow_multipolygon",
                Err("geometry.bad_coordinates"),
            ),
            (
                "invalid_geometry_depth_shallow_polygon",
                Err("geometry.bad_coordinates"),
            ),
            (
                "invalid_geometry_mislabeled_point",
                Err("geometry.bad_coordinates"),
            ),
            ("invalid_geometry_missing_type", Err("file.not_geojson")),
            (
                "invalid_incorrect_geometry_data_type",
                Err("geometry.bad_coordinates"),
            ),
            ("invalid_less_three_unique_nodes", Ok(3)),
            ("invalid_unclosed", Ok(5)),
            ("problematic_3d_coordinates", Ok(5)),
            ("problematic_4d_coordinates", Ok(5)),
            ("problematic_crs_defined", Ok(0)),
            ("problematic_duplicate_nodes", Ok(5)),
            ("problematic_excessive_coordinate_precision", Ok(6)),
            ("problematic_feature_null_geometry", Err("geometry.missing")),
            ("problematic_geometry_not_wrapped", Ok(5)),
            ("problematic_holes", Ok(19)),
            (
                "problematic_multitype_geometry_with_just_one_geometry",
                Ok(5),
            ),
            ("problematic_nested_geometrycollection", Ok(4)),
            (
                "problematic_outside_lat_lon_boundaries",
                Err("geometry.out_of_range"),
            ),
            ("problematic_self_intersection_small", Ok(6)),
            ("problematic_wrong_bbox_coordinate_order", Ok(5)),
            ("valid_feature", Ok(1)),
            ("valid_feature_null_properties", Ok(5)),
            ("valid_feature_with_bbox", Ok(4)),
            ("valid_feature_with_string_id", Ok(1)),
            ("valid_featurecollection", Ok(5)),
            ("valid_featurecollection_empty_features", Ok(0)),
            ("valid_featurecollection_multiple_feature_types", Ok(13)),
            ("valid_geometry", Ok(1)),
            ("valid_geometry_3d_coordinates", Ok(1)),
            ("valid_geometry_geometrycollection", Ok(6)),
            (
                "valid_geometry_geometrycollection_empty_geometries",
                Err("geometry.empty"),
            ),
            (
                "valid_geometry_multilinestring",
                Err("geometry.span_absurd"),
            ),
            ("valid_geometry_multipoint", Ok(4)),
            ("valid_geometry_point", Ok(1)),
            ("valid_geometry_polygon", Ok(5)),
        ],
    );
}

#[test]
fn a_stated_system_is_not_the_default() {
    let reading = open(
        "crs.geojson",
        data("geojson-invalid/problematic_crs_defined.geojson"),
    )
    .unwrap();
    let report = &reading.report.files[0];
    assert_eq!(
        (report.crs.as_str(), report.crs_by),
        ("urn:ogc:def:crs:EPSG::32632", CrsBy::Stated)
    );
    assert_eq!(reading.set.unplaced[0].rows, 1);
}

const LINE: &str = r#"{"type":"Feature","id":"L","properties":{"name":"甲线","voltage":"110kV"},"geometry":{"type":"LineString","coordinates":[[108,24],[108.01,24]]}}"#;
const POINT: &str = r#"{"type":"Point","coordinates":[108.5,24.5]}"#;

#[test]
fn one_bad_line_costs_one_row() {
    let text = format!("{LINE}\n\n{{\"type\":\"Feature\",\n{POINT}\n[1,2]\n{LINE}");
    for name in ["x.geojsonl", "x.ndjson", "x.jsonl"] {
        let reading = open(name, text.clone()).unwrap();
        let f = &reading.set.facilities;
        assert_eq!(f.len(), 3, "{name}");
        assert_eq!(
            (f[0].id.as_str(), f[0].name.as_deref()),
            ("L", Some("甲线"))
        );
        assert_eq!(f[0].voltage.unwrap().volts, 110_000);
        assert_eq!(f[1].shape.points, [[108.5, 24.5]]);
        assert_eq!(f[2].id, "L#2");
        // Rows are the lines of the file.
        assert_eq!(
            rejected(&reading),
            [(3, "geometry.not_json"), (5, "geometry.not_a_feature")]
        );
        assert_eq!(reading.report.files[0].crs_by, CrsBy::Default);
        assert_eq!(reading.report.files[0].rows, 5);
    }
}

#[test]
fn records_with_separators_may_run_over_lines() {
    let pretty = LINE.replace(",\"geometry\"", ",\n\n \"geometry\"");
    let text = format!("\u{1e}{pretty}\n\u{1e}{{\"cut\n\u{1e}{POINT}\n");
    let reading = open("x.geojsons", text).unwrap();
    assert_eq!(reading.set.facilities.len(), 2);
    assert_eq!(rejected(&reading), [(2, "geometry.not_json")]);
}

#[test]
fn lines_that_are_no_file() {
    assert_eq!(code("x.ndjson", "{\n{\n"), "file.not_json");
    let with = |crs: &str| {
        LINE.replacen(
            '{',
            &format!("{{\"crs\":{{\"properties\":{{\"name\":\"{crs}\"}}}},"),
            1,
        )
    };
    let same = format!("{}\n{}", with("EPSG:4490"), with("EPSG:4490"));
    let reading = open("x.ndjson", same).unwrap();
    assert_eq!(reading.report.files[0].crs, "EPSG:4490");
    let mixed = format!("{}\n{}", with("EPSG:4490"), with("GCJ-02"));
    assert_eq!(code("x.ndjson", mixed), "file.mixed_crs");
    let half = format!("{}\n{LINE}", with("EPSG:4490"));
    assert_eq!(code("x.ndjson", half), "file.mixed_crs");
    let late = format!("{LINE}\n{}", with("EPSG:4490"));
    assert_eq!(code("x.ndjson", late), "file.mixed_crs");
}

#[test]
fn a_key_of_its_own_in_every_row_stays_small() {
    let mut text = String::new();
    for i in 0..20_000 {
        text.push_str(&LINE.replace("\"name\"", &format!("\"k{i}\":1,\"name\"")));
        text.push('\n');
    }
    let reading = open("x.ndjson", text).unwrap();
    assert_eq!(reading.report.files[0].columns.len(), 256);
    assert!(common::warned(&reading).contains(&"columns.too_many"));
    let options = ReadOptions {
        crs: Some(Crs::Gcj02),
        ..ReadOptions::default()
    };
    let shifted = common::open_as("x.ndjson", LINE, &options).unwrap();
    assert_eq!(shifted.report.files[0].crs_by, CrsBy::Given);
    assert_ne!(shifted.set.facilities[0].shape.lines[0][0], [108.0, 24.0]);
}

/// What could not be read may lie anywhere, however near its readable vertices are.
#[test]
fn a_partly_readable_shape_may_lie_anywhere() {
    for (kind, coordinates) in [
        ("LineString", "[[108,24],[null,null]]"),
        ("LineString", "[[108,24],[108.01]]"),
        ("LineString", "[[108,24],\"x\",[108.01,24]]"),
        ("LineString", "[[108,24]]"),
        ("MultiLineString", "[[[108,24],[108.01,24]],[[108.02,24]]]"),
        ("MultiLineString", "[[[108,24],[108.01,24]],null]"),
        ("CircularString", "[[108,24],[108.01,24.01],[108.02,24]]"),
    ] {
        let text = format!(
            r#"{{"type":"Feature","geometry":{{"type":"{kind}","coordinates":{coordinates}}}}}"#
        );
        let reading = open("x.geojson", text).unwrap();
        assert_eq!(reading.set.rejects.len(), 1, "{coordinates}");
        assert_eq!(reading.set.rejects[0].bounds, None, "{coordinates}");
    }
    // A slip among corners that can all be read lies within a span of its neighbours.
    let slip =
        r#"{"type":"Feature","geometry":{"type":"LineString","coordinates":[[108,24],[0,0]]}}"#;
    let reading = open("x.geojson", slip).unwrap();
    let [west, _, east, north] = reading.set.rejects[0].bounds.unwrap();
    assert!(west < 0 && east > 108_009_000_000 && north > 24_009_000_000);
}

/// The old `crs` member may stand on any object: read as WGS 84, GCJ-02 is half a kilometre away.
#[test]
fn a_system_named_inside_the_file() {
    let crs = |name: &str| format!(r#","crs":{{"type":"name","properties":{{"name":"{name}"}}}}"#);
    let feature = |own: &str, geometry: &str| {
        format!(
            r#"{{"type":"Feature","geometry":{{"type":"LineString","coordinates":[[108,24],[108.01,24]]{geometry}}}{own}}}"#
        )
    };
    let all = |top: &str, features: &[String]| {
        let features = features.join(",");
        format!(r#"{{"type":"FeatureCollection","features":[{features}]{top}}}"#)
    };
    let said = |name: &str, text: &str| match open(name, text) {
        Ok(r) => {
            let file = &r.report.files[0];
            Ok((file.crs.clone(), file.crs_by, file.placed))
        }
        Err(e) => Err(e.code),
    };
    let (gcj, xian) = (crs("GCJ-02"), crs("EPSG:4610"));
    let shifted = Ok(("GCJ-02".to_owned(), CrsBy::Stated, 1));
    let unknown = Ok(("EPSG:4610".to_owned(), CrsBy::Stated, 0));
    let on_part = format!(
        r#"{{"type":"Feature","geometry":{{"type":"GeometryCollection","geometries":[{{"type":"LineString","coordinates":[[108,24],[108.01,24]]{gcj}}}]}}}}"#
    );
    for (text, want) in [
        (all("", &[feature(&gcj, "")]), &shifted),
        (all("", &[feature("", &gcj)]), &shifted),
        (all("", std::slice::from_ref(&on_part)), &shifted),
        (all(&gcj, &[feature(&gcj, &gcj)]), &shifted),
        (feature("", &gcj), &shifted),
        (all("", &[feature(&xian, "")]), &unknown),
        (all("", &[feature("", &xian)]), &unknown),
        (feature("", &xian), &unknown),
        (
            all(r#","crs":null"#, &[feature("", "")]),
            &Ok(("null".into(), CrsBy::Stated, 0)),
        ),
        (
            all(&gcj, &[feature("", ""), feature(&gcj, "")]),
            &Ok(("GCJ-02".into(), CrsBy::Stated, 2)),
        ),
        (
            all("", &[feature("", "")]),
            &Ok(("EPSG:4326".into(), CrsBy::Default, 1)),
        ),
        (all(&gcj, &[feature(&xian, "")]), &Err("file.mixed_crs")),
        (all("", &[feature(&gcj, &xian)]), &Err("file.mixed_crs")),
        (
            all("", &[feature(&xian, ""), feature(&crs("EPSG:4214"), "")]),
            &Err("file.mixed_crs"),
        ),
        // Which of the two the silent row is in, nobody says.
        (
            all("", &[feature(&gcj, ""), feature("", "")]),
            &Err("file.mixed_crs"),
        ),
        (
            all("", &[feature("", ""), feature(&gcj, "")]),
            &Err("file.mixed_crs"),
        ),
    ] {
        assert_eq!(&said("x.geojson", &text), want, "{text}");
    }
    for (records, want) in [
        (
            [feature("", &gcj), feature(&gcj, "")],
            Ok(("GCJ-02".into(), CrsBy::Stated, 2)),
        ),
        ([feature("", &xian), on_part], Err("file.mixed_crs")),
        ([feature("", &gcj), feature("", "")], Err("file.mixed_crs")),
    ] {
        assert_eq!(said("x.ndjson", &records.join("\n")), want, "{records:?}");
    }
}
