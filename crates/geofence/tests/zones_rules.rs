//! Every width by its row: by voltage, water and province; and the columns they come from.

mod common;

use common::ground::{IN, OPEN, OUT, ask, ask_by, at, line, point, ring, square, work};
use common::index;
use linewarden_geofence::files::read_populated;
use linewarden_geofence::{
    FacilityAnswer, FacilitySet, Index, Policy, ReadOptions, Rule, Status, Verdict, Water, Work,
    diff, screen,
};
use serde_json::{Value, json};

fn entry(index: &Index, north: f64, work: &Work, rule: Rule) -> FacilityAnswer {
    let answer = ask(index, square(north), work);
    let found = answer.facilities.into_iter().find(|f| f.rule == rule);
    found.unwrap_or_else(|| panic!("no entry by {rule:?}"))
}

fn in_province(name: &str) -> Policy {
    let text = Policy::builtin_text().replacen(
        "\"province\": null",
        &format!("\"province\": \"{name}\""),
        1,
    );
    Policy::parse(&text).unwrap()
}

fn of_line(properties: Value) -> Index {
    index(&json!([line(properties)]))
}

#[test]
fn every_overhead_width_and_its_row_stand_in_the_answer() {
    use Status::{Memory, Secondary, Verified};
    for (voltage, row, zone_mm, status) in [
        ("6kV", "overhead.lv-10", 5_000, Verified),
        ("10kV", "overhead.lv-10", 5_000, Verified),
        ("20kV", "overhead.20", 7_500, Memory),
        ("35kV", "overhead.35-110", 10_000, Verified),
        ("66kV", "overhead.35-110", 10_000, Verified),
        ("110kV", "overhead.35-110", 10_000, Verified),
        ("154kV", "overhead.154-330", 15_000, Verified),
        ("220kV", "overhead.154-330", 15_000, Verified),
        ("330kV", "overhead.154-330", 15_000, Verified),
        ("500kV", "overhead.500", 20_000, Verified),
        ("750kV", "overhead.750", 25_000, Memory),
        ("1000kV", "overhead.1000", 30_000, Secondary),
        ("±400kV", "overhead.dc400-500", 20_000, Memory),
        ("±500kV", "overhead.dc400-500", 20_000, Memory),
        ("±660kV", "overhead.dc660", 25_000, Memory),
        ("±800kV", "overhead.dc800", 30_000, Secondary),
        ("±1100kV", "overhead.dc1100", 35_000, Memory),
    ] {
        let lines = of_line(json!({"voltage": voltage, "spread": 6, "accuracy": 0.4}));
        let f = entry(&lines, 3.0, &Work::default(), Rule::OverheadZone);
        assert_eq!((f.zone_mm, f.status), (zone_mm, Some(status)), "{voltage}");
        assert_eq!((f.basis[0].row.as_str(), f.basis[0].status), (row, status));
        assert_eq!(f.basis[0].clause, f.clause);
        assert!(f.basis[0].source.as_ref().is_some_and(|s| !s.is_empty()));
        assert_eq!(f.verdict, IN, "{voltage}");
        let from_memory = f.notes.iter().any(|n| n == "policy.from_memory");
        assert_eq!(from_memory, status == Memory, "{voltage}");
    }
}

#[test]
fn an_answer_names_what_it_assumed_of_line_and_site() {
    let lines = of_line(json!({"voltage": "110kV"}));
    let input = linewarden_geofence::SiteInput {
        geometry: square(3.0),
        crs: Some("4326".into()),
        ..Default::default()
    };
    let site = linewarden_geofence::Site::parse(&input, Policy::shipped()).unwrap();
    let answer = screen(&lines, &site, &Work::default(), Policy::shipped(), None);
    let rows: Vec<&str> = answer.facilities[0]
        .basis
        .iter()
        .map(|b| b.row.as_str())
        .collect();
    assert_eq!(
        rows,
        [
            "overhead.35-110",
            "half_spreads.66.0001-110",
            "facility_accuracy",
            "site_accuracy"
        ]
    );
    // What is assumed of the line does not make the rule's own text less read.
    assert_eq!(answer.facilities[0].status, Some(Status::Verified));
}

#[test]
fn every_shipped_row_has_clause_source_and_a_day() {
    let policy = Policy::shipped();
    let mut ids = std::collections::BTreeSet::new();
    for row in &policy.zones {
        assert!(
            !row.clause.is_empty() && !row.source.is_empty(),
            "{}",
            row.id
        );
        assert!(row.effective.len() == 10, "{}", row.id);
        assert!(ids.insert(&row.id), "{} twice", row.id);
    }
    for row in &policy.safe_distances {
        assert!(!row.clause.is_empty() && ids.insert(&row.id), "{}", row.id);
    }
}

