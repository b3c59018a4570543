/**
 * What a map shows, worked out from the screening and the facilities drawn: zones with their answer, leaders, the cut.
 * Positions are longitude and latitude (WGS 84), lengths metres.
 */
import type { SiteHalo } from '../api/contract'
import type { DrawnFacility, FacilityAnswer, Geometry, Screening, Verdict } from './api'
import { delta, type LonLat, shifted } from './geodesy'

export interface Zone {
  key: string
  verdict: Verdict
  geometry: Geometry
  /** From the facility as drawn to the border's middle: required width and half of the conductors' spread. */
  width: number
  /** Half of the band's width. */
  error: number
  /** Nobody stated how well the facility's position is known: the error is a bound of the policy's. */
  unknown: boolean
}

export interface Leader {
  key: string
  site: LonLat
  facility: LonLat
  verdict: Verdict
  /** The answer shown first; the others are lighter. */
  first: boolean
  distance: number
  error: number
  required: number
}

export interface Scene {
  facilities: DrawnFacility[]
  zones: Zone[]
  leaders: Leader[]
  verdict: Verdict | null
  counts: Record<Verdict, number>
}

const RANK: Record<Verdict, number> = { inside: 0, cannot_tell: 1, outside: 2 }
/** Leaders on a map: more would hide it. */
const MOST_LEADERS = 4

/** The conductor's point of a leader: the core's nearest point lies on the centre line, the measure ends at the conductor. */
function toConductor(site: LonLat, centre: LonLat, halfSpread: number): LonLat {
  const [east, north] = delta(centre, site)
  const length = Math.hypot(east, north)
  if (halfSpread <= 0 || length <= halfSpread) return centre
  return shifted(centre, (east * halfSpread) / length, (north * halfSpread) / length)
}

/** A clearance in space is a suggestion beside the zone of the same line, at the same place. */
const besides = (a: { rule?: string }) => Number(a.rule === 'clearance_vertical')

/** Answers as every place lists them: worst first, then nearest, a line's zone before its clearance in space. */
export function byWorst<A extends Pick<FacilityAnswer, 'verdict' | 'conductor_mm'> & { rule?: string }>(
  answers: readonly A[],
): A[] {
  return [...answers].sort(
    (a, b) => RANK[a.verdict] - RANK[b.verdict] || a.conductor_mm - b.conductor_mm || besides(a) - besides(b),
  )
}

/** Rules whose border runs around the facility itself; a crane's ring runs around where it stands. */
const OWN_ZONE: ReadonlySet<string> = new Set([
  'overhead_zone',
  'low_voltage_clearance',
  'foundation_ring',
  'blasting',
  'cable_zone',
  'station_fence',
])

/**
 * A crane is measured from where it stands, so its arm counts to what has to be kept. Metres; null: not known, then only
 * the zone's width can be said.
 */
export function withReach(a: FacilityAnswer, reach: number | null): FacilityAnswer {
  return a.rule === 'crane' && reach ? { ...a, zone_mm: a.zone_mm + reach * 1000 } : a
}

/** What the core took off the distance to come to the conductor, metres; where both are 0 only the drawing tells it. */
function halfSpread(a: FacilityAnswer, facility: DrawnFacility | undefined): number {
  if (a.conductor_mm > 0) return (a.centreline_mm - a.conductor_mm) / 1000
  return facility?.half_spread_m ?? 0
}

