/**
 * The one canvas that the map's layers paint on, each over the one before. A canvas for each would be laid over the
 * others at every frame, which takes longer than painting where there is no GPU.
 */
import type { FrameState } from 'ol/Map'
import { compose, create, toString as css } from 'ol/transform'

/** The class by which OpenLayers, too, sees that a layer may paint on what the one below has returned. */
export const SHEET = 'map-sheet'

export class Sheet {
  private own: HTMLDivElement | null = null

  /** What to paint on, in device pixels: the sheet of the layer below, which OpenLayers hands to whoever paints, or an empty one. */
  on(
    below: HTMLElement | null | undefined,
    frame: FrameState,
  ): { element: HTMLElement; ctx: CanvasRenderingContext2D } {
    const element = below?.className === SHEET ? below : this.empty(frame)
    const ctx = (element.firstElementChild as HTMLCanvasElement).getContext('2d') as CanvasRenderingContext2D
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    return { element, ctx }
  }

  private empty(frame: FrameState): HTMLElement {
    this.own ??= made()
    const canvas = this.own.firstElementChild as HTMLCanvasElement
    const ratio = frame.pixelRatio
    const [width, height] = frame.size as [number, number]
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w
      canvas.height = h
    } else {
      const ctx = canvas.getContext('2d') as CanvasRenderingContext2D
      ctx.setTransform(1, 0, 0, 1, 0, 0)
      ctx.clearRect(0, 0, w, h)
    }
    // As OpenLayers places its own, or it would not paint here.
    const place = css(compose(create(), width / 2, height / 2, 1 / ratio, 1 / ratio, 0, -w / 2, -h / 2))
    if (canvas.style.transform !== place) canvas.style.transform = place
    return this.own
  }
}

function made(): HTMLDivElement {
  const element = document.createElement('div')
  element.className = SHEET
  element.style.cssText = 'position:absolute;width:100%;height:100%;pointer-events:none'
  const canvas = document.createElement('canvas')
  canvas.style.cssText = 'position:absolute;left:0;transform-origin:top left'
  element.append(canvas)
  return element
}
