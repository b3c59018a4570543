import { expect, it } from 'vitest'
import { boxQuad, meets, type Named, placeNames, quadOf, seenShare } from './names'
import type { XY } from './outline'

const ROOM = { x: 0, y: 0, w: 800, h: 500 }
const measure = (text: string) => text.length * 10
const line = (text: string, ...points: XY[]): Named => ({ text, sign: 'line', spread: 0, lines: [points] })
const quads = (names: ReturnType<typeof placeNames>) => names.map(n => quadOf(n.at, measure(n.text), n.angle))

it('names of lines close together do not touch', () => {
  const lines = [0, 1, 2, 3].map(i => line(`示例${i}线`, [0, 200 + i * 12], [800, 210 + i * 12]))
  const names = placeNames(
    lines,
    measure,
    ROOM,
    [],
    lines.flatMap(l => [...l.lines]),
  )
  const all = quads(names)
  expect(names.map(n => n.text)).toEqual(['示例0线', '示例1线', '示例2线', '示例3线'])
  for (const [i, a] of all.entries()) for (const b of all.slice(i + 1)) expect(meets(a, b)).toBe(false)
})

it('keeps clear of the legend and stays in the view', () => {
  const legend = { x: 300, y: 300, w: 200, h: 200 }
  const names = placeNames([line('示例线', [-900, 400], [1700, 400])], measure, ROOM, [legend], [])
  expect(names.length).toBeGreaterThan(0)
  for (const q of quads(names)) {
    expect(meets(q, boxQuad(legend))).toBe(false)
    for (const p of q) expect(p[0] >= 0 && p[0] <= 800 && p[1] >= 0 && p[1] <= 500).toBe(true)
  }
})

it('stands across no other line while another side is free, and is left out where nothing is free', () => {
  const other: XY[] = [
    [0, 213],
    [800, 213],
  ]
  const [name] = placeNames([line('示例线', [0, 200], [800, 200])], measure, ROOM, [], [other])
  expect(name?.at[1]).toBeLessThan(200)
  expect(placeNames([line('示例线', [0, 200], [800, 200])], measure, ROOM, [ROOM], [])).toEqual([])
})

it('says a name once for the spans of one line, again only far away', () => {
  const spans = [0, 1, 2].map(i => line('示例线', [i * 200, 250], [i * 200 + 200, 250]))
  expect(placeNames(spans, measure, ROOM, [], [])).toHaveLength(1)
  const wide = { ...ROOM, w: 3000 }
  expect(placeNames([line('示例线', [0, 250], [3000, 250])], measure, wide, [], []).length).toBeGreaterThan(2)
})

it('does not write round a corner or on a line shorter than its name', () => {
  const bent = line('很长的示例线路名称', [300, 100], [360, 100], [360, 160])
  expect(placeNames([bent], measure, ROOM, [], [])).toEqual([])
})

it('turns upside-down text over', () => {
  const [name] = placeNames([line('示例线', [700, 100], [100, 120])], measure, ROOM, [], [])
  expect(Math.abs(name?.angle ?? 9)).toBeLessThan(Math.PI / 2)
})

it('clips a segment to the view', () => {
  expect(seenShare([-100, 50], [100, 50], { x: 0, y: 0, w: 50, h: 100 })).toEqual([0.5, 0.75])
  expect(seenShare([-100, 50], [-10, 50], ROOM)).toBeNull()
})
