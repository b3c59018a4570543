//! Drawings: every entity that can be a line on the ground, blocks, encodings, units, damage.

mod common;

use common::{try_as as read, unpacked};
use linewarden_geofence::files::{CrsBy, read_site};
use linewarden_geofence::measure::geodesic;
use linewarden_geofence::{Crs, Kind, ReadOptions, Reading};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Everything drawn, in metres or the drawing's numbers, and the closed lines as areas.
fn drawn(name: &str, bytes: Vec<u8>) -> Value {
    let site = read_site(&[(name.to_owned(), bytes)], None).unwrap();
    assert_eq!((site.crs, site.crs_by), (None, CrsBy::Unknown), "{name}");
    site.geometry.unwrap()
}

/// A drawing out of the folder, unpacked.
fn drawing(name: &str) -> Vec<u8> {
    unpacked(&format!("dxf/{name}"))
}

/// The drawing with another `$INSUNITS`, so that it is cut as finely as a survey in metres.
fn in_metres(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
    if let Some(at) = lines.iter().position(|l| l.trim() == "$INSUNITS") {
        out[at + 2] = "6".to_owned();
    }
    out.join("\n").into_bytes()
}

/// A drawing of these groups in the model space.
fn small(head: &str, blocks: &str, entities: &str) -> String {
    format!(
        "0\nSECTION\n2\nHEADER\n{head}\n0\nENDSEC\n0\nSECTION\n2\nBLOCKS\n{blocks}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n{entities}0\nENDSEC\n0\nEOF\n"
    )
}

const METRES: &str = "9\n$ACADVER\n1\nAC1027\n9\n$INSUNITS\n70\n6";

fn on_zone_37() -> ReadOptions {
    ReadOptions {
        crs: Some(Crs::parse("EPSG:4525")),
        ..ReadOptions::default()
    }
}

fn rejected(reading: &Reading) -> Vec<&str> {
    reading
        .set
        .rejects
        .iter()
        .map(|r| r.code.as_str())
        .collect()
}

fn warned(reading: &Reading) -> Vec<&str> {
    let warnings = &reading.report.files[0].warnings;
    warnings.iter().map(|w| w.code.as_str()).collect()
}

/// Sum over all lines and rings.
fn length(geometry: &Value) -> f64 {
    match geometry {
        Value::Object(o) => o.values().map(length).sum(),
        Value::Array(a)
            if a.first()
                .is_some_and(|p| p.get(0).is_some_and(Value::is_number)) =>
        {
            let n = |p: &Value, i: usize| p[i].as_f64().unwrap();
            a.windows(2)
                .map(|w| (n(&w[0], 0) - n(&w[1], 0)).hypot(n(&w[0], 1) - n(&w[1], 1)))
                .sum()
        }
        Value::Array(a) => a.iter().map(length).sum(),
        _ => 0.0,
    }
}

/// Reference: ezdxf 1.4.5, curves flattened to a millionth of a drawing unit. Here a chord may be off by
/// 0.5 mm, which makes an arc of radius r shorter by a share of up to 0.5 mm / 3 r.
#[test]
fn lengths_agree_with_another_reader() {
    for (name, want) in [
        ("blocks1.dxf", 919.477974),
        ("closedlwpolylinebug.dxf", 86.055513),
        ("lwpolylines.dxf", 396.003129),
        ("issue29.dxf", 8153.56),
        ("issue39.dxf", 75.641983),
        ("ellipticalarcs.dxf", 2422.40388),
        ("splines.dxf", 298.564607),
        ("layers.dxf", 908.522003),
        ("multi_insert_with_attribs.dxf", 399.644042),
        ("arc1.dxf", 0.214678),
        ("polylines.dxf", 2132.771691),
        ("ellipse.dxf", 222.135481),
        ("extendeddata.zip", 164.852814),
        ("text_negative_extrusion.zip", 77535.127473),
    ] {
        let got = length(&drawn("x.dxf", in_metres(&drawing(name))));
        let short = want - got;
        assert!(
            (-1e-6..3e-4 * want).contains(&short),
            "{name}: {got}, not {want}"
        );
    }
    // One circle has a radius of 1, the other of 0: a point.
    let two = drawn("circle_radius_le_0.dxf", drawing("circle_radius_le_0.dxf"));
    let short = std::f64::consts::TAU - length(&two);
    assert!((0.0..0.002).contains(&short), "{short}");
}

