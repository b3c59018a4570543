/** The squares that facilities are asked for and drawn by: the Mercator grid of the office's `facilities/cell`. */
import type { Cell } from '../../api/types/Cell'

export type { Cell }
/** West, south, east, north in map units (EPSG:3857). */
export type MapExtent = readonly [number, number, number, number]

/** From this level on facilities come as they are; farther out as lines for the eye. */
export const EXACT_ZOOM = 15
/** Units a cell's places are told in, counted from its north-west corner. */
export const GRID = 4096
/** A cell is shown at least this wide, and less than twice as wide but at the nearest level. Pixels. */
const NARROWEST = 512
/** Map units around the equator. */
const AROUND = 2 * Math.PI * 6_378_137

export const cellSize = (zoom: number): number => AROUND / 2 ** zoom

export function zoomFor(resolution: number): number {
  const zoom = Math.floor(Math.log2(AROUND / (NARROWEST * resolution)) + 1e-9)
  return Math.max(0, Math.min(EXACT_ZOOM, zoom))
}

export const keyOf = (c: Cell): string => `${c.zoom}/${c.x}/${c.y}`

export function extentOf(c: Cell): MapExtent {
  const size = cellSize(c.zoom)
  const west = c.x * size - AROUND / 2
  const north = AROUND / 2 - c.y * size
  return [west, north - size, west + size, north]
}

/** The cells over an extent, those at its middle first. */
export function cellsOver(extent: MapExtent, zoom: number): Cell[] {
  const size = cellSize(zoom)
  const last = 2 ** zoom - 1
  const number = (v: number): number => Math.max(0, Math.min(last, Math.floor((v + AROUND / 2) / size)))
  const [x0, x1] = [number(extent[0]), number(extent[2])]
  const [y0, y1] = [last - number(extent[3]), last - number(extent[1])]
  const cells: Cell[] = []
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) cells.push({ zoom, x, y })
  const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const far = (c: Cell): number => Math.hypot(c.x - cx, c.y - cy)
  return cells.sort((a, b) => far(a) - far(b))
}

export function grown(extent: MapExtent, share: number): MapExtent {
  const [dx, dy] = [(extent[2] - extent[0]) * share, (extent[3] - extent[1]) * share]
  return [extent[0] - dx, extent[1] - dy, extent[2] + dx, extent[3] + dy]
}
