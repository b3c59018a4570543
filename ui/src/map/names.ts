/**
 * Where the facilities' names stand: along their line or beside their tower, clear of each other, of the plates and boxes
 * on the map and, where there is room, of other lines. Pixels; pure, so that it can be tested without a canvas.
 */
import type { Box } from './labels'
import type { XY } from './outline'
import type { Sign } from './scene'

export interface Named {
  text: string
  sign: Sign
  /** Pixels from the centre line to the outer conductors; 0 where they are not drawn apart. */
  spread: number
  /** Lines as drawn; a tower or area has one point, its middle. */
  lines: readonly (readonly XY[])[]
}

export interface Name {
  text: string
  at: XY
  angle: number
  line: boolean
}

/** Four corners. */
type Quad = readonly XY[]

/** Half of a name's height with its halo. */
const HALF = 9
/** The same name is not said again nearer than this. */
const REPEAT = 600
/** From the line to the middle of its name. */
const ASIDE = 13
/** How far a line may bend away under its name. */
const BEND = 4
/** Places tried along one line. */
const MOST_TRIED = 28

export function quadOf(at: XY, width: number, angle: number): Quad {
  const c = Math.cos(angle)
  const s = Math.sin(angle)
  const w = width / 2 + 3
  return (
    [
      [-w, -HALF],
      [w, -HALF],
      [w, HALF],
      [-w, HALF],
    ] as const
  ).map(([x, y]): XY => [at[0] + x * c - y * s, at[1] + x * s + y * c])
}

export function boxQuad(b: Box): Quad {
  return [
    [b.x, b.y],
    [b.x + b.w, b.y],
    [b.x + b.w, b.y + b.h],
    [b.x, b.y + b.h],
  ]
}

/** Whether two convex shapes share ground: no line separates them. A line of two points counts as a shape. */
export function meets(a: Quad, b: Quad): boolean {
  for (const shape of [a, b]) {
    for (let i = 0; i < shape.length; i++) {
      const p = shape[i] as XY
      const q = shape[(i + 1) % shape.length] as XY
      const n: XY = [q[1] - p[1], p[0] - q[0]]
      const [a0, a1] = reach(a, n)
      const [b0, b1] = reach(b, n)
      if (a1 <= b0 || b1 <= a0) return false
    }
  }
  return true
}

function reach(shape: Quad, n: XY): [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const p of shape) {
    const d = p[0] * n[0] + p[1] * n[1]
    if (d < low) low = d
    if (d > high) high = d
  }
  return [low, high]
}

const inside = (q: Quad, room: Box): boolean =>
  q.every(p => p[0] >= room.x && p[1] >= room.y && p[0] <= room.x + room.w && p[1] <= room.y + room.h)

/** Running length at each vertex. */
function lengths(line: readonly XY[]): number[] {
  const out = [0]
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1] as XY
    const b = line[i] as XY
    out.push((out[i - 1] as number) + Math.hypot(b[0] - a[0], b[1] - a[1]))
  }
  return out
}

function pointAt(line: readonly XY[], run: readonly number[], at: number): XY {
  let i = 1
  while (i < line.length - 1 && (run[i] as number) < at) i++
  const a = line[i - 1] as XY
  const b = line[i] as XY
  const from = run[i - 1] as number
  const t = (at - from) / ((run[i] as number) - from || 1)
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
}

/** Offsets along a line, the middle first, then outwards to both ends. */
function* outwards(from: number, to: number, stride: number): Generator<number> {
  const middle = (from + to) / 2
  yield middle
  for (let d = stride; d <= (to - from) / 2; d += stride) {
    yield middle - d
    yield middle + d
  }
}

function upright(angle: number): number {
  if (angle > Math.PI / 2) return angle - Math.PI
  return angle <= -Math.PI / 2 ? angle + Math.PI : angle
}

/** The straight bits of a line where a name of this width fits: middle, angle. */
function* straights(line: readonly XY[], width: number, room: Box): Generator<{ at: XY; angle: number }> {
  const run = lengths(line)
  const whole = run[run.length - 1] as number
  if (whole < width + 8) return
  // Only what is seen: a line crossing the view has its middle anywhere.
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (let i = 1; i < line.length; i++) {
    const seen = seenShare(line[i - 1] as XY, line[i] as XY, room)
    if (!seen) continue
    const length = (run[i] as number) - (run[i - 1] as number)
    first = Math.min(first, (run[i - 1] as number) + seen[0] * length)
    last = Math.max(last, (run[i - 1] as number) + seen[1] * length)
  }
  const half = width / 2
  const from = first + half + 4
  const to = last - half - 4
  for (const middle of outwards(from, to, Math.max(24, width / 3, (to - from) / MOST_TRIED))) {
    if (middle - half < 0 || middle + half > whole) continue
    const a = pointAt(line, run, middle - half)
    const b = pointAt(line, run, middle + half)
    const chord = Math.hypot(b[0] - a[0], b[1] - a[1])
    if (chord < width - BEND) continue
    const bent = line.some((p, i) => {
      if ((run[i] as number) <= middle - half || (run[i] as number) >= middle + half) return false
      return Math.abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / chord > BEND
    })
    if (!bent)
      yield {
        at: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
        angle: upright(Math.atan2(b[1] - a[1], b[0] - a[0])),
      }
  }
}

