import { expect, it } from 'vitest'
import { type CaseSite, caseAt, middleOf, tally } from './caseSites'
import type { LonLat } from './geodesy'

const square = (x: number, y: number, side: number): LonLat[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
]
const of = (id: string, points: LonLat[] | null): CaseSite => ({
  case: id,
  number: id,
  verdict: 'outside',
  site: points && {
    shape: 'polygon',
    points,
    others: [],
    open: false,
    handles: false,
    selected: null,
    lengths: false,
  },
})
const same = (p: LonLat): [number, number] => [p[0], p[1]]

it('a small site is taken by its mark, a large one by its ground', () => {
  const sites = [of('small', square(100, 100, 4)), of('large', square(300, 100, 200)), of('none', null)]
  expect(caseAt([109, 102], sites, same)?.case).toBe('small')
  expect(caseAt([120, 102], sites, same)).toBeNull()
  expect(caseAt([310, 290], sites, same)?.case).toBe('large')
  expect(caseAt([290, 290], sites, same)).toBeNull()
})

it('of sites in each other the one whose middle is nearer', () => {
  const sites = [of('outer', square(0, 0, 400)), of('inner', square(20, 20, 60))]
  expect(caseAt([45, 45], sites, same)?.case).toBe('inner')
  expect(caseAt([200, 210], sites, same)?.case).toBe('outer')
})

it('no points, no middle', () => {
  expect(middleOf([])).toBeNull()
})

it('counts add up to the rows', () => {
  const rows = (['inside', 'outside', 'outside', 'cannot_tell'] as const).map(
    (verdict, i): CaseSite => ({ case: String(i), number: '', verdict, site: null }),
  )
  expect(tally(rows)).toEqual({ inside: 1, cannot_tell: 1, outside: 2 })
})
