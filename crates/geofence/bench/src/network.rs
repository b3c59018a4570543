//! The made-up networks and sites, the same at every run.

use anyhow::{Context, Result};
use linewarden_geofence::{
    Crs, Facility, FacilitySet, Kind, LonLat, Shape, Spread, Voltage, facility::VoltageSource,
};
use std::io::Write;
use std::path::Path;

/// xorshift64*: enough for places on a map, and the same everywhere.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// In [0, 1).
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }

    fn normal(&mut self) -> f64 {
        let (u, v) = (1.0 - self.unit(), self.unit());
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    }
}

/// How many segments, where, and how many towns.
#[derive(Clone, Copy)]
pub struct Plan {
    pub name: &'static str,
    segments: usize,
    /// West, south, east, north.
    area: [f64; 4],
    towns: usize,
}

pub const PLANS: [Plan; 3] = [
    Plan {
        name: "A",
        segments: 1_000_000,
        area: [115.0, 30.0, 118.0, 34.0],
        towns: 60,
    },
    Plan {
        name: "B",
        segments: 10_000_000,
        area: [115.0, 30.0, 118.0, 34.0],
        towns: 60,
    },
    // Ten times the ground of A, within 3 degrees of the meridian that the others measure about.
    Plan {
        name: "C",
        segments: 10_000_000,
        area: [114.0, 22.0, 120.0, 42.0],
        towns: 600,
    },
];

pub struct Network {
    pub lines: Vec<Vec<LonLat>>,
    volts: Vec<u32>,
    area: [f64; 4],
}

/// Ten decimals, as the packed file keeps them, so that all measure the same places.
fn short(p: LonLat) -> LonLat {
    p.map(|v| (v * 1e9).round() / 1e9)
}

fn metres(p: LonLat, east: f64, north: f64) -> LonLat {
    let cos = p[1].to_radians().cos();
    [p[0] + east / (111_320.0 * cos), p[1] + north / 110_900.0]
}

impl Network {
    pub fn make(plan: &Plan) -> Network {
        let mut r = Random::new(0x5eed_0001);
        let [w, s, e, n] = plan.area;
        let towns: Vec<(LonLat, f64)> = (0..plan.towns)
            .map(|_| {
                (
                    [r.between(w + 0.1, e - 0.1), r.between(s + 0.1, n - 0.1)],
                    r.between(0.03, 0.15),
                )
            })
            .collect();
        let mut network = Network {
            lines: Vec::new(),
            volts: Vec::new(),
            area: plan.area,
        };
        for (share, volts, span) in [
            (0.80, 10_000, 50.0),
            (0.15, 110_000, 300.0),
            (0.05, 500_000, 450.0),
        ] {
            let mut left = (plan.segments as f64 * share) as i64;
            while left > 0 {
                let start = if volts == 10_000 {
                    let (town, spread) = towns[r.below(towns.len())];
                    [town[0] + spread * r.normal(), town[1] + spread * r.normal()]
                } else {
                    [r.between(w, e), r.between(s, n)]
                };
                let vertices = 20 + r.below(181);
                let mut heading = r.between(0.0, std::f64::consts::TAU);
                let mut at = short([start[0].clamp(w, e), start[1].clamp(s, n)]);
                let mut line = vec![at];
                for _ in 1..vertices {
                    heading += 0.15 * r.normal();
                    let length = span * r.between(0.8, 1.2);
                    let next = metres(at, length * heading.sin(), length * heading.cos());
                    if !(next[0] > w && next[0] < e && next[1] > s && next[1] < n) {
                        heading += std::f64::consts::FRAC_PI_2;
                        continue;
                    }
                    at = short(next);
                    line.push(at);
                }
                if line.len() > 1 {
                    left -= line.len() as i64 - 1;
                    network.lines.push(line);
                    network.volts.push(volts);
                }
            }
        }
        network
    }

    pub fn kilovolts(&self, line: usize) -> u32 {
        self.volts[line] / 1000
    }

    pub fn segments(&self) -> usize {
        self.lines.iter().map(|l| l.len() - 1).sum()
    }

