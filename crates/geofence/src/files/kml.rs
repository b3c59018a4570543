//! KML 2.x and the tracks of its Google extension (OGC 07-147r2, 12-007r2). Coordinates are WGS 84 by
//! the standard, yet files drawn over Chinese map services often are not: the system is the format's
//! default, not the file's word.

use super::layer::{Bad, Columns, Layer, Row, StatedCrs};
use super::xml::{Element, Item, Xml};
use super::{FileError, archive, encoding, kml_geometry::Geometry};
use crate::crs::Crs;
use std::collections::HashSet;

/// # Errors
/// `file.encoding_unknown` and those of the XML.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Layer, FileError> {
    let (text, encoding) = encoding::document(bytes)
        .ok_or_else(|| FileError::new(file, "file.encoding_unknown", ""))?;
    let mut reader = KmlReader {
        layer: Layer {
            crs: StatedCrs::Default(Crs::Wgs84),
            ..Layer::text(file, "kml", encoding)
        },
        columns: Columns::default(),
        path: Vec::new(),
        placemark_names: HashSet::from(["Placemark".to_owned()]),
        text: String::new(),
        folders: Vec::new(),
        placemark: None,
    };
    let mut xml = Xml::new(file, &text);
    while let Some(item) = xml.next()? {
        match item {
            Item::Start(element) => reader.start(&element),
            Item::Text(text) => reader.text.push_str(&text),
            Item::End => reader.end(),
        }
    }
    let KmlReader {
        mut layer, columns, ..
    } = reader;
    columns.finish(&mut layer);
    layer.remarks.sort_unstable();
    layer.remarks.dedup();
    Ok(layer)
}

/// A KMZ is a zip; its main document counts.
///
/// # Errors
/// Those of [`read`] and of the zip; `file.kmz_no_kml`.
pub(super) fn read_zipped(file: &str, bytes: &[u8]) -> Result<Layer, FileError> {
    let (document, others) = archive::main_kml(file, bytes)?;
    let mut layer = read(file, &document)?;
    layer.format = "kmz";
    if others {
        layer.remarks.push("kmz.other_kml_unread");
    }
    Ok(layer)
}

struct KmlReader {
    layer: Layer,
    columns: Columns,
    /// Names of the open elements.
    path: Vec<String>,
    /// Older programs give a placemark the name of its schema.
    placemark_names: HashSet<String>,
    /// Since the last start or end.
    text: String,
    /// The name of each open folder, empty before it is known.
    folders: Vec<String>,
    placemark: Option<Placemark>,
}

struct Placemark {
    /// How deep its element lies.
    depth: usize,
    /// Of the open `Data` or `SimpleData`.
    data: Option<String>,
    id: Option<String>,
    cells: Vec<Option<String>>,
    geometry: Geometry,
}

impl KmlReader {
    fn start(&mut self, element: &Element<'_>) {
        let name = element.name();
        let depth = self.path.len();
        match &mut self.placemark {
            Some(placemark) => match name {
                "Data" | "SimpleData" => placemark.data = element.attribute("name"),
                _ => placemark.geometry.start(name),
            },
            None if self.placemark_names.contains(name) => {
                let mut cells = Vec::new();
                let folders: Vec<&str> = self
                    .folders
                    .iter()
                    .map(String::as_str)
                    .filter(|f| !f.is_empty())
                    .take(8)
                    .collect();
                self.columns.put(&mut cells, "name", None);
                if !folders.is_empty() {
                    // Every placemark gets it, so its length counts.
                    let path = folders.join("/").chars().take(200).collect();
                    self.columns.put(&mut cells, "folder", Some(path));
                }
                self.placemark = Some(Placemark {
                    depth,
                    data: None,
                    id: element.attribute("id"),
                    cells,
                    geometry: Geometry::default(),
                });
            }
            None => match name {
                "Folder" => self.folders.push(String::new()),
                "Schema" if element.attribute("parent").as_deref() == Some("Placemark") => {
                    self.placemark_names.extend(element.attribute("name"));
                }
                // Lines may stand in the file it points to.
                "NetworkLink" => self.layer.remarks.push("kml.network_link"),
                _ => {}
            },
        }
        self.path.push(name.to_owned());
        self.text.clear();
    }

    fn end(&mut self) {
        let Some(name) = self.path.pop() else { return };
        let text = std::mem::take(&mut self.text);
        let parent = self.path.last().map_or("", String::as_str);
        let Some(placemark) = &mut self.placemark else {
            match (name.as_str(), parent) {
                ("name", "Folder") => {
                    if let Some(folder) = self.folders.last_mut() {
                        *folder = text.trim().chars().take(60).collect();
                    }
                }
                ("Folder", _) => {
                    self.folders.pop();
                }
                _ => {}
            }
            return;
        };
        if self.path.len() == placemark.depth {
            self.finish_placemark();
            return;
        }
        let value = || Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        let direct = self.path.len() == placemark.depth + 1;
        match name.as_str() {
            "value" if parent == "Data" => {
                if let Some(column) = &placemark.data {
                    fill(&mut self.columns, &mut placemark.cells, column, value());
                }
            }
            "SimpleData" => {
                if let Some(column) = placemark.data.take() {
                    fill(&mut self.columns, &mut placemark.cells, &column, value());
                }
            }
            "Data" => placemark.data = None,
            "name" | "description" if direct => {
                self.columns.put(&mut placemark.cells, &name, value());
            }
            // The fields of a placemark that bears its schema's name.
            _ if direct && parent != "Placemark" && !placemark.geometry.knows(&name) => {
                fill(&mut self.columns, &mut placemark.cells, &name, value());
            }
            _ => placemark.geometry.end(&name, parent, &text),
        }
    }

    fn finish_placemark(&mut self) {
        let Some(placemark) = self.placemark.take() else {
            return;
        };
        if placemark.geometry.has_track {
            self.layer.remarks.push("kml.track");
        }
        self.layer.rows.push(Row {
            number: self.layer.rows.len() as u64 + 1,
            id: placemark.id,
            cells: placemark.cells,
            shape: placemark.geometry.finish().map_err(Bad::new),
        });
    }
}

/// The placemark's own name is not overwritten by a data field of the same name.
fn fill(
    columns: &mut Columns,
    cells: &mut Vec<Option<String>>,
    column: &str,
    value: Option<String>,
) {
    let column = column.trim();
    if column == "name" && cells.first().is_some_and(Option::is_some) {
        return;
    }
    if !column.is_empty() {
        columns.put(cells, column, value);
    }
}
