//! OpenDocument spreadsheets (OASIS ODF 1.3, part 3): cells and rows can be repeated by a number, so
//! they are counted before they are laid out.

use super::{Cells, Collector, MOST_CELLS};
use crate::files::xml::{Element, Item, Xml};
use crate::files::{FileError, archive, encoding};

pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Vec<Cells>, FileError> {
    let manifest = archive::entry(file, bytes, "META-INF/manifest.xml")?.unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(FileError::new(file, "file.sheet_encrypted", ""));
    }
    let content = archive::entry(file, bytes, "content.xml")?.unwrap_or_default();
    let (text, _) = encoding::document(&content)
        .ok_or_else(|| FileError::new(file, "file.encoding_unknown", ""))?;
    let mut reader = OdsReader::default();
    let mut xml = Xml::new(file, &text);
    while let Some(item) = xml.next()? {
        match item {
            Item::Start(element) => reader.start(&element),
            Item::Text(text) => reader.text(&text),
            Item::End => reader.end(file)?,
        }
    }
    Ok(reader.collector.finish())
}

#[derive(Default)]
struct OdsReader {
    collector: Collector,
    open: Vec<Tag>,
    row: u32,
    row_repeat: u32,
    /// Cells of the open row: column, text.
    cells: Vec<(u32, u32, String)>,
    column: u32,
    cell_repeat: u32,
    /// Written beside the text of the open cell, more exact than it.
    value: Option<String>,
    shown: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Table,
    Row,
    Cell,
    Paragraph,
    /// A note on a cell, with paragraphs of its own.
    Note,
    Other,
}

impl OdsReader {
    fn start(&mut self, element: &Element<'_>) {
        let repeat = |name| {
            let count = element.attribute(name).and_then(|n| n.parse().ok());
            count.unwrap_or(1_u32)
        };
        let tag = match element.name() {
            "table" => Tag::Table,
            "table-row" => Tag::Row,
            "table-cell" | "covered-table-cell" => Tag::Cell,
            "p" | "span" | "a" if self.open.contains(&Tag::Cell) => Tag::Paragraph,
            "annotation" => Tag::Note,
            _ => Tag::Other,
        };
        match tag {
            Tag::Table => {
                self.collector
                    .begin(&element.attribute("name").unwrap_or_default());
                self.row = 0;
            }
            Tag::Row => {
                self.row_repeat = repeat("number-rows-repeated");
                self.column = 0;
                self.cells.clear();
            }
            Tag::Cell => {
                self.cell_repeat = repeat("number-columns-repeated");
                self.value = match element.attribute("value-type").as_deref() {
                    Some("float" | "percentage" | "currency") => element.attribute("value"),
                    _ => element.attribute("string-value"),
                };
                self.shown.clear();
            }
            Tag::Paragraph if element.name() == "p" && !self.shown.is_empty() => {
                self.shown.push('\n');
            }
            _ => {}
        }
        if element.name() == "s" && self.open.last() == Some(&Tag::Paragraph) {
            self.shown.push(' ');
        }
        self.open.push(tag);
    }

    fn text(&mut self, text: &str) {
        if self.open.last() == Some(&Tag::Paragraph) && !self.open.contains(&Tag::Note) {
            self.shown.push_str(text);
        }
    }

    fn end(&mut self, file: &str) -> Result<(), FileError> {
        match self.open.pop() {
            Some(Tag::Cell) => {
                let shown = std::mem::take(&mut self.shown);
                let text = self.value.take().unwrap_or(shown);
                if !text.trim().is_empty() {
                    self.cells.push((self.column, self.cell_repeat, text));
                }
                self.column = self.column.saturating_add(self.cell_repeat);
            }
            Some(Tag::Row) => {
                let cells = std::mem::take(&mut self.cells);
                if !cells.is_empty() {
                    let wide: u64 = cells.iter().map(|c| u64::from(c.1)).sum();
                    if wide.saturating_mul(u64::from(self.row_repeat)) > MOST_CELLS as u64 {
                        return Err(FileError::new(file, "file.sheet_too_large", MOST_CELLS));
                    }
                    for row in 0..self.row_repeat {
                        let row = self.row.saturating_add(row);
                        for (column, repeat, text) in &cells {
                            for i in 0..*repeat {
                                let column = column.saturating_add(i);
                                self.collector.put(file, row, column, text.clone())?;
                            }
                        }
                    }
                }
                self.row = self.row.saturating_add(self.row_repeat);
            }
            _ => {}
        }
        Ok(())
    }
}
