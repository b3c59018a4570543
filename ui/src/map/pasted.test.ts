import { describe, expect, it } from 'vitest'
import { cellNumber, codeOf, ordered, readPair, readPasted } from './pasted'

const kinds = (text: string): string[] =>
  readPasted(text).readings.map(r => `${r.kind}${r.northFirst ? ' north first' : ''}`)

describe('pasted vertices', () => {
  it('Excel: number, X north, Y east with zone prefix, further columns left out', () => {
    const p = readPasted(
      '序号\tX\tY\t边长\n1\t2669977.96\t36643604.17\t41.29\n2\t2669967.21\t36643644.04\t25.16\n3\t2669991.60\t36643650.46\t25.97\n',
    )
    expect(p.rows).toEqual([
      [2669977.96, 36643604.17],
      [2669967.21, 36643644.04],
      [2669991.6, 36643650.46],
    ])
    expect(p.refused).toEqual([])
    expect(p.readings).toEqual([{ kind: 'zone', zone: 36, code: 'EPSG:4524', northFirst: true }])
  })
  it('east before north is told by the prefix', () => {
    expect(kinds('36643604.17,2669977.96\n36643644.04,2669967.21')).toEqual(['zone'])
  })
  it('longitude and latitude in either order, CSV and spaces, full-width', () => {
    expect(kinds('109.4123,24.3121')).toEqual(['lonlat'])
    expect(kinds('24.3121 109.4123')).toEqual(['lonlat north first'])
    expect(readPasted('１０９．４１２３，２４．３１２１').rows).toEqual([[109.4123, 24.3121]])
  })
  it('metres without prefix: the meridian must be asked', () => {
    const p = readPasted('2669977.96 643604.17\n2669967.21 643644.04')
    expect(p.readings).toEqual([{ kind: 'metres', northFirst: true }])
    const reading = p.readings[0]
    if (!reading) throw new Error('no reading')
    expect(codeOf(reading, { geographic: 'EPSG:4490', meridian: null })).toBeNull()
    expect(codeOf(reading, { geographic: 'EPSG:4490', meridian: 108 })).toBe('EPSG:4545')
  })
  it('two fit: far south a north coordinate looks like an east one, so both are offered', () => {
    expect(readPasted('450000 500000').readings.map(r => r.northFirst)).toEqual([true, false])
  })
  it('nothing fits outside China', () => {
    expect(readPasted('2.35 48.85').readings).toEqual([])
  })
  it('groups of three and degrees, minutes, seconds', () => {
    expect(readPasted('2 669 977.96 36 643 604.17').rows).toEqual([[2669977.96, 36643604.17]])
    expect(readPasted('2\u2009669\u2009977.96\t36\u2009643\u2009604.17').rows).toEqual([
      [2669977.96, 36643604.17],
    ])
    expect(cellNumber(`109°24'30"`)).toBeCloseTo(109.408333, 6)
  })
  it('a closed ring loses its repeated vertex, a bad line is named', () => {
    const p = readPasted('109.1,24.1\n109.2,24.1\n坏行 12x\n109.2,24.2\n109.1,24.1')
    expect(p.rows).toHaveLength(3)
    expect(p.refused).toEqual([3])
  })
  it('vertices come out as east, north', () => {
    expect(ordered([[2669977.96, 36643604.17]], true)).toEqual([[36643604.17, 2669977.96]])
  })
  it('a single typed position in the system in force', () => {
    expect(readPair(109.4, 24.3, 'EPSG:4524')).toEqual([109.4, 24.3])
    expect(readPair(2669977.96, 643604.17, 'EPSG:4524')?.[0]).toBeCloseTo(109.41, 1)
    expect(readPair(2669977.96, 643604.17, null)).toBeNull()
  })
})
