/**
 * The OpenLayers map behind the React components: facilities as an image layer between two layers of our own.
 * EPSG:3857 for showing only; nothing is measured in it. Base maps lie under everything, where the office has any.
 */

import DragPan from 'ol/interaction/DragPan'
import type Interaction from 'ol/interaction/Interaction'
import MouseWheelZoom from 'ol/interaction/MouseWheelZoom'
import PinchZoom from 'ol/interaction/PinchZoom'
import type Layer from 'ol/layer/Layer'
import OlMap from 'ol/Map'
import { fromLonLat, getPointResolution, toLonLat } from 'ol/proj'
import OlView from 'ol/View'
import { call } from '../api/client'
import type { Coded } from '../api/contract'
import { BaseLayers } from '../basemap/layers'
import { canvasLayer, type GroundPainter, groundLayer, type Painter } from './canvasLayer'
import { FarLayer } from './cells/farLayer'
import { type MapExtent, zoomFor } from './cells/grid'
import { CellStore } from './cells/store'
import { catchable, facilityAt, type Hit, named } from './facilitiesInView'
import { FacilityLayer } from './facilityLayer'
import type { LonLat } from './geodesy'
import type { Named } from './names'
import type { XY } from './outline'
import { readPalette } from './palette'
import { lonLats, type Site } from './site'
import { footOn, type Target } from './snap'

/** Zoom at which a click is no longer worth drawing with: 1:5000, by the CSS pixel of 0.2646 mm. */
export const PIXEL_M = 0.0254 / 96
export const DRAW_SCALE = 5000
/** Where a click or key that came too early goes to. */
export const CLOSE_SCALE = DRAW_SCALE / 2.5
/** A single point is shown at 1:1000. */
const ONE_POINT_SCALE = 1000

/** The office's own place is shown between these. */
const HOME_SCALES = [5000, 20_000] as const
/** From here on the office works all over a province. */
const PROVINCE_SCALE = 200_000

export class MapView {
  readonly map: OlMap
  readonly facilities: FacilityLayer
  readonly base: BaseLayers
  readonly cells: CellStore
  /** What is seen far out. */
  readonly far: FarLayer
  /** Told when a cell has come, or why it has not. */
  onCells: () => void = () => {}
  /** Told why tiles of base maps do not come; nothing: they all come. */
  onBaseTrouble: (troubles: Coded[]) => void = () => {}
  private colours = readPalette()
  private readonly under: Layer
  private readonly over: Layer

  constructor(target: HTMLElement, under: GroundPainter, over: Painter, interactive: boolean) {
    this.facilities = new FacilityLayer(this.colours)
    this.under = groundLayer(under, () => this.colours, 1)
    this.facilities.layer.setZIndex(2)
    this.cells = new CellStore(
      (cell, signal) => call('facilities/cell', cell, { signal }),
      () => this.onCells(),
    )
    this.far = new FarLayer(this.cells, this.colours)
    this.far.layer.setZIndex(2)
    this.over = canvasLayer(over, () => this.colours, 3)
    const interactions: Interaction[] = interactive
      ? [new DragPan(), new MouseWheelZoom({ constrainResolution: false }), new PinchZoom()]
      : []
    this.map = new OlMap({
      target,
      layers: [this.under, this.far.layer, this.facilities.layer, this.over],
      controls: [],
      interactions,
      view: new OlView({
        center: fromLonLat([105, 35]),
        zoom: 4,
        minZoom: 3,
        maxZoom: 24,
        enableRotation: false,
        constrainResolution: false,
      }),
    })
    this.base = new BaseLayers(this.map, troubles => this.onBaseTrouble(troubles))
  }

  /** Colours again after the theme changed. */
  recolour(): void {
    this.colours = readPalette()
    this.facilities.setColours(this.colours)
    this.far.setColours(this.colours)
    this.base.recolour()
    this.repaint()
  }

  repaint(): void {
    this.under.changed()
    this.over.changed()
  }

  repaintOver(): void {
    this.over.changed()
  }

  /** West, south, east, north in map units of what is seen. */
  extent(): MapExtent | null {
    const size = this.map.getSize()
    if (!size || size[0] === 0) return null
    return this.map.getView().calculateExtent(size) as unknown as MapExtent
  }

  /** Level of the cells that are shown. */
  zoom(): number {
    return zoomFor(this.map.getView().getResolution() ?? 1)
  }

  showFar(shown: boolean): void {
    if (this.far.shown === shown) return
    this.far.shown = shown
    this.far.layer.changed()
  }

  /** The data are others than before. */
  forgetCells(): void {
    this.cells.forget()
    this.far.repaint()
  }

  /** West, south, east, north in degrees of what is seen, a little more around it. */
  bbox(margin = 0.25): [number, number, number, number] | null {
    const size = this.map.getSize()
    if (!size || size[0] === 0) return null
    const [x0, y0, x1, y1] = this.map.getView().calculateExtent(size) as [number, number, number, number]
    const dx = (x1 - x0) * margin
    const dy = (y1 - y0) * margin
    const [w, s] = toLonLat([x0 - dx, y0 - dy]) as [number, number]
    const [e, n] = toLonLat([x1 + dx, y1 + dy]) as [number, number]
    return [w, s, e, n]
  }

