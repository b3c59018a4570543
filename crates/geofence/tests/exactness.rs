//! The measured distance against a search that knows nothing of planes: it walks both geodesics with
//! GeographicLib and narrows down the nearest pair.

use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};
use linewarden_geofence::measure::{Frame, Probe};
use linewarden_geofence::{
    Facility, FacilitySet, Index, Kind, LonLat, Policy, Shape, Site, SiteInput, Spread, Work,
    screen,
};
use proptest::prelude::*;
use serde_json::json;

/// A geodesic by its length, to walk along.
struct Walk {
    from: LonLat,
    azimuth: f64,
    length: f64,
}

fn earth() -> Geodesic {
    Geodesic::wgs84()
}

fn length(a: LonLat, b: LonLat) -> f64 {
    earth().inverse(a[1], a[0], b[1], b[0])
}

fn go(from: LonLat, azimuth: f64, metres: f64) -> LonLat {
    let (lat, lon): (f64, f64) = earth().direct(from[1], from[0], azimuth, metres);
    [lon, lat]
}

impl Walk {
    fn new(a: LonLat, b: LonLat) -> Walk {
        let (length, azimuth, _, _): (f64, f64, f64, f64) = earth().inverse(a[1], a[0], b[1], b[0]);
        Walk {
            from: a,
            azimuth,
            length,
        }
    }

    fn at(&self, t: f64) -> LonLat {
        go(self.from, self.azimuth, self.length * t)
    }
}

/// Smallest value of a function that falls and then rises.
fn lowest(f: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..70 {
        let (a, b) = (low + (high - low) * 0.382, low + (high - low) * 0.618);
        if f(a) < f(b) { high = b } else { low = a }
    }
    f(0.0).min(f(1.0)).min(f((low + high) / 2.0))
}

/// On ground this flat the distance of two straight ways is convex in both parameters.
fn nearest(edges: &[Walk], line: &Walk) -> f64 {
    let to_line = |p: LonLat| lowest(|t| length(p, line.at(t)));
    edges
        .iter()
        .map(|e| lowest(|s| to_line(e.at(s))))
        .fold(f64::INFINITY, f64::min)
}

#[derive(Debug, Clone)]
struct Case {
    start: LonLat,
    azimuth: f64,
    span: f64,
    along: f64,
    aside: f64,
    corners: Vec<(f64, f64)>,
}

fn case() -> impl Strategy<Value = Case> {
    let corners = prop::collection::vec((0.2..1.0, 3.0_f64..150.0), 3..7);
    (
        73.0..135.0,
        18.0..54.0,
        0.0..360.0,
        0.0..5.0_f64,
        0.05..0.95,
        -700.0..700.0,
        corners,
    )
        .prop_map(|(lon, lat, azimuth, decades, along, aside, corners)| Case {
            start: [lon, lat],
            azimuth,
            span: 2.0 * 10.0_f64.powf(decades),
            along,
            aside,
            corners,
        })
}

impl Case {
    fn line(&self) -> [LonLat; 2] {
        [self.start, go(self.start, self.azimuth, self.span)]
    }

