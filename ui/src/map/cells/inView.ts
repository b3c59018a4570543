/** What the kept cells of a view come to: the facilities near in, and what is not drawn. */
import type { DrawnFacility } from '../api'
import type { Kept } from './store'

export interface NotDrawn {
  /** At least so many. */
  count: number
  /** Kilovolts, the highest first; null: nobody knows. */
  voltages: (number | null)[]
}

/**
 * What the cells leave out. One that lies in several cells is counted where it begins; one that begins outside the view
 * is in the largest count of a single cell, so the sum is never more than there are.
 */
export function notDrawn(cells: readonly Kept[]): NotDrawn | null {
  let begin = 0
  let most = 0
  const voltages = new Set<number | null>()
  for (const { leftOut } of cells) {
    let here = 0
    for (const l of leftOut) {
      begin += l.begin
      here += l.count
      voltages.add(l.voltage_kv)
    }
    most = Math.max(most, here)
  }
  const count = Math.max(begin, most)
  const rank = (v: number | null): number => v ?? Number.POSITIVE_INFINITY
  return count > 0 ? { count, voltages: [...voltages].sort((a, b) => rank(b) - rank(a)) } : null
}

/** Facilities of the cells, each once; the parts of a cut one put together again. */
export function facilitiesOf(cells: readonly Kept[]): DrawnFacility[] {
  const found = new Map<string, DrawnFacility>()
  const parts = new Map<string, number[][][]>()
  for (const { facilities } of cells) {
    for (const f of facilities) {
      found.set(f.id, f)
      if (f.cut) parts.set(f.id, [...(parts.get(f.id) ?? []), ...linesOf(f.geometry)])
    }
  }
  for (const [id, lines] of parts) {
    const coordinates = joined(lines)
    found.set(id, { ...(found.get(id) as DrawnFacility), geometry: { type: 'MultiLineString', coordinates } })
  }
  return [...found.values()]
}

function linesOf(g: DrawnFacility['geometry']): number[][][] {
  if (g.type === 'LineString') return [g.coordinates]
  return g.type === 'MultiLineString' ? g.coordinates : []
}

/** Lines that were cut at the same place are one again. */
export function joined(lines: readonly number[][][]): number[][][] {
  const key = (p: number[] | undefined): string => (p ? p.join() : '')
  const starting = new Map<string, number[][]>()
  const ending = new Set(lines.map(l => key(l[l.length - 1])))
  for (const line of lines) starting.set(key(line[0]), line)
  const out: number[][][] = []
  const used = new Set<number[][]>()
  const follow = (first: number[][]): void => {
    const whole = [...first]
    used.add(first)
    for (;;) {
      const next = starting.get(key(whole[whole.length - 1]))
      if (!next || used.has(next)) break
      used.add(next)
      for (let i = 1; i < next.length; i++) whole.push(next[i] as number[])
    }
    out.push(whole)
  }
  for (const line of lines) if (!ending.has(key(line[0]))) follow(line)
  // What is left goes round.
  for (const line of lines) if (!used.has(line)) follow(line)
  return out
}
