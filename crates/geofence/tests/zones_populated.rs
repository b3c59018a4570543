//! The narrower zone of densely populated areas: with both papers only.

mod common;

use common::ground::{IN, OUT, ask, at, corners, line, point, ring, square, work};
use common::read;
use linewarden_geofence::files::read_populated;
use linewarden_geofence::{FacilitySet, Index, ReadOptions, Rule, Status, Work};
use serde_json::{Value, json};

/// A square of `half` metres around the site's place, declared or not.
fn area(half: f64, properties: Value) -> Value {
    let ring = ring(&[
        [-half, 15.0 - half],
        [half, 15.0 - half],
        [half, 15.0 + half],
        [-half, 15.0 + half],
    ]);
    json!({"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}})
}

fn town(properties: Value, areas: &[Value]) -> Index {
    let text = json!({"type": "FeatureCollection", "features": [line(properties)]}).to_string();
    let mut set = read("x.geojson", &text, &ReadOptions::default());
    let text = json!({"type": "FeatureCollection", "features": areas}).to_string();
    set.populated = read_populated("areas.geojson", text.as_bytes()).unwrap();
    Index::build(set)
}

fn designed(deviation: Value) -> Value {
    json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4, "最大计算风偏(m)": deviation})
}

#[test]
fn a_populated_area_narrows_with_both_papers_only() {
    let paper = json!({"公布机关": "示例市人民政府", "文号": "示例〔2025〕1号", "精度": 1});
    let verdict = |index: &Index| ask(index, square(12.0), &Work::default()).verdict;
    // 1.5 m of wind and 4 m of safety, from the conductor at 3.2 m: 8.7 m.
    let both = town(designed(json!(1.5)), &[area(100.0, paper.clone())]);
    assert_eq!(verdict(&both), OUT);
    let f = &ask(&both, square(5.0), &work("building")).facilities[0];
    assert_eq!(
        (f.verdict, f.zone_mm, f.rule),
        (IN, 5_500, Rule::OverheadZone)
    );
    assert!(f.clause.as_ref().unwrap().contains("第五条"));
    assert_eq!(f.status, Some(Status::Secondary));
    let rows: Vec<&str> = f.basis.iter().map(|b| b.row.as_str()).collect();
    assert_eq!(rows, ["overhead.35-110", "safe.66-110", "populated_area"]);
    assert_eq!(f.basis[2].clause.as_deref(), Some("示例〔2025〕1号"));

    // Either missing, or not sure: the general width.
    for (why, index) in [
        ("no area", town(designed(json!(1.5)), &[])),
        (
            "no design",
            town(designed(Value::Null), &[area(100.0, paper.clone())]),
        ),
        (
            "zero is no figure",
            town(designed(json!(0)), &[area(100.0, paper.clone())]),
        ),
        (
            "not wholly in it",
            town(designed(json!(1.5)), &[area(15.0, paper.clone())]),
        ),
        (
            "nearer its border than sure",
            town(designed(json!(1.5)), &[area(18.4, paper.clone())]),
        ),
        (
            "not narrower",
            town(designed(json!(6.5)), &[area(100.0, paper.clone())]),
        ),
    ] {
        assert_eq!(verdict(&index), IN, "{why}");
    }
    assert_eq!(
        verdict(&town(designed(json!(1.5)), &[area(20.0, paper.clone())])),
        OUT
    );
    let undeclared = |set: &mut FacilitySet| set.populated[0].document = " ".into();
    let mut set = both.set().clone();
    undeclared(&mut set);
    assert_eq!(verdict(&Index::build(set)), IN);
    // Nobody says how well the border is known: 10 m.
    let mut vague = paper.clone();
    vague.as_object_mut().unwrap().remove("精度");
    assert_eq!(
        verdict(&town(designed(json!(1.5)), &[area(20.0, vague.clone())])),
        IN
    );
    assert_eq!(
        verdict(&town(designed(json!(1.5)), &[area(40.0, vague)])),
        OUT
    );
    // A hole is outside.
    let mut holed = area(100.0, paper.clone());
    let hole = ring(&corners(0.0, 12.0));
    holed["geometry"]["coordinates"]
        .as_array_mut()
        .unwrap()
        .push(json!(hole));
    assert_eq!(verdict(&town(designed(json!(1.5)), &[holed])), IN);
    // The design's own safe distance counts where it is larger.
    let mut wide = designed(json!(1.5));
    wide["安全距离"] = json!(8);
    assert_eq!(verdict(&town(wide, &[area(100.0, paper.clone())])), IN);
    // A voltage without a safe distance keeps its width.
    let mut dc = designed(json!(1.5));
    dc["voltage"] = json!("±500kV");
    assert_eq!(verdict(&town(dc, &[area(100.0, paper)])), IN);
}

#[test]
fn a_crane_outside_the_area_keeps_out_of_the_general_zone() {
    let paper = json!({"authority": "A", "document": "B", "accuracy": 1});
    let index = town(designed(json!(1.5)), &[area(40.0, paper)]);
    let crane = |east: f64| Work {
        crane: true,
        reach_m: Some(20.0),
        stand: Some(at(east, 32.0)),
        machine_height_m: Some(2.0),
        ..Work::default()
    };
    // 32 m off: 8.7 + 20 and its doubt are less, 13.2 + 20 are more.
    assert_eq!(ask(&index, square(20.0), &crane(0.0)).verdict, OUT);
    assert_eq!(ask(&index, square(20.0), &crane(100.0)).verdict, IN);
}

#[test]
fn declarations_are_taken_whole_or_not() {
    let code = |properties: Value| {
        let features = [area(100.0, properties)];
        let text = json!({"type": "FeatureCollection", "features": features}).to_string();
        read_populated("a.geojson", text.as_bytes())
            .map(|a| a.len())
            .map_err(|e| e.code)
    };
    let unusable = || Err("file.populated_unusable");
    assert_eq!(code(json!({"authority": "A", "document": "B"})), Ok(1));
    assert_eq!(code(json!({"authority": "A"})), unusable());
    assert_eq!(code(json!({"document": "B"})), unusable());
    assert_eq!(
        code(json!({"authority": "A", "document": "B", "accuracy": "好"})),
        unusable()
    );
    let point = json!({"type": "FeatureCollection", "features": [point("P", at(0.0, 0.0), json!({"authority": "A", "document": "B"}))]});
    assert!(read_populated("a.geojson", point.to_string().as_bytes()).is_err());
}
