/** What the cursor catches while drawing, in pixels: vertices before edges, own shape and facilities alike. */
import type { XY } from './outline'

export type SnapKind = 'vertex' | 'edge' | 'tower' | 'conductor'

export interface Target {
  /** What a vertex and an edge of this shape are called at the cursor. */
  vertex: SnapKind
  edge: SnapKind
  points: readonly XY[]
  closed: boolean
}

export interface Caught {
  kind: SnapKind
  at: XY
}

/** Pixels within which something is caught. */
export const REACH = 10

export function snap(cursor: XY, targets: readonly Target[], reach = REACH): Caught | null {
  let vertex: { d: number; hit: Caught } | null = null
  let edge: { d: number; hit: Caught } | null = null
  for (const t of targets) {
    t.points.forEach((p, i) => {
      const d = Math.hypot(p[0] - cursor[0], p[1] - cursor[1])
      if (d <= reach && (!vertex || d < vertex.d)) vertex = { d, hit: { kind: t.vertex, at: p } }
      const q = t.points[i + 1] ?? (t.closed ? t.points[0] : undefined)
      if (!q || q === p) return
      const foot = footOn(cursor, p, q)
      const e = Math.hypot(foot[0] - cursor[0], foot[1] - cursor[1])
      if (e <= reach && (!edge || e < edge.d)) edge = { d: e, hit: { kind: t.edge, at: foot } }
    })
  }
  const best = (vertex ?? edge) as { hit: Caught } | null
  return best?.hit ?? null
}

/** Nearest point of a segment. */
export function footOn(p: XY, a: XY, b: XY): XY {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const l2 = dx * dx + dy * dy
  const t = l2 === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / l2))
  return [a[0] + t * dx, a[1] + t * dy]
}
