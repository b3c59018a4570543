//! Coordinate systems against PROJ and GeographicLib.

mod common;

use common::data;
use linewarden_geofence::crs::{
    Convention, Crs, CrsError, CrsTable, Four, OwnCrs, OwnCrsError, OwnLabel, OwnPlane, OwnWay,
    Seven, System, Turn,
};
use linewarden_geofence::measure::{destination, geodesic};
use linewarden_geofence::{
    FacilitySet, Index, LonLat, Policy, ReadOptions, Site, SiteInput, Verdict, Work, screen,
};
use serde_json::{Value, json};

fn numbers(v: &Value) -> Vec<f64> {
    v.as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_f64().unwrap())
        .collect()
}

#[test]
fn every_zone_as_proj_computes_it() {
    let text = String::from_utf8(data("gk-proj.csv")).unwrap();
    let (mut rows, mut plane, mut ground) = (0, 0.0_f64, 0.0_f64);
    for line in text.lines().skip(1) {
        let n: Vec<f64> = line.split(',').map(|c| c.parse().unwrap()).collect();
        let crs = Crs::from_epsg(n[0] as u32);
        let [east, north] = crs.to_system([n[1], n[2]]).unwrap();
        plane = plane.max((east - n[3]).hypot(north - n[4]));
        ground = ground.max(geodesic(crs.to_ground([n[3], n[4]]).unwrap(), [n[1], n[2]]));
        rows += 1;
    }
    assert_eq!(rows, 512);
    // PROJ's figures are printed to 0.01 mm; the farthest points lie 3.5° off their meridian.
    assert!(
        plane < 2e-5 && ground < 2e-5,
        "off by {plane} m and {ground} m"
    );
}

#[test]
fn geodesics_of_any_length() {
    let text = String::from_utf8(data("geodtest-100.dat")).unwrap();
    let (mut rows, mut worst) = (0, 0.0_f64);
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let n: Vec<f64> = line
            .split_whitespace()
            .map(|c| c.parse().unwrap())
            .collect();
        worst = worst.max((geodesic([n[1], n[0]], [n[4], n[3]]) - n[6]).abs());
        let end = destination([n[1], n[0]], n[2], n[6]);
        worst = worst.max(geodesic(end, [n[4], n[3]]));
        rows += 1;
    }
    assert_eq!(rows, 100);
    assert!(worst < 5e-8, "{worst} m");
}

fn seven_of(v: &Value) -> OwnCrs {
    let p = numbers(&v["seven"]);
    let plane = v["plane"].is_array().then(|| numbers(&v["plane"]));
    OwnCrs {
        label: v["label"].as_str().unwrap().into(),
        way: OwnWay::Seven {
            ellipsoid: serde_json::from_value(v["ellipsoid"].clone()).unwrap(),
            plane: plane.map(|p| OwnPlane {
                central_meridian: p[0],
                false_easting_m: p[1],
                false_northing_m: p[2],
                scale: p[3],
            }),
            parameters: Seven {
                convention: serde_json::from_value(v["convention"].clone()).unwrap(),
                dx_m: p[0],
                dy_m: p[1],
                dz_m: p[2],
                rx_arcsec: p[3],
                ry_arcsec: p[4],
                rz_arcsec: p[5],
                scale_ppm: p[6],
            },
        },
        accuracy_m: 0.1,
        source: "test".into(),
        extent: None,
    }
}

fn four_of(v: &Value) -> OwnCrs {
    let n = |key: &str| v[key].as_f64().unwrap();
    OwnCrs {
        label: v["label"].as_str().unwrap().into(),
        way: OwnWay::Four {
            target: n("epsg") as u16,
            parameters: Four {
                turn: Turn::Clockwise,
                north_m: n("north_m"),
                east_m: n("east_m"),
                rotation_arcsec: n("theta_clockwise_arcsec"),
                scale_ppm: (n("factor") - 1.0) * 1e6,
            },
        },
        accuracy_m: 0.1,
        source: String::new(),
        extent: None,
    }
}

fn resolved(own: OwnCrs) -> System {
    let label = OwnLabel::parse(&own.label).unwrap();
    CrsTable::new(vec![own]).unwrap().resolve(Crs::Own(label))
}

