//! Cells of the map: what is chosen, what is left out and said so, and that lines go on from cell to cell.

mod common;

use common::data;
use linewarden_geofence::drawing::EXACT_ZOOM;
use linewarden_geofence::{
    Cell, Crs, DrawnCell, Facility, FacilityKind, FacilitySet, Index, LonLat, Policy, ReadOptions,
    Shape, Spread, Voltage, VoltageSource,
};
use std::collections::{BTreeMap, BTreeSet};

const GRID: f64 = 4096.0;

fn line(id: &str, volts: Option<u32>, points: Vec<LonLat>) -> Facility {
    Facility {
        id: id.to_owned(),
        name: Some(format!("示例{id}线")),
        kind: FacilityKind::OverheadLine,
        voltage: volts.map(|volts| Voltage {
            volts,
            dc: false,
            source: VoltageSource::Stated,
        }),
        owner: None,
        spread: Spread::Unknown,
        accuracy_mm: None,
        own_error_mm: None,
        crs: Crs::Cgcs2000,
        attributes: Default::default(),
        shape: Shape {
            lines: vec![points],
            ..Shape::default()
        },
    }
}

fn index(facilities: Vec<Facility>) -> Index {
    Index::build(FacilitySet {
        facilities,
        ..FacilitySet::default()
    })
}

fn draw(index: &Index, cell: Cell) -> DrawnCell {
    index.cell(cell, Policy::shipped()).unwrap()
}

/// Cells of a level over a box in degrees.
fn cells(zoom: u8, [w, s, e, n]: [f64; 4]) -> Vec<Cell> {
    let [x0, y0] = place(zoom, [w, n]).map(|v| (v / GRID) as u32);
    let [x1, y1] = place(zoom, [e, s]).map(|v| (v / GRID) as u32);
    let row = |y| (x0..=x1).map(move |x| Cell { zoom, x, y });
    (y0..=y1).flat_map(row).collect()
}

/// Web Mercator in 4096ths of a cell, by its textbook formula.
fn place(zoom: u8, [lon, lat]: LonLat) -> [f64; 2] {
    let across = 2_f64.powi(i32::from(zoom)) * GRID;
    let north = (std::f64::consts::FRAC_PI_4 + lat.to_radians() / 2.0)
        .tan()
        .ln();
    [
        (lon + 180.0) / 360.0 * across,
        (1.0 - north / std::f64::consts::PI) / 2.0 * across,
    ]
}

/// Pieces of one facility in units of the whole level.
fn pieces(cell: Cell, drawn: &DrawnCell, id: &str) -> Vec<Vec<[i64; 2]>> {
    let of = |s: &linewarden_geofence::Strokes| {
        let at = s.ids.iter().position(|i| i == id);
        at.map(|i| s.lines[i].clone()).unwrap_or_default()
    };
    let unpacked = |piece: Vec<i32>| {
        let mut at = [i64::from(cell.x) * 4096, i64::from(cell.y) * 4096];
        let step = |d: &[i32]| {
            at = [at[0] + i64::from(d[0]), at[1] + i64::from(d[1])];
            at
        };
        piece.chunks_exact(2).map(step).collect()
    };
    drawn.strokes.iter().flat_map(of).map(unpacked).collect()
}

