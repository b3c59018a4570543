//! OpenStreetMap XML.

mod common;

use common::{code, open, rejected, warned};
use linewarden_geofence::files::CrsBy;
use linewarden_geofence::{Kind, VoltageSource};

const EXTRACT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6" generator="Overpass API">
 <note>The data included in this document is from www.openstreetmap.org.</note>
 <node id="1" lat="24.0" lon="108.0"/>
 <node id="2" lat="24.0" lon="108.01"><tag k="power" v="tower"/><tag k="ref" v="N2"/></node>
 <node id="3" lat="24.0" lon="108.02"/>
 <node id="4" lat="24.01" lon="108.02"/>
 <node id="5" lat="24.01" lon="108.01"/>
 <node id="6" lat="24.002" lon="108.012"/>
 <node id="7" lat="24.002" lon="108.014"/>
 <node id="8" lat="24.004" lon="108.014"/>
 <node id="9" lat="24.5" lon="108.5"><tag k="power" v="transformer"/></node>
 <node id="10" lat="24.5" lon="108.5" action="delete"><tag k="power" v="tower"/></node>
 <way id="11"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="power" v="line"/><tag k="voltage" v="220000;110000"/><tag k="cables" v="6"/><tag k="name" v="甲乙线"/><tag k="operator" v="广西电网"/></way>
 <way id="12"><nd ref="3"/><nd ref="4"/><tag k="power" v="minor_line"/><tag k="voltage" v="400"/></way>
 <way id="13"><nd ref="4"/><nd ref="99"/><nd ref="5"/><tag k="power" v="line"/><tag k="name" v="缺点线"/></way>
 <way id="14"><nd ref="1"/><nd ref="5"/><tag k="power" v="cable"/><tag k="location" v="underwater"/></way>
 <way id="15"><nd ref="1"/><nd ref="5"/><tag k="power" v="cable"/><tag k="location" v="underground"/><tag k="voltage" v="medium"/></way>
 <way id="16"><nd ref="2"/><nd ref="3"/><nd ref="4"/></way>
 <way id="17"><nd ref="2"/><nd ref="5"/><nd ref="4"/></way>
 <way id="18"><nd ref="6"/><nd ref="7"/><nd ref="8"/><nd ref="6"/></way>
 <way id="19"><nd ref="6"/><nd ref="7"/><nd ref="8"/><nd ref="6"/><tag k="power" v="substation"/><tag k="name:zh" v="丙站"/></way>
 <way id="20"><nd ref="1"/><nd ref="4"/><tag k="highway" v="residential"/></way>
 <relation id="30"><member type="way" ref="16" role="outer"/><member type="way" ref="17" role="outer"/><member type="way" ref="18" role="inner"/><member type="node" ref="1" role="label"/><tag k="type" v="multipolygon"/><tag k="power" v="plant"/><tag k="name" v="丁电厂"/></relation>
 <relation id="31"><member type="way" ref="11" role=""/><tag k="type" v="route"/><tag k="route" v="power"/><tag k="power" v="line"/></relation>
 <relation id="32"><member type="way" ref="77" role="outer"/><member type="way" ref="18" role="outer"/><tag k="type" v="multipolygon"/><tag k="power" v="substation"/></relation>
</osm>"#;

#[test]
fn an_extract() {
    let reading = open("map.osm", EXTRACT).unwrap();
    let report = &reading.report.files[0];
    assert_eq!(
        (report.format.as_str(), report.crs.as_str(), report.crs_by),
        ("osm", "EPSG:4326", CrsBy::Stated)
    );
    let source = &reading.set.sources[0];
    assert_eq!(
        (source.attribution.as_deref(), source.licence.as_deref()),
        (Some("OpenStreetMap contributors"), Some("ODbL 1.0"))
    );
    let got: Vec<_> = reading
        .set
        .facilities
        .iter()
        .map(|f| {
            (
                f.id.as_str(),
                f.kind,
                f.name.as_deref(),
                f.voltage.map(|v| v.volts),
            )
        })
        .collect();
    assert_eq!(
        got,
        [
            ("node/2", Kind::Tower, None, None),
            ("way/11", Kind::OverheadLine, Some("甲乙线"), Some(220_000)),
            // Volts, however few: 400 is no 400 kV line.
            ("way/12", Kind::OverheadLine, None, Some(400)),
            ("way/14", Kind::Unknown, None, None),
            ("way/15", Kind::Cable, None, None),
            ("way/19", Kind::Substation, Some("丙站"), None),
            ("relation/30", Kind::Plant, Some("丁电厂"), None),
        ]
    );
    let f = &reading.set.facilities;
    assert_eq!(f[1].voltage.unwrap().source, VoltageSource::Stated);
    assert_eq!(f[1].owner.as_deref(), Some("广西电网"));
    assert_eq!(
        f[1].shape.lines,
        [vec![[108.0, 24.0], [108.01, 24.0], [108.02, 24.0]]]
    );
    assert_eq!(
        (f[5].shape.polygons[0][0].len(), f[5].shape.lines.len()),
        (4, 0)
    );
    // Two half rings joined, one of them backwards, with a hole.
    let plant = &f[6].shape.polygons;
    assert_eq!(
        (
            plant.len(),
            plant[0].len(),
            plant[0][0].len(),
            plant[0][1].len()
        ),
        (1, 2, 5, 4)
    );
    assert_eq!(
        rejected(&reading),
        [(4, "geometry.node_missing"), (9, "geometry.member_missing")]
    );
    assert_eq!(
        reading.report.files[0].rejected[0].name.as_deref(),
        Some("缺点线")
    );
    assert_eq!(warned(&reading), ["kind.unreadable", "voltage.unreadable"]);
}

