//! What is measured from (a site, or a crane's stand) and what is measured to.

use super::frame::{Frame, Space, chord, ground, space};
use super::plane::{Xy, inside_rings, segments};
use super::{along, geodesic};
use crate::crs::LonLat;
use crate::facility::Shape;

/// One straight piece of a shape, at most 2 km of geodesic; a point is a piece of no length.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    pub a: Space,
    pub b: Space,
}

impl Piece {
    fn at(&self, t: f64) -> LonLat {
        if t <= 0.0 {
            return ground(self.a);
        }
        if t >= 1.0 {
            return ground(self.b);
        }
        let mix = |i: usize| self.a[i] + t * (self.b[i] - self.a[i]);
        ground([mix(0), mix(1), mix(2)])
    }
}

/// A shape made ready for measuring from.
#[derive(Clone, Debug)]
pub struct Probe {
    pub(crate) edges: Vec<Piece>,
    /// Polygons as rings of points in space, long sides cut along their geodesic.
    pub(crate) areas: Vec<Vec<Vec<Space>>>,
    centre: LonLat,
    /// No vertex is farther than this from the centre, metres.
    radius: f64,
    /// West, south, east, north in degrees; east may exceed 180 where the shape crosses it.
    bounds: [f64; 4],
}

/// The facility side of a measurement: the pieces near enough to matter, and its areas if any.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    pub pieces: &'a [Piece],
    pub areas: &'a [Vec<Vec<Space>>],
}

/// The nearest pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// Metres on the ellipsoid; 0 where they touch.
    pub distance: f64,
    pub site: LonLat,
    pub facility: LonLat,
}

/// Cuts a shape's lines and rings into pieces.
pub(crate) fn pieces(shape: &Shape) -> Vec<Piece> {
    let mut out = Vec::new();
    for p in &shape.points {
        let p = space(*p);
        out.push(Piece { a: p, b: p });
    }
    let rings = shape.polygons.iter().flatten();
    for line in shape.lines.iter().chain(rings) {
        for pair in line.windows(2) {
            let points = along(pair[0], pair[1]);
            out.extend(points.windows(2).map(|w| Piece {
                a: space(w[0]),
                b: space(w[1]),
            }));
        }
    }
    out
}

/// Polygons as closed rings in space.
pub(crate) fn areas(shape: &Shape) -> Vec<Vec<Vec<Space>>> {
    let ring = |ring: &Vec<LonLat>| {
        let mut out: Vec<Space> = ring.first().map(|p| space(*p)).into_iter().collect();
        for pair in ring.windows(2) {
            out.extend(along(pair[0], pair[1])[1..].iter().map(|p| space(*p)));
        }
        out
    };
    shape
        .polygons
        .iter()
        .map(|rings| rings.iter().map(ring).collect())
        .collect()
}

impl Probe {
    /// `None` for a shape without a single vertex.
    pub fn new(shape: &Shape) -> Option<Probe> {
        let first = shape.vertices().next()?;
        let mut bounds = [first[0], first[1], first[0], first[1]];
        for p in shape.vertices() {
            let lon = near(p[0], first[0]);
            bounds = [
                bounds[0].min(lon),
                bounds[1].min(p[1]),
                bounds[2].max(lon),
                bounds[3].max(p[1]),
            ];
        }
        let centre = [
            near((bounds[0] + bounds[2]) / 2.0, 0.0),
            (bounds[1] + bounds[3]) / 2.0,
        ];
        let middle = space(centre);
        let edges = pieces(shape);
        let radius = edges
            .iter()
            .flat_map(|e| [e.a, e.b])
            .map(|p| chord(middle, p))
            .fold(0.0, f64::max);
        Some(Probe {
            edges,
            areas: areas(shape),
            centre,
            radius,
            bounds,
        })
    }

