/** Sites of cases on the overview: what is painted and what a click on it means. */
import type { CaseCard, Verdict } from '../api/contract'
import type { LonLat } from './geodesy'
import type { XY } from './outline'
import type { SiteOnMap } from './paintSite'

export interface CaseSite {
  case: string
  number: string
  verdict: Verdict
  /** Null where the case has none, or none that lies on the ground. */
  site: SiteOnMap | null
}

/** Stages in which somebody still has something to do. */
export const OPEN_STAGES: CaseCard['stage'][] = [
  'surveying',
  'hazard',
  'scheme',
  'deciding',
  'replying',
  'approved',
]

/** How many of the cases have which answer. */
export function tally(sites: readonly CaseSite[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { inside: 0, cannot_tell: 0, outside: 0 }
  for (const { verdict } of sites) counts[verdict] += 1
  return counts
}

/** Sides under which a site is shown as its mark, pixels. */
export const MARK_UNDER = 18
/** A click this near a mark means it. */
const ON_MARK = 11

export function middleOf(points: readonly LonLat[]): LonLat | null {
  if (points.length === 0) return null
  const xs = points.map(p => p[0])
  const ys = points.map(p => p[1])
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2]
}

/** Longer side of a shape on the screen. */
export function sideOf(ring: readonly XY[]): number {
  const xs = ring.map(p => p[0])
  const ys = ring.map(p => p[1])
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys))
}

/** The case whose mark or shape lies under a pixel: the nearest, for shapes may lie in each other. */
export function caseAt(at: XY, sites: readonly CaseSite[], pixel: (p: LonLat) => XY | null): CaseSite | null {
  let best: { found: CaseSite; far: number } | null = null
  for (const found of sites) {
    const { site } = found
    if (!site) continue
    const ring = site.points.map(pixel).filter((p): p is XY => p !== null)
    const middle = middleOf(ring)
    if (!middle) continue
    const far = Math.hypot(middle[0] - at[0], middle[1] - at[1])
    const within = sideOf(ring) < MARK_UNDER ? far <= ON_MARK : far <= ON_MARK || holds(ring, at)
    if (within && (!best || far < best.far)) best = { found, far }
  }
  return best?.found ?? null
}

function holds(ring: readonly XY[], p: XY): boolean {
  let odd = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i] as XY
    const b = ring[j] as XY
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0])
      odd = !odd
  }
  return odd
}
