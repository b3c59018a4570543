/**
 * Lengths, bearings, areas and offsets on the ellipsoid for drawing.
 * Longitude and latitude in degrees, lengths in metres, bearings in degrees clockwise from north.
 * The verdict is computed by the core; these figures are what a person sees while drawing.
 *
 * Formulas: the mid-latitude frame. At the mean latitude one degree east is N cos(lat) and one degree north
 * is M (radii of curvature of the prime vertical and the meridian). Against the geodesic the relative error
 * is of the order (s / R)² / 24, so below 0.01 mm for the few hundred metres of a site.
 */

/** Longitude, latitude in degrees. */
export type LonLat = readonly [lon: number, lat: number]

/** GRS 80 semi-major axis, metres (the ellipsoid of CGCS2000; WGS 84 differs by 0.1 mm in b). */
const A = 6378137
/** First eccentricity squared of GRS 80. */
const E2 = 0.006694380022903416
const RAD = Math.PI / 180

interface Radii {
  /** Metres for one degree of longitude. */
  east: number
  /** Metres for one degree of latitude. */
  north: number
}

function radiiAt(lat: number): Radii {
  const s = Math.sin(lat * RAD)
  const w = 1 - E2 * s * s
  const n = A / Math.sqrt(w)
  return { east: n * Math.cos(lat * RAD) * RAD, north: ((A * (1 - E2)) / (w * Math.sqrt(w))) * RAD }
}

/** Metres east and north from `a` to `b`. */
export function delta(a: LonLat, b: LonLat): [east: number, north: number] {
  const r = radiiAt((a[1] + b[1]) / 2)
  return [(b[0] - a[0]) * r.east, (b[1] - a[1]) * r.north]
}

/** Distance in metres. */
export function distance(a: LonLat, b: LonLat): number {
  return Math.hypot(...delta(a, b))
}

/** Bearing from `a` to `b`, 0 to under 360; 0 where the two are one point. */
export function bearing(a: LonLat, b: LonLat): number {
  const [e, n] = delta(a, b)
  return (Math.atan2(e, n) / RAD + 360) % 360
}

/** The point `east` and `north` metres from `a`. */
export function shifted(a: LonLat, east: number, north: number): LonLat {
  // Two rounds: the mean latitude depends on the answer.
  let lat = a[1] + north / radiiAt(a[1]).north
  lat = a[1] + north / radiiAt((a[1] + lat) / 2).north
  return [a[0] + east / radiiAt((a[1] + lat) / 2).east, lat]
}

/** The point at `length` metres and `bearingDeg` from `a`. */
export function along(a: LonLat, length: number, bearingDeg: number): LonLat {
  return shifted(a, length * Math.sin(bearingDeg * RAD), length * Math.cos(bearingDeg * RAD))
}

/**
 * Signed area in m², counter-clockwise positive. The ring need not repeat its first point.
 * x = N cos(lat) dlon, y = meridian arc is equal-area, so only the bend of the edges is left out.
 */
export function signedArea(ring: readonly LonLat[]): number {
  const first = ring[0]
  if (!first || ring.length < 3) return 0
  const flat = ring.map((p): [number, number] => {
    const mid = radiiAt((first[1] + p[1]) / 2)
    return [(p[0] - first[0]) * radiiAt(p[1]).east, (p[1] - first[1]) * mid.north]
  })
  let twice = 0
  for (let i = 0; i < flat.length; i++) {
    const p = flat[i] as [number, number]
    const q = flat[(i + 1) % flat.length] as [number, number]
    twice += p[0] * q[1] - q[0] * p[1]
  }
  return twice / 2
}

/** Area in m². */
export function area(ring: readonly LonLat[]): number {
  return Math.abs(signedArea(ring))
}

/**
 * Inner angle in degrees at each vertex of a ring; for an open line the angle between the two edges, none at the ends.
 */
export function angles(points: readonly LonLat[], closed: boolean): (number | null)[] {
  const turn = closed && signedArea(points) < 0 ? -1 : 1
  return points.map((p, i) => {
    const before = points[i - 1] ?? (closed ? points[points.length - 1] : undefined)
    const after = points[i + 1] ?? (closed ? points[0] : undefined)
    if (!before || !after || points.length < 3) return null
    const open = bearing(p, after) - bearing(p, before)
    const angle = (((turn * open) % 360) + 360) % 360
    return closed ? angle : Math.min(angle, 360 - angle)
  })
}

/** A circle as a ring that encloses it (never cuts a part of it off), metres. */
export function circle(centre: LonLat, radius: number, corners = 48): LonLat[] {
  const outer = radius / Math.cos(Math.PI / corners)
  return Array.from({ length: corners }, (_, i) => along(centre, outer, 180 - (360 * i) / corners))
}
