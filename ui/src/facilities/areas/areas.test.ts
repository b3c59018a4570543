import { expect, it } from 'vitest'
import type { AreaRead } from '../../api/types/AreaRead'
import type { PopulatedAreaView } from '../../api/types/PopulatedAreaView'
import {
  type AreaChange,
  changeOf,
  EMPTY,
  isChanged,
  lacks,
  newArea,
  rebased,
  requestOf,
  UNTYPED,
  withRows,
} from './areas'
import { groundText } from './ground'

const ring = (west: number, south: number) => [
  [west, south],
  [west + 0.1, south],
  [west + 0.1, south + 0.1],
  [west, south],
]
const view: PopulatedAreaView = {
  authority: '示例市人民政府',
  document: '示例〔2025〕1号',
  as_of: '2025-03-01',
  accuracy_m: null,
  own_error_m: null,
  area_m2: 5e7,
  geometry: { type: 'MultiPolygon', coordinates: [[ring(111.5, 24.3)]] },
}
const row = (over: Partial<AreaRead> = {}): AreaRead => ({
  file: '范围.csv',
  row: 1,
  name: '示例新区',
  authority: null,
  document: null,
  as_of: null,
  accuracy_m: null,
  geometry: { type: 'Polygon', coordinates: [ring(111.5, 24.3)] },
  placed: { type: 'Polygon', coordinates: [ring(111.5, 24.3)] },
  area_m2: 5e7,
  problem: null,
  ...over,
})
const change = (typed: Partial<AreaChange['typed']> = {}, more: Partial<AreaChange> = {}): AreaChange => {
  const c = changeOf(0, view)
  return { ...c, ...more, typed: { ...c.typed, ...typed } }
}
const draft = (...changes: AreaChange[]) => ({ ...EMPTY, expected: 'v', changes })
const said = { authority: '示例市人民政府', document: '示例〔2026〕2号', accuracyUnknown: true }

it('an area that was only looked at is no change', () => {
  expect(isChanged(changeOf(0, view))).toBe(false)
  expect(isChanged(newArea('k'))).toBe(false)
  expect(requestOf(draft(changeOf(0, view)))).toBeNull()
})
it('a new one needs who, by which paper, how exact and where', () => {
  expect(lacks({ ...newArea('k'), typed: { ...UNTYPED, authority: '甲' } })).toEqual([
    'document',
    'accuracy',
    'outline',
  ])
  expect(lacks(change({ document: '长'.repeat(201) }))).toEqual(['long'])
  expect(lacks(change({ accuracyUnknown: false, accuracy: '10001' }))).toEqual(['accuracy'])
  expect(lacks(change({ accuracyUnknown: false, accuracy: '０．５' }))).toEqual([])
  expect(lacks(change({}, { remove: true, site: null }))).toEqual([])
})
it('an outline that crosses itself or is none is not sent', () => {
  const points: [number, number][] = [
    [111.6, 24.4],
    [111.601, 24.401],
    [111.601, 24.4],
    [111.6, 24.401],
  ]
  const crossed = { shape: 'polygon' as const, crs: 'EPSG:4490', points }
  expect(lacks(change({}, { site: crossed }))).toEqual(['fault'])
  expect(lacks(change({}, { site: { ...crossed, shape: 'line' } }))).toEqual(['outline'])
})
it('other words leave the outline as it stands; taken away by its place', () => {
  expect(requestOf(draft(change({ authority: ' 示例市规划局 ' })))?.put).toEqual([
    {
      at: 0,
      authority: '示例市规划局',
      document: '示例〔2025〕1号',
      as_of: '2025-03-01',
      accuracy_m: null,
      outline: null,
    },
  ])
  expect(requestOf(draft(change({}, { remove: true })))).toEqual({ expected: 'v', put: [], remove: [0] })
})
it('rows of a file become one outline in its own system, and its words fill what is empty', () => {
  const geometry = (x: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [x, 2709484],
        [x + 100, 2709484],
        [x + 100, 2709584],
        [x, 2709484],
      ],
    ],
  })
  const rows = [row({ geometry: geometry(553838), as_of: '2025-03-01' }), row({ geometry: geometry(554838) })]
  const one = withRows({ ...newArea('k'), typed: { ...UNTYPED, ...said } }, rows, 'EPSG:4546')
  expect(one.typed).toMatchObject({ authority: '示例市人民政府', asOf: '2025-03-01' })
  const outline = requestOf(draft(one))?.put[0]?.outline
  expect(outline?.crs).toBe('EPSG:4546')
  expect(outline?.geometry).toEqual({
    type: 'MultiPolygon',
    coordinates: [geometry(553838).coordinates, geometry(554838).coordinates],
  })
})
it('a system that the page does not write is sent as it came, until the shape is touched', () => {
  const one = withRows({ ...newArea('k'), typed: { ...UNTYPED, ...said } }, [row()], 'BD-09')
  expect(requestOf(draft(one))?.put[0]?.outline).toEqual({ geometry: row().geometry, crs: 'BD-09' })
  const moved = one.site && { ...one.site, points: one.site.points.slice(0, 3).reverse() }
  expect(requestOf(draft({ ...one, site: moved }))?.put[0]?.outline?.crs).toBe('EPSG:4326')
})
it('what was typed follows its area to another place of the list, and is new where the area is gone', () => {
  const other = { ...view, document: '示例〔2024〕9号', geometry: { type: 'MultiPolygon', coordinates: [] } }
  const moved = rebased([change({ authority: '乙' })], [other, view])
  expect(moved.changes[0]).toMatchObject({ key: 'at 1', at: 1, typed: { authority: '乙' } })
  expect(moved.marks).toEqual({})
  const altered = rebased([change({ authority: '乙' })], [{ ...view, as_of: '2025-04-01' }])
  expect(altered.marks).toEqual({ 'at 0': 'changed' })
  const gone = rebased([change({ authority: '乙' }), change({}, { key: 'x', remove: true })], [])
  expect(gone.changes).toHaveLength(1)
  expect(gone.changes[0]).toMatchObject({ at: null, original: null })
  expect(Object.values(gone.marks)).toEqual(['gone'])
  // Nothing is lost with it: the outline goes along.
  expect(requestOf(draft(...gone.changes))?.put[0]?.outline?.geometry.type).toBe('Polygon')
})
it('ground is told in the unit people use for it', () => {
  expect([9_999, 12_345, 5e7].map(groundText)).toEqual(['9\u2009999 m²', '0.012 km²', '50.00 km²'])
})
