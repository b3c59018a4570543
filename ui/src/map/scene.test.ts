import { describe, expect, it } from 'vitest'
import type { DrawnFacility, FacilityAnswer, Screening } from './api'
import { plainZone, sceneOf, unsureOf, withReach } from './scene'

function answer(over: Partial<FacilityAnswer>): FacilityAnswer {
  return {
    id: 'l1',
    name: '示例Ⅰ线',
    kind: 'line',
    voltage_kv: 110,
    owner: null,
    centreline_mm: 29_200,
    conductor_mm: 26_000,
    zone_mm: 10_000,
    inside_mm: 0,
    overlap_m2: 0,
    uncertainty_mm: 2200,
    verdict: 'outside',
    rule: 'overhead_zone',
    protection_zone: true,
    clause: null,
    status: 'verified',
    effects: [],
    notes: [],
    nearest: { site: [111.6, 24.448], facility: [111.6, 24.4482] },
    ...over,
  }
}
const screening = (facilities: FacilityAnswer[]): Screening => ({
  verdict: 'cannot_tell',
  facilities,
  reasons: [],
  site_hash: '',
  facilities_version: '',
  rules_version: '',
  area_m2: 100,
})

it('a crane keeps the zone and its arm away from the conductor; nothing else has an arm', () => {
  expect(withReach(answer({ rule: 'crane' }), 18).zone_mm).toBe(28_000)
  expect(withReach(answer({ rule: 'crane' }), null).zone_mm).toBe(10_000)
  expect(withReach(answer({}), 18).zone_mm).toBe(10_000)
  const crane = answer({ rule: 'crane', verdict: 'cannot_tell' })
  expect(sceneOf(screening([crane]), [], 18).leaders[0]?.required).toBe(28)
})

it('a site on the conductor has no leader, and none of a facility that is outside takes its place', () => {
  const on = answer({ conductor_mm: 0, centreline_mm: 0, verdict: 'inside' })
  const far = answer({ id: 'c1', conductor_mm: 168_000, centreline_mm: 168_000 })
  expect(sceneOf(screening([on, far]), []).leaders).toEqual([])
  expect(sceneOf(screening([far]), []).leaders[0]).toMatchObject({ first: true, distance: 168 })
})

describe('what the data do not say', () => {
  const line = (more: object): DrawnFacility => ({
    id: 'a',
    name: null,
    kind: 'line',
    voltage_kv: 110,
    owner: null,
    verdict: null,
    geometry: {
      type: 'LineString',
      coordinates: [
        [108, 22],
        [108.1, 22],
      ],
    },
    half_spread_m: null,
    half_spread_range_m: [0, 6],
    zone: { width_m: 10, inner: null, outer: null, error_m: 13, error_unknown: true },
    ...more,
  })
  it('a zone nobody asked about runs from the middle of the spread, as wide as the error', () => {
    expect(plainZone(line({}))).toMatchObject({ width: 13, error: 13, unknown: true })
    expect(plainZone(line({ zone: null }))).toBeNull()
  })
  it('is told in the legend', () => {
    const nothing = { error: false, site: false, assumed: false, spread: false }
    const scene = (
      f: DrawnFacility,
      plain = true,
      site?: { accuracy_m: number; accuracy_unknown: boolean },
    ) => unsureOf({ facilities: [f], zones: [] }, plain, site)
    expect(scene(line({ zone: null }))).toEqual(nothing)
    expect(scene(line({ spread: 'unknown' }))).toEqual({ ...nothing, error: true, spread: true })
    expect(scene(line({}), false), 'its zone is not drawn').toEqual(nothing)
    const known = line({ spread: 'assumed', zone: null })
    expect(scene(known, true, { accuracy_m: 1, accuracy_unknown: false })).toEqual({
      ...nothing,
      assumed: true,
      site: true,
    })
    expect(scene(line({ zone: null }), true, { accuracy_m: 10, accuracy_unknown: true }).error).toBe(true)
  })
})
