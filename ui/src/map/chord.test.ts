import { expect, it } from 'vitest'
import { Chord } from './chord'

const key = (code: string, timeStamp: number, more = {}) => ({
  code,
  timeStamp,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

it('lets the letter after G through, and only that one', () => {
  const chord = new Chord()
  expect(chord.takes(key('KeyC', 0))).toBe(false)
  expect(chord.takes(key('KeyG', 100))).toBe(true)
  expect(chord.takes(key('KeyC', 400))).toBe(true)
  expect(chord.takes(key('KeyC', 500))).toBe(false)
})

it('not after a pause, not with Ctrl, not for arrows or digits', () => {
  const chord = new Chord()
  chord.takes(key('KeyG', 0))
  expect(chord.takes(key('KeyM', 1300))).toBe(false)
  chord.takes(key('KeyG', 2000))
  expect(chord.takes(key('KeyZ', 2100, { ctrlKey: true }))).toBe(false)
  chord.takes(key('KeyG', 3000))
  expect(chord.takes(key('ArrowLeft', 3100))).toBe(false)
  expect(chord.takes(key('KeyM', 3200))).toBe(false)
})
