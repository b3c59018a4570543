//! Sites taped from towers, against GeographicLib.

use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};
use linewarden_geofence::crs::Datum;
use linewarden_geofence::site::tape::{
    Side, TapeError, TapeOptions, TapeWay, Taped, TapedSite, Tower, TowerName, tape,
};
use linewarden_geofence::{LonLat, Policy, Site, SiteInput, SiteSource};

const HERE: LonLat = [110.3, 24.2];

fn go(from: LonLat, azimuth: f64, metres: f64) -> LonLat {
    let (lat, lon): (f64, f64) = Geodesic::wgs84().direct(from[1], from[0], azimuth, metres);
    [lon, lat]
}

fn way(a: LonLat, b: LonLat) -> (f64, f64) {
    let (length, azimuth, _, _): (f64, f64, f64, f64) =
        Geodesic::wgs84().inverse(a[1], a[0], b[1], b[0]);
    (length, azimuth)
}

/// 37 at the start, 38 the given way on, two of number 40.
fn towers(base: f64) -> impl Fn(&TowerName) -> Vec<Tower> {
    move |name| {
        let tower = |at: LonLat| Tower {
            at,
            accuracy_m: 0.3,
            datum: Datum::Cgcs2000,
        };
        match (name.number.as_str(), name.line.as_deref()) {
            ("37", None | Some("110kv三塘线")) => vec![tower(HERE)],
            ("38", _) => vec![tower(go(HERE, 90.0, base))],
            ("39", _) => vec![Tower {
                at: [f64::NAN, 0.0],
                accuracy_m: 1.0,
                datum: Datum::Cgcs2000,
            }],
            ("40", _) => vec![tower(HERE), tower(HERE)],
            _ => vec![],
        }
    }
}

fn ask(corner: Taped, options: &TapeOptions) -> Result<TapedSite, TapeError> {
    tape(&[corner], &towers(200.0), options, Policy::shipped())
}

fn note(text: &str) -> Result<TapedSite, TapeError> {
    ask(Taped::Note { text: text.into() }, &TapeOptions::default())
}

fn name(number: &str) -> TowerName {
    TowerName {
        line: None,
        number: number.into(),
    }
}

fn bearings(a: f64, b: f64) -> Taped {
    Taped::Bearings {
        first: name("37"),
        first_bearing_deg: a,
        second: name("38"),
        second_bearing_deg: b,
    }
}

fn lengths(a: f64, b: f64, side: Side) -> Taped {
    Taped::Distances {
        first: name("37"),
        first_m: a,
        second: name("38"),
        second_m: b,
        side,
    }
}

#[test]
fn an_offset_is_a_geodesic_from_the_tower() {
    let site = note("110kV三塘线#37杆东12 m、北3 m").unwrap();
    let want = go(HERE, 12.0_f64.atan2(3.0).to_degrees(), 12.0_f64.hypot(3.0));
    assert!(way(site.vertices[0], want).0 < 1e-8);
    // Taped 0.5 m, and the tower's 0.3 m on top.
    assert_eq!(site.accuracy_m, 0.8);
    assert_eq!(
        (site.steps[0].way, site.steps[0].rays.len()),
        (TapeWay::Offset, 1)
    );
    assert!((site.steps[0].rays[0].distance_m - 12.0_f64.hypot(3.0)).abs() < 1e-8);
    // Far out "east" is no better than a degree: 2 m in 115.
    let far = note("#37杆东114.6m").unwrap();
    assert!((far.accuracy_m - 2.3).abs() < 0.01, "{}", far.accuracy_m);
    // North-east can mean anything from north-north-east to east-north-east.
    let wind = note("#37杆东北方向12米").unwrap();
    assert!(way(wind.vertices[0], go(HERE, 45.0, 12.0)).0 < 1e-8);
    for bound in [22.5, 67.5] {
        assert!(way(wind.vertices[0], go(HERE, bound, 12.0)).0 < wind.accuracy_m);
    }
}

#[test]
fn corners_become_a_site() {
    let taped = note("#37杆东12m、北3m；东32m、北3m；东32m、北18m；东12m、北18m").unwrap();
    let input = SiteInput {
        geometry: taped.geometry(),
        crs: Some("EPSG:4490".into()),
        source: SiteSource::Taped,
        accuracy_m: Some(taped.accuracy_m),
        ..SiteInput::default()
    };
    let site = Site::parse(&input, Policy::shipped()).unwrap();
    assert!((site.area_m2 - 300.0).abs() < 0.2, "{}", site.area_m2);
    assert_eq!(note("#37杆东1m").unwrap().geometry()["type"], "Point");
    assert_eq!(
        note("#37杆东1m；东2m").unwrap().geometry()["type"],
        "LineString"
    );
    let text = serde_json::to_string(&taped).unwrap();
    assert_eq!(
        serde_json::from_str::<TapedSite>(&text)
            .unwrap()
            .steps
            .len(),
        4
    );
}

