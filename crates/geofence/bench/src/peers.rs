//! Other libraries asked the same question in a plane.

use crate::network::Segment;
use geo::{Coord, Distance, Euclidean, Line, LineString, Polygon};
use geo_index::rtree::sort::HilbertSort;
use geo_index::rtree::{RTree as Packed, RTreeBuilder, RTreeIndex};
use rstar::primitives::{GeomWithData, Line as Span};
use rstar::{AABB, RTree};

pub const WITHIN: f64 = 520.0;

/// Each facility found and how far it is.
pub type Hits = Vec<(u32, f64)>;

fn bounds(site: &[[f64; 2]]) -> [f64; 4] {
    site.iter()
        .fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |b, p| {
            [
                b[0].min(p[0]),
                b[1].min(p[1]),
                b[2].max(p[0]),
                b[3].max(p[1]),
            ]
        })
}

/// The least distance of each facility, within the limit.
fn least(mut all: Hits) -> Hits {
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    all.dedup_by_key(|h| h.0);
    all.retain(|h| h.1 <= WITHIN);
    all
}

pub struct Rstar(RTree<GeomWithData<Span<[f64; 2]>, u32>>);

impl Rstar {
    pub fn build(segments: &[Segment]) -> Rstar {
        let all = segments
            .iter()
            .map(|s| GeomWithData::new(Span::new(s.a, s.b), s.facility));
        Rstar(RTree::bulk_load(all.collect()))
    }

    pub fn query(&self, site: &[[f64; 2]]) -> Hits {
        let b = bounds(site);
        let window = AABB::from_corners(
            [b[0] - WITHIN, b[1] - WITHIN],
            [b[2] + WITHIN, b[3] + WITHIN],
        );
        let ring = site.iter().map(|p| Coord { x: p[0], y: p[1] }).collect();
        let polygon = Polygon::new(LineString::new(ring), Vec::new());
        let coord = |p: [f64; 2]| Coord { x: p[0], y: p[1] };
        let found = self.0.locate_in_envelope_intersecting(&window).map(|s| {
            let line = Line::new(coord(s.geom().from), coord(s.geom().to));
            (s.data, Euclidean.distance(&line, &polygon))
        });
        least(found.collect())
    }
}

pub struct GeoIndex<'a> {
    tree: Packed<f64>,
    segments: &'a [Segment],
}

impl<'a> GeoIndex<'a> {
    pub fn build(segments: &'a [Segment]) -> GeoIndex<'a> {
        let mut builder = RTreeBuilder::<f64>::new(segments.len() as u32);
        for s in segments {
            builder.add(
                s.a[0].min(s.b[0]),
                s.a[1].min(s.b[1]),
                s.a[0].max(s.b[0]),
                s.a[1].max(s.b[1]),
            );
        }
        GeoIndex {
            tree: builder.finish::<HilbertSort>(),
            segments,
        }
    }

    pub fn query(&self, site: &[[f64; 2]]) -> Hits {
        let b = bounds(site);
        let found = self
            .tree
            .search(b[0] - WITHIN, b[1] - WITHIN, b[2] + WITHIN, b[3] + WITHIN);
        let distance = |i: u32| {
            let s = &self.segments[i as usize];
            (s.facility, to_site(s, site))
        };
        least(found.into_iter().map(distance).collect())
    }
}

/// Plain distance of a segment and a site: every pair of segments, and whether it lies inside.
fn to_site(s: &Segment, site: &[[f64; 2]]) -> f64 {
    if inside(s.a, site) {
        return 0.0;
    }
    let mut best = f64::INFINITY;
    for e in site.windows(2) {
        if crosses(s.a, s.b, e[0], e[1]) {
            return 0.0;
        }
        let four = [
            to_segment(e[0], s.a, s.b),
            to_segment(e[1], s.a, s.b),
            to_segment(s.a, e[0], e[1]),
            to_segment(s.b, e[0], e[1]),
        ];
        best = four.into_iter().fold(best, f64::min);
    }
    best.sqrt()
}

fn to_segment(p: [f64; 2], a: [f64; 2], b: [f64; 2]) -> f64 {
    let d = [b[0] - a[0], b[1] - a[1]];
    let length = d[0] * d[0] + d[1] * d[1];
    let t = if length > 0.0 {
        (((p[0] - a[0]) * d[0] + (p[1] - a[1]) * d[1]) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let e = [p[0] - a[0] - t * d[0], p[1] - a[1] - t * d[1]];
    e[0] * e[0] + e[1] * e[1]
}

fn crosses(a: [f64; 2], b: [f64; 2], c: [f64; 2], d: [f64; 2]) -> bool {
    let side = |o: [f64; 2], p: [f64; 2], q: [f64; 2]| {
        (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0])
    };
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

fn inside(p: [f64; 2], ring: &[[f64; 2]]) -> bool {
    ring.windows(2).fold(false, |inside, e| {
        let (a, b) = (e[0], e[1]);
        inside
            ^ ((a[1] > p[1]) != (b[1] > p[1])
                && p[0] < a[0] + (p[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0]))
    })
}
