import { describe, expect, it } from 'vitest'
import { backdated, days, passes } from './timeline'
import type { TimelineEntry } from './types'

function entry(position: number, at: string, more: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    position,
    at,
    recorded_at: at,
    kind: 'commented',
    group: 'opinion',
    who: '示例',
    unit_name: '示例单位',
    machine: false,
    text: { code: 'event.commented', params: {} },
    body: null,
    papers: [],
    files: [],
    hash: '',
    ...more,
  }
}
const machine = { machine: true, group: 'machine' as const }

describe('days of the timeline', () => {
  it('groups by the Chinese day of recording, newest first', () => {
    const shown = days(
      [
        entry(1, '2026-11-20T15:59:00Z'),
        entry(2, '2026-11-20T16:00:00Z'),
        entry(3, '2026-11-21T09:00:00+08:00'),
      ],
      'all',
    )
    expect(shown.map(d => [d.date, d.lines.length])).toEqual([
      ['2026-11-21', 2],
      ['2026-11-20', 1],
    ])
    expect(shown[0]?.lines[0]).toMatchObject({ entry: { position: 3 } })
  })
  it('lists a fact recorded later on the day it was recorded, and says so', () => {
    const late = entry(5, '2026-11-23T09:00:00+08:00', { recorded_at: '2026-11-24T16:20:00+08:00' })
    expect(days([late], 'all')[0]?.date).toBe('2026-11-24')
    expect(backdated(late)).toBe(true)
    expect(backdated(entry(1, '2026-11-23T09:00:00+08:00'))).toBe(false)
  })
  it('folds three machine entries that stand together, not two, and never under the machine filter', () => {
    const at = '2026-11-20T10:00:00+08:00'
    const many = [1, 2, 3].map(n => entry(n, at, machine))
    expect(days(many, 'all')[0]?.lines.map(l => l.kind)).toEqual(['fold'])
    expect(days(many, 'machine')[0]?.lines.map(l => l.kind)).toEqual(['entry', 'entry', 'entry'])
    expect(days([...many.slice(0, 2), entry(9, at)], 'all')[0]?.lines.map(l => l.kind)).toEqual([
      'entry',
      'entry',
      'entry',
    ])
    const split = [entry(1, at, machine), entry(2, at), entry(3, at, machine), entry(4, at, machine)]
    expect(days(split, 'all')[0]?.lines).toHaveLength(4)
  })
})

describe('filter words', () => {
  it('keeps machine entries out of the people’s groups and facts under all', () => {
    const fact = entry(1, '2026-11-20T10:00:00+08:00', { group: 'fact' })
    const made = entry(2, '2026-11-20T10:00:00+08:00', { group: 'paper', machine: true })
    expect([passes(fact, 'all'), passes(fact, 'opinion'), passes(fact, 'paper')]).toEqual([
      true,
      false,
      false,
    ])
    expect([passes(made, 'paper'), passes(made, 'machine')]).toEqual([false, true])
  })
})
