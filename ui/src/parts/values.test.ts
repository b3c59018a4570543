import { describe, expect, it } from 'vitest'
import { civil, longDate, parseDate, shortTime } from './dates'
import { fold, parseNumber } from './fold'
import { distance, grouped, metres, signed } from './numbers'

describe('typed dates', () => {
  // A Wednesday.
  const today = '2026-11-25'
  it.each([
    ['1130', '2026-11-30'],
    ['11-30', '2026-11-30'],
    ['１１－３０', '2026-11-30'],
    ['11月30日', '2026-11-30'],
    ['2026年11月30日', '2026-11-30'],
    ['20261130', '2026-11-30'],
    ['明天', '2026-11-26'],
    ['昨天', '2026-11-24'],
    ['tomorrow', '2026-11-26'],
    ['+1', '2026-11-26'],
    ['+3', '2026-11-30'],
    ['-3', '2026-11-20'],
    ['0105', '2027-01-05'],
    ['0701', '2026-07-01'],
  ])('%s is %s', (typed, date) => expect(parseDate(typed, today)).toBe(date))
  it.each(['', '1332', '2026-02-30', '0230', 'abc', '11/31'])('%s is no date', typed =>
    expect(parseDate(typed, today)).toBeNull(),
  )
  it('counts the office’s working days when it knows them', () => {
    const holiday = new Set(['2026-11-26', '2026-11-27'])
    expect(parseDate('+1', today, d => !holiday.has(d))).toBe('2026-11-28')
  })
  it('prints the weekday and the office’s clock', () => {
    expect(longDate('2026-11-25', 'zh')).toBe('2026年11月25日（周三）')
    expect(longDate('2026-11-25', 'en')).toBe('Wed 25 Nov 2026')
    expect(civil('2026-11-25T20:06:00Z')).toEqual({ date: '2026-11-26', time: '04:06' })
    expect(shortTime('2026-11-25T14:06:00+08:00', 'zh')).toBe('11-25 14:06')
  })
})

describe('numbers', () => {
  it('a distance shows no more digits than the data carry', () => {
    expect(distance(7213, 500)).toBe('7.21 ± 0.50 m')
    expect(distance(31_480, 2000)).toBe('31.5 ± 2.0 m')
    expect(distance(123_456, 12_000)).toBe('123 ± 12 m')
    expect(distance(0, 31)).toBe('0.00 ± 0.04 m')
    expect(distance(31_480, null)).toBe('31.5 ±? m')
  })
  it('an uncertainty is never rounded down', () => {
    expect(distance(5000, 501)).toBe('5.00 ± 0.51 m')
    expect(distance(5000, 500)).toBe('5.00 ± 0.50 m')
  })
  it('uses a true minus and thin spaces', () => {
    expect(signed(-3)).toBe('\u22123')
    expect(signed(2)).toBe('+2')
    expect(signed(0)).toBe('0')
    expect(grouped(2669977.96, 2)).toBe('2\u2009669\u2009977.96')
    expect(grouped(999)).toBe('999')
    expect(metres(10_000)).toBe('10 m')
    expect(metres(750)).toBe('0.75 m')
  })
  it('folds what a Chinese input method types', () => {
    expect(fold('１３．２，')).toBe('13.2,')
    expect(parseNumber('１３。２')).toBe(13.2)
    expect(parseNumber('2 669')).toBe(2669)
    expect(parseNumber('12a')).toBeNull()
    expect(parseNumber('')).toBeNull()
  })
})
