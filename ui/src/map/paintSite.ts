/** Paints what lies over the facilities: the site, the part to cut off, crane circle, leaders with their boxes. */
import type { SiteHalo, Verdict } from '../api/contract'
import { distance, type LonLat } from './geodesy'
import { alongEdge, type Box, outsideCorner, placeBox } from './labels'
import { areaRing, circleRing, lineRing, type XY } from './outline'
import { anchored, trace, type View, zoneRings } from './paintZones'
import { dotTile, type Palette } from './palette'
import type { Leader, Scene } from './scene'

export interface SiteOnMap {
  shape: 'polygon' | 'line' | 'point'
  points: LonLat[]
  /** Rings drawn and filled with the outline but without handles: holes and further parts. */
  others: LonLat[][]
  /** Still being drawn: the outline is open. */
  open: boolean
  handles: boolean
  selected: number | null
  lengths: boolean
  /** How far the outline may lie from where it is drawn. */
  halo?: SiteHalo
}

export interface Crane {
  stand: LonLat
  reach: number | null
  label: string
}

export function halo(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colours: Palette,
  colour = colours.text,
): void {
  ctx.lineJoin = 'round'
  ctx.lineWidth = 3
  ctx.strokeStyle = colours.ground
  ctx.strokeText(text, x, y)
  ctx.fillStyle = colour
  ctx.fillText(text, x, y)
}

/** A halo nearer to the outline than this would only thicken it. Pixels. */
const HALO_PX = 3

const fixed = (metres: number): string => metres.toFixed(2)

function siteRings(site: SiteOnMap, view: View): XY[][] {
  return [site.points.map(view.pixel), ...site.others.map(r => r.map(view.pixel))]
}

function paintOutline(
  ctx: CanvasRenderingContext2D,
  site: SiteOnMap,
  scene: Scene,
  view: View,
  colours: Palette,
  verdict: Verdict | null,
): XY[] {
  const rings = siteRings(site, view)
  const ring = rings[0] as XY[]
  const colour = verdict ? colours.mark[verdict] : colours.accent
  const closed = site.shape === 'polygon' && !site.open
  if (site.shape === 'polygon' && ring.length > 2) {
    ctx.save()
    ctx.beginPath()
    for (const r of rings) trace(ctx, r, true)
    ctx.fillStyle = colour
    ctx.globalAlpha = 0.07
    ctx.fill('evenodd')
    // The part to cut off: inside the border's middle, the same line the overlap figure is computed with.
    ctx.clip('evenodd')
    ctx.globalAlpha = 0.28
    ctx.fillStyle = colours.mark.inside
    ctx.beginPath()
    for (const zone of scene.zones) {
      if (zone.verdict === 'inside') for (const r of zoneRings(zone, zone.width, view)) trace(ctx, r, true)
    }
    ctx.fill()
    ctx.restore()
  }
  ctx.strokeStyle = colour
  ctx.lineWidth = 2.5
  ctx.lineJoin = 'miter'
  ctx.setLineDash(verdict === 'cannot_tell' ? [6, 4] : [])
  ctx.beginPath()
  for (const [i, r] of rings.entries()) trace(ctx, r, closed || i > 0)
  ctx.stroke()
  ctx.setLineDash([])
  return ring
}

/**
 * The site's own doubt: a thin dashed line around it, or, where nobody stated its error, dots without an outer edge.
 */
function paintHalo(ctx: CanvasRenderingContext2D, site: SiteOnMap, view: View, colours: Palette): void {
  const d = (site.halo?.accuracy_m ?? 0) / view.metres
  const [first] = siteRings(site, view)
  if (!first || d < HALO_PX || site.open) return
  const ring = site.shape === 'polygon' ? areaRing(first, d) : lineRing(first, d)
  const outer = ring.length > 0 ? ring : circleRing(first[0] as XY, d)
  ctx.beginPath()
  trace(ctx, outer, true)
  if (site.halo?.accuracy_unknown) {
    if (site.shape === 'polygon') trace(ctx, first, true)
    ctx.fillStyle = anchored(ctx, dotTile(colours.leader, view.ratio), colours.leader, view)
    ctx.globalAlpha = 0.6
    ctx.fill('evenodd')
    ctx.globalAlpha = 1
    return
  }
  ctx.strokeStyle = colours.leader
  ctx.lineWidth = 1
  ctx.setLineDash([3, 3])
  ctx.stroke()
  ctx.setLineDash([])
}

