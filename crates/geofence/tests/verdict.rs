//! The table of three answers, rule by rule, on plain ground with known distances.

mod common;

use common::{index, read};
use linewarden_geofence::measure::destination;
use linewarden_geofence::{
    FacilitySet, Index, LonLat, Policy, ReadOptions, Rule, Screening, Site, SiteInput, Verdict,
    Work, screen,
};
use serde_json::{Value, json};

const HERE: LonLat = [110.3, 24.2];

/// A square of 20 m whose south side lies `north` metres north of [`HERE`].
fn square(north: f64) -> Value {
    let south = destination(HERE, 0.0, north);
    let far = destination(south, 0.0, 20.0);
    let ring: Vec<LonLat> = [
        (south, 90.0),
        (far, 90.0),
        (far, 270.0),
        (south, 270.0),
        (south, 90.0),
    ]
    .iter()
    .map(|(p, azimuth)| destination(*p, *azimuth, 10.0))
    .collect();
    json!({"type": "Polygon", "coordinates": [ring]})
}

fn line(properties: Value) -> Value {
    let ends = [
        destination(HERE, 270.0, 200.0),
        destination(HERE, 90.0, 200.0),
    ];
    json!({"type": "Feature", "id": "L", "properties": properties, "geometry": {"type": "LineString", "coordinates": ends}})
}

fn point(id: &str, properties: Value) -> Value {
    json!({"type": "Feature", "id": id, "properties": properties, "geometry": {"type": "Point", "coordinates": HERE}})
}

fn sharp(geometry: Value) -> Site {
    let input = SiteInput {
        accuracy_m: Some(0.3),
        crs: Some("EPSG:4326".into()),
        geometry,
        ..SiteInput::default()
    };
    Site::parse(&input, Policy::shipped()).unwrap()
}

fn ask(index: &Index, north: f64, work: &Work) -> Screening {
    screen(index, &sharp(square(north)), work, Policy::shipped(), None)
}

fn verdict(index: &Index, north: f64) -> Verdict {
    ask(index, north, &Work::default()).verdict
}

fn has(answer: &Screening, code: &str) -> bool {
    answer.reasons.iter().any(|r| r.code == code)
}

