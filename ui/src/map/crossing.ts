/** What makes an outline unusable, said while it is drawn: with the place, so that it can be marked. */
import { area, delta, type LonLat } from './geodesy'

export type OutlineFault =
  | { kind: 'crossing'; at: LonLat; edges: [number, number] }
  | { kind: 'repeated'; at: LonLat; vertex: number }
  | { kind: 'few'; have: number; need: number }
  | { kind: 'flat' }

type XY = readonly [number, number]

function side(a: XY, b: XY, c: XY): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/** Where two segments properly cross, as the share along the first; null otherwise. */
function cross(a: XY, b: XY, c: XY, d: XY): number | null {
  const s1 = side(a, b, c)
  const s2 = side(a, b, d)
  const s3 = side(c, d, a)
  const s4 = side(c, d, b)
  if (s1 * s2 < 0 && s3 * s4 < 0) return s3 / (s3 - s4)
  return null
}

/** Two vertices closer than this are one to whoever measures: 1 mm. */
const SAME_M = 0.001

/**
 * Faults of an outline (`closed`) or line. `drawing` leaves out those that more vertices cure.
 */
export function faults(points: readonly LonLat[], closed: boolean, drawing = false): OutlineFault[] {
  const found: OutlineFault[] = []
  const need = closed ? 3 : 2
  const first = points[0]
  if (!first) return drawing ? [] : [{ kind: 'few', have: 0, need }]
  const xy = points.map(p => delta(first, p) as XY)
  const edges = closed && !drawing ? points.length : points.length - 1
  for (let i = 0; i < edges; i++) {
    const a = xy[i] as XY
    const b = xy[(i + 1) % xy.length] as XY
    const p = points[i] as LonLat
    if (points.length > 1 && Math.hypot(b[0] - a[0], b[1] - a[1]) < SAME_M) {
      found.push({ kind: 'repeated', at: p, vertex: (i + 1) % points.length })
    }
    for (let j = i + 2; j < edges; j++) {
      if (closed && i === 0 && j === points.length - 1) continue
      const t = cross(a, b, xy[j] as XY, xy[(j + 1) % xy.length] as XY)
      if (t === null) continue
      const q = points[(i + 1) % points.length] as LonLat
      found.push({
        kind: 'crossing',
        at: [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t],
        edges: [i, j],
      })
    }
  }
  if (!drawing) {
    if (points.length < need) found.push({ kind: 'few', have: points.length, need })
    else if (closed && found.length === 0 && area(points) < 0.01) found.push({ kind: 'flat' })
  }
  return found
}