#[test]
fn magnetic_north_needs_its_declination() {
    let text = "#37杆磁方位角100°25米";
    assert_eq!(note(text), Err(TapeError::DeclinationMissing));
    let options = TapeOptions {
        declination_deg: Some(-3.5),
        ..TapeOptions::default()
    };
    let site = ask(Taped::Note { text: text.into() }, &options).unwrap();
    assert!(way(site.vertices[0], go(HERE, 96.5, 25.0)).0 < 1e-8);
    assert_eq!(site.steps[0].declination_deg, -3.5);
    // A bearing that does not say so is true, whatever the declination is.
    let site = ask(
        Taped::Note {
            text: "#37杆方位角100°25米".into(),
        },
        &options,
    )
    .unwrap();
    assert!(way(site.vertices[0], go(HERE, 100.0, 25.0)).0 < 1e-8);
    let magnetic = TapeOptions {
        magnetic: true,
        ..options
    };
    let polar = Taped::Polar {
        tower: name("37"),
        bearing_deg: 100.0,
        distance_m: 25.0,
    };
    let site = ask(polar, &magnetic).unwrap();
    assert!(way(site.vertices[0], go(HERE, 96.5, 25.0)).0 < 1e-8);
}

#[test]
fn two_towers_fix_a_corner_both_ways() {
    for base in [60.0, 200.0, 900.0] {
        for (azimuth, metres) in [(20.0, 0.6), (80.0, 0.4), (170.0, 0.9), (120.0, 0.5)] {
            let want = go(HERE, azimuth, metres * base);
            let second = go(HERE, 90.0, base);
            let ((da, aa), (db, ab)) = (way(HERE, want), way(second, want));
            let find = |corner: Taped| {
                tape(
                    &[corner],
                    &towers(base),
                    &TapeOptions::default(),
                    Policy::shipped(),
                )
            };
            let side = if azimuth < 90.0 {
                Side::Left
            } else {
                Side::Right
            };
            for site in [find(bearings(aa, ab)), find(lengths(da, db, side))] {
                match site {
                    Ok(site) => {
                        assert!(
                            way(site.vertices[0], want).0 < 1e-5,
                            "{}",
                            way(site.vertices[0], want).0
                        );
                        assert!(site.accuracy_m >= 0.8 && site.steps[0].rays.len() == 2);
                    }
                    Err(error) => assert!(
                        matches!(error, TapeError::BadGeometry { .. }),
                        "{error} {azimuth} {base}"
                    ),
                }
            }
        }
    }
    // Lengths that meet on both sides: the stated one is taken.
    let left = ask(lengths(120.0, 130.0, Side::Left), &TapeOptions::default())
        .unwrap()
        .vertices[0];
    let right = ask(lengths(120.0, 130.0, Side::Right), &TapeOptions::default())
        .unwrap()
        .vertices[0];
    assert!(left[1] > HERE[1] && right[1] < HERE[1]);
}

/// The ellipse holds what errors of the stated size do: drawn with a fixed sequence, 95 of 100 fixes
/// lie within the accuracy.
#[test]
fn the_accuracy_covers_what_errors_do() {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut uniform = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut normal = move || (0..12).map(|_| uniform()).sum::<f64>() - 6.0;
    let options = TapeOptions {
        bearing_error_deg: 2.0,
        distance_error_m: Some(2.0),
        ..TapeOptions::default()
    };
    for (a, b) in [(30.0, 300.0), (60.0, 20.0), (80.0, 290.0)] {
        let true_fix = ask(bearings(a, b), &options).unwrap();
        let (da, db) = (
            true_fix.steps[0].rays[0].distance_m,
            true_fix.steps[0].rays[1].distance_m,
        );
        let by_length = ask(lengths(da, db, Side::Left), &options).unwrap();
        let (mut hit, mut hit_length, count) = (0, 0, 600);
        for _ in 0..count {
            // Towers err by 0.3 m at 95 %, in the plane.
            let mut shift = || [normal() * 0.3 / 2.4477, normal() * 0.3 / 2.4477];
            let moved = |p: LonLat, [e, n]: [f64; 2]| go(p, e.atan2(n).to_degrees(), e.hypot(n));
            let (sa, sb) = (shift(), shift());
            let lookup = move |name: &TowerName| {
                let (at, s) = if name.number == "37" {
                    (HERE, sa)
                } else {
                    (go(HERE, 90.0, 200.0), sb)
                };
                vec![Tower {
                    at: moved(at, s),
                    accuracy_m: 0.3,
                    datum: Datum::Cgcs2000,
                }]
            };
            let (ta, tb) = (normal() * 2.0 / 1.96, normal() * 2.0 / 1.96);
            let find = |corner: Taped| tape(&[corner], &lookup, &options, Policy::shipped());
            let off = |site: Result<TapedSite, TapeError>| {
                site.map_or(0.0, |s| way(s.vertices[0], true_fix.vertices[0]).0)
            };
            hit += usize::from(off(find(bearings(a + ta, b + tb))) <= true_fix.accuracy_m);
            hit_length += usize::from(
                off(find(lengths(da + ta, db + tb, Side::Left))) <= by_length.accuracy_m,
            );
        }
        // The figure is the longer half axis, so at least the stated share; and not absurdly more.
        assert!(
            hit * 100 >= 95 * count && hit_length * 100 >= 95 * count,
            "{hit} {hit_length} of {count}"
        );
        assert!(
            true_fix.accuracy_m < 60.0 && by_length.accuracy_m < 12.0,
            "{} {}",
            true_fix.accuracy_m,
            by_length.accuracy_m
        );
    }
}

