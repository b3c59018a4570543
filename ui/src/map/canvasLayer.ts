/** Layers of the map that are painted by hand, in CSS pixels, on the map's one sheet. */
import Layer from 'ol/layer/Layer'
import type { FrameState } from 'ol/Map'
import { fromLonLat, getPointResolution, toLonLat } from 'ol/proj'
import { apply } from 'ol/transform'
import type { LonLat } from './geodesy'
import type { XY } from './outline'
import type { View } from './paintZones'
import type { Palette } from './palette'
import { Sheet } from './sheet'

export type Painter = (ctx: CanvasRenderingContext2D, view: View, colours: Palette) => void
/** False: there was nothing to paint. */
export type GroundPainter = (ctx: CanvasRenderingContext2D, view: View, colours: Palette) => boolean

/** A layer painted anew at every frame. */
export function canvasLayer(paint: Painter, colours: () => Palette, zIndex: number): Layer {
  const sheet = new Sheet()
  return new Layer({
    zIndex,
    render: (frame: FrameState | null, below?: HTMLElement | null) => {
      if (!frame) return below as HTMLElement
      const { element, ctx } = sheet.on(below, frame)
      ctx.save()
      ctx.scale(frame.pixelRatio, frame.pixelRatio)
      paint(ctx, viewOf(frame, 0), colours())
      ctx.restore()
      return element
    },
  })
}

/** Share of the view that is painted beyond each of its edges. */
const BEYOND = 0.2

/** A picture of the ground, for one resolution and place. */
interface Picture {
  canvas: HTMLCanvasElement
  empty: boolean
  revision: number
  resolution: number
  ratio: number
  size: string
  /** Its middle, in map units. */
  at: XY
  /** Device pixels it has beyond the edges: left and right, above and below. */
  room: XY
}

/**
 * A layer that lies still on the ground: painted a little beyond the view, moved with the map while that is dragged, and
 * painted anew when the map comes to rest elsewhere, when there is another scale, and after `changed()`.
 */
export function groundLayer(paint: GroundPainter, colours: () => Palette, zIndex: number): Layer {
  const sheet = new Sheet()
  let kept: Picture | null = null
  const layer: Layer = new Layer({
    zIndex,
    render: (frame: FrameState | null, below?: HTMLElement | null) => {
      if (!frame) return below as HTMLElement
      const { element, ctx } = sheet.on(below, frame)
      const revision = layer.getRevision()
      let shift = kept && shiftOf(kept, frame, revision)
      if (!shift) {
        // While the scale changes nothing is painted that will not be seen.
        const zooming = isMoving(frame) && kept !== null && kept.resolution !== frame.viewState.resolution
        kept = paintPicture(paint, colours(), kept?.canvas, frame, revision, zooming ? 0 : BEYOND)
        shift = [0, 0]
      }
      if (kept && !kept.empty) ctx.drawImage(kept.canvas, shift[0] - kept.room[0], shift[1] - kept.room[1])
      return element
    },
  })
  return layer
}

function paintPicture(
  paint: GroundPainter,
  colours: Palette,
  canvas: HTMLCanvasElement = document.createElement('canvas'),
  frame: FrameState,
  revision: number,
  beyond: number,
): Picture {
  const { resolution, center } = frame.viewState
  const ratio = frame.pixelRatio
  const size = frame.size as [number, number]
  const room: XY = [Math.round(size[0] * ratio * beyond), Math.round(size[1] * ratio * beyond)]
  // Also empties it.
  canvas.width = Math.round(size[0] * ratio) + 2 * room[0]
  canvas.height = Math.round(size[1] * ratio) + 2 * room[1]
  const ctx = canvas.getContext('2d')
  let empty = true
  if (ctx) {
    ctx.translate(room[0], room[1])
    ctx.scale(ratio, ratio)
    empty = !paint(ctx, viewOf(frame, Math.max(...room) / ratio), colours)
  }
  return { canvas, empty, revision, resolution, ratio, size: size.join(), at: center as unknown as XY, room }
}

/** How far a picture has moved, in whole device pixels; null: it does not show this. */
function shiftOf(kept: Picture, frame: FrameState, revision: number): XY | null {
  const { resolution, center } = frame.viewState
  const [x, y] = center as [number, number]
  const same =
    kept.revision === revision &&
    kept.resolution === resolution &&
    kept.ratio === frame.pixelRatio &&
    kept.size === frame.size.join()
  if (!same) return null
  // At rest it is exact.
  if (!isMoving(frame)) return kept.at[0] === x && kept.at[1] === y ? [0, 0] : null
  const scale = frame.pixelRatio / resolution
  const shift: XY = [Math.round((kept.at[0] - x) * scale), Math.round((y - kept.at[1]) * scale)]
  return Math.abs(shift[0]) <= kept.room[0] && Math.abs(shift[1]) <= kept.room[1] ? shift : null
}

const isMoving = (frame: FrameState): boolean => frame.viewHints.some(hint => hint > 0)

/** What a painter sees of a frame, with so many pixels of the ground beyond each edge. */
function viewOf(frame: FrameState, beyond: number): View {
  const [width, height] = frame.size as [number, number]
  const matrix = frame.coordinateToPixelTransform
  const back = frame.pixelToCoordinateTransform
  const { resolution, center, projection } = frame.viewState
  return {
    width,
    height,
    beyond,
    ratio: frame.pixelRatio,
    metres: getPointResolution(projection, resolution, center, 'm'),
    pixel: p => apply(matrix, fromLonLat([p[0], p[1]])) as unknown as XY,
    lonLat: p => toLonLat(apply(back, [p[0], p[1]])) as unknown as LonLat,
    moving: isMoving(frame),
  }
}
