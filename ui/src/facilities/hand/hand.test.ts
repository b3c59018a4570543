import { describe, expect, it } from 'vitest'
import type { DrawnFacility } from '../../api/contract'
import {
  type Change,
  changeOf,
  diffs,
  drawnOf,
  EMPTY,
  isChanged,
  lacks,
  newChange,
  rebased,
  requestOf,
  shaped,
  toolsFor,
} from './hand'

const facility: DrawnFacility = {
  id: 'SL-901',
  name: '示例901线',
  kind: 'line',
  voltage_kv: 10,
  owner: null,
  verdict: null,
  geometry: {
    type: 'LineString',
    coordinates: [
      [111.59, 24.448],
      [111.6, 24.448],
    ],
  },
  half_spread_m: 0.8,
  spread: 'known',
  accuracy_m: 0.5,
  zone: null,
}
const said = { spread: '1.6', spreadUnknown: false, accuracy: '', accuracyUnknown: true }
const change = (typed: Partial<Change['typed']> = {}, more: Partial<Change> = {}): Change => {
  const c = changeOf(facility)
  return { ...c, ...more, typed: { ...c.typed, ...typed } }
}
const draft = (...changes: Change[]) => ({ ...EMPTY, expected: 'v', changes, reason: ' 竣工图 ' })

it('a facility that was only looked at is no change', () => {
  expect(isChanged(changeOf(facility))).toBe(false)
  expect(isChanged(newChange('k'))).toBe(false)
  expect(requestOf(draft(changeOf(facility)))).toBeNull()
})

describe('what has to be said', () => {
  it('spread and error stand as recorded, and are given or ticked as unknown', () => {
    expect(change().typed).toMatchObject({ spread: '1.6', accuracy: '0.5', accuracyUnknown: false })
    expect(lacks(change({ name: '甲线' }))).toEqual([])
    expect(lacks(change({ spread: '', accuracy: '' }))).toEqual(['spread', 'accuracy'])
    expect(lacks(change({ name: '甲线', ...said }))).toEqual([])
    expect(lacks(change({ ...said, spread: '宽' }))).toEqual(['spread'])
    expect(lacks(change({ ...said, spread: '-1' }))).toEqual(['spread'])
  })
  it('only overhead lines have a spread', () => {
    expect(lacks(change({ kind: 'cable', accuracyUnknown: true }))).toEqual([])
  })
  it('nothing is asked of what is taken away', () => {
    expect(lacks(change({}, { remove: true }))).toEqual([])
  })
  it('a new one needs a name and a shape of its kind without faults', () => {
    const fresh = newChange('k')
    expect(lacks({ ...fresh, typed: { ...fresh.typed, ...said } })).toEqual(['name', 'shape'])
    const point = { shape: 'point' as const, points: [[111.6, 24.4] as const], crs: 'EPSG:4326' }
    expect(lacks({ ...fresh, site: point, typed: { ...fresh.typed, ...said, name: '甲' } })).toEqual(['kind'])
    const crossed = {
      shape: 'polygon' as const,
      crs: 'EPSG:4326',
      points: [
        [111.6, 24.4],
        [111.601, 24.401],
        [111.601, 24.4],
        [111.6, 24.401],
      ] as [number, number][],
    }
    const station = { ...fresh.typed, ...said, name: '站', kind: 'substation' as const }
    expect(lacks({ ...fresh, site: crossed, typed: station })).toEqual(['fault'])
  })
})

describe('what changes', () => {
  it('names each field with before and after, and how far the line moves', () => {
    const moved = {
      shape: 'line' as const,
      crs: 'EPSG:4326',
      points: [
        [111.59, 24.448],
        [111.6, 24.4484],
      ] as [number, number][],
    }
    const found = diffs(change({ name: '甲线', voltage: '35kV' }, { site: moved }))
    expect(found.map(d => d.code)).toEqual(['name', 'voltage', 'moved'])
    expect(found[1]).toEqual({ code: 'voltage', before: '10kV', after: '35kV' })
    const far = found[2]
    expect(far?.code === 'moved' && far.metres).toBeCloseTo(44.3, 0)
  })
  it('a spread or error that is given up is named, beside what else changes', () => {
    expect(diffs(change({ spread: '2' }))).toEqual([{ code: 'spread', before: '1.6', after: '2' }])
    expect(diffs(change({ name: '甲线', accuracyUnknown: true }))).toEqual([
      { code: 'name', before: '示例901线', after: '甲线' },
      { code: 'accuracy', before: '0.5', after: null },
    ])
  })
  it('a typical spread is none of the record', () => {
    const typical = changeOf({ ...facility, spread: 'assumed', accuracy_m: undefined })
    expect(typical.typed).toMatchObject({ spread: '', spreadUnknown: true, accuracyUnknown: true })
    expect(isChanged(typical)).toBe(false)
    const { name: _, ...typed } = typical.typed
    expect(requestOf(draft({ ...typical, typed: { ...typed, name: '甲线' } }))?.put[0]).toMatchObject({
      keep_spread: true,
      spread_m: null,
      accuracy_m: null,
    })
  })
})

