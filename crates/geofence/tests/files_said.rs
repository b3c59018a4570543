//! What a person says about files over what was recognised: the encoding of their words, the layers of a drawing.

mod common;

use common::try_as as read;
use linewarden_geofence::files::{LayerUse, read_coverage};
use linewarden_geofence::{Crs, Kind, ReadOptions};
use std::collections::BTreeMap;

fn in_encoding(file: &str, label: &str) -> ReadOptions {
    ReadOptions {
        crs: Some(Crs::Wgs84),
        encodings: BTreeMap::from([(file.to_owned(), label.to_owned())]),
        ..ReadOptions::default()
    }
}

#[test]
fn a_table_is_read_in_the_encoding_that_is_said() {
    let text = "name,lon,lat,kind\n中山線38號,110.1,24.1,tower\n";
    let big5 = encoding_rs::BIG5.encode(text).0.into_owned();
    let name = |label: &str| {
        read("a.csv", big5.clone(), &in_encoding("a.csv", label)).map(|r| {
            let file = &r.report.files[0];
            let name = r.set.facilities[0].name.clone().unwrap_or_default();
            (name, file.encoding.clone(), file.encoding_by.clone())
        })
    };
    let (wrong, encoding, by) = name("").unwrap();
    assert_ne!(wrong, "中山線38號", "bytes of Big5 pass for GB 18030");
    assert_eq!((encoding.as_str(), by.as_str()), ("GB18030", "content"));
    let said = (
        "中山線38號".to_owned(),
        "Big5".to_owned(),
        "given".to_owned(),
    );
    assert_eq!(name("Big5"), Ok(said.clone()));
    assert_eq!(name("big5"), Ok(said));
    assert_eq!(name("UTF-8"), Err("file.encoding_not_fitting"));
    assert_eq!(name("klingon"), Err("file.encoding_name_unknown"));
    // What was said of another file is not said of this one.
    let other = read("a.csv", big5.clone(), &in_encoding("b.csv", "Big5")).unwrap();
    assert_eq!(other.report.files[0].encoding_by, "content");
    // A byte order mark is the file's own word.
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let marked = read("a.csv", marked, &in_encoding("a.csv", "GBK")).unwrap();
    assert_eq!(marked.set.facilities[0].name.as_deref(), Some("中山線38號"));
}

fn drawing() -> String {
    let line = |layer: &str, y: f64| {
        format!("0\nLINE\n8\n{layer}\n10\n500000\n20\n{y}\n11\n500200\n21\n{y}\n")
    };
    format!(
        "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1027\n9\n$INSUNITS\n70\n6\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n{}{}{}{}0\nENDSEC\n0\nEOF\n",
        line("10kV架空线", 2_700_000.0),
        line("DL-1", 2_700_100.0),
        line("DL-1", 2_700_200.0),
        line("图框", 2_700_300.0),
    )
}

#[test]
fn a_drawings_layers_are_listed_and_taken_for_what_is_said() {
    let zone = |layers: BTreeMap<String, LayerUse>| ReadOptions {
        crs: Some(Crs::parse("EPSG:4546")),
        layers,
        ..ReadOptions::default()
    };
    let plain = read("a.dxf", drawing().as_bytes(), &zone(BTreeMap::new())).unwrap();
    let listed: Vec<_> = plain.report.files[0]
        .layers
        .iter()
        .map(|l| (l.name.as_str(), l.rows, l.kind.as_deref(), l.left_out))
        .collect();
    assert_eq!(
        listed,
        [
            ("10kV架空线", 1, Some("line"), false),
            ("DL-1", 2, None, false),
            ("图框", 1, None, false)
        ]
    );
    assert_eq!(plain.set.facilities.len(), 4);
    let said = BTreeMap::from([
        (
            "DL-1".to_owned(),
            LayerUse {
                kind: Some(Kind::parse("cable").unwrap()),
                voltage: Some("35kV".into()),
                leave_out: false,
            },
        ),
        (
            "图框".to_owned(),
            LayerUse {
                leave_out: true,
                ..LayerUse::default()
            },
        ),
    ]);
    let told = read("a.dxf", drawing().as_bytes(), &zone(said)).unwrap();
    let kv = |i: usize| told.set.facilities[i].voltage.map(|v| v.kv());
    assert_eq!(told.set.facilities.len(), 3);
    assert_eq!(kv(0), Some(10.0), "as the drawing says");
    assert!(told.set.facilities[1].kind.is_cable() && kv(1) == Some(35.0) && kv(2) == Some(35.0));
    let file = &told.report.files[0];
    assert!(file.layers[2].left_out);
    assert_eq!(common::warned(&told), ["layer.left_out"]);
    assert_eq!(file.warnings[0].params["layer"], "图框");
}

