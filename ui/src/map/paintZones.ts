/** Paints what lies under the facilities: outer conductors, zone tint, hatched border bands. CSS pixels. */

import type { DrawnFacility } from './api'
import type { LonLat } from './geodesy'
import { areaRing, circleRing, conductors, lineRing, near, type XY } from './outline'
import { dotTile, HATCH_TILE, hatchTile, type Palette } from './palette'
import { partsOf, plainZone, type Scene, signOf, type Zone } from './scene'

export interface View {
  width: number
  height: number
  /** Pixels beyond each edge that are painted too. */
  beyond: number
  ratio: number
  /** Ground metres of one CSS pixel at the middle of the view. */
  metres: number
  pixel: (p: LonLat) => XY
  lonLat: (pixel: XY) => LonLat
  /** The map is under way: what takes long keeps its places of before. */
  moving: boolean
}

export function trace(ctx: CanvasRenderingContext2D, points: readonly XY[], closed: boolean): void {
  for (const [i, p] of points.entries()) {
    if (i === 0) ctx.moveTo(p[0], p[1])
    else ctx.lineTo(p[0], p[1])
  }
  if (closed) ctx.closePath()
}

/** Rings of a zone at a distance from the facility, only the parts near the view. */
export function zoneRings(zone: Zone, metres: number, view: View): XY[][] {
  const d = metres / view.metres
  return partsOf(zone.geometry).flatMap(part => {
    const px = part.points.map(view.pixel)
    if (part.kind === 'point') return d > 0 ? [circleRing(px[0] as XY, d)] : []
    if (part.kind === 'ring') return [areaRing(px, Math.max(0, d))]
    return d > 0 ? near(px, view.width, view.height, d + 40 + view.beyond).map(run => lineRing(run, d)) : []
  })
}

/** A texture fixed to the ground. */
export function anchored(
  ctx: CanvasRenderingContext2D,
  tile: HTMLCanvasElement,
  colour: string,
  view: View,
): CanvasPattern | string {
  const pattern = ctx.createPattern(tile, 'repeat')
  if (!pattern) return colour
  // Fixed to the ground: hatching that swims while the map moves reads as change.
  const origin = view.pixel([105, 35])
  const mod = (v: number): number => ((v % HATCH_TILE) + HATCH_TILE) % HATCH_TILE
  const scale = HATCH_TILE / tile.width
  pattern.setTransform(new DOMMatrix([scale, 0, 0, scale, mod(origin[0]), mod(origin[1])]))
  return pattern
}

/** A border closer to its edges than this is one line: a band would be a smear. */
const SHARP_PX = 2

/**
 * A border's band. Its texture says that the border lies somewhere in it: hatched where the error is known, dotted and
 * without an outer edge where nobody stated it.
 */
function paintBand(
  ctx: CanvasRenderingContext2D,
  zone: Zone,
  colour: string,
  view: View,
  edge: number[],
): void {
  const outer = zoneRings(zone, zone.width + zone.error, view)
  const inner = zoneRings(zone, zone.width - zone.error, view)
  ctx.beginPath()
  for (const ring of [...outer, ...inner]) trace(ctx, ring, true)
  ctx.fillStyle = anchored(
    ctx,
    zone.unknown ? dotTile(colour, view.ratio) : hatchTile(colour, view.ratio),
    colour,
    view,
  )
  ctx.fill('evenodd')
  if (zone.unknown) {
    ctx.beginPath()
    for (const ring of inner) trace(ctx, ring, true)
  }
  ctx.setLineDash(edge)
  ctx.stroke()
}

function paintZone(ctx: CanvasRenderingContext2D, zone: Zone, view: View, colours: Palette): void {
  const colour = colours.mark[zone.verdict]
  if (zone.verdict === 'inside') {
    ctx.globalAlpha = 0.055
    ctx.fillStyle = colour
    ctx.beginPath()
    for (const ring of zoneRings(zone, zone.width + zone.error, view)) trace(ctx, ring, true)
    ctx.fill()
    ctx.globalAlpha = 1
  }
  const edge = zone.verdict === 'cannot_tell' ? [6, 4] : []
  ctx.strokeStyle = colour
  ctx.lineWidth = 1
  if (zone.error / view.metres < SHARP_PX) {
    ctx.lineWidth = zone.verdict === 'inside' ? 1.5 : 1
    ctx.setLineDash(edge)
    ctx.beginPath()
    for (const ring of zoneRings(zone, zone.width, view)) trace(ctx, ring, true)
    ctx.stroke()
  } else paintBand(ctx, zone, colour, view, edge)
  ctx.setLineDash([])
}

/** Wider than this, metres a pixel, a zone without an answer is a smear. */
const PLAIN_UNDER = 2

/** Zones nobody asked about yet, in the conductors' grey: the border's band is hatched or dotted, no hue. */
function paintPlain(ctx: CanvasRenderingContext2D, scene: Scene, view: View, colours: Palette): void {
  if (view.metres > PLAIN_UNDER) return
  const answered = new Set(scene.zones.map(z => z.key.split(' ')[0]))
  ctx.strokeStyle = colours.conductor
  ctx.lineWidth = 1
  ctx.globalAlpha = 0.6
  for (const f of scene.facilities) {
    const zone = answered.has(f.id) ? null : plainZone(f)
    if (zone) paintBand(ctx, zone, colours.conductor, view, [])
  }
  ctx.globalAlpha = 1
}

/** Outer conductors are drawn once they stand this far from the centre line. */
export const CONDUCTOR_PX = 6

/** Known outer conductors are whole lines, a typical distance is dashed, and one nobody knows is dotted at its bound. */
const SPREAD_DASH = { known: [], outer: [], assumed: [6, 4], unknown: [1, 3] }

function paintConductors(ctx: CanvasRenderingContext2D, f: DrawnFacility, view: View): void {
  const half = f.half_spread_m ?? f.half_spread_range_m?.[1] ?? 0
  const d = half / view.metres
  if (d <= CONDUCTOR_PX || signOf(f) !== 'line') return
  ctx.setLineDash(SPREAD_DASH[f.spread ?? 'known'])
  ctx.beginPath()
  for (const part of partsOf(f.geometry))
    for (const run of near(part.points.map(view.pixel), view.width, view.height, d + 20 + view.beyond))
      for (const side of conductors(run, d)) trace(ctx, side, false)
  ctx.stroke()
}

/** False: there is nothing of all this. */
export function paintUnder(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  colours: Palette,
  show: { zones: boolean; plain?: boolean },
): boolean {
  if (show.zones) for (const zone of scene.zones) paintZone(ctx, zone, view, colours)
  if (show.plain) paintPlain(ctx, scene, view, colours)
  ctx.strokeStyle = colours.conductor
  ctx.lineWidth = 1
  for (const f of scene.facilities) paintConductors(ctx, f, view)
  ctx.setLineDash([])
  return scene.zones.length + scene.facilities.length > 0
}
