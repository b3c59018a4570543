/** Paints the open cases' sites on the overview: outline in the state's colour, or the state's mark while it is small. */
import type { Verdict } from '../api/contract'
import { type CaseSite, MARK_UNDER, middleOf, sideOf } from './caseSites'
import type { Box } from './labels'
import type { XY } from './outline'
import { trace, type View } from './paintZones'
import type { Palette } from './palette'

/** Half of a mark's side, pixels. */
const HALF = 6

/** The three marks as the lists show them: ■, ◇ with ?, ○. */
export function paintMark(
  ctx: CanvasRenderingContext2D,
  [x, y]: XY,
  verdict: Verdict,
  colours: Palette,
): void {
  const colour = colours.mark[verdict]
  ctx.strokeStyle = colour
  ctx.fillStyle = colours.ground
  ctx.lineWidth = 1.5
  ctx.beginPath()
  if (verdict === 'inside') ctx.rect(x - HALF, y - HALF, 2 * HALF, 2 * HALF)
  else if (verdict === 'outside') ctx.arc(x, y, HALF - 0.5, 0, 2 * Math.PI)
  else
    trace(
      ctx,
      [
        [x, y - HALF - 1.5],
        [x + HALF + 1.5, y],
        [x, y + HALF + 1.5],
        [x - HALF - 1.5, y],
      ],
      true,
    )
  if (verdict === 'inside') ctx.fillStyle = colour
  ctx.fill()
  ctx.stroke()
  if (verdict !== 'cannot_tell') return
  ctx.fillStyle = colour
  ctx.font = `600 10px ${colours.font}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillText('?', x, y + 0.5)
}

/** Boxes of what was painted, for names to keep clear of. */
export function paintCases(
  ctx: CanvasRenderingContext2D,
  sites: readonly CaseSite[],
  chosen: string | null,
  view: View,
  colours: Palette,
): Box[] {
  const taken: Box[] = []
  // The chosen one last: it lies on top.
  for (const { case: id, verdict, site } of [...sites].sort(
    (a, b) => +(a.case === chosen) - +(b.case === chosen),
  )) {
    const ring = site?.points.map(view.pixel) ?? []
    const middle = middleOf(ring)
    if (!site || !middle) continue
    const side = sideOf(ring)
    const away = side / 2 + 20
    if (
      middle[0] < -away ||
      middle[1] < -away ||
      middle[0] > view.width + away ||
      middle[1] > view.height + away
    )
      continue
    if (side >= MARK_UNDER) {
      ctx.strokeStyle = colours.mark[verdict]
      ctx.fillStyle = colours.mark[verdict]
      ctx.lineWidth = 2
      ctx.setLineDash(verdict === 'cannot_tell' ? [6, 4] : [])
      ctx.beginPath()
      trace(ctx, ring, site.shape === 'polygon')
      for (const other of site.others) trace(ctx, other.map(view.pixel), true)
      if (site.shape === 'polygon') {
        ctx.globalAlpha = 0.07
        ctx.fill('evenodd')
        ctx.globalAlpha = 1
      }
      ctx.stroke()
      ctx.setLineDash([])
    }
    paintMark(ctx, middle, verdict, colours)
    taken.push({ x: middle[0] - 9, y: middle[1] - 9, w: 18, h: 18 })
    if (id === chosen) {
      paintChosen(ctx, middle, Math.max(HALF + 5, side < MARK_UNDER ? 0 : side / 2 + 5), colours)
    }
  }
  return taken
}

/** Chosen or searched for: a dark double line, no fill, so that it never looks like a zone. Returns the box it takes. */
export function paintChosen(ctx: CanvasRenderingContext2D, [x, y]: XY, half: number, colours: Palette): Box {
  for (const [r, colour, width] of [
    [half, colours.ground, 3.5],
    [half, colours.leader, 1],
    [half + 3, colours.leader, 1],
  ] as const) {
    ctx.strokeStyle = colour
    ctx.lineWidth = width
    ctx.strokeRect(Math.round(x - r) + 0.5, Math.round(y - r) + 0.5, 2 * r, 2 * r)
  }
  return { x: x - half - 4, y: y - half - 4, w: 2 * half + 8, h: 2 * half + 8 }
}
