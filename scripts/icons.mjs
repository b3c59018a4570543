// Draws the program's icon, a line tower on blue, and writes every form of it that the bundles need.
// Run `node scripts/icons.mjs`; the results in src-tauri/icons are committed.

import { mkdirSync, writeFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'

const FOLDER = new URL('../src-tauri/icons/', import.meta.url)
const BLUE = [0x1d, 0x5f, 0xa8]
const WHITE = [0xff, 0xff, 0xff]
const CORNER = 0.2

// Strokes of the tower in a unit square, y down: [x1, y1, x2, y2, width].
const STROKES = [
  [0.5, 0.16, 0.34, 0.84, 0.045], // legs
  [0.5, 0.16, 0.66, 0.84, 0.045],
  [0.24, 0.36, 0.76, 0.36, 0.045], // cross-arms
  [0.29, 0.52, 0.71, 0.52, 0.045],
  [0.455, 0.36, 0.58, 0.52, 0.03], // bracing
  [0.545, 0.36, 0.42, 0.52, 0.03],
  [0.42, 0.52, 0.64, 0.74, 0.03],
  [0.58, 0.52, 0.36, 0.74, 0.03],
  [0.24, 0.36, 0.24, 0.43, 0.03], // insulators
  [0.76, 0.36, 0.76, 0.43, 0.03],
]

function distanceToStroke(x, y, [x1, y1, x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy)
}

function isInSquare(x, y) {
  const far = v => Math.max(0, Math.abs(v - 0.5) - (0.5 - CORNER))
  return Math.hypot(far(x), far(y)) <= CORNER
}

const isInTower = (x, y) => STROKES.some(stroke => distanceToStroke(x, y, stroke) <= stroke[4] / 2)

/** RGBA rows of the icon at `size` pixels, 4 × 4 samples a pixel. */
function draw(size) {
  const pixels = Buffer.alloc(size * size * 4)
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      let [square, tower] = [0, 0]
      for (let s = 0; s < 16; s++) {
        const x = (px + ((s % 4) + 0.5) / 4) / size
        const y = (py + (Math.floor(s / 4) + 0.5) / 4) / size
        if (!isInSquare(x, y)) continue
        square++
        if (isInTower(x, y)) tower++
      }
      const share = square === 0 ? 0 : tower / square
      const colour = BLUE.map((blue, i) => Math.round(blue + (WHITE[i] - blue) * share))
      pixels.set([...colour, Math.round((square / 16) * 255)], (py * size + px) * 4)
    }
  }
  return pixels
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  let crc = 0xffffffff
  for (const byte of body) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8)
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE((crc ^ 0xffffffff) >>> 0)
  return Buffer.concat([length, body, check])
}

function png(size) {
  const pixels = draw(size)
  const rows = []
  for (let y = 0; y < size; y++)
    rows.push(Buffer.from([0]), pixels.subarray(y * size * 4, (y + 1) * size * 4))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6], 8) // 8 bits, RGBA
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Windows: a directory of PNG pictures. */
function ico(sizes) {
  const pictures = sizes.map(png)
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  sizes.forEach((size, i) => {
    const at = 6 + 16 * i
    head.set([size % 256, size % 256], at)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(pictures[i].length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += pictures[i].length
  })
  return Buffer.concat([head, ...pictures])
}

/** macOS: PNG pictures by kind. */
function icns(kinds) {
  const parts = kinds.map(([kind, size]) => {
    const picture = png(size)
    const head = Buffer.from(`${kind}\0\0\0\0`, 'latin1')
    head.writeUInt32BE(picture.length + 8, 4)
    return Buffer.concat([head, picture])
  })
  const head = Buffer.from('icns\0\0\0\0', 'latin1')
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4)
  return Buffer.concat([head, ...parts])
}

mkdirSync(FOLDER, { recursive: true })
const write = (name, bytes) => writeFileSync(new URL(name, FOLDER), bytes)
write('32x32.png', png(32))
write('128x128.png', png(128))
write('128x128@2x.png', png(256))
write('icon.png', png(512))
write('icon.ico', ico([16, 32, 48, 256]))
write(
  'icon.icns',
  icns([
    ['ic07', 128],
    ['ic08', 256],
    ['ic09', 512],
  ]),
)
