//! Suggestions are followed and screened again: enough, and ten centimetres less is not. And what is
//! drawn lies where it was computed.

mod common;

use common::ground::{
    IN, OPEN, OUT, ask, at, corners, line, point, polygon, sharp, square, through, u, work,
};
use common::{index, read};
use linewarden_geofence::files::read_populated;
use linewarden_geofence::measure::{area, destination, geodesic};
use linewarden_geofence::{
    FacilitySet, Index, Lawful, LonLat, Policy, ReadOptions, Rule, Verdict, Work, drawing, suggest,
};
use serde_json::{Value, json};

fn known() -> Value {
    json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4})
}

fn ways(index: &Index, site: &Value, work: &Work) -> Lawful {
    suggest(index, &sharp(site.clone()), work, Policy::shipped()).unwrap()
}

/// Every vertex moved by metres.
fn shifted(site: &Value, east: f64, north: f64) -> Value {
    let ring: Vec<LonLat> = serde_json::from_value(site["coordinates"][0].clone()).unwrap();
    let step = |p: &LonLat| destination(*p, east.atan2(north).to_degrees(), east.hypot(north));
    let ring: Vec<LonLat> = ring.iter().map(step).collect();
    json!({"type": "Polygon", "coordinates": [ring]})
}

#[test]
fn beside_a_straight_line_the_shift_is_square_to_it() {
    let lines = index(&json!([line(known())]));
    let site = square(8.0);
    let shift = ways(&lines, &site, &Work::default()).shift.unwrap();
    let want = 13.2 + u(13.2) - 8.0;
    assert!(
        shift.distance_m >= want && shift.distance_m < want + 0.015,
        "{shift:?}"
    );
    assert!(shift.east_m.abs() < 0.02);
    let verdict = |part: f64| {
        let site = shifted(&site, shift.east_m * part, shift.north_m * part);
        ask(&lines, site, &Work::default()).verdict
    };
    assert_eq!(verdict(1.0), OUT);
    assert_eq!(verdict((shift.distance_m - 0.1) / shift.distance_m), OPEN);
}

#[test]
fn between_two_lines_no_shorter_way_is_overlooked() {
    // 110 kV east and west, 35 kV to the north-east of it at a slant; the site in the wedge between.
    let slanted = json!({"id": "M", "voltage": "35kV", "spread": 5, "accuracy": 0.4});
    let lines = index(&json!([
        line(known()),
        through(&[[-150.0, 20.0], [150.0, 95.0]], slanted)
    ]));
    let site = polygon(&corners(12.0, 9.0));
    let shift = ways(&lines, &site, &Work::default()).shift.unwrap();
    let verdict = |azimuth: f64, metres: f64| {
        let (sin, cos) = azimuth.to_radians().sin_cos();
        let site = shifted(&site, metres * sin, metres * cos);
        ask(&lines, site, &Work::default()).verdict
    };
    let azimuth = shift.east_m.atan2(shift.north_m).to_degrees();
    assert_eq!(verdict(azimuth, shift.distance_m), OUT);
    assert_ne!(verdict(azimuth, shift.distance_m - 0.1), OUT);
    for i in 0..720 {
        let azimuth = f64::from(i) * 0.5;
        assert_ne!(verdict(azimuth, shift.distance_m - 0.1), OUT, "{azimuth}");
    }
}

