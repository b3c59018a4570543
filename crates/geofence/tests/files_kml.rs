//! KML and KMZ as found: Google's, ArcGIS's, phone tracks, and files made to hurt.

mod common;

use common::{code, data, open, rejected, warned, zip};
use linewarden_geofence::files::{CrsBy, Field};
use linewarden_geofence::{Kind, VoltageSource};

/// Rows placed, vertices, rejected rows, warnings.
type Expected<'a> = (&'a str, usize, usize, &'a [(u64, &'a str)], &'a [&'a str]);

const MISSING: &[(u64, &str)] = &[(1, "geometry.missing")];

#[test]
fn found_files() {
    let expected: [Expected<'_>; 36] = [
        ("libkml/100_nested_folders.kml", 0, 0, &[], &[]),
        (
            "libkml/badcoords.kml",
            0,
            0,
            &[(1, "geometry.bad_coordinates")],
            &[],
        ),
        ("libkml/bad-pk-data.kmz", 1, 1, &[], &[]),
        ("libkml/doc.kmz", 0, 0, MISSING, &["kmz.other_kml_unread"]),
        (
            "libkml/kmlsamples.kml",
            19,
            182,
            &[(5, "geometry.missing")],
            &[],
        ),
        (
            "libkml/multikml-doc.kmz",
            0,
            0,
            MISSING,
            &["kmz.other_kml_unread"],
        ),
        (
            "libkml/multikml-nodoc.kmz",
            0,
            0,
            MISSING,
            &["kmz.other_kml_unread"],
        ),
        (
            "libkml/old_schema_example.kml",
            1,
            1,
            &[(2, "geometry.missing")],
            &[],
        ),
        ("libkml/outline_space.kml", 1, 11, &[], &[]),
        ("libkml/schemadata.kml", 1, 1, &[], &[]),
        ("togeojson/cdata.kml", 1, 1, &[], &[]),
        ("togeojson/extended_data.kml", 1, 1, &[], &[]),
        ("togeojson/ground_overlay_quad.kml", 0, 0, &[], &[]),
        (
            "togeojson/gxmultitrack.kml",
            3,
            28,
            &[],
            &["kml.track", "span.long"],
        ),
        ("togeojson/inline_style.kml", 3, 29, &[], &[]),
        ("togeojson/inline_style_mini.kml", 1, 3, &[], &[]),
        ("togeojson/linestring.kml", 2, 4, &[], &[]),
        ("togeojson/literal_color.kml", 1, 11, &[], &[]),
        ("togeojson/multigeometry_discrete.kml", 1, 3, &[], &[]),
        ("togeojson/multigeometry_sibling.kml", 1, 74, &[], &[]),
        (
            "togeojson/networklink.kml",
            0,
            0,
            &[],
            &["kml.network_link"],
        ),
        ("togeojson/nogeomplacemark.kml", 0, 0, MISSING, &[]),
        ("togeojson/noname.kml", 1, 11, &[], &[]),
        ("togeojson/null_geometry.kml", 0, 0, MISSING, &[]),
        ("togeojson/point.kml", 1, 1, &[], &[]),
        ("togeojson/point_extra_coordinates.kml", 1, 1, &[], &[]),
        ("togeojson/polygon.kml", 1, 10, &[], &[]),
        ("togeojson/schema.kml", 1, 5, &[], &[]),
        ("togeojson/simpledata.kml", 2, 2, &[], &[]),
        ("togeojson/style.kml", 3, 3, &[], &[]),
        ("togeojson/styles.kml", 2, 6, &[], &[]),
        // A ring its writer left open is closed: three corners make four.
        ("togeojson/timespan.kml", 1, 4, &[], &["span.long"]),
        ("guangxi-formats/wgs84.kml", 60, 1679, &[], &[]),
        ("guangxi-formats/wgs84.kmz", 60, 1679, &[], &[]),
        (
            "libkml/kmlsamples.kml",
            19,
            182,
            &[(5, "geometry.missing")],
            &[],
        ),
        ("libkml/schemadata.kml", 1, 1, &[], &[]),
    ];
    for (name, rows, vertices, bad, warnings) in expected {
        let reading = open(name, data(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let facilities = &reading.set.facilities;
        let count: usize = facilities.iter().map(|f| f.shape.vertices().count()).sum();
        assert_eq!((facilities.len(), count), (rows, vertices), "{name}");
        assert_eq!(rejected(&reading), bad, "{name}");
        assert_eq!(warned(&reading), warnings, "{name}");
        assert_eq!(reading.report.files[0].crs_by, CrsBy::Default, "{name}");
    }
}

#[test]
fn refused_files() {
    for (name, expected) in [
        ("libkml/billion.kml", "file.xml_dtd"),
        ("libkml/nokml.kmz", "file.kmz_no_kml"),
        ("libkml/overflow_bad_offset.kmz", "file.zip_damaged"),
    ] {
        assert_eq!(code(name, data(name)), expected, "{name}");
    }
    let wrap = |inside: &str| format!("<kml>{inside}</kml>");
    assert_eq!(
        code(
            "x.kml",
            wrap("<Placemark><name>&secret;</name></Placemark>")
        ),
        "file.xml_entity"
    );
    assert_eq!(
        code("x.kml", "<kml><Placemark><name>a</name>"),
        "file.xml_damaged"
    );
    assert_eq!(code("x.kml", "<kml><a></b></kml>"), "file.xml_damaged");
    assert_eq!(
        code(
            "x.kml",
            "<?xml version='1.0'?><!DOCTYPE kml SYSTEM 'x.dtd'><kml/>"
        ),
        "file.xml_dtd"
    );
    let deep = format!("<kml>{}", "<Folder>".repeat(1_000_000));
    assert_eq!(code("x.kml", deep), "file.xml_too_deep");
    assert_eq!(
        code("x.kml", b"<kml>\xff\xff\xff</kml>".to_vec()),
        "file.encoding_unknown"
    );
}

#[test]
fn names_data_and_voltage() {
    let reading = open("lines.kml", data("guangxi-formats/wgs84.kml")).unwrap();
    let f = &reading.set.facilities;
    assert_eq!(
        (f[0].id.as_str(), f[0].name.as_deref(), f[0].kind),
        ("GX1166", Some("220kV立头-桂水"), Kind::OverheadLine)
    );
    assert_eq!(
        f[0].voltage.map(|v| (v.volts, v.source)),
        Some((220_000, VoltageSource::Stated))
    );
    assert_eq!(f.iter().filter(|f| f.voltage.is_none()).count(), 48);
    assert_eq!(f[0].shape.lines[0][0], [111.531_132_3, 24.488_367_6]);
    let columns: Vec<_> = reading.report.files[0]
        .columns
        .iter()
        .map(|c| (c.name.as_str(), c.field))
        .collect();
    assert_eq!(
        columns,
        [
            ("name", Some(Field::Name)),
            ("folder", None),
            ("description", None),
            ("线路编号", Some(Field::Id)),
            ("电压kV", Some(Field::Voltage))
        ]
    );
    let zipped = open("lines.kmz", data("guangxi-formats/wgs84.kmz")).unwrap();
    assert_eq!(zipped.set.facilities, reading.set.facilities);
}

#[test]
fn geometry_of_every_kind() {
    let placemark = |geometry: &str| {
        let text = format!("<kml xmlns:gx='g'><Placemark>{geometry}</Placemark></kml>");
        let reading = open("x.kml", text).unwrap();
        match rejected(&reading).first() {
            Some((_, code)) => Err((*code).to_owned()),
            None => Ok(reading.set.facilities[0].shape.clone()),
        }
    };
    let ring = |c: &str| format!("<LinearRing><coordinates>{c}</coordinates></LinearRing>");
    let polygon = format!(
        "<Polygon><outerBoundaryIs>{}</outerBoundaryIs><innerBoundaryIs>{}{}</innerBoundaryIs></Polygon>",
        ring("0,0 .9,0 .9,.9 0,0"),
        ring(".1,.1 .2,.1 .2,.2 .1,.1"),
        ring(".3,.3 .4,.3 .4,.4 .3,.3")
    );
    let shape = placemark(&polygon).unwrap();
    assert_eq!(shape.polygons[0].len(), 3);
    assert_eq!(shape.polygons[0][2][0], [0.3, 0.3]);
    let track = "<gx:Track><when>t</when><gx:coord>1 2 3</gx:coord><gx:coord>1.5 2.5 3</gx:coord></gx:Track>";
    assert_eq!(
        placemark(track).unwrap().lines,
        [vec![[1.0, 2.0], [1.5, 2.5]]]
    );
    let multi = format!(
        "<MultiGeometry><Point><coordinates>5,6</coordinates></Point><MultiGeometry>{polygon}<gx:MultiTrack>{track}</gx:MultiTrack></MultiGeometry></MultiGeometry>"
    );
    let shape = placemark(&multi).unwrap();
    assert_eq!(
        (shape.points.len(), shape.lines.len(), shape.polygons.len()),
        (1, 1, 1)
    );
    for (geometry, code) in [
        (
            "<Point><coordinates>1</coordinates></Point>",
            "geometry.bad_coordinates",
        ),
        (
            "<Point><coordinates>1,2 3,4</coordinates></Point>",
            "geometry.bad_coordinates",
        ),
        (
            "<Point><coordinates>a,b</coordinates></Point>",
            "geometry.bad_coordinates",
        ),
        (
            "<Point><coordinates>1, 2, 3</coordinates></Point>",
            "geometry.bad_coordinates",
        ),
        (
            "<Point><coordinates>NaN,1</coordinates></Point>",
            "geometry.not_finite",
        ),
        ("<Point/>", "geometry.empty"),
        (
            "<LineString><coordinates>1,2</coordinates></LineString>",
            "geometry.too_few_points",
        ),
        (
            "<LineString><coordinates> </coordinates></LineString>",
            "geometry.empty",
        ),
        ("<Polygon/>", "geometry.empty"),
        ("<Model><Location/></Model>", "geometry.unknown_type"),
        ("<name>x</name>", "geometry.missing"),
        (
            "<Point><coordinates>200,1</coordinates></Point>",
            "geometry.out_of_range",
        ),
    ] {
        assert_eq!(placemark(geometry).unwrap_err(), code, "{geometry}");
    }
    // One part that cannot be read spoils the placemark: half of it is not it.
    let half = "<MultiGeometry><LineString><coordinates>1,2 3,4</coordinates></LineString><Point><coordinates>x</coordinates></Point></MultiGeometry>";
    assert_eq!(placemark(half).unwrap_err(), "geometry.bad_coordinates");
}

#[test]
fn folders_entities_and_encodings() {
    let text = "<?xml version='1.0' encoding='GB2312'?><kml><Document><Folder><name>110kV线</name><Placemark><name>A&amp;B&#20108;线</name><description><![CDATA[<b>x</b>]]></description><Point><coordinates>1,2</coordinates></Point></Placemark></Folder></Document></kml>";
    let gbk = encoding_rs::GBK.encode(text).0.into_owned();
    let reading = open("x.kml", gbk).unwrap();
    assert_eq!(reading.set.facilities[0].name.as_deref(), Some("A&B二线"));
    let report = &reading.report.files[0];
    assert_eq!(
        (report.encoding.as_str(), report.encoding_by.as_str()),
        ("GB18030", "content")
    );
    let samples: Vec<_> = report.columns.iter().map(|c| c.samples.concat()).collect();
    assert_eq!(samples, ["A&B二线", "110kV线", "<b>x</b>"]);
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let reading = open("x.kml", utf16).unwrap();
    assert_eq!(reading.report.files[0].encoding, "UTF-16LE");
    assert_eq!(reading.set.facilities[0].name.as_deref(), Some("A&B二线"));
}

#[test]
fn which_kml_of_a_kmz() {
    let of = |name: &str| {
        format!(
            "<kml><Placemark><name>{name}</name><Point><coordinates>1,2</coordinates></Point></Placemark></kml>"
        )
    };
    let name = |entries: &[(&str, &str)]| {
        let texts: Vec<String> = entries.iter().map(|(_, n)| of(n)).collect();
        let entries: Vec<(&str, &[u8])> = entries
            .iter()
            .zip(&texts)
            .map(|((e, _), t)| (*e, t.as_bytes()))
            .collect();
        open("x.kmz", zip(&entries)).unwrap().set.facilities[0]
            .name
            .clone()
            .unwrap()
    };
    assert_eq!(name(&[("a.kml", "a"), ("Doc.kml", "doc")]), "doc");
    assert_eq!(name(&[("z/c.kml", "c"), ("b.kml", "b")]), "c");
    assert_eq!(name(&[("__MACOSX/a.kml", "no"), ("b.kml", "b")]), "b");
}
