//! From a paper to PDF bytes or page images.

use chrono::{Datelike, Timelike};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;
use typst::foundations::{Datetime, NativeElement, Smart, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;

use crate::world::PaperWorld;
use crate::{Fonts, Paper, PaperError, wording};

/// Renderings after which a cached layout nobody used again is dropped.
const CACHE_AGE: usize = 2;

/// A finished paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// SHA-256 of `bytes`, lower-case hex.
    pub sha256: String,
    /// Whether the file is PDF/A-2b. A character no font has makes that impossible; the paper is still printed.
    pub archival: bool,
}

/// Page images for the composer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Preview {
    /// One SVG document per page.
    pub pages: Vec<String>,
    /// Where each named field stands, in reading order; a field over a page break has one entry per page.
    pub fields: Vec<FieldPlace>,
}

/// The place of a named field on a page, as a full-width band. Lengths in points (1/72 inch) from the page's top left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FieldPlace {
    /// Name of the field in the facts.
    pub field: String,
    /// Page, from 1.
    pub page: usize,
    /// Top edge, pt.
    pub top_pt: f64,
    /// Bottom edge, pt.
    pub bottom_pt: f64,
}

/// Renders the PDF.
///
/// # Errors
/// [`PaperError::Template`] when the template refuses the facts or the export fails.
pub fn render(paper: &Paper, fonts: &Fonts) -> Result<Pdf, PaperError> {
    let data = data_json(paper)?;
    // Identifies the document by its facts: equal facts, equal identifier, and nothing of the facts can be read from it.
    let ident = hex::encode(Sha256::digest(&data));
    let world = PaperWorld::new(fonts, paper.template(), data, datetime(paper));
    let document = compile(&world, paper.template())?;
    let (bytes, archival) = match export(paper, &document, &ident, PdfStandard::A_2b) {
        Ok(bytes) => (bytes, true),
        Err(_) => (export(paper, &document, &ident, PdfStandard::V_1_7)?, false),
    };
    let pages = document.pages().len();
    drop(document);
    typst::comemo::evict(CACHE_AGE);
    let sha256 = hex::encode(Sha256::digest(&bytes));
    Ok(Pdf {
        bytes,
        pages,
        sha256,
        archival,
    })
}

/// Renders page images with the places of the fields.
///
/// # Errors
/// [`PaperError::Template`] when the template refuses the facts.
pub fn preview(paper: &Paper, fonts: &Fonts) -> Result<Preview, PaperError> {
    let world = PaperWorld::new(fonts, paper.template(), data_json(paper)?, datetime(paper));
    let document = compile(&world, paper.template())?;
    let options = SvgOptions::default();
    let pages = document
        .pages()
        .iter()
        .map(|page| typst_svg::svg(page, &options))
        .collect();
    let fields = field_places(&document);
    drop(document);
    typst::comemo::evict(CACHE_AGE);
    Ok(Preview { pages, fields })
}

/// The facts with what every template needs beside them.
fn data_json(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let template = |message: String| PaperError::Template {
        template: paper.template().to_owned(),
        message,
    };
    let mut data = serde_json::to_value(paper).map_err(|error| template(error.to_string()))?;
    data["flagged_words"] = wording::words().into();
    serde_json::to_vec(&data).map_err(|error| template(error.to_string()))
}

/// Compiles to pages; the first diagnostic is the error.
fn compile(world: &PaperWorld<'_>, template: &str) -> Result<PagedDocument, PaperError> {
    typst::compile::<PagedDocument>(world)
        .output
        .map_err(|diagnostics| PaperError::Template {
            template: template.to_owned(),
            message: diagnostics
                .iter()
                .map(|d| world.describe(d))
                .collect::<Vec<_>>()
                .join("; "),
        })
}

/// Writes the PDF in the given standard.
fn export(
    paper: &Paper,
    document: &PagedDocument,
    ident: &str,
    standard: PdfStandard,
) -> Result<Vec<u8>, PaperError> {
    let refused = |message: String| PaperError::Template {
        template: paper.template().to_owned(),
        message,
    };
    let offset_minutes = paper.issued_at().offset().local_minus_utc() / 60;
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some(
            concat!("Linewarden ", env!("CARGO_PKG_VERSION")).to_owned(),
        )),
        timestamp: datetime(paper).and_then(|time| Timestamp::new_local(time, offset_minutes)),
        page_ranges: None,
        standards: PdfStandards::new(&[standard])
            .map_err(|error| refused(error.message().to_string()))?,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(document, &options).map_err(|errors| {
        refused(
            errors
                .iter()
                .map(|e| e.message.to_string())
                .collect::<Vec<_>>()
                .join("; "),
        )
    })
}

/// The paper's own time for typst, in the office's offset.
fn datetime(paper: &Paper) -> Option<Datetime> {
    let at = paper.issued_at();
    let small = |n: u32| u8::try_from(n).ok();
    Datetime::from_ymd_hms(
        at.year(),
        small(at.month())?,
        small(at.day())?,
        small(at.hour())?,
        small(at.minute())?,
        small(at.second())?,
    )
}

/// Reads the field marks a template leaves: metadata `["field", name, "start" | "end"]`.
fn field_places(document: &PagedDocument) -> Vec<FieldPlace> {
    let introspector = document.introspector();
    let mut open: Vec<(String, usize, f64)> = Vec::new();
    let mut places = Vec::new();
    for element in introspector.query(&MetadataElem::ELEM.select()) {
        let Some(mark) = element
            .to_packed::<MetadataElem>()
            .and_then(|m| field_mark(&m.value))
        else {
            continue;
        };
        let Some(at) = element
            .location()
            .and_then(|location| introspector.position(location))
        else {
            continue;
        };
        let (name, end) = mark;
        let (page, y) = (at.page.get(), at.point.y.to_pt());
        if !end {
            open.push((name, page, y));
            continue;
        }
        let Some(index) = open.iter().rposition(|(n, ..)| *n == name) else {
            continue;
        };
        let (field, first, top) = open.remove(index);
        for p in first..=page {
            let height = document
                .pages()
                .get(p - 1)
                .map_or(0.0, |page| page.frame.height().to_pt());
            places.push(FieldPlace {
                field: field.clone(),
                page: p,
                top_pt: if p == first { top } else { 0.0 },
                bottom_pt: if p == page { y } else { height },
            });
        }
    }
    places
}

/// Name of the field and whether this is its end mark.
fn field_mark(value: &Value) -> Option<(String, bool)> {
    let Value::Array(parts) = value else {
        return None;
    };
    match parts.as_slice() {
        [Value::Str(kind), Value::Str(name), Value::Str(edge)] if kind.as_str() == "field" => {
            Some((name.to_string(), edge.as_str() == "end"))
        }
        _ => None,
    }
}
