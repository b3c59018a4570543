import { expect, it } from 'vitest'
import { along, type LonLat } from './geodesy'
import { movedBy } from './moved'
import type { Site } from './site'

const start: LonLat = [111.6, 24.448]
const line = (...points: LonLat[]): Site => ({
  shape: 'line',
  points: points.map(p => [p[0], p[1]]),
  crs: 'EPSG:4326',
})
const a = start
const b = along(start, 100, 90)

it('a vertex on the line between two others moves nothing', () => {
  expect(movedBy(line(a, b), line(a, along(a, 40, 90), b))).toBeLessThan(0.001)
})
it('a line moved sideways has moved by that much', () => {
  const up = (p: LonLat): LonLat => along(p, 7, 0)
  expect(movedBy(line(a, b), line(up(a), up(b)))).toBeCloseTo(7, 2)
})
it('a vertex pulled out counts, and so does one taken away', () => {
  const bent = line(a, along(along(a, 50, 90), 12, 0), b)
  expect(movedBy(line(a, b), bent)).toBeCloseTo(12, 2)
  expect(movedBy(bent, line(a, b))).toBeCloseTo(12, 2)
})
it('a line made shorter has moved by what is missing', () => {
  expect(movedBy(line(a, b), line(a, along(a, 60, 90)))).toBeCloseTo(40, 2)
})
it('a point moves by its distance', () => {
  const at = (p: LonLat): Site => ({ shape: 'point', points: [[p[0], p[1]]], crs: 'EPSG:4326' })
  expect(movedBy(at(a), at(b))).toBeCloseTo(100, 2)
})
it('the last edge of an outline counts as one', () => {
  const c = along(b, 100, 0)
  const outline = (points: LonLat[]): Site => ({ ...line(...points), shape: 'polygon' })
  // A corner halfway along the closing edge changes nothing.
  const half: LonLat = [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2]
  expect(movedBy(outline([a, b, c]), outline([a, b, c, half]))).toBeLessThan(0.01)
})