const IN: Verdict = Verdict::Inside;
const OUT: Verdict = Verdict::Outside;
const OPEN: Verdict = Verdict::CannotTell;

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
        8.0,
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
    let f = &ask(&index, -10.0, &Work::default()).facilities[0];
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
        ask(&spread, 12.4, &Work::default()).facilities[0]
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
    let answer = ask(&named, 5.0, &Work::default());
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
    let answer = ask(&none, 100.0, &Work::default());
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
    let answer = ask(&rejected, 200.0, &Work::default());
    assert!(answer.verdict == OPEN && has(&answer, "facilities.rejected_row"));
    // A refused row that is known to lie elsewhere is no reason here.
    let elsewhere = json!({"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[112.0, 25.0]]}});
    assert_eq!(
        verdict(
            &index(&json!([line(json!({"voltage": "10kV"})), elsewhere])),
            200.0
        ),
        OUT
    );
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
    let answer = ask(&Index::build(set), 200.0, &Work::default());
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
    let answer = ask(&assumed, 500.0, &Work::default());
    assert!(answer.verdict == OUT && has(&answer, "coverage.assumed"));
    let answer = ask(&assumed, 1990.0, &Work::default());
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
    let answer = ask(&declared, 3_000.0, &Work::default());
    assert!(
        answer.verdict == OUT && has(&answer, "coverage.declared"),
        "{:?}",
        answer.reasons
    );
    // 65 m of margin: the site's far side is 20 m away from its near one.
    assert_eq!(ask(&declared, 4_900.0, &Work::default()).verdict, OUT);
    assert_eq!(ask(&declared, 4_930.0, &Work::default()).verdict, OPEN);
    assert_eq!(ask(&declared, 6_000.0, &Work::default()).verdict, OPEN);
    let partial = lines(Some(area(
        5_000.0,
        json!({"kinds": "line", "voltages": "110"}),
    )));
    let answer = ask(&partial, 3_000.0, &Work::default());
    assert!(answer.verdict == OPEN && has(&answer, "coverage.partial"));
}

#[test]
fn cables_stations_and_unknown_kinds() {
    let cable = index(&json!([line(json!({"kind": "电缆", "accuracy": 0.1}))]));
    let u = 0.1_f64.hypot(0.3) + 0.0017;
    assert_eq!(
        (
            verdict(&cable, 0.75 - u - 0.01),
            verdict(&cable, 0.75),
            verdict(&cable, 0.75 + u + 0.01)
        ),
        (IN, OPEN, OUT)
    );
    let station = index(&json!([point(
        "S",
        json!({"power": "substation", "accuracy": 0.4})
    )]));
    assert_eq!(
        (
            verdict(&station, -10.0),
            verdict(&station, 499.0),
            verdict(&station, 502.0)
        ),
        (OPEN, OPEN, OUT)
    );
    let fence: Vec<LonLat> = [45.0, 135.0, 225.0, 315.0, 45.0]
        .iter()
        .map(|a| destination(HERE, *a, 40.0))
        .collect();
    let outline = json!({"type": "Feature", "properties": {"power": "substation", "accuracy": 0.4}, "geometry": {"type": "Polygon", "coordinates": [fence]}});
    let outline = index(&json!([outline]));
    let edge = 40.0 / 2.0_f64.sqrt();
    assert_eq!(
        (verdict(&outline, edge + 5.4), verdict(&outline, edge + 5.6)),
        (OPEN, OUT)
    );
    assert_eq!(
        ask(&outline, -10.0, &Work::default()).facilities[0].centreline_mm,
        0,
        "deep inside the fence"
    );
    let odd = index(&json!([point(
        "P",
        json!({"kind": "风筝", "accuracy": 0.4})
    )]));
    assert_eq!((verdict(&odd, 0.0), verdict(&odd, 66.0)), (OPEN, OUT));
}

/// A tower carries conductors. Where its line is not loaded nobody knows which way they go, so within
/// the widest zone nothing is said, and beyond it the tower spoils nothing.
#[test]
fn a_tower_without_its_line_is_a_doubt() {
    let tower = |id: &str, north: f64, volts: &str| {
        json!({"type": "Feature", "id": id, "geometry": {"type": "Point", "coordinates": destination(HERE, 0.0, north)},
            "properties": {"kind": "tower", "accuracy": 0.4, "voltage": volts}})
    };
    let line = line(json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4}));
    // 200 m beside the line, 30 and 120 m from sites.
    let stray = index(&json!([line, tower("T9", 200.0, "110kV")]));
    let near = ask(&stray, 170.0, &Work::default());
    assert_eq!(near.verdict, OPEN);
    let reason = near
        .reasons
        .iter()
        .find(|r| r.code == "coverage.support_without_line");
    assert_eq!(reason.expect("a reason").params["id"], "T9");
    assert_eq!(
        ask(&stray, 60.0, &Work::default()).verdict,
        OUT,
        "140 m away"
    );
    // In its line it is no doubt.
    let standing = index(&json!([line, tower("T1", 0.0, "110kV")]));
    assert_eq!(ask(&standing, 60.0, &Work::default()).verdict, OUT);
    // A pole of low voltage carries no zone; its clearance matters to a building.
    let low = index(&json!([line, tower("T9", 200.0, "380V")]));
    assert_eq!(ask(&low, 170.0, &Work::default()).verdict, OUT);
    let building = Work {
        building: true,
        ..Work::default()
    };
    assert_eq!(ask(&low, 170.0, &building).verdict, OPEN);
}

#[test]
fn digging_needs_the_towers() {
    let dig = Work {
        excavation: true,
        ..Work::default()
    };
    let bare = index(&json!([line(
        json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})
    )]));
    // Outside the zone, but a tower could stand anywhere in it: W + 20 m.
    let answer = ask(&bare, 25.0, &dig);
    assert!(answer.verdict == OPEN && has(&answer, "towers.not_loaded"));
    assert_eq!(ask(&bare, 31.0, &dig).verdict, OUT);
    let tower = |voltage: Value| {
        point(
            "T",
            json!({"kind": "tower", "accuracy": 0.4, "voltage": voltage}),
        )
    };
    let with = index(&json!([
        line(json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})),
        tower(json!("110kV"))
    ]));
    let answer = ask(&with, 25.0, &dig);
    assert_eq!(answer.verdict, OUT, "{:?}", answer.reasons);
    let answer = ask(&with, 11.0, &dig);
    let ring = answer
        .facilities
        .iter()
        .find(|f| f.rule == Rule::FoundationRing)
        .unwrap();
    assert_eq!(
        (
            ring.verdict,
            ring.zone_mm,
            ring.conductor_mm,
            ring.protection_zone
        ),
        (IN, 10_000, 9_000, false)
    );
    // A tower that does not say takes its line's voltage.
    let inherits = index(&json!([
        line(json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})),
        tower(Value::Null)
    ]));
    let answer = ask(&inherits, 11.0, &dig);
    let ring = answer
        .facilities
        .iter()
        .find(|f| f.rule == Rule::FoundationRing)
        .unwrap();
    assert!(ring.verdict == IN && ring.notes.contains(&"voltage.from_line".to_owned()));
    // One alone that does not say carries a line nobody knows.
    assert_eq!(verdict(&index(&json!([tower(Value::Null)])), 50.0), OPEN);
}

