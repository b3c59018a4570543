//! What an Excel 97-2003 workbook would take to read. The library lays out a range as large as a sheet's
//! farthest cells and writes a shared text into every cell that shows it; here both are added up first.
//! Source: [MS-XLS] 2.1.4 (records), 2.4.21 (BOF), 2.4.28 (BoundSheet8), 2.4.90 (Dimensions), 2.4.265 (SST).

use super::{MOST_CELLS, MOST_TEXT};
use crate::files::FileError;
use std::io::{Cursor, Read};

const FORMULA: u16 = 0x06;
const END: u16 = 0x0a;
const FILE_PASS: u16 = 0x2f;
const CONTINUE: u16 = 0x3c;
const BOUND_SHEET: u16 = 0x85;
const MUL_RK: u16 = 0xbd;
const SHARED_STRINGS: u16 = 0xfc;
const LABEL_SST: u16 = 0xfd;
const DIMENSIONS: u16 = 0x200;
const BEGIN: u16 = 0x809;
/// Records with a row and a column at their head.
const CELLS: [u16; 9] = [
    FORMULA, MUL_RK, LABEL_SST, 0xd6, 0x203, 0x204, 0x205, 0x27e, 0x201,
];

/// # Errors
/// `file.sheet_damaged`, `file.sheet_encrypted`, `file.is_document`, `file.sheet_too_large`.
pub(super) fn check(file: &str, bytes: &[u8]) -> Result<(), FileError> {
    let damaged = |e: &dyn std::fmt::Display| FileError::new(file, "file.sheet_damaged", e);
    let mut compound = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    if compound.exists("/EncryptedPackage") {
        return Err(FileError::new(file, "file.sheet_encrypted", ""));
    }
    if compound.exists("/WordDocument") {
        return Err(FileError::new(file, "file.is_document", ""));
    }
    let name = ["/Workbook", "/Book"]
        .into_iter()
        .find(|n| compound.is_stream(n))
        .ok_or_else(|| damaged(&"no workbook"))?;
    let mut stream = Vec::new();
    let opened = compound.open_stream(name).map_err(|e| damaged(&e))?;
    // A chain of sectors is no longer than the file.
    let mut opened = opened.take(bytes.len() as u64);
    opened.read_to_end(&mut stream).map_err(|e| damaged(&e))?;

    // Sheets lie one behind the other, so each record is met once for the book and once for its sheet.
    let mut steps = stream.len() / 2;
    let mut sheets = Vec::new();
    let mut shared = Vec::new();
    let mut laid_out = Laid::default();
    let mut walk = Walk::new(&stream, 0);
    while let Some((kind, content)) = walk.next_record() {
        match kind {
            FILE_PASS if u16_at(content, 0) != Some(0) => {
                return Err(FileError::new(file, "file.sheet_encrypted", ""));
            }
            BOUND_SHEET => sheets.extend(u32_at(content, 0)),
            SHARED_STRINGS => shared = shared_lengths(content, &walk),
            _ => {}
        }
        steps = steps.saturating_sub(1);
    }
    for start in sheets {
        let mut walk = Walk::new(&stream, start as usize);
        let mut range = None;
        while let Some((kind, content)) = walk.next_record() {
            if steps == 0 {
                return Err(damaged(&"sheets overlap"));
            }
            steps -= 1;
            if kind == DIMENSIONS {
                let more = set_aside(content).ok_or_else(|| damaged(&"dimensions"))?;
                laid_out.cells = laid_out.cells.saturating_add(more);
            }
            laid_out.add(kind, content, &shared, &mut range);
        }
        laid_out.cells = laid_out.cells.saturating_add(area(range));
        if laid_out.cells > MOST_CELLS || laid_out.text > MOST_TEXT {
            return Err(FileError::new(file, "file.sheet_too_large", MOST_CELLS));
        }
    }
    Ok(())
}

/// First row, first column, last row, last column.
type Range = [usize; 4];

fn area(range: Option<Range>) -> usize {
    range.map_or(0, |[top, left, bottom, right]| {
        (bottom - top + 1).saturating_mul(right - left + 1)
    })
}

