import { expect, it } from 'vitest'
import { kvText, widthText } from './types'

const over = (kv: number) => `over ${kv} to {to}`

it('writes voltages as the rule means them', () => {
  expect(kvText([35, 110], over)).toBe('35–110')
  expect(kvText([500, 500], over)).toBe('500')
  expect(kvText([0, 0.9999], over)).toBe('≤ 1')
  expect(kvText([20.0001, 35], over)).toBe('over 20 to 35')
  expect(kvText([35.0001, 65.9999], over)).toBe('over 35 to 66')
  expect(kvText(undefined, over)).toBe('—')
})

it('writes an open width as a range', () => {
  expect(widthText([10, 10])).toBe('10')
  expect(widthText([5, 10])).toBe('5–10')
})