/** The part of a segment that lies in a box, as two shares of it (Liang and Barsky). */
export function seenShare(a: XY, b: XY, room: Box): [number, number] | null {
  let from = 0
  let to = 1
  const d: XY = [b[0] - a[0], b[1] - a[1]]
  for (const [p, q] of [
    [-d[0], a[0] - room.x],
    [d[0], room.x + room.w - a[0]],
    [-d[1], a[1] - room.y],
    [d[1], room.y + room.h - a[1]],
  ] as const) {
    if (p === 0) {
      if (q < 0) return null
    } else if (p < 0) from = Math.max(from, q / p)
    else to = Math.min(to, q / p)
  }
  return from <= to ? [from, to] : null
}

/** The two sides of a line its name may stand on, nearer first: below the line, above it, then beyond the outer conductors. */
function sides(spread: number): number[] {
  const near = spread === 0 || spread > 2 * ASIDE ? [ASIDE, -ASIDE] : []
  return spread > 0 ? [...near, spread + ASIDE, -spread - ASIDE] : near
}

function* candidates(n: Named, width: number, room: Box): Generator<Name> {
  if (n.sign === 'line' || n.sign === 'cable') {
    for (const line of n.lines)
      for (const { at, angle } of straights(line, width, room))
        for (const aside of sides(n.spread))
          yield {
            text: n.text,
            at: [at[0] - Math.sin(angle) * aside, at[1] + Math.cos(angle) * aside],
            angle,
            line: true,
          }
    return
  }
  const p = n.lines[0]?.[0]
  if (!p) return
  const around: readonly XY[] =
    n.sign === 'area'
      ? [
          [0, 0],
          [0, -16],
          [0, 16],
        ]
      : [
          [0, -15],
          [0, 16],
          [width / 2 + 9, 0],
          [-width / 2 - 9, 0],
          [width / 2 + 5, -13],
          [-width / 2 - 5, -13],
        ]
  for (const [x, y] of around) yield { text: n.text, at: [p[0] + x, p[1] + y], angle: 0, line: false }
}

/** Side of a bucket, pixels. */
const BUCKET = 64

/** Lines in buckets by place: thousands of them are looked through for every place a name is tried at. */
class Nearby {
  private readonly room: Box
  private readonly across: number
  private readonly buckets: Quad[][]

  constructor(room: Box) {
    this.room = room
    this.across = Math.ceil(room.w / BUCKET) + 1
    const down = Math.ceil(room.h / BUCKET) + 1
    this.buckets = Array.from({ length: this.across * down }, () => [])
  }

  add(edge: Quad): void {
    for (const bucket of this.around(edge)) bucket.push(edge)
  }

  /** How many of them meet a shape. */
  met(shape: Quad): number {
    const found = new Set<Quad>()
    for (const bucket of this.around(shape))
      for (const edge of bucket) if (!found.has(edge) && meets(edge, shape)) found.add(edge)
    return found.size
  }

  /** Buckets that the box of a shape touches; what lies outside the room touches none. */
  private *around(shape: Quad): Generator<Quad[]> {
    const [x0, x1] = reach(shape, [1, 0])
    const [y0, y1] = reach(shape, [0, 1])
    const last = this.buckets.length / this.across - 1
    const column = (x: number): number => Math.floor((x - this.room.x) / BUCKET)
    const row = (y: number): number => Math.floor((y - this.room.y) / BUCKET)
    for (let j = Math.max(0, row(y0)); j <= Math.min(last, row(y1)); j++)
      for (let i = Math.max(0, column(x0)); i <= Math.min(this.across - 1, column(x1)); i++)
        yield this.buckets[j * this.across + i] as Quad[]
  }
}

/**
 * Places names in the order given. `taken` are boxes nothing may cover; `lines` are kept clear of where another place
 * is free, else the name stands across them with its halo. What finds no place is left out.
 */
export function placeNames(
  named: readonly Named[],
  measure: (text: string, line: boolean) => number,
  room: Box,
  taken: readonly Box[],
  lines: readonly (readonly XY[])[],
  most = 140,
): Name[] {
  const blocked = taken.map(boxQuad)
  const placed: Name[] = []
  const edges = new Nearby(room)
  for (const l of lines) for (let i = 1; i < l.length; i++) edges.add([l[i - 1] as XY, l[i] as XY])
  const tooNear = (n: Name): boolean =>
    placed.some(p => p.text === n.text && Math.hypot(p.at[0] - n.at[0], p.at[1] - n.at[1]) < REPEAT)
  for (const n of named) {
    if (placed.length >= most) break
    const width = measure(n.text, n.sign === 'line' || n.sign === 'cable')
    let second: { name: Name; quad: Quad; crossed: number } | null = null
    let done = false
    for (const c of candidates(n, width, room)) {
      if (tooNear(c)) continue
      const quad = quadOf(c.at, width, c.angle)
      if (!inside(quad, room) || blocked.some(b => meets(b, quad))) continue
      const crossed = edges.met(quad)
      if (crossed === 0) {
        placed.push(c)
        blocked.push(quad)
        done = true
        // A tower is named once; a long line goes on to the next stretch.
        if (!c.line) break
      } else if (!second || crossed < second.crossed) second = { name: c, quad, crossed }
    }
    if (!done && second) {
      placed.push(second.name)
      blocked.push(second.quad)
    }
  }
  return placed
}
