/**
 * A site taped from towers: `#37杆东12 m、北3 m`, one vertex a line; a line without a tower goes on from the last one.
 * Metres on the ground along the compass, from the tower's point as loaded.
 */
import { type LonLat, shifted } from './geodesy'
import { foldSigns } from './typed'

export interface TapedLine {
  /** As written, without 杆, 塔, 号, #; empty: the tower of the line before. */
  tower: string
  east: number
  north: number
}

const STEP = /([东西南北EWSN])\s*(\d+(?:\.\d+)?)\s*(?:米|m(?![a-z]))?/gi
const SIGNS: Record<string, readonly [number, number]> = {
  东: [1, 0],
  E: [1, 0],
  西: [-1, 0],
  W: [-1, 0],
  北: [0, 1],
  N: [0, 1],
  南: [0, -1],
  S: [0, -1],
}

/** The name of a tower without what people write around it. */
export function plainTower(name: string): string {
  return foldSigns(name).replace(/[#\s]|号|杆塔|杆|塔/g, '')
}

/** Every line, or null where one is no taped position. */
export function readTaped(text: string): TapedLine[] | null {
  const lines = foldSigns(text)
    .split(/\r\n|\r|\n/)
    .map(l => l.trim())
    .filter(l => l !== '')
  const read = lines.map((line): TapedLine | null => {
    const steps = [...line.matchAll(STEP)]
    const first = steps[0]
    if (!first) return null
    // What is left beside tower and steps must be punctuation, or the line says something else.
    const rest = line
      .slice(first.index)
      .replace(STEP, '')
      .replace(/[,;.\s]/g, '')
    if (rest !== '') return null
    let east = 0
    let north = 0
    for (const [, way, metres] of steps) {
      const sign = SIGNS[(way ?? '').toUpperCase()] ?? [0, 0]
      east += sign[0] * Number(metres)
      north += sign[1] * Number(metres)
    }
    return { tower: plainTower(line.slice(0, first.index).replace(/[,;:]/g, '')), east, north }
  })
  return read.length > 0 && read[0]?.tower && read.every(r => r !== null) ? (read as TapedLine[]) : null
}

export type TapedSite = { ok: true; points: LonLat[] } | { ok: false; tower: string; found: number }

/** Vertices on the ground. A tower that is not loaded, or whose number several towers carry, is named instead. */
export function placeTaped(lines: readonly TapedLine[], towers: (name: string) => LonLat[]): TapedSite {
  const points: LonLat[] = []
  let from: LonLat | null = null
  for (const line of lines) {
    if (line.tower) {
      const found = towers(line.tower)
      if (found.length !== 1) return { ok: false, tower: line.tower, found: found.length }
      from = found[0] as LonLat
    }
    if (!from) return { ok: false, tower: '', found: 0 }
    points.push(shifted(from, line.east, line.north))
  }
  return { ok: true, points }
}
