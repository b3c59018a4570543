import { describe, expect, it } from 'vitest'
import { compass, shownDue, ways } from './lawful'
import { testStep, testView } from './testView'

describe('ways to make a site lawful', () => {
  it('rounds so that doing what is printed is enough', () => {
    const found = ways({
      shift: { north_m: 3.2801, east_m: 0 },
      cut_off_m2: 80.51,
      left_m2: 10,
      max_height_m: 4.99,
      max_reach_m: 7.09,
    })
    expect(found).toEqual([
      { key: 'shift', params: { length: '3.29' }, point: 'n' },
      { key: 'cut', params: { area: '80.6' } },
      { key: 'height', params: { height: '4.9' } },
      { key: 'reach', params: { reach: '7.0' } },
    ])
  })
  it('does not round an exact figure up', () => {
    expect(ways({ shift: { north_m: 0, east_m: -3.29 }, cut_off_m2: 0, left_m2: 0 })).toEqual([
      { key: 'shift', params: { length: '3.29' }, point: 'w' },
    ])
  })
  it('never offers to cut off the whole site', () => {
    expect(ways({ shift: null, cut_off_m2: 120, left_m2: 0 })).toEqual([])
  })
  it('has none where nothing was suggested', () => {
    expect(ways(null)).toEqual([])
  })
})

it('names the compass point of a bearing', () => {
  expect([0, 22, 23, 90, 181, 270, 359, -45].map(compass)).toEqual(['n', 'n', 'ne', 'e', 's', 'w', 'n', 'nw'])
})

it('shows no running clock while the case is paused', () => {
  const due = {
    date: '2026-11-27',
    settled: true,
    days_left: 2,
    clock: 'reply',
    force: 'adopted',
    started_on: '2026-11-20',
    verified: true,
  }
  const next = testStep({ due })
  expect(shownDue(testView({ next }))).toEqual(due)
  expect(
    shownDue(testView({ next, paused: { owes: 'applicant', reason: '', since: '', by_name: '' } })),
  ).toBeNull()
})
