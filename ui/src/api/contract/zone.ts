/** What the geofence is asked and what it answers. */
import type { DrawnSpread } from '../types/DrawnSpread'
import type { SiteHalo } from '../types/SiteHalo'
import type { Coded, Verdict } from './common'

/** GeoJSON as the core sends and takes it: the kind is told by `type`. */
export type GeoJson = { type: string; coordinates: unknown }
/** GeoJSON geometry of the site, in `crs` (null: not known). */
export type Geometry =
  | { type: 'Point'; coordinates: number[] }
  | { type: 'LineString'; coordinates: number[][] }
  | { type: 'Polygon'; coordinates: number[][][] }
  | { type: 'MultiPolygon'; coordinates: number[][][][] }
  | { type: 'MultiLineString'; coordinates: number[][][] }
  | { type: 'MultiPoint'; coordinates: number[][] }
/** Declared work; `reach_m` is the crane's reach, `stand` where it stands, in the site's coordinate system, easting or longitude first. */
export type Work = {
  building: boolean
  crane: boolean
  excavation: boolean
  piling: boolean
  drilling: boolean
  earth: boolean
  blasting: boolean
  vehicle: boolean
  reach_m: number | null
  stand: [number, number] | null
  building_height_m: number | null
  /** Highest part of the machine, vehicle or crane; absent: not told. */
  machine_height_m?: number | null
}
/** How the outline came about; decides its accuracy where none is stated. */
export type SiteSource =
  | { by: 'drawn'; scale: number }
  | { by: 'rtk' }
  | { by: 'asbuilt' }
  | { by: 'digitised_500' }
  | { by: 'digitised_2000' }
  | { by: 'digitised_10000' }
  | { by: 'gps'; accuracy_m: number }
  | { by: 'taped' }
  | { by: 'file' }
  | { by: 'unknown' }
export type SiteInput = {
  geometry: Geometry
  crs: string | null
  source: SiteSource
  accuracy_m: number | null
  height_m: number | null
}
export type ZoneRule =
  | 'overhead_zone'
  | 'low_voltage_clearance'
  | 'foundation_ring'
  | 'blasting'
  | 'cable_zone'
  | 'station_fence'
  | 'crane'
  | 'clearance_vertical'
  | 'none'
export type FacilityKind =
  | 'line'
  | 'cable'
  | 'river_cable'
  | 'sea_cable'
  | 'tower'
  | 'guy'
  | 'substation'
  | 'plant'
  | 'unknown'
/** One facility by one rule. `conductor_mm` is the distance to the outer conductor, `uncertainty_mm` its 95 % bound. */
export type FacilityAnswer = {
  id: string
  name: string | null
  kind: FacilityKind
  voltage_kv: number | null
  owner: string | null
  centreline_mm: number
  conductor_mm: number
  zone_mm: number
  inside_mm: number
  overlap_m2: number
  uncertainty_mm: number
  verdict: Verdict
  rule: ZoneRule
  protection_zone: boolean
  clause: string | null
  status: 'verified' | 'secondary' | 'memory' | null
  effects: { kind: 'forbidden' | 'permission' | 'distance'; what: string; clause: string }[]
  notes: string[]
  nearest: { site: [number, number]; facility: [number, number] }
}
/** The whole answer, facilities nearest first. */
export type Screening = {
  verdict: Verdict
  facilities: FacilityAnswer[]
  reasons: Coded[]
  site_hash: string
  facilities_version: string
  rules_version: string
  area_m2: number
}
export type { SiteHalo }
export type DrawnFacility = {
  id: string
  name: string | null
  kind: FacilityKind
  voltage_kv: number | null
  owner: string | null
  verdict: Verdict | null
  geometry: Geometry
  half_spread_m: number | null
  /** Of an overhead line: how sure that is. */
  spread?: DrawnSpread
  /** Smallest and largest half spread that the data allows. */
  half_spread_range_m?: [number, number]
  /** Stated position error; absent: nobody stated one. */
  accuracy_m?: number
  /** Position error that counts, stated or the policy's. */
  error_m?: number
  /** Only the part in the cell is here. */
  cut?: boolean
  zone: {
    width_m: number
    inner: Geometry | null
    outer: Geometry | null
    error_m?: number
    error_unknown?: boolean
  } | null
}
export type Lawful = {
  shift: { north_m: number; east_m: number; distance_m: number } | null
  cut_off_m2: number
  left_m2: number
}