#[test]
fn blasting_cranes_and_low_voltage() {
    let known = json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4});
    let lines = index(&json!([line(known)]));
    let blasting = Work {
        blasting: true,
        ..Work::default()
    };
    assert_eq!(
        (
            ask(&lines, 480.0, &blasting).verdict,
            ask(&lines, 510.0, &blasting).verdict
        ),
        (IN, OUT)
    );
    // Nobody knows the voltage, but 500 m hold for every facility.
    assert_eq!(
        ask(
            &index(&json!([line(json!({"accuracy": 0.4}))])),
            400.0,
            &blasting
        )
        .verdict,
        IN
    );
    let crane = |stand: Option<LonLat>| Work {
        crane: true,
        reach_m: Some(30.0),
        stand,
        ..Work::default()
    };
    // 10 + 3.2 + 30 m from the stand.
    assert_eq!(
        ask(&lines, 60.0, &crane(Some(destination(HERE, 0.0, 42.0)))).verdict,
        IN
    );
    assert_eq!(
        ask(&lines, 60.0, &crane(Some(destination(HERE, 0.0, 45.0)))).verdict,
        OUT
    );
    // Nobody says where it stands: 10 + 3.2 + 80 m from the site's edge.
    let answer = ask(&lines, 60.0, &crane(None));
    assert!(answer.verdict == OPEN && has(&answer, "crane.stand_unknown"));
    assert_eq!(ask(&lines, 95.0, &crane(None)).verdict, OUT);
    let low = index(&json!([line(
        json!({"voltage": "0.4", "spread": 0.8, "accuracy": 0.1})
    )]));
    assert_eq!(ask(&low, 0.5, &Work::default()).verdict, OUT);
    let build = Work {
        building: true,
        ..Work::default()
    };
    let f = &ask(&low, 0.5, &build).facilities[0];
    assert!(f.verdict == IN && !f.protection_zone && f.rule == Rule::LowVoltageClearance);
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
    let f = &ask(&mixed, 8.0, &Work::default()).facilities[0];
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
    let f = &ask(&Index::build(set), 8.0, &Work::default()).facilities[0];
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

#[test]
fn bad_outlines_are_named() {
    let code = |ring: Value| {
        let input = SiteInput {
            geometry: json!({"type": "Polygon", "coordinates": [ring]}),
            crs: Some("4326".into()),
            ..SiteInput::default()
        };
        Site::parse(&input, Policy::shipped())
            .map(|_| ())
            .map_err(|e| e.code())
            .unwrap_err()
    };
    assert_eq!(
        code(json!([[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]])),
        "site.self_crossing"
    );
    assert_eq!(
        code(json!([[0, 0], [0.001, 0], [0.001, 0.001], [0, 0.001]])),
        "site.not_closed"
    );
    assert_eq!(
        code(json!([[0, 0], [0.001, 0], [0, 0]])),
        "site.too_few_points"
    );
    assert_eq!(
        code(json!([[200, 0], [200.001, 0], [200, 0.001], [200, 0]])),
        "site.out_of_range"
    );
    assert_eq!(
        code(json!([[null, 0], [0.001, 0], [0, 0.001], [null, 0]])),
        "site.not_finite"
    );
    assert_eq!(code(json!([])), "site.empty");
    assert_eq!(
        code(json!([[0, 0], [5, 0], [5, 5], [0, 5], [0, 0]])),
        "site.too_large"
    );
    assert_eq!(
        code(json!([
            [0, 0],
            [0.002, 0],
            [0.001, 0],
            [0.001, 0.001],
            [0, 0]
        ])),
        "site.self_crossing"
    );
    let plane = |crs: &str, x: f64, y: f64| {
        let ring = json!([[x, y], [x + 20.0, y], [x + 20.0, y + 20.0], [x, y]]);
        let input = SiteInput {
            geometry: json!({"type": "Polygon", "coordinates": [ring]}),
            crs: Some(crs.into()),
            ..SiteInput::default()
        };
        Site::parse(&input, Policy::shipped())
            .map(|_| ())
            .map_err(|e| e.code())
    };
    assert_eq!(plane("EPSG:4525", 37_500_000.0, 2_700_000.0), Ok(()));
    assert_eq!(
        plane("EPSG:4525", 2_700_000.0, 37_500_000.0),
        Err("site.axis_swapped".into())
    );
    assert_eq!(
        plane("EPSG:4525", 500_000.0, 2_700_000.0),
        Err("site.zone_mismatch".into())
    );
}

