/**
 * What the drawing tools make of clicks. Outlines and lines grow vertex by vertex in the site itself, so one undo stack
 * covers every vertex; rectangle, circle and measuring hold up to two anchors here until they are whole.
 */
import { along, bearing, circle, delta, distance, type LonLat, shifted } from './geodesy'
import type { Typed } from './typed'

export type Tool = 'select' | 'polygon' | 'rectangle' | 'circle' | 'line' | 'point' | 'measure' | 'stand'

/** Tools of a map on which a site is drawn. */
export const SITE_TOOLS: readonly Tool[] = [
  'select',
  'polygon',
  'rectangle',
  'circle',
  'line',
  'measure',
  'stand',
]

export interface Sketch {
  tool: Tool
  /** Outline or line in the making (`polygon`, `line`): its vertices are the site's. */
  growing: boolean
  /** Anchors of rectangle and circle, points of the measuring line. */
  anchors: readonly LonLat[]
}

export const IDLE: Sketch = { tool: 'select', growing: false, anchors: [] }

export function chosen(tool: Tool): Sketch {
  return { tool, growing: false, anchors: [] }
}

export function isDrawing(s: Sketch): boolean {
  return s.tool !== 'select'
}

/** A rectangle from its first edge and a point that gives its depth. */
export function rectangle(a: LonLat, b: LonLat, depthTo: LonLat): LonLat[] {
  const [e, n] = delta(a, b)
  const length = Math.hypot(e, n)
  if (length === 0) return [a]
  const [de, dn] = delta(b, depthTo)
  const depth = (de * -n + dn * e) / length
  const east = (-n / length) * depth
  const north = (e / length) * depth
  return [a, b, shifted(b, east, north), shifted(a, east, north)]
}

/** The outline the tool would make if the cursor were clicked now; null while there is none. */
export function preview(s: Sketch, cursor: LonLat): LonLat[] | null {
  const [a, b] = s.anchors
  if (s.tool === 'rectangle' && a && b) return rectangle(a, b, cursor)
  if (s.tool === 'circle' && a && distance(a, cursor) > 0) return circle(a, distance(a, cursor))
  return null
}

/** The point typed figures are counted from, and the one before it. */
export function lastPoint(s: Sketch, site: readonly LonLat[]): LonLat | null {
  const own = s.growing ? site : s.anchors
  return own[own.length - 1] ?? null
}

/**
 * Where a typed input puts the next vertex. `toward` gives the direction of a bare length; `absolute` reads two numbers
 * in the chosen coordinate system. Null: it needs a point before it, or makes no position.
 */
export function target(
  typed: Typed,
  from: LonLat | null,
  toward: LonLat | null,
  absolute: (a: number, b: number) => LonLat | null,
): LonLat | null {
  switch (typed.kind) {
    case 'absolute':
      return absolute(typed.first, typed.second)
    case 'offset':
      return from && shifted(from, typed.east, typed.north)
    case 'polar':
      return from && along(from, typed.length, typed.bearing)
    case 'length':
      return from && along(from, typed.length, toward ? bearing(from, toward) : 0)
  }
}
