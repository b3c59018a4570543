//! The geometry of one placemark, put together from its elements.

use crate::crs::LonLat;
use crate::facility::Shape;

#[derive(Default)]
pub(super) struct Geometry {
    shape: Shape,
    /// Rings of the open polygon.
    outer: Option<Vec<LonLat>>,
    holes: Vec<Vec<LonLat>>,
    track: Vec<LonLat>,
    pub(super) has_track: bool,
    /// The first thing wrong.
    fault: Option<&'static str>,
    /// Of the geometry that is open: none, and something is missing.
    coordinates_seen: bool,
}

impl Geometry {
    pub(super) fn start(&mut self, name: &str) {
        match name {
            "Polygon" => {
                self.outer = None;
                self.holes.clear();
            }
            "Point" | "LineString" | "LinearRing" => self.coordinates_seen = false,
            "Track" => {
                self.track.clear();
                self.has_track = true;
            }
            _ => {}
        }
    }

    /// Elements of a placemark that hold geometry or belong to it, not fields.
    pub(super) fn knows(&self, name: &str) -> bool {
        matches!(
            name,
            "Point"
                | "LineString"
                | "LinearRing"
                | "Polygon"
                | "MultiGeometry"
                | "Track"
                | "MultiTrack"
                | "Model"
        )
    }

    pub(super) fn end(&mut self, name: &str, parent: &str, text: &str) {
        match name {
            "coordinates" => match positions(text) {
                Ok(points) => {
                    self.coordinates_seen = true;
                    self.take(parent, points);
                }
                Err(code) => {
                    self.coordinates_seen = true;
                    if parent == "LinearRing" {
                        self.shape.lines.push(Vec::new());
                    }
                    self.fail(code);
                }
            },
            "Point" | "LineString" | "LinearRing" if !self.coordinates_seen => self.fail("empty"),
            "LinearRing" if parent == "outerBoundaryIs" || parent == "innerBoundaryIs" => {
                // A ring is held as the last line until it is known which it is.
                if let Some(ring) = self.shape.lines.pop() {
                    if parent == "innerBoundaryIs" {
                        self.holes.push(ring);
                    } else if self.outer.replace(ring).is_some() {
                        self.fail("bad_coordinates");
                    }
                }
            }
            "Polygon" => {
                let holes = std::mem::take(&mut self.holes);
                match self.outer.take() {
                    Some(outer) => {
                        let rings = std::iter::once(outer).chain(holes).collect();
                        self.shape.polygons.push(rings);
                    }
                    None => self.fail("empty"),
                }
            }
            "coord" if parent == "Track" => match track_position(text) {
                Some(point) => self.track.push(point),
                None => self.fail("bad_coordinates"),
            },
            "Track" => {
                let track = std::mem::take(&mut self.track);
                match track.len() {
                    0 => self.fail("empty"),
                    1 => self.shape.points.extend(track),
                    _ => self.shape.lines.push(track),
                }
            }
            "Model" => self.fail("unknown_type"),
            _ => {}
        }
    }

    fn take(&mut self, parent: &str, points: Vec<LonLat>) {
        match (parent, points.len()) {
            (_, 0) => self.fail("empty"),
            ("Point", 1) => self.shape.points.extend(points),
            ("Point", _) => self.fail("bad_coordinates"),
            ("LineString" | "LinearRing", 1) => {
                self.fail("too_few_points");
                // Its place among the rings, so that the next one is not taken for it.
                if parent == "LinearRing" {
                    self.shape.lines.push(Vec::new());
                }
            }
            ("LineString" | "LinearRing", _) => self.shape.lines.push(points),
            _ => {}
        }
    }

    fn fail(&mut self, code: &'static str) {
        self.fault.get_or_insert(code);
    }

    /// # Errors
    /// The last part of a stable code.
    pub(super) fn finish(self) -> Result<Shape, &'static str> {
        match self.fault {
            Some(code) => Err(code),
            None if self.shape.is_empty() => Err("missing"),
            None => Ok(self.shape),
        }
    }
}

/// `lon,lat[,alt]` separated by white space. Some readers also take one long list of commas; where a
/// height is missing somewhere that moves every point behind it, so it is refused here.
fn positions(text: &str) -> Result<Vec<LonLat>, &'static str> {
    let mut out = Vec::new();
    for tuple in text.split_whitespace() {
        let numbers: Vec<Option<f64>> = tuple
            .split(',')
            .take(5)
            .map(|n| n.parse::<f64>().ok())
            .collect();
        let pair = match numbers.as_slice() {
            [Some(lon), Some(lat)] | [Some(lon), Some(lat), _] | [Some(lon), Some(lat), _, _] => {
                [*lon, *lat]
            }
            _ => return Err("bad_coordinates"),
        };
        if pair.iter().any(|v| !v.is_finite()) {
            return Err("not_finite");
        }
        out.push(pair);
    }
    Ok(out)
}

/// `lon lat [alt]`.
fn track_position(text: &str) -> Option<LonLat> {
    let mut numbers = text.split_whitespace().map(str::parse::<f64>);
    let pair = [numbers.next()?.ok()?, numbers.next()?.ok()?];
    pair.iter().all(|v| v.is_finite()).then_some(pair)
}
