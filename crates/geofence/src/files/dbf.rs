//! The attribute table of a shapefile. Read here and not by a library because the encoding can only
//! be decided when every cell's bytes have been seen.

use super::encoding::{self, Chosen};
use encoding_rs::{Encoding, GB18030};

pub(super) struct Table {
    pub columns: Vec<String>,
    /// `None`: a row marked as deleted.
    pub rows: Vec<Option<Vec<Option<String>>>>,
    pub chosen: Chosen,
}

/// dBase language driver of code page 936.
const LDID_GBK: u8 = 0x4d;
const DELETED: u8 = b'*';

/// `Err` says what is wrong with the file.
pub(super) fn read(
    bytes: &[u8],
    cpg: Option<&'static Encoding>,
    given: Option<&'static Encoding>,
) -> Result<Table, &'static str> {
    let at16 = |i: usize| {
        Some(usize::from(u16::from_le_bytes([
            *bytes.get(i)?,
            *bytes.get(i + 1)?,
        ])))
    };
    let count = bytes
        .get(4..8)
        .and_then(|b| b.try_into().ok())
        .map(u32::from_le_bytes)
        .ok_or("header")?;
    let (start, width) = (at16(8).ok_or("header")?, at16(10).ok_or("header")?);
    let driver = *bytes.get(29).ok_or("header")?;
    let mut fields: Vec<(&[u8], usize)> = Vec::new();
    let mut at = 32;
    while at + 32 <= start && bytes.get(at).is_some_and(|b| *b != 0x0d) {
        let field = bytes.get(at..at + 32).ok_or("fields")?;
        let name = field[..11].split(|b| *b == 0).next().unwrap_or(&[]);
        fields.push((name, usize::from(field[16])));
        at += 32;
    }
    if width == 0 || fields.iter().map(|f| f.1).sum::<usize>() + 1 > width {
        return Err("fields");
    }
    let body = bytes.get(start..).ok_or("header")?;
    let present = (count as usize).min(body.len() / width);
    if present < count as usize {
        return Err("cut_short");
    }
    let records: Vec<&[u8]> = body.chunks_exact(width).take(present).collect();
    let cut = |record: &'_ [u8]| -> Vec<(usize, usize)> {
        let mut from = 1;
        let mut out = Vec::with_capacity(fields.len());
        for (_, len) in &fields {
            out.push((from, (from + len).min(record.len())));
            from += len;
        }
        out
    };
    let mut telling: Vec<&[u8]> = fields
        .iter()
        .map(|f| f.0)
        .filter(|n| !n.is_ascii())
        .collect();
    for record in &records {
        let cells = cut(record).into_iter().map(|(a, b)| trim(&record[a..b]));
        telling.extend(cells.filter(|c| !c.is_ascii()));
    }
    let stated = cpg
        .map(|e| (e, "cpg"))
        .or((driver == LDID_GBK).then_some((GB18030, "language_driver")));
    let chosen = match given {
        Some(given) => encoding::given(&telling, given),
        None => encoding::choose(&telling, stated),
    };
    let text = |cell: &[u8]| {
        let text = encoding::decode(trim(cell), chosen);
        let text = text.trim().trim_matches('\0');
        (!text.is_empty() && !text.bytes().all(|b| b == b'*')).then(|| text.to_owned())
    };
    let rows = records.iter().map(|record| {
        (record[0] != DELETED).then(|| {
            cut(record)
                .into_iter()
                .map(|(a, b)| text(&record[a..b]))
                .collect()
        })
    });
    Ok(Table {
        columns: fields
            .iter()
            .map(|f| text(f.0).unwrap_or_default())
            .collect(),
        rows: rows.collect(),
        chosen,
    })
}

fn trim(cell: &[u8]) -> &[u8] {
    let end = cell
        .iter()
        .rposition(|b| !matches!(b, b' ' | 0))
        .map_or(0, |i| i + 1);
    let cell = &cell[..end];
    let start = cell
        .iter()
        .position(|b| !matches!(b, b' ' | 0))
        .unwrap_or(0);
    &cell[start..]
}
