import { describe, expect, it } from 'vitest'
import { faults } from './crossing'
import { type LonLat, shifted } from './geodesy'

const at = (e: number, n: number): LonLat => shifted([109.4, 24.3], e, n)

describe('faults of an outline', () => {
  it('a bow tie crosses, and the place is its middle', () => {
    const found = faults([at(0, 0), at(10, 10), at(10, 0), at(0, 10)], true)
    expect(found).toHaveLength(1)
    const f = found[0]
    if (f?.kind !== 'crossing') throw new Error('no crossing')
    expect(f.at[0]).toBeCloseTo(at(5, 5)[0], 8)
    expect(f.at[1]).toBeCloseTo(at(5, 5)[1], 8)
  })
  it('an open outline being drawn is not crossed by its closing edge', () => {
    const points = [at(0, 0), at(10, 10), at(10, 0), at(0, 10)]
    expect(faults(points.slice(0, 3), true, true)).toEqual([])
    expect(faults(points, true, true).map(f => f.kind)).toEqual(['crossing'])
  })
  it('a sound outline has none, few vertices and flat ones are named', () => {
    expect(faults([at(0, 0), at(10, 0), at(10, 10)], true)).toEqual([])
    expect(faults([at(0, 0), at(10, 0)], true)).toEqual([{ kind: 'few', have: 2, need: 3 }])
    expect(faults([at(0, 0), at(10, 0), at(20, 0)], true).map(f => f.kind)).toEqual(['flat'])
    expect(faults([at(0, 0), at(0, 0), at(10, 0), at(10, 10)], true).map(f => f.kind)).toEqual(['repeated'])
  })
})
