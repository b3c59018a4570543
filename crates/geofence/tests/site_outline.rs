//! Outlines that cannot be screened, each by its name.

use linewarden_geofence::{Policy, Site, SiteInput};
use serde_json::{Value, json};

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
