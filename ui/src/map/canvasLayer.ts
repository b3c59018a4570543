/** A layer of the map that is painted by hand, in CSS pixels. */
import Layer from 'ol/layer/Layer'
import type { FrameState } from 'ol/Map'
import { fromLonLat, getPointResolution, toLonLat } from 'ol/proj'
import { apply } from 'ol/transform'
import type { LonLat } from './geodesy'
import type { XY } from './outline'
import type { View } from './paintZones'
import type { Palette } from './palette'

export type Painter = (ctx: CanvasRenderingContext2D, view: View, colours: Palette) => void

/** A layer whose picture is painted by a function in CSS pixels. */
export function canvasLayer(paint: Painter, colours: () => Palette, zIndex: number): Layer {
  const canvas = document.createElement('canvas')
  canvas.style.cssText = 'position:absolute;left:0;top:0;width:100%;height:100%;pointer-events:none'
  return new Layer({
    zIndex,
    render: (frame: FrameState | null) => {
      if (!frame) return canvas
      const [width, height] = frame.size as [number, number]
      const ratio = frame.pixelRatio
      const w = Math.round(width * ratio)
      const h = Math.round(height * ratio)
      if (canvas.width !== w || canvas.height !== h) {
        canvas.width = w
        canvas.height = h
      }
      const ctx = canvas.getContext('2d')
      if (!ctx) return canvas
      ctx.setTransform(1, 0, 0, 1, 0, 0)
      ctx.clearRect(0, 0, w, h)
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
      const matrix = frame.coordinateToPixelTransform
      const back = frame.pixelToCoordinateTransform
      const { resolution, center, projection } = frame.viewState
      paint(
        ctx,
        {
          width,
          height,
          ratio,
          metres: getPointResolution(projection, resolution, center, 'm'),
          pixel: p => apply(matrix, fromLonLat([p[0], p[1]])) as unknown as XY,
          lonLat: p => toLonLat(apply(back, [p[0], p[1]])) as unknown as LonLat,
          moving: frame.viewHints.some(hint => hint > 0),
        },
        colours(),
      )
      return canvas
    },
  })
}
