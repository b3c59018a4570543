//! Drawings: blocks, layers, directions, what is made of several entities.

mod common;

use common::dxf::{METRES, drawing, drawn, in_metres, lines_of, on_zone_37, small, warned};
use common::try_as as read;
use linewarden_geofence::Kind;
use linewarden_geofence::measure::geodesic;
use serde_json::json;

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