    pub fn set(&self) -> FacilitySet {
        let facility = |(i, line): (usize, &Vec<LonLat>)| Facility {
            id: format!("L{i}"),
            name: Some(format!("{}kV线路{i}", self.volts[i] / 1000)),
            kind: Kind::OverheadLine,
            voltage: Some(Voltage {
                volts: self.volts[i],
                dc: false,
                source: VoltageSource::Stated,
            }),
            owner: None,
            spread: Spread::Unknown,
            accuracy_mm: Some(1_000),
            crs: Crs::Cgcs2000,
            own_error_mm: None,
            attributes: Default::default(),
            shape: Shape {
                lines: vec![line.clone()],
                ..Shape::default()
            },
        };
        FacilitySet {
            facilities: self.lines.iter().enumerate().map(facility).collect(),
            ..FacilitySet::default()
        }
    }

    /// Outlines of 4 to 40 corners, 10 to 100 m across, three in five within 500 m of a line.
    pub fn sites(&self, count: usize, seed: u64) -> Vec<Vec<LonLat>> {
        let mut r = Random::new(seed);
        let [w, s, e, n] = self.area;
        (0..count)
            .map(|_| {
                let centre = if r.unit() < 0.6 {
                    let line = &self.lines[r.below(self.lines.len())];
                    let (turn, away) =
                        (r.between(0.0, std::f64::consts::TAU), r.between(0.0, 500.0));
                    metres(
                        line[r.below(line.len())],
                        away * turn.sin(),
                        away * turn.cos(),
                    )
                } else {
                    [r.between(w, e), r.between(s, n)]
                };
                let corners = 4 + r.below(37);
                let radius = r.between(5.0, 50.0);
                let mut ring: Vec<LonLat> = (0..corners)
                    .map(|i| {
                        let turn = std::f64::consts::TAU * (i as f64 + r.between(-0.3, 0.3))
                            / corners as f64;
                        let out = radius * r.between(0.6, 1.0);
                        short(metres(centre, out * turn.sin(), out * turn.cos()))
                    })
                    .collect();
                ring.push(ring[0]);
                ring
            })
            .collect()
    }
}

pub fn shape(ring: &[LonLat]) -> Shape {
    Shape {
        polygons: vec![vec![ring.to_vec()]],
        ..Shape::default()
    }
}

/// The plane the others measure in: EPSG:4548, Gauss-Krueger about 117 E.
pub fn flat(p: LonLat) -> [f64; 2] {
    Crs::from_epsg(4548).to_system(p).unwrap_or([f64::NAN; 2])
}

/// For programs in other languages: counts, then doubles of the segments (facility, x, y, x, y), then
/// of the sites (corners, x, y, ...).
pub fn export(path: &Path, segments: &[Segment], sites: &[Vec<[f64; 2]>]) -> Result<()> {
    let file = std::fs::File::create(path).context("the exchange file")?;
    let mut out = std::io::BufWriter::new(file);
    let mut put = |v: f64| out.write_all(&v.to_le_bytes());
    put(segments.len() as f64)?;
    put(sites.len() as f64)?;
    for s in segments {
        for v in [f64::from(s.facility), s.a[0], s.a[1], s.b[0], s.b[1]] {
            put(v)?;
        }
    }
    for site in sites {
        put(site.len() as f64)?;
        for v in site.iter().flatten() {
            put(*v)?;
        }
    }
    Ok(())
}

/// A segment in the plane.
#[derive(Clone, Copy)]
pub struct Segment {
    pub facility: u32,
    pub a: [f64; 2],
    pub b: [f64; 2],
}

impl Network {
    pub fn flat(&self) -> Vec<Segment> {
        let mut out = Vec::with_capacity(self.segments());
        for (i, line) in self.lines.iter().enumerate() {
            let points: Vec<_> = line.iter().map(|p| flat(*p)).collect();
            out.extend(points.windows(2).map(|w| Segment {
                facility: i as u32,
                a: w[0],
                b: w[1],
            }));
        }
        out
    }
}
