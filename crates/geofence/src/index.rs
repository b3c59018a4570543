//! A facility set made ready for many queries: built once, never changed.

use crate::crs::LonLat;
use crate::facility::{Facility, FacilitySet, Kind, VoltageSource};
use crate::measure::{
    Frame, Nearest, Piece, Probe, Space, Target, areas_of, nearest_on_segment, pieces_of,
};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

type Entry = GeomWithData<Rectangle<[f64; 2]>, Found>;

/// What a box in the tree stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    facility: u32,
    /// Index into `pieces`, or [`WHOLE_AREA`].
    piece: u32,
}

/// An entry for the whole of a facility's polygons: a site can lie deep inside one, far from its edge.
const WHOLE_AREA: u32 = u32::MAX;

/// See the module.
pub struct Index {
    set: FacilitySet,
    version: String,
    pieces: Vec<Piece>,
    areas: Vec<Vec<Vec<Vec<Space>>>>,
    tree: RTree<Entry>,
    /// For each facility: a tower or guy stands in it.
    supported: Vec<bool>,
    widest_accuracy_m: f64,
    widest_half_spread_m: f64,
    /// `Some` where a facility came in an own system.
    widest_own_error_m: Option<f64>,
    kinds: Vec<Kind>,
}

/// The pieces of one facility that a search found.
pub(crate) struct Candidate<'a> {
    pub facility: &'a Facility,
    pub index: usize,
    pub pieces: Vec<Piece>,
    pub areas: &'a [Vec<Vec<Space>>],
}

impl Candidate<'_> {
    pub(crate) fn target(&self) -> Target<'_> {
        Target {
            pieces: &self.pieces,
            areas: self.areas,
        }
    }

    pub(crate) fn nearest(&self, probe: &Probe, frame: &Frame) -> Option<Nearest> {
        probe.nearest(frame, self.target())
    }
}

/// A tower this near a line's centre is one of the line's towers.
const TOWER_IN_LINE_M: f64 = 10.0;

