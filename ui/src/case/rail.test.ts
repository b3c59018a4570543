import { expect, it } from 'vitest'
import { folded } from './rail'
import type { RailStep } from './types'

const steps = (done: number, rest: number) =>
  [...Array(done).fill('done'), 'current', ...Array(rest).fill('coming')].map(
    (state, i) => ({ state, step: `s${i}` }) as unknown as RailStep,
  )

it('shows a short way whole', () => {
  expect(folded(steps(4, 8), 16)).toMatchObject({ hidden: 0 })
})
it('folds finished steps in the middle, never an open or coming one', () => {
  const way = steps(14, 5)
  const { shown, hidden } = folded(way, 16)
  expect(hidden).toBe(4)
  expect(shown).toHaveLength(16)
  expect(shown.slice(0, 2)).toEqual(way.slice(0, 2))
  expect(shown.filter(s => s.state !== 'done')).toEqual(way.filter(s => s.state !== 'done'))
})
it('does not fold one step away, nor what has not been done', () => {
  expect(folded(steps(8, 8), 16).hidden).toBe(0)
  expect(folded(steps(2, 20), 16).hidden).toBe(0)
})