#[test]
fn units_are_scaled_and_said() {
    for (name, unit) in [("lwpolylines.dxf", 0.001), ("issue39.dxf", 0.0254)] {
        let as_drawn = length(&drawn(name, in_metres(&drawing(name))));
        let scaled = length(&drawn(name, drawing(name)));
        assert!((scaled - as_drawn * unit).abs() < 0.01 * scaled, "{name}");
        let reading = read(name, drawing(name), &ReadOptions::default()).unwrap();
        assert!(warned(&reading).contains(&"dxf.units_scaled"), "{name}");
    }
    // The template said millimetres, the numbers are metres of zone 37.
    let line = "0\nLINE\n8\n0\n10\n37553838.25\n20\n2709484.5\n11\n37553900.0\n21\n2709484.5\n";
    let millimetres = METRES.replace("70\n6", "70\n4");
    let reading = read("x.dxf", small(&millimetres, "", line), &on_zone_37()).unwrap();
    assert_eq!(warned(&reading), ["dxf.units_contradicted"]);
    let metres = read("x.dxf", small(METRES, "", line), &on_zone_37()).unwrap();
    assert_eq!(reading.set, metres.set);
    assert_eq!(reading.set.facilities.len(), 1);
    let parsecs = METRES.replace("70\n6", "70\n20");
    let error = read("x.dxf", small(&parsecs, "", line), &on_zone_37());
    assert_eq!(error.unwrap_err(), "file.dxf_units");
}

#[test]
fn sixty_lines_of_guangxi_in_both_encodings() {
    for (name, by, encoding) in [
        ("gk_cm108_gbk_r2000.zip", "code_page", "gb18030"),
        ("gk_cm108_lying_r2007.zip", "standard", "UTF-8"),
    ] {
        let options = ReadOptions {
            crs: Some(Crs::parse("EPSG:4545")),
            ..ReadOptions::default()
        };
        let reading = read("lines.dxf", drawing(name), &options).unwrap();
        let (set, report) = (&reading.set, &reading.report.files[0]);
        assert_eq!(
            (report.encoding.as_str(), report.encoding_by.as_str()),
            (encoding, by)
        );
        assert_eq!((set.facilities.len(), set.rejects.len()), (60, 0));
        let vertices: usize = set
            .facilities
            .iter()
            .map(|f| f.shape.vertices().count())
            .sum();
        assert_eq!(vertices, 1679);
        let metres: f64 = set
            .facilities
            .iter()
            .flat_map(|f| &f.shape.lines)
            .flat_map(|l| l.windows(2))
            .map(|w| geodesic(w[0], w[1]))
            .sum();
        assert!((metres - 573_480.938).abs() < 0.01, "{metres}");
        let stated: Vec<_> = set
            .facilities
            .iter()
            .filter(|f| f.voltage.is_some())
            .collect();
        assert_eq!(stated.len(), 12);
        assert!(stated.iter().any(|f| f.voltage.unwrap().volts == 220_000));
        assert!(set.facilities.iter().all(|f| f.kind == Kind::OverheadLine));
        assert_eq!(set.facilities[0].name.as_deref(), Some("220kV输电线路"));
        assert_eq!(set.facilities[0].id, "30");
        assert_eq!(
            warned(&reading)
                .iter()
                .filter(|c| **c == "dxf.annotation")
                .count(),
            1
        );
        // Without a system nothing has a place, and nothing is lost.
        let unplaced = read("lines.dxf", drawing(name), &ReadOptions::default()).unwrap();
        assert_eq!(
            (unplaced.set.facilities.len(), unplaced.set.unplaced[0].rows),
            (0, 60)
        );
    }
}