/// A name that speaks of lines and cables says of no thing which it is; a column of the row does.
#[test]
fn a_name_of_several_kinds_says_none() {
    let kinds = |file: &str, options: &ReadOptions| {
        let feature = |properties: &str| {
            format!(
                r#"{{"type":"Feature","properties":{properties},"geometry":{{"type":"LineString","coordinates":[[108,24],[108.01,24]]}}}}"#
            )
        };
        let text = format!(
            r#"{{"type":"FeatureCollection","features":[{},{}]}}"#,
            feature("{}"),
            feature(r#"{"kind":"电缆"}"#)
        );
        let reading = read(file, text.into_bytes(), options).unwrap();
        let kinds: Vec<_> = reading.set.facilities.iter().map(|f| f.kind).collect();
        (kinds, common::warned(&reading).contains(&"kind.unreadable"))
    };
    let plain = ReadOptions::default();
    let lines = (vec![Kind::OverheadLine, Kind::Cable], false);
    let unknown = (vec![Kind::Unknown, Kind::Cable], true);
    assert_eq!(kinds("10kV线路.geojson", &plain), lines);
    assert_eq!(kinds("10kV电缆.geojson", &plain).0, [Kind::Cable; 2]);
    assert_eq!(kinds("10kV线路及电缆.geojson", &plain), unknown);
    assert_eq!(kinds("10kV线路及拉线.geojson", &plain), unknown);
    let said = ReadOptions {
        kind: Some(Kind::OverheadLine),
        ..ReadOptions::default()
    };
    assert_eq!(
        kinds("10kV线路及电缆.geojson", &said),
        (vec![Kind::OverheadLine; 2], false)
    );
    let drawn = drawing().replace("10kV架空线", "110kV架空线及电缆");
    let zone = ReadOptions {
        crs: Some(Crs::parse("EPSG:4546")),
        ..ReadOptions::default()
    };
    let reading = read("a.dxf", drawn.into_bytes(), &zone).unwrap();
    assert_eq!(reading.set.facilities[0].kind, Kind::Unknown);
    assert_eq!(common::warned(&reading), ["kind.unreadable"]);
}

/// A limit that is passed over makes a declaration for cables one for everything.
#[test]
fn limits_of_a_declaration_of_completeness() {
    let declared = |properties: &str| {
        let ring = "[[108,24],[108.1,24],[108.1,24.1],[108,24.1],[108,24]]";
        let text = format!(
            r#"{{"type":"Feature","properties":{properties},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#
        );
        let read = read_coverage("c.geojson", text.as_bytes()).map_err(|e| (e.code, e.detail));
        read.map(|mut all| {
            let one = all.remove(0);
            (one.kinds, one.volts)
        })
    };
    let full = Ok((vec![], vec![]));
    for properties in [
        "{}",
        "null",
        r#"{"kind":null,"voltage":[],"by":"示例单位"}"#,
    ] {
        assert_eq!(declared(properties), full, "{properties}");
    }
    let cables = Ok((vec![Kind::Cable], vec![]));
    for properties in [
        r#"{"kinds":"cable"}"#,
        r#"{"kind":"cable"}"#,
        r#"{"Kind":["cable"]}"#,
        r#"{"类型":"电缆"}"#,
        r#"{"设备类型":"电缆;电缆线路"}"#,
        r#"{"kinds":"cable","类型":"电缆"}"#,
    ] {
        assert_eq!(declared(properties), cables, "{properties}");
    }
    let ten = Ok((vec![], vec![10_000]));
    for properties in [
        r#"{"voltages":"10kV"}"#,
        r#"{"voltages":[10]}"#,
        r#"{"voltage":"10kV"}"#,
        r#"{"voltage":10}"#,
        r#"{"voltage":10000}"#,
        r#"{"volts":[10000]}"#,
        r#"{"volts":"10kV"}"#,
        r#"{"voltage_kv":10}"#,
        r#"{"电压等级":"10kV"}"#,
        r#"{"电压等级(kV)":["10"]}"#,
    ] {
        assert_eq!(declared(properties), ten, "{properties}");
    }
    assert_eq!(
        declared(r#"{"kinds":["line","电缆"],"voltages":["110kV/35kV","10"]}"#),
        Ok((
            vec![Kind::OverheadLine, Kind::Cable],
            vec![10_000, 35_000, 110_000]
        ))
    );
    for (properties, why) in [
        (r#"{"kind":"things"}"#, "kinds"),
        (r#"{"类型":"范围"}"#, "kinds"),
        (r#"{"kind":";"}"#, "kinds"),
        (r#"{"kind":{"of":"cable"}}"#, "kinds"),
        (r#"{"kinds":"cable","kind":"line"}"#, "kinds"),
        (r#"{"voltage":"high"}"#, "voltages"),
        (r#"{"电压等级":"10kV及以下"}"#, "voltages"),
        (r#"{"volts":[220]}"#, "voltages"),
        (r#"{"voltages":["10kV"],"volts":[35000]}"#, "voltages"),
    ] {
        let error = ("file.coverage_unusable", format!("row 1: {why}"));
        assert_eq!(declared(properties), Err(error), "{properties}");
    }
}
