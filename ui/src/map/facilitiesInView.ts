/** What of the loaded facilities lies where: for the cursor, and for names along the lines. */

import type Geometry from 'ol/geom/Geometry'
import LineString from 'ol/geom/LineString'
import MultiLineString from 'ol/geom/MultiLineString'
import Point from 'ol/geom/Point'
import Polygon from 'ol/geom/Polygon'
import type OlMap from 'ol/Map'
import { transformExtent } from 'ol/proj'
import type { DrawnFacility } from './api'
import { namedFar, nearestFar } from './cells/farHit'
import { cellsOver, EXACT_ZOOM, type MapExtent, zoomFor } from './cells/grid'
import type { CellStore, Kept } from './cells/store'
import type { FacilityLayer } from './facilityLayer'
import type { Named } from './names'
import type { XY } from './outline'
import { CONDUCTOR_PX } from './paintZones'
import type { Sign } from './scene'
import { footOn, type Target } from './snap'

type Source = FacilityLayer['source']

/** Ground metres a pixel under which names stand at lines and at towers. */
const LINE_NAMES_UNDER = 12
const TOWER_NAMES_UNDER = 0.8
/** Names tried at most: finding places for more would hold the page. */
const MOST_NAMED = 200
/** Pixels around a click within which a facility is meant. */
const REACH = 7

const pixelIn =
  (map: OlMap) =>
  (c: number[]): XY =>
    map.getPixelFromCoordinate(c) as unknown as XY

function around(map: OlMap, pixel: XY, reach: number): [number, number, number, number] | null {
  const a = map.getCoordinateFromPixel([pixel[0] - reach, pixel[1] + reach])
  const b = map.getCoordinateFromPixel([pixel[0] + reach, pixel[1] - reach])
  return a && b ? ([a[0], a[1], b[0], b[1]] as [number, number, number, number]) : null
}

/** A geometry's parts as they are stored; rings of an area as lines. */
function partsOf(geometry: Geometry | undefined): number[][][] {
  if (geometry instanceof Point) return [[geometry.getCoordinates()]]
  if (geometry instanceof LineString) return [geometry.getCoordinates()]
  if (geometry instanceof MultiLineString || geometry instanceof Polygon) return geometry.getCoordinates()
  return []
}

export function catchable(map: OlMap, source: Source, pixel: XY, reach: number): Target[] {
  const extent = around(map, pixel, reach)
  if (!extent) return []
  return source.getFeaturesInExtent(extent).flatMap(f => {
    const geometry = f.getGeometry()
    return partsOf(geometry).map(
      (line): Target => ({
        vertex: geometry instanceof Point ? 'tower' : 'conductor',
        edge: 'conductor',
        closed: false,
        points: line.map(pixelIn(map)),
      }),
    )
  })
}

/** The facility that a click means. */
export interface Hit {
  id: string
  /** All of it, where it is there. */
  whole: DrawnFacility | null
  /** West, south, east, north in degrees around the click, to ask for it by. */
  around: [number, number, number, number]
}

/** The cells of what is seen, where lines are drawn for the eye only. */
function farCells(map: OlMap, cells: CellStore): Kept[] {
  const view = map.getView()
  const zoom = zoomFor(view.getResolution() ?? 1)
  const size = map.getSize()
  if (!size || zoom === EXACT_ZOOM) return []
  const seen = cellsOver(view.calculateExtent(size) as unknown as MapExtent, zoom)
  return seen.map(c => cells.get(c)).filter(k => k !== undefined)
}

export function facilityAt(map: OlMap, source: Source, cells: CellStore, pixel: XY): Hit | null {
  const extent = around(map, pixel, REACH)
  if (!extent) return null
  let best: { distance: number; drawn: DrawnFacility } | null = null
  for (const f of source.getFeaturesInExtent(extent)) {
    const geometry = f.getGeometry()
    for (const part of partsOf(geometry)) {
      const points = part.map(pixelIn(map))
      const near = (p: XY): number => Math.hypot(p[0] - pixel[0], p[1] - pixel[1])
      const first = points[0]
      if (!first) continue
      // A tower stands on its line: within reach it is the one that is meant.
      const distance =
        points.length === 1
          ? near(first) - REACH
          : Math.min(...points.slice(1).map((p, i) => near(footOn(pixel, points[i] as XY, p))))
      if (distance <= REACH && (!best || distance < best.distance))
        best = { distance, drawn: f.get('drawn') as DrawnFacility }
    }
  }
  const [w, s, e, n] = transformExtent(extent, 'EPSG:3857', 'EPSG:4326') as [number, number, number, number]
  const at: Hit['around'] = [w, s, e, n]
  if (best) return { id: best.drawn.id, whole: best.drawn.cut ? null : best.drawn, around: at }
  const place = map.getCoordinateFromPixel([...pixel]) as unknown as XY
  const far = nearestFar(farCells(map, cells), place, (extent[2] - extent[0]) / 2)
  return far && { id: far.id, whole: null, around: at }
}

export function named(map: OlMap, source: Source, cells: CellStore, metres: number): Named[] {
  const size = map.getSize()
  if (!size || metres > LINE_NAMES_UNDER) return []
  const extent = map.getView().calculateExtent(size)
  const found: { rank: number; named: Named }[] = []
  for (const f of source.getFeaturesInExtent(extent)) {
    const sign = f.get('sign') as Sign
    const name = String(f.get('name') ?? '')
    const geometry = f.getGeometry()
    const tower = sign === 'tower' || sign === 'pole'
    if (!name || !geometry || (tower && metres > TOWER_NAMES_UNDER)) continue
    const kv = f.get('kv') as number | null
    const spread = ((f.get('drawn') as DrawnFacility).half_spread_m ?? 0) / metres
    found.push({
      rank: tower ? -1 : (kv ?? 0),
      named: {
        text: tower ? name : textOf(name, kv),
        sign,
        spread: spread > CONDUCTOR_PX ? spread : 0,
        lines: linesOf(map, geometry, sign),
      },
    })
  }
  for (const { id, name, sign, kv, lines } of namedFar(farCells(map, cells))) {
    if (source.getFeatureById(id)) continue
    const pixels = lines.map(l => l.map(p => pixelIn(map)([...p])))
    const first = pixels[0]?.[0]
    if (first)
      found.push({
        rank: kv ?? 0,
        named: { text: textOf(name, kv), sign, spread: 0, lines: sign === 'area' ? [[first]] : pixels },
      })
  }
  found.sort((a, b) => b.rank - a.rank)
  return found.slice(0, MOST_NAMED).map(f => f.named)
}

/** A line's name with its voltage; some names say it themselves. */
function textOf(name: string, kv: number | null): string {
  return kv === null || /kV|千伏/i.test(name) ? name : `${kv} kV ${name}`
}

/** A geometry's lines in pixels; the middle of an area. */
function linesOf(map: OlMap, geometry: Geometry, sign: Sign): XY[][] {
  const pixel = pixelIn(map)
  if (sign === 'area') {
    const [x0, y0, x1, y1] = geometry.getExtent() as [number, number, number, number]
    return [[pixel([(x0 + x1) / 2, (y0 + y1) / 2])]]
  }
  return geometry instanceof Polygon ? [] : partsOf(geometry).map(line => line.map(pixel))
}
