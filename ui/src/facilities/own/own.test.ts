import { expect, it } from 'vitest'
import { BLANK, labelOf, lacks, nameOf, type OwnTyped, ownOf, pairOf, typedOf } from './own'

const seven: OwnTyped = {
  ...BLANK,
  name: '西安80-示例-36带',
  ellipsoid: 'iag75',
  convention: 'position_vector',
  numbers: {
    ...BLANK.numbers,
    central_meridian: '１０８',
    false_easting_m: '36500000',
    dx_m: '−12.5',
    dy_m: '155',
    dz_m: '0',
    rx_arcsec: '0.23',
    ry_arcsec: '-0.1',
    rz_arcsec: '0',
    scale_ppm: '-2.37',
    accuracy_m: '0.5',
  },
}
const four: OwnTyped = {
  ...BLANK,
  name: '示例地方',
  by: 'four',
  turn: 'clockwise',
  target: '4546',
  numbers: { north_m: '5', east_m: '-20', rotation_arcsec: '3.6', scale_ppm: '0', accuracy_m: '0.1' },
}

it('nothing of a new system is guessed: the sense of rotation least of all', () => {
  expect(lacks(BLANK, [])).toMatchObject({
    name: 'empty',
    ellipsoid: 'choose',
    convention: 'choose',
    dx_m: 'zero',
    accuracy_m: 'empty',
  })
  expect(ownOf({ ...seven, convention: '' }, [])).toBeNull()
  expect(lacks({ ...four, turn: '', target: '' }, [])).toEqual({ turn: 'choose', target: 'choose' })
})
it('what is typed is what is sent, and comes back into the form', () => {
  const own = ownOf(seven, [])
  expect(own).toMatchObject({
    label: 'own:西安80-示例-36带',
    accuracy_m: 0.5,
    extent: null,
    way: {
      by: 'seven',
      ellipsoid: 'iag75',
      plane: { central_meridian: 108, false_easting_m: 36_500_000, false_northing_m: 0, scale: 1 },
      parameters: { convention: 'position_vector', dx_m: -12.5, scale_ppm: -2.37 },
    },
  })
  for (const typed of [seven, four]) {
    const sent = ownOf(typed, [])
    if (!sent) throw new Error('whole')
    expect(ownOf(typedOf(sent), [])).toEqual(sent)
  }
})
it('degrees need no plane', () => {
  const typed: OwnTyped = { ...seven, coordinates: 'degrees', numbers: { ...seven.numbers, scale: 'x' } }
  expect(ownOf(typed, [])?.way).toMatchObject({ by: 'seven', plane: null })
  expect(lacks({ ...typed, coordinates: 'plane' }, [])).toEqual({ scale: 'number' })
})
it('a name is used once, and an extent is whole or none', () => {
  expect(lacks(four, [labelOf('示例地方')])).toEqual({ name: 'repeated' })
  const half: OwnTyped = { ...four, numbers: { ...four.numbers, west: '108' } }
  expect(lacks(half, [])).toEqual({ south: 'extent', east: 'extent', north: 'extent' })
  const whole: OwnTyped = {
    ...four,
    numbers: { ...four.numbers, west: '108', south: '21', east: '111', north: '25' },
  }
  expect(ownOf(whole, [])?.extent).toEqual([108, 21, 111, 25])
})
it('a pair as people write it', () => {
  expect(pairOf('３６６１６２０８.354，2650825.87')).toEqual([36616208.354, 2650825.87])
  expect(pairOf('109.1 23.9')).toEqual([109.1, 23.9])
  for (const text of ['', '1', '1,2,3', 'a b']) expect(pairOf(text), text).toBeNull()
  expect(nameOf('own:示例')).toBe('示例')
})
