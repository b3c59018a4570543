/** Paints what follows the cursor: rubber line with length, bearing and area, the snap's name, the keyboard's crosshair. */

import { grouped } from '../parts/numbers'
import { area, bearing, distance, type LonLat } from './geodesy'
import { halo } from './paintSite'
import { trace, type View } from './paintZones'
import type { Palette } from './palette'
import { lastPoint, preview, type Sketch } from './sketch'

export interface Hand {
  sketch: Sketch
  /** The site's vertices while it grows. */
  site: readonly LonLat[]
  cursor: LonLat | null
  caught: string | null
  crosshair: boolean
}

/** `25.97 m  118.2°`, with the running area from the third vertex on. */
export function cursorText(hand: Hand): string[] {
  const { sketch, cursor } = hand
  if (!cursor) return []
  const from = lastPoint(sketch, hand.site)
  const lines: string[] = []
  if (from) lines.push(`${distance(from, cursor).toFixed(2)} m  ${bearing(from, cursor).toFixed(1)}°`)
  const outline =
    preview(sketch, cursor) ??
    (sketch.growing && sketch.tool === 'polygon' && hand.site.length > 1 ? [...hand.site, cursor] : null)
  if (outline && outline.length > 2) lines.push(`${grouped(area(outline), 1)} m²`)
  if (sketch.tool === 'measure' && sketch.anchors.length > 1) {
    const all = [...sketch.anchors, cursor]
    const sum = all.slice(1).reduce((s, p, i) => s + distance(all[i] as LonLat, p), 0)
    lines.push(`Σ ${sum.toFixed(2)} m`)
  }
  return lines
}

export function paintHand(ctx: CanvasRenderingContext2D, hand: Hand, view: View, colours: Palette): void {
  const { sketch, cursor } = hand
  if (!cursor) return
  const at = view.pixel(cursor)
  ctx.strokeStyle = colours.accent
  ctx.lineWidth = 1.5
  ctx.setLineDash([5, 4])
  ctx.beginPath()
  const outline = preview(sketch, cursor)
  if (outline) trace(ctx, outline.map(view.pixel), true)
  const from = lastPoint(sketch, hand.site)
  if (from) trace(ctx, [view.pixel(from), at], false)
  ctx.stroke()
  ctx.setLineDash([])
  if (sketch.anchors.length > 0) {
    ctx.beginPath()
    trace(ctx, sketch.anchors.map(view.pixel), false)
    ctx.stroke()
    for (const a of sketch.anchors) {
      const [x, y] = view.pixel(a)
      ctx.fillStyle = colours.surface
      ctx.fillRect(x - 3.5, y - 3.5, 7, 7)
      ctx.strokeRect(x - 3.5, y - 3.5, 7, 7)
    }
  }
  if (hand.crosshair) {
    ctx.strokeStyle = colours.text
    ctx.lineWidth = 1
    ctx.beginPath()
    trace(
      ctx,
      [
        [at[0] - 14, at[1]],
        [at[0] + 14, at[1]],
      ],
      false,
    )
    trace(
      ctx,
      [
        [at[0], at[1] - 14],
        [at[0], at[1] + 14],
      ],
      false,
    )
    ctx.stroke()
  }
  if (hand.caught) {
    ctx.strokeStyle = colours.focus
    ctx.lineWidth = 2
    ctx.strokeRect(at[0] - 6, at[1] - 6, 12, 12)
  }
  const lines = [...(hand.caught ? [hand.caught] : []), ...cursorText(hand)]
  ctx.font = `12px ${colours.font}`
  ctx.textAlign = 'left'
  ctx.textBaseline = 'top'
  const wide = Math.max(0, ...lines.map(l => ctx.measureText(l).width))
  const x = at[0] + 16 + wide > view.width ? at[0] - 16 - wide : at[0] + 16
  const y = at[1] + 14 + lines.length * 17 > view.height ? at[1] - 14 - lines.length * 17 : at[1] + 14
  for (const [i, l] of lines.entries()) halo(ctx, l, x, y + i * 17, colours)
}
