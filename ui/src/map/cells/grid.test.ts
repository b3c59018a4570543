import { fromLonLat } from 'ol/proj'
import { expect, it } from 'vitest'
import { cellSize, cellsOver, EXACT_ZOOM, extentOf, zoomFor } from './grid'

it('a cell is shown 512 to 1023 pixels wide, and the nearest level wider', () => {
  for (const resolution of [3, 10, 77, 611, 5000]) {
    const zoom = zoomFor(resolution)
    const width = cellSize(zoom) / resolution
    expect(zoom).toBeLessThan(EXACT_ZOOM)
    expect(width).toBeGreaterThanOrEqual(512)
    expect(width).toBeLessThan(1024)
  }
  expect(zoomFor(0.1)).toBe(EXACT_ZOOM)
  expect(zoomFor(1e9)).toBe(0)
})

it('the cells over an extent cover it without a gap, the middle first', () => {
  const [x, y] = fromLonLat([116.4, 31.2]) as [number, number]
  const extent = [x - 40_000, y - 20_000, x + 40_000, y + 20_000] as const
  const cells = cellsOver(extent, 11)
  const boxes = cells.map(extentOf)
  expect(Math.min(...boxes.map(b => b[0]))).toBeLessThanOrEqual(extent[0])
  expect(Math.min(...boxes.map(b => b[1]))).toBeLessThanOrEqual(extent[1])
  expect(Math.max(...boxes.map(b => b[2]))).toBeGreaterThanOrEqual(extent[2])
  expect(Math.max(...boxes.map(b => b[3]))).toBeGreaterThanOrEqual(extent[3])
  const area = boxes.reduce((sum, b) => sum + (b[2] - b[0]) * (b[3] - b[1]), 0)
  expect(area / cellSize(11) ** 2).toBeCloseTo(cells.length, 6)
  const apart = (b: readonly number[]) =>
    Math.hypot(((b[0] as number) + (b[2] as number)) / 2 - x, ((b[1] as number) + (b[3] as number)) / 2 - y)
  expect(apart(boxes[0] as never)).toBeLessThan(apart(boxes[boxes.length - 1] as never))
})

it('the office counts its cells alike: the one over Nanning at level 9', () => {
  const [x, y] = fromLonLat([108.3, 22.8]) as [number, number]
  expect(cellsOver([x, y, x, y], 9)).toEqual([{ zoom: 9, x: 410, y: 222 }])
})

it('nothing lies beyond the edge of the map', () => {
  expect(cellsOver([-3e7, -3e7, 3e7, 3e7], 1)).toHaveLength(4)
})
