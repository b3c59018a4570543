/**
 * The map's layer of what is seen far out: a picture a cell, painted when its lines come and when the map has come to
 * rest at another scale. Moving the map only moves pictures.
 */
import Layer from 'ol/layer/Layer'
import type { FrameState } from 'ol/Map'
import type { Palette } from '../palette'
import { Sheet } from '../sheet'
import { type Cell, cellSize, cellsOver, EXACT_ZOOM, extentOf, keyOf, type MapExtent, zoomFor } from './grid'
import { emptyPicture, type Picture, paintCell } from './picture'
import type { CellStore } from './store'

/** Milliseconds of one turn of painting: a frame has room for it. */
const TURN = 7
/** Pictures kept beside those seen: each is up to 4 MB. */
const MOST_BESIDE = 10

interface Job {
  key: string
  picture: Picture
  work: Generator<void, void>
}

export class FarLayer {
  readonly layer: Layer
  /** False while what is near in is drawn as it is. */
  shown = true
  private readonly store: CellStore
  private colours: Palette
  private hidden: ReadonlySet<string> = new Set()
  private readonly pictures = new Map<string, Picture>()
  private job: Job | null = null
  private queue: Cell[] = []
  private waiting = false
  private frame: { resolution: number; ratio: number } | null = null

  constructor(store: CellStore, colours: Palette) {
    this.store = store
    this.colours = colours
    const sheet = new Sheet()
    this.layer = new Layer({
      render: (frame: FrameState | null, below?: HTMLElement | null) => {
        if (!frame) return below as HTMLElement
        const { element, ctx } = sheet.on(below, frame)
        this.render(ctx, frame)
        return element
      },
    })
  }

  setColours(colours: Palette): void {
    this.colours = colours
    this.repaint()
  }

  /** Facilities that another layer draws. */
  hide(ids: ReadonlySet<string>): void {
    if (ids.size === this.hidden.size && [...ids].every(id => this.hidden.has(id))) return
    this.hidden = ids
    this.repaint()
  }

  /** Every picture anew: they show what is no longer so. */
  repaint(): void {
    this.job = null
    this.pictures.clear()
    this.layer.changed()
  }

  private render(ctx: CanvasRenderingContext2D, frame: FrameState): void {
    const ratio = frame.pixelRatio
    if (!this.shown || !frame.extent) return
    const { resolution } = frame.viewState
    const near = zoomFor(resolution) === EXACT_ZOOM
    const zoom = near ? EXACT_ZOOM - 1 : zoomFor(resolution)
    const seen = cellsOver(frame.extent as unknown as MapExtent, zoom)
    const at = placer(frame, ratio)
    const moving = frame.viewHints.some(hint => hint > 0)
    const missing: Cell[] = []
    for (const cell of seen) {
      const picture = this.pictures.get(keyOf(cell))
      const fresh = picture?.done && picture.resolution === resolution && picture.ratio === ratio
      if (!fresh) missing.push(cell)
      if (picture?.done) this.put(ctx, picture, at, fresh === true)
      else this.putParent(ctx, cell, at)
    }
    // While the scale changes, what is only blurred would be painted for nothing.
    const doing = this.job?.picture.resolution === resolution ? this.job.key : null
    this.frame = { resolution, ratio }
    this.queue = missing.filter(c => keyOf(c) !== doing && !(moving && this.pictures.has(keyOf(c))))
    // Near in it only stands in for what is coming.
    if (near) this.queue = []
    if (this.queue.length > 0) this.wake()
    this.discard(seen)
  }

  /** A picture in its place; one painted for this scale pixel by pixel. */
  private put(ctx: CanvasRenderingContext2D, picture: Picture, at: Placer, exact: boolean): void {
    const origin = at.origin
    if (exact) {
      ctx.drawImage(picture.canvas, Math.round(origin[0]) + picture.left, Math.round(origin[1]) + picture.top)
      return
    }
    const share = (picture.resolution * at.ratio) / (at.resolution * picture.ratio)
    const { width, height } = picture.canvas
    ctx.drawImage(
      picture.canvas,
      origin[0] + picture.left * share,
      origin[1] + picture.top * share,
      width * share,
      height * share,
    )
  }

  /** The part of a coarser cell's picture, until the cell has its own. */
  private putParent(ctx: CanvasRenderingContext2D, cell: Cell, at: Placer): void {
    for (let up = 1; up <= 4 && cell.zoom >= up; up++) {
      const parent = { zoom: cell.zoom - up, x: cell.x >> up, y: cell.y >> up }
      const picture = this.pictures.get(keyOf(parent))
      if (!picture?.done) continue
      const [x0, y0, x1, y1] = at.box(extentOf(cell))
      ctx.save()
      ctx.beginPath()
      ctx.rect(x0, y0, x1 - x0, y1 - y0)
      ctx.clip()
      this.put(ctx, picture, at, false)
      ctx.restore()
      return
    }
  }

  private discard(seen: readonly Cell[]): void {
    const now = new Set(seen.map(keyOf))
    let beside = [...this.pictures.keys()].filter(key => !now.has(key)).length
    for (const key of this.pictures.keys()) {
      if (beside <= MOST_BESIDE) return
      if (now.has(key)) continue
      this.pictures.delete(key)
      beside--
    }
  }

  private wake(): void {
    if (this.waiting) return
    this.waiting = true
    setTimeout(() => this.turn(), 0)
  }

  /** One turn of painting; then the thread is free for a frame. */
  private turn(): void {
    this.waiting = false
    const until = performance.now() + TURN
    let finished = false
    while (performance.now() < until) {
      this.job ??= this.begin()
      if (!this.job) break
      if (this.job.work.next().done) {
        this.pictures.delete(this.job.key)
        this.pictures.set(this.job.key, this.job.picture)
        this.job = null
        finished = true
        break
      }
    }
    if (finished) this.layer.changed()
    else if (this.job) this.wake()
  }

  private begin(): Job | null {
    const frame = this.frame
    for (let cell = this.queue.shift(); cell && frame; cell = this.queue.shift()) {
      const kept = this.store.get(cell)
      if (!kept) continue
      const key = keyOf(cell)
      const side = (cellSize(cell.zoom) / frame.resolution) * frame.ratio
      const corner = [cell.x * side, cell.y * side] as const
      const picture = emptyPicture(corner, side, frame.resolution, frame.ratio)
      return {
        key,
        picture,
        work: paintCell(picture, cell.zoom, kept.far, corner, side, this.hidden, this.colours),
      }
    }
    return null
  }
}

interface Placer {
  /** The level's north-west corner in device pixels of the view. */
  origin: readonly [number, number]
  resolution: number
  ratio: number
  box: (extent: MapExtent) => readonly [number, number, number, number]
}

function placer(frame: FrameState, ratio: number): Placer {
  const { resolution, center } = frame.viewState
  const [width, height] = frame.size as [number, number]
  const x = (v: number): number => ((v - (center[0] as number)) / resolution + width / 2) * ratio
  const y = (v: number): number => (((center[1] as number) - v) / resolution + height / 2) * ratio
  const half = cellSize(0) / 2
  return {
    origin: [x(-half), y(half)],
    resolution,
    ratio,
    box: e => [x(e[0]), y(e[3]), x(e[2]), y(e[1])],
  }
}
