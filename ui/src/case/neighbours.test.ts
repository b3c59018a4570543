import { expect, it } from 'vitest'
import { neighbours, nextInList } from './neighbours'
import type { Row } from './types'

const row = (id: string, section: Row['section'] = 'soon') => ({ case: id, section }) as Row

it('gives the cases around one, and none for a case that is not in the list', () => {
  expect(neighbours(['a', 'b', 'c'], 'b')).toEqual({ previous: 'a', next: 'c' })
  expect(neighbours(['a', 'b'], 'a')).toEqual({ previous: null, next: 'b' })
  expect(neighbours(['a'], 'x')).toEqual({ previous: null, next: null })
})

it('goes on with what stood below the case that has just left the list', () => {
  expect(nextInList([row('a'), row('c')], ['a', 'b', 'c'], 'b')?.case).toBe('c')
})
it('skips rows that wait and the case itself, and wraps to the first', () => {
  expect(nextInList([row('a'), row('b'), row('c', 'waiting')], ['a', 'b', 'c'], 'b')?.case).toBe('a')
  expect(nextInList([row('b')], ['b'], 'b')).toBeNull()
  expect(nextInList([row('z')], [], 'b')?.case).toBe('z')
})
