import { describe, expect, it } from 'vitest'
import { zoneCode } from './coordinates'
import { convertSite, geometryOf, type Site, siteArea, siteOf } from './site'
import { readSiteFile } from './siteFile'
import { vertexRows, withCell } from './vertexRows'

const site: Site = {
  shape: 'polygon',
  crs: zoneCode(36),
  points: [
    [36643604.17, 2669977.96],
    [36643644.04, 2669967.21],
    [36643650.46, 2669991.6],
    [36643628.14, 2670004.88],
    [36643610.95, 2670002.83],
  ],
}

describe('the site as entered', () => {
  it('is sent in its own system with the digits typed, the ring closed', () => {
    const g = geometryOf(site)
    if (g?.type !== 'Polygon') throw new Error('no polygon')
    expect(g.coordinates[0]).toHaveLength(6)
    expect(g.coordinates[0]?.[0]).toEqual([36643604.17, 2669977.96])
    expect(g.coordinates[0]?.[5]).toEqual(g.coordinates[0]?.[0])
    expect(siteOf(g, site.crs)).toEqual(site)
  })
  it('with too few vertices it is not sent', () => {
    expect(geometryOf({ ...site, points: site.points.slice(0, 2) })).toBeNull()
    expect(geometryOf(null)).toBeNull()
  })
  it('converts to degrees and back within a millimetre', () => {
    const degrees = convertSite(site, 'EPSG:4490')
    const back = degrees && convertSite(degrees, site.crs)
    back?.points.forEach((p, i) => {
      expect(Math.abs(p[0] - (site.points[i]?.[0] ?? 0))).toBeLessThanOrEqual(0.001)
      expect(Math.abs(p[1] - (site.points[i]?.[1] ?? 0))).toBeLessThanOrEqual(0.001)
    })
  })
  it('holes are kept and taken off the area', () => {
    const hole = [
      [36643620, 2669980],
      [36643630, 2669980],
      [36643630, 2669990],
      [36643620, 2669990],
    ] as const
    expect(siteArea(site) - siteArea({ ...site, holes: [hole] })).toBeCloseTo(100, 0)
    expect(geometryOf({ ...site, holes: [hole] })).toMatchObject({
      type: 'Polygon',
      coordinates: [expect.anything(), expect.anything()],
    })
  })
})

describe('vertex table', () => {
  it('shows lengths on the ground and groups of three', () => {
    const rows = vertexRows(site)
    expect(rows[0]?.north).toBe('2\u2009669\u2009977.96')
    expect(rows[0]?.east).toBe('36\u2009643\u2009604.17')
    // Plane length 41.294 m; the ground is shorter by the projection's scale at 143 km off the meridian (2.5e-4).
    expect(Number(rows[0]?.length)).toBeCloseTo(41.28, 1)
  })
  it('a cell takes what a person types, full width and grouped, and refuses the rest', () => {
    expect(withCell(site, 1, 'north', '２６６９９６８．５')?.points[1]).toEqual([36643644.04, 2669968.5])
    expect(withCell(site, 1, 'east', '36 643 645.00')?.points[1]).toEqual([36643645, 2669967.21])
    expect(withCell(site, 1, 'north', '')).toBeNull()
    expect(withCell(site, 1, 'north', '26x')).toBeNull()
    expect(withCell(site, 0, 'north', '2669977.96')).toBe(site)
  })
})

describe('site file', () => {
  it('takes the first area, in the system named', () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4524' } },
      features: [
        { type: 'Feature', geometry: { type: 'Point', coordinates: [36643604, 2669977] } },
        { type: 'Feature', geometry: geometryOf(site) },
      ],
    })
    const found = readSiteFile(text)
    if (!found.ok) throw new Error(found.code)
    expect(found.site).toEqual(site)
    expect(found.left).toBe(1)
  })
  it('says what is wrong', () => {
    expect(readSiteFile('x')).toMatchObject({ ok: false, code: 'site_file.not_json' })
    expect(readSiteFile('{"type":"FeatureCollection","features":[]}')).toMatchObject({
      ok: false,
      code: 'site_file.no_shape',
    })
    expect(
      readSiteFile('{"type":"Point","coordinates":[1,2],"crs":{"properties":{"name":"EPSG:2334"}}}'),
    ).toMatchObject({ ok: false, code: 'site_file.crs_unknown' })
  })
})
