/**
 * Zone outlines in screen pixels, for drawing only (verdicts never come from here). A line's outline at distance d is
 * a ring: offset sides with round joins outside a bend and the crossing point inside it, round ends.
 */
export type XY = readonly [x: number, y: number]

/** Step of an arc: chords stay within a tenth of a pixel for the radii on a screen. */
function arc(centre: XY, r: number, from: number, sweep: number): XY[] {
  const steps = Math.max(1, Math.ceil((Math.abs(sweep) * Math.sqrt(r)) / 0.9))
  return Array.from({ length: steps + 1 }, (_, i) => {
    const a = from + (sweep * i) / steps
    return [centre[0] + r * Math.cos(a), centre[1] + r * Math.sin(a)]
  })
}

export function circleRing(centre: XY, r: number): XY[] {
  return arc(centre, r, 0, 2 * Math.PI).slice(0, -1)
}

function unique(points: readonly XY[]): XY[] {
  return points.filter((p, i) => {
    const q = points[i - 1]
    return !q || Math.hypot(p[0] - q[0], p[1] - q[1]) > 0.01
  })
}

/** The left side (screen y down: left of travel is counter-clockwise seen from above) of `points` at distance d. */
function side(points: readonly XY[], d: number, closed: boolean): XY[] {
  const n = points.length
  const edges = closed ? n : n - 1
  const at = (i: number): XY => points[((i % n) + n) % n] as XY
  const normal = (i: number): number => {
    const a = at(i)
    const b = at(i + 1)
    return Math.atan2(b[1] - a[1], b[0] - a[0]) - Math.PI / 2
  }
  const out: XY[] = []
  const push = (p: XY, angle: number): void => {
    out.push([p[0] + d * Math.cos(angle), p[1] + d * Math.sin(angle)])
  }
  if (!closed) push(at(0), normal(0))
  for (let i = closed ? 0 : 1; i < (closed ? n : edges); i++) {
    const p = at(i)
    const before = normal(closed ? i - 1 + n : i - 1)
    const after = normal(i)
    let turn = after - before
    turn = Math.atan2(Math.sin(turn), Math.cos(turn))
    if (turn > 0) out.push(...arc(p, d, before, turn))
    else {
      // Inside of the bend: the two offset edges cross on the bisector, unless an edge is too short for it.
      const mitre = d / Math.cos(turn / 2)
      const shortest = Math.min(length(at(i - 1), p), length(p, at(i + 1)))
      const back = Math.abs(d * Math.tan(turn / 2))
      if (back <= shortest) {
        const mid = before + turn / 2
        out.push([p[0] + mitre * Math.cos(mid), p[1] + mitre * Math.sin(mid)])
      } else {
        push(p, before)
        out.push(p)
        push(p, after)
      }
    }
  }
  if (!closed) push(at(n - 1), normal(edges - 1))
  return out
}

const length = (a: XY, b: XY): number => Math.hypot(b[0] - a[0], b[1] - a[1])

/** Ring around an open line at distance d > 0. */
export function lineRing(line: readonly XY[], d: number): XY[] {
  const points = unique(line)
  const first = points[0]
  const last = points[points.length - 1]
  if (!first || !last) return []
  if (points.length === 1) return circleRing(first, d)
  const back = [...points].reverse()
  const left = side(points, d, false)
  const right = side(back, d, false)
  const endFrom = Math.atan2(
    (left[left.length - 1] as XY)[1] - last[1],
    (left[left.length - 1] as XY)[0] - last[0],
  )
  const startFrom = Math.atan2(
    (right[right.length - 1] as XY)[1] - first[1],
    (right[right.length - 1] as XY)[0] - first[0],
  )
  return [...left, ...arc(last, d, endFrom, Math.PI), ...right, ...arc(first, d, startFrom, Math.PI)]
}

/** Ring around an outline, outwards by d ≥ 0. */
export function areaRing(ring: readonly XY[], d: number): XY[] {
  const points = unique(ring)
  if (points.length < 3) return lineRing(points, Math.max(d, 0.01))
  let twice = 0
  points.forEach((p, i) => {
    const q = points[(i + 1) % points.length] as XY
    twice += p[0] * q[1] - q[0] * p[1]
  })
  // Positive in screen axes is clockwise to the eye; its outside is on the left side of travel.
  return d <= 0 ? points : side(twice > 0 ? points : [...points].reverse(), d, true)
}

/** Both offset lines of an open line: the outer conductors. */
export function conductors(line: readonly XY[], d: number): [XY[], XY[]] {
  const points = unique(line)
  if (points.length < 2) return [[], []]
  return [side(points, d, false), side([...points].reverse(), d, false)]
}

/** The parts of a line that come near the view, cut at whole vertices: dashes on long lines are slow. */
export function near(line: readonly XY[], width: number, height: number, margin: number): XY[][] {
  const runs: XY[][] = []
  let run: XY[] = []
  for (let i = 0; i + 1 < line.length; i++) {
    const cut = clip(line[i] as XY, line[i + 1] as XY, -margin, -margin, width + margin, height + margin)
    if (!cut) {
      if (run.length > 1) runs.push(run)
      run = []
      continue
    }
    const [a, b] = cut
    const tail = run[run.length - 1]
    if (!tail || length(tail, a) > 0.01) {
      if (run.length > 1) runs.push(run)
      run = [a]
    }
    run.push(b)
  }
  if (run.length > 1) runs.push(run)
  return runs
}

/** Liang-Barsky: the piece of a segment inside a box. */
function clip(a: XY, b: XY, x0: number, y0: number, x1: number, y1: number): [XY, XY] | null {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  let t0 = 0
  let t1 = 1
  for (const [p, q] of [
    [-dx, a[0] - x0],
    [dx, x1 - a[0]],
    [-dy, a[1] - y0],
    [dy, y1 - a[1]],
  ] as const) {
    if (p === 0) {
      if (q < 0) return null
    } else if (p < 0) t0 = Math.max(t0, q / p)
    else t1 = Math.min(t1, q / p)
  }
  if (t0 > t1) return null
  return [
    [a[0] + t0 * dx, a[1] + t0 * dy],
    [a[0] + t1 * dx, a[1] + t1 * dy],
  ]
}
