//! Small real files of tiles: PNG, MVT, PMTiles version 3 and MBTiles, written here byte by byte, so that what reads them
//! is held against something that does not share its code.
use flate2::write::{GzEncoder, ZlibEncoder};
use flate2::{Compression, Crc};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// A PNG of one grey.
pub(crate) fn png(side: u32, grey: u8) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8; 4], data: &[u8]| {
        out.extend((data.len() as u32).to_be_bytes());
        let mut crc = Crc::new();
        crc.update(kind);
        crc.update(data);
        out.extend(kind);
        out.extend(data);
        out.extend(crc.sum().to_be_bytes());
    };
    let mut head = Vec::new();
    head.extend(side.to_be_bytes());
    head.extend(side.to_be_bytes());
    head.extend([8, 0, 0, 0, 0]);
    chunk(b"IHDR", &head);
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..side {
        let mut row = vec![0];
        row.extend(vec![grey; side as usize]);
        rows.write_all(&row).unwrap();
    }
    chunk(b"IDAT", &rows.finish().unwrap());
    chunk(b"IEND", &[]);
    out
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn field(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    out.push(tag);
    varint(out, bytes.len() as u64);
    out.extend(bytes);
}

/// A vector tile with one layer that has one line across it and a name.
pub(crate) fn mvt(layer: &str, name: &str) -> Vec<u8> {
    let mut geometry = Vec::new();
    // MoveTo(0,0), LineTo(+4096,+4096): zigzag.
    for value in [9, 0, 0, 10, 8192, 8192] {
        varint(&mut geometry, value);
    }
    let mut feature = Vec::new();
    field(&mut feature, 0x12, &[0, 0]);
    feature.extend([0x18, 2]);
    field(&mut feature, 0x22, &geometry);
    let mut value = Vec::new();
    field(&mut value, 0x0a, name.as_bytes());
    let mut body = Vec::new();
    field(&mut body, 0x0a, layer.as_bytes());
    field(&mut body, 0x12, &feature);
    field(&mut body, 0x1a, b"name");
    field(&mut body, 0x22, &value);
    body.push(0x28);
    varint(&mut body, 4096);
    body.extend([0x78, 2]);
    let mut tile = Vec::new();
    field(&mut tile, 0x1a, &body);
    tile
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// Number of a tile along the Hilbert curve: by the recursive definition, unlike the program's loop.
fn curve(z: u32, x: u64, y: u64) -> u64 {
    if z == 0 {
        return 0;
    }
    let half = 1u64 << (z - 1);
    let quarter = half * half;
    match (x >= half, y >= half) {
        (false, false) => curve(z - 1, y, x),
        (false, true) => quarter + curve(z - 1, x, y - half),
        (true, true) => 2 * quarter + curve(z - 1, x - half, y - half),
        (true, false) => 3 * quarter + curve(z - 1, half - 1 - y, 2 * half - 1 - x),
    }
}

pub(crate) fn tile_id(z: u8, x: u32, y: u32) -> u64 {
    (4u64.pow(u32::from(z)) - 1) / 3 + curve(u32::from(z), u64::from(x), u64::from(y))
}

/// What a PMTiles file says of itself.
pub(crate) struct Head {
    pub(crate) kind: u8,
    pub(crate) zooms: (u8, u8),
    pub(crate) extent: [f64; 4],
    pub(crate) metadata: &'static str,
    /// Rows of a leaf directory; none puts all into the root.
    pub(crate) leaf: Option<usize>,
}

type Row = (u64, u64, u64, u64);

fn directory(rows: &[Row]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(&mut out, rows.len() as u64);
    let mut before = 0;
    for row in rows {
        varint(&mut out, row.0 - before);
        before = row.0;
    }
    for row in rows {
        varint(&mut out, row.1);
    }
    for row in rows {
        varint(&mut out, row.2);
    }
    let mut behind = None;
    for row in rows {
        varint(&mut out, if behind == Some(row.3) { 0 } else { row.3 + 1 });
        behind = Some(row.3 + row.2);
    }
    gzip(&out)
}

/// PMTiles with gzip for directories and vector tiles; tiles that are equal are stored once.
pub(crate) fn pmtiles(tiles: &[(u8, u32, u32, Vec<u8>)], head: &Head) -> Vec<u8> {
    let vector = head.kind == 1;
    let sorted: BTreeMap<u64, Vec<u8>> = tiles
        .iter()
        .map(|(z, x, y, b)| {
            (
                tile_id(*z, *x, *y),
                if vector { gzip(b) } else { b.clone() },
            )
        })
        .collect();
    let (mut data, mut rows): (Vec<u8>, Vec<Row>) = (Vec::new(), Vec::new());
    let mut known: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
    for (id, bytes) in sorted {
        let offset = *known.entry(bytes.clone()).or_insert_with(|| {
            let offset = data.len() as u64;
            data.extend(&bytes);
            offset
        });
        match rows.last_mut() {
            Some(last) if last.0 + last.1 == id && last.3 == offset => last.1 += 1,
            _ => rows.push((id, 1, bytes.len() as u64, offset)),
        }
    }
    let (mut leaves, mut root) = (Vec::new(), rows.clone());
    if let Some(size) = head.leaf {
        root = Vec::new();
        for part in rows.chunks(size) {
            let leaf = directory(part);
            root.push((part[0].0, 0, leaf.len() as u64, leaves.len() as u64));
            leaves.extend(leaf);
        }
    }
    let (root, metadata) = (directory(&root), gzip(head.metadata.as_bytes()));
    let mut out = b"PMTiles\x03".to_vec();
    let mut at = 127u64;
    for part in [&root, &metadata, &leaves, &data] {
        out.extend(at.to_le_bytes());
        out.extend((part.len() as u64).to_le_bytes());
        at += part.len() as u64;
    }
    for count in [tiles.len(), rows.len(), known.len()] {
        out.extend((count as u64).to_le_bytes());
    }
    out.extend([
        1,
        2,
        if vector { 2 } else { 1 },
        head.kind,
        head.zooms.0,
        head.zooms.1,
    ]);
    let degrees = |d: f64| ((d * 1e7).round() as i32).to_le_bytes();
    for d in head.extent {
        out.extend(degrees(d));
    }
    out.push(head.zooms.0);
    out.extend(degrees(head.extent[0]));
    out.extend(degrees(head.extent[1]));
    assert_eq!(out.len(), 127);
    for part in [root, metadata, leaves, data] {
        out.extend(part);
    }
    out
}

/// MBTiles with rows counted from the north here and from the south in the file.
pub(crate) fn mbtiles(
    path: &Path,
    metadata: &[(&str, &str)],
    tiles: &[(u8, u32, u32, Vec<u8>)],
    index: bool,
) {
    let c = Connection::open(path).unwrap();
    c.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);",
    )
    .unwrap();
    if index {
        c.execute_batch(
            "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)",
        )
        .unwrap();
    }
    for (name, value) in metadata {
        c.execute("INSERT INTO metadata VALUES (?1, ?2)", (name, value))
            .unwrap();
    }
    for (z, x, y, bytes) in tiles {
        let from_south = (1u32 << z) - 1 - y;
        c.execute(
            "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)",
            (z, x, from_south, bytes),
        )
        .unwrap();
    }
}
