// A small base map for tests: a PMTiles file (version 3) of one striped tile, written here byte by byte.

import { deflateSync } from 'node:zlib'

/** CRC of a PNG chunk. zlib's own came in a later Node 20. */
function crc32(bytes) {
  let c = ~0
  for (const byte of bytes) {
    c ^= byte
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  }
  return ~c >>> 0
}

/** A tile of 256 pixels with stripes of orange and green: colours that may not reach the map. */
function png() {
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data])
    const out = Buffer.alloc(8 + body.length)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc32(body), 4 + body.length)
    return out
  }
  const head = Buffer.from([0, 0, 1, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0])
  const rows = Array.from({ length: 256 }, (_, y) => {
    const row = Buffer.alloc(1 + 256 * 3)
    for (let x = 0; x < 256; x++) row.set((x + y) % 32 < 6 ? [240, 120, 20] : [210, 240, 200], 1 + x * 3)
    return row
  })
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    start,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function varint(value) {
  const out = []
  let rest = value
  while (rest >= 128) {
    out.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return Buffer.from([...out, rest])
}

/** Every tile of every level from 0 to 16: one entry, since all share their bytes. Nothing in it is packed. */
export function stripedPmtiles() {
  const tile = png()
  const all = (4 ** 17 - 1) / 3
  const root = Buffer.concat([1, 0, all, tile.length, 1].map(varint))
  const about = Buffer.from(JSON.stringify({ name: '示例条纹图', attribution: '示例院' }))
  const header = Buffer.alloc(127)
  header.write('PMTiles')
  header[7] = 3
  let at = 127
  ;[root, about, Buffer.alloc(0), tile].forEach((part, index) => {
    header.writeBigUInt64LE(BigInt(at), 8 + index * 16)
    header.writeBigUInt64LE(BigInt(part.length), 16 + index * 16)
    at += part.length
  })
  header.set([1, 1, 1, 2, 0, 16], 96)
  ;[-180, -85, 180, 85].forEach((degrees, index) => {
    header.writeInt32LE(degrees * 1e7, 102 + index * 4)
  })
  return Buffer.concat([header, root, about, tile])
}
