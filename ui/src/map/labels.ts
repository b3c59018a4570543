/** Where a label box goes: beside its leader, on the side that is free, never cut by the pane's edge. Pixels. */
import type { XY } from './outline'

export interface Box {
  x: number
  y: number
  w: number
  h: number
}

const over = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y))

function insideRing(p: XY, ring: readonly XY[]): boolean {
  let odd = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i] as XY
    const b = ring[j] as XY
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0])
      odd = !odd
  }
  return odd
}

/** Share of a box that lies in a ring, by a grid of 15 points. */
function covered(box: Box, ring: readonly XY[]): number {
  let hit = 0
  for (let i = 0; i <= 4; i++) {
    for (let j = 0; j <= 2; j++)
      if (insideRing([box.x + (box.w * i) / 4, box.y + (box.h * j) / 2], ring)) hit++
  }
  return hit / 15
}

/** Moves a box into the view; a label wider than the view starts at its left edge. */
export function clampInto(box: Box, view: Box): Box {
  return {
    ...box,
    x: Math.max(view.x, Math.min(box.x, view.x + view.w - box.w)),
    y: Math.max(view.y, Math.min(box.y, view.y + view.h - box.h)),
  }
}

const GAP = 10

/**
 * Box for a leader from `site` to `facility`. Candidates lie around its middle and its two
 * ends; the one that hides least of the site, of other boxes and of the leader wins, the first on a tie.
 */
export function placeBox(
  site: XY,
  facility: XY,
  size: { w: number; h: number },
  view: Box,
  ring: readonly XY[],
  taken: readonly Box[],
): Box {
  const mid: XY = [(site[0] + facility[0]) / 2, (site[1] + facility[1]) / 2]
  const { w, h } = size
  const candidates: Box[] = []
  for (const p of [mid, facility, site]) {
    candidates.push({ x: p[0] - GAP - w, y: p[1] - h / 2, w, h })
    candidates.push({ x: p[0] + GAP, y: p[1] - h / 2, w, h })
    candidates.push({ x: p[0] - w / 2, y: p[1] + GAP, w, h })
    candidates.push({ x: p[0] - w / 2, y: p[1] - GAP - h, w, h })
    for (const x of [p[0] - GAP - w, p[0] + GAP]) {
      candidates.push({ x, y: p[1] + GAP / 2, w, h })
      candidates.push({ x, y: p[1] - GAP / 2 - h, w, h })
    }
  }
  let best = candidates[0] as Box
  let least = Number.POSITIVE_INFINITY
  for (const raw of candidates) {
    const box = clampInto(raw, view)
    const moved = Math.abs(box.x - raw.x) + Math.abs(box.y - raw.y)
    const crowd = taken.reduce((sum, other) => sum + over(box, other), 0) / (w * h)
    const onLeader = [0, 0.25, 0.5, 0.75, 1].filter(t => {
      const x = site[0] + (facility[0] - site[0]) * t
      const y = site[1] + (facility[1] - site[1]) * t
      return x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h
    }).length
    const cost = covered(box, ring) * 4 + crowd * 6 + onLeader * 0.6 + moved * 0.002
    if (cost < least - 1e-9) {
      least = cost
      best = box
    }
  }
  return best
}

/** A text along an edge: its middle, the angle that keeps it upright, and whether the edge is long enough for it. */
export function alongEdge(a: XY, b: XY, textWidth: number): { at: XY; angle: number } | null {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  if (Math.hypot(dx, dy) < textWidth + 18) return null
  let angle = Math.atan2(dy, dx)
  if (angle > Math.PI / 2) angle -= Math.PI
  if (angle <= -Math.PI / 2) angle += Math.PI
  return { at: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], angle }
}

/** Where a vertex number stands: outside the corner, on its bisector. */
export function outsideCorner(before: XY, p: XY, after: XY, ring: readonly XY[], reach: number): XY {
  const unit = (q: XY): XY => {
    const l = Math.hypot(q[0] - p[0], q[1] - p[1]) || 1
    return [(q[0] - p[0]) / l, (q[1] - p[1]) / l]
  }
  const u = unit(before)
  const v = unit(after)
  let bx = u[0] + v[0]
  let by = u[1] + v[1]
  const l = Math.hypot(bx, by)
  if (l < 0.05) {
    bx = -u[1]
    by = u[0]
  } else {
    bx /= l
    by /= l
  }
  const inner: XY = [p[0] + bx * 3, p[1] + by * 3]
  const sign = insideRing(inner, ring) ? -1 : 1
  return [p[0] + sign * bx * reach, p[1] + sign * by * reach]
}