fn apart(p: [f64; 2], a: [f64; 2], b: [f64; 2]) -> f64 {
    let (d, v) = ([b[0] - a[0], b[1] - a[1]], [p[0] - a[0], p[1] - a[1]]);
    let length = d[0] * d[0] + d[1] * d[1];
    let t = if length > 0.0 {
        ((v[0] * d[0] + v[1] * d[1]) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (v[0] - t * d[0]).hypot(v[1] - t * d[1])
}

fn random(seed: &mut u64) -> f64 {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 11) as f64 / (1_u64 << 53) as f64
}

fn winding(seed: &mut u64, from: LonLat, count: usize, step: f64) -> Vec<LonLat> {
    let (mut at, mut heading) = (from, random(seed) * std::f64::consts::TAU);
    let mut out = vec![at];
    for _ in 1..count {
        heading += random(seed) - 0.5;
        at = [at[0] + step * heading.sin(), at[1] + step * heading.cos()];
        out.push(at);
    }
    out
}

#[test]
fn a_full_cell_keeps_the_high_and_the_unknown_voltages_and_says_what_it_leaves_out() {
    let mut seed = 5;
    let mut all = Vec::new();
    let mut add = |name: &str, volts, count: usize| {
        for i in 0..count {
            let from = [
                108.0 + 0.3 * random(&mut seed),
                22.6 + 0.2 * random(&mut seed),
            ];
            all.push(line(
                &format!("{name}{i}"),
                volts,
                winding(&mut seed, from, 8, 0.002),
            ));
        }
    };
    add("low", Some(10_000), 12_000);
    add("high", Some(220_000), 300);
    add("unknown", None, 300);
    let index = index(all);
    let mut left = BTreeMap::new();
    let mut drawn = BTreeSet::new();
    for cell in cells(9, index.extent().unwrap()) {
        let answer = draw(&index, cell);
        assert!(serde_json::to_vec(&answer).unwrap().len() < 450_000);
        let vertices = answer.strokes.iter().flat_map(|s| s.lines.iter().flatten());
        assert!(vertices.map(|p| p.len() / 2).sum::<usize>() <= 14_000);
        drawn.extend(answer.strokes.iter().flat_map(|s| s.ids.clone()));
        for l in &answer.left_out {
            assert!(l.begin <= l.count);
            *left.entry(l.voltage_kv.map(|v| v as u32)).or_insert(0) += l.begin as usize;
        }
    }
    let of = |name: &str| drawn.iter().filter(|id| id.starts_with(name)).count();
    assert_eq!((of("high"), of("unknown")), (300, 300));
    assert!(of("low") > 1_000, "{}", of("low"));
    // Every line is drawn or counted, and none is counted twice.
    assert_eq!(left, BTreeMap::from([(Some(10), 12_000 - of("low"))]));
}

#[test]
fn a_line_is_in_all_of_its_cells_or_in_none_and_goes_on_where_it_was_cut() {
    let mut seed = 17;
    let mut all = vec![line(
        "long",
        Some(10_000),
        winding(&mut seed, [108.0, 22.5], 4_000, 0.0008),
    )];
    for i in 0..9_000 {
        let from = [
            108.0 + 0.2 * random(&mut seed),
            22.5 + 0.2 * random(&mut seed),
        ];
        all.push(line(
            &format!("n{i}"),
            Some(10_000),
            winding(&mut seed, from, 12, 0.0008),
        ));
    }
    let whole: BTreeMap<String, Vec<LonLat>> = all
        .iter()
        .map(|f| (f.id.clone(), f.shape.lines[0].clone()))
        .collect();
    let index = index(all);
    let zoom = 11;
    let mut runs: BTreeMap<String, Vec<Vec<[i64; 2]>>> = BTreeMap::new();
    let mut left = 0;
    for cell in cells(zoom, index.extent().unwrap()) {
        let answer = draw(&index, cell);
        left += answer.left_out.iter().map(|l| l.count).sum::<u32>();
        for id in answer.strokes.iter().flat_map(|s| s.ids.clone()) {
            let mine = pieces(cell, &answer, &id);
            let (low, high) = ([cell.x, cell.y].map(|v| i64::from(v) * 4096), 4096);
            for p in mine.iter().flatten() {
                assert!((0..2).all(|k| (0..=high).contains(&(p[k] - low[k]))));
            }
            runs.entry(id).or_default().extend(mine);
        }
    }
    assert!(left > 0 && runs.len() > 1_000, "{left} {}", runs.len());
    for (id, pieces) in &runs {
        // Each end is the line's own or lies where another piece ends.
        let mut ends: BTreeMap<[i64; 2], usize> = BTreeMap::new();
        for p in pieces {
            *ends.entry(p[0]).or_default() += 1;
            *ends.entry(p[p.len() - 1]).or_default() += 1;
        }
        let line = &whole[id];
        let near = |p: [i64; 2], q: LonLat| {
            let q = place(zoom, q);
            (p[0] as f64 - q[0]).hypot(p[1] as f64 - q[1]) < 1.0
        };
        for (at, count) in &ends {
            let own = near(*at, line[0]) || near(*at, line[line.len() - 1]);
            assert!(count % 2 == 0 || own, "{id} ends at {at:?}");
        }
        // Half a pixel is two units.
        for p in line {
            let p = place(zoom, *p);
            let least = pieces
                .iter()
                .flat_map(|l| l.windows(2))
                .map(|w| apart(p, w[0].map(|v| v as f64), w[1].map(|v| v as f64)))
                .fold(f64::INFINITY, f64::min);
            assert!(least <= 2.0, "{id} {least}");
        }
    }
}

#[test]
fn what_was_chosen_beforehand_is_what_would_be_chosen_when_it_is_looked_at() {
    let mut seed = 23;
    let mut all = Vec::new();
    for i in 0..7_000 {
        let from = [
            108.0 + 0.1 * random(&mut seed),
            22.5 + 0.1 * random(&mut seed),
        ];
        let volts = Some([10_000, 110_000][i % 2]);
        all.push(line(
            &format!("n{i}"),
            volts,
            winding(&mut seed, from, 6, 0.0008),
        ));
    }
    let (later, before) = (index(all.clone()), index(all));
    before.choose_levels(11);
    let mut left = 0;
    for zoom in 0..EXACT_ZOOM {
        for cell in cells(zoom, later.extent().unwrap()) {
            let answer = draw(&later, cell);
            left += answer.left_out.len();
            assert_eq!(answer, draw(&before, cell), "{cell:?}");
        }
    }
    assert!(left > 0);
}

#[test]
fn a_short_line_of_a_lower_voltage_takes_no_place_of_a_long_one_that_had_none() {
    let mut seed = 29;
    let mut all = Vec::new();
    for i in 0..3_000 {
        let from = [
            108.05 + 0.1 * random(&mut seed),
            22.6 + 0.1 * random(&mut seed),
        ];
        all.push(line(
            &format!("high{i}"),
            Some(110_000),
            winding(&mut seed, from, 60, 0.004),
        ));
        all.push(line(
            &format!("low{i}"),
            Some(10_000),
            winding(&mut seed, from, 3, 0.004),
        ));
    }
    let index = index(all);
    // All begin in one cell, which is full of the higher voltage.
    let cell = cells(10, [108.1, 22.65, 108.1, 22.65])[0];
    let answer = draw(&index, cell);
    let drawn = answer.strokes.iter().map(|s| (s.voltage_kv, s.ids.len()));
    let drawn: BTreeMap<_, _> = drawn.map(|(v, n)| (v.map(|v| v as u32), n)).collect();
    assert!(drawn[&Some(110)] > 100, "{drawn:?}");
    assert!(!drawn.contains_key(&Some(10)), "{drawn:?}");
    assert!(answer.left_out.iter().any(|l| l.voltage_kv == Some(110.0)));
}

#[test]
fn what_is_smaller_than_a_pixel_is_a_dot() {
    let index = index(vec![line(
        "dot",
        Some(10_000),
        vec![[108.3, 22.8], [108.300_01, 22.8]],
    )]);
    let cell = cells(6, [108.3, 22.8, 108.3, 22.8])[0];
    let answer = draw(&index, cell);
    let [x, y] = place(6, [108.3, 22.8]).map(|v| (v.round() as i32).rem_euclid(4096));
    assert_eq!(answer.strokes[0].lines, [[[x, y]]]);
    assert!(answer.left_out.is_empty());
}

#[test]
fn near_cells_together_are_what_a_direct_query_gives() {
    let file = (
        "lines.geojson".to_owned(),
        data("../../data/osm-guangxi-south-lines.geojson"),
    );
    let set = FacilitySet::read(&[file], &ReadOptions::default(), &|_, _| true)
        .unwrap()
        .set;
    let towns: Vec<LonLat> = set
        .facilities
        .iter()
        .step_by(90)
        .map(|f| f.shape.lines[0][0])
        .collect();
    let index = Index::build(set);
    let mut some = 0;
    for p in towns {
        let [x, y] = place(EXACT_ZOOM, p).map(|v| (v / GRID) as u32);
        let square: Vec<Cell> = (0..9)
            .map(|i| Cell {
                zoom: EXACT_ZOOM,
                x: x + i % 3,
                y: y + i / 3,
            })
            .collect();
        let (nw, se) = (square[0].bounds(), square[8].bounds());
        let direct = index.draw([nw[0], se[1], se[2], nw[3]], Policy::shipped(), None);
        assert!(!direct.truncated);
        let mut union = BTreeMap::new();
        for cell in square {
            let answer = draw(&index, cell);
            assert!(answer.strokes.is_empty() && answer.left_out.is_empty());
            union.extend(answer.facilities.into_iter().map(|f| (f.id.clone(), f)));
        }
        assert_eq!(union.len(), direct.facilities.len());
        for f in &direct.facilities {
            let cell = &union[&f.id];
            assert_eq!(
                (&cell.geometry, cell.half_spread_m),
                (&f.geometry, f.half_spread_m)
            );
            let error = |f: &linewarden_geofence::DrawnFacility| {
                f.zone
                    .as_ref()
                    .map(|z| (z.width_m, z.error_m, z.error_unknown))
            };
            assert_eq!(error(cell), error(f));
            assert!(cell.zone.as_ref().is_none_or(|z| z.outer.is_none()) && !cell.cut);
        }
        some += direct.facilities.len();
    }
    assert!(some > 100, "{some}");
}

#[test]
fn a_very_long_line_near_in_is_cut_and_goes_on_in_the_next_cell() {
    let mut seed = 3;
    let line = line(
        "long",
        Some(35_000),
        winding(&mut seed, [108.0, 22.5], 2_500, 0.0005),
    );
    let index = index(vec![line.clone()]);
    let mut ends: BTreeMap<[u64; 2], usize> = BTreeMap::new();
    for cell in cells(EXACT_ZOOM, index.extent().unwrap()) {
        for f in draw(&index, cell).facilities {
            assert!(f.cut);
            let lines = match f.geometry["type"].as_str() {
                Some("LineString") => vec![f.geometry["coordinates"].clone()],
                _ => f.geometry["coordinates"].as_array().unwrap().clone(),
            };
            for l in lines {
                let l: Vec<LonLat> = serde_json::from_value(l).unwrap();
                for end in [l[0], l[l.len() - 1]] {
                    *ends.entry(end.map(f64::to_bits)).or_default() += 1;
                }
            }
        }
    }
    let odd: Vec<_> = ends
        .iter()
        .filter(|(_, n)| *n % 2 == 1)
        .map(|(p, _)| p.map(f64::from_bits))
        .collect();
    let points = &line.shape.lines[0];
    assert_eq!(odd.len(), 2, "{odd:?}");
    for end in odd {
        let near = |p: &LonLat| (p[0] - end[0]).hypot(p[1] - end[1]) < 1e-9;
        assert!(near(&points[0]) || near(&points[points.len() - 1]));
    }
}

#[test]
fn a_direct_query_leaves_out_the_low_voltages_too() {
    let mut seed = 23;
    let mut all: Vec<Facility> = (0..5_000)
        .map(|i| {
            line(
                &format!("low{i}"),
                Some(10_000),
                winding(&mut seed, [108.0, 22.5], 6, 0.001),
            )
        })
        .collect();
    all.extend((0..50).map(|i| {
        line(
            &format!("high{i}"),
            Some(220_000),
            winding(&mut seed, [108.0, 22.5], 6, 0.001),
        )
    }));
    let drawing = index(all).draw([107.9, 22.4, 108.1, 22.6], Policy::shipped(), None);
    assert_eq!((drawing.facilities.len(), drawing.truncated), (4_000, true));
    let high = drawing
        .facilities
        .iter()
        .filter(|f| f.id.starts_with("high"))
        .count();
    assert_eq!(
        (
            high,
            drawing.left_out[0].voltage_kv,
            drawing.left_out[0].count
        ),
        (50, Some(10.0), 1_050)
    );
}

#[test]
fn there_is_nothing_where_there_is_no_cell() {
    let index = index(vec![line("one", None, vec![[108.0, 22.0], [108.1, 22.0]])]);
    for cell in [
        Cell {
            zoom: 3,
            x: 8,
            y: 0,
        },
        Cell {
            zoom: 40,
            x: 0,
            y: 0,
        },
    ] {
        assert!(!cell.exists());
        assert_eq!(draw(&index, cell), DrawnCell::default());
    }
}