#[test]
fn what_cannot_be_read_is_refused_row_by_row() {
    let reading = read("sample.dxf", drawing("sample.zip"), &on_zone_37()).unwrap();
    let refused = rejected(&reading);
    let count = |code| refused.iter().filter(|c| **c == code).count();
    assert_eq!(count("geometry.unsupported_entity"), 1); // MESH
    assert_eq!(count("geometry.mesh"), 2); // of five POLYLINE
    assert_eq!(reading.report.files[0].rows, 39);
    for remark in ["dxf.annotation", "dxf.paper_space", "dxf.units_scaled"] {
        assert!(warned(&reading).contains(&remark), "{remark}");
    }
    let odd = |kind: &str, groups: &str| {
        let text = small(METRES, "", &format!("0\n{kind}\n8\n0\n{groups}"));
        let reading = read("x.dxf", text, &on_zone_37()).unwrap();
        rejected(&reading).first().map(|c| (*c).to_owned())
    };
    for (kind, groups, code) in [
        (
            "ACAD_PROXY_ENTITY",
            "90\n1\n",
            "geometry.unsupported_entity",
        ),
        ("LINE", "10\n1\n20\n2\n", "geometry.bad_record"),
        (
            "LINE",
            "10\n1\n20\nx\n11\n1\n21\n2\n",
            "geometry.bad_record",
        ),
        (
            "LINE",
            "10\n1\n20\nnan\n11\n1\n21\n2\n",
            "geometry.not_finite",
        ),
        ("LWPOLYLINE", "90\n0\n", "geometry.empty"),
        (
            "LWPOLYLINE",
            "90\n1\n10\n5\n20\n5\n",
            "geometry.too_few_points",
        ),
        (
            "CIRCLE",
            "10\n0\n20\n0\n40\n1e13\n",
            "geometry.curve_too_large",
        ),
        (
            "SPLINE",
            "71\n3\n11\n0\n21\n0\n",
            "geometry.spline_fit_only",
        ),
        (
            "SPLINE",
            "71\n3\n10\n0\n20\n0\n",
            "geometry.spline_malformed",
        ),
        (
            "HATCH",
            "10\n0\n20\n0\n91\n1\n92\n1\n93\n1\n72\n4\n",
            "geometry.hatch_boundary",
        ),
        (
            "INSERT",
            "2\nNOWHERE\n10\n0\n20\n0\n",
            "geometry.block_missing",
        ),
    ] {
        assert_eq!(odd(kind, groups).as_deref(), Some(code), "{kind} {groups}");
    }
}

#[test]
fn blocks_turn_mirror_and_repeat() {
    // A block turned by 120 degrees, stretched by 1.5 and -1.5, two columns 0.5 and three rows -1 apart,
    // at 5, 6 of a block at -1.5, -3.5: six circles, the spacing turned but not stretched.
    let geometry = drawn(
        "array-rotated.dxf",
        in_metres(&drawing("array-rotated.dxf")),
    );
    let circles = geometry["coordinates"].as_array().unwrap();
    assert_eq!(circles.len(), 6);
    let (sin, cos) = 120f64.to_radians().sin_cos();
    for (i, circle) in circles.iter().enumerate() {
        let points = circle[0].as_array().unwrap();
        let n = (points.len() - 1) as f64;
        let mean = |a: usize| {
            points[1..]
                .iter()
                .map(|p| p[a].as_f64().unwrap())
                .sum::<f64>()
                / n
        };
        let (x, y) = ((i % 2) as f64 * 0.5, -((i / 2) as f64));
        let want = [3.5 + x * cos - y * sin, 2.5 + x * sin + y * cos];
        assert!(
            (mean(0) - want[0]).abs() < 1e-9 && (mean(1) - want[1]).abs() < 1e-9,
            "{i}"
        );
    }
}

fn lines_of(entities: &str, blocks: &str) -> Vec<Vec<[f64; 2]>> {
    let geometry = drawn("x.dxf", small(METRES, blocks, entities).into());
    let shape = linewarden_geofence::files::geometry(&geometry).unwrap();
    shape.lines
}

