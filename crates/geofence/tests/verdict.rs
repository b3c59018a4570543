//! The table of three answers, rule by rule, on plain ground with known distances.

mod common;

use common::ground::{HERE, IN, OPEN, OUT, ask, has, line, sharp, square, verdict};
use common::{index, read};
use linewarden_geofence::measure::destination;
use linewarden_geofence::{
    Index, LonLat, Policy, ReadOptions, Rule, Site, SiteInput, Work, screen,
};
use serde_json::{Value, json};

#[test]
fn inside_open_outside_of_a_known_line() {
    let index = index(&json!([line(
        json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})
    )]));
    // W + h = 13.2 m; U = 0.5 m + D · 5/6371 + 1 mm.
    let u = 0.5 + 13.2 * 5.0 / 6371.0 + 0.001;
    assert_eq!(verdict(&index, 13.2 - u - 0.01), IN);
    assert_eq!(verdict(&index, 13.2 - u + 0.01), OPEN);
    assert_eq!(verdict(&index, 13.2 + u - 0.01), OPEN);
    assert_eq!(verdict(&index, 13.2 + u + 0.01), OUT);
    let answer = ask(
        &index,
        square(8.0),
        &Work {
            building: true,
            ..Work::default()
        },
    );
    let f = &answer.facilities[0];
    assert_eq!(
        (f.centreline_mm, f.conductor_mm, f.zone_mm, f.inside_mm),
        (8_000, 4_800, 10_000, 5_200)
    );
    assert_eq!(f.uncertainty_mm, 507);
    assert!((f.overlap_m2 - 104.0).abs() < 0.15, "{}", f.overlap_m2);
    assert!(f.protection_zone && f.rule == Rule::OverheadZone);
    assert_eq!(f.effects.len(), 1);
    assert!(f.clause.as_deref().unwrap().contains("第十条"));
}

#[test]
fn crossing_counts_the_whole_half_width() {
    let index = index(&json!([line(
        json!({"voltage": "110", "spread": 6.4, "accuracy": 0.4})
    )]));
    let f = &ask(&index, square(-10.0), &Work::default()).facilities[0];
    assert_eq!(
        (f.centreline_mm, f.conductor_mm, f.inside_mm, f.verdict),
        (0, 0, 13_200, IN)
    );
    assert!((f.overlap_m2 - 400.0).abs() < 0.15, "{}", f.overlap_m2);
}

#[test]
fn an_open_spread_or_width_opens_the_answer() {
    let assumed = json!({"type": "FeatureCollection", "features": [line(json!({"voltage": "110", "accuracy": 0.4}))]}).to_string();
    let options = ReadOptions {
        spread_m: Some(8.0),
        ..ReadOptions::default()
    };
    let index_of = |o: &ReadOptions| Index::build(read("a.geojson", &assumed, o));
    // h in [3, 5].
    let spread = index_of(&options);
    assert_eq!(
        (
            verdict(&spread, 12.4),
            verdict(&spread, 12.6),
            verdict(&spread, 15.4),
            verdict(&spread, 15.6)
        ),
        (IN, OPEN, OPEN, OUT)
    );
    assert!(
        ask(&spread, square(12.4), &Work::default()).facilities[0]
            .notes
            .contains(&"spread.assumed".to_owned())
    );
    // h in [0, 6].
    let unknown = index_of(&ReadOptions::default());
    assert_eq!(
        (
            verdict(&unknown, 9.4),
            verdict(&unknown, 9.6),
            verdict(&unknown, 16.4),
            verdict(&unknown, 16.6)
        ),
        (IN, OPEN, OPEN, OUT)
    );
    // 20 kV: W in [5, 10].
    let twenty = index(&json!([line(
        json!({"voltage": "20kV", "spread": 0, "accuracy": 0.4})
    )]));
    assert_eq!(
        (
            verdict(&twenty, 4.4),
            verdict(&twenty, 4.6),
            verdict(&twenty, 10.4),
            verdict(&twenty, 10.6)
        ),
        (IN, OPEN, OPEN, OUT)
    );
}