#[test]
fn a_river_cable_by_the_class_of_its_waterway() {
    let cable =
        |class: Value| of_line(json!({"kind": "江河电缆", "航道等级": class, "accuracy": 0.4}));
    let verdict = |class: Value| ask(&cable(class), square(70.0), &Work::default()).verdict;
    assert_eq!(verdict(json!("二级")), IN);
    assert_eq!(verdict(json!("Ⅲ级航道")), OUT);
    assert_eq!(verdict(Value::Null), OPEN);
    // A word nobody understands is no class, and a sea is no river.
    assert_eq!(verdict(json!("大河")), OPEN);
    assert_eq!(verdict(json!("港内")), OPEN);
    let f = entry(
        &cable(json!("二级")),
        70.0,
        &Work::default(),
        Rule::CableZone,
    );
    assert_eq!((f.zone_mm, f.status), (100_000, Some(Status::Secondary)));
    let f = entry(&cable(Value::Null), 70.0, &Work::default(), Rule::CableZone);
    assert!(f.notes.iter().any(|n| n == "water.unknown"));
    assert_eq!(
        ask(&cable(json!(7)), square(30.0), &Work::default()).verdict,
        IN
    );
}

#[test]
fn a_sea_cable_in_and_out_of_harbour() {
    let cable = |water: Value| of_line(json!({"kind": "海缆", "water": water, "accuracy": 0.4}));
    let verdict =
        |water: Value, north: f64| ask(&cable(water), square(north), &Work::default()).verdict;
    assert_eq!(verdict(json!("harbour"), 90.0), IN);
    assert_eq!(verdict(json!("港内"), 150.0), OUT);
    assert_eq!(verdict(json!("open_sea"), 3_690.0), IN);
    assert_eq!(verdict(Value::Null, 90.0), IN);
    assert_eq!(verdict(Value::Null, 150.0), OPEN);
    assert_eq!(verdict(Value::Null, 3_690.0), OPEN);
}

#[test]
fn a_province_speaks_where_its_text_was_read() {
    let dc = of_line(json!({"voltage": "±800kV", "spread": 22, "accuracy": 0.4}));
    let hunan = in_province("湖南");
    let answer = ask_by(&hunan, &dc, square(10.0), &Work::default());
    let f = &answer.facilities[0];
    assert_eq!(f.basis[0].row, "overhead.dc800.hunan");
    assert_eq!(f.status, Some(Status::Verified));
    assert!(f.clause.as_ref().unwrap().contains("湖南"));
    assert!(f.notes.iter().any(|n| n == "policy.province"));
    assert_ne!(hunan.version(), Policy::shipped().version());

    // Zhejiang's ring of 66 kV was read in a text replaced in part: 5 to 10 m.
    let tower = index(&json!([
        line(json!({"voltage": "66kV", "spread": 6, "accuracy": 0.4})),
        point(
            "T",
            at(0.0, 0.0),
            json!({"kind": "tower", "voltage": "66kV", "accuracy": 0.4})
        )
    ]));
    let ring_of = |policy: &Policy, north: f64| {
        let answer = ask_by(policy, &tower, square(north), &work("excavation"));
        let mut rings = answer.facilities.into_iter();
        rings.find(|f| f.rule == Rule::FoundationRing).unwrap()
    };
    // Of a mere point the foundation reaches 2 m.
    assert_eq!(ring_of(Policy::shipped(), 9.0).verdict, IN);
    let zhejiang = in_province("浙江省");
    let f = ring_of(&zhejiang, 9.0);
    assert_eq!(f.verdict, OPEN);
    assert!(f.notes.iter().any(|n| n == "policy.province_unverified"));
    let rows: Vec<&str> = f.basis.iter().map(|b| b.row.as_str()).collect();
    assert_eq!(rows[..2], ["foundation.66.zhejiang", "foundation.66"]);
    assert_eq!(ring_of(&zhejiang, 6.0).verdict, IN);
    assert_eq!(ring_of(&zhejiang, 12.8).verdict, OUT);

    // Ningxia's own figures were replaced and the new ones not read: open, and never outside sooner.
    let lines = of_line(json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4}));
    let ningxia = in_province("宁夏");
    let blast = |policy: &Policy, north: f64| {
        ask_by(policy, &lines, square(north), &work("blasting")).verdict
    };
    assert_eq!(
        (blast(Policy::shipped(), 400.0), blast(&ningxia, 400.0)),
        (IN, OPEN)
    );
    assert_eq!((blast(&ningxia, 290.0), blast(&ningxia, 510.0)), (IN, OUT));
    let cable = of_line(json!({"kind": "电缆", "accuracy": 0.1}));
    let dig = |policy: &Policy| ask_by(policy, &cable, square(1.6), &Work::default()).verdict;
    assert_eq!((dig(Policy::shipped()), dig(&ningxia)), (OUT, OPEN));
}