/// A note may fix a corner from two towers, and then says the same as the numbers do.
#[test]
fn two_towers_in_a_note() {
    let written = note("#37杆方位角30°、#38杆方位角300°").unwrap();
    let typed = ask(bearings(30.0, 300.0), &TapeOptions::default()).unwrap();
    assert_eq!(
        (written.vertices, written.accuracy_m),
        (typed.vertices, typed.accuracy_m)
    );
    let written = note("距#37杆120米、距#38杆130米，右侧").unwrap();
    let typed = ask(lengths(120.0, 130.0, Side::Right), &TapeOptions::default()).unwrap();
    assert_eq!(
        (&written.vertices, written.accuracy_m),
        (&typed.vertices, typed.accuracy_m)
    );
    assert_eq!(written.steps[0].way, TapeWay::Distances);
    let code = |text: &str| note(text).map_or_else(|e| e.code(), |_| "found");
    assert_eq!(code("距#37杆120米、距#38杆130米"), "tape.side_missing");
    // Whose north the second corner counts from nobody can say.
    assert_eq!(
        code("距#37杆120米、距#38杆130米，右侧；北3m"),
        "tape.no_tower"
    );
}

/// Towers of two systems make one outline: what the systems may differ by is added.
#[test]
fn towers_of_two_systems_add_their_difference() {
    let find = |name: &TowerName| -> Vec<Tower> {
        let datum = match name.number.as_str() {
            "1" => Datum::Wgs84,
            _ => Datum::Cgcs2000,
        };
        vec![Tower {
            at: HERE,
            accuracy_m: 0.3,
            datum,
        }]
    };
    let taped = |text: &str| {
        let corner = Taped::Note { text: text.into() };
        let site = tape(&[corner], &find, &TapeOptions::default(), Policy::shipped()).unwrap();
        (site.crs, site.accuracy_m)
    };
    assert_eq!(taped("#1杆东1m"), ("EPSG:4326".into(), 0.8));
    assert_eq!(taped("#2杆东1m"), ("EPSG:4490".into(), 0.8));
    assert_eq!(taped("#1杆东1m；#2杆北1m"), ("EPSG:4490".into(), 1.3));
}

#[test]
fn bad_fixes_are_refused() {
    let code =
        |corner: Taped| ask(corner, &TapeOptions::default()).map_or_else(|e| e.code(), |_| "found");
    assert_eq!(code(bearings(45.0, 45.0)), "tape.bad_geometry");
    assert_eq!(code(bearings(80.0, 280.0 - 5.0)), "tape.bad_geometry");
    assert_eq!(code(bearings(225.0, 315.0)), "tape.no_intersection");
    assert_eq!(code(bearings(10.0, 30.0)), "tape.no_intersection");
    assert_eq!(code(bearings(400.0, 30.0)), "tape.bad_number");
    assert_eq!(code(bearings(f64::NAN, 30.0)), "tape.bad_number");
    assert_eq!(
        code(lengths(50.0, 60.0, Side::Left)),
        "tape.no_intersection"
    );
    assert_eq!(code(lengths(100.0, 100.1, Side::Left)), "tape.bad_geometry");
    assert_eq!(code(lengths(-1.0, 250.0, Side::Left)), "tape.bad_number");
    assert_eq!(code(lengths(5_000.0, 250.0, Side::Left)), "tape.too_far");
    let same = Taped::Distances {
        first: name("37"),
        first_m: 5.0,
        second: name("37"),
        second_m: 5.0,
        side: Side::Left,
    };
    assert_eq!(code(same), "tape.bad_geometry");
    let of = |text: &str| note(text).map_or_else(|e| e.code(), |_| "found");
    assert_eq!(of("#99杆东1m"), "tape.tower_not_found");
    assert_eq!(of("#40杆东1m"), "tape.tower_ambiguous");
    assert_eq!(of("#39杆东1m"), "tape.tower_unusable");
    assert_eq!(of("另一线#37杆东1m"), "tape.tower_not_found");
    assert_eq!(of("#37杆东400m"), "tape.too_far");
    assert_eq!(of(""), "tape.empty");
    assert_eq!(
        tape(
            &[],
            &towers(1.0),
            &TapeOptions::default(),
            Policy::shipped()
        ),
        Err(TapeError::Empty)
    );
    for wrong in [f64::NAN, -1.0, 90.0] {
        let options = TapeOptions {
            bearing_error_deg: wrong,
            ..TapeOptions::default()
        };
        assert!(ask(bearings(10.0, 300.0), &options).is_err());
    }
}
