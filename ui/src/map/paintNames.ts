/** Paints the facilities' names. Their places are found when the map rests and kept on the ground while it moves. */
import type { LonLat } from './geodesy'
import type { Box } from './labels'
import { type Named, placeNames } from './names'
import { conductors, type XY } from './outline'
import { halo } from './paintSite'
import type { View } from './paintZones'
import type { Palette } from './palette'

interface Kept {
  text: string
  at: LonLat
  angle: number
  line: boolean
}

const font = (line: boolean, family: string): string => `${line ? 13 : 12}px ${family}`
/** More lines than this are not kept clear of: finding a place would take longer than a frame. */
const MOST_LINES = 400

export class Names {
  private kept: Kept[] = []
  private key = ''
  private readonly widths = new Map<string, number>()

  /** `key` changes with what is named and what is on the map; `taken` and `lines` are kept clear of. */
  paint(
    ctx: CanvasRenderingContext2D,
    view: View,
    colours: Palette,
    key: string,
    named: () => Named[],
    taken: readonly Box[],
    own: readonly (readonly XY[])[],
  ): void {
    ctx.textAlign = 'center'
    ctx.textBaseline = 'middle'
    if (!view.moving && key !== this.key) {
      this.key = key
      this.kept = this.find(ctx, view, colours, named(), taken, own)
    }
    for (const n of this.kept) {
      const [x, y] = view.pixel(n.at)
      ctx.font = font(n.line, colours.font)
      ctx.save()
      ctx.translate(x, y)
      ctx.rotate(n.angle)
      halo(ctx, n.text, 0, 0, colours, n.line ? colours.text : colours.label)
      ctx.restore()
    }
  }

  private find(
    ctx: CanvasRenderingContext2D,
    view: View,
    colours: Palette,
    named: Named[],
    taken: readonly Box[],
    own: readonly (readonly XY[])[],
  ): Kept[] {
    const measure = (text: string, line: boolean): number => {
      const at = `${line} ${text}`
      const known = this.widths.get(at)
      if (known !== undefined) return known
      ctx.font = font(line, colours.font)
      const width = ctx.measureText(text).width
      this.widths.set(at, width)
      return width
    }
    const shown = named.filter(n => n.sign === 'line' || n.sign === 'cable')
    const lines = shown
      .slice(0, MOST_LINES)
      .flatMap(n => [...n.lines, ...(n.spread > 0 ? n.lines.flatMap(l => conductors([...l], n.spread)) : [])])
    // A tower's sign is not written over either.
    const signs = named
      .filter(n => n.sign === 'tower' || n.sign === 'pole')
      .flatMap(n => n.lines.map(l => l[0] as XY))
      .map(([x, y]): Box => ({ x: x - 6, y: y - 6, w: 12, h: 12 }))
    const room: Box = { x: 4, y: 4, w: view.width - 8, h: view.height - 8 }
    return placeNames(named, measure, room, [...taken, ...signs], [...own, ...lines]).map(n => ({
      ...n,
      at: view.lonLat(n.at),
    }))
  }
}