#[test]
fn own_parameters_as_proj_computes_them() {
    let all: Value = serde_json::from_slice(&data("own-crs.json")).unwrap();
    let systems = all["seven"]
        .as_array()
        .unwrap()
        .iter()
        .map(|v| (v, seven_of(v)));
    let systems = systems.chain(
        all["four"]
            .as_array()
            .unwrap()
            .iter()
            .map(|v| (v, four_of(v))),
    );
    let mut checked = 0;
    for (vector, own) in systems {
        let label = own.label.clone();
        let plane = !matches!(own.way, OwnWay::Seven { plane: None, .. });
        let system = resolved(own);
        let (mut off, mut back) = (0.0_f64, 0.0_f64);
        for row in vector["points"].as_array().unwrap() {
            let n = numbers(row);
            let ground = system.to_ground([n[0], n[1]]).unwrap();
            off = off.max(geodesic(ground, [n[2], n[3]]));
            let xy = system.to_system(ground).unwrap();
            let metres = if plane { 1.0 } else { 111_320.0 };
            back = back.max((xy[0] - n[0]).hypot(xy[1] - n[1]) * metres);
            checked += 1;
        }
        assert!(off < 1e-4, "{label}: {off} m from PROJ");
        assert!(back < 1e-5, "{label}: {back} m after there and back");
    }
    assert_eq!(checked, 240);
}

#[test]
fn the_two_conventions_differ_by_their_sign_only() {
    let all: Value = serde_json::from_slice(&data("own-crs.json")).unwrap();
    let own = seven_of(&all["seven"][0]);
    let mut other = own.clone();
    let OwnWay::Seven { parameters, .. } = &mut other.way else {
        panic!()
    };
    assert_eq!(parameters.convention, Convention::PositionVector);
    parameters.convention = Convention::CoordinateFrame;
    let xy = [
        all["seven"][0]["points"][0][0].as_f64().unwrap(),
        all["seven"][0]["points"][0][1].as_f64().unwrap(),
    ];
    let (a, wrong) = (
        resolved(own).to_ground(xy).unwrap(),
        resolved(other.clone()).to_ground(xy).unwrap(),
    );
    assert!(
        geodesic(a, wrong) > 10.0,
        "half an arc second the wrong way is metres"
    );
    let OwnWay::Seven { parameters: p, .. } = &mut other.way else {
        panic!()
    };
    (p.rx_arcsec, p.ry_arcsec, p.rz_arcsec) = (-p.rx_arcsec, -p.ry_arcsec, -p.rz_arcsec);
    assert!(geodesic(a, resolved(other).to_ground(xy).unwrap()) < 1e-6);
}

fn sound() -> OwnCrs {
    let all: Value = serde_json::from_slice(&data("own-crs.json")).unwrap();
    seven_of(&all["seven"][1])
}

fn refused(change: impl FnOnce(&mut OwnCrs)) -> &'static str {
    let mut own = sound();
    change(&mut own);
    CrsTable::new(vec![own]).map_or_else(|e| e.code(), |_| "accepted")
}

fn seven(own: &mut OwnCrs) -> &mut Seven {
    match &mut own.way {
        OwnWay::Seven { parameters, .. } => parameters,
        OwnWay::Four { .. } => panic!("not seven"),
    }
}

