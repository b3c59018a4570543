import { expect, it } from 'vitest'
import { clashes } from './conflict'

it('finds a field another person changed to something else than what was typed', () => {
  expect(clashes({ capacity: '160' }, { capacity: '200' }, { capacity: '180' })).toEqual([
    { field: 'capacity', before: '160', now: '200', mine: '180' },
  ])
})
it('finds nothing where both agree, or where the field did not move', () => {
  expect(clashes({ a: 1 }, { a: 2 }, { a: 2 })).toEqual([])
  expect(clashes({ a: 1 }, { a: 1 }, { a: 5 })).toEqual([])
})
it('counts a field that appeared meanwhile, and treats absent as empty', () => {
  expect(clashes({}, { note: '换接示例2号变' }, { note: '' })).toHaveLength(1)
  expect(clashes({}, { note: null }, { note: '我的' })).toEqual([])
})
it('compares lists by content', () => {
  expect(clashes({ l: ['a'] }, { l: ['a', 'b'] }, { l: ['a', 'b'] })).toEqual([])
  expect(clashes({ l: ['a'] }, { l: ['a', 'b'] }, { l: ['a'] })).toHaveLength(1)
})
