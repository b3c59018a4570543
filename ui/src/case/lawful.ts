import { byWorst } from '../map/scene'
import type { CaseView, Screening } from './types'

const POINTS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type Point = (typeof POINTS)[number]

/** The compass point of a bearing in degrees, clockwise from north. */
export function compass(bearing: number): Point {
  return POINTS[Math.round((((bearing % 360) + 360) % 360) / 45) % 8] ?? 'n'
}

/** One way to make the site lawful, as a key of the words and what they need. Numbers are rounded so that doing what
 * is printed really is enough: lengths and areas up, heights and reaches down. */
export interface Way {
  key: 'shift' | 'cut' | 'height' | 'reach'
  params: Record<string, string>
  point?: Point
}

/** What the geofence suggests: a move that clears every zone, the part to cut off, and what would be left of the site. */
export interface Suggested {
  shift: { north_m: number; east_m: number } | null
  cut_off_m2: number
  left_m2: number
  max_height_m?: number | null
  max_reach_m?: number | null
}

export function ways(lawful: Suggested | null): Way[] {
  if (!lawful) return []
  const out: Way[] = []
  const { shift } = lawful
  const length = shift ? Math.hypot(shift.north_m, shift.east_m) : 0
  if (shift && length > 0) {
    const bearing = (Math.atan2(shift.east_m, shift.north_m) * 180) / Math.PI
    out.push({ key: 'shift', params: { length: up(length, 2) }, point: compass(bearing) })
  }
  // Cutting off everything is no way to build.
  if (lawful.cut_off_m2 > 0 && lawful.left_m2 > 0)
    out.push({ key: 'cut', params: { area: up(lawful.cut_off_m2, 1) } })
  if (lawful.max_height_m != null)
    out.push({ key: 'height', params: { height: down(lawful.max_height_m, 1) } })
  if (lawful.max_reach_m != null) out.push({ key: 'reach', params: { reach: down(lawful.max_reach_m, 1) } })
  return out
}

function up(value: number, digits: number): string {
  const step = 10 ** digits
  return (Math.ceil(value * step - 1e-9) / step).toFixed(digits)
}
function down(value: number, digits: number): string {
  const step = 10 ** digits
  return (Math.floor(value * step + 1e-9) / step).toFixed(digits)
}

/** The answer a case is about: the worst, and the nearest where equal. */
export function leading(screening: Screening) {
  return byWorst(screening.facilities)[0] ?? null
}

/** Days left of the clock the page shows, and whether any runs. */
export function shownDue(view: CaseView) {
  return view.paused ? null : (view.next?.due ?? null)
}
