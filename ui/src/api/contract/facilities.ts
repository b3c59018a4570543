/** Facility data and policy. */
import type { RoutingView } from './application'
import type { Due, Params, Problem } from './common'
import type { DrawnFacility, FacilityKind } from './zone'

export type FacilitiesVersion = {
  version: string
  number: number
  made_at: string
  by_name: string
  label: string
  note: string
  crs_confirmed: string
  facilities: number
  rejected: number
  counts: { kind: FacilityKind; voltage_kv: number | null; count: number }[]
  attribution: string[]
  extent: Extent | null
  coverage: { as_of: string | null; by: string | null }[]
}
/** West, south, east, north, degrees. */
export type Extent = [number, number, number, number]
/** What a column of a file is read as. */
export type FacilityField = 'id' | 'name' | 'voltage' | 'kind' | 'owner' | 'spread' | 'accuracy'
export type FileReport = {
  file: string
  format: string
  encoding: string
  encoding_by: string
  crs: string
  crs_by: 'stated' | 'default' | 'given' | 'unknown'
  columns: { name: string; samples: string[]; field: FacilityField | null }[]
  rows: number
  placed: number
  rejected: { row: number; code: string; name: string | null }[]
  warnings: { row: number | null; code: string; name: string | null; params: Params }[]
  extent: Extent | null
}
export type ReadReport = { files: FileReport[]; repeated_ids: number; extent: Extent | null }
export type CrsCandidate = {
  crs: string
  fits: boolean
  /** Distance of the file's towers to known ones, metres. */
  misfit_m: number | null
  matched: number
  extent: Extent | null
  chosen: boolean
}
export interface FacilitiesOperations {
  'facilities/current': {
    request: Record<string, never>
    answer: { version: null | FacilitiesVersion; versions: FacilitiesVersion[]; damaged: boolean }
  }
  'facilities/draw': {
    request: { bbox: Extent; case?: string | null }
    answer: {
      facilities: DrawnFacility[]
      extent: Extent | null
      attributions: string[]
      truncated: boolean
    }
  }
  'facilities/read': {
    request: {
      files: { name: string; file: string }[]
      crs: string | null
      columns: { [field in FacilityField]?: string }
      spread_m: number | null
      accuracy_m: number | null
      label: string
      attribution: string | null
      licence: string | null
    }
    answer: { reading: string }
  }
  'facilities/reading': {
    request: { reading: string }
    answer: {
      state: 'reading' | 'ready' | 'failed' | 'cancelled'
      done: number
      total: number
      error: Problem | null
      report: ReadReport | null
      preview: DrawnFacility[]
      crs_candidates: CrsCandidate[]
      difference: {
        added: number
        removed: number
        moved: number
        voltage_changed: number
        affected_open: number
        affected_approved: number
      } | null
    }
  }
  'facilities/cancel': { request: { reading: string }; answer: Record<string, never> }
  'facilities/make_current': {
    request: {
      reading: string
      crs_confirmed: string
      accept_rejects: boolean
      confirm_removed: boolean
      mode: 'replace' | 'add'
      coverage: null | { complete: boolean; note: string }
      note: string
    }
    answer: FacilitiesVersion
  }
  'policy/show': {
    request: Record<string, never>
    answer: {
      tiers: unknown
      clocks: unknown
      zones: unknown
      calendar: { years: number[]; settled_until: string }
      versions: { tiers: string; clocks: string; zones: string }
      conflicts: unknown
    }
  }
  'policy/simulate': {
    request: { voltage: string; capacity: string; existing: string; received_at: string | null }
    answer: { routing: RoutingView; dues: Due[] }
  }
}
