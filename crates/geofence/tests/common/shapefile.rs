//! The parts of a shapefile, written by hand.

use linewarden_geofence::LonLat;

pub(crate) const GBK: &str = "GBK";

pub(crate) fn encode(text: &str, encoding: &str) -> Vec<u8> {
    if encoding == GBK {
        encoding_rs::GBK.encode(text).0.into_owned()
    } else {
        text.as_bytes().to_vec()
    }
}

/// A table of text columns 40 bytes wide.
pub(crate) fn dbf(columns: &[&str], rows: &[Vec<&str>], encoding: &str, driver: u8) -> Vec<u8> {
    let (head, width) = (32 + 32 * columns.len() + 1, 1 + 40 * columns.len());
    let mut out = vec![3, 126, 11, 25];
    out.extend((rows.len() as u32).to_le_bytes());
    out.extend((head as u16).to_le_bytes());
    out.extend((width as u16).to_le_bytes());
    out.resize(29, 0);
    out.push(driver);
    out.resize(32, 0);
    for column in columns {
        let mut name = encode(column, encoding);
        name.resize(11, 0);
        name[10] = 0;
        out.extend(name);
        out.extend(*b"C\0\0\0\0\x28\0");
        out.resize(out.len() + 14, 0);
    }
    out.push(0x0d);
    for row in rows {
        out.push(b' ');
        for cell in row {
            let mut cell = encode(cell, encoding);
            cell.resize(40, b' ');
            out.extend(cell);
        }
    }
    out.push(0x1a);
    out
}

/// Lines of one part each; no points makes a null shape.
pub(crate) fn shp(lines: &[Vec<LonLat>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let mut record = Vec::new();
        if line.is_empty() {
            record.extend(0u32.to_le_bytes());
        } else {
            record.extend(3u32.to_le_bytes());
            record.extend([0u8; 32]);
            record.extend(1u32.to_le_bytes());
            record.extend((line.len() as u32).to_le_bytes());
            record.extend(0u32.to_le_bytes());
            line.iter()
                .flatten()
                .for_each(|v| record.extend(v.to_le_bytes()));
        }
        body.extend((i as u32 + 1).to_be_bytes());
        body.extend((record.len() as u32 / 2).to_be_bytes());
        body.extend(record);
    }
    let mut out = vec![0, 0, 0x27, 0x0a];
    out.resize(24, 0);
    out.extend(((100 + body.len()) as u32 / 2).to_be_bytes());
    out.extend(1000u32.to_le_bytes());
    out.extend(3u32.to_le_bytes());
    out.resize(100, 0);
    out.extend(body);
    out
}