    /// A star-shaped outline around a point beside the line.
    fn ring(&self) -> Vec<LonLat> {
        let line = Walk::new(self.line()[0], self.line()[1]);
        let centre = go(line.at(self.along), self.azimuth + 90.0, self.aside);
        let turn: f64 = self.corners.iter().map(|c| c.0).sum();
        let mut at = 0.0;
        let mut ring = Vec::new();
        for (part, radius) in &self.corners {
            ring.push(go(centre, at, *radius));
            at += part / turn * 360.0;
        }
        ring.push(ring[0]);
        ring
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn distance_is_the_geodesic_one(case in case()) {
        let ring = case.ring();
        let ends = case.line();
        let edges: Vec<Walk> = ring.windows(2).map(|w| Walk::new(w[0], w[1])).collect();
        let want = nearest(&edges, &Walk::new(ends[0], ends[1]));
        let facility = Facility {
            id: "L".into(), name: None, kind: Kind::OverheadLine, voltage: None, owner: None, spread: Spread::Unknown,
            accuracy_mm: None, own_error_mm: None, crs: linewarden_geofence::Crs::Wgs84, attributes: Default::default(),
            shape: Shape { lines: vec![ends.to_vec()], ..Shape::default() },
        };
        let index = Index::build(FacilitySet { facilities: vec![facility], ..FacilitySet::default() });
        let input = SiteInput { geometry: json!({"type": "Polygon", "coordinates": [ring]}), crs: Some("EPSG:4326".into()), ..SiteInput::default() };
        let Ok(site) = Site::parse(&input, Policy::shipped()) else { return Ok(()) };
        let answer = screen(&index, &site, &Work::default(), Policy::shipped(), Some(2_000.0));
        prop_assert_eq!(answer.facilities.len(), 1);
        let got = answer.facilities[0].centreline_mm as f64 / 1000.0;
        // An end of a short line can lie inside the site, where the edges are not what is nearest.
        if got > 0.0 {
            prop_assert!((got - want).abs() < 0.0007, "{} for {}", got, want);
        } else {
            let inside = ends.iter().any(|e| contains(&ring, *e));
            prop_assert!(want < 0.0007 || inside, "0 for {}", want);
        }
    }

    #[test]
    fn nothing_panics_on_nonsense(numbers in prop::collection::vec(prop::num::f64::ANY, 2..40), crs in "[a-zA-Z0-9:]{0,9}") {
        let pairs: Vec<_> = numbers.chunks_exact(2).map(|c| json!([c[0], c[1]])).collect();
        for crs in [crs.as_str(), "EPSG:4326", "EPSG:4525", "GCJ-02", "EPSG:3857"] {
            for geometry in [json!({"type": "Polygon", "coordinates": [pairs]}), json!({"type": "LineString", "coordinates": pairs})] {
                let input = SiteInput { geometry, crs: Some(crs.into()), ..SiteInput::default() };
                let _ = Site::parse(&input, Policy::shipped());
            }
        }
    }
}

fn contains(ring: &[LonLat], p: LonLat) -> bool {
    let frame = Frame::at(p);
    let flat: Vec<_> = ring
        .iter()
        .map(|q| frame.plane(linewarden_geofence::measure::space(*q)))
        .collect();
    linewarden_geofence::measure::inside_rings([0.0, 0.0], &[flat])
}

#[test]
fn long_spans_follow_the_ground() {
    // 400 km at 45 N: straight in degrees is kilometres off in the middle.
    let ends = [[100.0, 45.0], [105.0, 45.0]];
    let middle = Walk::new(ends[0], ends[1]).at(0.5);
    assert!(middle[1] > 45.02);
    let line = Shape {
        lines: vec![ends.to_vec()],
        ..Shape::default()
    };
    let facility = Facility {
        id: "L".into(),
        name: None,
        kind: Kind::OverheadLine,
        voltage: None,
        owner: None,
        spread: Spread::Unknown,
        accuracy_mm: None,
        own_error_mm: None,
        crs: linewarden_geofence::Crs::Wgs84,
        attributes: Default::default(),
        shape: line,
    };
    let index = Index::build(FacilitySet {
        facilities: vec![facility],
        ..FacilitySet::default()
    });
    let at = go(middle, 0.0, 300.0);
    let input = SiteInput {
        geometry: json!({"type": "Point", "coordinates": at}),
        crs: Some("4326".into()),
        ..SiteInput::default()
    };
    let site = Site::parse(&input, Policy::shipped()).unwrap();
    let answer = screen(
        &index,
        &site,
        &Work::default(),
        Policy::shipped(),
        Some(500.0),
    );
    assert_eq!(answer.facilities[0].centreline_mm, 300_000);
    assert!(Probe::new(&Shape::default()).is_none());
}
