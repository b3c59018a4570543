//! The largest error over pairs whose distance GeographicLib made.

use anyhow::Result;
use geographiclib_rs::{DirectGeodesic, Geodesic};
use linewarden_geofence::{Crs, Facility, FacilitySet, Index, Kind, LonLat, Shape, Spread};

use crate::network::Random;

/// A line whose nearest point to a site's corner is known, since the way there is square to it.
struct Pair {
    line: [LonLat; 2],
    site: Vec<LonLat>,
    metres: f64,
}

fn pair(earth: &Geodesic, r: &mut Random) -> Pair {
    let go = |from: LonLat, azimuth: f64, metres: f64| -> LonLat {
        let (lat, lon): (f64, f64) = earth.direct(from[1], from[0], azimuth, metres);
        [lon, lat]
    };
    let foot = [r.between(-179.9, 179.9), r.between(18.0, 54.0)];
    let along = r.between(0.0, 360.0);
    let ends = [along, along + 180.0].map(|a| go(foot, a, r.between(20.0, 900.0)));
    let metres = r.between(0.5, 500.0);
    // Azimuths at the far end of a geodesic turn: the direct problem says by how much.
    let (lat, lon, back): (f64, f64, f64) = earth.direct(foot[1], foot[0], along + 90.0, metres);
    let corner = [lon, lat];
    let mut site = vec![corner];
    let corners = 3 + r.below(20);
    let size = r.between(5.0, 1_000.0);
    for i in 0..corners {
        // All others lie on the far side, so none is nearer.
        let turn = -75.0 + 150.0 * (i as f64 + 0.5) / corners as f64;
        site.push(go(corner, back + turn, size * r.between(0.3, 1.0)));
    }
    site.push(corner);
    Pair {
        line: ends,
        site,
        metres,
    }
}

pub fn run(pairs: usize) -> Result<()> {
    let earth = Geodesic::wgs84();
    let mut r = Random::new(0xeca7);
    let (mut worst, mut sum, mut done) = (0.0_f64, 0.0, 0);
    while done < pairs {
        let batch: Vec<Pair> = (0..50_000.min(pairs - done))
            .map(|_| pair(&earth, &mut r))
            .collect();
        let facility = |(i, p): (usize, &Pair)| Facility {
            id: i.to_string(),
            name: None,
            kind: Kind::OverheadLine,
            voltage: None,
            owner: None,
            spread: Spread::Unknown,
            accuracy_mm: None,
            crs: Crs::Wgs84,
            own_error_mm: None,
            attributes: Default::default(),
            shape: Shape {
                lines: vec![p.line.to_vec()],
                ..Shape::default()
            },
        };
        let set = FacilitySet {
            facilities: batch.iter().enumerate().map(facility).collect(),
            ..FacilitySet::default()
        };
        let index = Index::build(set);
        let mut search = index.search();
        for (i, p) in batch.iter().enumerate() {
            let site = Shape {
                polygons: vec![vec![p.site.clone()]],
                ..Shape::default()
            };
            let found = search.within(&site, p.metres + 1.0)?;
            let got = found
                .iter()
                .find(|n| n.facility == i as u32)
                .map_or(f64::INFINITY, |n| n.metres);
            let error = (got - p.metres).abs();
            worst = worst.max(error);
            sum += error * error;
            done += 1;
        }
    }
    println!(
        "- {done} pairs of 0.5 to 500 m, 18-54 N, sites up to a kilometre: largest error {:.4} mm, root mean square {:.4} mm",
        worst * 1e3,
        (sum / done as f64).sqrt() * 1e3
    );
    Ok(())
}
