import { describe, expect, it } from 'vitest'
import { nextSort, sorted } from './sorting'

describe('sorting', () => {
  const rows = [{ v: 10 }, { v: null }, { v: -3 }, { v: 2 }]
  it('puts numbers by size and what has none last, both ways', () => {
    expect(sorted(rows, r => r.v, false).map(r => r.v)).toEqual([-3, 2, 10, null])
    expect(sorted(rows, r => r.v, true).map(r => r.v)).toEqual([10, 2, -3, null])
  })
  it('puts names by pinyin and numbers in texts by their number', () => {
    const names = ['张示例', '2026-10', '2026-9', '李示例', '安示例']
    expect(sorted(names, n => n, false)).toEqual(['2026-9', '2026-10', '安示例', '李示例', '张示例'])
  })
  it('keeps the order of equals', () => {
    const equal = [1, 2, 3].map(n => ({ n, v: 'x' }))
    expect(sorted(equal, r => r.v, true).map(r => r.n)).toEqual([1, 2, 3])
  })
  it('goes up, down, and back to the list’s own order', () => {
    const up = nextSort(null, 'a')
    expect(up).toEqual({ key: 'a', down: false })
    expect(nextSort(up, 'a')).toEqual({ key: 'a', down: true })
    expect(nextSort({ key: 'a', down: true }, 'a')).toBeNull()
    expect(nextSort({ key: 'a', down: true }, 'b')).toEqual({ key: 'b', down: false })
  })
})
