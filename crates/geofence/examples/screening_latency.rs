//! How long one screening takes on the real network of southern Guangxi, one thread, warm.
//! `cargo run --release -p linewarden-geofence --example screening_latency`

use linewarden_geofence::{
    FacilitySet, Index, Policy, ReadOptions, Site, SiteInput, Work, screen, suggest,
};
use std::time::{Duration, Instant};

fn main() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/");
    let lines = std::fs::read(format!(
        "{folder}../../data/osm-guangxi-south-lines.geojson"
    ))
    .expect("the test data is beside this file");
    let read = Instant::now();
    let files = [("lines.geojson".to_owned(), lines)];
    let set = FacilitySet::read(&files, &ReadOptions::default(), &|_, _| true)
        .expect("the test data reads")
        .set;
    let read = read.elapsed();
    let vertices: Vec<_> = set
        .facilities
        .iter()
        .flat_map(|f| f.shape.vertices().collect::<Vec<_>>())
        .collect();
    let build = Instant::now();
    let index = Index::build(set);
    let build = build.elapsed();
    let policy = Policy::shipped();
    // Deterministic sites of 4-8 corners and 10-100 m, most within 500 m of a line.
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 11) as f64 / (1u64 << 53) as f64
    };
    let mut sites = Vec::new();
    while sites.len() < 5_000 {
        let near = vertices[(random() * vertices.len() as f64) as usize];
        let reach = if random() < 0.6 { 0.005 } else { 0.05 };
        let centre = [
            near[0] + (random() - 0.5) * 2.0 * reach,
            near[1] + (random() - 0.5) * 2.0 * reach,
        ];
        let (corners, radius) = (
            4 + (random() * 5.0) as usize,
            (5.0 + 45.0 * random()) / 111_000.0,
        );
        let mut ring: Vec<[f64; 2]> = (0..corners)
            .map(|i| {
                let (sin, cos) = (std::f64::consts::TAU * i as f64 / corners as f64).sin_cos();
                [centre[0] + radius * cos, centre[1] + radius * sin]
            })
            .collect();
        ring.push(ring[0]);
        let geometry = serde_json::json!({"type": "Polygon", "coordinates": [ring]});
        let input = SiteInput {
            geometry,
            crs: Some("EPSG:4326".into()),
            accuracy_m: Some(0.5),
            ..SiteInput::default()
        };
        sites.push(Site::parse(&input, policy).expect("a regular polygon is an outline"));
    }
    println!(
        "{} facilities, {} vertices; read {read:.0?}, index {build:.0?}",
        index.set().facilities.len(),
        vertices.len()
    );
    println!(
        "{:<28}{:>10}{:>10}{:>10}{:>12}",
        "work", "p50", "p99", "max", "entries"
    );
    let everything = Work {
        building: true,
        excavation: true,
        crane: true,
        ..Work::default()
    };
    for (name, work, within) in [
        (
            "building",
            Work {
                building: true,
                ..Work::default()
            },
            None,
        ),
        ("building, digging, crane", everything, None),
        (
            "blasting (500 m)",
            Work {
                blasting: true,
                ..Work::default()
            },
            None,
        ),
        ("list within 2 km", Work::default(), Some(2_000.0)),
    ] {
        let mut entries = 0;
        let mut times: Vec<Duration> = sites
            .iter()
            .map(|site| {
                let start = Instant::now();
                entries += screen(&index, site, &work, policy, within).facilities.len();
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        println!(
            "{name:<28}{:>10.1?}{:>10.1?}{:>10.1?}{entries:>12}",
            at(0.5),
            at(0.99),
            at(1.0)
        );
    }
    let (mut found, mut times): (usize, Vec<Duration>) = (0, Vec::new());
    for site in sites.iter().take(1_000) {
        let start = Instant::now();
        if let Some(lawful) = suggest(&index, site, &Work::default(), policy) {
            times.push(start.elapsed());
            found += usize::from(lawful.shift.is_some());
        }
    }
    times.sort_unstable();
    if let (Some(middle), Some(most)) = (times.get(times.len() / 2), times.last()) {
        println!(
            "suggestions: {} asked for, {found} with a shift, p50 {middle:.1?}, max {most:.1?}",
            times.len()
        );
    }
}
