/** Paints areas declared densely populated under everything else: a dotted outline with its paper, no fill, so that it never looks like a zone. */
import { trace, type View } from './paintZones'
import type { Palette } from './palette'
import type { PopulatedOnMap } from './usePopulated'

/** Smaller than this its name would cover it, pixels. */
const NAMED_FROM = 90

export function paintPopulated(
  ctx: CanvasRenderingContext2D,
  areas: readonly PopulatedOnMap[],
  view: View,
  colours: Palette,
  name: (document: string) => string,
): void {
  for (const area of areas) {
    const rings = area.rings.map(r => r.map(view.pixel))
    const all = rings.flat()
    if (all.length === 0) continue
    const left = Math.min(...all.map(p => p[0]))
    const right = Math.max(...all.map(p => p[0]))
    const top = Math.min(...all.map(p => p[1]))
    const bottom = Math.max(...all.map(p => p[1]))
    const { width, height, beyond } = view
    if (right < -beyond || bottom < -beyond || left > width + beyond || top > height + beyond) continue
    ctx.strokeStyle = colours.leader
    ctx.lineWidth = 1
    ctx.setLineDash([1, 3])
    ctx.beginPath()
    for (const ring of rings) trace(ctx, ring, true)
    ctx.stroke()
    ctx.setLineDash([])
    if (right - left < NAMED_FROM) continue
    ctx.fillStyle = colours.text2
    ctx.font = `12px ${colours.font}`
    ctx.textAlign = 'left'
    ctx.textBaseline = 'top'
    // Where its upper left corner is out of view the name stays at the edge.
    ctx.fillText(
      fitted(ctx, name(area.document), right - left - 12),
      Math.max(left, 0) + 6,
      Math.max(top, 0) + 6,
    )
  }
}

/** A paper may have a title longer than its area is wide: it ends where the area does. */
function fitted(ctx: CanvasRenderingContext2D, text: string, width: number): string {
  let cut = text
  while (cut.length > 1 && ctx.measureText(cut).width > width) cut = `${cut.replace(/…$/, '').slice(0, -1)}…`
  return cut
}