#[test]
fn a_narrower_row_needs_the_text_itself() {
    let lines = of_line(json!({"voltage": "110kV", "spread": 6.4, "accuracy": 0.4}));
    let with = |width: f64, status: Status| {
        let mut policy = in_province("云南省");
        let national = policy.zones.iter().find(|r| r.id == "overhead.35-110");
        let mut row = national.unwrap().clone();
        row.id = "overhead.110.yunnan".into();
        row.province = Some("云南".into());
        row.width_m = [width, width];
        row.status = status;
        policy.zones.push(row);
        policy
    };
    let verdict = |policy: &Policy, north: f64| {
        ask_by(policy, &lines, square(north), &Work::default()).verdict
    };
    // h is 3.2 m. Between 8 m and 10 m from the conductor:
    assert_eq!(verdict(&with(8.0, Status::Verified), 12.2), OUT);
    assert_eq!(verdict(&with(8.0, Status::Secondary), 12.2), OPEN);
    assert_eq!(verdict(&with(8.0, Status::Memory), 12.2), OPEN);
    assert_eq!(verdict(&with(8.0, Status::Memory), 10.0), IN);
    // Between 10 m and 12 m:
    assert_eq!(verdict(&with(12.0, Status::Verified), 14.2), IN);
    assert_eq!(verdict(&with(12.0, Status::Secondary), 14.2), IN);
    assert_eq!(verdict(&with(12.0, Status::Memory), 14.2), OPEN);
    assert_eq!(verdict(&with(12.0, Status::Memory), 15.9), OUT);
    // Without the setting the row does not speak.
    let mut nationwide = with(12.0, Status::Verified);
    nationwide.province = None;
    assert_eq!(verdict(&nationwide, 14.2), OUT);
}

#[test]
fn a_width_from_memory_is_outside_only_beyond_the_widest_known() {
    let lines = of_line(json!({"voltage": "750kV", "spread": 30, "accuracy": 0.4}));
    let mut policy = Policy::shipped().clone();
    let verdict = |policy: &Policy| ask_by(policy, &lines, square(42.0), &Work::default()).verdict;
    assert_eq!(verdict(&policy), OUT);
    let mut other = policy
        .zones
        .iter()
        .find(|r| r.id == "overhead.750")
        .unwrap()
        .clone();
    other.id = "overhead.750.gansu".into();
    other.province = Some("甘肃省".into());
    other.width_m = [30.0, 30.0];
    policy.zones.push(other);
    assert_eq!(verdict(&policy), OPEN);
}

#[test]
fn a_province_that_is_none_is_refused() {
    for (from, to) in [
        ("\"province\": null", "\"province\": \"湖南省长沙市\""),
        ("\"province\": \"湖南省\"", "\"province\": \"Hunan\""),
        (
            "\"work\": \"crane\", \"width_m\"",
            "\"work\": \"kite\", \"width_m\"",
        ),
        ("\"metres\": 8.5", "\"metres\": -8.5"),
        ("\"above_m\": 4", "\"above_m\": -4"),
    ] {
        let text = Policy::builtin_text().replacen(from, to, 1);
        assert_ne!(text, Policy::builtin_text(), "{from}");
        let error = Policy::parse(&text).unwrap_err();
        assert_eq!(error.code(), "policy.bad_row", "{to}");
    }
}

/// The first of two would hold, and the office would believe the second.
#[test]
fn two_rows_for_one_case_are_refused() {
    let mut edition: Value = serde_json::from_str(Policy::builtin_text()).unwrap();
    let rows = edition["zones"].as_array_mut().unwrap();
    let of = |kv: Value| move |r: &&Value| r["rule"] == "overhead_zone" && r["kv"] == kv;
    let mut row = rows.iter().find(of(json!([35, 110]))).unwrap().clone();
    (row["id"], row["kv"]) = (json!("office.110"), json!([110, 110]));
    rows.push(row.clone());
    let error = Policy::parse(&edition.to_string()).unwrap_err();
    assert_eq!(error.code(), "policy.same_case");
    assert!(error.to_string().contains("office.110"), "{error}");
    // In a province of its own it is another case.
    row["province"] = json!("湖南省");
    *edition["zones"].as_array_mut().unwrap().last_mut().unwrap() = row;
    Policy::parse(&edition.to_string()).unwrap();
}

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

