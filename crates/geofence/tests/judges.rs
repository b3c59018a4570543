//! Against numbers other programs computed.

mod common;

use common::data;
use linewarden_geofence::crs::{Crs, LonLat};
use linewarden_geofence::measure::{Frame, geodesic, space};
use serde_json::Value;

fn json(name: &str) -> Value {
    serde_json::from_slice(&data(name)).unwrap()
}

fn pair(v: &Value) -> LonLat {
    [v[0].as_f64().unwrap(), v[1].as_f64().unwrap()]
}

#[test]
fn short_geodesics() {
    let text = String::from_utf8(data("short-geodesics.csv")).unwrap();
    let mut worst: (f64, f64) = (0.0, 0.0);
    for line in text.lines().skip(1) {
        let n: Vec<f64> = line.split(',').map(|c| c.parse().unwrap()).collect();
        let (a, b) = ([n[1], n[0]], [n[3], n[2]]);
        worst.0 = worst.0.max((geodesic(a, b) - n[4]).abs());
        if n[4] <= 520.0 {
            let xy = Frame::at(a).plane(space(b));
            worst.1 = worst.1.max((xy[0].hypot(xy[1]) - n[4]).abs());
        }
    }
    assert!(worst.0 < 1e-5, "geodesic errs by {} m", worst.0);
    // The expected values are printed to a micrometre.
    assert!(
        worst.1 < 5e-6,
        "the plane errs by {} m within 520 m",
        worst.1
    );
}

#[test]
fn gauss_krueger_both_ways() {
    let rows = json("gk-vectors.json");
    let mut checked = 0;
    for row in rows.as_array().unwrap() {
        let crs = Crs::from_epsg(row["epsg"].as_u64().unwrap() as u32);
        let (lon, lat) = (row["lon"].as_f64().unwrap(), row["lat"].as_f64().unwrap());
        let (east, north) = (
            row["Y_east"].as_f64().unwrap(),
            row["X_north"].as_f64().unwrap(),
        );
        let plane = crs.to_system([lon, lat]).unwrap();
        assert!(
            (plane[0] - east).abs() < 1e-4 && (plane[1] - north).abs() < 1e-4,
            "{row} {plane:?}"
        );
        let ground = crs.to_ground([east, north]).unwrap();
        assert!(geodesic(ground, [lon, lat]) < 1.5e-4, "{row} {ground:?}");
        checked += 1;
    }
    assert_eq!(checked, 240);
}

#[test]
fn shifted_systems() {
    let vectors = json("gcj02-vectors.json");
    for row in vectors["wgs84_to_gcj02"].as_array().unwrap() {
        let got = Crs::Gcj02.to_system(pair(&row[0])).unwrap();
        let want = pair(&row[1]);
        assert!(
            (got[0] - want[0]).abs() < 1e-9 && (got[1] - want[1]).abs() < 1e-9,
            "{row} {got:?}"
        );
    }
    let cities = json("gcj02-cities.json");
    for city in cities.as_array().unwrap() {
        let (gcj, bd) = (pair(&city["GCJ02"]), pair(&city["BD09"]));
        // Both systems' inverses lead to the same place only if each is right.
        let (by_gcj, by_bd) = (
            Crs::Gcj02.to_ground(gcj).unwrap(),
            Crs::Bd09.to_ground(bd).unwrap(),
        );
        assert!(geodesic(by_gcj, by_bd) < 0.02, "{city}");
        let off = geodesic(by_gcj, pair(&city["WGS84"]));
        assert!(off < 1.5, "{city}: {off} m from the service's own pair");
    }
}
