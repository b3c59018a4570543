import { describe, expect, it } from 'vitest'
import { bearing, delta, distance, type LonLat } from './geodesy'
import { target } from './sketch'
import { arithmetic, readTyped } from './typed'

describe('typed at the cursor', () => {
  it.each([
    ['35', { kind: 'length', length: 35 }],
    ['42/2', { kind: 'length', length: 21 }],
    ['３５', { kind: 'length', length: 35 }],
    ['35<90', { kind: 'polar', length: 35, bearing: 90 }],
    ['35〈-90', { kind: 'polar', length: 35, bearing: 270 }],
    ['@3,4', { kind: 'offset', east: 3, north: 4 }],
    ['@-3，4', { kind: 'offset', east: -3, north: 4 }],
    ['109.4,24.3', { kind: 'absolute', first: 109.4, second: 24.3 }],
  ])('%s', (text, want) => {
    expect(readTyped(text)).toEqual(want)
  })
  it.each(['', '0', '-5', 'abc', '35<', '@3', '1/0', '1e3', '35<90<1'])('%s is refused', text => {
    expect(readTyped(text)).toBeNull()
  })
  it('arithmetic keeps to its order', () => {
    expect(arithmetic('2+3*4-6/2')).toBe(11)
    expect(arithmetic('-2*3')).toBe(-6)
  })
  it('goes where it says', () => {
    const from: LonLat = [109.4, 24.3]
    const polar = target({ kind: 'polar', length: 35, bearing: 90 }, from, null, () => null) as LonLat
    expect(distance(from, polar)).toBeCloseTo(35, 4)
    expect(bearing(from, polar)).toBeCloseTo(90, 3)
    const offset = target({ kind: 'offset', east: 3, north: 4 }, from, null, () => null) as LonLat
    expect(delta(from, offset)[0]).toBeCloseTo(3, 5)
    expect(delta(from, offset)[1]).toBeCloseTo(4, 5)
    expect(target({ kind: 'length', length: 5 }, null, null, () => null)).toBeNull()
  })
})
