import { describe, expect, it } from 'vitest'
import type { DrawnFacility } from '../api'
import { listed } from '../Plates'
import { decodeFar } from './far'
import { namedFar, nearestFar } from './farHit'
import { cellSize, extentOf } from './grid'
import { facilitiesOf, joined, notDrawn } from './inView'
import type { Kept } from './store'

const cell = { zoom: 12, x: 3280, y: 1780 }
const kept = (some: Partial<Kept>): Kept => ({ cell, facilities: [], far: [], leftOut: [], ...some })
const left = (voltage_kv: number | null, count: number, begin: number) => ({ voltage_kv, count, begin })

describe('what is not drawn', () => {
  it('is counted where it begins, so that nothing is counted twice', () => {
    const two = [
      kept({ leftOut: [left(10, 30, 20), left(null, 1, 1)] }),
      kept({ leftOut: [left(10, 25, 15), left(35, 2, 0)] }),
    ]
    expect(notDrawn(two)).toEqual({ count: 36, voltages: [null, 35, 10] })
  })
  it('what only runs through the view is told of all the same', () => {
    expect(notDrawn([kept({ leftOut: [left(10, 3, 0)] }), kept({ leftOut: [left(10, 7, 0)] })])?.count).toBe(
      7,
    )
  })
  it('is not spoken of where there is nothing', () => expect(notDrawn([kept({})])).toBeNull())
  it('its voltages are told in words', () => {
    expect(listed([110, 10], '电压不明', '、')).toBe('110 kV、10 kV')
    expect(listed([null, 220, 110, 35, 10], '电压不明', '、')).toBe('10–220 kV、电压不明')
    expect(listed([null], '电压不明', '、')).toBe('电压不明')
  })
})

describe('facilities near in', () => {
  const facility = (id: string, coordinates: number[][], cut = false): DrawnFacility => ({
    id,
    name: null,
    kind: 'line',
    voltage_kv: 10,
    owner: null,
    verdict: null,
    geometry: { type: 'LineString', coordinates },
    half_spread_m: 0.8,
    zone: null,
    ...(cut ? { cut } : {}),
  })
  it('one that lies in two cells is drawn once', () => {
    const a = facility('a', [
      [1, 1],
      [2, 2],
    ])
    expect(facilitiesOf([kept({ facilities: [a] }), kept({ facilities: [a] })])).toEqual([a])
  })
  it('one that was cut at the edge of a cell is whole again', () => {
    const west = facility(
      'a',
      [
        [0, 0],
        [1, 1],
      ],
      true,
    )
    const east = facility(
      'a',
      [
        [1, 1],
        [2, 0],
      ],
      true,
    )
    const found = facilitiesOf([kept({ facilities: [east] }), kept({ facilities: [west] })])
    expect(found[0]?.geometry.coordinates).toEqual([
      [
        [0, 0],
        [1, 1],
        [2, 0],
      ],
    ])
  })
  it('parts that do not touch stay apart, and one that goes round is kept', () => {
    expect(
      joined([
        [
          [0, 0],
          [1, 0],
        ],
        [
          [5, 0],
          [6, 0],
        ],
      ]),
    ).toHaveLength(2)
    const round = joined([
      [
        [0, 0],
        [1, 0],
      ],
      [
        [1, 0],
        [0, 0],
      ],
    ])
    expect(round).toEqual([
      [
        [0, 0],
        [1, 0],
        [0, 0],
      ],
    ])
  })
})

describe('lines far out', () => {
  const strokes = [
    { kind: 'line' as const, voltage_kv: 220, ids: ['h'], names: ['高线'], lines: [[[0, 2048, 4096, 0]]] },
    {
      kind: 'cable' as const,
      voltage_kv: 10,
      ids: ['a', 'b'],
      names: ['甲线', null],
      lines: [
        [[0, 0, 10, 10, 10, 0]],
        [
          [100, 100],
          [200, 200, -50, 0],
        ],
      ],
    },
  ]
  it('are decoded to places, the highest voltage last', () => {
    const far = decodeFar(strokes)
    expect(far.map(f => [f.sign, f.kv])).toEqual([
      ['cable', 10],
      ['line', 220],
    ])
    expect([...(far[0]?.places ?? [])]).toEqual([0, 0, 10, 10, 20, 10, 100, 100, 200, 200, 150, 200])
    expect([...(far[0]?.starts ?? [])]).toEqual([0, 3, 4, 6])
    expect([...(far[0]?.owners ?? [])]).toEqual([0, 1, 1])
  })
  it('a click finds the nearest within reach', () => {
    const cells = [kept({ far: decodeFar(strokes) })]
    const [west, , , north] = extentOf(cell)
    const unit = cellSize(cell.zoom) / 4096
    const at = (x: number, y: number) => [west + x * unit, north - y * unit] as const
    expect(nearestFar(cells, at(900, 2050), 5 * unit)?.id).toBe('h')
    expect(nearestFar(cells, at(101, 101), 5 * unit)?.id).toBe('b')
    expect(nearestFar(cells, at(900, 900), 5 * unit)).toBeNull()
  })
  it('names come with all pieces of a line', () => {
    const next = { ...cell, x: cell.x + 1 }
    const far = decodeFar(strokes)
    const names = namedFar([kept({ far }), kept({ cell: next, far })])
    expect(names.map(n => [n.name, n.lines.length])).toEqual([
      ['甲线', 2],
      ['高线', 2],
    ])
  })
})
