//! CSV and its kin: comma, semicolon, tab or bar between cells, UTF-8, UTF-16 or GB 18030.

use super::table::{self, Sheet};
use super::{FileError, Purpose, encoding, layer::Layer};
use encoding_rs::Encoding;

const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// # Errors
/// `file.encoding_unknown`, `file.encoding_not_fitting`, `file.table_no_coordinates`, `file.csv_damaged`, `file.csv_quote`, and those
/// of tables.
pub(super) fn read(
    file: &str,
    bytes: &[u8],
    purpose: Purpose<'_>,
    given: Option<&'static Encoding>,
) -> Result<Layer, FileError> {
    let (text, encoding, encoding_by) = encoding::document_in(file, bytes, given)?;
    // Some programs write the separator into the first line.
    let (text, first) = match text.split_once('\n') {
        Some((line, rest)) if line.starts_with("sep=") && line.len() < 8 => (rest, 2),
        _ => (text.as_str(), 1),
    };
    let separator = separator(file, text)?;
    let mut rows = Vec::new();
    let mut lines = Lines::new(text, first);
    for record in reader(text, separator).records() {
        let record = record.map_err(|e| FileError::new(file, "file.csv_damaged", e))?;
        let number = lines.at(record.position().map_or(0, |p| p.byte() as usize));
        // An opening quote without its end swallows the lines below, separators and all.
        let swallowed = |c: &str| c.contains('\n') && c.contains(char::from(separator));
        if record.iter().any(swallowed) {
            return Err(FileError::new(
                file,
                "file.csv_quote",
                format!("row {number}"),
            ));
        }
        // A line of nothing but separators takes a cell for each byte.
        let filled = record
            .iter()
            .enumerate()
            .filter(|(_, c)| !c.trim().is_empty());
        if let Some((last, _)) = filled.last() {
            let cells = record.iter().take(last + 1).map(str::to_owned).collect();
            rows.push((number, cells));
        }
    }
    let sheet = Sheet {
        file: file.to_owned(),
        format: "csv",
        encoding: encoding.to_owned(),
        encoding_by,
        rows,
    };
    table::layer(sheet, purpose)?.ok_or_else(|| no_coordinates(file, &first_line(text)))
}

/// Counts lines as an editor does; the reader's own count is behind where lines end in CR LF.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, first: u64) -> Lines<'a> {
        Lines {
            bytes: text.as_bytes(),
            at: 0,
            line: first,
        }
    }

    /// The line of the record that begins there, behind the ends of lines before it.
    fn at(&mut self, byte: usize) -> u64 {
        while let Some(b) = self.bytes.get(self.at)
            && (self.at < byte || matches!(b, b'\r' | b'\n'))
        {
            let ends = *b == b'\n' || (*b == b'\r' && self.bytes.get(self.at + 1) != Some(&b'\n'));
            self.line += u64::from(ends);
            self.at += 1;
        }
        self.line
    }
}

pub(super) fn no_coordinates(file: &str, seen: &str) -> FileError {
    FileError::new(file, "file.table_no_coordinates", seen)
}

fn first_line(text: &str) -> String {
    let line = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("");
    line.chars().take(120).collect()
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The one with which a heading is found; the widest, if several.
fn separator(file: &str, text: &str) -> Result<u8, FileError> {
    let top = |separator: u8| -> Vec<Vec<String>> {
        let records = reader(text, separator).into_records().take(20);
        records
            .map_while(Result::ok)
            .map(|r| r.iter().map(str::to_owned).collect())
            .collect()
    };
    let fits = SEPARATORS.into_iter().filter_map(|separator| {
        let width = table::heading_width(&top(separator))?;
        (width > 1).then_some((width, separator))
    });
    // The first of equals: max_by_key would take the last.
    let best = fits.fold(None, |best: Option<(usize, u8)>, next| match best {
        Some(b) if b.0 >= next.0 => Some(b),
        _ => Some(next),
    });
    match best {
        Some((_, separator)) => Ok(separator),
        // One column of well-known text has commas but no separator.
        None if table::heading_width(&top(b'\t')).is_some() => Ok(b'\t'),
        None => Err(no_coordinates(file, &first_line(text))),
    }
}