const apart = (a: XY, b: XY): number => Math.hypot(a[0] - b[0], a[1] - b[1])

function paintHandles(
  ctx: CanvasRenderingContext2D,
  site: SiteOnMap,
  ring: XY[],
  colours: Palette,
  verdict: Verdict | null,
): void {
  const colour = verdict ? colours.mark[verdict] : colours.accent
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  // Numbers that would touch each other (a circle's corners) are left to the table.
  const crowded = ring.length > 8 && ring.some((p, i) => apart(p, ring[(i + 1) % ring.length] as XY) < 20)
  ring.forEach((p, i) => {
    const half = site.selected === i ? 4.5 : 3.5
    ctx.fillStyle = site.selected === i ? colour : colours.surface
    ctx.strokeStyle = colour
    ctx.lineWidth = 1.5
    ctx.fillRect(p[0] - half, p[1] - half, 2 * half, 2 * half)
    ctx.strokeRect(p[0] - half, p[1] - half, 2 * half, 2 * half)
    if (ring.length < 2 || (crowded && site.selected !== i)) return
    const before = ring[(i + ring.length - 1) % ring.length] as XY
    const after = ring[(i + 1) % ring.length] as XY
    const [x, y] = outsideCorner(before, p, after, ring, 14)
    ctx.font = `600 12px ${colours.font}`
    halo(ctx, String(i + 1), x, y, colours, verdict ? colours.word[verdict] : colours.accent)
  })
}

function paintLengths(ctx: CanvasRenderingContext2D, site: SiteOnMap, ring: XY[], colours: Palette): void {
  ctx.font = `12px ${colours.font}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  const edges = site.shape === 'polygon' && !site.open ? ring.length : ring.length - 1
  for (let i = 0; i < edges; i++) {
    const j = (i + 1) % ring.length
    const text = fixed(distance(site.points[i] as LonLat, site.points[j] as LonLat))
    const place = alongEdge(ring[i] as XY, ring[j] as XY, ctx.measureText(text).width)
    if (!place) continue
    ctx.save()
    ctx.translate(place.at[0], place.at[1])
    ctx.rotate(place.angle)
    halo(ctx, text, 0, -9, colours)
    ctx.restore()
  }
}

function paintCrane(ctx: CanvasRenderingContext2D, crane: Crane, view: View, colours: Palette): void {
  const [x, y] = view.pixel(crane.stand)
  ctx.strokeStyle = colours.text
  ctx.lineWidth = 1
  if (crane.reach) {
    ctx.setLineDash([2, 3])
    ctx.beginPath()
    ctx.arc(x, y, crane.reach / view.metres, 0, 2 * Math.PI)
    ctx.stroke()
    ctx.setLineDash([])
  }
  ctx.beginPath()
  trace(
    ctx,
    [
      [x - 6, y],
      [x + 6, y],
    ],
    false,
  )
  trace(
    ctx,
    [
      [x, y - 6],
      [x, y + 6],
    ],
    false,
  )
  ctx.stroke()
  ctx.font = `12px ${colours.font}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'top'
  halo(ctx, crane.label, x, y + 9, colours)
}

/** Words of a leader's box: value in weight 600, requirement beside it. */
export type LeaderWords = (leader: Leader) => { value: string; required: string }

