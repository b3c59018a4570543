//! Files in: what each holds, in which encoding and coordinate system, and what was made of it.
//!
//! Formats: GeoJSON, whole or a line each; Shapefile; KML and KMZ; delimited text; Excel and OpenDocument
//! workbooks; OpenStreetMap XML; GeoPackage; DXF; and zips of them. `recognise` looks at the content before the name.
//!
//! Reading keeps what it can. A row without usable geometry is listed and stays a reason for doubt;
//! a row whose voltage cannot be read is kept with an unknown voltage; a file whose coordinate
//! system nobody states is kept as rows that could be anywhere.

mod archive;
mod build;
mod columns;
mod coverage;
mod dbf;
mod delimited;
mod dxf;
mod encoding;
mod extras;
mod geojson;
mod geojson_lines;
mod geometry;
mod geopackage;
mod kml;
mod kml_geometry;
mod layer;
mod osm;
mod osm_shape;
mod populated;
mod recognise;
mod report;
mod shapefile;
mod sheets;
mod table;
mod xml;

pub use columns::Field;
pub use coverage::read_coverage;
pub use geometry::geometry;
pub use populated::{AreaFile, AreaRow, read_areas, read_populated};
pub use report::{
    ColumnReport, CrsBy, FileReport, LayerReport, LayerUse, ReadReport, RejectedRow, Warning,
};

use crate::crs::{Crs, CrsTable};
use crate::facility::{FacilitySet, Kind, Shape};
use encoding_rs::Encoding;
use layer::{Layer, StatedCrs};
use recognise::{Format, recognise};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What the importer says about files that do not say it themselves.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// For files that state no system, and over GeoJSON's default.
    pub crs: Option<Crs>,
    /// Parameters of the office's own systems; `crs` or a file names one by its label.
    pub own_crs: CrsTable,
    /// Column names for fields, over the recognised ones.
    pub columns: BTreeMap<Field, String>,
    /// Typical distance between the outer conductors, metres; counts as assumed.
    pub spread_m: Option<f64>,
    /// 95 % position error, metres, for rows that state none.
    pub accuracy_m: Option<f64>,
    /// Kind of every row.
    pub kind: Option<Kind>,
    /// Encoding of a table's or a drawing's words by file, as the report names it, over the recognised
    /// one: `GBK`, `GB18030`, `UTF-8`, `Big5`; under [`ALL_FILES`] for every file. Formats whose standard says UTF-8 do
    /// not ask.
    pub encodings: BTreeMap<String, String>,
    /// What a drawing's layers are, by their names.
    pub layers: BTreeMap<String, LayerUse>,
    pub attribution: Option<String>,
    pub licence: Option<String>,
}

/// In place of a file's name: every file that no name is given for. No file can be called so.
pub const ALL_FILES: &str = "*";

/// What came out.
#[derive(Clone, Debug)]
pub struct Reading {
    pub set: FacilitySet,
    pub report: ReadReport,
}

/// A file that could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {code}")]
pub struct FileError {
    pub file: String,
    /// `file.not_json`, `file.shp_damaged`, …
    pub code: &'static str,
    pub detail: String,
}

impl FileError {
    fn new(file: &str, code: &'static str, detail: impl ToString) -> FileError {
        FileError {
            file: file.to_owned(),
            code,
            detail: detail.to_string(),
        }
    }

    pub fn params(&self) -> Value {
        json!({"file": self.file, "detail": self.detail})
    }
}

/// Called with rows done and rows in all; `false` stops.
pub type Progress<'a> = &'a dyn Fn(u64, u64) -> bool;

/// More than any set of facilities; guards against a file that unpacks without end.
pub const MOST_BYTES: u64 = 1 << 30;