#[test]
fn directions_of_extrusion_mirror() {
    let line = "0\nLWPOLYLINE\n8\n0\n90\n2\n70\n0\n10\n3\n20\n4\n10\n5\n20\n4\n";
    assert_eq!(lines_of(line, ""), [[[3.0, 4.0], [5.0, 4.0]]]);
    let below = format!("{line}210\n0\n220\n0\n230\n-1\n");
    assert_eq!(lines_of(&below, ""), [[[-3.0, 4.0], [-5.0, 4.0]]]);
    // The same in a block that is itself inserted from below: mirrored twice.
    let block = format!("0\nBLOCK\n8\n0\n2\nB\n70\n0\n10\n1\n20\n0\n{below}0\nENDBLK\n");
    let insert = "0\nINSERT\n8\n0\n2\nb\n10\n0\n20\n0\n210\n0\n220\n0\n230\n-1\n";
    assert_eq!(lines_of(insert, &block), [[[4.0, 4.0], [6.0, 4.0]]]);
    // LINE is in world coordinates whatever its extrusion.
    let line = "0\nLINE\n8\n0\n10\n3\n20\n4\n11\n5\n21\n4\n210\n0\n220\n0\n230\n-1\n";
    assert_eq!(lines_of(line, ""), [[[3.0, 4.0], [5.0, 4.0]]]);
}

#[test]
fn multilines_are_all_their_lines() {
    // The first of netDxf's sample: 20 wide, to the right of its vertices, with a gap in one line.
    let mline = "0\nMLINE\n8\n0\n2\nSTANDARD\n40\n20\n71\n1\n72\n2\n73\n2\n10\n110\n20\n-90\n30\n0\n\
        11\n110\n21\n-90\n31\n0\n12\n0\n22\n1\n32\n0\n13\n-1\n23\n0\n33\n0\n74\n2\n41\n0\n41\n0\n75\n0\n74\n4\n41\n-20\n41\n0\n41\n32.5\n41\n47.5\n75\n0\n\
        11\n110\n21\n-10\n31\n0\n12\n0\n22\n1\n32\n0\n13\n-1\n23\n0\n33\n0\n74\n2\n41\n0\n41\n0\n75\n0\n74\n2\n41\n-20\n41\n0\n75\n0\n";
    let want = [
        [[110.0, -90.0], [110.0, -10.0]],
        [[130.0, -90.0], [130.0, -10.0]],
    ];
    assert_eq!(lines_of(mline, ""), want);
}

#[test]
fn layers_hide_and_blocks_inherit() {
    let tables = "0\nENDSEC\n0\nSECTION\n2\nTABLES\n0\nTABLE\n2\nLAYER\n0\nLAYER\n2\nFrozen\n70\n1\n62\n7\n0\nLAYER\n2\nOff\n70\n0\n62\n-7\n0\nENDTAB";
    let head = format!("{METRES}\n{tables}");
    let line = |layer: &str, y: i32, more: &str| {
        format!(
            "0\nLINE\n5\nA{y}\n8\n{layer}\n{more}10\n37553838.25\n20\n{}\n11\n37553900\n21\n{}\n",
            2_709_484 + y,
            2_709_484 + y
        )
    };
    let blocks = format!(
        "0\nBLOCK\n8\n0\n2\nB\n70\n0\n10\n0\n20\n0\n{}{}0\nENDBLK\n",
        line("0", 1, ""),
        line("110kV电缆", 2, "")
    );
    let insert = |layer: &str, handle: &str| {
        format!("0\nINSERT\n5\n{handle}\n8\n{layer}\n2\nB\n10\n0\n20\n0\n")
    };
    let entities = [
        line("FROZEN", 3, ""),
        line("off", 4, ""),
        line("Seen", 5, "67\n1\n"),
        line("Seen", 6, "60\n1\n"),
        line("Seen", 7, ""),
        insert("frozen", "F"),
        insert("off", "O"),
        insert("10kV架空线", "S"),
    ]
    .concat();
    let reading = read("x.dxf", small(&head, &blocks, &entities), &on_zone_37()).unwrap();
    let seen: Vec<_> = reading
        .set
        .facilities
        .iter()
        .map(|f| (f.id.as_str(), f.kind, f.voltage.map(|v| v.volts)))
        .collect();
    assert_eq!(
        seen,
        [
            ("A7", Kind::OverheadLine, None),
            // An insertion on a layer that is off: what stands on its own layer stays.
            ("O", Kind::Cable, Some(110_000)),
            ("S", Kind::OverheadLine, Some(10_000)),
            ("S-2", Kind::Cable, Some(110_000)),
        ]
    );
    assert_eq!(warned(&reading), ["dxf.hidden", "dxf.paper_space"]);
}

