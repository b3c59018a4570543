/**
 * The picture of one cell far out, painted a little at a time: while it comes the map goes on moving. CSS pixels times
 * the screen's ratio.
 */
import { lineWidth } from '../lineWidth'
import type { Palette } from '../palette'
import type { Alike } from './far'
import { GRID } from './grid'

/** Room around the cell for lines that run along its edge. */
const ROOM = 4
/** Farther out than this level the lines of a whole province are seen: thinner, or they would cover each other. */
const THIN_BELOW = 10
const THIN = 0.6
/** Vertices between two looks at the clock. */
const STRETCH = 800

export interface Picture {
  canvas: HTMLCanvasElement
  /** Map units a CSS pixel it was painted for. */
  resolution: number
  ratio: number
  /** Device pixels of the canvas's corner, from the corner of the level's grid. */
  left: number
  top: number
  done: boolean
}

/** Paints until it is done, giving the thread back at every `yield`. */
export function* paintCell(
  picture: Picture,
  zoom: number,
  far: readonly Alike[],
  corner: readonly [number, number],
  side: number,
  hidden: ReadonlySet<string>,
  colours: Palette,
): Generator<void, void> {
  const ctx = picture.canvas.getContext('2d')
  if (!ctx) return
  const scale = side / GRID
  const [dx, dy] = [corner[0] - picture.left, corner[1] - picture.top]
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.strokeStyle = colours.line
  for (const alike of far) {
    ctx.lineWidth = lineWidth(alike.kv) * (zoom < THIN_BELOW ? THIN : 1) * picture.ratio
    const dashed = alike.sign === 'cable'
    ctx.lineCap = dashed ? 'butt' : 'round'
    ctx.setLineDash(dashed ? [8 * picture.ratio, 4 * picture.ratio] : [])
    const skip = hidden.size > 0 ? alike.ids.map(id => hidden.has(id)) : null
    let painted = 0
    ctx.beginPath()
    for (let piece = 0; piece < alike.owners.length; piece++) {
      if (skip?.[alike.owners[piece] as number]) continue
      const from = alike.starts[piece] as number
      const to = alike.starts[piece + 1] as number
      for (let i = from; i < to; i++) {
        const x = (alike.places[2 * i] as number) * scale + dx
        const y = (alike.places[2 * i + 1] as number) * scale + dy
        if (i === from) ctx.moveTo(x, y)
        else ctx.lineTo(x, y)
        // A dot: a line without length, which its round ends make seen.
        if (to - from === 1) ctx.lineTo(x, y)
      }
      painted += to - from
      if (painted < STRETCH) continue
      ctx.stroke()
      ctx.beginPath()
      painted = 0
      yield
    }
    ctx.stroke()
    yield
  }
  picture.done = true
}

/** An empty picture for a cell whose corner lies at `corner`, `side` wide, in device pixels of the level's grid. */
export function emptyPicture(
  corner: readonly [number, number],
  side: number,
  resolution: number,
  ratio: number,
): Picture {
  const room = Math.ceil(ROOM * ratio)
  const left = Math.floor(corner[0]) - room
  const top = Math.floor(corner[1]) - room
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(corner[0] + side) + room - left
  canvas.height = Math.ceil(corner[1] + side) + room - top
  return { canvas, resolution, ratio, left, top, done: false }
}