  pixelOf(p: LonLat): XY | null {
    return (this.map.getPixelFromCoordinate(fromLonLat([p[0], p[1]])) as unknown as XY | null) ?? null
  }

  lonLatOf(pixel: XY): LonLat | null {
    const c = this.map.getCoordinateFromPixel([pixel[0], pixel[1]])
    return c ? (toLonLat(c) as unknown as LonLat) : null
  }

  /** Facilities within reach of a pixel, as shapes the cursor can catch. */
  catchable(pixel: XY, reach: number): Target[] {
    return catchable(this.map, this.facilities.source, pixel, reach)
  }

  /** Whether a vertex or an edge of a site lies within reach of a pixel. */
  near(pixel: XY, site: Site, reach: number): boolean {
    const points = lonLats(site)
      .map(p => this.pixelOf(p))
      .filter(p => p !== null)
    const ring = site.shape === 'polygon' ? [...points, ...points.slice(0, 1)] : points
    const at = (p: XY): number => Math.hypot(p[0] - pixel[0], p[1] - pixel[1])
    return ring.some((p, i) => at(p) <= reach || (i > 0 && at(footOn(pixel, ring[i - 1] as XY, p)) <= reach))
  }

  /** The facility under a pixel; a tower before the line it carries. */
  facilityAt(pixel: XY): Hit | null {
    return facilityAt(this.map, this.facilities.source, this.cells, pixel)
  }

  /** Everything with a name in view; the highest voltage first, towers last and only near. */
  named(metres: number): Named[] {
    return named(this.map, this.facilities.source, this.cells, metres)
  }

  /** The middle of what is seen. */
  centre(): LonLat | null {
    const at = this.map.getView().getCenter()
    return at ? (toLonLat(at) as unknown as LonLat) : null
  }

  /** Ground metres of one CSS pixel. */
  metres(): number {
    const view = this.map.getView()
    return getPointResolution('EPSG:3857', view.getResolution() ?? 1, view.getCenter() ?? [0, 0], 'm')
  }

  /** The scale's denominator: 5000 for 1:5000. */
  scale(): number {
    return this.metres() / PIXEL_M
  }

  /** Shows these points with room around them: a fifth of the view, or `padding` pixels. One point at about 1:1000. */
  fit(points: readonly LonLat[], padding?: number): void {
    if (points.length === 0) return
    const xy = points.map(p => fromLonLat([p[0], p[1]]))
    const xs = xy.map(p => p[0] as number)
    const ys = xy.map(p => p[1] as number)
    const [width, height] = (this.map.getSize() ?? [0, 0]) as [number, number]
    if (points.length === 1) {
      this.map.getView().setCenter(xy[0])
      this.zoomTo(ONE_POINT_SCALE, null)
      return
    }
    const room = padding ?? Math.round(Math.max(40, Math.min(width, height) * 0.18))
    this.map.getView().fit([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], {
      padding: [room, room, room, room],
      minResolution: 0.08,
    })
  }

  /**
   * Shows where the office works, no farther out than lines can be told apart; an office all over a province is shown
   * whole, since its middle may be empty.
   */
  fitHome(points: readonly LonLat[], padding?: number): void {
    this.fit(points, padding)
    const scale = this.scale()
    if (scale < HOME_SCALES[0]) this.zoomTo(HOME_SCALES[0], null)
    else if (scale > HOME_SCALES[1] && scale < PROVINCE_SCALE) this.zoomTo(HOME_SCALES[1], null)
  }

  /** Where the map stands, to tell whether it was moved. */
  state(): string {
    const view = this.map.getView()
    return `${view.getCenter()?.join()} ${view.getResolution()}`
  }

  /** Moves by pixels, for a crosshair that reaches the edge. */
  pan(dx: number, dy: number): void {
    const view = this.map.getView()
    const centre = view.getCenter()
    const resolution = view.getResolution()
    if (centre && resolution)
      view.setCenter([(centre[0] as number) + dx * resolution, (centre[1] as number) - dy * resolution])
  }

  /** Brings a point into view without changing the scale. */
  reveal(p: LonLat): void {
    const at = this.pixelOf(p)
    const [width, height] = (this.map.getSize() ?? [0, 0]) as [number, number]
    if (at && (at[0] < 40 || at[1] < 40 || at[0] > width - 40 || at[1] > height - 40))
      this.map.getView().setCenter(fromLonLat([p[0], p[1]]))
  }

  zoomBy(steps: number): void {
    const view = this.map.getView()
    view.setZoom((view.getZoom() ?? 10) + steps)
  }

  /** Zooms to a scale around a point. */
  zoomTo(scale: number, at: LonLat | null): void {
    const view = this.map.getView()
    if (at) view.setCenter(fromLonLat([at[0], at[1]]))
    const factor = this.scale() / scale
    view.setResolution((view.getResolution() ?? 1) / factor)
  }

  dispose(): void {
    this.cells.end()
    this.base.dispose()
    this.map.setTarget(undefined)
    this.map.dispose()
  }
}
