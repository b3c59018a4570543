import { describe, expect, it } from 'vitest'
import { delta, type LonLat } from './geodesy'
import { placeTaped, plainTower, readTaped } from './taped'

const at: LonLat = [109.41, 24.3]

describe('taped from a tower', () => {
  it('reads what surveyors write', () => {
    expect(readTaped('#37杆东12 m、北3 m')).toEqual([{ tower: '37', east: 12, north: 3 }])
    expect(readTaped('37号塔 西１２．５米，南3\n东20')).toEqual([
      { tower: '37', east: -12.5, north: -3 },
      { tower: '', east: 20, north: 0 },
    ])
    expect(readTaped('示例14杆 E5 N0.5')).toEqual([{ tower: '示例14', east: 5, north: 0.5 }])
    expect(plainTower('#038 号杆')).toBe('038')
  })
  it.each(['109.4,24.3', '东12 北3', '#37杆东', '#37杆东12 大约', ''])('%s is not taped', text => {
    expect(readTaped(text)).toBeNull()
  })
  it('goes where it says, and names a tower it cannot settle', () => {
    const lines = readTaped('#37杆东12、北3\n西8') ?? []
    const placed = placeTaped(lines, () => [at])
    if (!placed.ok) throw new Error('not placed')
    expect(delta(at, placed.points[0] as LonLat)[0]).toBeCloseTo(12, 6)
    expect(delta(at, placed.points[1] as LonLat)[0]).toBeCloseTo(-8, 6)
    expect(placeTaped(lines, () => [at, at])).toEqual({ ok: false, tower: '37', found: 2 })
    expect(placeTaped(lines, () => [])).toEqual({ ok: false, tower: '37', found: 0 })
  })
})
