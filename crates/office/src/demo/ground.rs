//! Lines of the sample office: real ones from OpenStreetMap, and a 示例 network of our own beside them.
use linewarden_geofence::facility::Coverage;
use linewarden_geofence::{Crs, FacilitySet, FileError, ReadOptions, Shape};
use serde_json::{Value, json};

/// The middle of the sample network, degrees.
pub(super) const ORIGIN: [f64; 2] = [111.600_0, 24.448_0];

/// A point given in metres east and north of the origin. Good to a few centimetres over the sample's kilometre; it
/// places sample lines and measures nothing.
pub(super) fn at(east: f64, north: f64) -> [f64; 2] {
    let (m, n) = radii();
    [
        ORIGIN[0] + (east / n).to_degrees(),
        ORIGIN[1] + (north / m).to_degrees(),
    ]
}

/// Radii of curvature at the origin, metres: along the meridian, and of the parallel.
fn radii() -> (f64, f64) {
    let (a, f) = (6_378_137.0_f64, 1.0 / 298.257_223_563);
    let e2 = f * (2.0 - f);
    let lat = ORIGIN[1].to_radians();
    let w = 1.0 - e2 * lat.sin().powi(2);
    (a * (1.0 - e2) / w.powf(1.5), a / w.sqrt() * lat.cos())
}

/// A sample line: name, kV, owner, full spread and accuracy in metres, span in metres, ends in metres east and north.
pub(super) struct Line {
    pub(super) name: &'static str,
    kv: f64,
    owner: &'static str,
    spread: f64,
    accuracy: f64,
    span: f64,
    pub(super) from: [f64; 2],
    pub(super) to: [f64; 2],
    pole: &'static str,
}

pub(super) const LINES: [Line; 6] = [
    Line {
        name: "示例901线",
        kv: 10.0,
        owner: "配电运检室",
        spread: 1.6,
        accuracy: 0.5,
        span: 50.0,
        from: [-900.0, 0.0],
        to: [900.0, 0.0],
        pole: "901",
    },
    Line {
        name: "示例903线",
        kv: 10.0,
        owner: "配电运检室",
        spread: 1.6,
        accuracy: 0.5,
        span: 50.0,
        from: [-700.0, -800.0],
        to: [650.0, -250.0],
        pole: "903",
    },
    Line {
        name: "示例905线",
        kv: 10.0,
        owner: "郊区阳光公司",
        spread: 1.6,
        accuracy: 2.0,
        span: 55.0,
        from: [-820.0, 900.0],
        to: [-760.0, -900.0],
        pole: "905",
    },
    Line {
        name: "示例Ⅰ线",
        kv: 110.0,
        owner: "输电运检室",
        spread: 6.4,
        accuracy: 0.3,
        span: 300.0,
        from: [-1200.0, 640.0],
        to: [1200.0, 380.0],
        pole: "Ⅰ",
    },
    Line {
        name: "示例Ⅱ线",
        kv: 110.0,
        owner: "输电运检室",
        spread: 6.4,
        accuracy: 0.3,
        span: 300.0,
        from: [-1200.0, 690.0],
        to: [1200.0, 430.0],
        pole: "Ⅱ",
    },
    Line {
        name: "示例35线",
        kv: 35.0,
        owner: "输电运检室",
        spread: 5.0,
        accuracy: 1.0,
        span: 150.0,
        from: [300.0, -1000.0],
        to: [1100.0, -420.0],
        pole: "35",
    },
];

fn feature(id: String, name: &str, kind: &str, kv: f64, line: &Line, geometry: Value) -> Value {
    json!({
        "type": "Feature", "id": id, "geometry": geometry,
        "properties": {
            "id": id, "name": name, "kind": kind, "voltage": format!("{kv} kV"), "owner": line.owner,
            "accuracy": line.accuracy, "spread": if kind == "line" { json!(line.spread) } else { Value::Null },
        }
    })
}