#[test]
fn parameters_that_cannot_be_right_are_refused() {
    assert_eq!(refused(|_| ()), "accepted");
    assert_eq!(refused(|o| o.label = "西安80".into()), "own_crs.bad_label");
    assert_eq!(refused(|o| o.label = "own:".into()), "own_crs.bad_label");
    for accuracy in [0.0, -1.0, f64::NAN, 1e9] {
        assert_eq!(refused(|o| o.accuracy_m = accuracy), "own_crs.bad_number");
    }
    assert_eq!(refused(|o| seven(o).dx_m = f64::NAN), "own_crs.bad_number");
    // Radians or degrees typed as arc seconds pass as small numbers; arc seconds typed as milliseconds do not.
    assert_eq!(
        refused(|o| seven(o).rz_arcsec = -3110.2),
        "own_crs.bad_number"
    );
    assert_eq!(
        refused(|o| seven(o).scale_ppm = 1_000_004.9),
        "own_crs.bad_number"
    );
    assert_eq!(
        refused(|o| seven(o).dx_m = 4_000.0),
        "own_crs.shift_too_large"
    );
    assert_eq!(
        refused(|o| seven(o).rz_arcsec = 40.0),
        "own_crs.shift_too_large"
    );
    assert_eq!(
        refused(|o| o.extent = Some([115.0, 30.0, 113.0, 31.0])),
        "own_crs.bad_extent"
    );
    assert_eq!(
        refused(|o| o.extent = Some([f64::NAN; 4])),
        "own_crs.bad_extent"
    );
    let plane = |o: &mut OwnCrs, scale: f64| {
        if let OwnWay::Seven { plane: Some(p), .. } = &mut o.way {
            p.scale = scale;
        }
    };
    assert_eq!(refused(|o| plane(o, 0.0)), "own_crs.bad_number");
    let four = |target: u16, scale_ppm: f64| OwnWay::Four {
        target,
        parameters: Four {
            turn: Turn::Clockwise,
            north_m: 0.0,
            east_m: 0.0,
            rotation_arcsec: 0.0,
            scale_ppm,
        },
    };
    assert_eq!(refused(|o| o.way = four(4326, 0.0)), "own_crs.bad_target");
    assert_eq!(refused(|o| o.way = four(4547, -1e6)), "own_crs.bad_number");
    assert_eq!(refused(|o| o.way = four(4547, 3.0)), "accepted");
    let twice = CrsTable::new(vec![sound(), sound()]).unwrap_err();
    assert!(matches!(twice, OwnCrsError::Repeated { .. }));
    for text in [
        "",
        "{}",
        "[{}]",
        r#"[{"label":"own:a","accuracy_m":1,"way":{"by":"three"}}]"#,
    ] {
        assert_eq!(
            CrsTable::parse(text).unwrap_err().code(),
            "own_crs.unreadable",
            "{text}"
        );
    }
    let text = serde_json::to_string(&vec![sound()]).unwrap();
    assert_eq!(
        CrsTable::parse(&text).unwrap().systems().next(),
        Some(&sound())
    );
    // A table without its convention says nothing about its signs.
    let unsigned = text.replace(r#""convention":"coordinate_frame","#, "");
    assert_ne!(unsigned, text);
    assert_eq!(
        CrsTable::parse(&unsigned).unwrap_err().code(),
        "own_crs.unreadable"
    );
}

#[test]
fn beyond_their_extent_parameters_place_nothing() {
    let mut own = sound();
    own.extent = Some([113.5, 30.0, 114.5, 31.0]);
    let system = resolved(own);
    let inside = system.to_system([114.0, 30.5]).unwrap();
    assert!(system.to_ground(inside).is_ok());
    assert_eq!(
        system.to_ground([inside[0], inside[1] + 100_000.0]),
        Err(CrsError::OutOfRange)
    );
    assert_eq!(system.to_system([114.0, 31.5]), Err(CrsError::OutOfRange));
    assert_eq!(system.to_ground([f64::NAN, 1.0]), Err(CrsError::NotFinite));
    assert_eq!(
        system.to_ground([inside[1], inside[0]]),
        Err(CrsError::OutOfRange)
    );
    assert_eq!(
        resolved(sound()).crs().to_ground([5e5, 3e6]),
        Err(CrsError::NeedsParameters)
    );
}

/// A line and a site in the old system: with parameters they are judged, without them not.
#[test]
fn a_screening_in_an_own_system() {
    let own = sound();
    let label = own.label.clone();
    let error = own.error_m();
    assert!(error > 0.1 && error < 0.5, "{error}");
    let table = CrsTable::new(vec![own]).unwrap();
    let system = table.resolve(Crs::parse(&label));
    let at = |north: f64| -> LonLat {
        system
            .to_system(destination([113.9, 30.6], 0.0, north))
            .unwrap()
    };
    let start = at(0.0);
    let line = [[start[0] - 300.0, start[1]], [start[0] + 300.0, start[1]]];
    let text = json!({
        "type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": label}},
        "features": [{"type": "Feature", "properties": {"voltage": "110", "spread": 6.4, "accuracy": 0.3},
            "geometry": {"type": "LineString", "coordinates": line}}]
    })
    .to_string();
    let read = |options: &ReadOptions| {
        let files = [("a.geojson".to_owned(), text.clone().into_bytes())];
        FacilitySet::read(&files, options, &|_, _| true)
            .unwrap()
            .set
    };
    let input = |north: f64| SiteInput {
        geometry: json!({"type": "Point", "coordinates": at(north)}),
        crs: Some(label.clone()),
        accuracy_m: Some(0.4),
        ..SiteInput::default()
    };
    let with = read(&ReadOptions {
        own_crs: table.clone(),
        ..ReadOptions::default()
    });
    assert_eq!(with.facilities.len(), 1);
    assert!(with.facilities[0].own_error_mm.is_some());
    let with = FacilitySet::from_bytes(&with.to_bytes()).unwrap();
    assert_eq!(with.facilities[0].crs.to_string(), label);
    let index = Index::build(with.clone());
    let ask = |north: f64| {
        let site = Site::parse_with(&input(north), Policy::shipped(), &table).unwrap();
        screen(&index, &site, &Work::default(), Policy::shipped(), None)
    };
    // Both errors carry the parameters' whole error on top.
    let u = (0.4 + error).hypot(0.3 + error) + 13.2 * 5.0 / 6371.0 + 0.001;
    assert_eq!(ask(13.2 - u - 0.02).verdict, Verdict::Inside);
    assert_eq!(ask(13.2 - u + 0.02).verdict, Verdict::CannotTell);
    assert_eq!(ask(13.2 + u - 0.02).verdict, Verdict::CannotTell);
    assert_eq!(ask(13.2 + u + 0.02).verdict, Verdict::Outside);
    let entry = &ask(20.0).facilities[0];
    assert!(
        (entry.centreline_mm - 20_000).abs() <= 1,
        "{}",
        entry.centreline_mm
    );
    assert!(entry.notes.contains(&"crs.own".to_owned()));

    // Without the parameters: neither side is placed, and the reason says what is missing.
    let without = read(&ReadOptions::default());
    assert!(without.facilities.is_empty() && without.unplaced.len() == 1);
    let lost = Site::parse(&input(300.0), Policy::shipped()).unwrap();
    let answer = screen(&index, &lost, &Work::default(), Policy::shipped(), None);
    assert_eq!(answer.verdict, Verdict::CannotTell);
    assert_eq!(answer.reasons[0].code, "site.crs_unknown");
    assert_eq!(answer.reasons[1].code, "site.crs_needs_parameters");
    let site = Site::parse_with(&input(300.0), Policy::shipped(), &table).unwrap();
    let answer = screen(
        &Index::build(without),
        &site,
        &Work::default(),
        Policy::shipped(),
        None,
    );
    assert_eq!(answer.verdict, Verdict::CannotTell);
    assert!(
        answer
            .reasons
            .iter()
            .any(|r| r.code == "facilities.crs_needs_parameters")
    );

    // A stored set that lost the record of its parameters is not more exact for it.
    let mut bare = with;
    bare.facilities[0].own_error_mm = None;
    let site = Site::parse_with(&input(25.0), Policy::shipped(), &table).unwrap();
    let answer = screen(
        &Index::build(bare),
        &site,
        &Work::default(),
        Policy::shipped(),
        None,
    );
    assert_eq!(answer.verdict, Verdict::CannotTell);

    // Other parameters make another site and another set of it.
    let mut moved = sound();
    seven(&mut moved).dx_m += 0.5;
    let other = CrsTable::new(vec![moved]).unwrap();
    let again = Site::parse_with(&input(25.0), Policy::shipped(), &other).unwrap();
    assert_ne!(again.hash, site.hash);
}