#[test]
fn nodes_may_come_last_or_inside_the_way() {
    let inside = r#"<osm><way id="1"><nd ref="5" lat="24" lon="108"/><nd ref="6" lat="24" lon="108.01"/><tag k="power" v="line"/></way></osm>"#;
    let last = r#"<osm><way id="1"><nd ref="5"/><nd ref="6"/><tag k="power" v="line"/></way><node id="5" lat="24" lon="108"/><node id="6" lat="24" lon="108.01"/></osm>"#;
    for text in [inside, last] {
        let reading = open("x.osm", text).unwrap();
        assert_eq!(
            reading.set.facilities[0].shape.lines,
            [vec![[108.0, 24.0], [108.01, 24.0]]]
        );
    }
}

#[test]
fn damaged_and_hostile() {
    assert_eq!(code("x.osm", "<osm><way id='1'>"), "file.xml_damaged");
    assert_eq!(
        code("x.osm", "<!DOCTYPE osm [<!ENTITY a 'b'>]><osm/>"),
        "file.xml_dtd"
    );
    assert_eq!(code("x.xml", "<osmChange/>"), "file.format_unknown");
    let lines = |places: &str| {
        open("x.osm", format!("<osm>{places}<way id='1'><nd ref='1'/><nd ref='x'/><tag k='power' v='line'/></way></osm>")).unwrap()
    };
    assert_eq!(
        rejected(&lines("<node id='1' lat='24' lon='108'/>")),
        [(1, "geometry.node_missing")]
    );
    assert_eq!(
        rejected(&lines("<node id='1' lat='NaN' lon='108'/>")),
        [(1, "geometry.node_missing")]
    );
    // A thousand relations naming one long way would hold it a thousand times.
    let mut text = String::from("<osm>");
    for i in 0..20_000 {
        text.push_str(&format!(
            "<node id='{i}' lat='24' lon='{}'/>",
            108.0 + f64::from(i) * 1e-5
        ));
    }
    text.push_str("<way id='1'>");
    (0..20_000).for_each(|i| text.push_str(&format!("<nd ref='{i}'/>")));
    text.push_str("</way>");
    (0..1000).for_each(|i| {
        text.push_str(&format!(
            "<relation id='{i}'><member type='way' ref='1'/><tag k='power' v='plant'/></relation>"
        ))
    });
    text.push_str("</osm>");
    assert_eq!(code("x.osm", text), "file.osm_too_large");
}

/// Of a line cut at the border of an extract nobody knows where the rest runs, but that it is not far inside the extract.
#[test]
fn what_is_missing_lies_near_what_is_known() {
    let reading = open("map.osm", EXTRACT).unwrap();
    for r in &reading.set.rejects {
        assert_eq!(
            r.bounds.is_some(),
            r.code == "geometry.node_missing",
            "{r:?}"
        );
    }
    let one = r#"<osm><node id="1" lat="24" lon="108"/><way id="2"><nd ref="1"/><tag k="power" v="line"/></way></osm>"#;
    let reading = open("x.osm", one).unwrap();
    assert_eq!(rejected(&reading), [(1, "geometry.too_few_points")]);
    let [west, south, ..] = reading.set.rejects[0].bounds.unwrap();
    assert!(
        west < 107_991_000_000 && south < 23_992_000_000,
        "a span of a kilometre"
    );
}

/// One letter of an attribute changed, and still well-formed XML.
#[test]
fn what_lost_an_attribute_is_refused_and_never_passed_over() {
    let nodes = r#"<node id="1" lat="24" lon="108"/><node id="2" lat="24" lon="108.01"/><node id="3" lat="24.01" lon="108.01"/>"#;
    let line = r#"<nd ref="1"/><nd ref="2"/><tag k="power" v="line"/>"#;
    let area = r#"<tag k="power" v="substation"/>"#;
    let ring = r#"<way id="7"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/></way>"#;
    for (text, code) in [
        (
            format!(r#"{nodes}<way ie="4">{line}</way>"#),
            "geometry.bad_record",
        ),
        (
            format!(r#"{nodes}<way id="x">{line}</way>"#),
            "geometry.bad_record",
        ),
        (
            r#"<node ie="4" lat="24" lon="108"><tag k="power" v="tower"/></node>"#.into(),
            "geometry.bad_record",
        ),
        (
            format!(r#"{ring}<relation><member type="way" ref="7"/>{area}</relation>"#),
            "geometry.bad_record",
        ),
        (
            format!(r#"{nodes}<way id="4">{}</way>"#, line.replace("k=", "j=")),
            "geometry.bad_record",
        ),
        (
            format!(
                r#"<node ie="9" lat="24" lon="108.02"/>{nodes}<way id="4"><nd ref="9"/>{line}</way>"#
            ),
            "geometry.node_missing",
        ),
        (
            format!(
                r#"{nodes}<way id="4"><nd ref="1"/><nd reg="2" lat="24" lon="108.01"/>{line}</way>"#
            ),
            "geometry.node_missing",
        ),
        (
            format!(
                r#"{nodes}{ring}<relation id="5"><member type="way" ref="7"/><member typf="way" ref="8"/>{area}</relation>"#
            ),
            "geometry.member_missing",
        ),
        (
            format!(
                r#"{nodes}{ring}<relation id="5"><member type="way" ref="7"/><member type="way" reg="8"/>{area}</relation>"#
            ),
            "geometry.member_missing",
        ),
    ] {
        let reading = open("x.osm", format!("<osm>{text}</osm>")).unwrap();
        assert_eq!(rejected(&reading), [(1, code)], "{text}");
        let known = text.contains("ie=\"9\"");
        assert_eq!(reading.set.rejects[0].bounds.is_some(), known, "{text}");
        assert!(reading.set.facilities.is_empty(), "{text}");
    }
}