impl Index {
    pub fn build(mut set: FacilitySet) -> Index {
        let version = set.version();
        let mut pieces = Vec::new();
        let mut entries = Vec::new();
        let mut areas = Vec::new();
        for (i, facility) in set.facilities.iter().enumerate() {
            let facility_index = i as u32;
            for piece in pieces_of(&facility.shape) {
                let found = Found {
                    facility: facility_index,
                    piece: pieces.len() as u32,
                };
                push_boxes(&mut entries, &piece, found);
                pieces.push(piece);
            }
            for polygon in &facility.shape.polygons {
                if let Some(outer) = polygon.first() {
                    push_area(
                        &mut entries,
                        outer,
                        Found {
                            facility: facility_index,
                            piece: WHOLE_AREA,
                        },
                    );
                }
            }
            areas.push(areas_of(&facility.shape));
        }
        let tree = RTree::bulk_load(entries);
        let mut kinds: Vec<Kind> = set.facilities.iter().map(|f| f.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let widest = |of: &dyn Fn(&Facility) -> Option<u32>| {
            f64::from(set.facilities.iter().filter_map(of).max().unwrap_or(0)) / 1000.0
        };
        let widest_accuracy_m = widest(&|f| f.accuracy_mm);
        let widest_half_spread_m = widest(&|f| match f.spread {
            crate::facility::Spread::Known(mm) | crate::facility::Spread::Assumed(mm) => Some(mm),
            _ => None,
        }) / 2.0;
        let recorded = widest(&|f| f.own_error_mm);
        let widest_own_error_m = set
            .facilities
            .iter()
            .any(|f| matches!(f.crs, crate::crs::Crs::Own(_)))
            .then_some(recorded);
        let mut index = Index {
            widest_own_error_m,
            version,
            pieces,
            areas,
            tree,
            widest_accuracy_m,
            widest_half_spread_m,
            kinds,
            supported: vec![false; set.facilities.len()],
            set: FacilitySet::default(),
        };
        index.join_towers(&mut set);
        index.set = set;
        index
    }

    /// Marks lines that have towers, and gives a tower without a voltage the highest of the lines it
    /// stands in, if all of them are known.
    fn join_towers(&mut self, set: &mut FacilitySet) {
        let mut voltages = Vec::new();
        for (i, facility) in set
            .facilities
            .iter()
            .enumerate()
            .filter(|(_, f)| f.kind.is_support())
        {
            let Some(at) = facility.shape.vertices().next() else {
                continue;
            };
            let frame = Frame::at(at);
            let mut lines: Vec<usize> = Vec::new();
            for found in self.found_around([at[0], at[1], at[0], at[1]], TOWER_IN_LINE_M) {
                if found.piece == WHOLE_AREA
                    || set.facilities[found.facility as usize].kind != Kind::OverheadLine
                {
                    continue;
                }
                let piece = &self.pieces[found.piece as usize];
                let (_, d2) =
                    nearest_on_segment([0.0, 0.0], frame.plane(piece.a), frame.plane(piece.b));
                if d2 <= TOWER_IN_LINE_M * TOWER_IN_LINE_M {
                    lines.push(found.facility as usize);
                }
            }
            for line in &lines {
                self.supported[*line] = true;
            }
            let known: Option<Vec<_>> = lines.iter().map(|l| set.facilities[*l].voltage).collect();
            if facility.voltage.is_none()
                && let Some(highest) = known.and_then(|v| v.into_iter().max_by_key(|v| v.volts))
            {
                voltages.push((i, highest));
            }
        }
        for (i, mut voltage) in voltages {
            voltage.source = VoltageSource::Line;
            set.facilities[i].voltage = Some(voltage);
        }
    }

    pub fn set(&self) -> &FacilitySet {
        &self.set
    }

    pub fn version(&self) -> &str {
        &self.version
    }

    /// West, south, east, north in degrees of everything loaded.
    pub fn extent(&self) -> Option<[f64; 4]> {
        self.set.extent()
    }

    pub fn attributions(&self) -> Vec<String> {
        self.set.attributions()
    }

    pub(crate) fn has_support(&self, facility: usize) -> bool {
        self.supported[facility]
    }

    pub(crate) fn has(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    pub(crate) fn widest_accuracy_m(&self) -> f64 {
        self.widest_accuracy_m
    }

    pub(crate) fn widest_own_error_m(&self) -> Option<f64> {
        self.widest_own_error_m
    }

    pub(crate) fn widest_half_spread_m(&self) -> f64 {
        self.widest_half_spread_m
    }

    /// Every facility with a piece whose box comes within `metres` of a box in degrees.
    pub(crate) fn around(&self, bounds: [f64; 4], metres: f64) -> Vec<Candidate<'_>> {
        let mut found = self.found_around(bounds, metres);
        found.sort_unstable();
        found.dedup();
        let mut out: Vec<Candidate<'_>> = Vec::new();
        for f in found {
            let index = f.facility as usize;
            if out.last().is_none_or(|c| c.index != index) {
                out.push(Candidate {
                    facility: &self.set.facilities[index],
                    index,
                    pieces: Vec::new(),
                    areas: &self.areas[index],
                });
            }
            if f.piece != WHOLE_AREA
                && let Some(candidate) = out.last_mut()
            {
                candidate.pieces.push(self.pieces[f.piece as usize]);
            }
        }
        // Deep inside a polygon only its area was found: its edges decide the nearest point all the same.
        for candidate in &mut out {
            if candidate.pieces.is_empty() {
                candidate.pieces = pieces_of(&candidate.facility.shape);
            }
        }
        out
    }

    fn found_around(&self, [west, south, east, north]: [f64; 4], metres: f64) -> Vec<Found> {
        // Degrees are shortest at the equator for latitude and at the far edge for longitude.
        let lat = metres / 110_500.0 + 1e-7;
        let (south, north) = (south - lat, north + lat);
        let cos = south.abs().max(north.abs()).min(90.0).to_radians().cos();
        let lon = if cos > 1e-3 {
            (metres / 110_500.0 / cos + 1e-7).min(180.0)
        } else {
            180.0
        };
        let mut out = Vec::new();
        for turn in [-360.0, 0.0, 360.0] {
            let window = AABB::from_corners([west - lon + turn, south], [east + lon + turn, north]);
            out.extend(
                self.tree
                    .locate_in_envelope_intersecting(&window)
                    .map(|e| e.data),
            );
        }
        out
    }
}

fn push_boxes(entries: &mut Vec<Entry>, piece: &Piece, found: Found) {
    let (a, b) = (
        crate::measure::ground(piece.a),
        crate::measure::ground(piece.b),
    );
    let lon = crate::measure::near(b[0], a[0]);
    // A 2 km geodesic bulges off its chord in degrees by centimetres at 60° and by metres near a pole.
    let lat_far = a[1].abs().max(b[1].abs());
    let pad = if lat_far > 85.0 { 0.05 } else { 1e-5 };
    let low = [a[0].min(lon) - pad, a[1].min(b[1]) - pad];
    let high = [a[0].max(lon) + pad, a[1].max(b[1]) + pad];
    entries.push(Entry::new(Rectangle::from_corners(low, high), found));
}

fn push_area(entries: &mut Vec<Entry>, outer: &[LonLat], found: Found) {
    let Some(first) = outer.first() else { return };
    let mut low = *first;
    let mut high = *first;
    for p in outer {
        let lon = crate::measure::near(p[0], first[0]);
        low = [low[0].min(lon), low[1].min(p[1])];
        high = [high[0].max(lon), high[1].max(p[1])];
    }
    let pad = 1e-3;
    let rectangle =
        Rectangle::from_corners([low[0] - pad, low[1] - pad], [high[0] + pad, high[1] + pad]);
    entries.push(Entry::new(rectangle, found));
}
