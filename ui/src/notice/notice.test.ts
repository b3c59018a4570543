import { describe, expect, it } from 'vitest'
import { fieldsOf, typedFields } from './fields'
import { gaps } from './gaps'
import { moment, readTime } from './moment'

describe('notice', () => {
  it('sends one demand a line and none for an empty line', () => {
    const typed = typedFields({
      facts: 'a',
      demands: ['一', '二'],
      deadline: '2026-12-09',
      consequences: '',
      objection: '',
      inspectors: [],
    })
    expect(typed.demands).toBe('一\n二')
    expect(fieldsOf({ ...typed, demands: ' 一 \n\n 二\n' }).demands).toEqual(['一', '二'])
  })
  it('names a number that a register lacks, per unit', () => {
    const row = (unit_name: string, serial: number) => ({ unit_name, serial })
    expect(gaps([row('甲', 3), row('甲', 1), row('乙', 1)])).toEqual(['甲 2'])
    expect(gaps([])).toEqual([])
  })
  it('reads times with and without colon as Chinese time', () => {
    expect(moment('2026-11-30', '9:05')).toBe('2026-11-30T09:05:00+08:00')
    expect(moment('2026-11-30', '1405')).toBe('2026-11-30T14:05:00+08:00')
    expect(moment('2026-11-30', '')).toBe('2026-11-30T12:00:00+08:00')
  })
  it('takes no time for one that cannot be read', () => {
    expect(['9:05', '1405', '１４：０５', ' 0:00 '].map(readTime)).toEqual([
      '09:05',
      '14:05',
      '14:05',
      '00:00',
    ])
    expect(['', '9时05', '25:00', '12:60', '12', 'abc'].map(readTime)).toEqual(Array(6).fill(null))
  })
})