impl FacilitySet {
    /// Reads several files as one set. Parts of one shapefile are given as separate files, or as a zip.
    ///
    /// # Errors
    /// [`FileError`] for a file that cannot be read; what is merely wrong in a row is in the report.
    pub fn read(
        files: &[(String, Vec<u8>)],
        options: &ReadOptions,
        progress: Progress<'_>,
    ) -> Result<Reading, FileError> {
        let mut set = FacilitySet::default();
        let mut report = ReadReport::default();
        let (layers, skipped) = layers(files, Purpose::Facilities(options), &options.encodings)?;
        let total: u64 = layers.iter().map(|l| l.rows.len() as u64).sum();
        let mut done = 0;
        for mut layer in layers {
            let rows = layer.rows.len() as u64;
            let ticking = |row: u64| progress(done + row, total);
            let drawn = if layer.format == "dxf" {
                dxf::apply_layers(&mut layer, &options.layers)
            } else {
                Vec::new()
            };
            let (part, mut file) = build::facilities(layer, options, &ticking)?;
            for left in drawn.iter().filter(|l| l.left_out) {
                let params = json!({"layer": left.name, "rows": left.rows});
                let warning = build::warning(None, "layer.left_out", None, params);
                file.warnings.push(warning);
            }
            file.layers = drawn;
            done += rows;
            set.merge(part);
            report.files.push(file);
        }
        if let (false, Some(first)) = (skipped.is_empty(), report.files.first_mut()) {
            let params = json!({"count": skipped.len(), "files": first_few(&skipped)});
            let warning = build::warning(None, "zip.not_read", None, params);
            first.warnings.push(warning);
        }
        set.round();
        report.repeated_ids = set.facilities.iter().filter(|f| f.id.contains('#')).count() as u64;
        report.extent = set.extent();
        Ok(Reading { set, report })
    }
}

/// A site's outline out of a file.
#[derive(Clone, Debug)]
pub struct SiteFile {
    /// All features together, as a GeoJSON geometry in the file's system; `None` without features.
    pub geometry: Option<Value>,
    /// As [`Crs::parse`] reads it; `None` where neither file nor caller says.
    pub crs: Option<String>,
    pub crs_by: CrsBy,
}

/// Reads a site's outline. `given` counts as for facilities.
///
/// # Errors
/// [`FileError`] for a file that cannot be read, or a feature whose geometry cannot be used: half a
/// site is not a site.
pub fn read_site(files: &[(String, Vec<u8>)], given: Option<&str>) -> Result<SiteFile, FileError> {
    let mut all = Shape::default();
    let mut crs: Option<(Option<String>, CrsBy)> = None;
    for mut layer in layers(files, Purpose::Site, &BTreeMap::new())?.0 {
        if layer.format == "dxf" {
            dxf::close_outlines(&mut layer);
        }
        let (text, by) = match (&layer.crs, given) {
            (StatedCrs::Stated { text, .. }, _) => (Some(text.clone()), CrsBy::Stated),
            (_, Some(given)) => (Some(given.to_owned()), CrsBy::Given),
            (StatedCrs::Default(crs), None) => (Some(crs.to_string()), CrsBy::Default),
            (StatedCrs::None, None) => (None, CrsBy::Unknown),
        };
        let parsed = |t: &Option<String>| t.as_deref().map_or(Crs::Unknown, Crs::parse);
        if let Some((other, _)) = &crs
            && parsed(other) != parsed(&text)
        {
            return Err(FileError::new(&layer.file, "file.mixed_crs", ""));
        }
        crs = Some((text, by));
        for row in layer.rows {
            match row.shape {
                Ok(shape) => {
                    all.points.extend(shape.points);
                    all.lines.extend(shape.lines);
                    all.polygons.extend(shape.polygons);
                }
                Err(bad) => {
                    return Err(FileError::new(
                        &layer.file,
                        "file.site_geometry",
                        format!("row {}: {}", row.number, bad.code),
                    ));
                }
            }
        }
    }
    let (crs, crs_by) = crs.unwrap_or((given.map(str::to_owned), CrsBy::Unknown));
    Ok(SiteFile {
        geometry: (!all.is_empty()).then(|| all.to_geojson()),
        crs,
        crs_by,
    })
}

/// What a table of points is for: corners of a site are its outline, points of a network are things.
#[derive(Clone, Copy)]
enum Purpose<'a> {
    /// With what a person said of the columns and the kind.
    Facilities(&'a ReadOptions),
    Site,
}