    /// Itself as something to measure to.
    pub fn target(&self) -> Target<'_> {
        Target {
            pieces: &self.edges,
            areas: &self.areas,
        }
    }

    pub fn centre(&self) -> LonLat {
        self.centre
    }

    pub fn radius(&self) -> f64 {
        self.radius
    }

    pub fn bounds(&self) -> [f64; 4] {
        self.bounds
    }

    /// The nearest pair, or `None` where the target has no piece. Exact to well under a millimetre
    /// within 520 m and to a centimetre at any distance searched.
    pub fn nearest(&self, frame: &Frame, target: Target<'_>) -> Option<Nearest> {
        let found = self.look(frame, target)?;
        // What the first look may be wrong by: the plane's stretch at this distance from its origin.
        let reach = [found.site, found.facility].map(|p| chord(space(frame.origin()), space(p)));
        let off = reach[0].max(reach[1]);
        let stretch = found.distance.max(1.0) * off * off / 8.1e13;
        if stretch < 2e-5 {
            return Some(found);
        }
        let (a, b) = (space(found.site), space(found.facility));
        let between = ground([0, 1, 2].map(|i| (a[i] + b[i]) / 2.0));
        self.look(&Frame::at(between), target)
    }

    fn look(&self, frame: &Frame, target: Target<'_>) -> Option<Nearest> {
        let flat = |p: &Piece| (frame.plane(p.a), frame.plane(p.b));
        let mine: Vec<(Xy, Xy)> = self.edges.iter().map(flat).collect();
        let my_areas = flat_areas(frame, &self.areas);
        let mut best: Option<(f64, usize, usize, f64, f64)> = None;
        for (j, piece) in target.pieces.iter().enumerate() {
            let (c, d) = flat(piece);
            if my_areas.iter().any(|rings| inside_rings(c, rings)) {
                let p = piece.at(0.0);
                return Some(Nearest {
                    distance: 0.0,
                    site: p,
                    facility: p,
                });
            }
            for (i, (a, b)) in mine.iter().enumerate() {
                if best.is_some_and(|best| apart(*a, *b, c, d) > best.0) {
                    continue;
                }
                let (d2, s, t) = segments(*a, *b, c, d);
                if best.is_none_or(|best| d2 < best.0) {
                    best = Some((d2, i, j, s, t));
                }
            }
        }
        let their_areas = flat_areas(frame, target.areas);
        for edge in &self.edges {
            let p = frame.plane(edge.a);
            if their_areas.iter().any(|rings| inside_rings(p, rings)) {
                let p = edge.at(0.0);
                return Some(Nearest {
                    distance: 0.0,
                    site: p,
                    facility: p,
                });
            }
        }
        let (d2, i, j, s, t) = best?;
        let (site, facility) = (self.edges[i].at(s), target.pieces[j].at(t));
        let distance = if d2 == 0.0 {
            0.0
        } else {
            geodesic(site, facility)
        };
        Some(Nearest {
            distance,
            site,
            facility,
        })
    }

    /// The site's polygons in a frame, for [`super::overlap_area`].
    pub fn flat(&self, frame: &Frame) -> Vec<Vec<Vec<Xy>>> {
        flat_areas(frame, &self.areas)
    }
}

pub(crate) fn flat_areas(frame: &Frame, areas: &[Vec<Vec<Space>>]) -> Vec<Vec<Vec<Xy>>> {
    let ring = |ring: &Vec<Space>| ring.iter().map(|p| frame.plane(*p)).collect();
    areas
        .iter()
        .map(|rings| rings.iter().map(ring).collect())
        .collect()
}

/// Squared distance of the two segments' boxes: a lower bound of theirs.
#[inline]
fn apart(a: Xy, b: Xy, c: Xy, d: Xy) -> f64 {
    let gap = |i: usize| {
        (c[i].min(d[i]) - a[i].max(b[i]))
            .max(a[i].min(b[i]) - c[i].max(d[i]))
            .max(0.0)
    };
    let (x, y) = (gap(0), gap(1));
    x * x + y * y
}

/// `lon` moved by whole turns to within half a turn of `reference`.
fn near(lon: f64, reference: f64) -> f64 {
    lon - 360.0 * ((lon - reference) / 360.0).round()
}
