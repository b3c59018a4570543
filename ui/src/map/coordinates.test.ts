import { describe, expect, it } from 'vitest'
import { fromGcj, fromLonLat, meridianCode, toGcj, toLonLat, WGS84, zoneCode, zoneOf } from './coordinates'

describe('systems', () => {
  it('EPSG codes as the registry gives them', () => {
    expect(zoneCode(36)).toBe('EPSG:4524')
    expect(zoneCode(25)).toBe('EPSG:4513')
    expect(meridianCode(75)).toBe('EPSG:4534')
    expect(meridianCode(108)).toBe('EPSG:4545')
    expect(zoneOf(109.41)).toBe(36)
  })
  it('the central meridian has the false easting, with and without prefix', () => {
    expect(fromLonLat(zoneCode(36), [108, 24])?.[0]).toBe(36_500_000)
    expect(fromLonLat(meridianCode(108), [108, 24])?.[0]).toBe(500_000)
    // Meridian arc from the equator to 24 N on GRS 80, integrated numerically: 2 655 288.654 m.
    expect(fromLonLat(zoneCode(36), [108, 24])?.[1]).toBeCloseTo(2_655_288.654, 2)
  })
  it('there and back within a millimetre', () => {
    const at = [109.4123456, 24.3123456] as const
    const grid = fromLonLat(zoneCode(36), at)
    const back = grid && toLonLat(zoneCode(36), grid)
    expect(back?.[0]).toBeCloseTo(at[0], 7)
    expect(back?.[1]).toBeCloseTo(at[1], 7)
  })
  it('an unknown system makes no position', () => {
    expect(toLonLat('unknown', [109, 24])).toBeNull()
    expect(toLonLat(WGS84, [2_670_000, 36_640_000])).toBeNull()
  })
})

describe('GCJ-02', () => {
  it('shifts by hundreds of metres and comes back to a tenth of a millimetre', () => {
    const shifted = toGcj([116.404, 39.915])
    // The published example of the formula: Beijing, to six decimals.
    expect(shifted[0]).toBeCloseTo(116.41024449916938, 6)
    expect(shifted[1]).toBeCloseTo(39.91640428150164, 6)
    const back = fromGcj(shifted)
    expect(back[0]).toBeCloseTo(116.404, 9)
    expect(back[1]).toBeCloseTo(39.915, 9)
  })
})
