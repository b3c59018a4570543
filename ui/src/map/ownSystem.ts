/**
 * An office's own coordinate system, converted for display as the core does it (crates/geofence/src/crs/own). The core
 * converts again and measures; nothing is decided with these numbers.
 */
import proj4, { type Converter } from 'proj4'
import type { OwnCrs } from '../api/types/OwnCrs'
import type { OwnPlane } from '../api/types/OwnPlane'
import type { SevenParameters } from '../api/types/SevenParameters'
import type { LonLat } from './geodesy'

type Pair = readonly [number, number]
type Axes = { a: number; f: number }

const ELLIPSOIDS: Record<'krassovsky' | 'iag75' | 'grs80', Axes> = {
  krassovsky: { a: 6378245, f: 1 / 298.3 },
  iag75: { a: 6378140, f: 1 / 298.257 },
  grs80: { a: 6378137, f: 1 / 298.257222101 },
}
const RAD = Math.PI / 180
const ARCSEC = Math.PI / 648_000

type Vector = readonly [number, number, number]

function space({ a, f }: Axes, [lon, lat]: LonLat): Vector {
  const e2 = f * (2 - f)
  const [sin, cos] = [Math.sin(lat * RAD), Math.cos(lat * RAD)]
  const n = a / Math.sqrt(1 - e2 * sin * sin)
  return [n * cos * Math.cos(lon * RAD), n * cos * Math.sin(lon * RAD), n * (1 - e2) * sin]
}

/** Drops the height along the normal. */
function ground({ a, f }: Axes, [x, y, z]: Vector): LonLat {
  const e2 = f * (2 - f)
  const p = Math.hypot(x, y)
  let lat = Math.atan2(z, p * (1 - e2))
  for (let i = 0; i < 8; i++) {
    const sin = Math.sin(lat)
    const n = a / Math.sqrt(1 - e2 * sin * sin)
    lat = Math.atan2(z + e2 * n * sin, p)
  }
  return [Math.atan2(y, x) / RAD, lat / RAD]
}

function moved(s: SevenParameters, [x, y, z]: Vector): Vector {
  const sign = s.convention === 'position_vector' ? ARCSEC : -ARCSEC
  const [rx, ry, rz] = [s.rx_arcsec * sign, s.ry_arcsec * sign, s.rz_arcsec * sign]
  const m = 1 + s.scale_ppm * 1e-6
  return [
    s.dx_m + m * (x - rz * y + ry * z),
    s.dy_m + m * (rz * x + y - rx * z),
    s.dz_m + m * (-ry * x + rx * y + z),
  ]
}

const projections = new Map<string, Converter>()

/** A transverse Mercator plane over an ellipsoid, from and to degrees on that same ellipsoid. */
function projection({ a, f }: Axes, p: OwnPlane): Converter {
  const text = `+proj=tmerc +lat_0=0 +lon_0=${p.central_meridian} +k=${p.scale} +x_0=${p.false_easting_m} +y_0=${p.false_northing_m} +a=${a} +rf=${1 / f} +units=m +no_defs`
  const known = projections.get(text)
  if (known) return known
  // Without a datum of its own on either side proj4 shifts nothing.
  const made = proj4(`+proj=longlat +a=${a} +rf=${1 / f} +no_defs`, text)
  projections.set(text, made)
  return made
}

/** The CGCS2000 zone that four parameters lead to; EPSG's numbering. */
function zonePlane(code: number): OwnPlane | null {
  const plane = (meridian: number, prefix: number): OwnPlane => ({
    central_meridian: meridian,
    false_easting_m: 500_000 + prefix * 1_000_000,
    false_northing_m: 0,
    scale: 1,
  })
  if (code >= 4491 && code <= 4501) return plane(6 * (code - 4478) - 3, code - 4478)
  if (code >= 4502 && code <= 4512) return plane(75 + 6 * (code - 4502), 0)
  if (code >= 4513 && code <= 4533) return plane(3 * (code - 4488), code - 4488)
  if (code >= 4534 && code <= 4554) return plane(75 + 3 * (code - 4534), 0)
  return null
}

/** Whether its coordinates are metres in a plane. */
export function isPlane({ way }: OwnCrs): boolean {
  return way.by === 'four' || way.plane != null
}

const finite = (p: readonly number[]): boolean => p.every(Number.isFinite)

/** CGCS2000 of a pair, east first; null where it makes no position. */
export function ownToLonLat({ way }: OwnCrs, pair: Pair): LonLat | null {
  let out: LonLat
  if (way.by === 'seven') {
    const on = ELLIPSOIDS[way.ellipsoid]
    const old = way.plane ? projection(on, way.plane).inverse([pair[0], pair[1]]) : pair
    out = ground(ELLIPSOIDS.grs80, moved(way.parameters, space(on, [old[0] as number, old[1] as number])))
  } else {
    const plane = zonePlane(way.target)
    if (!plane) return null
    const { sin, cos, k } = turn(way.parameters)
    const [e, n] = pair
    const there: [number, number] = [
      way.parameters.east_m + k * (n * sin + e * cos),
      way.parameters.north_m + k * (n * cos - e * sin),
    ]
    out = projection(ELLIPSOIDS.grs80, plane).inverse(there) as [number, number]
  }
  return finite(out) && Math.abs(out[0]) <= 180 && Math.abs(out[1]) < 90 ? out : null
}

export function lonLatToOwn({ way }: OwnCrs, p: LonLat): Pair | null {
  if (way.by === 'seven') {
    const on = ELLIPSOIDS[way.ellipsoid]
    // The height is dropped on both sides, so the way back is the way there, solved.
    let old: LonLat = p
    for (let i = 0; i < 12; i++) {
      const image = ground(ELLIPSOIDS.grs80, moved(way.parameters, space(on, old)))
      old = [old[0] + p[0] - image[0], old[1] + p[1] - image[1]]
    }
    const out = way.plane ? projection(on, way.plane).forward([old[0], old[1]]) : old
    return finite(out) ? [out[0] as number, out[1] as number] : null
  }
  const plane = zonePlane(way.target)
  if (!plane) return null
  const [east, north] = projection(ELLIPSOIDS.grs80, plane).forward([p[0], p[1]]) as [number, number]
  const { sin, cos, k } = turn(way.parameters)
  const [e, n] = [(east - way.parameters.east_m) / k, (north - way.parameters.north_m) / k]
  const out: Pair = [e * cos - n * sin, e * sin + n * cos]
  return finite(out) ? out : null
}

function turn(p: { rotation_arcsec: number; turn: string; scale_ppm: number }): {
  sin: number
  cos: number
  k: number
} {
  const angle = p.rotation_arcsec * ARCSEC * (p.turn === 'clockwise' ? 1 : -1)
  return { sin: Math.sin(angle), cos: Math.cos(angle), k: 1 + p.scale_ppm * 1e-6 }
}
