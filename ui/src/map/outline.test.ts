import { describe, expect, it } from 'vitest'
import { areaRing, lineRing, near, type XY } from './outline'
import { footOn } from './snap'

function gap(p: XY, line: readonly XY[]): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i + 1 < line.length; i++) {
    const f = footOn(p, line[i] as XY, line[i + 1] as XY)
    least = Math.min(least, Math.hypot(f[0] - p[0], f[1] - p[1]))
  }
  return least
}

describe('zone outlines', () => {
  it('every point of a line ring lies at the distance', () => {
    const line: XY[] = [
      [0, 0],
      [200, 0],
      [300, 80],
      [300, 300],
    ]
    for (const p of lineRing(line, 30)) expect(gap(p, line)).toBeCloseTo(30, 1)
  })
  it('goes outside an area whichever way it is given', () => {
    const square: XY[] = [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ]
    for (const ring of [square, [...square].reverse()]) {
      const xs = areaRing(ring, 10).map(p => p[0])
      expect(Math.min(...xs)).toBeCloseTo(-10, 3)
      expect(Math.max(...xs)).toBeCloseTo(110, 3)
    }
  })
  it('keeps only what comes near the view', () => {
    const runs = near(
      [
        [-5000, 50],
        [5000, 50],
        [5000, 9000],
        [50, 9000],
        [50, -10],
      ],
      800,
      600,
      40,
    )
    expect(runs).toHaveLength(2)
    for (const [x, y] of runs.flat()) {
      expect(x).toBeGreaterThanOrEqual(-41)
      expect(y).toBeLessThanOrEqual(641)
    }
  })
})
