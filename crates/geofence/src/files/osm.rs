//! OpenStreetMap XML (API 0.6, and what Overpass and JOSM write): power lines, cables, supports and
//! stations out of nodes, ways and relations. Always WGS 84, always ODbL.

use super::layer::{Bad, Layer, Row, StatedCrs};
use super::osm_shape::{self, Member, Places};
use super::xml::{Element, Item, Xml};
use super::{FileError, encoding};
use crate::crs::Crs;
use crate::facility::Shape;

/// Values of `power` that are facilities; a transformer or an insulator is a part of one.
const POWER: [&str; 11] = [
    "line",
    "minor_line",
    "cable",
    "tower",
    "pole",
    "portal",
    "substation",
    "sub_station",
    "station",
    "plant",
    "switching_station",
];

/// Tags kept, under the headings the column finder knows. OSM has volts; the column says kilovolts.
const COLUMNS: [(&str, &str); 9] = [
    ("power", "power"),
    ("name", "name"),
    ("voltage", "voltage_kv"),
    ("cables", "cables"),
    ("circuits", "circuits"),
    ("ref", "ref"),
    ("owner", "owner"),
    ("location", "location"),
    ("substation", "substation"),
];

/// # Errors
/// `file.encoding_unknown`, `file.osm_too_large` and those of the XML.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Layer, FileError> {
    let (text, encoding) = encoding::document(bytes)
        .ok_or_else(|| FileError::new(file, "file.encoding_unknown", ""))?;
    let mut layer = Layer {
        crs: StatedCrs::Stated {
            crs: Crs::Wgs84,
            text: Crs::Wgs84.to_string(),
        },
        columns: COLUMNS.map(|(_, c)| c.to_owned()).to_vec(),
        attribution: Some("OpenStreetMap contributors".to_owned()),
        licence: Some("ODbL 1.0".to_owned()),
        ..Layer::text(file, "osm", encoding)
    };
    let mut places = Places::default();
    let mut kept: Vec<Thing> = Vec::new();
    let mut open: Option<Thing> = None;
    let mut depth = 0;
    let mut xml = Xml::new(file, &text);
    while let Some(item) = xml.next()? {
        match item {
            Item::Start(element) => {
                depth += 1;
                if depth == 2 {
                    open = Thing::new(&element);
                } else if depth == 3
                    && let Some(thing) = &mut open
                {
                    thing.child(&element, &mut places);
                }
            }
            Item::End => {
                depth -= 1;
                if depth == 1
                    && let Some(thing) = open.take()
                {
                    thing.store(&mut places, &mut kept);
                }
            }
            Item::Text(_) => {}
        }
    }
    // A way can be named by any number of relations; each would hold its points again.
    let mut room = text.len().max(1 << 20);
    for thing in kept {
        let shape = thing.shape(&places, room);
        let shape = match shape {
            Ok(shape) => {
                room = room.saturating_sub(shape.vertices().count());
                Ok(shape)
            }
            Err(osm_shape::Fault::Row(bad)) => Err(bad),
            Err(osm_shape::Fault::TooLarge) => {
                return Err(FileError::new(file, "file.osm_too_large", room));
            }
        };
        layer.rows.push(Row {
            number: layer.rows.len() as u64 + 1,
            id: thing.id.map(|id| format!("{}/{id}", thing.kind.word())),
            cells: thing.cells(),
            shape,
        });
    }
    Ok(layer)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ThingKind {
    Node,
    Way,
    Relation,
}

impl ThingKind {
    fn word(self) -> &'static str {
        match self {
            ThingKind::Node => "node",
            ThingKind::Way => "way",
            ThingKind::Relation => "relation",
        }
    }
}

struct Thing {
    kind: ThingKind,
    /// Absent where damage took it: then nothing can refer to the thing, and nobody can name it.
    id: Option<i64>,
    /// A tag of it cannot be read: it may be a facility.
    torn: bool,
    /// Of a node.
    place: Option<[f64; 2]>,
    /// Nodes of a way.
    nodes: Vec<i64>,
    members: Vec<Member>,
    tags: Vec<(String, String)>,
}

impl Thing {
    fn new(element: &Element<'_>) -> Option<Thing> {
        let kind = match element.name() {
            "node" => ThingKind::Node,
            "way" => ThingKind::Way,
            "relation" => ThingKind::Relation,
            _ => return None,
        };
        // Deleted in the editor, or in the history.
        let says = |name, value| element.attribute(name).as_deref() == Some(value);
        if says("action", "delete") || says("visible", "false") {
            return None;
        }
        let id = element.attribute("id").and_then(|i| i.trim().parse().ok());
        Some(Thing {
            kind,
            id,
            torn: false,
            place: place(element),
            nodes: Vec::new(),
            members: Vec::new(),
            tags: Vec::new(),
        })
    }

