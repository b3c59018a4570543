//! Drawings: every entity that can be a line on the ground, units, encodings, refused rows.

mod common;

use common::dxf::{METRES, drawing, drawn, in_metres, length, on_zone_37, rejected, small, warned};
use common::try_as as read;
use linewarden_geofence::measure::geodesic;
use linewarden_geofence::{Crs, Kind, ReadOptions};

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
