/** How far an outline, line or point was moved: the farthest that any vertex of one lies from the other. */
import { delta, distance, type LonLat } from './geodesy'
import { lonLats, type Site } from './site'

/** Metres from a point to the nearest place on a line; on the plane at the point, exact enough over a span. */
function toLine(p: LonLat, line: readonly LonLat[], closed: boolean): number {
  const first = line[0]
  if (!first) return Number.POSITIVE_INFINITY
  let best = distance(p, first)
  const last = closed ? line.length : line.length - 1
  for (let i = 0; i < last; i++) {
    const a = delta(p, line[i] as LonLat)
    const b = delta(p, line[(i + 1) % line.length] as LonLat)
    const edge: [number, number] = [b[0] - a[0], b[1] - a[1]]
    const length = edge[0] ** 2 + edge[1] ** 2
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(a[0] * edge[0] + a[1] * edge[1]) / length))
    best = Math.min(best, Math.hypot(a[0] + edge[0] * share, a[1] + edge[1] * share))
  }
  return best
}

/** Metres; both ways, so that a vertex that was added or taken away counts as well. */
export function movedBy(before: Site, after: Site): number {
  const a = lonLats(before)
  const b = lonLats(after)
  const farthest = (from: LonLat[], to: LonLat[], closed: boolean): number =>
    Math.max(0, ...from.map(p => toLine(p, to, closed)))
  return Math.max(farthest(a, b, after.shape === 'polygon'), farthest(b, a, before.shape === 'polygon'))
}
