//! Shapes that cross or touch 180 degrees or a pole: never a band round the earth.

mod common;

use common::{data, index, open, rejected};
use linewarden_geofence::measure::area;
use linewarden_geofence::{LonLat, Policy, Shape, Site, Verdict, Work, screen};
use serde_json::{Value, json};

/// Vertices placed and their square kilometres, or the code of the row.
type Expected = Result<(usize, f64), &'static str>;

/// Areas by GDAL and pyproj.
const FOUND: [(&str, Expected); 22] = [
    ("almost-180", Ok((5, 215_894.224_612_2))),
    ("complex-split", Err("geometry.span_absurd")),
    ("crossing-latitude", Err("geometry.span_absurd")),
    ("cw-split", Err("geometry.span_absurd")),
    ("extra-crossing", Err("geometry.span_absurd")),
    ("great-circle", Ok((5, 6_581.453_809_0))),
    ("issues-124", Ok((201, 254_876_558.484_372_7))),
    ("issues-171", Ok((20, 3_598_157.165_344_8))),
    ("issues-174", Ok((5, 274.391_159_4))),
    ("issues-187", Err("geometry.out_of_range")),
    ("issues-201", Ok((7, 3_723.654_118_6))),
    ("latitude-band", Err("geometry.span_absurd")),
    ("line", Err("geometry.span_absurd")),
    ("multi-no-antimeridian", Err("geometry.span_absurd")),
    ("multi-split", Err("geometry.span_absurd")),
    ("one-ccw-hole", Err("geometry.span_absurd")),
    ("one-hole", Err("geometry.span_absurd")),
    ("overlap", Ok((319, 60_499_622.599_041))),
    ("point-on-antimeridian", Ok((5, 215_894.224_612_2))),
    ("simple", Err("geometry.span_absurd")),
    ("south-pole", Err("geometry.span_absurd")),
    ("two-holes", Err("geometry.span_absurd")),
];

/// What no power line spans is refused by its row; the rest is read with the area others say, whichever
/// way round its longitudes go.
#[test]
fn found_files_antimeridian() {
    let mut wrong = Vec::new();
    for (name, expected) in FOUND {
        let bytes = data(&format!("geojson-antimeridian/{name}.geojson"));
        let reading = open(&format!("{name}.geojson"), bytes).unwrap();
        let shapes = || reading.set.facilities.iter().map(|f| &f.shape);
        let got = match rejected(&reading).first() {
            Some((_, code)) => Err((*code).to_owned()),
            None => Ok((
                shapes().map(|s| s.vertices().count()).sum::<usize>(),
                shapes()
                    .flat_map(|s| &s.polygons)
                    .map(|p| area(p))
                    .sum::<f64>()
                    / 1e6,
            )),
        };
        let same = match (&got, &expected) {
            (Err(a), Err(b)) => a == b,
            (Ok(a), Ok(b)) => a.0 == b.0 && (a.1 / b.1 - 1.0).abs() < 1e-6,
            _ => false,
        };
        if !same {
            wrong.push(format!("{name}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A square of 20 m or so, written as people write it: no longitude beyond half a turn.
fn site(middle: LonLat) -> Vec<LonLat> {
    let corner = |[x, y]: [f64; 2]| {
        let lon = middle[0] + x * 1e-4;
        let turn = if lon > 180.0 { 360.0 } else { 0.0 };
        [lon - turn, middle[1] + y * 1e-4]
    };
    [
        [-1.0, -1.0],
        [1.0, -1.0],
        [1.0, 1.0],
        [-1.0, 1.0],
        [-1.0, -1.0],
    ]
    .map(corner)
    .to_vec()
}

fn search(geometry: Value, middles: &[LonLat], metres: f64) -> Vec<Option<f64>> {
    let feature = json!([{"type": "Feature", "id": "L", "properties": {"voltage": "110kV"}, "geometry": geometry}]);
    let index = index(&feature);
    assert_eq!(index.count(), 1);
    let mut search = index.search();
    let mut one = |middle: &LonLat| {
        let shape = Shape {
            polygons: vec![vec![site(*middle)]],
            ..Shape::default()
        };
        search
            .within(&shape, metres)
            .unwrap()
            .first()
            .map(|n| n.metres)
    };
    middles.iter().map(&mut one).collect()
}

#[test]
fn a_line_over_the_antimeridian_is_found_where_it_is() {
    let line = json!({"type": "LineString", "coordinates": [[179.98, 52.0], [-179.98, 52.0]]});
    let on = [
        [180.0, 52.0],
        [-179.9999, 52.0],
        [179.9999, 52.0],
        [179.985, 52.0],
        [-179.985, 52.0],
    ];
    assert_eq!(search(line.clone(), &on, 500.0), [Some(0.0); 5]);
    // Where it would lie were it drawn the long way round.
    let off = [[0.0, 52.0], [90.0, 52.0], [-90.0, 52.0], [179.9, 52.0]];
    assert_eq!(search(line, &off, 500.0), [None; 4]);
}

#[test]
fn an_area_over_the_antimeridian_is_inside_on_both_sides() {
    let ring = json!([
        [179.9, 52.0],
        [-179.9, 52.0],
        [-179.9, 52.1],
        [179.9, 52.1],
        [179.9, 52.0]
    ]);
    let area = json!({"type": "Polygon", "coordinates": [ring]});
    let on = [[179.95, 52.05], [-179.95, 52.05], [180.0, 52.05]];
    assert_eq!(search(area.clone(), &on, 100.0), [Some(0.0); 3]);
    assert_eq!(
        search(area, &[[0.0, 52.05], [179.8, 52.05]], 100.0),
        [None; 2]
    );
}

/// The verdict goes the exact way and must agree.
#[test]
fn the_verdict_is_the_same_across() {
    let line = json!([{"type": "Feature", "id": "L", "properties": {"voltage": "110kV", "spread": 6.4, "accuracy": 0.4},
        "geometry": {"type": "LineString", "coordinates": [[179.999, 52.0], [-179.999, 52.0]]}}]);
    let index = index(&line);
    let ask = |middle: LonLat| {
        let ring = site(middle);
        let input = common::site(json!({"type": "Polygon", "coordinates": [ring]}), 0.3);
        let site = Site::parse(&input, Policy::shipped())
            .unwrap_or_else(|e| panic!("{middle:?}: {}", e.code()));
        screen(&index, &site, &Work::default(), Policy::shipped(), None).verdict
    };
    for lon in [179.9995, 180.0, -179.9995] {
        assert_eq!(ask([lon, 52.0]), Verdict::Inside, "{lon}");
        assert_eq!(ask([lon, 52.005]), Verdict::Outside, "{lon}");
    }
}