/// Opens archives, puts the parts of shapefiles together and reads every layer. Also the names of what
/// lies packed beside readable files and no reader knows: a DWG may hold lines.
fn layers(
    files: &[(String, Vec<u8>)],
    purpose: Purpose<'_>,
    encodings: &BTreeMap<String, String>,
) -> Result<(Vec<Layer>, Vec<String>), FileError> {
    let given = |file: &str| {
        let said = encodings.get(file).or_else(|| encodings.get(ALL_FILES));
        let label = said.filter(|l| !l.trim().is_empty());
        label.map(|l| encoding::named(file, l)).transpose()
    };
    let mut skipped = Vec::new();
    let mut refused = None;
    let mut open: Vec<(String, std::borrow::Cow<'_, [u8]>, Format)> = Vec::new();
    let mut packed = HashSet::new();
    for (name, bytes) in files {
        let format = recognise(name, bytes)?;
        if format != Format::Zip {
            open.push((name.clone(), bytes.as_slice().into(), format));
            continue;
        }
        let unpacked = archive::unpack(name, bytes)?;
        skipped.extend(unpacked.other);
        for (inside, bytes) in unpacked.files {
            let format = match recognise(&inside, &bytes) {
                Ok(format) => format,
                // Half a site is no site; of facilities the person is told what is missing.
                Err(e)
                    if matches!(purpose, Purpose::Facilities(_))
                        && UNREADABLE.contains(&e.code) =>
                {
                    skipped.push(inside);
                    refused.get_or_insert(e);
                    continue;
                }
                Err(e) => return Err(e),
            };
            if matches!(format, Format::Zip | Format::Kmz) {
                return Err(FileError::new(name, "file.zip_nested", inside));
            }
            packed.insert(open.len());
            open.push((inside, bytes.into(), format));
        }
    }
    let key = |name: &str, ext: String| (stem(name).to_lowercase(), ext);
    let mut by_name: HashMap<(String, String), usize> = HashMap::new();
    for (i, (name, ..)) in open.iter().enumerate() {
        by_name.entry(key(name, extension(name))).or_insert(i);
    }
    let part = |of: &str, ext: &str| {
        let i = by_name.get(&key(of, ext.to_owned()))?;
        Some(open[*i].1.as_ref())
    };
    let mut layers = Vec::new();
    let mut without_places = None;
    for (i, (name, bytes, format)) in open.iter().enumerate() {
        // A reader for another format is one more line here.
        match format.word() {
            "geojson" => layers.push(geojson::read(name, bytes)?),
            "geojsonl" => layers.push(geojson_lines::read(name, bytes)?),
            "kml" => layers.push(kml::read(name, bytes)?),
            "kmz" => layers.push(kml::read_zipped(name, bytes)?),
            "osm" => layers.push(osm::read(name, bytes)?),
            "gpkg" => layers.extend(geopackage::read(name, bytes)?),
            "dxf" => layers.push(dxf::read(name, bytes, given(name)?)?),
            "csv" | "xlsx" | "xls" | "ods" => {
                match tables(name, bytes, *format, purpose, given(name)?) {
                    Ok(tables) => layers.extend(tables),
                    // A list of contents packed with the layers.
                    Err(e) if e.code == "file.table_no_coordinates" && packed.contains(&i) => {
                        without_places.get_or_insert(e);
                    }
                    Err(e) => return Err(e),
                }
            }
            "shp" => layers.push(shapefile::read(
                name,
                bytes,
                part(name, "dbf"),
                part(name, "prj"),
                part(name, "cpg"),
                given(name)?,
            )?),
            // A table or an index whose shapes were left behind is half a layer.
            "shp_part" if ["dbf", "shx"].contains(&extension(name).as_str()) => {
                if part(name, "shp").is_none() {
                    return Err(FileError::new(name, "file.shp_missing", ""));
                }
            }
            "shp_part" => {}
            _ => return Err(FileError::new(name, "file.format_unknown", extension(name))),
        }
    }
    match (without_places, layers.first_mut()) {
        (Some(_), Some(layer)) => layer.remarks.push("zip.table_without_places"),
        (Some(error), None) => return Err(error),
        (None, _) => {}
    }
    if layers.is_empty()
        && let Some((name, _)) = files.first()
    {
        return Err(refused.unwrap_or_else(|| FileError::new(name, "file.no_layer", "")));
    }
    Ok((layers, skipped))
}

/// What a thing can be that lies packed beside readable files and is none.
const UNREADABLE: [&str; 7] = [
    "file.is_dwg",
    "file.is_pdf",
    "file.is_image",
    "file.is_document",
    "file.is_program",
    "file.is_web_page",
    "file.format_unknown",
];

fn tables(
    name: &str,
    bytes: &[u8],
    format: Format,
    purpose: Purpose<'_>,
    given: Option<&'static Encoding>,
) -> Result<Vec<Layer>, FileError> {
    match format {
        Format::Xlsx => sheets::xlsx(name, bytes, purpose),
        Format::Xls => sheets::xls(name, bytes, purpose),
        Format::Ods => sheets::ods(name, bytes, purpose),
        _ => Ok(vec![delimited::read(name, bytes, purpose, given)?]),
    }
}

/// Names for a sentence.
fn first_few(names: &[String]) -> String {
    const FEW: usize = 5;
    let mut text = names[..names.len().min(FEW)].join("、");
    if names.len() > FEW {
        text.push('…');
    }
    text
}

fn extension(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.')
        .map_or(String::new(), |(_, e)| e.to_lowercase())
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(s, _)| s)
}