    fn child(&mut self, element: &Element<'_>, places: &mut Places) {
        let number = |name| element.attribute(name)?.trim().parse::<i64>().ok();
        match element.name() {
            "tag" => {
                let wanted = |k: &str| {
                    COLUMNS.iter().any(|(tag, _)| *tag == k)
                        || matches!(k, "type" | "name:zh" | "operator")
                };
                match (element.attribute("k"), element.attribute("v")) {
                    (Some(k), Some(v)) if wanted(&k) => self.tags.push((k, v)),
                    (Some(_), Some(_)) => {}
                    _ => self.torn = true,
                }
            }
            "nd" => {
                let id = number("ref");
                // Overpass can write the places of a way's nodes into the way.
                if let (Some(id), Some(place)) = (id, place(element)) {
                    places.nodes.entry(id).or_insert(place);
                }
                // A reference that is no number is a node nobody has.
                self.nodes.push(id.unwrap_or(osm_shape::NOBODYS));
            }
            "member" => {
                let (kind, id) = (element.attribute("type"), number("ref"));
                let role = element.attribute("role");
                self.members
                    .extend(Member::new(kind.as_deref(), id, role.as_deref()));
            }
            _ => {}
        }
    }

    fn tag(&self, key: &str) -> Option<&str> {
        let found = self.tags.iter().find(|(k, _)| k == key)?;
        Some(found.1.trim()).filter(|v| !v.is_empty())
    }

    fn is_facility(&self) -> bool {
        let power = self.tag("power").is_some_and(|p| POWER.contains(&p));
        // The ways of a route are lines themselves.
        power && (self.kind != ThingKind::Relation || self.tag("type") != Some("route"))
    }

    fn store(self, places: &mut Places, kept: &mut Vec<Thing>) {
        match (self.kind, self.id, self.place) {
            (ThingKind::Node, Some(id), Some(place)) => {
                places.nodes.insert(id, place);
            }
            (ThingKind::Way, Some(id), _) => {
                places.ways.insert(id, self.nodes.clone());
            }
            _ => {}
        }
        if self.is_facility() || self.torn {
            kept.push(self);
        }
    }

    fn shape(&self, places: &Places, room: usize) -> Result<Shape, osm_shape::Fault> {
        let Some(id) = self.id.filter(|_| !self.torn) else {
            return Err(Bad::new("bad_record").into());
        };
        match self.kind {
            ThingKind::Node => match places.nodes.get(&id) {
                Some(place) => Ok(Shape {
                    points: vec![*place],
                    ..Shape::default()
                }),
                None => Err(Bad::new("missing").into()),
            },
            ThingKind::Way => Ok(osm_shape::way(&self.nodes, places)?),
            ThingKind::Relation => osm_shape::relation(&self.members, places, room),
        }
    }

    fn cells(&self) -> Vec<Option<String>> {
        let cell = |tag: &str| match tag {
            "name" => self
                .tag("name")
                .or_else(|| self.tag("name:zh"))
                .map(str::to_owned),
            "owner" => self
                .tag("owner")
                .or_else(|| self.tag("operator"))
                .map(str::to_owned),
            "voltage" => self.tag("voltage").map(kilovolts),
            // River or sea bed, with zones of their own: no word for a kind, so it stays open.
            "power" if self.tag("power") == Some("cable") && self.is_under_water() => {
                Some("underwater_cable".to_owned())
            }
            other => self.tag(other).map(str::to_owned),
        };
        COLUMNS.iter().map(|(tag, _)| cell(tag)).collect()
    }

    fn is_under_water(&self) -> bool {
        matches!(
            self.tag("location"),
            Some("underwater" | "seabed" | "submarine")
        )
    }
}

fn place(element: &Element<'_>) -> Option<[f64; 2]> {
    let number = |name| {
        let text = element.attribute(name)?;
        text.trim().parse::<f64>().ok().filter(|v| v.is_finite())
    };
    Some([number("lon")?, number("lat")?])
}

/// `132000;66000` as `132;66`. What is no number is left for people to see.
fn kilovolts(volts: &str) -> String {
    let part = |p: &str| {
        let p = p.trim();
        p.parse::<f64>()
            .map_or_else(|_| p.to_owned(), |v| (v / 1000.0).to_string())
    };
    volts.split(';').map(part).collect::<Vec<_>>().join(";")
}
