/**
 * Coordinate systems a site may be entered in, and their conversion for display.
 * Pairs are (east, north): longitude and latitude in degrees, or Gauss-Krueger metres. A site is sent in the system
 * it was entered in; the core converts again and measures. WGS 84 and CGCS2000 count as one here: they differ by less
 * than a pixel.
 */
import proj4, { type Converter } from 'proj4'
import type { OwnCrs } from '../api/types/OwnCrs'
import type { LonLat } from './geodesy'
import { isPlane, lonLatToOwn, ownToLonLat } from './ownSystem'

export type Pair = readonly [east: number, north: number]

export type SystemKind = 'geographic' | 'zone' | 'meridian' | 'shifted' | 'own'

export interface System {
  /** As sent: `EPSG:4528`, `GCJ-02`. */
  code: string
  kind: SystemKind
  /** Central meridian in degrees, Gauss-Krueger only. */
  meridian?: number
  /** 3° zone number, the prefix of the east coordinate. */
  zone?: number
  /** The office's parameters, own systems only. */
  own?: OwnCrs
}

export const WGS84 = 'EPSG:4326'
export const CGCS2000 = 'EPSG:4490'
export const GCJ02 = 'GCJ-02'

/** 3° zones of China: 25 (75° E) to 45 (135° E). */
const FIRST_ZONE = 25
const LAST_ZONE = 45

function build(): Map<string, System> {
  const all: System[] = [
    { code: CGCS2000, kind: 'geographic' },
    { code: WGS84, kind: 'geographic' },
    { code: GCJ02, kind: 'shifted' },
  ]
  for (let zone = FIRST_ZONE; zone <= LAST_ZONE; zone++) {
    all.push({ code: zoneCode(zone), kind: 'zone', zone, meridian: zone * 3 })
    all.push({ code: meridianCode(zone * 3), kind: 'meridian', zone, meridian: zone * 3 })
  }
  return new Map(all.map(s => [s.code, s]))
}

/** EPSG code of the 3° zone whose east coordinates carry the zone number. */
export function zoneCode(zone: number): string {
  return `EPSG:${4488 + zone}`
}

/** EPSG code of the 3° zone by its central meridian, east coordinates without a prefix. */
export function meridianCode(meridian: number): string {
  return `EPSG:${4509 + meridian / 3}`
}

const SYSTEMS = build()

let own = new Map<string, System>()

/** Takes the office's own systems in place of those there were. */
export function setOwnSystems(list: readonly OwnCrs[]): void {
  own = new Map(list.map(o => [o.label, { code: o.label, kind: 'own', own: o }]))
}

export function system(code: string): System | undefined {
  return SYSTEMS.get(code) ?? own.get(code)
}

export function systems(): System[] {
  return [...SYSTEMS.values(), ...own.values()]
}

/** The 3° zone a longitude lies in. */
export function zoneOf(lon: number): number {
  return Math.min(LAST_ZONE, Math.max(FIRST_ZONE, Math.round(lon / 3)))
}

export function isMetric(code: string): boolean {
  const s = system(code)
  return s?.kind === 'zone' || s?.kind === 'meridian' || (s?.own !== undefined && isPlane(s.own))
}

const projections = new Map<string, Converter>()

function projection(s: System): Converter {
  const cached = projections.get(s.code)
  if (cached) return cached
  const falseEast = 500000 + (s.kind === 'zone' ? (s.zone ?? 0) * 1_000_000 : 0)
  const made = proj4(
    `+proj=tmerc +lat_0=0 +lon_0=${s.meridian} +k=1 +x_0=${falseEast} +y_0=0 +ellps=GRS80 +units=m +no_defs`,
  )
  projections.set(s.code, made)
  return made
}

/** Longitude and latitude (WGS 84) of a pair; null for an unknown system or numbers that make no position. */
export function toLonLat(code: string, pair: Pair): LonLat | null {
  const s = system(code)
  if (!s) return null
  let p: LonLat
  if (s.own) return ownToLonLat(s.own, pair)
  if (s.kind === 'geographic') p = [pair[0], pair[1]]
  else if (s.kind === 'shifted') p = fromGcj(pair)
  else p = projection(s).inverse([pair[0], pair[1]]) as [number, number]
  return Number.isFinite(p[0]) && Number.isFinite(p[1]) && Math.abs(p[0]) <= 180 && Math.abs(p[1]) < 90
    ? p
    : null
}

/** A position in a system, rounded to what the system's writing carries: 1 mm, or 1e-9 degree. */
export function fromLonLat(code: string, p: LonLat): Pair | null {
  const s = system(code)
  if (!s) return null
  if (s.own) {
    const there = lonLatToOwn(s.own, p)
    const digits = isPlane(s.own) ? 3 : 9
    return there && [round(there[0], digits), round(there[1], digits)]
  }
  if (s.kind === 'geographic') return [round(p[0], 9), round(p[1], 9)]
  if (s.kind === 'shifted') return toGcj(p).map(v => round(v, 9)) as unknown as Pair
  const [east, north] = projection(s).forward([p[0], p[1]]) as [number, number]
  return [round(east, 3), round(north, 3)]
}

function round(value: number, digits: number): number {
  const f = 10 ** digits
  return Math.round(value * f) / f
}

/* GCJ-02: the published shift formula, on the ellipsoid it was written with (Krasovsky 1940). Good to a few
   decimetres against real map services, so it is for showing only; the core gives it at least 1 m of error. */
const KA = 6378245
const KE2 = 0.006693421622965943
const PI = Math.PI

/** The three sine pairs both formulas share. */
function ripple(x: number, y: number): { both: number; lat: number; lon: number } {
  const wave = (v: number, a: number, b: number, c: number, ka: number, kb: number, kc: number): number =>
    ((a * Math.sin(v * ka) + b * Math.sin(v * kb) + c * Math.sin(v * kc)) * 2) / 3
  return {
    both: ((20 * Math.sin(6 * x * PI) + 20 * Math.sin(2 * x * PI)) * 2) / 3,
    lat:
      ((20 * Math.sin(y * PI) + 40 * Math.sin((y / 3) * PI)) * 2) / 3 +
      wave(y, 160, 320, 0, PI / 12, PI / 30, 0),
    lon:
      ((20 * Math.sin(x * PI) + 40 * Math.sin((x / 3) * PI)) * 2) / 3 +
      wave(x, 150, 300, 0, PI / 12, PI / 30, 0),
  }
}

export function toGcj(p: Pair): Pair {
  const x = p[0] - 105
  const y = p[1] - 35
  const w = ripple(x, y)
  const root = Math.sqrt(Math.abs(x))
  const dLat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + w.both + w.lat
  const dLon = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + w.both + w.lon
  const rad = (p[1] / 180) * PI
  const m = 1 - KE2 * Math.sin(rad) ** 2
  return [
    p[0] + (dLon * 180) / ((KA / Math.sqrt(m)) * Math.cos(rad) * PI),
    p[1] + (dLat * 180) / (((KA * (1 - KE2)) / (m * Math.sqrt(m))) * PI),
  ]
}

/** Inverse by fixed point: the shift changes by less than a part in a thousand over its own length. */
export function fromGcj(g: Pair): Pair {
  let lon = g[0]
  let lat = g[1]
  for (let i = 0; i < 12; i++) {
    const back = toGcj([lon, lat])
    lon += g[0] - back[0]
    lat += g[1] - back[1]
  }
  return [lon, lat]
}