#[test]
fn xian_and_beijing_need_parameters_and_say_so() {
    for name in ["EPSG:4610", "EPSG:2349", "西安80", "EPSG:4214", "EPSG:2442"] {
        let input = SiteInput {
            geometry: json!({"type": "Point", "coordinates": [108.3, 22.8]}),
            crs: Some(name.into()),
            ..SiteInput::default()
        };
        let site = Site::parse(&input, Policy::shipped()).unwrap();
        let answer = screen(
            &Index::build(FacilitySet::default()),
            &site,
            &Work::default(),
            Policy::shipped(),
            None,
        );
        assert_eq!(
            (answer.verdict, answer.reasons[1].code.as_str()),
            (Verdict::CannotTell, "site.crs_needs_parameters")
        );
    }
}

#[test]
fn shifted_systems_there_and_back_over_the_country() {
    let mut worst = 0.0_f64;
    for crs in [Crs::Gcj02, Crs::Bd09] {
        for i in 0..4_000 {
            // Two steps without a common measure fill the area evenly.
            let unit = |k: f64| (f64::from(i) * k).fract();
            let p = [
                72.1 + 65.6 * unit(0.754_877_666),
                0.95 + 54.7 * unit(0.569_840_296),
            ];
            let back = crs.to_ground(crs.to_system(p).unwrap()).unwrap();
            worst = worst.max(geodesic(back, p));
        }
    }
    assert!(worst < 1e-5, "{worst} m");
    // Beyond the area GCJ-02 is WGS 84, and BD-09 keeps its own shift, which is undone.
    let tokyo = [139.7, 35.7];
    assert_eq!(Crs::Gcj02.to_ground(tokyo), Ok(tokyo));
    let bd = Crs::Bd09.to_system(tokyo).unwrap();
    assert!(geodesic(bd, tokyo) > 500.0);
    assert!(geodesic(Crs::Bd09.to_ground(bd).unwrap(), tokyo) < 1e-5);
    // On the very edge the formula is no function backwards: refused, not guessed.
    let edges = (0..100).filter(|i| {
        let p = [72.004 + f64::from(*i - 50) * 1e-4, 40.0];
        Crs::Gcj02.to_ground(p) == Err(CrsError::ShiftEdge)
    });
    assert!(edges.count() > 0);
}