/// The cells the library sets aside for what a sheet says of its size, read as it reads it; `None` for what it does
/// not read or would count backwards.
fn set_aside(content: &[u8]) -> Option<usize> {
    let [top, bottom, left, right] = match content.len() {
        10 => [0, 2, 4, 6].map(|at| u16_at(content, at)),
        14 | 16 => [
            u32_at(content, 0).map(|n| n as usize),
            u32_at(content, 4).map(|n| n as usize),
            u16_at(content, 8),
            u16_at(content, 10),
        ],
        _ => return None,
    };
    let (top, bottom, left, right) = (top?, bottom?, left?, right?);
    if bottom == 0 || right == 0 {
        return Some(1);
    }
    // A first column that cannot be counts as the first there is.
    let left = if left > 0xff || right < left { 0 } else { left };
    Some(bottom.checked_sub(top)?.saturating_mul(right - left))
}

#[derive(Default)]
struct Laid {
    cells: usize,
    text: usize,
}

impl Laid {
    fn add(&mut self, kind: u16, content: &[u8], shared: &[usize], range: &mut Option<Range>) {
        if !CELLS.contains(&kind) {
            return;
        }
        let (Some(row), Some(column)) = (u16_at(content, 0), u16_at(content, 2)) else {
            return;
        };
        // A row of numbers ends with its last column.
        let last = match kind {
            MUL_RK if content.len() >= 6 => u16_at(content, content.len() - 2).unwrap_or(column),
            _ => column,
        };
        if kind == LABEL_SST
            && let Some(length) = u32_at(content, 6).and_then(|i| shared.get(i as usize))
        {
            self.text = self.text.saturating_add(*length);
        }
        let r = range.unwrap_or([row, column, row, last.max(column)]);
        *range = Some([
            r[0].min(row),
            r[1].min(column),
            r[2].max(row),
            r[3].max(last.max(column)),
        ]);
    }
}

/// The records of one substream, without those of substreams inside it.
struct Walk<'a> {
    stream: &'a [u8],
    at: usize,
    begun: bool,
    inside: usize,
}

impl<'a> Walk<'a> {
    fn new(stream: &'a [u8], at: usize) -> Walk<'a> {
        Walk {
            stream,
            at,
            begun: false,
            inside: 0,
        }
    }

    fn raw(&self, at: usize) -> Option<(u16, &'a [u8])> {
        let head = self.stream.get(at..)?;
        let kind = u16::from_le_bytes(head.get(..2)?.try_into().ok()?);
        let length = u16_at(head, 2)?;
        Some((kind, head.get(4..4 + length)?))
    }

    fn next_record(&mut self) -> Option<(u16, &'a [u8])> {
        loop {
            let (kind, content) = self.raw(self.at)?;
            self.at += 4 + content.len();
            match kind {
                BEGIN if self.begun => self.inside += 1,
                BEGIN => self.begun = true,
                END if self.inside > 0 => self.inside -= 1,
                END => return None,
                _ if self.inside > 0 => {}
                _ => return Some((kind, content)),
            }
        }
    }
}

/// Bytes of each shared text, which goes on in the records that continue the first.
fn shared_lengths(first: &[u8], walk: &Walk<'_>) -> Vec<usize> {
    let mut parts = vec![first];
    let mut at = walk.at;
    while let Some((CONTINUE, content)) = walk.raw(at) {
        at += 4 + content.len();
        parts.push(content);
    }
    let mut reader = Parts {
        parts,
        part: 0,
        at: 8,
    };
    let mut out = Vec::new();
    while let Some(length) = reader.text() {
        out.push(length);
    }
    out
}

struct Parts<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    /// In that part.
    at: usize,
}

impl Parts<'_> {
    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.get(self.part)?.len() {
            self.next_part();
        }
        self.at += 1;
        self.parts[self.part].get(self.at - 1).copied()
    }

    fn next_part(&mut self) {
        self.part += 1;
        self.at = 0;
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0, |n, i| Some(n | usize::from(self.byte()?) << (8 * i)))
    }

    fn text(&mut self) -> Option<usize> {
        let length = self.number(2)?;
        let mut flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let extra = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let mut left = length;
        while left > 0 {
            let room = self.parts.get(self.part)?.len().saturating_sub(self.at);
            let width = 1 + usize::from(flags & 1);
            let here = left.min(room / width);
            self.at += here * width;
            left -= here;
            if left > 0 {
                // The rest stands in the next record, which says anew how wide it is.
                self.next_part();
                flags = self.byte()?;
            }
        }
        for _ in 0..(runs * 4).saturating_add(extra) {
            self.byte()?;
        }
        Some(length * 3)
    }
}

fn u16_at(b: &[u8], at: usize) -> Option<usize> {
    let two = b.get(at..at + 2)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(two)))
}

fn u32_at(b: &[u8], at: usize) -> Option<u32> {
    b.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}
