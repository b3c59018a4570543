//! Points, lines and polygons on the ground, mixed as files mix them.

use crate::crs::LonLat;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    pub points: Vec<LonLat>,
    pub lines: Vec<Vec<LonLat>>,
    /// Each polygon is its outer ring and its holes; rings are closed.
    pub polygons: Vec<Vec<Vec<LonLat>>>,
}

impl Shape {
    pub fn vertices(&self) -> impl Iterator<Item = LonLat> + '_ {
        let rings = self.polygons.iter().flatten();
        self.points
            .iter()
            .chain(self.lines.iter().chain(rings).flatten())
            .copied()
    }

    pub fn is_empty(&self) -> bool {
        self.vertices().next().is_none()
    }

    /// Only points: nothing says how far the thing reaches.
    pub fn is_mere_point(&self) -> bool {
        self.lines.is_empty() && self.polygons.is_empty()
    }

    /// West, south, east, north in degrees.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        self.vertices().fold(None, |b: Option<[f64; 4]>, p| {
            Some(b.map_or([p[0], p[1], p[0], p[1]], |b| {
                [
                    b[0].min(p[0]),
                    b[1].min(p[1]),
                    b[2].max(p[0]),
                    b[3].max(p[1]),
                ]
            }))
        })
    }

    /// As a GeoJSON geometry: the plainest type that holds it.
    pub fn to_geojson(&self) -> serde_json::Value {
        use serde_json::json;
        let mut parts = Vec::new();
        match self.points.as_slice() {
            [] => {}
            [one] => parts.push(json!({"type": "Point", "coordinates": one})),
            many => parts.push(json!({"type": "MultiPoint", "coordinates": many})),
        }
        match self.lines.as_slice() {
            [] => {}
            [one] => parts.push(json!({"type": "LineString", "coordinates": one})),
            many => parts.push(json!({"type": "MultiLineString", "coordinates": many})),
        }
        match self.polygons.as_slice() {
            [] => {}
            [one] => parts.push(json!({"type": "Polygon", "coordinates": one})),
            many => parts.push(json!({"type": "MultiPolygon", "coordinates": many})),
        }
        match parts.len() {
            1 => parts.remove(0),
            _ => json!({"type": "GeometryCollection", "geometries": parts}),
        }
    }
}
