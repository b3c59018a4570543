//! The packed file: it is the set, it refuses what is not as it was written, and searching it finds
//! what looking at every segment finds.

mod common;

use linewarden_geofence::facility::{Coverage, Reject, Source, Unplaced, VoltageSource};
use linewarden_geofence::measure::{Frame, Probe, destination};
use linewarden_geofence::{
    Attributes, Crs, Facility, FacilitySet, Index, Kind, LonLat, PackError, Packed, Policy,
    PopulatedArea, Shape, Site, SiteInput, Spread, Verdict, Voltage, Work, screen,
};
use proptest::prelude::*;
use serde_json::json;

/// How a coordinate was written: ten decimals, or whatever a projection gave.
fn degree(most: f64) -> impl Strategy<Value = f64> {
    prop_oneof![
        -most..most,
        (-most..most).prop_map(|v| (v * 1e7).round() / 1e7)
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(vec![
        Kind::OverheadLine,
        Kind::Cable,
        Kind::SeaCable,
        Kind::Tower,
        Kind::Substation,
        Kind::Unknown,
    ])
}

/// A walk of short and long steps from anywhere, poles and antimeridian among it.
fn walk() -> impl Strategy<Value = Vec<LonLat>> {
    let start = prop_oneof![
        4 => (degree(180.0), degree(84.0)),
        1 => (prop_oneof![179.99..180.0, -180.0..-179.99], degree(60.0)),
        1 => (degree(180.0), prop_oneof![84.9..90.0, -90.0..-84.9]),
    ];
    let step = (
        0.0..360.0,
        prop_oneof![6 => 1.0..600.0, 1 => 3_000.0..9_000.0],
    );
    (start, prop::collection::vec(step, 1..60)).prop_map(|((lon, lat), steps)| {
        let mut at = [lon, lat];
        let mut line = vec![at];
        for (azimuth, metres) in steps {
            at = destination(at, azimuth, metres);
            line.push(at);
        }
        line
    })
}

fn shape() -> impl Strategy<Value = Shape> {
    let ring =
        (walk(), 3_usize..40).prop_map(|(line, n)| ring_around(line[0], n, 20.0 + n as f64 * 30.0));
    prop_oneof![
        5 => prop::collection::vec(walk(), 1..3).prop_map(|lines| Shape { lines, ..Shape::default() }),
        1 => walk().prop_map(|points| Shape { points, ..Shape::default() }),
        2 => prop::collection::vec(ring, 1..3).prop_map(|rings| Shape {
            polygons: rings.into_iter().map(|r| vec![r]).collect(),
            ..Shape::default()
        }),
        1 => Just(Shape::default()),
    ]
}

fn ring_around(at: LonLat, corners: usize, radius: f64) -> Vec<LonLat> {
    let turn = |i: usize| 360.0 * i as f64 / corners as f64;
    let mut ring: Vec<_> = (0..corners)
        .map(|i| destination(at, turn(i), radius * (1.0 + 0.3 * ((i * 7 % 5) as f64))))
        .collect();
    ring.push(ring[0]);
    ring
}

fn facility() -> impl Strategy<Value = Facility> {
    let voltage = prop::option::of((1_u32..2_000_000, any::<bool>(), 0_usize..3)).prop_map(|v| {
        v.map(|(volts, dc, source)| Voltage {
            volts,
            dc,
            source: [
                VoltageSource::Stated,
                VoltageSource::Name,
                VoltageSource::Line,
            ][source],
        })
    });
    let spread = prop_oneof![
        Just(Spread::Unknown),
        Just(Spread::Outer),
        any::<u32>().prop_map(Spread::Known),
        any::<u32>().prop_map(Spread::Assumed)
    ];
    let crs = prop::sample::select(vec![
        "EPSG:4326",
        "EPSG:4490",
        "EPSG:4527",
        "GCJ-02",
        "BD-09",
        "unknown",
        "own:西安80-某市-3度带36",
        "own:b",
    ]);
    let text = || prop::option::of(".{0,12}");
    (
        ".{1,12}",
        text(),
        text(),
        kind(),
        voltage,
        spread,
        prop::option::of(any::<u32>()),
        (crs, prop::option::of(any::<u32>()), attributes()),
        shape(),
    )
        .prop_map(
            |(
                id,
                name,
                owner,
                kind,
                voltage,
                spread,
                accuracy_mm,
                (crs, own_error_mm, attributes),
                shape,
            )| {
                Facility {
                    id,
                    name,
                    kind,
                    voltage,
                    owner,
                    spread,
                    accuracy_mm,
                    own_error_mm,
                    crs: Crs::parse(crs),
                    attributes,
                    shape,
                }
            },
        )
}

fn attributes() -> impl Strategy<Value = Attributes> {
    let stated = common::any::attributes(any::<u32>());
    prop_oneof![2 => Just(Attributes::default()), 1 => stated]
}

fn populated(area: Shape) -> PopulatedArea {
    PopulatedArea {
        authority: "市人民政府".into(),
        document: "〔2026〕1号".into(),
        as_of: Some("2026-01-01".into()),
        accuracy_mm: Some(500),
        own_error_mm: Some(300),
        area,
    }
}

fn set() -> impl Strategy<Value = FacilitySet> {
    (
        prop::collection::vec(facility(), 0..12),
        any::<bool>(),
        walk(),
    )
        .prop_map(|(facilities, datums_alike, line)| FacilitySet {
            facilities,
            rejects: vec![Reject {
                file: "一.shp".into(),
                row: 7,
                code: "geometry.missing".into(),
                name: None,
                bounds: Some([1, 2, 3, 4]),
                settled: datums_alike,
            }],
            unplaced: vec![Unplaced {
                file: "b".into(),
                rows: 2,
                crs: "?".into(),
            }],
            coverage: vec![Coverage {
                kinds: vec![Kind::Cable],
                volts: vec![10_000],
                as_of: Some("2026-01-01".into()),
                by: None,
                area: Shape {
                    polygons: vec![vec![line.clone()]],
                    ..Shape::default()
                },
            }],
            populated: (0..usize::from(datums_alike))
                .map(|_| {
                    populated(Shape {
                        polygons: vec![vec![line.clone()]],
                        ..Shape::default()
                    })
                })
                .collect(),
            sources: vec![Source {
                file: "一.shp".into(),
                attribution: Some("© somebody".into()),
                licence: None,
            }],
            datums_alike,
        })
}

/// A shape's points, lines and polygons one by one.
fn split(shape: &Shape) -> Vec<Shape> {
    let points = shape.points.iter().map(|p| Shape {
        points: vec![*p],
        ..Shape::default()
    });
    let lines = shape.lines.iter().map(|l| Shape {
        lines: vec![l.clone()],
        ..Shape::default()
    });
    let polygons = shape.polygons.iter().map(|p| Shape {
        polygons: vec![p.clone()],
        ..Shape::default()
    });
    points.chain(lines).chain(polygons).collect()
}

/// Every facility within a distance, by looking at all of everything.
fn by_looking(set: &FacilitySet, from: &Shape, metres: f64) -> Vec<(u32, f64)> {
    let mut out = Vec::new();
    // A line is looked from part by part, each from a plane of its own.
    let parts: Vec<Shape> = from
        .lines
        .iter()
        .flat_map(|l| l.windows(2))
        .map(|w| Shape {
            lines: vec![w.to_vec()],
            ..Shape::default()
        })
        .chain(
            (!from.polygons.is_empty() || !from.points.is_empty()).then(|| Shape {
                lines: Vec::new(),
                ..from.clone()
            }),
        )
        .collect();
    for (i, f) in set.facilities.iter().enumerate() {
        let mut best = f64::INFINITY;
        for (piece, part) in split(&f.shape)
            .iter()
            .flat_map(|s| parts.iter().map(move |p| (s, p)))
        {
            let (target, probe) = (Probe::new(piece).unwrap(), Probe::new(part).unwrap());
            // Over the horizon a view from above folds back.
            if linewarden_geofence::measure::geodesic(target.centre(), probe.centre()) > 3e6 {
                continue;
            }
            let found = probe.nearest(&Frame::at(probe.centre()), target.target());
            best = best.min(found.map_or(f64::INFINITY, |n| n.distance));
        }
        if best <= metres {
            out.push((i as u32, best));
        }
    }
    out.sort_by(|a, b| a.1.total_cmp(&b.1));
    out
}

fn same(set: &FacilitySet, index: &Index, from: &Shape, metres: f64) -> Result<(), TestCaseError> {
    let mut search = index.search();
    let found = search.within(from, metres).unwrap();
    // What lies at the limit to a hair may be in one and not in the other.
    let want = by_looking(set, from, metres + 0.001);
    for (number, distance) in &want {
        let got = found.iter().find(|n| n.facility == *number);
        if *distance < metres - 0.001 {
            let got = got.map_or(f64::NAN, |n| n.metres);
            prop_assert!(
                (got - distance).abs() < 5e-4,
                "{got} for {distance} of {number}"
            );
        }
    }
    for near in found {
        prop_assert!(
            want.iter().any(|w| w.0 == near.facility),
            "{near:?} of {want:?}"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_file_is_the_set(set in set()) {
        let bytes = set.pack().unwrap();
        let packed = Packed::open(bytes.clone()).unwrap();
        packed.check().unwrap();
        let back = packed.unpack().unwrap();
        prop_assert_eq!(&back, &set);
        prop_assert_eq!(back.to_bytes(), set.to_bytes(), "to the last bit");
        prop_assert_eq!(packed.version(), set.version());
        prop_assert_eq!(set.pack().unwrap(), bytes, "the same each time");
        let index = Index::read(set.to_bytes()).unwrap();
        prop_assert_eq!(index.version(), packed.version(), "the earlier stored form is read");
        prop_assert_eq!(index.set(), &set);
        prop_assert_eq!(index.extent(), set.extent());
    }

    #[test]
    fn the_search_finds_what_looking_finds(set in set(), which in 0_usize..12, corner in 0_usize..60, azimuth in 0.0..360.0, away in 0.0..900.0, corners in 3_usize..30, metres in 5.0..1_500.0) {
        let index = Index::build(set.clone());
        let vertices: Vec<LonLat> = set.facilities.get(which).map(|f| f.shape.vertices().collect()).unwrap_or_default();
        let Some(near) = vertices.get(corner % vertices.len().max(1)) else { return Ok(()) };
        let at = destination(*near, azimuth, away);
        let polygon = Shape { polygons: vec![vec![ring_around(at, corners, 40.0)]], ..Shape::default() };
        same(&set, &index, &polygon, metres)?;
        let line = Shape { lines: vec![(0..corners).map(|i| destination(at, azimuth, 90.0 * i as f64)).collect()], ..Shape::default() };
        same(&set, &index, &line, metres)?;
        same(&set, &index, &Shape { points: vec![at], ..Shape::default() }, metres)?;
    }
}

#[test]
fn a_site_deep_in_a_polygon_touches_it() {
    for at in [
        [113.0, 23.0],
        [179.999, -16.0],
        [-180.0, 10.0],
        [20.0, 84.99],
        [20.0, 89.0],
    ] {
        for radius in [300.0, 5_000.0] {
            let facility = |radius: f64, corners: usize| Facility {
                id: "S".into(),
                name: None,
                kind: Kind::Substation,
                voltage: None,
                owner: None,
                spread: Spread::Unknown,
                accuracy_mm: None,
                own_error_mm: None,
                crs: Crs::Wgs84,
                attributes: Attributes::default(),
                shape: Shape {
                    polygons: vec![vec![ring_around(at, corners, radius)]],
                    ..Shape::default()
                },
            };
            for corners in [4, 60] {
                let set = FacilitySet {
                    facilities: vec![facility(radius, corners)],
                    ..FacilitySet::default()
                };
                let index = Index::build(set);
                let site = Shape {
                    polygons: vec![vec![ring_around(at, 5, 10.0)]],
                    ..Shape::default()
                };
                let mut search = index.search();
                let found = search.within(&site, 50.0).unwrap();
                assert_eq!(found.len(), 1, "{at:?} {radius} {corners}");
                assert_eq!(found[0].metres, 0.0, "{at:?} {radius} {corners}");
            }
        }
    }
}

/// A small real network, packed, and a site beside one of its lines.
fn real() -> (Vec<u8>, Site) {
    let lines = common::data("../../data/osm-guangxi-south-lines.geojson");
    let files = [("lines.geojson".to_owned(), lines)];
    let mut set = FacilitySet::read(&files, &Default::default(), &|_, _| true)
        .unwrap()
        .set;
    set.facilities.truncate(150);
    let at = set.facilities[40].shape.lines[0][0];
    let input = SiteInput {
        geometry: json!({"type": "Polygon", "coordinates": [ring_around(destination(at, 30.0, 60.0), 6, 12.0)]}),
        crs: Some("EPSG:4326".into()),
        accuracy_m: Some(0.3),
        ..SiteInput::default()
    };
    (
        set.pack().unwrap(),
        Site::parse(&input, Policy::shipped()).unwrap(),
    )
}

fn ask(index: &Index, site: &Site) -> linewarden_geofence::Screening {
    let work = Work {
        building: true,
        excavation: true,
        ..Work::default()
    };
    screen(index, site, &work, Policy::shipped(), Some(500.0))
}

#[test]
fn what_is_cut_short_is_refused() {
    let (bytes, _) = real();
    for cut in (0..bytes.len())
        .step_by(997)
        .chain(0..700)
        .chain([bytes.len() - 1])
    {
        let error = Index::open(bytes[..cut].to_vec()).err().unwrap();
        let want = if cut < 8 {
            PackError::NotAPack
        } else {
            PackError::Length
        };
        assert_eq!(error, want, "{cut}");
        assert!(Index::read(bytes[..cut].to_vec()).is_err());
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(Packed::open(longer).err(), Some(PackError::Length));
    assert_eq!(PackError::Length.code(), "facilities.wrong_length");
}

#[test]
fn what_is_foreign_or_newer_is_refused() {
    let (mut bytes, _) = real();
    assert_eq!(
        Packed::open(b"PK\x03\x04".to_vec()).err(),
        Some(PackError::NotAPack)
    );
    assert_eq!(Packed::open(Vec::new()).err(), Some(PackError::NotAPack));
    bytes[8] = 2;
    assert_eq!(Packed::open(bytes).err(), Some(PackError::Newer(2)));
}

#[test]
fn a_flipped_bit_is_refused_or_changes_nothing() {
    let (bytes, site) = real();
    let right = ask(&Index::open(bytes.clone()).unwrap(), &site);
    assert_ne!(right.verdict, Verdict::Outside);
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = |most: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % most as u64) as usize
    };
    let (mut refused, mut untouched, mut told) = (0, 0, 0);
    for round in 0..600 {
        let mut bad = bytes.clone();
        // The first rounds in the head, where numbers steer everything.
        let at = if round < 200 {
            random(512)
        } else {
            random(bytes.len())
        };
        bad[at] ^= 1 << random(8);
        assert!(Index::read(bad.clone()).is_err(), "byte {at}");
        match Index::open(bad) {
            Err(_) => refused += 1,
            Ok(index) => {
                let answer = ask(&index, &site);
                if answer == right {
                    untouched += 1;
                } else {
                    told += 1;
                    assert_eq!(answer.verdict, Verdict::CannotTell, "byte {at}");
                    assert_eq!(answer.reasons[0].code, "facilities.damaged");
                    assert!(answer.facilities.is_empty());
                    assert_eq!(index.try_set().err(), Some(PackError::Damaged));
                }
            }
        }
    }
    assert!(
        refused >= 200 && untouched > 0 && told > 0,
        "{refused} {untouched} {told}"
    );
}

/// A whole file with right sums and wrong numbers: somebody made it so.
#[test]
fn wrong_numbers_under_right_sums_never_leave_their_bounds() {
    let (bytes, site) = real();
    let mut seed = 7_u64;
    let mut random = |most: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) % most as u64) as usize
    };
    for _ in 0..150 {
        let mut bad = bytes.clone();
        for _ in 0..1 + random(8) {
            let at = 512 + random(bytes.len() - 512);
            bad[at] = random(256) as u8;
        }
        reseal(&mut bad);
        if let Ok(index) = Index::open(bad) {
            let _ = ask(&index, &site);
            let _ = index.try_set();
            let _ = index.draw(index.extent().unwrap(), Policy::shipped(), None);
        }
    }
}

/// Sums and hash made anew, as the format describes them.
fn reseal(bytes: &mut [u8]) {
    use sha2::{Digest, Sha256};
    let body = u64::from_le_bytes(bytes[200..208].try_into().unwrap()) as usize;
    let front = bytes.len() - body;
    for i in 0..body.div_ceil(16 * 1024) {
        let from = front + i * 16 * 1024;
        let to = (from + 16 * 1024).min(bytes.len());
        let sum = Sha256::digest(&bytes[from..to]);
        bytes[512 + i * 16..528 + i * 16].copy_from_slice(&sum[..16]);
    }
    let mut hash = Sha256::new();
    hash.update(&bytes[..480]);
    hash.update(&bytes[512..front]);
    let hash = hash.finalize();
    bytes[480..512].copy_from_slice(&hash);
}
