/** From pasted text to a site: at once where one reading fits, with a question where several do. */
import { useState } from 'react'
import { CGCS2000, isMetric, system } from './coordinates'
import { codeOf, ordered, type Pasted, type Reading, readPasted } from './pasted'
import type { Shape, Site } from './site'

export interface PastedState {
  pasted: Pasted | null
  /** What still has to be said before the vertices can be taken. */
  ask: 'lonlat' | 'metres' | 'order' | null
  take: (text: string) => void
  answer: (choice: { code?: string; meridian?: number; northFirst?: boolean }) => void
  clear: () => void
}

function shapeFor(count: number): Shape {
  return count > 2 ? 'polygon' : count === 2 ? 'line' : 'point'
}

/** The system in force tells what the numbers alone do not. */
function settle(reading: Reading, inForce: string | null): string | null {
  const s = inForce === null ? undefined : system(inForce)
  // The numbers of an old system look like those of a CGCS2000 zone: what the person chose decides.
  if (s?.own && isMetric(s.code) !== (reading.kind === 'lonlat')) return s.code
  const geographic = s && (s.kind === 'geographic' || s.kind === 'shifted') ? s.code : null
  if (reading.kind === 'lonlat') return geographic
  return codeOf(reading, {
    geographic: geographic ?? CGCS2000,
    meridian: s?.kind === 'meridian' ? (s.meridian ?? null) : null,
  })
}

export function usePasted(inForce: string | null, onSite: (site: Site) => void): PastedState {
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const [northFirst, setNorthFirst] = useState<boolean | null>(null)
  const fitting = pasted?.readings.filter(r => northFirst === null || r.northFirst === northFirst) ?? []
  const reading = fitting.length === 1 ? fitting[0] : undefined
  const ask =
    !pasted || pasted.readings.length === 0
      ? null
      : fitting.length > 1
        ? 'order'
        : reading?.kind === 'lonlat'
          ? 'lonlat'
          : reading?.kind === 'metres'
            ? 'metres'
            : null

  const accept = (p: Pasted, r: Reading, code: string): void => {
    onSite({ shape: shapeFor(p.rows.length), crs: code, points: ordered(p.rows, r.northFirst) })
    setPasted(p.refused.length > 0 ? { ...p, readings: [] } : null)
    setNorthFirst(null)
  }
  return {
    pasted,
    ask,
    take: text => {
      const p = readPasted(text)
      setNorthFirst(null)
      const only = p.readings.length === 1 ? p.readings[0] : undefined
      const code = only && settle(only, inForce)
      if (only && code) accept(p, only, code)
      else setPasted(p)
    },
    answer: choice => {
      if (!pasted) return
      if (choice.northFirst !== undefined) {
        const left = pasted.readings.filter(r => r.northFirst === choice.northFirst)
        const only = left.length === 1 ? left[0] : undefined
        const code = only && settle(only, inForce)
        if (only && code) accept(pasted, only, code)
        else setNorthFirst(choice.northFirst)
        return
      }
      if (!reading) return
      const code = choice.code ?? codeOf(reading, { geographic: CGCS2000, meridian: choice.meridian ?? null })
      if (code) accept(pasted, reading, code)
    },
    clear: () => {
      setPasted(null)
      setNorthFirst(null)
    },
  }
}