#[test]
fn a_shift_that_leaves_the_known_ground_is_none() {
    let text = json!({"type": "FeatureCollection", "features": [line(known())]}).to_string();
    let mut set = read("x.geojson", &text, &ReadOptions::default());
    let declared = |half: f64| {
        let ring = polygon(&[[-half, -half], [half, -half], [half, half], [-half, half]]);
        let text = json!({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": ring}]});
        linewarden_geofence::files::read_coverage("c.geojson", text.to_string().as_bytes()).unwrap()
    };
    set.coverage = declared(120.0);
    let covered = Index::build(set.clone());
    assert!(
        ways(&covered, &square(8.0), &Work::default())
            .shift
            .is_some()
    );
    set.coverage = declared(80.0);
    let lawful = ways(&Index::build(set), &square(8.0), &Work::default());
    assert!(lawful.shift.is_none() && lawful.cut.is_none(), "{lawful:?}");
    assert!(lawful.cut_off_m2 > 100.0);
}

fn rings(left: &Value) -> Vec<Vec<LonLat>> {
    assert_eq!(left["type"], "Polygon", "{left}");
    serde_json::from_value(left["coordinates"].clone()).unwrap()
}

#[test]
fn what_is_left_after_the_cut_is_outside() {
    let lines = index(&json!([line(known())]));
    let site = square(8.0);
    let lawful = ways(&lines, &site, &work("building"));
    let cut = lawful.cut.unwrap();
    assert_eq!(
        ask(&lines, cut.left.clone(), &work("building")).verdict,
        OUT
    );
    // 20 m wide; the edge at 13.2 m and the doubt.
    let lost = 20.0 * (13.2 + u(13.2) - 8.0);
    assert!(
        (cut.lost_m2 - lost).abs() < 0.35,
        "{} for {lost}",
        cut.lost_m2
    );
    assert!((cut.lost_m2 + cut.left_m2 - 400.0).abs() < 0.25);
    assert!((cut.left_m2 - lawful.left_m2).abs() < 0.35);
    assert!((area(&rings(&cut.left)) - cut.left_m2).abs() < 0.1);
    // Ten centimetres back towards the line.
    let mut ring = rings(&cut.left).remove(0);
    let south = ring.iter().map(|p| p[1]).fold(f64::INFINITY, f64::min);
    for p in ring.iter_mut().filter(|p| p[1] - south < 1e-6) {
        *p = destination(*p, 180.0, 0.1);
    }
    let back = json!({"type": "Polygon", "coordinates": [ring]});
    assert_eq!(ask(&lines, back, &work("building")).verdict, OPEN);
}

#[test]
fn a_foundation_is_cut_out_round() {
    // A stay: a tower alone would ask for its line first.
    let stay = json!({"kind": "guy", "voltage": "110kV", "accuracy": 0.4});
    let lines = index(&json!([point("T", at(0.0, 0.0), stay)]));
    let site = polygon(&[[8.0, -30.0], [68.0, -30.0], [68.0, 30.0], [8.0, 30.0]]);
    let lawful = ways(&lines, &site, &work("excavation"));
    let cut = lawful.cut.unwrap_or_else(|| panic!("{:?}", lawful.shift));
    assert_eq!(
        ask(&lines, cut.left.clone(), &work("excavation")).verdict,
        OUT
    );
    // A segment of a circle of 10 + 2 m and the doubt, 8 m from its centre, and little more.
    let r = 12.0 + u(12.0);
    let segment = r * r * (8.0 / r).acos() - 8.0 * (r * r - 64.0_f64).sqrt();
    assert!(
        cut.lost_m2 >= segment - 0.1,
        "{} for {segment}",
        cut.lost_m2
    );
    assert!(cut.lost_m2 < segment + 1.0, "{} for {segment}", cut.lost_m2);
}

#[test]
fn nothing_left_is_no_suggestion() {
    let lines = index(&json!([line(known())]));
    let site = polygon(&[[-10.0, -5.0], [10.0, -5.0], [10.0, 5.0], [-10.0, 5.0]]);
    let lawful = ways(&lines, &site, &Work::default());
    assert!(lawful.cut.is_none() && lawful.left_m2 == 0.0 && lawful.shift.is_some());
    // Across the whole site: both sides are left.
    let wide = polygon(&[[-10.0, -40.0], [10.0, -40.0], [10.0, 40.0], [-10.0, 40.0]]);
    let cut = ways(&lines, &wide, &Work::default()).cut.unwrap();
    assert_eq!(cut.left["type"], "MultiPolygon");
    assert_eq!(ask(&lines, cut.left, &Work::default()).verdict, OUT);
}

#[test]
fn the_largest_reach_at_the_stand() {
    let lines = index(&json!([line(known())]));
    let crane = |reach: f64| Work {
        crane: true,
        reach_m: Some(reach),
        stand: Some(at(0.0, 42.0)),
        ..Work::default()
    };
    let reach = ways(&lines, &square(30.0), &crane(35.0))
        .max_reach_m
        .unwrap();
    assert!((reach - (42.0 - 13.2 - u(42.0))).abs() < 0.012, "{reach}");
    assert_eq!(ask(&lines, square(30.0), &crane(reach)).verdict, OUT);
    assert_ne!(ask(&lines, square(30.0), &crane(reach + 0.1)).verdict, OUT);
    // With the site itself in the zone no reach is enough.
    let lawful = ways(&lines, &square(8.0), &crane(35.0));
    assert!(lawful.max_reach_m.is_none() && lawful.shift.is_some());
}

#[test]
fn the_largest_heights_under_a_line() {
    let lines = index(&json!([line(
        json!({"voltage": "220kV", "spread": 12, "accuracy": 0.4, "conductor_height": 14, "height_accuracy": 0.3})
    )]));
    let verdict = |north: f64, work: &Work| -> Verdict {
        let answer = ask(&lines, square(north), work);
        let mut rings = answer.facilities.iter();
        rings
            .find(|f| f.rule == Rule::ClearanceVertical)
            .unwrap()
            .verdict
    };
    let building = |height: f64| Work {
        building: true,
        building_height_m: Some(height),
        ..Work::default()
    };
    for north in [-10.0, 10.0] {
        let heights = ways(&lines, &square(north), &building(12.0))
            .clearance
            .unwrap();
        let most = heights.building_m.unwrap();
        assert!(heights.machine_m.is_none());
        let across: f64 = if north < 0.0 {
            0.0
        } else {
            10.0 - 6.0 - u(10.0)
        };
        let want = 14.0 - 0.3 - (36.0 - across * across).sqrt();
        assert!((most - want).abs() < 0.012, "{most} for {want}");
        assert_eq!(verdict(north, &building(most)), OUT);
        assert_ne!(verdict(north, &building(most + 0.1)), OUT);
    }
    // Nobody has said how high: the limit is told all the same.
    let heights = ways(&lines, &square(-10.0), &work("building"))
        .clearance
        .unwrap();
    assert_eq!(heights.building_m, Some(7.69));
    let vehicle = |height: f64| Work {
        vehicle: true,
        machine_height_m: Some(height),
        ..Work::default()
    };
    let heights = ways(&lines, &square(-10.0), &vehicle(9.0))
        .clearance
        .unwrap();
    let most = heights.machine_m.unwrap();
    assert_eq!(verdict(-10.0, &vehicle(most)), OUT);
    assert_ne!(verdict(-10.0, &vehicle(most + 0.1)), OUT);
    // With the conductor's height unknown there is no limit to tell.
    let unknown = index(&json!([line(
        json!({"voltage": "220kV", "spread": 12, "accuracy": 0.4})
    )]));
    assert!(
        ways(&unknown, &square(-10.0), &building(12.0))
            .clearance
            .is_none()
    );
}

#[test]
fn an_older_answer_still_reads() {
    let old = json!({"shift": {"north_m": 1.0, "east_m": 0.0, "distance_m": 1.0}, "cut_off_m2": 2.0, "left_m2": 3.0});
    let lawful: Lawful = serde_json::from_value(old.clone()).unwrap();
    assert!(lawful.cut.is_none() && lawful.max_reach_m.is_none());
    assert_eq!(serde_json::to_value(&lawful).unwrap(), old);
}

const VIEW: [f64; 4] = [110.295, 24.196, 110.305, 24.204];

/// Metres north of the line at its middle where an outline crosses, nearest first.
fn north_of(outline: &Value) -> f64 {
    let polygons: Vec<Vec<Vec<LonLat>>> =
        serde_json::from_value(outline["coordinates"].clone()).unwrap();
    let here = at(0.0, 0.0);
    let lines = polygons.iter().flatten().flat_map(|r| r.windows(2));
    let crossings = lines.filter_map(|w| {
        let (a, b) = (w[0], w[1]);
        let t = (here[0] - a[0]) / (b[0] - a[0]);
        (0.0..=1.0).contains(&t).then(|| a[1] + t * (b[1] - a[1]))
    });
    let north = crossings.filter(|lat| *lat > here[1]);
    north
        .map(|lat| geodesic(here, [here[0], lat]))
        .fold(f64::INFINITY, f64::min)
}

#[test]
fn the_band_lies_about_the_edge() {
    let lines = index(&json!([line(known())]));
    let drawing = lines.draw(VIEW, Policy::shipped(), None);
    let f = &drawing.facilities[0];
    let zone = f.zone.as_ref().unwrap();
    let lies = |outline: &Option<Value>| north_of(outline.as_ref().unwrap());
    assert!((lies(&zone.edge) - 13.2).abs() < 0.02);
    assert!((lies(&zone.inner) - 12.8).abs() < 0.02);
    assert!((lies(&zone.outer) - 13.6).abs() < 0.02);
    assert!((zone.error_m - 0.4).abs() < 1e-9 && !zone.error_unknown);
    // With a screening the site's own doubt is in it.
    let answer = ask(&lines, square(8.0), &Work::default());
    let drawing = lines.draw(VIEW, Policy::shipped(), Some(&answer));
    let zone = drawing.facilities[0].zone.as_ref().unwrap();
    assert!((lies(&zone.outer) - 13.707).abs() < 0.02);
    // Both conductors, 3.2 m from the centre line.
    let conductors: Vec<Vec<LonLat>> =
        serde_json::from_value(f.conductors.as_ref().unwrap()["coordinates"].clone()).unwrap();
    assert_eq!(
        (conductors.len(), f.half_spread_range_m),
        (2, Some([3.2, 3.2]))
    );
    for (conductor, side) in conductors.iter().zip([1.0, -1.0]) {
        let end = conductor[0];
        assert!((geodesic(end, at(-200.0, 0.0)) - 3.2).abs() < 1e-3);
        assert!((end[1] - at(-200.0, 0.0)[1]) * side > 0.0);
    }
    let vague = index(&json!([line(json!({"voltage": "110kV"}))]));
    let f = &vague.draw(VIEW, Policy::shipped(), None).facilities[0];
    assert!(f.zone.as_ref().unwrap().error_unknown && f.half_spread_m.is_none());
    assert_eq!(f.half_spread_range_m, Some([0.0, 6.0]));
}

#[test]
fn rings_cranes_and_areas_are_drawn() {
    let tower = json!({"kind": "tower", "voltage": "110kV", "accuracy": 0.4});
    let lines = index(&json!([line(known()), point("T", at(0.0, 0.0), tower)]));
    let rules = |work: Option<&Work>| -> Vec<(String, Rule)> {
        let drawing = lines.draw_for(VIEW, Policy::shipped(), None, work);
        let rings = drawing.facilities.iter();
        rings
            .flat_map(|f| f.rings.iter().map(|r| (f.id.clone(), r.rule)))
            .collect()
    };
    assert_eq!(rules(None), [("T".to_owned(), Rule::FoundationRing)]);
    let blasting = rules(Some(&work("blasting")));
    assert_eq!(blasting.iter().filter(|r| r.1 == Rule::Blasting).count(), 2);
    let drawing = lines.draw(VIEW, Policy::shipped(), None);
    let t = drawing.facilities.iter().find(|f| f.id == "T").unwrap();
    let edge = t.rings[0].band.edge.as_ref().unwrap();
    assert!((north_of(edge) - 12.0).abs() < 0.02);

    let crane = Work {
        crane: true,
        reach_m: Some(25.0),
        stand: Some(at(5.0, 40.0)),
        ..Work::default()
    };
    let site = sharp(square(30.0));
    let drawn = drawing::crane(&site, &crane, Policy::shipped()).unwrap();
    let ring: Vec<Vec<LonLat>> =
        serde_json::from_value(drawn.disc.unwrap()["coordinates"].clone()).unwrap();
    assert!(
        ring[0]
            .iter()
            .all(|p| (geodesic(*p, at(5.0, 40.0)) - 25.0).abs() < 1e-6)
    );
    let unknown = drawing::crane(&site, &work("crane"), Policy::shipped()).unwrap();
    assert!(unknown.reach_unknown && unknown.disc.is_none() && unknown.reach_m == 80.0);
    assert!(drawing::crane(&site, &Work::default(), Policy::shipped()).is_none());

    let mut set: FacilitySet = lines.set().clone();
    let area = json!({"type": "Feature", "properties": {"authority": "A", "document": "B", "accuracy": 1}, "geometry": polygon(&[[-90.0, -90.0], [90.0, -90.0], [90.0, 90.0], [-90.0, 90.0]])});
    let text = json!({"type": "FeatureCollection", "features": [area]}).to_string();
    set.populated = read_populated("a.geojson", text.as_bytes()).unwrap();
    set.facilities[0].attributes.design.wind_deviation_mm = Some(1_500);
    let town = Index::build(set);
    assert_eq!(town.draw_populated(VIEW).len(), 1);
    assert!(town.draw_populated([0.0, 0.0, 1.0, 1.0]).is_empty());
    // The narrowed zone is drawn as narrow as it was judged: 5.5 + 3.2 m.
    let answer = ask(&town, square(5.0), &Work::default());
    assert_eq!(answer.verdict, IN);
    let drawing = town.draw(VIEW, Policy::shipped(), Some(&answer));
    let f = drawing.facilities.iter().find(|f| f.id == "L").unwrap();
    let edge = f.zone.as_ref().unwrap().edge.as_ref().unwrap();
    assert!((north_of(edge) - 8.7).abs() < 0.02);
}

#[test]
fn a_site_has_its_own_doubt_around_it() {
    let halo = drawing::halo(&sharp(square(30.0))).unwrap();
    assert!(!halo.accuracy_unknown && halo.accuracy_m == 0.3);
    let vague = linewarden_geofence::SiteInput {
        geometry: square(30.0),
        crs: Some("4326".into()),
        ..Default::default()
    };
    let site = linewarden_geofence::Site::parse(&vague, Policy::shipped()).unwrap();
    assert!(drawing::halo(&site).unwrap().accuracy_unknown);
}

/// Broken lines of several voltages at random, sites among them: whatever is suggested is enough, and a
/// shift ten centimetres shorter is not, in its own direction or in any other of a fan.
#[test]
fn suggestions_hold_on_random_ground() {
    let mut seed = 0x1234_5678_9abc_def1_u64;
    let mut random = |low: f64, high: f64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        low + (high - low) * (seed >> 11) as f64 / (1u64 << 53) as f64
    };
    let (mut shifts, mut cuts) = (0, 0);
    for _ in 0..12 {
        let mut features = Vec::new();
        for (i, voltage) in ["10kV", "35kV", "110kV"].iter().enumerate() {
            let start = [random(-60.0, 60.0), random(-60.0, 60.0)];
            let turn = random(0.0, std::f64::consts::TAU);
            let bend = turn + random(-1.0, 1.0);
            let go = |from: [f64; 2], way: f64| {
                [from[0] + 140.0 * way.cos(), from[1] + 140.0 * way.sin()]
            };
            let middle = go(start, turn);
            let properties = json!({"id": i.to_string(), "voltage": voltage, "spread": 2.0 * (i + 1) as f64, "accuracy": 0.4});
            features.push(through(&[start, middle, go(middle, bend)], properties));
        }
        let lines = index(&json!(features));
        let site = polygon(&corners(random(-40.0, 40.0), random(-40.0, 40.0)));
        let Some(lawful) = suggest(
            &lines,
            &sharp(site.clone()),
            &Work::default(),
            Policy::shipped(),
        ) else {
            assert_eq!(ask(&lines, site, &Work::default()).verdict, OUT);
            continue;
        };
        if let Some(cut) = lawful.cut {
            cuts += 1;
            assert_eq!(ask(&lines, cut.left, &Work::default()).verdict, OUT);
        }
        let Some(shift) = lawful.shift else { continue };
        shifts += 1;
        let verdict = |azimuth: f64, metres: f64| {
            let (sin, cos) = azimuth.sin_cos();
            let site = shifted(&site, metres * sin, metres * cos);
            ask(&lines, site, &Work::default()).verdict
        };
        let azimuth = shift.east_m.atan2(shift.north_m);
        assert_eq!(verdict(azimuth, shift.distance_m), OUT);
        let less = shift.distance_m - 0.1;
        assert_ne!(verdict(azimuth, less), OUT);
        for i in 0..90 {
            assert_ne!(verdict(f64::from(i) * 0.07, less), OUT, "{shift:?} {i}");
        }
    }
    assert!(shifts >= 6 && cuts >= 3, "{shifts} {cuts}");
}
