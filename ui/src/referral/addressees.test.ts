import { expect, it } from 'vitest'
import { addressees } from './addressees'

it('adds several names at once, trimmed, each once', () => {
  expect(addressees(['电力执法办'], ' 示例区人民政府、电力执法办；\n应急管理局 ')).toEqual([
    '电力执法办',
    '示例区人民政府',
    '应急管理局',
  ])
  expect(addressees([], ' 、；')).toEqual([])
})