export function sceneOf(
  screening: Screening | null,
  drawn: readonly DrawnFacility[],
  reach: number | null = null,
): Scene {
  const counts: Record<Verdict, number> = { inside: 0, cannot_tell: 0, outside: 0 }
  const byId = new Map(drawn.map(f => [f.id, f]))
  const zones: Zone[] = []
  const leaders: Leader[] = []
  for (const [place, a] of byWorst(screening?.facilities ?? []).entries()) {
    counts[a.verdict] += 1
    const facility = byId.get(a.id)
    const key = `${a.id} ${a.rule}`
    const half = halfSpread(a, facility)
    const error = a.uncertainty_mm / 1000
    if (facility && a.zone_mm > 0 && OWN_ZONE.has(a.rule)) {
      zones.push({
        key,
        verdict: a.verdict,
        geometry: facility.geometry,
        width: a.zone_mm / 1000 + half,
        error,
        unknown: facility.zone?.error_unknown === true,
      })
    }
    const wanted = place === 0 || (a.verdict !== 'outside' && !besides(a))
    if (a.nearest && wanted && a.conductor_mm > 0 && leaders.length < MOST_LEADERS) {
      leaders.push({
        key,
        verdict: a.verdict,
        first: place === 0,
        site: a.nearest.site,
        facility: toConductor(a.nearest.site, a.nearest.facility, half),
        distance: a.conductor_mm / 1000,
        error,
        required: withReach(a, reach).zone_mm / 1000,
      })
    }
  }
  // Worst last, so that its band lies on top where zones meet.
  zones.sort((a, b) => RANK[b.verdict] - RANK[a.verdict])
  return { facilities: [...drawn], zones, leaders, verdict: screening?.verdict ?? null, counts }
}

/** The zone of a facility nobody asked about; null: it has none, or none is known. */
export function plainZone(f: DrawnFacility): Zone | null {
  if (!f.zone) return null
  const [least, most] = f.half_spread_range_m ?? [f.half_spread_m ?? 0, f.half_spread_m ?? 0]
  return {
    key: f.id,
    verdict: 'outside',
    geometry: f.geometry,
    width: f.zone.width_m + (least + most) / 2,
    error: f.zone.error_m ?? 0,
    unknown: f.zone.error_unknown === true,
  }
}

/** What of the data is not sure, for the legend. */
export interface Unsure {
  /** A position whose error nobody stated. */
  error: boolean
  /** The site's outline errs so much that it is seen. */
  site: boolean
  /** Outer conductors at a typical distance, or at one that nobody knows. */
  assumed: boolean
  spread: boolean
}

/** `plain`: zones nobody asked about are drawn as well. */
export function unsureOf(
  { facilities, zones }: Pick<Scene, 'facilities' | 'zones'>,
  plain: boolean,
  site: SiteHalo | undefined,
): Unsure {
  const band = zones.some(z => z.unknown) || (plain && facilities.some(f => f.zone?.error_unknown))
  return {
    error: band || site?.accuracy_unknown === true,
    site: site?.accuracy_unknown === false,
    assumed: facilities.some(f => f.spread === 'assumed'),
    spread: facilities.some(f => f.spread === 'unknown'),
  }
}

/** All lines, rings and points of a geometry, flat. */
export function partsOf(g: Geometry): { kind: 'point' | 'line' | 'ring'; points: LonLat[] }[] {
  const at = (p: number[]): LonLat => [p[0] as number, p[1] as number]
  const c = g.coordinates
  switch (g.type) {
    case 'Point':
      return [{ kind: 'point', points: [at(c as number[])] }]
    case 'MultiPoint':
      return (c as number[][]).map(p => ({ kind: 'point', points: [at(p)] }))
    case 'LineString':
      return [{ kind: 'line', points: (c as number[][]).map(at) }]
    case 'MultiLineString':
      return (c as number[][][]).map(l => ({ kind: 'line', points: l.map(at) }))
    case 'Polygon':
      return (c as number[][][]).slice(0, 1).map(r => ({ kind: 'ring', points: r.slice(0, -1).map(at) }))
    case 'MultiPolygon':
      return (c as number[][][][]).flatMap(p =>
        p.slice(0, 1).map(r => ({ kind: 'ring' as const, points: r.slice(0, -1).map(at) })),
      )
    case 'GeometryCollection':
      return ((g as unknown as { geometries?: Geometry[] }).geometries ?? []).flatMap(partsOf)
    default:
      return []
  }
}

/** Sorts of facility as drawn; the core's kind first, the geometry where it says nothing. */
export type Sign = 'line' | 'cable' | 'tower' | 'pole' | 'area'

export function signOf(f: DrawnFacility): Sign {
  const point = f.geometry.type === 'Point' || f.geometry.type === 'MultiPoint'
  if (point) return f.voltage_kv !== null && f.voltage_kv <= 20 ? 'pole' : 'tower'
  if (f.geometry.type === 'Polygon' || f.geometry.type === 'MultiPolygon') return 'area'
  return /cable/.test(f.kind) ? 'cable' : 'line'
}
