/**
 * What a typed text can mean as a position: degrees, degrees-minutes-seconds, 3° zone coordinates. Where the numbers
 * leave a choice (no zone number, axes in either order) every reading is offered, the likeliest first.
 */
import { CGCS2000, GCJ02, meridianCode, type Pair, system, toLonLat, zoneOf } from './coordinates'
import type { LonLat } from './geodesy'
import { readPasted } from './pasted'

export interface Place {
  key: string
  at: LonLat
  /** System it was read in. */
  code: string
  northFirst: boolean
}

/** A plane coordinate without its zone number is tried in the zone the office works in and those beside it. */
const ZONES_AROUND = [0, -1, 1]
/** China, generously: what falls outside was not meant. */
const CHINA = [72, 2, 137, 55] as const

export function placesOf(text: string, home: LonLat | null): Place[] {
  const pasted = readPasted(text)
  const row = pasted.rows[0]
  if (!row || pasted.rows.length > 1) return []
  const places: Place[] = []
  const add = (code: string, northFirst: boolean): void => {
    const pair: Pair = northFirst ? [row[1], row[0]] : row
    const at = toLonLat(code, pair)
    if (!at || at[0] < CHINA[0] || at[0] > CHINA[2] || at[1] < CHINA[1] || at[1] > CHINA[3]) return
    places.push({ key: `${code} ${northFirst}`, at, code, northFirst })
  }
  for (const reading of pasted.readings) {
    if (reading.kind === 'zone') add(reading.code, reading.northFirst)
    else if (reading.kind === 'lonlat') {
      add(CGCS2000, reading.northFirst)
      add(GCJ02, reading.northFirst)
    } else {
      const zone = zoneOf(home?.[0] ?? 105)
      for (const step of ZONES_AROUND) {
        const code = meridianCode((zone + step) * 3)
        if (system(code)) add(code, reading.northFirst)
      }
    }
  }
  return places
}
