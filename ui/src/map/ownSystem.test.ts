/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import type { OwnCrs } from '../api/types/OwnCrs'
import { fromLonLat, isMetric, setOwnSystems, systems, toLonLat } from './coordinates'
import { distance } from './geodesy'
import { isPlane } from './ownSystem'

// The same vectors as the core is tested with; PROJ made them.
const all = JSON.parse(
  readFileSync(resolve(process.cwd(), '../crates/geofence/tests/data/own-crs.json'), 'utf8'),
)
const SEVEN = ['dx_m', 'dy_m', 'dz_m', 'rx_arcsec', 'ry_arcsec', 'rz_arcsec', 'scale_ppm']

function seven(v: {
  label: string
  ellipsoid: string
  plane: number[] | null
  seven: number[]
  convention: string
}): OwnCrs {
  const [meridian, east, north, scale] = v.plane ?? []
  return {
    label: v.label,
    accuracy_m: 0.1,
    source: '',
    way: {
      by: 'seven',
      ellipsoid: v.ellipsoid,
      plane: v.plane
        ? { central_meridian: meridian, false_easting_m: east, false_northing_m: north, scale }
        : null,
      parameters: {
        convention: v.convention,
        ...Object.fromEntries(SEVEN.map((name, i) => [name, v.seven[i]])),
      },
    },
  } as OwnCrs
}

it('own systems lie on the map where PROJ has them, and come back', () => {
  const list: OwnCrs[] = all.seven.map(seven)
  setOwnSystems(list)
  expect(systems().filter(s => s.kind === 'own')).toHaveLength(list.length)
  let checked = 0
  for (const [i, own] of list.entries()) {
    expect(isMetric(own.label)).toBe(isPlane(own))
    for (const [x, y, lon, lat] of all.seven[i].points as [number, number, number, number][]) {
      const at = toLonLat(own.label, [x, y])
      if (!at) throw new Error(`${own.label}: no position`)
      expect(distance(at, [lon, lat])).toBeLessThan(0.01)
      const back = fromLonLat(own.label, at)
      if (!back) throw new Error(`${own.label}: no way back`)
      const metres = isPlane(own) ? 1 : 111_320
      expect(Math.hypot(back[0] - x, back[1] - y) * metres).toBeLessThan(0.01)
      checked += 1
    }
  }
  expect(checked).toBeGreaterThan(50)
  setOwnSystems([])
  expect(toLonLat(list[0]?.label ?? '', [36616208.3544, 2650825.8695])).toBeNull()
})

it('four parameters that do nothing are their zone', () => {
  const zero = { turn: 'clockwise', north_m: 0, east_m: 0, rotation_arcsec: 0, scale_ppm: 0 } as const
  const own: OwnCrs = {
    label: 'own:示例',
    accuracy_m: 0.1,
    source: '',
    way: { by: 'four', target: 4546, parameters: zero },
  }
  const turned: OwnCrs = {
    ...own,
    label: 'own:示例转',
    way: {
      by: 'four',
      target: 4546,
      parameters: { ...zero, east_m: 20, north_m: -5, rotation_arcsec: 3600 },
    },
  }
  setOwnSystems([own, turned])
  const here = [560838.33, 2705102.43] as const
  const plain = toLonLat('EPSG:4546', here)
  expect(plain).not.toBeNull()
  expect(distance(toLonLat('own:示例', here) ?? [0, 0], plain ?? [9, 9])).toBeLessThan(0.001)
  // One degree about the origin, clockwise: north of it comes to its east.
  const angle = Math.PI / 180
  const east = 20 + here[1] * Math.sin(angle) + here[0] * Math.cos(angle)
  const north = -5 + here[1] * Math.cos(angle) - here[0] * Math.sin(angle)
  const there = toLonLat('EPSG:4546', [east, north])
  expect(distance(toLonLat('own:示例转', here) ?? [0, 0], there ?? [9, 9])).toBeLessThan(0.001)
  expect(fromLonLat('own:示例转', there ?? [0, 0])?.map(Math.round)).toEqual(here.map(Math.round))
  setOwnSystems([])
})
