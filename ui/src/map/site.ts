/**
 * The site while it is drawn or typed: an outline, line or point with its own coordinate system.
 * Coordinates stay exactly as they were entered; `lonLats` gives positions for the map.
 */
import { fromLonLat, type Pair, toLonLat } from './coordinates'
import { area, distance, type LonLat } from './geodesy'

export type Shape = 'polygon' | 'line' | 'point'

export interface Site {
  shape: Shape
  /** (east, north) in `crs`, the ring without its closing vertex. */
  points: readonly Pair[]
  crs: string
  /** Holes and further parts of an imported outline: kept and sent, not edited by hand. */
  holes?: readonly (readonly Pair[])[]
  parts?: readonly (readonly (readonly Pair[])[])[]
}

/** Geometry as it goes over the wire, coordinates in the site's own system. */
export type SiteGeometry =
  | { type: 'Point'; coordinates: number[] }
  | { type: 'LineString'; coordinates: number[][] }
  | { type: 'Polygon'; coordinates: number[][][] }
  | { type: 'MultiPolygon'; coordinates: number[][][][] }

/** Fewest vertices of a shape. */
export const NEEDED: Record<Shape, number> = { polygon: 3, line: 2, point: 1 }

export function isWhole(site: Site | null): site is Site {
  return site !== null && site.points.length >= NEEDED[site.shape]
}

export function lonLats(site: Site): LonLat[] {
  return site.points.map(p => toLonLat(site.crs, p)).filter((p): p is LonLat => p !== null)
}

/** The same shape written in another system; null when the system is unknown. */
export function convertSite(site: Site, crs: string): Site | null {
  if (site.crs === crs) return site
  const all = (points: readonly Pair[]): Pair[] | null => {
    const out: Pair[] = []
    for (const p of points) {
      const at = toLonLat(site.crs, p)
      const q = at && fromLonLat(crs, at)
      if (!q) return null
      out.push(q)
    }
    return out
  }
  const points = all(site.points)
  const holes = site.holes?.map(all)
  const parts = site.parts?.map(part => part.map(all))
  if (!points || holes?.some(h => !h) || parts?.some(p => p.some(r => !r))) return null
  return {
    ...site,
    crs,
    points,
    ...(holes ? { holes: holes as Pair[][] } : {}),
    ...(parts ? { parts: parts as Pair[][][] } : {}),
  }
}

const closeRing = (ring: readonly Pair[]): number[][] => [...ring, ring[0] as Pair].map(p => [p[0], p[1]])

/** As sent; null while there are too few vertices. */
export function geometryOf(site: Site | null): SiteGeometry | null {
  if (!isWhole(site)) return null
  const first = site.points[0] as Pair
  if (site.shape === 'point') return { type: 'Point', coordinates: [...first] }
  if (site.shape === 'line') return { type: 'LineString', coordinates: site.points.map(p => [...p]) }
  const rings = [site.points, ...(site.holes ?? [])].map(closeRing)
  if (!site.parts?.length) return { type: 'Polygon', coordinates: rings }
  return { type: 'MultiPolygon', coordinates: [rings, ...site.parts.map(part => part.map(closeRing))] }
}

function openRing(ring: readonly number[][]): Pair[] {
  const points = ring.map((p): Pair => [p[0] ?? Number.NaN, p[1] ?? Number.NaN])
  const first = points[0]
  const last = points[points.length - 1]
  if (first && last && points.length > 3 && first[0] === last[0] && first[1] === last[1]) points.pop()
  return points
}

/** A site from a stored or imported geometry; null for kinds a site cannot have. */
export function siteOf(
  geometry: { type: string; coordinates?: unknown } | null | undefined,
  crs: string,
): Site | null {
  if (!geometry) return null
  const c = geometry.coordinates as never
  switch (geometry.type) {
    case 'Point':
      return { shape: 'point', points: openRing([c as number[]]), crs }
    case 'LineString':
      return {
        shape: 'line',
        points: (c as number[][]).map((p): Pair => [p[0] as number, p[1] as number]),
        crs,
      }
    case 'Polygon': {
      const [outer, ...holes] = (c as number[][][]).map(openRing)
      return outer ? { shape: 'polygon', points: outer, crs, ...(holes.length ? { holes } : {}) } : null
    }
    case 'MultiPolygon': {
      const [main, ...more] = (c as number[][][][]).map(part => part.map(openRing))
      const [outer, ...holes] = main ?? []
      if (!outer) return null
      return {
        shape: 'polygon',
        points: outer,
        crs,
        ...(holes.length ? { holes } : {}),
        ...(more.length ? { parts: more } : {}),
      }
    }
    default:
      return null
  }
}

/** Area in m², holes taken off, all parts together; 0 for lines and points. */
export function siteArea(site: Site): number {
  if (site.shape !== 'polygon') return 0
  const of = (ring: readonly Pair[]): number =>
    area(ring.map(p => toLonLat(site.crs, p) ?? [Number.NaN, Number.NaN]))
  const part = (rings: readonly (readonly Pair[])[]): number =>
    rings.slice(1).reduce((sum, h) => sum - of(h), of(rings[0] ?? []))
  return (
    part([site.points, ...(site.holes ?? [])]) +
    (site.parts ?? []).reduce((sum, rings) => sum + part(rings), 0)
  )
}

/** Length of each edge in metres; the last one closes the ring. */
export function edgeLengths(site: Site): number[] {
  const at = lonLats(site)
  const edges = site.shape === 'polygon' ? at.length : at.length - 1
  if (at.length < 2) return []
  return Array.from({ length: edges }, (_, i) => distance(at[i] as LonLat, at[(i + 1) % at.length] as LonLat))
}

export function withPoint(site: Site, index: number, at: Pair): Site {
  return { ...site, points: site.points.map((p, i) => (i === index ? at : p)) }
}

export function withInserted(site: Site, index: number, at: Pair): Site {
  return { ...site, points: [...site.points.slice(0, index), at, ...site.points.slice(index)] }
}

export function withoutPoint(site: Site, index: number): Site | null {
  const points = site.points.filter((_, i) => i !== index)
  return points.length === 0 ? null : { ...site, points }
}