#[test]
fn attributes_come_from_either_language_and_survive_storage() {
    let zh = json!({"kind": "江河电缆", "航道等级": "二级及以上"});
    let en = json!({"kind": "river_cable", "waterway class": "II"});
    for properties in [zh, en] {
        let index = of_line(properties);
        assert_eq!(
            index.set().facilities[0].attributes.water,
            Some(Water::MajorRiver)
        );
    }
    let zh = json!({"voltage": "110", "风偏水平位移": "1.5米", "设计安全距离（米）": 4, "导线最低高度": "12.5", "高度精度": 0.3});
    let en = json!({"voltage": "110", "wind_deviation": 1.5, "safe_distance_m": "4m", "conductor_height": 12.5, "height_accuracy": 0.3});
    let sets: Vec<FacilitySet> = [zh, en]
        .into_iter()
        .map(|p| of_line(p).set().clone())
        .collect();
    let attributes = sets[0].facilities[0].attributes;
    assert_eq!(attributes, sets[1].facilities[0].attributes);
    assert_eq!(attributes.design.wind_deviation_mm, Some(1_500));
    assert_eq!(attributes.design.safe_distance_mm, Some(4_000));
    let height = attributes.height.unwrap();
    assert_eq!((height.mm, height.accuracy_mm), (12_500, Some(300)));

    // A set without them is written as before, so stored versions still name it.
    let form = |set: &FacilitySet| set.to_bytes()[8];
    let plain = of_line(json!({"voltage": "110"})).set().clone();
    assert_eq!((form(&plain), form(&sets[0])), (1, 2));
    let mut set = sets[0].clone();
    let text = json!({"type": "FeatureCollection", "features": [area(50.0, json!({"authority": "A", "document": "B", "as_of": "2025-01-01"}))]});
    set.populated = read_populated("a.geojson", text.to_string().as_bytes()).unwrap();
    let bytes = set.to_bytes();
    let back = FacilitySet::from_bytes(&bytes).unwrap();
    assert_eq!((&back, back.version()), (&set, set.version()));
    assert_eq!(back.populated[0].area, set.populated[0].area);
    for i in (0..bytes.len()).step_by(7) {
        let mut broken = bytes.clone();
        broken[i] ^= 4;
        assert!(FacilitySet::from_bytes(&broken).is_err(), "byte {i}");
    }
    // A changed height, or a changed area near designed lines, may change an answer.
    let mut lower = set.clone();
    lower.facilities[0].attributes.height = None;
    assert_eq!(diff(&set, &lower).other_changed, ["L"]);
    assert_eq!(diff(&sets[0], &set).other_changed, ["L"]);
    assert!(diff(&plain, &plain).is_empty());
    let mut two = set.clone();
    two.merge(set.clone());
    assert_eq!(two.populated.len(), 2);
}

#[test]
fn unreadable_attributes_are_told() {
    let features = [line(
        json!({"kind": "江河电缆", "航道等级": "很大", "导线对地距离": "高"}),
    )];
    let text = json!({"type": "FeatureCollection", "features": features}).to_string();
    let files = [("x.geojson".to_owned(), text.into_bytes())];
    let reading = FacilitySet::read(&files, &ReadOptions::default(), &|_, _| true).unwrap();
    let codes: Vec<&str> = reading.report.files[0]
        .warnings
        .iter()
        .map(|w| w.code.as_str())
        .collect();
    assert!(
        codes.contains(&"water.unreadable") && codes.contains(&"number.unreadable"),
        "{codes:?}"
    );
}

#[test]
fn a_provincial_ban_is_told_in_its_province_only() {
    let fence = ring(&[[-30.0, -60.0], [30.0, -60.0], [30.0, 0.0], [-30.0, 0.0]]);
    let station = json!({"type": "Feature", "id": "S", "properties": {"power": "substation", "accuracy": 0.4}, "geometry": {"type": "Polygon", "coordinates": [fence]}});
    let index = index(&json!([station]));
    let told = |policy: &Policy| {
        let answer = ask_by(policy, &index, square(3.0), &work("building"));
        assert_eq!(answer.verdict, Verdict::CannotTell);
        let effects = &answer.facilities[0].effects;
        effects
            .iter()
            .any(|e| e.clause.contains("湖北") && e.status == Some(Status::Verified))
    };
    assert!(
        told(&in_province("湖北省")) && !told(Policy::shipped()) && !told(&in_province("湖南省"))
    );
}
