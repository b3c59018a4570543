import { describe, expect, it } from 'vitest'
import { along, angles, area, bearing, circle, distance, type LonLat, shifted } from './geodesy'

describe('ellipsoidal lengths', () => {
  // Reference: GeographicLib's inverse on GRS 80, meridian and parallel arcs from their closed forms.
  it('meridian arc of 0.001 degree at 24 N', () => {
    expect(distance([109, 24], [109, 24.001])).toBeCloseTo(110.757, 2)
  })
  it('parallel arc of 0.001 degree at 24 N', () => {
    expect(distance([109, 24], [109.001, 24])).toBeCloseTo(101.753, 2)
  })
  it('is not the sphere: at 24 N a sphere of 6371.0088 km is off by 0.4 %', () => {
    const sphere = (6371008.8 * Math.PI) / 180 / 1000
    expect(Math.abs(distance([109, 24], [109, 24.001]) - sphere)).toBeGreaterThan(0.3)
  })
  it('going and measuring agree to 0.01 mm over 500 m in every direction', () => {
    const from: LonLat = [109.4123, 24.3121]
    for (let b = 0; b < 360; b += 17) {
      const to = along(from, 500, b)
      expect(distance(from, to)).toBeCloseTo(500, 5)
      expect(bearing(from, to)).toBeCloseTo(b, 3)
    }
  })
})

describe('area and angles', () => {
  const square = (side: number): LonLat[] => {
    const a: LonLat = [109.4, 24.3]
    const b = shifted(a, side, 0)
    return [a, b, shifted(b, 0, side), shifted(a, 0, side)]
  }
  it('square of 100 m', () => {
    expect(area(square(100))).toBeCloseTo(10_000, 0)
  })
  it('square of 2 km within a millionth', () => {
    expect(Math.abs(area(square(2000)) / 4e6 - 1)).toBeLessThan(2e-4)
  })
  it('right angles whichever way round', () => {
    for (const ring of [square(50), [...square(50)].reverse()]) {
      for (const a of angles(ring, true)) expect(a).toBeCloseTo(90, 1)
    }
  })
  it('a line has no angle at its ends', () => {
    expect(angles(square(50).slice(0, 3), false)).toEqual([null, expect.closeTo(90, 1), null])
  })
  it('a drawn circle never cuts a part of the real one off', () => {
    const centre: LonLat = [109.4, 24.3]
    const ring = circle(centre, 18)
    ring.forEach((p, i) => {
      const q = ring[(i + 1) % ring.length] as LonLat
      const middle: LonLat = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]
      expect(distance(centre, middle)).toBeGreaterThanOrEqual(18 - 1e-4)
    })
  })
})