it('what was left alone follows a facility that somebody else changed meanwhile', () => {
  const geometry = {
    type: 'LineString' as const,
    coordinates: [
      [111.59, 24.449],
      [111.6, 24.449],
    ],
  }
  const now = { ...facility, owner: '甲公司', name: '乙线', geometry }
  const c = rebased(change({ name: '甲线' }), now)
  expect(c.typed).toMatchObject({ name: '甲线', owner: '甲公司' })
  expect(c.site?.points[0]).toEqual([111.59, 24.449])
  expect(diffs(c)).toEqual([{ code: 'name', before: '乙线', after: '甲线' }])
})

describe('the request', () => {
  it('sends the shape as it came where it was not touched, so that nothing is lost to rounding', () => {
    const r = requestOf(draft(change({ ...said, name: '甲线' })))
    expect(r?.put[0]).toMatchObject({
      id: 'SL-901',
      name: '甲线',
      spread_m: 1.6,
      keep_spread: true,
      accuracy_m: null,
      geometry: facility.geometry,
      crs: 'EPSG:4326',
    })
    expect(r?.expected).toBe('v')
  })
  it('sends a new system’s coordinates in that system', () => {
    const site = {
      shape: 'line' as const,
      crs: 'EPSG:4525',
      points: [
        [37_500_000, 2_700_000],
        [37_500_100, 2_700_000],
      ] as [number, number][],
    }
    const r = requestOf(draft(change(said, { site })))
    expect(r?.put[0]?.crs).toBe('EPSG:4525')
    expect(r?.put[0]?.geometry.coordinates).toEqual([
      [37_500_000, 2_700_000],
      [37_500_100, 2_700_000],
    ])
  })
  it('removes by id, and is none with a hole', () => {
    expect(requestOf(draft(change({}, { remove: true })))).toMatchObject({ put: [], remove: ['SL-901'] })
    expect(requestOf(draft(change({ name: '甲线', spread: '' })))).toBeNull()
  })
  it('keeps a shape of several lines as it is', () => {
    const geometry = {
      type: 'MultiLineString' as const,
      coordinates: [
        [
          [111.59, 24.448],
          [111.6, 24.448],
        ],
      ],
    }
    const c = changeOf({ ...facility, geometry })
    expect(
      requestOf(draft({ ...c, typed: { ...c.typed, ...said, name: '甲线' } }))?.put[0]?.geometry,
    ).toEqual(geometry)
  })
})

it('pasted corners of a line are a line, those of a station an outline', () => {
  const site = {
    shape: 'polygon' as const,
    crs: 'EPSG:4326',
    points: [
      [1, 2],
      [3, 4],
      [5, 7],
    ] as [number, number][],
  }
  expect(shaped(site, 'line')?.shape).toBe('line')
  expect(shaped(site, 'substation')).toBe(site)
  expect(shaped(null, 'line')).toBeNull()
})
it('a kind brings its own tools', () => {
  expect(toolsFor('tower')).toEqual(['select', 'point', 'measure'])
  expect(toolsFor('substation')).toEqual(['select', 'polygon', 'rectangle', 'point', 'measure'])
})
it('the map shows what was changed, without the one in the form', () => {
  const moved = change({ name: '甲线' })
  expect(drawnOf({ ...draft(moved), open: 'SL-901' })).toEqual([])
  expect(drawnOf(draft(moved))[0]).toMatchObject({ id: 'SL-901', name: '甲线', geometry: facility.geometry })
})