#[test]
fn a_sites_outline_is_the_closed_line_on_its_layer() {
    let ring = |layer: &str, x: i32, closed: u8| {
        format!(
            "0\nLWPOLYLINE\n8\n{layer}\n90\n4\n70\n{closed}\n10\n{x}\n20\n0\n10\n{0}\n20\n0\n10\n{0}\n20\n9\n10\n{x}\n20\n9\n",
            x + 9
        )
    };
    let site = |entities: String| drawn("x.dxf", small(METRES, "", &entities).into());
    let frame = site(ring("图框", 0, 1) + &ring("用地红线", 100, 1));
    let want = json!({"type": "Polygon", "coordinates": [[[100.0, 0.0], [109.0, 0.0], [109.0, 9.0], [100.0, 9.0], [100.0, 0.0]]]});
    assert_eq!(frame, want);
    assert_eq!(site(ring("0", 100, 1)), want);
    assert_eq!(site(ring("0", 0, 0))["type"], "LineString");
    // For facilities it stays a line: a fence. A hatch is an area.
    let hatch = "0\nHATCH\n8\n变电站\n10\n0\n20\n0\n30\n0\n70\n1\n91\n2\n92\n3\n72\n0\n73\n1\n93\n4\n10\n37553800\n20\n2709400\n10\n37553900\n20\n2709400\n10\n37553900\n20\n2709500\n10\n37553800\n20\n2709500\n97\n0\n92\n18\n72\n0\n73\n1\n93\n3\n10\n37553810\n20\n2709410\n10\n37553820\n20\n2709410\n10\n37553820\n20\n2709420\n97\n0\n75\n0\n98\n0\n";
    let fence = ring("10kV架空线", 37_553_800, 1)
        .replace("\n20\n0\n", "\n20\n2709400\n")
        .replace("\n20\n9\n", "\n20\n2709409\n");
    let reading = read("x.dxf", small(METRES, "", &(fence + hatch)), &on_zone_37()).unwrap();
    let shapes: Vec<_> = reading
        .set
        .facilities
        .iter()
        .map(|f| (f.kind, f.shape.lines.len(), f.shape.polygons.len()))
        .collect();
    assert_eq!(
        shapes,
        [(Kind::OverheadLine, 1, 0), (Kind::Substation, 0, 1)]
    );
    assert_eq!(reading.set.facilities[1].shape.polygons[0].len(), 2);
}

#[test]
fn attributes_and_escapes_are_words() {
    let block =
        "0\nBLOCK\n8\n0\n2\nPOLE\n70\n0\n10\n0\n20\n0\n0\nPOINT\n8\n0\n10\n0\n20\n0\n0\nENDBLK\n";
    let insert = r"0
INSERT
5
2F
8
\U+6746\U+5854
2
POLE
66
1
10
37553838.25
20
2709484.5
70
2
44
50
0
ATTRIB
8
0
2
线路名称
1
=东风线\U+0033号
0
ATTRIB
8
0
2
电压
1
10kV
0
SEQEND
8
0
";
    let reading = read("x.dxf", small(METRES, block, insert), &on_zone_37()).unwrap();
    let seen: Vec<_> = reading
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
    let name = Some("=东风线3号");
    assert_eq!(
        seen,
        [
            ("2F.1.1", Kind::Tower, name, Some(10_000)),
            ("2F.2.1", Kind::Tower, name, Some(10_000))
        ]
    );
    let [a, b] = [0, 1].map(|i| reading.set.facilities[i].shape.points[0]);
    // 50 m on the plane, 33 km from the meridian.
    assert!((geodesic(a, b) - 50.0).abs() < 0.01, "{}", geodesic(a, b));
}

