import { expect, it } from 'vitest'
import { accuracy, degrees, millimetres } from './typed'

it('reads metres exactly, full-width too', () => {
  expect(['7.21', '７．２１', '7.21 m', '7。21', '0', '12', '0.005', '7.'].map(millimetres)).toEqual([
    7210, 7210, 7210, 7210, 0, 12000, 5, 7000,
  ])
})
it('refuses what is no length, or finer than a millimetre', () => {
  expect(['', '-1', '7.2101', '1e1', '七', '7,2', '123456'].map(millimetres)).toEqual(Array(7).fill(null))
})
it('keeps degrees inside their limit', () => {
  expect([
    degrees('116.1', 180),
    degrees('90', 90),
    degrees('90.1', 90),
    degrees('abc', 180),
    degrees('30.1°', 90),
  ]).toEqual([116.1, 90, null, null, 30.1])
})
it('takes an accuracy above zero and below a kilometre', () => {
  expect(['0.3', '0', '1000', '1001'].map(accuracy)).toEqual([0.3, null, 1000, null])
})