#[test]
fn no_voltage_no_inside_and_no_outside_nearby() {
    for properties in [
        json!({}),
        json!({"voltage": "132kV"}),
        json!({"voltage": "高压"}),
    ] {
        let index = index(&json!([line(properties)]));
        assert_eq!(verdict(&index, -10.0), OPEN);
        // 65 m and the default accuracy of 20 m or so.
        assert_eq!((verdict(&index, 70.0), verdict(&index, 90.0)), (OPEN, OUT));
    }
    let named = index(&json!([line(
        json!({"name": "220kV示例线", "accuracy": 0.4, "spread": 12})
    )]));
    let answer = ask(&named, square(5.0), &Work::default());
    assert_eq!(answer.verdict, IN);
    assert!(
        answer.facilities[0]
            .notes
            .contains(&"voltage.from_name".to_owned())
    );
}

#[test]
fn what_is_not_known_at_all_is_never_outside() {
    let none = index(&json!([]));
    let answer = ask(&none, square(100.0), &Work::default());
    assert!(answer.verdict == OPEN && has(&answer, "facilities.none"));
    let lines = index(&json!([line(json!({"voltage": "10kV"}))]));
    let input = SiteInput {
        geometry: square(500.0),
        crs: Some("EPSG:2381".into()),
        ..SiteInput::default()
    };
    let site = Site::parse(&input, Policy::shipped()).unwrap();
    let answer = screen(&lines, &site, &Work::default(), Policy::shipped(), None);
    assert!(
        answer.verdict == OPEN && has(&answer, "site.crs_unknown") && answer.facilities.is_empty()
    );
    let rejected = index(
        &json!([line(json!({"voltage": "10kV"})), {"type": "Feature", "properties": {}, "geometry": null}]),
    );
    let answer = ask(&rejected, square(200.0), &Work::default());
    assert!(answer.verdict == OPEN && has(&answer, "facilities.rejected_row"));
    // Where the rest of a row runs that was read in part, nobody knows, however far its readable part is.
    let cut = json!({"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[112.0, 25.0], [null, null]]}});
    let cut = index(&json!([line(json!({"voltage": "10kV"})), cut]));
    let answer = ask(&cut, square(200.0), &Work::default());
    assert!(answer.verdict == OPEN && has(&answer, "facilities.rejected_row"));
    // A refused row all of which is known to lie elsewhere is no reason here.
    let known =
        json!({"type": "FeatureCollection", "features": [line(json!({"voltage": "10kV"}))]});
    let mut set = read("x.geojson", &known.to_string(), &ReadOptions::default());
    let unordered =
        "线路名称,杆号,WGS84经度,WGS84纬度\n甲,A1,112,25\n甲,B1,112.001,25\n甲,A1,112.002,25\n";
    set.merge(read("x.csv", unordered, &ReadOptions::default()));
    assert_eq!(set.rejects[0].code, "geometry.order_unclear");
    assert_eq!(verdict(&Index::build(set), 200.0), OUT);
    let text = json!({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:2381"}},
        "features": [line(json!({"voltage": "10kV"}))]});
    let mut set = read("x.geojson", &text.to_string(), &ReadOptions::default());
    assert_eq!((set.facilities.len(), set.unplaced.len()), (0, 1));
    set.merge(read(
        "y.geojson",
        &json!({"type": "FeatureCollection", "features": [line(json!({"voltage": "10kV"}))]})
            .to_string(),
        &ReadOptions::default(),
    ));
    let answer = ask(&Index::build(set), square(200.0), &Work::default());
    assert!(answer.verdict == OPEN && has(&answer, "facilities.crs_unknown"));
    let mut policy = Policy::shipped().clone();
    policy.zones.retain(|r| r.rule != Rule::Blasting);
    let blasting = Work {
        blasting: true,
        ..Work::default()
    };
    let answer = screen(&lines, &sharp(square(900.0)), &blasting, &policy, None);
    assert!(answer.verdict == OPEN && has(&answer, "policy.row_missing"));
}

#[test]
fn coverage_decides_whether_outside_can_be_said() {
    let lines = |coverage: Option<Value>| {
        let text =
            json!({"type": "FeatureCollection", "features": [line(json!({"voltage": "10kV"}))]})
                .to_string();
        let mut set = read("x.geojson", &text, &ReadOptions::default());
        if let Some(c) = coverage {
            set.coverage =
                linewarden_geofence::files::read_coverage("c.geojson", c.to_string().as_bytes())
                    .unwrap();
        }
        Index::build(set)
    };
    let assumed = lines(None);
    let answer = ask(&assumed, square(500.0), &Work::default());
    assert!(answer.verdict == OUT && has(&answer, "coverage.assumed"));
    let answer = ask(&assumed, square(1990.0), &Work::default());
    assert!(answer.verdict == OPEN && has(&answer, "coverage.none"));
    let area = |half: f64, properties: Value| {
        let corner = |azimuth: f64| destination(HERE, azimuth, half * 2.0_f64.sqrt());
        let ring = [
            corner(45.0),
            corner(315.0),
            corner(225.0),
            corner(135.0),
            corner(45.0),
        ];
        json!({"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    };
    let declared = lines(Some(area(
        5_000.0,
        json!({"as_of": "2026-11-01", "by": "示例单位"}),
    )));
    let answer = ask(&declared, square(3_000.0), &Work::default());
    assert!(
        answer.verdict == OUT && has(&answer, "coverage.declared"),
        "{:?}",
        answer.reasons
    );
    // 65 m of margin: the site's far side is 20 m away from its near one.
    assert_eq!(
        ask(&declared, square(4_900.0), &Work::default()).verdict,
        OUT
    );
    assert_eq!(
        ask(&declared, square(4_930.0), &Work::default()).verdict,
        OPEN
    );
    assert_eq!(
        ask(&declared, square(6_000.0), &Work::default()).verdict,
        OPEN
    );
    let partial = lines(Some(area(
        5_000.0,
        json!({"kinds": "line", "voltages": "110"}),
    )));
    let answer = ask(&partial, square(3_000.0), &Work::default());
    assert!(answer.verdict == OPEN && has(&answer, "coverage.partial"));
}

#[test]
fn systems_add_their_doubt() {
    let text = json!({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:4490"}},
        "features": [line(json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4}))]});
    let mixed = Index::build(read(
        "x.geojson",
        &text.to_string(),
        &ReadOptions::default(),
    ));
    let f = &ask(&mixed, square(8.0), &Work::default()).facilities[0];
    // hypot(0.3, 0.4 + 0.5) and the height.
    assert_eq!(
        f.uncertainty_mm,
        (0.9_f64.hypot(0.3) * 1000.0 + 1.0 + 8.0 * 5.0 / 6.371).round() as i64
    );
    let gcj = linewarden_geofence::Crs::Gcj02;
    let ends: Vec<LonLat> = [270.0, 90.0]
        .iter()
        .map(|a| gcj.to_system(destination(HERE, *a, 200.0)).unwrap())
        .collect();
    let shifted = json!({"type": "Feature", "id": "L", "properties": {"voltage": "110kV", "spread": 6.4, "accuracy": 0.4}, "geometry": {"type": "LineString", "coordinates": ends}});
    let text = json!({"type": "FeatureCollection", "features": [shifted]}).to_string();
    let set = read(
        "x.geojson",
        &text,
        &ReadOptions {
            crs: Some(gcj),
            ..ReadOptions::default()
        },
    );
    let f = &ask(&Index::build(set), square(8.0), &Work::default()).facilities[0];
    assert!((f.centreline_mm - 8_000).abs() <= 1, "{}", f.centreline_mm);
    assert!(f.uncertainty_mm >= 1_044, "{}", f.uncertainty_mm);
    // A known height takes its doubt away and scales the distance.
    let lines = index(&json!([line(
        json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})
    )]));
    let input = SiteInput {
        geometry: square(500.0),
        crs: Some("EPSG:4326".into()),
        accuracy_m: Some(0.3),
        height_m: Some(1000.0),
        ..SiteInput::default()
    };
    let high = Site::parse(&input, Policy::shipped()).unwrap();
    let f = &screen(
        &lines,
        &high,
        &Work::default(),
        Policy::shipped(),
        Some(600.0),
    )
    .facilities[0];
    assert!(
        (f.centreline_mm - 500_078).abs() <= 1 && f.uncertainty_mm == 501,
        "{} {}",
        f.centreline_mm,
        f.uncertainty_mm
    );
}
