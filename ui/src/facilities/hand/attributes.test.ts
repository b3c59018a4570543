import { expect, it } from 'vitest'
import { attributesOf, attributesTyped, fieldsOf, lengthWrong, NOTHING } from './attributes'

it('what is recorded comes into the form and goes out the same', () => {
  const recorded = {
    water: null,
    height_m: 8,
    height_accuracy_m: 0.2,
    wind_deviation_m: 1.5,
    safe_distance_m: null,
  }
  expect(attributesOf(attributesTyped(recorded))).toEqual(recorded)
  expect(attributesOf({ ...NOTHING, wind_deviation_m: '１．５', water: 'harbour' })).toMatchObject({
    wind_deviation_m: 1.5,
    water: 'harbour',
    height_m: null,
  })
})
it('empty is not known; nought and words are no length', () => {
  expect(['', ' ', '1.5', '８'].map(lengthWrong)).toEqual([false, false, false, false])
  expect(['0', '-1', '高'].map(lengthWrong)).toEqual([true, true, true])
})
it('an error without a height is of nothing', () => {
  expect(attributesOf({ ...NOTHING, height_accuracy_m: '0.2' }).height_accuracy_m).toBeNull()
})
it('water is asked of cables in it, heights and design of overhead lines', () => {
  expect(fieldsOf('river_cable').water).toBe(true)
  expect(fieldsOf('line').lengths).toHaveLength(4)
  expect(fieldsOf('tower')).toEqual({ water: false, lengths: [] })
})