#[test]
fn binary_drawings_are_the_same() {
    for (name, by) in [
        ("binary_r12.zip", "code_page"),
        ("binary_r2018.zip", "standard"),
    ] {
        let reading = read("x.any", drawing(name), &on_zone_37()).unwrap();
        let set = &reading.set;
        assert_eq!((set.facilities.len(), set.rejects.len()), (2, 0), "{name}");
        assert_eq!(reading.report.files[0].encoding_by, by);
        assert_eq!(set.facilities[0].name.as_deref(), Some("10kV架空线"));
        assert_eq!(set.facilities[0].shape.lines[0].len(), 3);
        let first = set.facilities[0].shape.lines[0][0];
        let want = Crs::parse("EPSG:4525")
            .to_ground([37_553_838.25, 2_709_484.5])
            .unwrap();
        // Sets keep ten decimals.
        assert!(
            (0..2).all(|k| (first[k] - want[k]).abs() <= 5.1e-11),
            "{first:?}"
        );
        let bytes = drawing(name);
        let cut = read("x.dxf", bytes[..bytes.len() - 200].to_vec(), &on_zone_37());
        assert!(cut.is_err(), "{name}");
    }
}

#[test]
fn broken_drawings_have_their_own_words() {
    let whole = small(METRES, "", "0\nLINE\n8\n0\n10\n1\n20\n2\n11\n3\n21\n4\n");
    let code = |text: &str| read("x.dxf", text, &ReadOptions::default()).unwrap_err();
    assert_eq!(code(""), "file.empty");
    assert_eq!(code("<html></html>"), "file.is_web_page");
    assert_eq!(code("hello\n"), "file.dxf_damaged");
    assert_eq!(code("0\nHELLO\n"), "file.not_dxf");
    assert_eq!(
        code(whole.strip_suffix("0\nEOF\n").unwrap()),
        "file.dxf_cut_short"
    );
    assert_eq!(
        code(whole.strip_suffix("0\nENDSEC\n0\nEOF\n").unwrap()),
        "file.dxf_cut_short"
    );
    assert_eq!(code(&whole.replace("20\n2\n", "20\n")), "file.dxf_damaged");
    assert_eq!(
        read("x.dwg", b"AC1032\0\0\0\0".to_vec(), &ReadOptions::default()).unwrap_err(),
        "file.is_dwg"
    );
    assert_eq!(
        read("x.dxf", b"AC1032\0\0\0\0".to_vec(), &ReadOptions::default()).unwrap_err(),
        "file.is_dwg"
    );
    for name in ["Minimal_DXF_AC1009.dxf", "blocks2.dxf"] {
        let empty = read(name, drawing(name), &ReadOptions::default()).unwrap();
        assert_eq!(
            (empty.report.files[0].rows, empty.set.unplaced.len()),
            (0, 0),
            "{name}"
        );
    }
}

