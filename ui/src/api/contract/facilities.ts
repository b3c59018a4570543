/** Facility data and policy. */
import type { AnswerCorrectionRequest } from '../types/AnswerCorrectionRequest'
import type { Cell } from '../types/Cell'
import type { ChangeEffect } from '../types/ChangeEffect'
import type { CorrectionList } from '../types/CorrectionList'
import type { DrawingLayer } from '../types/DrawingLayer'
import type { DrawingLayerUse } from '../types/DrawingLayerUse'
import type { EditPopulatedRequest } from '../types/EditPopulatedRequest'
import type { FacilitiesPreviewRequest } from '../types/FacilitiesPreviewRequest'
import type { FacilityAttributes } from '../types/FacilityAttributes'
import type { FacilityRenamed } from '../types/FacilityRenamed'
import type { LeftOut } from '../types/LeftOut'
import type { OwnSystemsAnswer } from '../types/OwnSystemsAnswer'
import type { PopulatedAnswer } from '../types/PopulatedAnswer'
import type { PopulatedChange } from '../types/PopulatedChange'
import type { ReadPopulatedAnswer } from '../types/ReadPopulatedAnswer'
import type { ReadPopulatedRequest } from '../types/ReadPopulatedRequest'
import type { RenamedPair } from '../types/RenamedPair'
import type { SetOwnSystemsRequest } from '../types/SetOwnSystemsRequest'
import type { Strokes } from '../types/Strokes'
import type { TryOwnSystemAnswer } from '../types/TryOwnSystemAnswer'
import type { TryOwnSystemRequest } from '../types/TryOwnSystemRequest'
import type { RoutingView } from './application'
import type { Done, Due, Params, Problem, Stage, Verdict } from './common'
import type { DrawnFacility, FacilityKind, GeoJson } from './zone'

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
export type FacilityField =
  | 'id'
  | 'name'
  | 'voltage'
  | 'kind'
  | 'owner'
  | 'spread'
  | 'accuracy'
  | 'water'
  | 'wind_deviation'
  | 'safe_distance'
  | 'height'
  | 'height_accuracy'
export type FileReport = {
  file: string
  format: string
  encoding: string
  encoding_by: string
  crs: string
  crs_by: 'stated' | 'default' | 'given' | 'unknown'
  /** `place`: says where things are or in which order, which is read though no field is. */
  columns: { name: string; samples: string[]; field: FacilityField | null; place?: boolean }[]
  rows: number
  placed: number
  rejected: { row: number; code: string; name: string | null }[]
  warnings: { row: number | null; code: string; name: string | null; params: Params }[]
  extent: Extent | null
  /** Layers of a drawing; other files have none. */
  layers: DrawingLayer[]
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
/** A facility by its name or id, found in everything loaded. */
export type FacilityFound = {
  id: string
  name: string | null
  kind: FacilityKind
  voltage_kv: number | null
  owner: string | null
  extent: Extent
}
/** A facility as a person describes it; lengths in metres, `voltage` in words such as `10kV`. */
export type FacilityInput = {
  /** Of the facility it takes the place of; null for a new one. */
  id: string | null
  name: string
  kind: FacilityKind
  voltage: string
  owner: string
  spread_m: number | null
  /** The spread stays as recorded, also a typical one. */
  keep_spread?: boolean
  accuracy_m: number | null
  /** In `crs`. */
  geometry: GeoJson
  crs: string
  /** All that is stated from now on; absent or null: as recorded. */
  attributes?: FacilityAttributes | null
}
/** A case's answer under one version of the data. */
export type AnswerThen = {
  verdict: Verdict
  facilities_version: string
  /** Facilities whose zone the site is in, by name or id. */
  inside: string[]
  reasons: string[]
}
/** A case whose answer is another one now. */
export type AffectedCase = {
  case: string
  number: string
  /** The case's version, which a settlement has to name. */
  expected: number
  applicant: string
  stage: Stage
  /** Approved or supplied already. */
  approved: boolean
  /** As it stands in the case. */
  before: AnswerThen
  /** By the data in force. */
  after: AnswerThen
}
/** What making a reading current would do. */
export type FacilitiesPreview = {
  difference: NonNullable<FacilitiesOperations['facilities/reading']['answer']['difference']>
  renamed: RenamedPair[]
  checked: number
  cases: AffectedCase[]
}
/** The case keeps what was decided, or goes back to survey. */
export type ChangeDecision = 'stands' | 'resurvey'
export interface FacilitiesOperations {
  'facilities/affected': {
    request: { since: string | null }
    answer: { since: string | null; version: string; checked: number; cases: AffectedCase[] }
  }
  'facilities/corrections': { request: Record<string, never>; answer: CorrectionList }
  'facilities/answer_correction': { request: AnswerCorrectionRequest; answer: Done }
  'facilities/edit': {
    request: { expected: string; put: FacilityInput[]; remove: string[]; reason: string }
    answer: FacilitiesVersion
  }
  'facilities/preview_edit': {
    request: { expected: string; put: FacilityInput[]; remove: string[] }
    answer: ChangeEffect
  }
  'facilities/restore': { request: { number: number; reason: string }; answer: FacilitiesVersion }
  'facilities/search': { request: { query: string }; answer: { rows: FacilityFound[]; more: boolean } }
  'facilities/settle': {
    request: { case: string; expected: number; decision: ChangeDecision; reason: string }
    answer: Done
  }
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
      /** What had no room, by voltage. */
      left_out?: LeftOut[]
    }
  }
  'facilities/cell': {
    request: Cell
    answer: { version: string | null; facilities: DrawnFacility[]; strokes: Strokes[]; left_out: LeftOut[] }
  }
  'facilities/read': {
    request: {
      files: { name: string; file: string }[]
      crs: string | null
      columns: { [field in FacilityField]?: string }
      /** By file, as the report names it. */
      encodings?: { [file: string]: string }
      /** By layer of a drawing. */
      layers?: { [layer: string]: DrawingLayerUse }
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
        /** Known ones that an added file describes otherwise. */
        updated: number
        affected_open: number
        affected_approved: number
      } | null
    }
  }
  'facilities/cancel': { request: { reading: string }; answer: Record<string, never> }
  'facilities/preview': { request: FacilitiesPreviewRequest; answer: FacilitiesPreview }
  'facilities/make_current': {
    request: {
      reading: string
      crs_confirmed: string
      accept_rejects: boolean
      confirm_removed: boolean
      mode: 'replace' | 'add'
      same?: FacilityRenamed[]
      coverage: null | { complete: boolean; note: string }
      note: string
    }
    answer: FacilitiesVersion
  }
  'facilities/own_systems': { request: Record<string, never>; answer: OwnSystemsAnswer }
  'facilities/attributes': { request: { id: string }; answer: FacilityAttributes }
  'facilities/populated': { request: Record<string, never>; answer: PopulatedAnswer }
  'facilities/read_populated': { request: ReadPopulatedRequest; answer: ReadPopulatedAnswer }
  'facilities/preview_populated': { request: PopulatedChange; answer: ChangeEffect }
  'facilities/edit_populated': { request: EditPopulatedRequest; answer: FacilitiesVersion }
  'facilities/try_own_system': { request: TryOwnSystemRequest; answer: TryOwnSystemAnswer }
  'facilities/set_own_systems': { request: SetOwnSystemsRequest; answer: OwnSystemsAnswer }
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