#[test]
fn a_suggestion_is_clear_when_followed() {
    let lines = index(&json!([line(
        json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})
    )]));
    let site = sharp(square(8.0));
    let lawful =
        linewarden_geofence::suggest(&lines, &site, &Work::default(), Policy::shipped()).unwrap();
    let shift = lawful.shift.unwrap();
    // 13.2 m + U - 8 m to the north.
    assert!(
        (shift.distance_m - 5.72).abs() < 0.02 && shift.north_m > 5.6,
        "{shift:?}"
    );
    assert_eq!(verdict(&lines, 8.0 + shift.distance_m), OUT);
    assert!((lawful.cut_off_m2 - 20.0 * 5.71).abs() < 1.0, "{lawful:?}");
    assert!(
        linewarden_geofence::suggest(
            &lines,
            &sharp(square(50.0)),
            &Work::default(),
            Policy::shipped()
        )
        .is_none()
    );
}

#[test]
fn a_set_survives_storage_and_nothing_else_does() {
    let text = json!({"type": "FeatureCollection", "features": [line(json!({"voltage": "110kV", "name": "示例线"}))]}).to_string();
    let mut set = read("x.geojson", &text, &ReadOptions::default());
    set.rejects.push(linewarden_geofence::facility::Reject {
        file: "x".into(),
        row: 3,
        code: "geometry.missing".into(),
        name: None,
        bounds: None,
        settled: false,
    });
    let bytes = set.to_bytes();
    let back = FacilitySet::from_bytes(&bytes).unwrap();
    assert_eq!(back, set);
    assert_eq!(back.version(), set.version());
    for i in 0..bytes.len() {
        let mut broken = bytes.clone();
        broken[i] ^= 1;
        assert!(FacilitySet::from_bytes(&broken).is_err(), "bit of byte {i}");
        assert!(FacilitySet::from_bytes(&bytes[..i]).is_err(), "cut at {i}");
    }
    let mut changed = set.clone();
    changed.facilities[0].shape.lines[0][0][1] += 2e-5;
    assert_eq!(linewarden_geofence::diff(&set, &changed).moved, ["L"]);
    changed.facilities[0].voltage = None;
    assert_eq!(
        linewarden_geofence::diff(&set, &changed).voltage_changed,
        ["L"]
    );
    assert_eq!(
        linewarden_geofence::diff(&set, &FacilitySet::default()).removed,
        ["L"]
    );
}

#[test]
fn a_drawing_holds_what_is_in_view() {
    let lines = index(&json!([line(
        json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})
    )]));
    let view = [
        HERE[0] - 0.01,
        HERE[1] - 0.01,
        HERE[0] + 0.01,
        HERE[1] + 0.01,
    ];
    let answer = ask(&lines, 8.0, &Work::default());
    let drawing = lines.draw(view, Policy::shipped(), Some(&answer));
    assert_eq!(drawing.facilities.len(), 1);
    let f = &drawing.facilities[0];
    assert_eq!((f.verdict, f.half_spread_m), (Some(IN), Some(3.2)));
    let zone = f.zone.as_ref().unwrap();
    assert!(zone.inner.is_some() && zone.outer.is_some() && zone.width_m == 10.0);
    let away = [view[0] + 1.0, view[1], view[2] + 1.0, view[3]];
    assert!(
        lines
            .draw(away, Policy::shipped(), None)
            .facilities
            .is_empty()
    );
    assert!(
        lines
            .draw([f64::NAN; 4], Policy::shipped(), None)
            .facilities
            .is_empty()
    );
}