#[test]
fn bombs_are_refused_in_time() {
    let start = Instant::now();
    let block = |name: usize, inside: &str| {
        format!("0\nBLOCK\n8\n0\n2\nB{name}\n70\n0\n10\n0\n20\n0\n{inside}0\nENDBLK\n")
    };
    let insert = |name: usize, more: &str| {
        format!("0\nINSERT\n5\n1\n8\n0\n2\nB{name}\n10\n0\n20\n0\n{more}")
    };
    let line = "0\nLINE\n8\n0\n10\n1\n20\n2\n11\n3\n21\n4\n";
    let of = |blocks: &str, entities: &str| {
        read("x.dxf", small(METRES, blocks, entities), &on_zone_37())
    };
    // Itself, directly and through another.
    let cycle = block(1, &insert(2, "")) + &block(2, &insert(1, ""));
    assert_eq!(
        rejected(&of(&cycle, &insert(1, "")).unwrap()),
        ["geometry.block_cycle"]
    );
    // Ten of the next in each of thirty: 10^30.
    let tenfold: String = (0..30)
        .map(|i| block(i, &insert(i + 1, "").repeat(10)))
        .collect();
    let tenfold = tenfold + &block(30, line);
    assert_eq!(of(&tenfold, &insert(0, "")).unwrap_err(), "file.too_large");
    // A thousand million places of an array, of something and of nothing to be seen.
    let array = "70\n32767\n71\n32767\n44\n1\n45\n1\n";
    assert_eq!(
        of(&block(1, line), &insert(1, array)).unwrap_err(),
        "file.too_large"
    );
    let text = "0\nTEXT\n8\n0\n1\nx\n";
    assert_eq!(
        of(&block(1, text), &insert(1, array)).unwrap_err(),
        "file.too_large"
    );
    assert!(
        of(&block(1, ""), &insert(1, array))
            .unwrap()
            .set
            .rejects
            .is_empty()
    );
    // Deeper than anybody draws.
    let deep: String = (0..50).map(|i| block(i, &insert(i + 1, ""))).collect();
    let deep = deep + &block(50, line);
    assert_eq!(
        rejected(&of(&deep, &insert(0, "")).unwrap()),
        ["geometry.nested_too_deep"]
    );
    // Large circles, many of them.
    let circles = "0\nCIRCLE\n8\n0\n10\n0\n20\n0\n40\n100000\n".repeat(1000);
    assert_eq!(of("", &circles).unwrap_err(), "file.too_large");
    assert!(
        start.elapsed() < Duration::from_secs(120),
        "{:?}",
        start.elapsed()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..4096), binary: bool) {
        let head: &[u8] = if binary { b"AutoCAD Binary DXF\r\n\x1a\0" } else { b"" };
        let _ = read("x.dxf", [head, bytes.as_slice()].concat(), &on_zone_37());
    }

    #[test]
    fn any_groups_are_answered(groups in proptest::collection::vec((0usize..24, -5i32..80), 0..200)) {
        const CODES: [&str; 24] = ["0\nLINE", "0\nLWPOLYLINE", "0\nPOLYLINE", "0\nVERTEX", "0\nSEQEND",
            "0\nINSERT\n2\nB", "0\nSPLINE", "0\nELLIPSE", "0\nARC", "0\nHATCH", "0\nSOLID", "10", "20", "40",
            "41", "42", "50", "70", "71", "72", "91", "92", "93", "210"];
        let text: String = groups.iter().map(|(i, v)| if *i < 11 { format!("{}\n", CODES[*i]) } else { format!("{}\n{v}\n", CODES[*i]) }).collect();
        let blocks = format!("0\nBLOCK\n8\n0\n2\nB\n10\n0\n20\n0\n{text}0\nENDBLK\n");
        let _ = read("x.dxf", small(METRES, &blocks, &text), &on_zone_37());
    }

    #[test]
    fn damaged_drawings_are_answered(which in 0usize..7, flips in proptest::collection::vec((any::<u32>(), any::<u8>()), 1..20), keep in 0.0f64..1.5) {
        let name = ["issue39.dxf", "blocks1.dxf", "array-rotated.dxf", "splines.dxf", "binary_r2018.zip", "binary_r12.zip", "sample.zip"][which];
        let mut bytes = drawing(name);
        for (at, to) in flips {
            let at = at as usize % bytes.len();
            bytes[at] = to;
        }
        let kept = (bytes.len() as f64 * keep.min(1.0)) as usize;
        bytes.truncate(kept);
        let start = Instant::now();
        let read = read("x.dxf", bytes, &on_zone_37());
        // What is cut off is missed.
        prop_assert!(kept + 64 > drawing(name).len() || read.is_err());
        prop_assert!(start.elapsed() < Duration::from_secs(60));
    }
}
