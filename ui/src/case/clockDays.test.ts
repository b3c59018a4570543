import { expect, it } from 'vitest'
import { countedDays } from './clockDays'

it('numbers the days that count and leaves the others without one', () => {
  const day = (date: string, counts: boolean) => ({ date, counts, why: 'working_day', settled: true })
  const days = [
    day('2026-11-24', false),
    day('2026-11-25', true),
    day('2026-11-28', false),
    day('2026-11-30', true),
  ]
  expect(countedDays(days).map(d => d.n)).toEqual([null, 1, null, 2])
})