/// The 示例 network as GeoJSON.
fn network() -> Value {
    let mut features = Vec::new();
    for line in &LINES {
        let (dx, dy) = (line.to[0] - line.from[0], line.to[1] - line.from[1]);
        let spans = (dx.hypot(dy) / line.span).round().max(1.0) as usize;
        let towers: Vec<[f64; 2]> = (0..=spans)
            .map(|i| {
                let t = i as f64 / spans as f64;
                at(line.from[0] + dx * t, line.from[1] + dy * t)
            })
            .collect();
        features.push(feature(
            format!("SL-{}", line.pole),
            line.name,
            "line",
            line.kv,
            line,
            json!({"type": "LineString", "coordinates": towers}),
        ));
        for (i, tower) in towers.iter().enumerate() {
            let name = format!("{}#{}", line.name, i + 1);
            features.push(feature(
                format!("ST-{}-{}", line.pole, i + 1),
                &name,
                "tower",
                line.kv,
                line,
                json!({"type": "Point", "coordinates": tower}),
            ));
        }
    }
    let cable = [
        at(-350.0, -180.0),
        at(-120.0, -190.0),
        at(180.0, -150.0),
        at(420.0, -160.0),
    ];
    features.push(feature(
        "SC-1".into(),
        "示例电缆01",
        "cable",
        10.0,
        &LINES[0],
        json!({"type": "LineString", "coordinates": cable}),
    ));
    let fence = [
        at(-1270.0, 640.0),
        at(-1200.0, 640.0),
        at(-1200.0, 700.0),
        at(-1270.0, 700.0),
        at(-1270.0, 640.0),
    ];
    features.push(feature(
        "SS-1".into(),
        "示例变电站",
        "substation",
        110.0,
        &LINES[3],
        json!({"type": "Polygon", "coordinates": [fence]}),
    ));
    json!({"type": "FeatureCollection", "features": features})
}

/// Real lines of southern Guangxi and the sample network as one set.
pub(super) fn facilities(as_of: &str) -> Result<FacilitySet, FileError> {
    let real = include_bytes!("../../../geofence/data/osm-guangxi-south-lines.geojson");
    let osm = ReadOptions {
        attribution: Some("© OpenStreetMap contributors".into()),
        licence: Some("ODbL 1.0".into()),
        accuracy_m: Some(10.0),
        ..ReadOptions::default()
    };
    let go_on = |_: u64, _: u64| true;
    let mut set = FacilitySet::read(
        &[("osm-guangxi-south.geojson".into(), real.to_vec())],
        &osm,
        &go_on,
    )?
    .set;
    let own = ReadOptions {
        attribution: Some("示例网络（虚构）".into()),
        // As an office surveys its own lines.
        crs: Some(Crs::Cgcs2000),
        ..ReadOptions::default()
    };
    let text = network().to_string().into_bytes();
    set.merge(FacilitySet::read(&[("sample-network.geojson".into(), text)], &own, &go_on)?.set);
    // Within the sample's own area nothing is missing: that is what "outside" needs.
    let ring = vec![
        at(-2500.0, -2500.0),
        at(2500.0, -2500.0),
        at(2500.0, 2500.0),
        at(-2500.0, 2500.0),
        at(-2500.0, -2500.0),
    ];
    set.coverage.push(Coverage {
        kinds: Vec::new(),
        volts: Vec::new(),
        as_of: Some(as_of.to_owned()),
        by: Some("陆示例".into()),
        area: Shape {
            polygons: vec![vec![ring]],
            ..Shape::default()
        },
    });
    Ok(set)
}

/// A site of `width` along and `depth` away from a line, its near edge `gap` metres from the outer conductor, `along`
/// of the line's length from its beginning, on its left (north of an eastward line) or right.
pub(super) fn site(line: usize, along: f64, gap: f64, width: f64, depth: f64, left: bool) -> Value {
    let line = &LINES[line];
    let (dx, dy) = (line.to[0] - line.from[0], line.to[1] - line.from[1]);
    let length = dx.hypot(dy);
    let (u, side) = ([dx / length, dy / length], if left { 1.0 } else { -1.0 });
    let n = [-u[1] * side, u[0] * side];
    let start = [line.from[0] + dx * along, line.from[1] + dy * along];
    let near = line.spread / 2.0 + gap;
    let corner = |a: f64, b: f64| {
        at(
            start[0] + u[0] * a + n[0] * b,
            start[1] + u[1] * a + n[1] * b,
        )
    };
    let ring = [
        corner(0.0, near),
        corner(width, near + 1.5),
        corner(width - 2.0, near + depth),
        corner(3.0, near + depth + 2.0),
        corner(0.0, near),
    ];
    json!({"type": "Polygon", "coordinates": [ring]})
}
