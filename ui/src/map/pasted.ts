/**
 * Vertices pasted from Excel, CSV or a letter: one vertex a line, cells by tab, comma, semicolon or space.
 * A header line and a leading vertex number are left out; thin spaces inside numbers and degrees-minutes-seconds are read.
 * What the numbers can be is told by their size: in China longitude (73 to 136) never looks like latitude (3 to 54),
 * and a Gauss-Krueger east coordinate with its zone number never looks like a north coordinate.
 */
import { CGCS2000, isMetric, meridianCode, type Pair, system, toLonLat, zoneCode } from './coordinates'
import { foldSigns } from './typed'

export type Reading =
  /** Longitude and latitude: which datum the numbers do not tell. */
  | { kind: 'lonlat'; northFirst: boolean }
  /** 3° zone by its prefix. */
  | { kind: 'zone'; zone: number; code: string; northFirst: boolean }
  /** Metres without prefix: the central meridian must be said. */
  | { kind: 'metres'; northFirst: boolean }

export interface Pasted {
  /** Two numbers a line, in the order written. */
  rows: [number, number][]
  /** Lines that carry no two numbers, 1-based. */
  refused: number[]
  /** Readings that fit every row; one: taken, two or more: ask, none: nonsense. */
  readings: Reading[]
}

/** `108°54'12.5"E`, `108.9`, `2 669 977.96`; null where it is no number. */
export function cellNumber(cell: string): number | null {
  const text = cell
    .trim()
    .replace(/^[XYNE东北经纬度]+[:=]?\s*/i, '')
    .replace(/\s*(米|m|[NE东北])$/i, '')
  const dms = text.match(
    /^(\d{1,3})\s*[°度]\s*(?:(\d{1,2}(?:\.\d+)?)\s*[′'分]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:″|"|''|秒)\s*)?$/,
  )
  if (dms) return Number(dms[1]) + Number(dms[2] ?? 0) / 60 + Number(dms[3] ?? 0) / 3600
  const plain = text.replace(/(?<=\d)[\s_](?=\d{3}(?:\D|$))/g, '').replace(/°$/, '')
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

function cellsOf(line: string): string[] {
  const text = line.trim()
  if (/\t/.test(text)) return text.split('\t')
  if (/;/.test(text)) return text.split(';')
  if (/,/.test(text)) return text.split(',')
  return text.split(/\s+/)
}

function numbersOf(line: string, bySpaceGroups: boolean): number[] {
  const cells = cellsOf(line)
    .map(c => c.replace(/^"(.*)"$/, '$1'))
    .filter(c => c.trim() !== '')
  const all = cells.map(cellNumber)
  const found = all.filter((n): n is number => n !== null)
  // "2 669 977.96 36 643 604.17": groups of three belong together when the line has no other separator.
  if (bySpaceGroups && found.length > 3 && !/[\t,;]/.test(line)) {
    const glued = line.trim().match(/\d{1,3}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g) ?? []
    if (glued.length < found.length) return glued.map(g => Number(g.replace(/ /g, '')))
  }
  return found
}

/** The two coordinates of a line: a small whole number before them is the vertex number, further columns are left out. */
function coordinates(numbers: number[]): [number, number] | null {
  const [a, b, c] = numbers
  if (a === undefined || b === undefined) return null
  if (c !== undefined && Number.isInteger(a) && a < 1000 && plausible(b, c) && !plausible(a, b)) return [b, c]
  return plausible(a, b) || c === undefined ? [a, b] : [b, c]
}

function plausible(a: number, b: number): boolean {
  return readingsOf([[a, b]]).length > 0
}

const within = (v: number, low: number, high: number): boolean => v >= low && v <= high
const isLon = (v: number): boolean => within(v, 72, 137)
const isLat = (v: number): boolean => within(v, 2, 55)
/** North coordinate of latitude 3° to 54°, metres. */
const isNorth = (v: number): boolean => within(v, 300_000, 6_100_000)
/** East coordinate within its own and the neighbouring half zone. */
const isEast = (v: number): boolean => within(v, 300_000, 700_000)
const prefix = (v: number): number => Math.floor(v / 1_000_000)
const isPrefixed = (v: number): boolean => within(prefix(v), 25, 45) && isEast(v % 1_000_000)

/** Every reading that fits all rows. */
export function readingsOf(rows: readonly Pair[]): Reading[] {
  if (rows.length === 0) return []
  const readings: Reading[] = []
  for (const northFirst of [true, false]) {
    const pairs = rows.map(([a, b]) => (northFirst ? { n: a, e: b } : { n: b, e: a }))
    if (pairs.every(({ n, e }) => isLon(e) && isLat(n))) readings.push({ kind: 'lonlat', northFirst })
    const zones = new Set(pairs.map(({ e }) => prefix(e)))
    const zone = [...zones][0]
    if (zone !== undefined && zones.size === 1 && pairs.every(({ n, e }) => isPrefixed(e) && isNorth(n))) {
      readings.push({ kind: 'zone', zone, code: zoneCode(zone), northFirst })
    }
    if (pairs.every(({ n, e }) => isEast(e) && isNorth(n))) readings.push({ kind: 'metres', northFirst })
  }
  return readings
}

/** Reads pasted text. */
export function readPasted(text: string): Pasted {
  const rows: [number, number][] = []
  const refused: number[] = []
  const lines = foldSigns(text).split(/\r\n|\r|\n/)
  lines.forEach((line, i) => {
    if (line.trim() === '') return
    const pair = coordinates(numbersOf(line, true))
    if (pair) rows.push(pair)
    else if (i > 0 || /\d{2}/.test(line)) refused.push(i + 1)
  })
  const first = rows[0]
  const last = rows[rows.length - 1]
  // A closed ring repeats its first vertex; the outline here does not.
  if (first && last && rows.length > 3 && first[0] === last[0] && first[1] === last[1]) rows.pop()
  return { rows, refused, readings: readingsOf(rows) }
}

/** Rows as (east, north). */
export function ordered(rows: readonly [number, number][], northFirst: boolean): Pair[] {
  return rows.map(([a, b]) => (northFirst ? [b, a] : [a, b]))
}

/** The system of a reading, given what the person chose for what the numbers do not tell. */
export function codeOf(
  reading: Reading,
  chosen: { geographic: string; meridian: number | null },
): string | null {
  if (reading.kind === 'zone') return reading.code
  if (reading.kind === 'lonlat') return chosen.geographic
  return chosen.meridian === null ? null : meridianCode(chosen.meridian)
}

/**
 * A single typed position: the pair in the system in force, else by what the numbers can be. Both orders are read where
 * the size tells them apart. Null where they make no position.
 */
export function readPair(a: number, b: number, crs: string | null): readonly [number, number] | null {
  const readings = readingsOf([[a, b]])
  const kind = crs === null ? null : system(crs)?.kind
  for (const r of readings) {
    const pair: Pair = r.northFirst ? [b, a] : [a, b]
    if (crs !== null && kind === 'own' && isMetric(crs) !== (r.kind === 'lonlat')) return toLonLat(crs, pair)
    if (r.kind === 'zone') return toLonLat(r.code, pair)
    if (r.kind === 'lonlat')
      return toLonLat(crs !== null && (kind === 'geographic' || kind === 'shifted') ? crs : CGCS2000, pair)
    if (crs !== null && kind === 'meridian') return toLonLat(crs, pair)
    const zone = crs === null ? undefined : system(crs)?.zone
    if (zone !== undefined) return toLonLat(meridianCode(zone * 3), pair)
  }
  return null
}