function paintLeader(
  ctx: CanvasRenderingContext2D,
  leader: Leader,
  words: ReturnType<LeaderWords>,
  view: View,
  colours: Palette,
  ring: XY[],
  taken: Box[],
  room: Box,
): void {
  const a = view.pixel(leader.site)
  const b = view.pixel(leader.facility)
  ctx.strokeStyle = colours.leader
  ctx.lineWidth = leader.first ? 1.75 : 1.25
  ctx.beginPath()
  trace(ctx, [a, b], false)
  const l = Math.hypot(b[0] - a[0], b[1] - a[1])
  if (l > 1) {
    const nx = (-(b[1] - a[1]) / l) * 5
    const ny = ((b[0] - a[0]) / l) * 5
    trace(
      ctx,
      [
        [b[0] - nx, b[1] - ny],
        [b[0] + nx, b[1] + ny],
      ],
      false,
    )
  }
  ctx.stroke()
  const middle: XY = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  if (middle[0] < -l || middle[1] < -l || middle[0] > view.width + l || middle[1] > view.height + l) return
  const strong = `600 12px ${colours.font}`
  const plain = `12px ${colours.font}`
  ctx.font = strong
  const w1 = ctx.measureText(words.value).width
  ctx.font = plain
  const w2 = words.required ? ctx.measureText(words.required).width + 7 : 0
  const box = placeBox(a, b, { w: Math.ceil(w1 + w2 + 14), h: 22 }, room, ring, taken)
  taken.push(box)
  const x = Math.round(box.x) + 0.5
  const y = Math.round(box.y) + 0.5
  ctx.fillStyle = colours.surface
  ctx.strokeStyle = leader.first ? colours.leader : colours.chipLine
  ctx.lineWidth = 1
  ctx.beginPath()
  ctx.roundRect(x, y, box.w, box.h, 2)
  ctx.fill()
  ctx.stroke()
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.font = strong
  ctx.fillStyle = colours.text
  ctx.fillText(words.value, x + 7, y + 11.5)
  ctx.font = plain
  ctx.fillStyle = colours.text2
  if (words.required) ctx.fillText(words.required, x + 14 + w1, y + 11.5)
}

export interface Over {
  scene: Scene
  site: SiteOnMap | null
  crane: Crane | null
  words: LeaderWords
  /** Boxes of the plates on the map (legend, scale): labels keep clear of them. */
  plates: Box[]
  faultsAt: LonLat[]
}

/** What was painted, for what comes after: boxes and lines a name keeps clear of. */
export interface Painted {
  boxes: Box[]
  lines: XY[][]
}

export function paintOver(ctx: CanvasRenderingContext2D, over: Over, view: View, colours: Palette): Painted {
  const { scene, site, crane } = over
  const verdict = scene.verdict
  let ring: XY[] = []
  if (site && site.points.length > 0) paintHalo(ctx, site, view, colours)
  if (site && site.points.length > 0) ring = paintOutline(ctx, site, scene, view, colours, verdict)
  if (crane) paintCrane(ctx, crane, view, colours)
  const room: Box = { x: 8, y: 8, w: view.width - 16, h: view.height - 16 }
  const taken: Box[] = [...over.plates]
  if (site && site.points.length > 0) {
    if (site.lengths) paintLengths(ctx, site, ring, colours)
    if (site.handles) {
      paintHandles(ctx, site, ring, colours, verdict)
      // Vertex numbers stand within 20 px of their corner; a box over them would hide which vertex it is.
      for (const [x, y] of ring) taken.push({ x: x - 14, y: y - 14, w: 28, h: 28 })
    }
  }
  for (const leader of scene.leaders) {
    if (leader.distance / view.metres > 6) {
      paintLeader(ctx, leader, over.words(leader), view, colours, ring, taken, room)
    }
  }
  for (const at of over.faultsAt) {
    const [x, y] = view.pixel(at)
    ctx.strokeStyle = colours.error
    ctx.lineWidth = 2
    ctx.beginPath()
    ctx.arc(x, y, 9, 0, 2 * Math.PI)
    ctx.stroke()
  }
  const lines = scene.leaders.map(l => [view.pixel(l.site), view.pixel(l.facility)])
  if (site && ring.length > 1)
    lines.push(site.shape === 'polygon' && !site.open ? [...ring, ring[0] as XY] : ring)
  if (crane) {
    const [x, y] = view.pixel(crane.stand)
    taken.push({ x: x - 44, y: y - 8, w: 88, h: 36 })
  }
  return { boxes: taken, lines }
}
